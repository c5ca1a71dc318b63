/* Statements on recaps and agreements. SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/agreement-sql.h"

#include <glib/gi18n-lib.h>

#include "store/statement.h"
#include "store/store.h"

#define PUT_RECAP                                                                                                                          \
  "INSERT INTO recap (dialogue, part, place, text) VALUES (:id, :part, :place, :text) "                                                    \
  "ON CONFLICT (dialogue, part) DO UPDATE SET text = excluded.text"

#define DELETE_RECAP  "DELETE FROM recap WHERE dialogue = :id AND part = :part"
#define SELECT_RECAPS "SELECT part, text FROM recap WHERE dialogue = :id"

#define PUT_AGREEMENT                                                                                                                      \
  "INSERT INTO agreement (id, dialogue, what, who, circle, before, reminds, decides) "                                                     \
  "VALUES (:agreement, :id, :what, :who, :circle, :before, :reminds, :decides) "                                                           \
  "ON CONFLICT (id) DO UPDATE SET what = excluded.what, who = excluded.who, circle = excluded.circle, before = excluded.before,"           \
  " reminds = excluded.reminds, decides = excluded.decides WHERE dialogue = excluded.dialogue"

#define DELETE_AGREEMENT "DELETE FROM agreement WHERE id = :agreement AND dialogue = :id"

#define SELECT_AGREEMENTS "SELECT id, what, who, circle, before, reminds, decides FROM agreement WHERE dialogue = :id ORDER BY id"

gboolean
drie_recap_sql_set (DrieDatabase *database, gint64 id, DrieRecapPart part, const char *text, GError **error)
{
  gboolean written = text != NULL && *text != '\0';
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, written ? PUT_RECAP : DELETE_RECAP, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", id);
  drie_bind_text (statement, ":part", drie_recap_part_to_wire (part));
  if (written)
    {
      drie_bind_int (statement, ":place", part);
      drie_bind_text (statement, ":text", text);
    }
  return drie_statement_run (statement, NULL, error);
}

gboolean
drie_recap_sql_load (DrieDatabase *database, DrieSummary *summary, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, SELECT_RECAPS, error);
  DrieFetch fetch;

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", summary->id);
  while ((fetch = drie_statement_fetch (statement, error)) == DRIE_FETCH_ROW)
    {
      DrieRecapPart part;

      if (!drie_column_wire (statement, 0, drie_recap_part_from_wire, &part, error))
        return FALSE;
      summary->recaps[part] = drie_column_text (statement, 1);
    }
  return fetch == DRIE_FETCH_END;
}

static gboolean
set_not_found (gint64 agreement, GError **error)
{
  g_set_error_literal (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_NOT_FOUND, _ ("There is no such agreement."));
  return FALSE;
}

void
drie_agreement_sql_bind (DrieStatement *statement, const DrieAgreement *agreement)
{
  drie_bind_text (statement, ":what", agreement->what);
  drie_bind_text (statement, ":who", agreement->who != NULL ? agreement->who : "");
  drie_bind_text (statement, ":circle", drie_circle_to_wire (agreement->circle));
  drie_bind_text (statement, ":before", agreement->before);
  drie_bind_text (statement, ":reminds", agreement->reminds != NULL ? agreement->reminds : "");
  drie_bind_text (statement, ":decides", drie_decides_to_wire (agreement->decides));
}

gboolean
drie_agreement_sql_put (DrieDatabase *database, gint64 id, const DrieAgreement *agreement, gint64 *stored, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, PUT_AGREEMENT, error);
  int changed;

  if (statement == NULL)
    return FALSE;
  drie_bind_int_or_null (statement, ":agreement", agreement->id);
  drie_bind_int (statement, ":id", id);
  drie_agreement_sql_bind (statement, agreement);
  if (!drie_statement_run (statement, &changed, error))
    return FALSE;
  if (changed == 0)
    return set_not_found (agreement->id, error);
  *stored = agreement->id != 0 ? agreement->id : sqlite3_last_insert_rowid (drie_database_get_handle (database));
  return TRUE;
}

gboolean
drie_agreement_sql_remove (DrieDatabase *database, gint64 id, gint64 agreement, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, DELETE_AGREEMENT, error);
  int changed;

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", id);
  drie_bind_int (statement, ":agreement", agreement);
  if (!drie_statement_run (statement, &changed, error))
    return FALSE;
  return changed > 0 || set_not_found (agreement, error);
}

DrieAgreement *
drie_agreement_sql_read (DrieStatement *statement, GError **error)
{
  g_autoptr (DrieAgreement) agreement = drie_agreement_new ();

  agreement->circle = DRIE_CIRCLE_NONE;
  if ((!drie_column_is_null (statement, 3) && !drie_column_wire (statement, 3, drie_circle_from_wire, &agreement->circle, error))
      || !drie_column_wire (statement, 6, drie_decides_from_wire, &agreement->decides, error))
    return NULL;

  char **texts[] = { &agreement->what, &agreement->who, &agreement->before, &agreement->reminds };
  const int columns[] = { 1, 2, 4, 5 };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_free (*texts[i]);
      *texts[i] = drie_column_text (statement, columns[i]);
    }
  agreement->id = drie_column_int (statement, 0);
  return g_steal_pointer (&agreement);
}

gboolean
drie_agreement_sql_load (DrieDatabase *database, DrieSummary *summary, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, SELECT_AGREEMENTS, error);
  DrieFetch fetch;

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", summary->id);
  while ((fetch = drie_statement_fetch (statement, error)) == DRIE_FETCH_ROW)
    {
      DrieAgreement *agreement = drie_agreement_sql_read (statement, error);

      if (agreement == NULL)
        return FALSE;
      g_ptr_array_add (summary->agreements, agreement);
    }
  return fetch == DRIE_FETCH_END;
}
