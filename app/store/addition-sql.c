/* Statements on additions. SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/addition-sql.h"

#include "store/statement.h"

#define PUT                                                                                                                                \
  "INSERT INTO addition (dialogue, circle, date, text) VALUES (:id, :circle, :date, :text) "                                               \
  "ON CONFLICT (dialogue, date, circle) DO UPDATE SET text = excluded.text"

#define DELETE "DELETE FROM addition WHERE dialogue = :id AND circle = :circle AND date = :date"
#define SELECT "SELECT circle, date, text FROM addition WHERE dialogue = :id"

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
drie_addition_sql_load (DrieDatabase *database, DrieSummary *summary, GError **error)
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
