/* "Choose a theme…": the chair's own templates and the shipped themes in a popover. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/templates.h"

G_BEGIN_DECLS

/* Signals `chosen` (id: string), see ui/theme-list.h; `template-chosen` (template: DriePlanTemplate, borrowed); `template-removed`: can be
 * taken back. */
#define DRIE_TYPE_THEME_BUTTON (drie_theme_button_get_type ())
G_DECLARE_FINAL_TYPE (DrieThemeButton, drie_theme_button, DRIE, THEME_BUTTON, GtkWidget)

/* Where the templates are: the library's folder; NULL for none. */
void drie_theme_button_set_directory (DrieThemeButton *self, const char *directory);
void drie_theme_button_popup (DrieThemeButton *self);
void drie_theme_button_popdown (DrieThemeButton *self);
/* Puts back the template that was removed last; FALSE if there is none. */
gboolean drie_theme_button_restore (DrieThemeButton *self);

G_END_DECLS
