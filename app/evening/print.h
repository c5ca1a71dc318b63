/* Documents on paper: the pages that the PDF has, for a printer. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "evening/library.h"

G_BEGIN_DECLS

typedef struct _DriePaper DriePaper;

/* Sets the pages on a worker thread. @what: its format does not matter. */
void drie_print_lay_out_async (DrieLibrary *library, gint64 id, const DrieExport *what, GCancellable *cancellable,
                               DrieExportProgress progress, gpointer progress_data, GAsyncReadyCallback callback, gpointer user_data);
/* Transfer full. */
DriePaper *drie_print_lay_out_finish (DrieLibrary *library, GAsyncResult *result, GError **error);
guint drie_print_count_pages (const DriePaper *paper);
/* @page: from 0. @cr: in points, its origin in the upper left corner of an A4 sheet. */
void drie_print_draw_page (const DriePaper *paper, cairo_t *cr, guint page);
void drie_print_free (DriePaper *paper);

G_END_DECLS
