/* The document as a page of the web: one file, nothing from elsewhere, no script. SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/writers.h"

#include "model/text.h"
#include "report/logo.h"
#include "report/look.h"
#include "report/words.h"

typedef struct
{
  GString *out;
  const DrieManuscript *manuscript;
  const char *list; /* the one that is open, "ol" or "ul", or NULL */
  gboolean item;    /* one of the list's is open: what is said of it may follow */
  int level;        /* of the heading that came last */
} Page;

/* <@tag dir="auto">text</@tag>: whoever wrote it, its direction is its own. Line feeds stay, as lines. */
static void
append_block (GString *out, const char *tag, const char *class, const char *text)
{
  g_string_append_printf (out, class != NULL ? "<%s class=\"%s\" dir=\"auto\">" : "<%s dir=\"auto\">", tag, class);
  drie_text_append_html (out, text);
  g_string_append_printf (out, "</%s>\n", tag);
}

static const char *
circle_class (DrieCircle circle)
{
  return circle < DRIE_CIRCLE_NONE ? drie_circle_to_wire (circle) : "none";
}

/* Where the circle's name stands beside it, the mark is only drawn. */
static void
append_mark (GString *out, DrieCircle circle)
{
  if (circle < DRIE_CIRCLE_NONE)
    g_string_append_printf (out, "<span class=\"mark %s\" aria-hidden=\"true\">%s</span> ", circle_class (circle), drie_word_mark (circle));
}

static void
append_named_mark (Page *page, DrieCircle circle)
{
  if (circle >= DRIE_CIRCLE_NONE)
    return;
  g_string_append_printf (page->out, "<span class=\"mark %s\" role=\"img\" aria-label=\"", circle_class (circle));
  drie_text_append_html (page->out, drie_word_from (page->manuscript->catalog, circle));
  g_string_append_printf (page->out, "\">%s</span>", drie_word_mark (circle));
}

static void
close_item (Page *page)
{
  if (page->item)
    g_string_append (page->out, "</li>\n");
  page->item = FALSE;
}

static void
close_list (Page *page)
{
  close_item (page);
  if (page->list != NULL)
    g_string_append_printf (page->out, "</%s>\n", page->list);
  page->list = NULL;
}

static void
open_list (Page *page, const DriePiece *piece)
{
  const char *list = piece->number > 0 ? "ol" : "ul";

  if (page->list != NULL && (!g_str_equal (page->list, list) || piece->number == 1))
    close_list (page);
  if (page->list == NULL && piece->number > 1)
    g_string_append_printf (page->out, "<ol start=\"%u\">\n", piece->number);
  else if (page->list == NULL)
    g_string_append_printf (page->out, piece->number > 0 ? "<ol>\n" : "<ul class=\"notes\">\n");
  page->list = list;
}

static void
append_logo (Page *page, const DriePiece *piece)
{
  gsize size;
  const guchar *data = g_bytes_get_data (page->manuscript->order.logo, &size);
  g_autofree char *base64 = g_base64_encode (data, size);
  double width, height;

  drie_logo_measure (page->manuscript->logo, &width, &height);
  g_string_append_printf (page->out, "<p class=\"logo\"><img src=\"data:image/png;base64,%s\" width=\"%d\" height=\"%d\" alt=\"", base64,
                          (int)(width * 96 / 72), (int)(height * 96 / 72));
  drie_text_append_html (page->out, piece->text);
  g_string_append (page->out, "\"></p>\n");
}

/* @level: 1 stands below the title, which is <h1>. */
static void
append_heading (Page *page, int level, const char *class, DrieCircle circle, const char *text)
{
  int tag = CLAMP (level, 1, MIN (page->level + 1, 4)) + 1; /* no level is left out */

  g_string_append_printf (page->out, "<h%d class=\"%s\" dir=\"auto\">", tag, class);
  append_mark (page->out, circle);
  drie_text_append_html (page->out, text);
  g_string_append_printf (page->out, "</h%d>\n", tag);
  page->level = tag - 1;
}

