/* How each piece of an outline looks on paper. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One family, three weights, sizes a clear step apart; what belongs together stands close, what does not is parted by white and
 * not by lines. Colour is the circles' only. */
#include "report/typeset.h"

#include "report/logo.h"

#define BODY           10.5
#define NOTE           10.0
#define SMALL          8.5
#define COLUMN         24.0 /* where numbers and marks stand before an item */
#define BAR_NAME       72.0
#define BAR_LENGTH     190.0
#define MAX_FACT_LINES 12 /* facts are not cut by the end of a page: they must not become as long as one */

typedef struct
{
  DrieFlow *flow;
  PangoContext *context;
  double width;
  double scale; /* of letters */
  gboolean rtl;
  cairo_surface_t *logo;
} Setter;

static PangoLayout *
set_text (const Setter *self, const char *text, double size, DrieWeight weight, double width)
{
  PangoLayout *layout = drie_ink_layout (self->context, text != NULL ? text : "", size * self->scale, weight, MAX (width, 40));

  drie_ink_layout_turn (layout);
  return layout;
}

/* @layout in @slice so that its first line stands on @baseline. */
static void
add_on_baseline (DrieSlice *slice, PangoLayout *layout, double x, double baseline, guint32 colour)
{
  drie_slice_add_layout (slice, layout, x, baseline - drie_ink_layout_baseline (layout), colour);
}

static DrieSlice *
set_lines (Setter *self, const char *text, double size, DrieWeight weight, double before, guint32 colour, gboolean whole)
{
  g_autoptr (PangoLayout) layout = set_text (self, text, size, weight, self->width);

  return drie_flow_add_lines (self->flow, layout, before, 0, colour, whole);
}

static void
set_logo (Setter *self)
{
  double width, height;

  drie_logo_measure (self->logo, &width, &height);
  DrieSlice *slice = drie_flow_add_slice (self->flow, 0, height + 16);
  drie_slice_add_image (slice, self->logo, 0, 0, width);
  drie_slice_keep (slice);
}

static void
set_title (Setter *self, const DriePiece *piece)
{
  DrieSlice *slice = set_lines (self, piece->text, 27, DRIE_WEIGHT_HEAVY, 2, DRIE_INK_TEXT, TRUE);

  drie_slice_set_outline (slice, 1, piece->text);
}

static void
set_lead (Setter *self, const DriePiece *piece)
{
  set_lines (self, piece->label, SMALL, DRIE_WEIGHT_NORMAL, 16, DRIE_INK_QUIET, TRUE);
  drie_flow_keep_last (self->flow);
  set_lines (self, piece->text, 16, DRIE_WEIGHT_BOLD, 1, DRIE_INK_TEXT, TRUE);
}

static void
set_notice (Setter *self, const DriePiece *piece)
{
  const double padding = 7, inset = 11;
  g_autoptr (PangoLayout) layout = set_text (self, piece->text, 9.5, DRIE_WEIGHT_NORMAL, self->width - 2 * inset);
  double height = drie_ink_layout_height (layout) + 2 * padding;
  DrieSlice *slice = drie_flow_add_slice (self->flow, 10, height);

  drie_slice_add_box (slice, 0, 0, self->width, height, DRIE_INK_PANEL);
  drie_slice_add_box (slice, 0, 0, 3, height, DRIE_INK_QUIET);
  drie_slice_add_layout (slice, layout, inset, padding, DRIE_INK_TEXT);
}

/* One cell of facts: label above text. Gives back its height. */
static double
add_fact (const Setter *self, DrieSlice *slice, const DrieRow *row, double x, double width)
{
  g_autoptr (PangoLayout) label = set_text (self, row->label, SMALL, DRIE_WEIGHT_NORMAL, width);
  g_autoptr (PangoLayout) text = set_text (self, row->text != NULL ? row->text : "–", NOTE, DRIE_WEIGHT_NORMAL, width);
  pango_layout_set_height (text, -MAX_FACT_LINES);
  pango_layout_set_ellipsize (text, PANGO_ELLIPSIZE_END);
  double below = drie_ink_layout_height (label);

  drie_slice_add_layout (slice, label, x, 0, DRIE_INK_QUIET);
  drie_slice_add_layout (slice, text, x, below, row->text != NULL ? DRIE_INK_TEXT : DRIE_INK_QUIET);
  return below + drie_ink_layout_height (text);
}

/* What a fact would take on one line. */
static double
fact_width (const Setter *self, const DrieRow *row)
{
  g_autoptr (PangoLayout) label = set_text (self, row->label, SMALL, DRIE_WEIGHT_NORMAL, self->width);
  g_autoptr (PangoLayout) text = set_text (self, row->text, NOTE, DRIE_WEIGHT_NORMAL, self->width);

  return MAX (drie_ink_layout_width (label), drie_ink_layout_width (text));
}

