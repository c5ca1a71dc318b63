/* A document before it has a look: its pieces, and what stands on every page. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/catalog.h"
#include "report/outline.h"

G_BEGIN_DECLS

/**
 * DrieManuscript:
 * @order: borrowed strings and callbacks; only while it is being written
 * @pieces: #DriePiece
 * @title: of the file: "Summary of a driegesprek – Huiswerk"
 * @theme, @school, @date: clean words, or NULL
 * @foot: what stands at the foot of each page, or NULL
 * @created: the evening's, microseconds since the epoch: the same document whenever it is written
 * @logo: drawn, or NULL
 */
typedef struct
{
  DrieReportOrder order;
  DrieCatalog *catalog;
  GPtrArray *pieces;
  char *title;
  char *theme;
  char *school;
  char *date;
  char *foot;
  gint64 created;
  cairo_surface_t *logo;
} DrieManuscript;

/* @error: the logo cannot be read. Transfer full. */
DrieManuscript *drie_manuscript_new (const DrieSummary *summary, const DrieReportOrder *order, GError **error);
void drie_manuscript_free (DrieManuscript *self);

const DriePiece *drie_manuscript_get (const DrieManuscript *self, guint i);
/* "Page 2 of 5". Transfer full. */
char *drie_manuscript_page_number (const DrieManuscript *self, guint page, guint pages);
/* Tells how far it is, from time to time. FALSE and %G_IO_ERROR_CANCELLED if nobody wants it any more. */
gboolean drie_manuscript_advance (const DrieManuscript *self, guint done, guint all, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieManuscript, drie_manuscript_free)

G_END_DECLS
