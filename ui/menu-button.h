/* The main menu, the same on every screen. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For templates: <object class="DrieMenuButton"/> at the end of a header bar. F10 opens it. */
#define DRIE_TYPE_MENU_BUTTON (drie_menu_button_get_type ())
G_DECLARE_FINAL_TYPE (DrieMenuButton, drie_menu_button, DRIE, MENU_BUTTON, GtkWidget)

G_END_DECLS
