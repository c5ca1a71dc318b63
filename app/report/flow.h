/* Filling pages: a column of slices that are never cut, broken into pages only where that reads well.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/ink.h"

G_BEGIN_DECLS

typedef struct _DrieFlow DrieFlow;
typedef struct _DrieSlice DrieSlice;

/* @rtl: x then counts from the right edge. */
DrieFlow *drie_flow_new (double width, double height, gboolean rtl);
void drie_flow_free (DrieFlow *self);

/**
 * drie_flow_add_slice:
 * @before: space above it, which falls away at the top of a page
 * @height: of the slice
 *
 * Returns: (transfer none): the slice, empty
 */
DrieSlice *drie_flow_add_slice (DrieFlow *self, double before, double height);
void drie_slice_set_height (DrieSlice *slice, double height);
/* No page break between this slice and the next one, as long as what is kept together fits on a page. */
void drie_slice_keep (DrieSlice *slice);
void drie_flow_keep_last (DrieFlow *self);
/* An entry of the document's outline points here. @level: from 1. */
void drie_slice_set_outline (DrieSlice *slice, int level, const char *text);

/* What is drawn in it; x and y from the slice's upper corner, where reading begins. */
void drie_slice_add_layout (DrieSlice *slice, PangoLayout *layout, double x, double y, guint32 colour);
/* The same, but before what is in the slice already: who copies or listens to the text gets a number before its sentence. */
void drie_slice_lead_layout (DrieSlice *slice, PangoLayout *layout, double x, double y, guint32 colour);
void drie_slice_add_mark (DrieSlice *slice, DrieCircle circle, double x, double y, double size);
void drie_slice_add_box (DrieSlice *slice, double x, double y, double width, double height, guint32 colour);

/* Its height follows from its proportions. */
void drie_slice_add_image (DrieSlice *slice, cairo_surface_t *image, double x, double y, double width);

/* One slice per line of @layout. Two lines at least stay together at its beginning and its end; @whole: all of them. Returns the first. */
DrieSlice *drie_flow_add_lines (DrieFlow *self, PangoLayout *layout, double before, double x, guint32 colour, gboolean whole);

/* A bar @width wide at the beginning of @first and every slice after it, each on its own page. */
void drie_flow_add_bar (DrieFlow *self, const DrieSlice *first, double width, guint32 colour);

/**
 * drie_flow_paginate:
 * @white: how much of the space between slices there shall be: 1 as it was given, 0.8 a fifth less
 * @filled: (out) (optional): how high what stands on the last page is
 *
 * Breaks the column into pages, anew each time; no slice may be added afterwards.
 *
 * Returns: how many pages
 */
guint drie_flow_paginate (DrieFlow *self, double white, double *filled);
/* @page: from 0; its upper left corner comes to @x, @y. */
void drie_flow_draw_page (const DrieFlow *self, cairo_t *cr, guint page, double x, double y);
/* The entries of the document's outline that point into @page, drawn with its upper edge at @y. Pages in order: the outline grows with
 * them. */
void drie_flow_outline_page (DrieFlow *self, cairo_surface_t *pdf, guint page, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieFlow, drie_flow_free)

G_END_DECLS
