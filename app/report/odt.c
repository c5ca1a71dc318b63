/* The document as OpenDocument text: real headings and lists, to be edited. SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/writers.h"

#include <glib/gi18n-lib.h>

#include "report/odt-package.h"
#include "report/words.h"
#include "report/written.h"

typedef struct
{
  GsfXMLOut *xml;
  const DrieManuscript *manuscript;
  gboolean rtl;
  const char *list; /* the style of the one that is open, or NULL */
  gboolean item;    /* one of the list's is open: what is said of it may follow */
  int level;        /* of the heading that came last */
} Text;

static void
start (Text *self, const char *element, const char *style)
{
  gsf_xml_out_start_element (self->xml, element);
  if (style != NULL)
    gsf_xml_out_add_cstr_unchecked (self->xml, "text:style-name", style);
}

static void
end (Text *self)
{
  gsf_xml_out_end_element (self->xml);
}

/* Line feeds become <text:line-break/>, and of several spaces all but the first <text:s/>: XML would fold them. */
static void
add_words (Text *self, const char *words)
{
  g_autoptr (GString) run = g_string_new (NULL);

  for (const char *p = words != NULL ? words : ""; *p != '\0'; p++)
    {
      gboolean folded = *p == ' ' && p > words && p[-1] == ' ';
      if (*p != '\n' && !folded)
        {
          g_string_append_c (run, *p);
          continue;
        }
      gsf_xml_out_add_cstr (self->xml, NULL, run->str);
      g_string_truncate (run, 0);
      gsf_xml_out_simple_element (self->xml, *p == '\n' ? "text:line-break" : "text:s", NULL);
    }
  gsf_xml_out_add_cstr (self->xml, NULL, run->str);
}

/* What somebody wrote: it runs its own way in a paragraph that runs the document's, so that it stands beside its mark. An isolate ends with
 * its line. */
static void
add_isolated (Text *self, const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words != NULL ? words : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *isolated = drie_written_isolate (lines[i], self->rtl);
      if (i > 0)
        gsf_xml_out_simple_element (self->xml, "text:line-break", NULL);
      add_words (self, isolated);
    }
}

static void
add_paragraph (Text *self, const char *style, const char *words)
{
  start (self, "text:p", style);
  add_isolated (self, words);
  end (self);
}

static void
add_span (Text *self, const char *style, const char *words)
{
  start (self, "text:span", style);
  add_words (self, words);
  end (self);
}

/* ● ▲ ■ in their circle's colour, and a space. */
static void
add_mark (Text *self, DrieCircle circle)
{
  if (circle >= DRIE_CIRCLE_NONE)
    return;
  add_span (self, drie_circle_to_wire (circle), drie_word_mark (circle));
  gsf_xml_out_add_cstr_unchecked (self->xml, NULL, " ");
}

/* Lists */

static void
close_item (Text *self)
{
  if (self->item)
    end (self);
  self->item = FALSE;
}

static void
close_list (Text *self)
{
  close_item (self);
  if (self->list != NULL)
    end (self);
  self->list = NULL;
}

static const char *
list_style (const DriePiece *piece)
{
  if (piece->number > 0)
    return "numbers";
  return piece->circle < DRIE_CIRCLE_NONE ? drie_circle_to_wire (piece->circle) : "dashes";
}

/* A question stays on one page with its answer. */
static const char *
item_style (const DriePiece *piece)
{
  if (piece->number > 0)
    return "Item";
  return piece->rows->len > 0 ? "Question" : "Note";
}

static void
open_list (Text *self, const DriePiece *piece)
{
  const char *style = list_style (piece);

  if (self->list != NULL && (!g_str_equal (self->list, style) || piece->number == 1))
    close_list (self);
  if (self->list == NULL)
    start (self, "text:list", style);
  self->list = style;
}

static void
add_row (Text *self, const DrieRow *row)
{
  if (row->text == NULL)
    return;
  start (self, "text:p", row->label != NULL ? "Row" : "Origin");
  add_mark (self, row->circle);
  if (row->label != NULL)
    {
      add_span (self, "label", row->label);
      gsf_xml_out_add_cstr_unchecked (self->xml, NULL, "\xe2\x80\x82"); /* an en space: a label is told apart by its colour */
    }
  add_isolated (self, row->text);
  end (self);
}

static void
add_item (Text *self, const DriePiece *piece)
{
  open_list (self, piece);
  close_item (self);
  gsf_xml_out_start_element (self->xml, "text:list-item");
  self->item = TRUE;
  if (piece->number > 0)
    gsf_xml_out_add_uint (self->xml, "text:start-value", piece->number);
  add_paragraph (self, item_style (piece), piece->text);
  for (guint i = 0; i < piece->rows->len; i++)
    add_row (self, g_ptr_array_index (piece->rows, i));
}

/* The rest */

static void
add_heading (Text *self, int level, DrieCircle circle, const char *words)
{
  static const char *const styles[] = { "Heading_20_1", "Heading_20_2", "Heading_20_3" };
  int whole = CLAMP (level, 1, MIN (self->level + 1, 3)); /* no level is left out */

  start (self, "text:h", styles[whole - 1]);
  gsf_xml_out_add_int (self->xml, "text:outline-level", whole);
  add_mark (self, circle);
  add_words (self, words);
  end (self);
  self->level = whole;
}

