/* Saving an evening's summary as PDF. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/library.h"

G_BEGIN_DECLS

/**
 * drie_save_summary:
 * @widget: on whose window the toast and the file chooser appear; it may go while that is open
 *
 * Asks where (suggesting Documents and a name out of date and theme), writes on a worker thread, says in a toast where it is. With
 * $DRIE_EXPORT_DIR set it asks nothing and writes there.
 */
void drie_save_summary (GtkWidget *widget, DrieLibrary *library, gint64 id, const DriePlan *plan);

/* "Driegesprek 2026-11-24 Homework.pdf": nothing in it that a file name must not hold. Transfer full. */
char *drie_save_summary_name (const DriePlan *plan);

G_END_DECLS
