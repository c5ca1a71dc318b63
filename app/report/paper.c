/* A document on its pages: their heads and feet, and what is between. SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/paper.h"

#include <cairo-pdf.h>

#include "report/flow.h"
#include "report/typeset.h"
#include "report/writers.h"

#define MARGIN_SIDE   (22 * DRIE_MM)
#define MARGIN_TOP    (25 * DRIE_MM)
#define MARGIN_BOTTOM (25 * DRIE_MM)
#define WIDTH         (DRIE_PAGE_WIDTH - 2 * MARGIN_SIDE)
#define HEIGHT        (DRIE_PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM)
#define SCANT         (HEIGHT * 0.4) /* a last page filled no further is worth saving */
#define HEAD_SIZE     8.5

struct _DriePaper
{
  DrieManuscript *manuscript;
  PangoContext *context;
  DrieFlow *flow;
  guint n;
};

/* A last page with little on it is saved where less white on all pages does that. @scant: there is one all the same. */
static guint
break_pages (DrieFlow *flow, gboolean *scant)
{
  static const double whites[] = { 0.9, 0.8, 0.7 };
  double filled;
  guint all = drie_flow_paginate (flow, 1, &filled), n = all;

  *scant = n > 1 && filled < SCANT;
  for (guint i = 0; *scant && i < G_N_ELEMENTS (whites); i++)
    {
      n = drie_flow_paginate (flow, whites[i], NULL);
      *scant = n == all;
    }
  return *scant ? drie_flow_paginate (flow, 1, NULL) : n;
}

static DrieFlow *
set (const DriePaper *self, double letters, gboolean again, GError **error)
{
  g_autoptr (DrieFlow) flow = drie_flow_new (WIDTH, HEIGHT, drie_catalog_is_rtl (self->manuscript->catalog));

  return drie_typeset (flow, self->context, WIDTH, letters, again, self->manuscript, error) ? g_steal_pointer (&flow) : NULL;
}

/* The letters of a leaflet, which is for everybody, also for who reads little, are as large as they can be without taking another page
 * for a few lines. */
static gboolean
set_pages (DriePaper *self, GError **error)
{
  static const double smaller[] = { 1.08, 1 };
  gboolean leaflet = self->manuscript->order.document == DRIE_DOCUMENT_LEAFLET, scant;

  self->flow = set (self, leaflet ? 1.15 : 1, FALSE, error);
  if (self->flow == NULL)
    return FALSE;
  self->n = break_pages (self->flow, &scant);
  for (guint i = 0; leaflet && scant && i < G_N_ELEMENTS (smaller); i++)
    {
      DrieFlow *flow = set (self, smaller[i], TRUE, error);
      if (flow == NULL)
        return FALSE;
      guint n = break_pages (flow, &scant);
      scant = n == self->n;
      drie_flow_free (scant ? flow : self->flow);
      self->flow = scant ? self->flow : flow;
      self->n = n;
    }
  return TRUE;
}

DriePaper *
drie_paper_new (DrieManuscript *manuscript, GError **error)
{
  g_autoptr (DriePaper) self = g_new0 (DriePaper, 1);

  self->manuscript = manuscript;
  self->context = drie_ink_context_new (drie_catalog_get_language (manuscript->catalog), drie_catalog_is_rtl (manuscript->catalog));
  return set_pages (self, error) ? g_steal_pointer (&self) : NULL;
}

void
drie_paper_free (DriePaper *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->flow, drie_flow_free);
  g_clear_object (&self->context);
  g_clear_pointer (&self->manuscript, drie_manuscript_free);
  g_free (self);
}

guint
drie_paper_count_pages (const DriePaper *self)
{
  return self->n;
}

const DrieManuscript *
drie_paper_get_manuscript (const DriePaper *self)
{
  return self->manuscript;
}

/* A line at the beginning or the end of the column, cut short where it would be too long. */
static void
draw_line (const DriePaper *self, cairo_t *cr, const char *text, gboolean at_end, double y)
{
  double width = WIDTH * 0.62;

  if (text == NULL)
    return;
  gboolean rtl = drie_catalog_is_rtl (self->manuscript->catalog);
  gboolean right = at_end != rtl;
  g_autoptr (PangoLayout) layout = drie_ink_layout (self->context, text, HEAD_SIZE, DRIE_WEIGHT_NORMAL, width);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  drie_ink_layout_fit (layout);
  double used = (double)pango_layout_get_width (layout) / PANGO_SCALE;
  cairo_move_to (cr, MARGIN_SIDE + (right ? WIDTH - used : 0), y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_frame (const DriePaper *self, cairo_t *cr, guint page)
{
  const DrieManuscript *manuscript = self->manuscript;
  double foot = DRIE_PAGE_HEIGHT - MARGIN_BOTTOM + 8 * DRIE_MM;
  g_autofree char *number = drie_manuscript_page_number (manuscript, page + 1, self->n);

  drie_ink_set (cr, DRIE_INK_QUIET);
  if (page > 0)
    {
      draw_line (self, cr, manuscript->theme, FALSE, MARGIN_TOP - 10 * DRIE_MM);
      draw_line (self, cr, manuscript->date, TRUE, MARGIN_TOP - 10 * DRIE_MM);
    }
  draw_line (self, cr, manuscript->foot, FALSE, foot);
  draw_line (self, cr, number, TRUE, foot);
}

void
drie_paper_draw_page (const DriePaper *self, cairo_t *cr, guint page)
{
  g_return_if_fail (page < self->n);

  drie_flow_draw_page (self->flow, cr, page, MARGIN_SIDE, MARGIN_TOP);
  draw_frame (self, cr, page);
}

void
drie_paper_outline_page (const DriePaper *self, cairo_surface_t *pdf, guint page)
{
  g_autofree char *label = g_strdup_printf ("%u", page + 1);

  cairo_pdf_surface_set_page_label (pdf, label);
  drie_flow_outline_page (self->flow, pdf, page, MARGIN_TOP);
}
