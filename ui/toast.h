/* A sentence at the lower edge of the window, for a while. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows @message in the toast overlay around @widget; does nothing without one. Plain text, never markup. What comes right after another
 * one takes its place. */
void drie_toast_show (GtkWidget *widget, const char *message);
/* The message of @error, unless it is NULL or a cancellation. */
void drie_toast_show_error (GtkWidget *widget, const GError *error);
/* The same with a button: @action is an action with its target, such as "win.undo" or "win.open(int64 5)". */
void drie_toast_show_action (GtkWidget *widget, const char *message, const char *button, const char *action);
/* Shows it when those that are there have had their time: the answers to several things that were asked for at once. @button, @action: or
 * NULL */
void drie_toast_queue (GtkWidget *widget, const char *message, const char *button, const char *action);

/* For other toasts: adds it, and takes it away again, though not while it moves into its place, which libadwaita 1.2 does not survive. */
void drie_toast_add (AdwToastOverlay *overlay, AdwToast *toast);
void drie_toast_dismiss (AdwToast *toast);

/* Takes away the last of these: what it says is over, and its button would do something else by now. Each one clears the one before. */
void drie_toast_clear (GtkWidget *widget);

G_END_DECLS
