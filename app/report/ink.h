/* What the drawn documents share: page, colours, letters, the circles' marks, QR codes. Lengths in points (1/72 inch).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "model/circle.h"

G_BEGIN_DECLS

#define DRIE_MM          (72 / 25.4)
#define DRIE_PAGE_WIDTH  (210 * DRIE_MM)
#define DRIE_PAGE_HEIGHT (297 * DRIE_MM)
#define DRIE_FONT_FAMILY "Cantarell, Noto Sans, Noto Sans Arabic, sans-serif"

#define DRIE_QR_QUIET_ZONE 4 /* modules */

/* 0xrrggbb */
#define DRIE_INK_TEXT  0x1d1d20
#define DRIE_INK_QUIET 0x5e5c64
#define DRIE_INK_RULE  0xd5d3d8
#define DRIE_INK_PANEL 0xf3f2f5

typedef enum
{
  DRIE_WEIGHT_NORMAL = 400,
  DRIE_WEIGHT_BOLD = 700,
  DRIE_WEIGHT_HEAVY = 800,
} DrieWeight;

guint32 drie_ink_circle (DrieCircle circle); /* text colour for NONE */
guint32 drie_ink_tint (DrieCircle circle);
void drie_ink_set (cairo_t *cr, guint32 rgb);

/* Letters for a page, 72 to the inch, on a font map of its own, so that documents can be made on any thread. Transfer full. */
PangoContext *drie_ink_context_new (const char *language, gboolean rtl);

/* @text, unmarked, @width wide; it wraps, inside words if it must. Transfer full. */
PangoLayout *drie_ink_layout (PangoContext *context, const char *text, double size, DrieWeight weight, double width);
double drie_ink_layout_height (PangoLayout *layout);
double drie_ink_layout_baseline (PangoLayout *layout); /* of the first line */
double drie_ink_layout_width (PangoLayout *layout);    /* of the words, not of the space they may fill */

/* As wide as its words, where they need less than its width. */
void drie_ink_layout_fit (PangoLayout *layout);
/* A text that runs against its page's direction does so within its own width, to stand beside its mark and not at the far edge. */
void drie_ink_layout_turn (PangoLayout *layout);

/* ● ▲ ■, @size high and wide. */
void drie_ink_mark (cairo_t *cr, DrieCircle circle, double x, double y, double size);

/* @text as a QR code, the quiet zone inside @size. FALSE if it does not fit into one. */
gboolean drie_ink_qr (cairo_t *cr, const char *text, double x, double y, double size);

/* A PDF that grows into @buffer, with title and author. Transfer full. */
cairo_surface_t *drie_ink_pdf_new (GByteArray *buffer, const char *title, const char *author, gint64 created);

G_END_DECLS
