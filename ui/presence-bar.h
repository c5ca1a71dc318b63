/* The lower edge: which phones are there, where they find us, whether they can. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

#define DRIE_TYPE_PRESENCE_BAR (drie_presence_bar_get_type ())
G_DECLARE_FINAL_TYPE (DriePresenceBar, drie_presence_bar, DRIE, PRESENCE_BAR, GtkWidget)

void drie_presence_bar_set_evening (DriePresenceBar *self, DrieEvening *evening); /* NULL clears */

G_END_DECLS
