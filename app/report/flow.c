/* Filling pages. SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/flow.h"

#include <cairo-pdf.h>

#define MAX_LEVEL 3

typedef enum
{
  INK_LAYOUT,
  INK_LINE,
  INK_MARK,
  INK_BOX,
  INK_IMAGE,
} InkKind;

/* @y of a line is its baseline. */
typedef struct
{
  InkKind kind;
  double x, y, width, height;
  guint32 colour;
  PangoLayout *layout;
  PangoLayoutLine *line;
  DrieCircle circle;
  cairo_surface_t *image;
} Ink;

struct _DrieSlice
{
  double before;
  double height;
  gboolean keep;
  int level;
  char *outline;
  GArray *inks;
  double y;
};

struct _DrieFlow
{
  double width;
  double height;
  gboolean rtl;
  GPtrArray *slices;
  GArray *firsts; /* guint: the first slice of each page, and the number of slices */
  int parents[MAX_LEVEL + 1];
};

static void
ink_clear (Ink *ink)
{
  g_clear_pointer (&ink->line, pango_layout_line_unref);
  g_clear_object (&ink->layout);
  g_clear_pointer (&ink->image, cairo_surface_destroy);
}

static void
slice_free (DrieSlice *slice)
{
  g_free (slice->outline);
  g_array_unref (slice->inks);
  g_free (slice);
}

DrieFlow *
drie_flow_new (double width, double height, gboolean rtl)
{
  DrieFlow *self = g_new0 (DrieFlow, 1);

  self->width = width;
  self->height = height;
  self->rtl = rtl;
  self->slices = g_ptr_array_new_with_free_func ((GDestroyNotify)slice_free);
  self->firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
drie_flow_free (DrieFlow *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->slices);
  g_array_unref (self->firsts);
  g_free (self);
}

DrieSlice *
drie_flow_add_slice (DrieFlow *self, double before, double height)
{
  DrieSlice *slice = g_new0 (DrieSlice, 1);

  slice->before = before;
  slice->height = height;
  slice->inks = g_array_new (FALSE, FALSE, sizeof (Ink));
  g_array_set_clear_func (slice->inks, (GDestroyNotify)ink_clear);
  g_ptr_array_add (self->slices, slice);
  return slice;
}

void
drie_slice_set_height (DrieSlice *slice, double height)
{
  slice->height = height;
}

void
drie_slice_keep (DrieSlice *slice)
{
  slice->keep = TRUE;
}

void
drie_flow_keep_last (DrieFlow *self)
{
  if (self->slices->len > 0)
    drie_slice_keep (g_ptr_array_index (self->slices, self->slices->len - 1));
}

void
drie_slice_set_outline (DrieSlice *slice, int level, const char *text)
{
  slice->level = CLAMP (level, 1, MAX_LEVEL);
  slice->outline = g_strdup (text);
}

static Ink
layout_ink (PangoLayout *layout, double x, double y, guint32 colour)
{
  Ink ink = { .kind = INK_LAYOUT, .x = x, .y = y, .colour = colour, .layout = g_object_ref (layout) };

  ink.width = (double)pango_layout_get_width (layout) / PANGO_SCALE;
  return ink;
}

void
drie_slice_add_layout (DrieSlice *slice, PangoLayout *layout, double x, double y, guint32 colour)
{
  Ink ink = layout_ink (layout, x, y, colour);

  g_array_append_val (slice->inks, ink);
}

void
drie_slice_lead_layout (DrieSlice *slice, PangoLayout *layout, double x, double y, guint32 colour)
{
  Ink ink = layout_ink (layout, x, y, colour);

  g_array_prepend_val (slice->inks, ink);
}

void
drie_slice_add_mark (DrieSlice *slice, DrieCircle circle, double x, double y, double size)
{
  Ink ink = { .kind = INK_MARK, .x = x, .y = y, .width = size, .height = size, .circle = circle };

  g_array_append_val (slice->inks, ink);
}

