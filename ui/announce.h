/* Saying something to a screen reader without moving the focus. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * drie_announce:
 * @widget: what it is about
 * @message: a sentence, or a word or two
 *
 * Has it said once, as soon as nothing else is being said. Where GTK is older than 4.14, only in a window that drie_announce_in() was
 * called for.
 */
void drie_announce (GtkWidget *widget, const char *message);

/**
 * drie_announce_in:
 * @window: a window whose parts announce things
 * @overlay: where in it an unseen label has room
 */
void drie_announce_in (GtkWidget *window, GtkOverlay *overlay);

G_END_DECLS