static void
add_paragraphs (Text *self, const DriePiece *piece)
{
  g_auto (GStrv) paragraphs = g_strsplit (piece->text, "\n", -1);

  if (piece->label != NULL) /* a heading for what stands below it, not for what comes after */
    {
      int level = self->level;
      self->level = MAX (level, 1);
      add_heading (self, 2, DRIE_CIRCLE_NONE, piece->label);
      self->level = level;
    }
  for (guint i = 0; paragraphs[i] != NULL; i++)
    if (*g_strstrip (paragraphs[i]) != '\0')
      add_paragraph (self, "Text_20_body", paragraphs[i]);
}

static void
add_cell (Text *self, DrieCircle circle, const char *words)
{
  gsf_xml_out_start_element (self->xml, "table:table-cell");
  gsf_xml_out_add_cstr_unchecked (self->xml, "office:value-type", "string");
  start (self, "text:p", "Table_20_Contents");
  add_mark (self, circle);
  add_isolated (self, words);
  end (self);
  end (self);
}

static void
start_table (Text *self, const char *name, guint columns)
{
  gsf_xml_out_start_element (self->xml, "table:table");
  gsf_xml_out_add_cstr_unchecked (self->xml, "table:style-name", name);
  for (guint i = 0; i < columns; i++)
    {
      gsf_xml_out_start_element (self->xml, "table:table-column");
      gsf_xml_out_add_cstr_unchecked (self->xml, "table:style-name", i == 0 ? "First" : "Other");
      end (self);
    }
}

/* @heads: the first row holds the headings. */
static void
add_table (Text *self, const DriePiece *piece, guint columns, gboolean heads)
{
  start_table (self, piece->kind == DRIE_PIECE_FACTS ? "Facts" : "Table", columns);
  for (guint i = 0; i < piece->rows->len; i++)
    {
      const DrieRow *row = g_ptr_array_index (piece->rows, i);
      gboolean head = heads && i == 0;
      if (head)
        gsf_xml_out_start_element (self->xml, "table:table-header-rows");
      gsf_xml_out_start_element (self->xml, "table:table-row");
      add_cell (self, row->circle, row->label);
      add_cell (self, DRIE_CIRCLE_NONE, row->text != NULL ? row->text : "–");
      if (columns > 2)
        add_cell (self, DRIE_CIRCLE_NONE, row->more);
      end (self);
      if (head)
        end (self);
    }
  end (self);
}

static void
add_addition (Text *self, const DriePiece *piece)
{
  start (self, "text:p", "Addition");
  add_mark (self, piece->circle);
  add_span (self, "label", piece->label);
  gsf_xml_out_simple_element (self->xml, "text:line-break", NULL);
  add_isolated (self, piece->text);
  end (self);
}

static void
add_piece (Text *self, const DriePiece *piece)
{
  if (piece->kind != DRIE_PIECE_ITEM && piece->kind != DRIE_PIECE_AGREEMENT && piece->kind != DRIE_PIECE_ADDITION)
    close_list (self);
  switch (piece->kind)
    {
    case DRIE_PIECE_LOGO:
      drie_odt_add_logo (self->xml, self->manuscript, piece->text);
      break;
    case DRIE_PIECE_KICKER:
      add_paragraph (self, "Kicker", piece->text);
      break;
    case DRIE_PIECE_TITLE:
      add_paragraph (self, "Title", piece->text);
      break;
    case DRIE_PIECE_LEAD:
      if (piece->label != NULL)
        add_paragraph (self, "Label", piece->label);
      add_paragraph (self, "Subtitle", piece->text);
      break;
    case DRIE_PIECE_NOTICE:
      add_paragraph (self, "Notice", piece->text);
      break;
    case DRIE_PIECE_FACTS:
      if (piece->rows->len > 0)
        add_table (self, piece, 2, FALSE);
      break;
    case DRIE_PIECE_HEADING:
      add_heading (self, piece->level, piece->circle, piece->text);
      break;
    case DRIE_PIECE_ADDITION:
      add_addition (self, piece);
      break;
    case DRIE_PIECE_PARAGRAPH:
      add_paragraphs (self, piece);
      break;
    case DRIE_PIECE_SMALL:
      add_paragraph (self, "Small", piece->text);
      break;
    case DRIE_PIECE_ITEM:
    case DRIE_PIECE_AGREEMENT:
      add_item (self, piece);
      break;
    case DRIE_PIECE_BARS:
      add_table (self, piece, 2, FALSE);
      break;
    case DRIE_PIECE_TABLE:
      add_table (self, piece, 3, TRUE);
      break;
    }
}

static gboolean
add_body (GsfXMLOut *xml, const DrieManuscript *manuscript, GError **error)
{
  Text text = { xml, manuscript, drie_catalog_is_rtl (manuscript->catalog) };
  guint n = manuscript->pieces->len;

  for (guint i = 0; i < n; i++)
    {
      add_piece (&text, drie_manuscript_get (manuscript, i));
      if (!drie_manuscript_advance (manuscript, i + 1, n, error))
        return FALSE;
    }
  close_list (&text);
  return TRUE;
}

GBytes *
drie_report_write_odt (const DrieManuscript *manuscript, GError **error)
{
  return drie_odt_write_package (manuscript, add_body, error);
}
