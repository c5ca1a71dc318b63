/* Statements on the log of an evening. SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/event-sql.h"

#include <glib/gi18n-lib.h>

#include "store/statement.h"
#include "store/store.h"

#define INSERT                                                                                                                             \
  "INSERT INTO event (dialogue, position, type, at, value) SELECT :id, :position, :type, :at, :value "                                     \
  "WHERE :position = (SELECT count (*) FROM event WHERE dialogue = :id)"

#define SELECT "SELECT type, at, value FROM event WHERE dialogue = :id ORDER BY position"

gboolean
drie_event_sql_add (DrieDatabase *database, gint64 id, guint position, const DrieEvent *event, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, INSERT, error);
  int changed;

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", id);
  drie_bind_int (statement, ":position", position);
  drie_bind_text (statement, ":type", drie_event_type_to_wire (event->type));
  drie_bind_int (statement, ":at", event->at);
  drie_bind_int (statement, ":value", event->value);
  if (!drie_statement_run (statement, &changed, error))
    return FALSE;

  if (changed == 0)
    g_set_error (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_IO, _ ("The log of the evening has no place %u to write to"), position);
  return changed > 0;
}

gboolean
drie_event_sql_load (DrieDatabase *database, DrieSummary *summary, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, SELECT, error);
  DrieFetch fetch;

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", summary->id);
  while ((fetch = drie_statement_fetch (statement, error)) == DRIE_FETCH_ROW)
    {
      DrieEvent event = { .at = drie_column_int (statement, 1), .value = drie_column_int (statement, 2) };

      if (!drie_column_wire (statement, 0, drie_event_type_from_wire, &event.type, error))
        return FALSE;
      g_array_append_val (summary->events, event);
    }
  return fetch == DRIE_FETCH_END;
}