/* Makes room by taking it from the widest, so that only the longest facts wrap. */
static void
shrink_widest (double *widths, guint n, double available)
{
  for (double total = G_MAXDOUBLE; total > available;)
    {
      guint widest = 0;
      total = 0;
      for (guint i = 0; i < n; i++)
        {
          widest = widths[i] > widths[widest] ? i : widest;
          total += widths[i];
        }
      widths[widest] -= total > available ? 1 : 0;
    }
}

/* Beside each other, each as wide as its words as long as there is room; on one page with what comes next. */
static void
set_facts (Setter *self, const DriePiece *piece)
{
  const double gap = 20;
  double widths[8] = { 0 }, height = 0, x = 0;
  guint n = MIN (piece->rows->len, G_N_ELEMENTS (widths));

  for (guint i = 0; i < n; i++)
    widths[i] = fact_width (self, g_ptr_array_index (piece->rows, i)) + 1;
  shrink_widest (widths, n, self->width - gap * (n > 0 ? n - 1 : 0));
  DrieSlice *slice = drie_flow_add_slice (self->flow, 16, 0);
  for (guint i = 0; i < n; i++)
    {
      double used = add_fact (self, slice, g_ptr_array_index (piece->rows, i), x, widths[i]);
      height = MAX (height, used);
      x += widths[i] + gap;
    }
  drie_slice_add_box (slice, 0, height + 13, self->width, 0.6, DRIE_INK_RULE);
  drie_slice_set_height (slice, height + 14);
  drie_slice_keep (slice);
}

static void
set_heading (Setter *self, const DriePiece *piece)
{
  static const struct
  {
    double size, before;
    DrieWeight weight;
    guint32 colour;
  } styles[] = {
    { 17, 26, DRIE_WEIGHT_HEAVY, DRIE_INK_TEXT },
    { 11.5, 15, DRIE_WEIGHT_BOLD, DRIE_INK_TEXT },
    { 9, 10, DRIE_WEIGHT_BOLD, DRIE_INK_QUIET },
  };
  int level = CLAMP (piece->level, 1, 3) - 1;
  gboolean marked = piece->circle < DRIE_CIRCLE_NONE;
  double size = styles[level].size, indent = marked ? size * 1.25 : level == 2 ? COLUMN : 0;
  g_autoptr (PangoLayout) layout = set_text (self, piece->text, size, styles[level].weight, self->width - indent);
  DrieSlice *slice = drie_flow_add_lines (self->flow, layout, styles[level].before, indent,
                                          marked ? drie_ink_circle (piece->circle) : styles[level].colour, TRUE);

  if (marked)
    drie_slice_add_mark (slice, piece->circle, 0, drie_ink_layout_baseline (layout) - size * 0.76, size * 0.8);
  if (level < 2)
    drie_slice_set_outline (slice, level + 1, piece->text);
  drie_flow_keep_last (self->flow);
}

static void
set_paragraph (Setter *self, const DriePiece *piece)
{
  g_auto (GStrv) paragraphs = g_strsplit (piece->text, "\n", -1);
  double before = piece->label != NULL ? 1 : 4;

  if (piece->label != NULL)
    {
      set_lines (self, piece->label, 9, DRIE_WEIGHT_BOLD, 12, DRIE_INK_QUIET, TRUE);
      drie_flow_keep_last (self->flow);
    }
  for (guint i = 0; paragraphs[i] != NULL; i++)
    if (*g_strstrip (paragraphs[i]) != '\0')
      {
        set_lines (self, paragraphs[i], BODY, DRIE_WEIGHT_NORMAL, before, DRIE_INK_TEXT, FALSE);
        before = 5;
      }
}

/* Beside the chair's text: set in, behind a bar of its circle's colour that no page break leaves out. */
static void
set_addition (Setter *self, const DriePiece *piece)
{
  const double inset = 16;
  g_autoptr (PangoLayout) label = set_text (self, piece->label, SMALL, DRIE_WEIGHT_BOLD, self->width - inset - 12);
  g_autoptr (PangoLayout) text = set_text (self, piece->text, NOTE, DRIE_WEIGHT_NORMAL, self->width - inset);
  double height = drie_ink_layout_height (label);
  DrieSlice *slice = drie_flow_add_slice (self->flow, 9, height);

  drie_slice_add_mark (slice, piece->circle, inset - 6, drie_ink_layout_baseline (label) - 6.4, 6.6);
  drie_slice_add_layout (slice, label, inset + 5, 0, drie_ink_circle (piece->circle));
  drie_slice_keep (slice);
  drie_flow_add_lines (self->flow, text, 0, inset - 6, DRIE_INK_TEXT, FALSE);
  drie_flow_add_bar (self->flow, slice, 2.5, drie_ink_circle (piece->circle));
}

