/* A document on its pages, for those who write it down. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/manuscript.h"

G_BEGIN_DECLS

/* Borrowed. */
const DrieManuscript *drie_paper_get_manuscript (const DriePaper *self);
/* The page's number and its entries in the PDF's outline. Pages in order. */
void drie_paper_outline_page (const DriePaper *self, cairo_surface_t *pdf, guint page);

G_END_DECLS
