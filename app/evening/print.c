/* Documents on paper. SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening/print.h"

#include "evening/library-private.h"
#include "report/report.h"

void
drie_print_lay_out_async (DrieLibrary *library, gint64 id, const DrieExport *what, GCancellable *cancellable, DrieExportProgress progress,
                          gpointer progress_data, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (library, cancellable, callback, user_data);

  g_task_set_source_tag (task, drie_print_lay_out_async);
  drie_export_start (task, id, what, NULL, progress, progress_data);
}

DriePaper *
drie_print_lay_out_finish (DrieLibrary *library, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, library), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

guint
drie_print_count_pages (const DriePaper *paper)
{
  return drie_paper_count_pages (paper);
}

void
drie_print_draw_page (const DriePaper *paper, cairo_t *cr, guint page)
{
  drie_paper_draw_page (paper, cr, page);
}

void
drie_print_free (DriePaper *paper)
{
  drie_paper_free (paper);
}
