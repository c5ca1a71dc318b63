/* Statements of the archive. SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/search-sql.h"

#include <string.h>

#include "store/statement.h"

/* More words than anybody types; each costs a look into the index. */
#define MAX_WORDS 32

/* Of what a circle said last about an agreement: see drie_reviews_common(). */
#define SAID(which)                                                                                                                        \
  "EXISTS (SELECT 1 FROM review WHERE review.agreement = agreement.id AND review.outcome " which                                           \
  " AND review.date = (SELECT max (later.date) FROM review AS later"                                                                       \
  "  WHERE later.agreement = review.agreement AND later.circle = review.circle))"

/* Only where it was looked back, and something is left to do, there is something to count. */
#define PARTLY                                                                                                                             \
  "CASE WHEN reviewed IS NULL OR done = agreements THEN 0 ELSE (SELECT count (*) FROM agreement WHERE agreement.dialogue = dialogue.id"    \
  " AND " SAID ("IN ('done', 'partly')") " AND " SAID ("<> 'done'") ") END"

#define SELECT                                                                                                                             \
  "SELECT dialogue.id, uuid, coalesce (date, date (created_at / 1000000, 'unixepoch', 'localtime')), theme, question, school, status,"     \
  " notes, agreements, done, review, reviewed, " PARTLY ", follows IS NOT NULL"                                                            \
  " FROM dialogue JOIN tally ON tally.dialogue = dialogue.id ORDER BY dialogue.id"

/* The row number alone says which evening: see the schema. DISTINCT would take as long again as finding them. */
#define EVENING_BITS 40
#define FIND         "SELECT collect_evenings (rowid) FROM search WHERE search MATCH :word"

#define BACKLOG "SELECT coalesce ((SELECT max (id) FROM note), 0) - indexed_to FROM library"

/* In the order of the index's row numbers: it takes them in one go, then. */
#define INDEX                                                                                                                              \
  "INSERT INTO search (rowid, words) SELECT (dialogue << 40) | (1 << 38) | id AS place, words FROM note"                                   \
  " WHERE id > (SELECT indexed_to FROM library) AND words IS NOT NULL ORDER BY place;"                                                     \
  "UPDATE library SET indexed_to = max (indexed_to, coalesce ((SELECT max (id) FROM note), 0));"

static DrieEntry *
read_entry (DrieStatement *statement, GError **error)
{
  g_autoptr (DrieEntry) entry = g_new0 (DrieEntry, 1);

  entry->id = drie_column_int (statement, 0);
  entry->uuid = drie_column_text (statement, 1);
  entry->date = drie_column_text (statement, 2);
  entry->theme = drie_column_text (statement, 3);
  entry->question = drie_column_text (statement, 4);
  entry->school = drie_column_text (statement, 5);
  entry->notes = drie_column_int (statement, 7);
  entry->agreements = drie_column_int (statement, 8);
  entry->done = drie_column_int (statement, 9);
  entry->review = drie_column_text (statement, 10);
  entry->reviewed = drie_column_text (statement, 11);
  entry->partly = drie_column_int (statement, 12);
  entry->follows = drie_column_int (statement, 13) != 0;
  return drie_column_wire (statement, 6, drie_status_from_wire, &entry->status, error) ? g_steal_pointer (&entry) : NULL;
}

/* The newest first. */
static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const DrieEntry *first = *(const DrieEntry *const *)a, *second = *(const DrieEntry *const *)b;
  int order = g_strcmp0 (second->date, first->date);

  return order != 0 ? order : (second->id > first->id) - (second->id < first->id);
}

/* One more on @day. Returns: how many that makes */
static guint
count_on (GHashTable *days, const char *day)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (days, day)) + 1;

  g_hash_table_replace (days, g_strdup (day), GUINT_TO_POINTER (n));
  return n;
}

static void
set_totals (GPtrArray *entries, GHashTable *days)
{
  for (guint i = 0; i < entries->len; i++)
    {
      DrieEntry *entry = g_ptr_array_index (entries, i);
      entry->total = GPOINTER_TO_UINT (g_hash_table_lookup (days, entry->date != NULL ? entry->date : ""));
    }
}

/* @wanted: their numbers; NULL for all. The others of a day are counted among all evenings. Counted and sorted here: to SQLite that is more
 * than half the work of the whole list. */
