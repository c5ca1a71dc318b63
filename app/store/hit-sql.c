/* Where in an evening the words are that were searched for. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The index itself keeps no texts. What a word is, and which words are the same, says its own tokenizer: marks stand where the index
 * looked. */
#include "store/hit-sql.h"

#include <string.h>

#include "store/search-sql.h"
#include "store/statement.h"

/* An excerpt has at most this many characters, of which at most so many before the first hit. */
#define MAX_EXCERPT 160
#define MAX_BEFORE  40

#define GET_API "SELECT fts5 (:api)"

/* Row numbers: see the schema. */
#define FIND "SELECT rowid FROM search WHERE search MATCH :word AND rowid > :evening AND rowid < :next LIMIT 200"

#define GET_NOTE      "SELECT words FROM note WHERE id = :item AND dialogue = :id"
#define GET_RECAP     "SELECT text FROM recap WHERE place = :item AND dialogue = :id"
#define GET_ADDITION  "SELECT text FROM addition WHERE id = :item AND dialogue = :id"
#define GET_AGREEMENT "SELECT words FROM agreement WHERE id = :item AND dialogue = :id"

/* --- Words --- */

typedef struct
{
  GPtrArray *exact;    /* of words as the index has them */
  GPtrArray *prefixes; /* likewise: words may begin with them */
  char *last;
  GArray *marks;
} Marking;

static fts5_api *
get_api (DrieDatabase *database, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, GET_API, error);
  fts5_api *api = NULL;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
  if (drie_statement_fetch (statement, error) == DRIE_FETCH_FAILED)
    return NULL;
  if (api == NULL)
    drie_database_set_error (NULL, SQLITE_ERROR, error);
  return api;
}

/* With what the index was made with. */
static gboolean
tokenize (DrieDatabase *database, const char *text, Marking *marking, int (*token_cb) (void *, int, const char *, int, int, int),
          GError **error)
{
  static const char *options[] = { "remove_diacritics", "2" };
  fts5_api *api = get_api (database, error);
  fts5_tokenizer tokenizer;
  Fts5Tokenizer *instance = NULL;
  void *user_data;

  if (api == NULL)
    return FALSE;
  int code = api->xFindTokenizer (api, "unicode61", &user_data, &tokenizer);
  if (code == SQLITE_OK)
    code = tokenizer.xCreate (user_data, options, G_N_ELEMENTS (options), &instance);
  if (code == SQLITE_OK)
    code = tokenizer.xTokenize (instance, marking, FTS5_TOKENIZE_DOCUMENT, text, strlen (text), token_cb);
  if (instance != NULL)
    tokenizer.xDelete (instance);
  if (code != SQLITE_OK)
    drie_database_set_error (NULL, code, error);
  return code == SQLITE_OK;
}

static int
wanted_cb (void *data, int flags, const char *token, int length, int start, int end)
{
  Marking *marking = data;

  if (marking->last != NULL)
    g_ptr_array_add (marking->exact, marking->last);
  marking->last = g_strndup (token, length);
  return SQLITE_OK;
}

/* What was typed without a space ends in the beginning of a word. */
static gboolean
read_wanted (DrieDatabase *database, const char *words, Marking *marking, GError **error)
{
  g_auto (GStrv) parts = g_strsplit_set (words, " \t\r\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (!tokenize (database, parts[i], marking, wanted_cb, error))
        return FALSE;
      if (marking->last != NULL)
        g_ptr_array_add (marking->prefixes, g_steal_pointer (&marking->last));
    }
  return TRUE;
}

static gboolean
is_wanted (const Marking *marking, const char *token, int length)
{
  for (guint i = 0; i < marking->prefixes->len; i++)
    {
      const char *prefix = g_ptr_array_index (marking->prefixes, i);
      if (strlen (prefix) <= (gsize)length && strncmp (token, prefix, strlen (prefix)) == 0)
        return TRUE;
    }
  for (guint i = 0; i < marking->exact->len; i++)
    {
      const char *exact = g_ptr_array_index (marking->exact, i);
      if (strlen (exact) == (gsize)length && strncmp (token, exact, length) == 0)
        return TRUE;
    }
  return FALSE;
}