/* What belongs to an item, in small print below it: an answer behind its label, where it came from behind a mark. */
static void
set_item_row (Setter *self, const DrieRow *row, double column)
{
  gboolean labelled = row->label != NULL;
  double x = COLUMN + (labelled ? column : row->circle < DRIE_CIRCLE_NONE ? 11 : 0);
  g_autoptr (PangoLayout) text = set_text (self, row->text, labelled ? NOTE : SMALL, DRIE_WEIGHT_NORMAL, self->width - x);
  double baseline = drie_ink_layout_baseline (text);

  drie_flow_keep_last (self->flow);
  DrieSlice *slice = drie_flow_add_lines (self->flow, text, 2.5, x, labelled ? DRIE_INK_TEXT : DRIE_INK_QUIET, TRUE);
  if (labelled)
    {
      g_autoptr (PangoLayout) label = set_text (self, row->label, SMALL, DRIE_WEIGHT_NORMAL, column);
      drie_slice_lead_layout (slice, label, COLUMN, baseline - drie_ink_layout_baseline (label), DRIE_INK_QUIET);
    }
  else if (row->circle < DRIE_CIRCLE_NONE)
    drie_slice_add_mark (slice, row->circle, COLUMN, baseline - 6.4, 6.6);
}

/* The widest label of an item, and a space. */
static double
label_column (const Setter *self, const DriePiece *piece)
{
  double column = 0;

  for (guint i = 0; i < piece->rows->len; i++)
    {
      const DrieRow *row = g_ptr_array_index (piece->rows, i);
      if (row->label == NULL)
        continue;
      g_autoptr (PangoLayout) label = set_text (self, row->label, SMALL, DRIE_WEIGHT_NORMAL, 140);
      column = MAX (column, drie_ink_layout_width (label) + 9);
    }
  return column;
}

static DrieSlice *
set_item_text (Setter *self, const DriePiece *piece, double size, DrieWeight weight, double before)
{
  g_autoptr (PangoLayout) text = set_text (self, piece->text, size, weight, self->width - COLUMN);
  DrieSlice *slice = drie_flow_add_lines (self->flow, text, before, COLUMN, DRIE_INK_TEXT, TRUE);
  double baseline = drie_ink_layout_baseline (text);

  if (piece->number > 0)
    {
      g_autofree char *digits = g_strdup_printf ("%u", piece->number);
      g_autoptr (PangoLayout) number = set_text (self, digits, size, DRIE_WEIGHT_BOLD, COLUMN);
      drie_slice_lead_layout (slice, number, 0, baseline - drie_ink_layout_baseline (number), DRIE_INK_QUIET);
    }
  else if (piece->circle < DRIE_CIRCLE_NONE)
    drie_slice_add_mark (slice, piece->circle, COLUMN - 14, baseline - 7, 7);
  return slice;
}

static void
set_item (Setter *self, const DriePiece *piece)
{
  double column = label_column (self, piece);

  if (piece->number > 0)
    set_item_text (self, piece, BODY, DRIE_WEIGHT_BOLD, 10);
  else
    set_item_text (self, piece, NOTE, DRIE_WEIGHT_NORMAL, 4.5);
  for (guint i = 0; i < piece->rows->len; i++)
    set_item_row (self, g_ptr_array_index (piece->rows, i), column);
}

/* The facts of all agreements stand in the same columns, so that one looks down a list of dates. */
static void
set_agreement (Setter *self, const DriePiece *piece)
{
  static const double shares[] = { 0.235, 0.215, 0.305, 0.245 }; /* room for what schools write there: klassenvertegenwoordigers */
  const double gap = 12;
  double x = COLUMN, height = 0;

  set_item_text (self, piece, BODY, DRIE_WEIGHT_BOLD, 13);
  drie_flow_keep_last (self->flow);
  DrieSlice *slice = drie_flow_add_slice (self->flow, 3, 0);
  for (guint i = 0; i < MIN (piece->rows->len, G_N_ELEMENTS (shares)); i++)
    {
      double width = (self->width - COLUMN) * shares[i];
      double used = add_fact (self, slice, g_ptr_array_index (piece->rows, i), x, i + 1 < G_N_ELEMENTS (shares) ? width - gap : width);
      height = MAX (height, used);
      x += width;
    }
  drie_slice_set_height (slice, height);
}

