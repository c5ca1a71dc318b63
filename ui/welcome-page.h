/* What the chair says at the welcome: theme, question, rules, how to join. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

#define DRIE_TYPE_WELCOME_PAGE (drie_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (DrieWelcomePage, drie_welcome_page, DRIE, WELCOME_PAGE, GtkWidget)

void drie_welcome_page_set_evening (DrieWelcomePage *self, DrieEvening *evening); /* NULL clears */

G_END_DECLS