static GPtrArray *
read_entries (DrieDatabase *database, GHashTable *wanted, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, SELECT, error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify)drie_entry_free);
  g_autoptr (GHashTable) days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  DrieFetch fetch = DRIE_FETCH_FAILED;

  while (statement != NULL && (fetch = drie_statement_fetch (statement, error)) == DRIE_FETCH_ROW)
    {
      gint64 id = drie_column_int (statement, 0);
      g_autofree char *day = drie_column_text (statement, 2);
      guint place = count_on (days, day != NULL ? day : "");
      if (wanted != NULL && !g_hash_table_contains (wanted, &id))
        continue;

      DrieEntry *entry = read_entry (statement, error);
      if (entry == NULL)
        return NULL;
      entry->place = place;
      g_ptr_array_add (entries, entry);
    }
  set_totals (entries, days);
  g_ptr_array_sort (entries, compare_entries);
  return fetch == DRIE_FETCH_END ? g_steal_pointer (&entries) : NULL;
}

static gboolean
has_something_to_find (const char *word)
{
  for (const char *c = word; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      return TRUE;
  return FALSE;
}

GPtrArray *
drie_search_sql_split (const char *words)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  g_auto (GStrv) parts = g_strsplit_set (valid, " \t\r\n", -1);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts[i] != NULL && found->len < MAX_WORDS; i++)
    if (has_something_to_find (parts[i]))
      g_ptr_array_add (found, g_strdup (parts[i]));
  return found;
}

/* As FTS5 takes it: quoted, so that nothing in it is an operator, and as a prefix. */
static char *
make_term (const char *word)
{
  g_auto (GStrv) pieces = g_strsplit (word, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", pieces);

  return g_strdup_printf ("\"%s\"*", doubled);
}

/* Of each row that is found: its evening into the GArray of gint64 that is the function's; once, as they come one behind the other. */
static void
collect_step (sqlite3_context *context, int n, sqlite3_value **values)
{
  GArray *evenings = sqlite3_user_data (context);
  gint64 id = sqlite3_value_int64 (values[0]) >> EVENING_BITS;

  if (evenings->len == 0 || g_array_index (evenings, gint64, evenings->len - 1) != id)
    g_array_append_val (evenings, id);
}

static void
collect_final (sqlite3_context *context)
{
}

/* Made anew for each search, which is the only one to use it. */
static gboolean
make_collector (DrieDatabase *database, GArray *evenings, GError **error)
{
  sqlite3 *handle = drie_database_get_handle (database);
  int code = sqlite3_create_function_v2 (handle, "collect_evenings", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, evenings, NULL, collect_step,
                                         collect_final, NULL);

  if (code != SQLITE_OK)
    drie_database_set_error (handle, code, error);
  return code == SQLITE_OK;
}

static gboolean
find_evenings (DrieDatabase *database, const char *word, GError **error)
{
  g_autofree char *term = make_term (word);
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, FIND, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_text (statement, ":word", term);
  return drie_statement_run (statement, NULL, error);
}

/* Takes away from @found (NULL: everything) what is not among @evenings. */
static void
narrow (GHashTable **found, const GArray *evenings)
{
  GHashTable *left = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < evenings->len; i++)
    {
      const gint64 *id = &g_array_index (evenings, gint64, i);
      if (*found == NULL || g_hash_table_contains (*found, id))
        g_hash_table_add (left, g_memdup2 (id, sizeof *id));
    }
  g_clear_pointer (found, g_hash_table_unref);
  *found = left;
}

static GPtrArray *
list_found (DrieDatabase *database, GPtrArray *words, GError **error)
{
  g_autoptr (GArray) evenings = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) found = NULL;

  if (!make_collector (database, evenings, error))
    return NULL;
  for (guint i = 0; i < words->len; i++)
    {
      g_array_set_size (evenings, 0);
      if (!find_evenings (database, g_ptr_array_index (words, i), error))
        return NULL;
      narrow (&found, evenings);
    }
  if (found == NULL || g_hash_table_size (found) == 0)
    return g_ptr_array_new_with_free_func ((GDestroyNotify)drie_entry_free);
  return read_entries (database, found, error);
}

GPtrArray *
drie_search_sql_list (DrieDatabase *database, const char *words, GError **error)
{
  if (words == NULL || words[strspn (words, " \t\r\n")] == '\0')
    return read_entries (database, NULL, error);

  g_autoptr (GPtrArray) parts = drie_search_sql_split (words);
  return list_found (database, parts, error);
}

gint64
drie_search_sql_get_backlog (DrieDatabase *database)
{
  gint64 backlog;

  return drie_statement_get_int (database, BACKLOG, &backlog, NULL) ? MAX (backlog, 0) : 0;
}

gboolean
drie_search_sql_index (DrieDatabase *database, GError **error)
{
  if (drie_search_sql_get_backlog (database) == 0)
    return TRUE;
  if (!drie_database_begin (database, error))
    return FALSE;
  if (drie_database_exec (database, INDEX, error))
    return drie_database_commit (database, error);
  drie_database_roll_back (database);
  return FALSE;
}
