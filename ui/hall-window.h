/* The hall's screen: a second window, full screen on the beamer. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

/* Property `dark` (boolean): light letters on dark, whatever the desktop's style. What it shows is decided in ui/hall-content.h. */
#define DRIE_TYPE_HALL_WINDOW (drie_hall_window_get_type ())
G_DECLARE_FINAL_TYPE (DrieHallWindow, drie_hall_window, DRIE, HALL_WINDOW, GtkWindow)

GtkWidget *drie_hall_window_new (GtkApplication *application);
void drie_hall_window_set_evening (DrieHallWindow *self, DrieEvening *evening); /* or NULL: nothing is shown */
/* Full screen on a monitor that @chair is not on, or a plain window where there is no other. Follows monitors that come and go. */
void drie_hall_window_show_beside (DrieHallWindow *self, GtkWindow *chair);

G_END_DECLS
