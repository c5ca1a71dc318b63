/* The summary as PDF: pages, their heads and feet. SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/writers.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "report/flow.h"
#include "report/outline.h"
#include "report/typeset.h"
#include "report/words.h"

#define MARGIN_SIDE   (22 * DRIE_MM)
#define MARGIN_TOP    (25 * DRIE_MM)
#define MARGIN_BOTTOM (25 * DRIE_MM)
#define WIDTH         (DRIE_PAGE_WIDTH - 2 * MARGIN_SIDE)
#define HEIGHT        (DRIE_PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM)
#define HEAD_SIZE     8.5

typedef struct
{
  const DrieCatalog *catalog;
  PangoContext *context;
  char *theme;
  char *foot; /* which school's, and whether it is the last word: pages get parted */
  char *date;
} Frame;

static void
frame_clear (Frame *self)
{
  g_clear_object (&self->context);
  g_free (self->theme);
  g_free (self->foot);
  g_free (self->date);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Frame, frame_clear)

/* A line at the beginning or the end of the column, cut short where it would be too long. */
static void
draw_line (const Frame *self, cairo_t *cr, const char *text, gboolean at_end, double y)
{
  double width = WIDTH * 0.62;

  if (text == NULL)
    return;
  gboolean rtl = drie_catalog_is_rtl (self->catalog);
  gboolean right = at_end != rtl;
  g_autoptr (PangoLayout) layout = drie_ink_layout (self->context, text, HEAD_SIZE, DRIE_WEIGHT_NORMAL, width);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int)(MIN (width, drie_ink_layout_width (layout) + 1) * PANGO_SCALE));
  double used = (double)pango_layout_get_width (layout) / PANGO_SCALE;
  cairo_move_to (cr, MARGIN_SIDE + (right ? WIDTH - used : 0), y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_frame (const Frame *self, cairo_t *cr, guint page, guint pages)
{
  /* TRANSLATORS: page 2 of 5 */
  g_autofree char *number = g_strdup_printf (T_ (self->catalog, "Page %1$u of %2$u"), page + 1, pages);
  double foot = DRIE_PAGE_HEIGHT - MARGIN_BOTTOM + 8 * DRIE_MM;

  drie_ink_set (cr, DRIE_INK_QUIET);
  if (page > 0)
    {
      draw_line (self, cr, self->theme, FALSE, MARGIN_TOP - 10 * DRIE_MM);
      draw_line (self, cr, self->date, TRUE, MARGIN_TOP - 10 * DRIE_MM);
    }
  draw_line (self, cr, self->foot, FALSE, foot);
  draw_line (self, cr, number, TRUE, foot);
}

static void
draw_pages (const Frame *self, DrieFlow *flow, cairo_surface_t *surface)
{
  guint pages = drie_flow_paginate (flow);
  cairo_t *cr = cairo_create (surface);

  for (guint page = 0; page < pages; page++)
    {
      g_autofree char *label = g_strdup_printf ("%u", page + 1);
      cairo_pdf_surface_set_page_label (surface, label);
      drie_flow_draw_page (flow, cr, page, MARGIN_SIDE, MARGIN_TOP);
      draw_frame (self, cr, page, pages);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
}

static char *
foot_words (const DrieSummary *summary, const DrieCatalog *catalog, const char *school)
{
  const char *state = drie_word_status (catalog, summary->status);

  if (school == NULL || summary->status == DRIE_STATUS_FINAL)
    return g_strdup (school != NULL ? school : state);
  return g_strdup_printf ("%s · %s", school, state);
}

GBytes *
drie_report_write_pdf (const DrieSummary *summary, const DrieCatalog *catalog, GError **error)
{
  gboolean rtl = drie_catalog_is_rtl (catalog);
  const DriePlan *plan = summary->plan;
  g_autofree char *school = drie_word_clean (plan->school);
  g_autoptr (GPtrArray) pieces = drie_outline_new (summary, catalog);
  g_autoptr (DrieFlow) flow = drie_flow_new (WIDTH, HEIGHT, rtl);
  g_autoptr (GByteArray) buffer = g_byte_array_new ();
  g_auto (Frame) frame = {
    .catalog = catalog,
    .context = drie_ink_context_new (drie_catalog_get_language (catalog), rtl),
    .theme = drie_word_clean (plan->theme),
    .foot = foot_words (summary, catalog, school),
    .date = plan->date != NULL ? drie_word_date (catalog, plan->date, FALSE) : NULL,
  };

  drie_typeset (flow, frame.context, WIDTH, pieces);
  g_autofree char *title = g_strdup_printf ("%s – %s", T_ (catalog, "Summary of a driegesprek"), frame.theme != NULL ? frame.theme : "");
  cairo_surface_t *surface = drie_ink_pdf_new (buffer, title, school, MAX (summary->closed_at, summary->created_at));
  draw_pages (&frame, flow, surface);
  cairo_surface_finish (surface);
  cairo_status_t status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, DRIE_REPORT_ERROR, DRIE_REPORT_ERROR_FAILED, _ ("The PDF could not be written: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&buffer));
}
