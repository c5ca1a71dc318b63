/* Says that a file was saved, and opens it. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* "Saved: …" in a toast with a button that opens @file. */
void drie_saved_toast_show (GtkWidget *widget, GFile *file);
/* Without the button, of what no other program shows. */
void drie_saved_toast_show_only (GtkWidget *widget, GFile *file);
/* Installs what that button does, "win.open-file", on a class of windows. */
void drie_saved_toast_install (GtkWidgetClass *window_class);

G_END_DECLS
