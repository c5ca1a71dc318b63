/* Saying something to a screen reader without moving the focus. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Does nothing where GTK is older than 4.14, which has no such call. */
void drie_announce (GtkWidget *widget, const char *message);

G_END_DECLS
