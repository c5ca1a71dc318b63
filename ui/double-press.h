/* The second press of a key that was pressed twice in a moment. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DrieDoublePress:
 *
 * A key that ends a step, or opens a form, may bring up a text and the keyboard with it. When it bounces, or is pressed twice by a nervous
 * hand, the second press is no letter for that text.
 */
typedef struct
{
  guint keyval;
  guint32 time;   /* ms, of the last press */
  gpointer focus; /* what had the keyboard at the first one; compared, never read */
} DrieDoublePress;

/* Of each press of a key in its turn: would it be taken for text that it is not? @state: the modifiers; @focus: what has the keyboard, or
 * NULL. */
gboolean drie_double_press_check (DrieDoublePress *self, guint keyval, GdkModifierType state, guint32 time, GtkWidget *focus);
/* Of what a key and a click do alike, each time: has it been done a moment ago? @last: when it was wished for last, monotonic, µs; 0 before
 * the first time. */
gboolean drie_double_press_again (gint64 *last);
/* Keeps such presses from the texts of @window, those in its popovers aside. */
void drie_double_press_watch (GtkWindow *window);
/* The same of a popover in such a window, which gets its keys by itself. */
void drie_double_press_watch_popover (GtkPopover *popover);

G_END_DECLS