static void
append_paragraph (Page *page, const DriePiece *piece)
{
  g_auto (GStrv) paragraphs = g_strsplit (piece->text, "\n", -1);

  if (piece->label != NULL) /* a heading for what stands below it, not for what comes after */
    {
      int level = page->level;
      append_heading (page, MIN (level + 1, 2), "aside", DRIE_CIRCLE_NONE, piece->label);
      page->level = level;
    }
  for (guint i = 0; paragraphs[i] != NULL; i++)
    if (*g_strstrip (paragraphs[i]) != '\0')
      append_block (page->out, "p", NULL, paragraphs[i]);
}

/* Put together by us, from words that run their own way already: it runs the document's. */
static void
append_kicker (GString *out, const char *text)
{
  g_string_append (out, "<p class=\"kicker\">");
  drie_text_append_html (out, text);
  g_string_append (out, "</p>\n");
}

static void
append_lead (GString *out, const DriePiece *piece)
{
  g_string_append (out, "<div class=\"lead\">");
  if (piece->label != NULL)
    append_block (out, "p", "label", piece->label);
  append_block (out, "p", "words", piece->text);
  g_string_append (out, "</div>\n");
}

static void
append_facts (GString *out, const DriePiece *piece)
{
  if (piece->rows->len == 0)
    return;
  g_string_append (out, "<dl class=\"facts\">\n");
  for (guint i = 0; i < piece->rows->len; i++)
    {
      const DrieRow *row = g_ptr_array_index (piece->rows, i);
      g_string_append (out, "<div>");
      append_block (out, "dt", NULL, row->label);
      append_block (out, "dd", NULL, row->text != NULL ? row->text : "–");
      g_string_append (out, "</div>\n");
    }
  g_string_append (out, "</dl>\n");
}

static void
append_row (GString *out, const DrieRow *row)
{
  if (row->text == NULL)
    return;
  g_string_append (out, row->label != NULL ? "<p class=\"row\">" : "<p class=\"row from\">");
  append_mark (out, row->circle);
  if (row->label != NULL)
    {
      g_string_append (out, "<span class=\"label\">");
      drie_text_append_html (out, row->label);
      g_string_append (out, "</span> ");
    }
  g_string_append (out, "<bdi>");
  drie_text_append_html (out, row->text);
  g_string_append (out, "</bdi></p>\n");
}

static void
append_item (Page *page, const DriePiece *piece)
{
  open_list (page, piece);
  close_item (page);
  g_string_append (page->out, "<li>");
  page->item = TRUE;
  append_named_mark (page, piece->circle);
  append_block (page->out, "p", "what", piece->text);
  if (piece->kind == DRIE_PIECE_AGREEMENT)
    append_facts (page->out, piece);
  else
    for (guint i = 0; i < piece->rows->len; i++)
      append_row (page->out, g_ptr_array_index (piece->rows, i));
}

/* The bars are drawn only: the words beside them say the same. */
static void
append_bars (GString *out, const DriePiece *piece)
{
  g_string_append (out, "<ul class=\"bars\">\n");
  for (guint i = 0; i < piece->rows->len; i++)
    {
      const DrieRow *row = g_ptr_array_index (piece->rows, i);
      g_string_append_printf (out, "<li class=\"%s\"><span>", circle_class (row->circle));
      append_mark (out, row->circle);
      drie_text_append_html (out, row->label);
      g_string_append_printf (
          out,
          "</span><span class=\"bar\" aria-hidden=\"true\"><i style=\"width:%u%%\"></i><b style=\"width:%u%%\"></b></span>"
          "<bdi>",
          100 * row->whole / row->scale, 100 * row->part / row->scale);
      drie_text_append_html (out, row->text);
      g_string_append (out, "</bdi></li>\n");
    }
  g_string_append (out, "</ul>\n");
}

static void
append_table_row (GString *out, const DrieRow *row, gboolean head)
{
  const char *cells[] = { row->text, row->more };

  g_string_append_printf (out, "<tr><th scope=\"%s\">", head ? "col" : "row");
  append_mark (out, row->circle);
  drie_text_append_html (out, row->label);
  g_string_append (out, "</th>");
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_string_append (out, head ? "<th scope=\"col\">" : "<td>");
      drie_text_append_html (out, cells[i]);
      g_string_append (out, head ? "</th>" : "</td>");
    }
  g_string_append (out, "</tr>\n");
}

