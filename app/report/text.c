/* The summary as text. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines are not wrapped: a paragraph is a line, which every terminal folds to its own width and every search finds whole. */
#include "report/writers.h"

#include "report/words.h"
#include "report/written.h"

/* Columns that @text takes in a terminal. */
static gsize
display_width (const char *text)
{
  gsize width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static void
append_spaces (GString *out, gsize n)
{
  while (n-- > 0)
    g_string_append_c (out, ' ');
}

/* @text, each of its lines behind @indent spaces. */
static void
append_lines (GString *out, gsize indent, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*g_strchomp (lines[i]) != '\0')
        append_spaces (out, indent);
      g_string_append_printf (out, "%s\n", lines[i]);
    }
}

/* @text behind @prefix, whose place no direction of @text takes; its further lines stand below its first letter. */
static void
append_hanging (GString *out, gsize indent, const char *prefix, const char *text, gboolean rtl)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *isolated = drie_written_isolate (text, rtl);
  gsize column = indent + display_width (prefix);

  append_lines (lines, column, isolated);
  append_spaces (out, indent);
  g_string_append_printf (out, "%s%s", prefix, lines->len > column ? lines->str + column : "\n");
}

static void
append_underline (GString *out, const char *line, const char *text)
{
  for (gsize n = MIN (display_width (text), 80); n > 0; n--)
    g_string_append (out, line);
  g_string_append_c (out, '\n');
}

static void
append_heading (GString *out, const DriePiece *piece)
{
  static const gsize indents[] = { 0, 0, 0, 2 };
  g_autofree char *text
      = piece->circle < DRIE_CIRCLE_NONE ? g_strdup_printf ("%s %s", drie_word_mark (piece->circle), piece->text) : g_strdup (piece->text);

  g_string_append (out, piece->level == 1 ? "\n\n" : "\n");
  append_lines (out, indents[CLAMP (piece->level, 1, 3)], text);
  if (piece->level == 1)
    append_underline (out, "─", text);
}

/* "▲ Parents   14 questions · put: 3", the columns aligned. */
static void
append_table (GString *out, const DriePiece *piece, gboolean rtl)
{
  gsize widths[2] = { 0, 0 };

  for (guint i = 0; i < piece->rows->len; i++)
    {
      const DrieRow *row = g_ptr_array_index (piece->rows, i);
      widths[0] = MAX (widths[0], display_width (row->label));
      widths[1] = MAX (widths[1], display_width (row->text));
    }
  for (guint i = 0; i < piece->rows->len; i++)
    {
      const DrieRow *row = g_ptr_array_index (piece->rows, i);
      const char *mark = drie_word_mark (row->circle);
      g_autofree char *text = drie_written_isolate (row->text, rtl);
      gsize gap = piece->kind == DRIE_PIECE_FACTS ? 0 : 2;

      append_spaces (out, gap);
      if (gap > 0)
        g_string_append_printf (out, "%s ", *mark != '\0' ? mark : " ");
      g_string_append (out, row->label);
      append_spaces (out, widths[0] - display_width (row->label) + 2);
      append_spaces (out, row->more != NULL ? widths[1] - display_width (row->text) : 0);
      g_string_append_printf (out, row->more != NULL ? "%s  %s\n" : "%s%s\n", text != NULL ? text : "", row->more != NULL ? row->more : "");
    }
}

static void
append_rows (GString *out, gsize indent, const DriePiece *piece, gboolean rtl)
{
  for (guint i = 0; i < piece->rows->len; i++)
    {
      const DrieRow *row = g_ptr_array_index (piece->rows, i);
      if (row->text == NULL)
        continue;
      g_autofree char *prefix = row->label != NULL               ? g_strdup_printf ("%s: ", row->label)
                                : row->circle < DRIE_CIRCLE_NONE ? g_strdup_printf ("%s ", drie_word_mark (row->circle))
                                                                 : g_strdup ("");
      append_hanging (out, indent, prefix, row->text, rtl);
    }
}

static void
append_item (GString *out, const DriePiece *piece, gboolean rtl)
{
  g_autofree char *prefix
      = piece->number > 0 ? g_strdup_printf ("%2u. ", piece->number) : g_strdup_printf ("%s ", drie_word_mark (piece->circle));
  gsize indent = piece->number > 0 ? 1 : 4;

  append_hanging (out, indent, prefix, piece->text, rtl);
  append_rows (out, indent + display_width (prefix), piece, rtl);
}

static void
append_piece (GString *out, const DriePiece *piece, gboolean rtl)
{
  switch (piece->kind)
    {
    case DRIE_PIECE_LOGO:
      break;
    case DRIE_PIECE_KICKER:
      g_string_append_printf (out, "%s\n\n", piece->text);
      break;
    case DRIE_PIECE_TITLE:
      g_string_append_printf (out, "%s\n", piece->text);
      append_underline (out, "═", piece->text);
      break;
    case DRIE_PIECE_HEADING:
      append_heading (out, piece);
      break;
    case DRIE_PIECE_NOTICE:
      g_string_append_printf (out, "[%s]\n", piece->text);
      break;
    case DRIE_PIECE_LEAD:
    case DRIE_PIECE_PARAGRAPH:
      if (piece->label != NULL)
        g_string_append_printf (out, "\n%s\n", piece->label);
      append_lines (out, 2, piece->text);
      break;
    case DRIE_PIECE_ADDITION:
      g_string_append_printf (out, "\n    %s %s\n", drie_word_mark (piece->circle), piece->label);
      append_lines (out, 6, piece->text);
      break;
    case DRIE_PIECE_SMALL:
      append_lines (out, 2, piece->text);
      break;
    case DRIE_PIECE_ITEM:
    case DRIE_PIECE_AGREEMENT:
      append_item (out, piece, rtl);
      break;
    case DRIE_PIECE_FACTS:
      g_string_append_c (out, '\n');
      append_table (out, piece, rtl);
      break;
    case DRIE_PIECE_BARS:
    case DRIE_PIECE_TABLE:
      append_table (out, piece, rtl);
      break;
    }
}

GBytes *
drie_report_write_text (const DrieManuscript *manuscript, GError **error)
{
  guint n = manuscript->pieces->len;
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean rtl = drie_catalog_is_rtl (manuscript->catalog);

  for (guint i = 0; i < n; i++)
    {
      append_piece (out, drie_manuscript_get (manuscript, i), rtl);
      if (!drie_manuscript_advance (manuscript, i + 1, n, error))
        return NULL;
    }
  return g_string_free_to_bytes (g_steal_pointer (&out));
}