static void
set_bars (Setter *self, const DriePiece *piece)
{
  const double thickness = 9, x = 14 + BAR_NAME;

  for (guint i = 0; i < piece->rows->len; i++)
    {
      const DrieRow *row = g_ptr_array_index (piece->rows, i);
      g_autoptr (PangoLayout) name = set_text (self, row->label, 9.5, DRIE_WEIGHT_NORMAL, BAR_NAME - 6);
      g_autoptr (PangoLayout) words = set_text (self, row->text, 9.5, DRIE_WEIGHT_NORMAL, self->width - x - BAR_LENGTH - 12);
      double height = MAX (drie_ink_layout_height (name), drie_ink_layout_height (words));
      double baseline = drie_ink_layout_baseline (name), unit = BAR_LENGTH / row->scale;

      drie_flow_keep_last (self->flow); /* also with the sentence that they draw */
      DrieSlice *slice = drie_flow_add_slice (self->flow, i == 0 ? 6 : 3, height);
      drie_slice_add_mark (slice, row->circle, 0, baseline - 7.4, 7.6);
      drie_slice_add_layout (slice, name, 14, 0, DRIE_INK_TEXT);
      drie_slice_add_box (slice, x, baseline - thickness + 1, MAX (row->whole * unit, 0.8), thickness, drie_ink_tint (row->circle));
      drie_slice_add_box (slice, x, baseline - thickness + 1, row->part * unit, thickness, drie_ink_circle (row->circle));
      add_on_baseline (slice, words, x + BAR_LENGTH + 12, baseline, DRIE_INK_TEXT);
    }
}

/* Words to the left, two columns of figures; all of it on one page. */
static void
set_table (Setter *self, const DriePiece *piece)
{
  const double name = 160, figure = 60;

  for (guint i = 0; i < piece->rows->len; i++)
    {
      const DrieRow *row = g_ptr_array_index (piece->rows, i);
      guint32 colour = i == 0 ? DRIE_INK_QUIET : DRIE_INK_TEXT;
      const char *cells[] = { row->text, row->more };
      g_autoptr (PangoLayout) label = set_text (self, row->label, SMALL, DRIE_WEIGHT_NORMAL, name);
      double baseline = drie_ink_layout_baseline (label);

      if (i > 0)
        drie_flow_keep_last (self->flow);
      DrieSlice *slice = drie_flow_add_slice (self->flow, i == 0 ? 4 : 1.5, drie_ink_layout_height (label));
      if (row->circle < DRIE_CIRCLE_NONE)
        drie_slice_add_mark (slice, row->circle, 0, baseline - 6, 6.2);
      drie_slice_add_layout (slice, label, 12, 0, colour);
      for (guint j = 0; j < G_N_ELEMENTS (cells); j++)
        {
          g_autoptr (PangoLayout) cell = drie_ink_layout (self->context, cells[j], SMALL, DRIE_WEIGHT_NORMAL, figure);
          pango_layout_set_auto_dir (cell, FALSE);
          pango_layout_set_alignment (cell, self->rtl ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
          add_on_baseline (slice, cell, 12 + name + j * figure, baseline, colour);
        }
    }
}

static void
set_piece (Setter *self, const DriePiece *piece)
{
  switch (piece->kind)
    {
    case DRIE_PIECE_LOGO:
      set_logo (self);
      break;
    case DRIE_PIECE_KICKER:
      set_lines (self, piece->text, 9.5, DRIE_WEIGHT_BOLD, 0, DRIE_INK_QUIET, TRUE);
      drie_flow_keep_last (self->flow);
      break;
    case DRIE_PIECE_TITLE:
      set_title (self, piece);
      break;
    case DRIE_PIECE_LEAD:
      set_lead (self, piece);
      break;
    case DRIE_PIECE_NOTICE:
      set_notice (self, piece);
      break;
    case DRIE_PIECE_FACTS:
      set_facts (self, piece);
      break;
    case DRIE_PIECE_HEADING:
      set_heading (self, piece);
      break;
    case DRIE_PIECE_PARAGRAPH:
      set_paragraph (self, piece);
      break;
    case DRIE_PIECE_ADDITION:
      set_addition (self, piece);
      break;
    case DRIE_PIECE_SMALL:
      set_lines (self, piece->text, 9.5, DRIE_WEIGHT_NORMAL, 5, DRIE_INK_QUIET, TRUE);
      break;
    case DRIE_PIECE_ITEM:
      set_item (self, piece);
      break;
    case DRIE_PIECE_AGREEMENT:
      set_agreement (self, piece);
      break;
    case DRIE_PIECE_BARS:
      set_bars (self, piece);
      break;
    case DRIE_PIECE_TABLE:
      set_table (self, piece);
      break;
    }
}

gboolean
drie_typeset (DrieFlow *flow, PangoContext *context, double width, double letters, gboolean again, const DrieManuscript *manuscript,
              GError **error)
{
  guint n = manuscript->pieces->len;
  Setter self = { flow, context, width, letters, drie_catalog_is_rtl (manuscript->catalog), manuscript->logo };

  for (guint i = 0; i < n; i++)
    {
      set_piece (&self, drie_manuscript_get (manuscript, i));
      if (!drie_manuscript_advance (manuscript, again ? n : i, 2 * n, error)) /* drawing it is the other half */
        return FALSE;
    }
  return TRUE;
}
