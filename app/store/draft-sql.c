/* Statements on what is half typed. SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/draft-sql.h"

#include "store/statement.h"

#define PUT                                                                                                                                \
  "INSERT INTO draft (dialogue, place, text) VALUES (:id, :place, :text) "                                                                 \
  "ON CONFLICT (dialogue, place) DO UPDATE SET text = excluded.text"

#define DELETE     "DELETE FROM draft WHERE dialogue = :id AND place = :place"
#define DELETE_ALL "DELETE FROM draft WHERE dialogue = :id"
#define SELECT     "SELECT place, text FROM draft WHERE dialogue = :id"

gboolean
drie_draft_sql_set (DrieDatabase *database, gint64 id, const char *place, const char *text, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, text != NULL ? PUT : DELETE, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", id);
  drie_bind_text (statement, ":place", place);
  if (text != NULL)
    drie_bind_text (statement, ":text", text);
  return drie_statement_run (statement, NULL, error);
}

gboolean
drie_draft_sql_clear (DrieDatabase *database, gint64 id, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, DELETE_ALL, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", id);
  return drie_statement_run (statement, NULL, error);
}

GHashTable *
drie_draft_sql_load (DrieDatabase *database, gint64 id, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, SELECT, error);
  g_autoptr (GHashTable) drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  DrieFetch fetch;

  if (statement == NULL)
    return NULL;
  drie_bind_int (statement, ":id", id);
  while ((fetch = drie_statement_fetch (statement, error)) == DRIE_FETCH_ROW)
    g_hash_table_insert (drafts, drie_column_text (statement, 0), drie_column_text (statement, 1));
  return fetch == DRIE_FETCH_END ? g_steal_pointer (&drafts) : NULL;
}