static void
append_table (GString *out, const DriePiece *piece)
{
  for (guint i = 0; i < piece->rows->len; i++)
    {
      g_string_append (out, i == 0 ? "<table><thead>\n" : i == 1 ? "</thead><tbody>\n" : "");
      append_table_row (out, g_ptr_array_index (piece->rows, i), i == 0);
    }
  g_string_append (out, piece->rows->len > 1 ? "</tbody></table>\n" : "</thead></table>\n");
}

static void
append_addition (GString *out, const DriePiece *piece)
{
  g_string_append_printf (out, "<div class=\"addition %s\"><p class=\"label\">", circle_class (piece->circle));
  append_mark (out, piece->circle);
  drie_text_append_html (out, piece->label);
  g_string_append (out, "</p>");
  append_block (out, "p", "words", piece->text);
  g_string_append (out, "</div>\n");
}

static void
append_piece (Page *page, const DriePiece *piece)
{
  if (piece->kind != DRIE_PIECE_ITEM && piece->kind != DRIE_PIECE_AGREEMENT && piece->kind != DRIE_PIECE_ADDITION)
    close_list (page);
  switch (piece->kind)
    {
    case DRIE_PIECE_LOGO:
      append_logo (page, piece);
      break;
    case DRIE_PIECE_KICKER:
      append_kicker (page->out, piece->text);
      break;
    case DRIE_PIECE_TITLE:
      append_block (page->out, "h1", NULL, piece->text);
      break;
    case DRIE_PIECE_LEAD:
      append_lead (page->out, piece);
      break;
    case DRIE_PIECE_NOTICE:
      append_block (page->out, "p", "notice", piece->text);
      break;
    case DRIE_PIECE_FACTS:
      append_facts (page->out, piece);
      break;
    case DRIE_PIECE_HEADING:
      append_heading (page, piece->level, circle_class (piece->circle), piece->circle, piece->text);
      break;
    case DRIE_PIECE_ADDITION:
      append_addition (page->out, piece);
      break;
    case DRIE_PIECE_PARAGRAPH:
      append_paragraph (page, piece);
      break;
    case DRIE_PIECE_SMALL:
      append_block (page->out, "p", "small", piece->text);
      break;
    case DRIE_PIECE_ITEM:
    case DRIE_PIECE_AGREEMENT:
      append_item (page, piece);
      break;
    case DRIE_PIECE_BARS:
      append_bars (page->out, piece);
      break;
    case DRIE_PIECE_TABLE:
      append_table (page->out, piece);
      break;
    }
}

static void
append_head (Page *page)
{
  const DrieManuscript *manuscript = page->manuscript;

  g_string_append_printf (
      page->out,
      "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"generator\" content=\"Driegesprek\">\n<title>",
      drie_catalog_get_language (manuscript->catalog), drie_catalog_is_rtl (manuscript->catalog) ? "rtl" : "ltr");
  drie_text_append_html (page->out, manuscript->title);
  g_autofree char *style = drie_look_read ("document.css");
  g_string_append_printf (page->out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n<main>\n", style);
}

GBytes *
drie_report_write_html (const DrieManuscript *manuscript, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  Page page = { out, manuscript };
  guint n = manuscript->pieces->len;

  append_head (&page);
  for (guint i = 0; i < n; i++)
    {
      append_piece (&page, drie_manuscript_get (manuscript, i));
      if (!drie_manuscript_advance (manuscript, i + 1, n, error))
        return NULL;
    }
  close_list (&page);
  if (manuscript->foot != NULL)
    {
      g_string_append (out, "</main>\n<footer>");
      append_block (out, "p", NULL, manuscript->foot);
      g_string_append (out, "</footer>\n</body>\n</html>\n");
    }
  else
    g_string_append (out, "</main>\n</body>\n</html>\n");
  return g_string_free_to_bytes (g_steal_pointer (&out));
}
