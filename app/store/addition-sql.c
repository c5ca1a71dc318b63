/* Statements on additions and versions. SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/addition-sql.h"

#include "store/statement.h"

#define PUT                                                                                                                                \
  "INSERT INTO addition (dialogue, circle, date, text) VALUES (:id, :circle, :date, :text) "                                               \
  "ON CONFLICT (dialogue, date, circle) DO UPDATE SET text = excluded.text"

#define DELETE "DELETE FROM addition WHERE dialogue = :id AND circle = :circle AND date = :date"
#define SELECT "SELECT circle, date, text FROM addition WHERE dialogue = :id"

#define ADD_VERSION                                                                                                                        \
  "INSERT INTO version (dialogue, number, date, what) "                                                                                    \
  "VALUES (:id, (SELECT count (*) + 1 FROM version WHERE dialogue = :id), :date, :what)"

#define SELECT_VERSIONS "SELECT date, what FROM version WHERE dialogue = :id ORDER BY number"

gboolean
drie_addition_sql_set (DrieDatabase *database, gint64 id, const DrieAddition *addition, GError **error)
{
  gboolean written = addition->text != NULL && *addition->text != '\0';
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, written ? PUT : DELETE, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", id);
  drie_bind_text (statement, ":circle", drie_circle_to_wire (addition->circle));
  drie_bind_text (statement, ":date", addition->date);
  if (written)
    drie_bind_text (statement, ":text", addition->text);
  return drie_statement_run (statement, NULL, error);
}

gboolean
drie_version_sql_add (DrieDatabase *database, gint64 id, const DrieVersion *version, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, ADD_VERSION, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", id);
  drie_bind_text (statement, ":date", version->date);
  drie_bind_text (statement, ":what", version->what);
  return drie_statement_run (statement, NULL, error);
}

static gboolean
load_additions (DrieDatabase *database, DrieSummary *summary, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, SELECT, error);
  DrieFetch fetch;

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", summary->id);
  while ((fetch = drie_statement_fetch (statement, error)) == DRIE_FETCH_ROW)
    {
      g_autofree char *date = drie_column_text (statement, 1);
      g_autofree char *text = drie_column_text (statement, 2);
      DrieCircle circle;

      if (!drie_column_wire (statement, 0, drie_circle_from_wire, &circle, error))
        return FALSE;
      drie_additions_set (summary->additions, circle, date, text);
    }
  return fetch == DRIE_FETCH_END;
}

static gboolean
load_versions (DrieDatabase *database, DrieSummary *summary, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, SELECT_VERSIONS, error);
  DrieFetch fetch;

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", summary->id);
  while ((fetch = drie_statement_fetch (statement, error)) == DRIE_FETCH_ROW)
    {
      g_autofree char *date = drie_column_text (statement, 0);
      g_autofree char *what = drie_column_text (statement, 1);

      g_ptr_array_add (summary->versions, drie_version_new (date, what));
    }
  return fetch == DRIE_FETCH_END;
}

gboolean
drie_addition_sql_load (DrieDatabase *database, DrieSummary *summary, GError **error)
{
  return load_additions (database, summary, error) && load_versions (database, summary, error);
}
