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

#define DAY "coalesce (date, date (created_at / 1000000, 'unixepoch', 'localtime'))"

#define COLUMNS                                                                                                                            \
  "SELECT id, uuid, " DAY " AS day, theme, question, school, status, notes, agreements, done, review, reviewed, " PARTLY ","               \
  " follows IS NOT NULL FROM dialogue JOIN tally ON tally.dialogue = dialogue.id "

#define SELECT_DAYS  "SELECT id, " DAY " FROM dialogue ORDER BY id"
#define SELECT_ALL   COLUMNS "ORDER BY day DESC, id DESC"
#define SELECT_FOUND COLUMNS "WHERE id IN (SELECT value FROM json_each (:ids)) ORDER BY day DESC, id DESC"

/* The row number alone says which evening: see the schema. */
#define FIND "SELECT DISTINCT rowid >> 40 FROM search WHERE search MATCH :word"

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

static GPtrArray *
read_entries (DrieStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify)drie_entry_free);
  DrieFetch fetch;

  while ((fetch = drie_statement_fetch (statement, error)) == DRIE_FETCH_ROW)
    {
      DrieEntry *entry = read_entry (statement, error);

      if (entry == NULL)
        return NULL;
      g_ptr_array_add (entries, entry);
    }
  return fetch == DRIE_FETCH_END ? g_steal_pointer (&entries) : NULL;
}

/* Which of the evenings of its day each is: among all, also where only some were found. Windows over all of them in the statement itself
 * take longer than all the rest of it. */
static gboolean
count_days (DrieDatabase *database, GPtrArray *entries, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, SELECT_DAYS, error);
  g_autoptr (GHashTable) totals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  DrieFetch fetch = DRIE_FETCH_END;

  for (guint i = 0; i < entries->len; i++)
    {
      DrieEntry *entry = g_ptr_array_index (entries, i);
      g_hash_table_insert (by_id, &entry->id, entry);
    }
  while (statement != NULL && (fetch = drie_statement_fetch (statement, error)) == DRIE_FETCH_ROW)
    {
      gint64 id = drie_column_int (statement, 0);
      char *day = drie_column_text (statement, 1);
      guint total = GPOINTER_TO_UINT (g_hash_table_lookup (totals, day)) + 1;
      DrieEntry *entry = g_hash_table_lookup (by_id, &id);

      if (entry != NULL)
        entry->place = total;
      g_hash_table_replace (totals, day, GUINT_TO_POINTER (total));
    }
  for (guint i = 0; i < entries->len; i++)
    {
      DrieEntry *entry = g_ptr_array_index (entries, i);
      entry->total = GPOINTER_TO_UINT (g_hash_table_lookup (totals, entry->date));
    }
  return statement != NULL && fetch == DRIE_FETCH_END;
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

/* Takes away from @found (NULL: everything) what does not have @word. */
static gboolean
narrow (DrieDatabase *database, const char *word, GHashTable **found, GError **error)
{
  g_autofree char *term = make_term (word);
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, FIND, error);
  g_autoptr (GHashTable) left = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  DrieFetch fetch;

  if (statement == NULL)
    return FALSE;
  drie_bind_text (statement, ":word", term);
  while ((fetch = drie_statement_fetch (statement, error)) == DRIE_FETCH_ROW)
    {
      gint64 id = drie_column_int (statement, 0);

      if (*found == NULL || g_hash_table_contains (*found, &id))
        g_hash_table_add (left, g_memdup2 (&id, sizeof id));
    }
  g_clear_pointer (found, g_hash_table_unref);
  *found = g_steal_pointer (&left);
  return fetch == DRIE_FETCH_END;
}

static char *
make_id_list (GHashTable *ids)
{
  GString *list = g_string_new ("[");
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, list->len > 1 ? "," : "", *(gint64 *)id);
  g_string_append_c (list, ']');
  return g_string_free (list, FALSE);
}

static GPtrArray *
list_found (DrieDatabase *database, GPtrArray *words, GError **error)
{
  g_autoptr (GHashTable) found = NULL;

  for (guint i = 0; i < words->len; i++)
    if (!narrow (database, g_ptr_array_index (words, i), &found, error))
      return NULL;

  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, SELECT_FOUND, error);
  g_autofree char *ids = found != NULL ? make_id_list (found) : g_strdup ("[]");
  if (statement == NULL)
    return NULL;
  drie_bind_text (statement, ":ids", ids);
  return read_entries (statement, error);
}

static GPtrArray *
list_all (DrieDatabase *database, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, SELECT_ALL, error);

  return statement != NULL ? read_entries (statement, error) : NULL;
}

GPtrArray *
drie_search_sql_list (DrieDatabase *database, const char *words, GError **error)
{
  gboolean all = words == NULL || words[strspn (words, " \t\r\n")] == '\0';
  g_autoptr (GPtrArray) parts = all ? NULL : drie_search_sql_split (words);
  g_autoptr (GPtrArray) entries = all ? list_all (database, error) : list_found (database, parts, error);

  return entries != NULL && count_days (database, entries, error) ? g_steal_pointer (&entries) : NULL;
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
