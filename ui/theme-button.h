/* "Choose a theme…": the shipped themes in a popover. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Signal `chosen` (id: string), see ui/theme-list.h. */
#define DRIE_TYPE_THEME_BUTTON (drie_theme_button_get_type ())
G_DECLARE_FINAL_TYPE (DrieThemeButton, drie_theme_button, DRIE, THEME_BUTTON, GtkWidget)

void drie_theme_button_popup (DrieThemeButton *self);

G_END_DECLS
