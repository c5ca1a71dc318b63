/* The pages as PDF. SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/paper.h"

#include <glib/gi18n-lib.h>

#include "report/ink.h"
#include "report/writers.h"

static gboolean
draw_pages (const DriePaper *paper, cairo_surface_t *surface, GError **error)
{
  const DrieManuscript *manuscript = drie_paper_get_manuscript (paper);
  guint n = drie_paper_count_pages (paper);
  cairo_t *cr = cairo_create (surface);
  gboolean wanted = TRUE;

  for (guint page = 0; page < n && wanted; page++)
    {
      drie_paper_outline_page (paper, surface, page);
      drie_paper_draw_page (paper, cr, page);
      cairo_show_page (cr);
      wanted = drie_manuscript_advance (manuscript, n + page + 1, 2 * n, error); /* setting it was the first half */
    }
  cairo_destroy (cr);
  return wanted;
}

GBytes *
drie_report_write_pdf (const DriePaper *paper, GError **error)
{
  const DrieManuscript *manuscript = drie_paper_get_manuscript (paper);
  g_autoptr (GByteArray) buffer = g_byte_array_new ();
  cairo_surface_t *surface = drie_ink_pdf_new (buffer, manuscript->title, manuscript->school, manuscript->created);
  gboolean wanted = draw_pages (paper, surface, error);

  cairo_surface_finish (surface);
  cairo_status_t status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!wanted)
    return NULL;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, DRIE_REPORT_ERROR, DRIE_REPORT_ERROR_FAILED, _ ("The PDF could not be written: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&buffer));
}