void
drie_slice_add_box (DrieSlice *slice, double x, double y, double width, double height, guint32 colour)
{
  Ink ink = { .kind = INK_BOX, .x = x, .y = y, .width = width, .height = height, .colour = colour };

  g_array_append_val (slice->inks, ink);
}

void
drie_slice_add_image (DrieSlice *slice, cairo_surface_t *image, double x, double y, double width)
{
  Ink ink = { .kind = INK_IMAGE, .x = x, .y = y, .width = width, .image = cairo_surface_reference (image) };

  g_array_append_val (slice->inks, ink);
}

DrieSlice *
drie_flow_add_lines (DrieFlow *self, PangoLayout *layout, double before, double x, guint32 colour, gboolean whole)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int n = pango_layout_get_line_count (layout);
  DrieSlice *first = NULL;

  for (int i = 0; i < n; i++, pango_layout_iter_next_line (iter))
    {
      int top, bottom;
      PangoRectangle logical;
      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      pango_layout_iter_get_line_extents (iter, NULL, &logical);

      DrieSlice *slice = drie_flow_add_slice (self, i == 0 ? before : 0, (double)(bottom - top) / PANGO_SCALE);
      Ink ink = { .kind = INK_LINE, .x = x, .colour = colour, .layout = g_object_ref (layout) };
      ink.line = pango_layout_line_ref (pango_layout_iter_get_line_readonly (iter));
      ink.y = (double)(pango_layout_iter_get_baseline (iter) - top) / PANGO_SCALE;
      ink.width = (double)pango_layout_get_width (layout) / PANGO_SCALE;
      ink.height = (double)logical.x / PANGO_SCALE; /* how far in the line begins */
      g_array_append_val (slice->inks, ink);
      slice->keep = i < n - 1 && (whole || i == 0 || i == n - 2);
      first = first != NULL ? first : slice;
    }
  pango_layout_iter_free (iter);
  return first;
}

void
drie_flow_add_bar (DrieFlow *self, const DrieSlice *first, double width, guint32 colour)
{
  for (guint i = self->slices->len; i-- > 0;)
    {
      DrieSlice *slice = g_ptr_array_index (self->slices, i);
      double above = slice == first ? 0 : slice->before;
      drie_slice_add_box (slice, 0, -above, width, slice->height + above, colour);
      if (slice == first)
        break;
    }
}

/* The slices from @first on that keep together, and how high they are without the space above the first. */
static guint
measure_run (const DrieFlow *self, guint first, double white, double *height)
{
  guint i = first;

  *height = 0;
  for (; i < self->slices->len; i++)
    {
      const DrieSlice *slice = g_ptr_array_index (self->slices, i);
      *height += slice->height + (i > first ? slice->before * white : 0);
      if (!slice->keep)
        break;
    }
  return MIN (i + 1, self->slices->len);
}

static void
begin_page (DrieFlow *self, guint first)
{
  g_array_append_val (self->firsts, first);
}

guint
drie_flow_paginate (DrieFlow *self, double white, double *filled)
{
  double y = 0;

  g_array_set_size (self->firsts, 0);
  begin_page (self, 0);
  for (guint first = 0; first < self->slices->len;)
    {
      double run;
      guint next = measure_run (self, first, white, &run);
      const DrieSlice *head = g_ptr_array_index (self->slices, first);
      gboolean too_high = run > self->height;

      if (y > 0 && !too_high && y + head->before * white + run > self->height)
        {
          begin_page (self, first);
          y = 0;
        }
      for (; first < next; first++)
        {
          DrieSlice *slice = g_ptr_array_index (self->slices, first);
          double before = y > 0 ? slice->before * white : 0;
          if (too_high && y > 0 && y + before + slice->height > self->height)
            {
              begin_page (self, first);
              y = before = 0;
            }
          slice->y = y + before;
          y = slice->y + slice->height;
        }
    }
  begin_page (self, self->slices->len);
  if (filled != NULL)
    *filled = y;
  return self->firsts->len - 1;
}

