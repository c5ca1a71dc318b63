/* An evening in the archive's list. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/library.h"

G_BEGIN_DECLS

#define DRIE_TYPE_ARCHIVE_ROW (drie_archive_row_get_type ())
G_DECLARE_FINAL_TYPE (DrieArchiveRow, drie_archive_row, DRIE, ARCHIVE_ROW, GtkWidget)

GtkWidget *drie_archive_row_new (void);
/* @elsewhere: another window has the evenings open; one that runs, runs there. @words: what was searched for in @library, to be shown where
 * it is, or NULL */
void drie_archive_row_set_item (DrieArchiveRow *self, DrieLibraryItem *item, gboolean elsewhere, DrieLibrary *library, const char *words);
/* Which evening it is, whatever its theme: "Tuesday 24 November 2026 · Evening 2 of 2 that day · Follow-up". Transfer full. */
char *drie_archive_row_describe (DrieLibraryItem *item);
/* What else there is to do with the evening; the keyboard gets there by the list, see #DrieArchiveView. */
void drie_archive_row_open_menu (DrieArchiveRow *self);

G_END_DECLS
