/* Says that something takes its time, how far it is, and lets it be cancelled. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DrieBusyToast DrieBusyToast;

/**
 * drie_busy_toast_new:
 * @widget: (nullable): on whose window it shows
 * @title: "Saving the document…"
 *
 * Shows only if it still lives after half a second: what is quick needs no words. The program does not end while it lives: what was asked
 * for is carried out, also if the window is closed.
 */
DrieBusyToast *drie_busy_toast_new (GtkWidget *widget, const char *title);
/* Takes it off the window. */
void drie_busy_toast_free (DrieBusyToast *self);
/* Borrowed; cancelled by the toast's button. */
GCancellable *drie_busy_toast_get_cancellable (DrieBusyToast *self);
/* A DrieExportProgress: @data is a DrieBusyToast. */
void drie_busy_toast_tell (double done, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieBusyToast, drie_busy_toast_free)

G_END_DECLS