/* Marks piled up by the hundred reach over half a page: they are cut where they leave their line. */
static void
draw_line (const Ink *ink, cairo_t *cr, double x, double top, double height)
{
  PangoRectangle extents;

  pango_layout_line_get_pixel_extents (ink->line, &extents, NULL);
  gboolean too_high = extents.height > 3 * height;
  cairo_save (cr);
  if (too_high)
    {
      cairo_rectangle (cr, x, top, ink->width, height);
      cairo_clip (cr);
    }
  cairo_move_to (cr, x + ink->height, top + ink->y);
  pango_cairo_show_layout_line (cr, ink->line);
  cairo_restore (cr);
}

static void
draw_image (const Ink *ink, cairo_t *cr, double x, double y)
{
  double scale = ink->width / cairo_image_surface_get_width (ink->image);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, ink->image, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

static void
draw_ink (const DrieFlow *self, const Ink *ink, cairo_t *cr, double left, double top, double height)
{
  double x = left + (self->rtl ? self->width - ink->x - ink->width : ink->x);
  double y = top + ink->y;

  drie_ink_set (cr, ink->colour);
  switch (ink->kind)
    {
    case INK_LAYOUT:
      cairo_move_to (cr, x, y);
      pango_cairo_show_layout (cr, ink->layout);
      break;
    case INK_LINE:
      draw_line (ink, cr, x, top, height);
      break;
    case INK_MARK:
      drie_ink_mark (cr, ink->circle, x, y, ink->width);
      break;
    case INK_BOX:
      cairo_rectangle (cr, x, y, ink->width, ink->height);
      cairo_fill (cr);
      break;
    case INK_IMAGE:
      draw_image (ink, cr, x, y);
      break;
    }
}

/* The entry hangs below the nearest one of a lower level. */
static void
add_outline (DrieFlow *self, const DrieSlice *slice, cairo_surface_t *pdf, guint page, double y)
{
  char attributes[96];
  int parent = CAIRO_PDF_OUTLINE_ROOT;

  for (int level = 1; level < slice->level; level++)
    if (self->parents[level] > 0)
      parent = self->parents[level];
  /* Whole points: cairo reads fractions as the user's language writes them, 1,5 or 1.5. */
  g_snprintf (attributes, sizeof attributes, "page=%u pos=[0 %d]", page + 1, (int)y);
  int id = cairo_pdf_surface_add_outline (pdf, parent, slice->outline, attributes, slice->level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
  self->parents[slice->level] = id;
  for (int level = slice->level + 1; level <= MAX_LEVEL; level++)
    self->parents[level] = 0;
}

static guint
first_slice (const DrieFlow *self, guint page)
{
  return g_array_index (self->firsts, guint, page);
}

void
drie_flow_outline_page (DrieFlow *self, cairo_surface_t *pdf, guint page, double y)
{
  g_return_if_fail (page + 1 < self->firsts->len);

  for (guint i = first_slice (self, page); i < first_slice (self, page + 1); i++)
    {
      const DrieSlice *slice = g_ptr_array_index (self->slices, i);
      if (slice->outline != NULL)
        add_outline (self, slice, pdf, page, y + slice->y);
    }
}

void
drie_flow_draw_page (const DrieFlow *self, cairo_t *cr, guint page, double x, double y)
{
  g_return_if_fail (page + 1 < self->firsts->len);

  for (guint i = first_slice (self, page); i < first_slice (self, page + 1); i++)
    {
      const DrieSlice *slice = g_ptr_array_index (self->slices, i);
      for (guint j = 0; j < slice->inks->len; j++)
        draw_ink (self, &g_array_index (slice->inks, Ink, j), cr, x, y + slice->y, slice->height);
    }
}
