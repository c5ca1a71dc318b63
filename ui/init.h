/* What must be there before the first widget. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Translations ($DRIE_LOCALE_DIR, else the installed ones), the resources and the widget types that templates name.
 * May be called more than once. Programs call it first; tests that make single widgets too, and then
 * adw_init (), which needs a display. */
void drie_ui_init (void);

/* The program's settings, or NULL where the schema is not installed: everything has a default then. Transfer full. */
GSettings *drie_ui_get_settings (void);

/* For dispose() of a widget that is a plain GtkWidget with a template: gtk_widget_dispose_template(), and the children that have no name
 * in the template go too. Not for other parents: they hold children of their own, which they let go of themselves. */
void drie_ui_dispose_template (GtkWidget *widget, GType type);

/* For class_init() of a widget that, asked to take the keyboard, hands it to one of its children. Tab still goes through all of them: a
 * plain GtkWidget would do what it does when asked, and the children before that one would never be reached. */
void drie_ui_class_set_grab_focus (GtkWidgetClass *widget_class, gboolean (*grab_focus) (GtkWidget *widget));

#define DRIE_RESOURCE_BASE "/io/github/driegesprek/Driegesprek"

/* Is the keyboard at it, or at something in it? */
gboolean drie_ui_has_focus (GtkWidget *widget);

G_END_DECLS
