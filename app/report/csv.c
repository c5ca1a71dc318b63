/* The notes as a table for spreadsheets. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As Excel opens it by a double click: UTF-8 is recognised by its byte order mark, and the separator is the one that Excel expects where
 * the language of the evening is at home – a semicolon wherever a comma parts decimals. A cell that a spreadsheet would compute is kept
 * from it by an apostrophe. Notes about one person, and removed ones, are not in it. */
#include "report/writers.h"

#include <string.h>

#include "report/words.h"
#include "report/written.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define LINE_END        "\r\n"

/* Languages that part decimals with a point or, in Arabic, with a sign of their own (CLDR); all others do it with a comma. */
static const char *const no_decimal_comma[]
    = { "am", "ar", "bn", "cy", "en", "fa", "fil", "ga", "gu", "ha", "he", "hi", "ig", "ja", "kn", "ko", "ml", "mr", "ms",
        "mt", "my", "ne", "pa", "ps", "si", "so",  "sw", "ta", "te", "th", "ti", "tl", "ur", "yo", "zh", "zu", NULL };

static char
choose_separator (const char *language)
{
  g_auto (GStrv) parts = g_strsplit_set (language, "-_", 2);

  return parts[0] != NULL && g_strv_contains (no_decimal_comma, parts[0]) ? ',' : ';';
}

/* Would a spreadsheet compute it? Full-width signs count, too: East Asian ones do. */
static gboolean
is_computed (const char *text)
{
  static const gunichar signs[] = { '=', '+', '-', '@', '\t', '\r', 0xff1d, 0xff0b, 0xff0d, 0xff20 };
  const char *c = text;

  /* What cannot be seen is no protection. */
  while (g_unichar_type (g_utf8_get_char (c)) == G_UNICODE_FORMAT || g_unichar_isspace (g_utf8_get_char (c)))
    c = g_utf8_next_char (c);
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_utf8_get_char (c) == signs[i])
      return TRUE;
  return FALSE;
}

static void
append_cell (GString *out, const char *raw)
{
  g_autofree char *clean = drie_written_clean (raw);
  const char *text = clean != NULL ? clean : "";

  g_string_append (out, is_computed (text) ? "\"'" : "\"");
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *c);
    }
  g_string_append_c (out, '"');
}

static void
append_row (GString *out, char separator, const char *const *cells, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (out, separator);
      append_cell (out, cells[i]);
    }
  g_string_append (out, LINE_END);
}

/* The number of the row in which each public note stands, from 1; 0 for the others. */
static GArray *
number_rows (const DrieSummary *summary)
{
  GArray *rows = g_array_sized_new (FALSE, TRUE, sizeof (guint), summary->notes->len);
  guint last = 0;

  for (guint i = 0; i < summary->notes->len; i++)
    {
      const DrieNote *note = g_ptr_array_index (summary->notes, i);
      guint row = drie_disposition_is_public (note->disposition) ? ++last : 0;
      g_array_append_val (rows, row);
    }
  return rows;
}

/* Of the note that it was grouped under; NULL if it stands alone or leads. */
static char *
find_leader_row (const DrieSummary *summary, const DrieNote *note, const GArray *rows)
{
  for (guint i = 0; note->group != 0 && i < summary->notes->len; i++)
    if (((DrieNote *)g_ptr_array_index (summary->notes, i))->id == note->group && g_array_index (rows, guint, i) != 0)
      return g_strdup_printf ("%u", g_array_index (rows, guint, i));
  return NULL;
}

static const char *
word_source (const DrieCatalog *catalog, DrieSource source)
{
  return source == DRIE_SOURCE_PAPER ? TC_ (catalog, "written on", "Paper") : TC_ (catalog, "written on", "Phone");
}

static void
append_heading (GString *out, char separator, const DrieCatalog *catalog)
{
  const char *cells[] = {
    TC_ (catalog, "column", "No."),
    TC_ (catalog, "column", "From"),
    TC_ (catalog, "column", "For"),
    TC_ (catalog, "column", "Question"),
    TC_ (catalog, "column", "Translation"),
    TC_ (catalog, "column", "Written on"),
    TC_ (catalog, "column", "What became of it"),
    TC_ (catalog, "column", "Reason"),
    TC_ (catalog, "column", "Answer"),
    TC_ (catalog, "column", "Together with No."),
  };

  append_row (out, separator, cells, G_N_ELEMENTS (cells));
}

static void
append_note (GString *out, char separator, const DrieCatalog *catalog, const DrieSummary *summary, guint i, const GArray *rows)
{
  const DrieNote *note = g_ptr_array_index (summary->notes, i);
  g_autofree char *number = g_strdup_printf ("%u", g_array_index (rows, guint, i));
  g_autofree char *leader = find_leader_row (summary, note, rows);
  const char *cells[] = {
    number,
    drie_word_circle (catalog, note->from),
    drie_word_circle (catalog, note->to),
    note->text != NULL ? note->text : T_ (catalog, "(the words are erased)"),
    note->text != NULL ? note->translation : NULL,
    word_source (catalog, note->source),
    drie_word_disposition (catalog, note->disposition),
    note->reason,
    note->answer,
    leader,
  };

  append_row (out, separator, cells, G_N_ELEMENTS (cells));
}

GBytes *
drie_report_write_csv (const DrieSummary *summary, const DrieCatalog *catalog, GError **error)
{
  char separator = choose_separator (summary->plan->language);
  g_autoptr (GArray) rows = number_rows (summary);
  GString *out = g_string_new (BYTE_ORDER_MARK);

  append_heading (out, separator, catalog);
  for (guint i = 0; i < summary->notes->len; i++)
    if (g_array_index (rows, guint, i) != 0)
      append_note (out, separator, catalog, summary, i, rows);
  return g_string_free_to_bytes (out);
}
