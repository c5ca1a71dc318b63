/* What the hall sees: who has the floor, the time, the question, the way in. What it says is decided in ui/hall-content.h.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

#define DRIE_TYPE_HALL_PAGE (drie_hall_page_get_type ())
G_DECLARE_FINAL_TYPE (DrieHallPage, drie_hall_page, DRIE, HALL_PAGE, GtkWidget)

void drie_hall_page_set_evening (DrieHallPage *self, DrieEvening *evening); /* or NULL: nothing is shown */
/* Light letters on dark, whatever the desktop's style. */
void drie_hall_page_set_dark (DrieHallPage *self, gboolean dark);

G_END_DECLS