static int
found_cb (void *data, int flags, const char *token, int length, int start, int end)
{
  Marking *marking = data;
  DrieMark mark = { start, end };

  if (is_wanted (marking, token, length))
    g_array_append_val (marking->marks, mark);
  return SQLITE_OK;
}

GArray *
drie_hit_sql_mark (DrieDatabase *database, const char *words, const char *text, GError **error)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  g_autoptr (GPtrArray) exact = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) prefixes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (DrieMark));
  Marking marking = { exact, prefixes, NULL, marks };

  if (!read_wanted (database, valid, &marking, error) || !tokenize (database, text, &marking, found_cb, error))
    return NULL;
  return g_steal_pointer (&marks);
}

/* --- The row --- */

static gboolean
count_rows (DrieDatabase *database, gint64 id, const char *term, GHashTable *counts, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, FIND, error);
  DrieFetch fetch;

  if (statement == NULL)
    return FALSE;
  drie_bind_text (statement, ":word", term);
  drie_bind_int (statement, ":evening", id << 40);
  drie_bind_int (statement, ":next", (id + 1) << 40);
  while ((fetch = drie_statement_fetch (statement, error)) == DRIE_FETCH_ROW)
    {
      gint64 row = drie_column_int (statement, 0);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, &row));
      g_hash_table_insert (counts, g_memdup2 (&row, sizeof row), GUINT_TO_POINTER (count + 1));
    }
  return fetch == DRIE_FETCH_END;
}

/* The one with most of the words, the first of them if there are several; 0 if there is none. */
static gint64
find_best (GHashTable *counts)
{
  GHashTableIter iter;
  gpointer row, count;
  gint64 best = 0;
  guint most = 0;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &row, &count))
    {
      gint64 this = *(gint64 *)row;
      guint n = GPOINTER_TO_UINT (count);
      if (n > most || (n == most && this < best))
        {
          best = this;
          most = n;
        }
    }
  return best;
}

/* Additions share their kind with the recaps. */
#define ADDITION ((gint64)1 << 37)

static gboolean
read_text (DrieDatabase *database, gint64 row, DrieHitKind kind, char **text, GError **error)
{
  static const char *const sql[] = { [DRIE_HIT_NOTE] = GET_NOTE, [DRIE_HIT_RECAP] = GET_RECAP, [DRIE_HIT_AGREEMENT] = GET_AGREEMENT };
  gint64 item = row & (((gint64)1 << 38) - 1);
  gboolean is_addition = kind == DRIE_HIT_RECAP && (item & ADDITION) != 0;
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, is_addition ? GET_ADDITION : sql[kind], error);

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":item", is_addition ? item - ADDITION : item);
  drie_bind_int (statement, ":id", row >> 40);
  DrieFetch fetch = drie_statement_fetch (statement, error);
  if (fetch == DRIE_FETCH_ROW)
    *text = drie_column_text (statement, 0);
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
  g_autoptr (GPtrArray) terms = drie_search_sql_make_terms (words);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (DrieHit) found = g_new0 (DrieHit, 1);

  *hit = NULL;
  for (guint i = 0; i < terms->len; i++)
    if (!count_rows (database, id, g_ptr_array_index (terms, i), counts, error))
      return FALSE;
  gint64 row = find_best (counts);
  if (row == 0)
    return TRUE;

  found->kind = (row >> 38) & 3;
  if (!read_text (database, row, found->kind, &found->text, error))
    return FALSE;
  if (found->text == NULL)
    return TRUE;
  found->marks = drie_hit_sql_mark (database, words, found->text, error);
  if (found->marks == NULL)
    return FALSE;
  cut (found, found->marks->len > 0 ? find_start (found->text, &g_array_index (found->marks, DrieMark, 0)) : 0);
  *hit = g_steal_pointer (&found);
  return TRUE;
}
