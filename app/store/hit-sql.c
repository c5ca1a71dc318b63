/* Where in an evening the words are that were searched for. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Read from its texts: asking the index for a beginning of words costs as much for one evening as for all of them. */
#include "store/hit-sql.h"

#include "store/matcher.h"
#include "store/statement.h"

/* An excerpt has at most this many characters, of which at most so many before the first hit. */
#define MAX_EXCERPT 160
#define MAX_BEFORE  40

/* By #DrieHitKind; additions go with the recaps. */
#define GET_TEXTS                                                                                                                          \
  "SELECT 1 AS kind, id AS place, words FROM note WHERE dialogue = :id AND words IS NOT NULL"                                              \
  " UNION ALL SELECT 2, place, text FROM recap WHERE dialogue = :id"                                                                       \
  " UNION ALL SELECT 2, 10 + id, text FROM addition WHERE dialogue = :id"                                                                  \
  " UNION ALL SELECT 3, id, words FROM agreement WHERE dialogue = :id ORDER BY kind, place"

GArray *
drie_hit_sql_mark (DrieDatabase *database, const char *words, const char *text, GError **error)
{
  g_autoptr (DrieMatcher) matcher = drie_matcher_new (database, words, error);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (DrieMark));

  return matcher != NULL && drie_matcher_look (matcher, text, NULL, marks, error) ? g_steal_pointer (&marks) : NULL;
}

/* The text with most of the words, the first of them if there are several: into @hit, without marks. */
static gboolean
find_best (DrieDatabase *database, DrieMatcher *matcher, gint64 id, DrieHit *hit, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, GET_TEXTS, error);
  DrieFetch fetch = DRIE_FETCH_END;
  guint most = 0;

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", id);
  while (most < drie_matcher_get_size (matcher) && (fetch = drie_statement_fetch (statement, error)) == DRIE_FETCH_ROW)
    {
      g_autofree char *text = drie_column_text (statement, 2);
      guint found;

      if (!drie_matcher_look (matcher, text, &found, NULL, error))
        return FALSE;
      if (found <= most)
        continue;
      most = found;
      hit->kind = drie_column_int (statement, 0);
      g_free (hit->text);
      hit->text = g_steal_pointer (&text);
    }
  return fetch != DRIE_FETCH_FAILED;
}

/* --- The excerpt --- */

static gsize
find_start (const char *text, const DrieMark *first)
{
  const char *start = text + first->start;

  for (guint i = 0; i < MAX_BEFORE && start > text; i++)
    start = g_utf8_prev_char (start);
  if (start == text)
    return 0;
  /* Not in the middle of a word, if there is a space on the way. */
  for (const char *c = start; c < text + first->start; c = g_utf8_next_char (c))
    if (g_unichar_isspace (g_utf8_get_char (c)))
      return g_utf8_next_char (c) - text;
  return start - text;
}

/* From @start, on one line; the marks go along. */
static void
cut (DrieHit *hit, gsize start)
{
  const char *end = hit->text + start;
  guint n = 0;

  while (*end != '\0' && n++ < MAX_EXCERPT)
    end = g_utf8_next_char (end);
  g_autofree char *part = g_strndup (hit->text + start, end - hit->text - start);
  const char *before = start > 0 ? "…" : "";
  char *whole = g_strconcat (before, part, *end != '\0' ? "…" : "", NULL);
  gsize limit = end - hit->text;

  for (guint i = hit->marks->len; i-- > 0;)
    {
      DrieMark *mark = &g_array_index (hit->marks, DrieMark, i);
      if (mark->end > limit)
        g_array_remove_index (hit->marks, i);
      else
        {
          mark->start += strlen (before) - start;
          mark->end += strlen (before) - start;
        }
    }
  g_free (hit->text);
  hit->text = g_strdelimit (whole, "\n", ' ');
}

gboolean
drie_hit_sql_find (DrieDatabase *database, gint64 id, const char *words, DrieHit **hit, GError **error)
{
  g_autoptr (DrieMatcher) matcher = drie_matcher_new (database, words, error);
  g_autoptr (DrieHit) found = g_new0 (DrieHit, 1);

  *hit = NULL;
  if (matcher == NULL || !find_best (database, matcher, id, found, error))
    return FALSE;
  if (found->text == NULL)
    return TRUE;
  found->marks = g_array_new (FALSE, FALSE, sizeof (DrieMark));
  if (!drie_matcher_look (matcher, found->text, NULL, found->marks, error))
    return FALSE;
  cut (found, find_start (found->text, &g_array_index (found->marks, DrieMark, 0)));
  *hit = g_steal_pointer (&found);
  return TRUE;
}
