/* Statements on versions. SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/version-sql.h"

#include <glib/gi18n-lib.h>

#include "store/agreement-sql.h"
#include "store/statement.h"
#include "store/store.h"

#define ADD  "INSERT INTO version (dialogue, number, date, what) VALUES (:id, :number, :date, :what)"
#define KEEP "UPDATE version SET kept = 1, contact = :contact WHERE dialogue = :id AND number = :number"

#define KEEP_RECAP    "INSERT INTO said_recap (dialogue, number, part, text) VALUES (:id, :number, :part, :text)"
#define KEEP_ADDITION "INSERT INTO said_addition (dialogue, number, date, circle, text) VALUES (:id, :number, :date, :circle, :text)"

#define KEEP_AGREEMENT                                                                                                                     \
  "INSERT INTO said_agreement (dialogue, number, position, what, who, circle, before, reminds, decides) "                                  \
  "VALUES (:id, :number, :position, :what, :who, :circle, :before, :reminds, :decides)"

#define KEEP_FATE                                                                                                                          \
  "INSERT INTO said_note (dialogue, number, note, disposition, reason, answer) "                                                           \
  "SELECT dialogue, :number, id, :disposition, :reason, :answer FROM note WHERE id = :note AND dialogue = :id"

#define EARLIER "WHERE dialogue = :id AND number < (SELECT max (number) FROM version WHERE dialogue = :id)"

#define SELECT           "SELECT number, date, what, kept, contact FROM version WHERE dialogue = :id ORDER BY number"
#define SELECT_RECAPS    "SELECT number, part, text FROM said_recap WHERE dialogue = :id"
#define SELECT_ADDITIONS "SELECT number, circle, date, text FROM said_addition WHERE dialogue = :id"
#define SELECT_AGREEMENTS                                                                                                                  \
  "SELECT 0, what, who, circle, before, reminds, decides, number FROM said_agreement WHERE dialogue = :id ORDER BY number, position"
#define SELECT_FATES "SELECT number, note, disposition, reason, answer FROM said_note WHERE dialogue = :id ORDER BY number, note"

/* --- Writing --- */

static DrieStatement *
prepare (DrieDatabase *database, const char *sql, gint64 id, guint number, GError **error)
{
  DrieStatement *statement = drie_statement_prepare (database, sql, error);

  if (statement == NULL)
    return NULL;
  drie_bind_int (statement, ":id", id);
  drie_bind_int (statement, ":number", number);
  return statement;
}

static gboolean
keep_recap (DrieDatabase *database, gint64 id, guint number, DrieRecapPart part, const char *text, GError **error)
{
  g_autoptr (DrieStatement) statement = prepare (database, KEEP_RECAP, id, number, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_text (statement, ":part", drie_recap_part_to_wire (part));
  drie_bind_text (statement, ":text", text);
  return drie_statement_run (statement, NULL, error);
}

static gboolean
keep_addition (DrieDatabase *database, gint64 id, guint number, const DrieAddition *addition, GError **error)
{
  g_autoptr (DrieStatement) statement = prepare (database, KEEP_ADDITION, id, number, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_text (statement, ":date", addition->date);
  drie_bind_text (statement, ":circle", drie_circle_to_wire (addition->circle));
  drie_bind_text (statement, ":text", addition->text);
  return drie_statement_run (statement, NULL, error);
}

static gboolean
keep_agreement (DrieDatabase *database, gint64 id, guint number, guint position, const DrieAgreement *agreement, GError **error)
{
  g_autoptr (DrieStatement) statement = prepare (database, KEEP_AGREEMENT, id, number, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":position", position);
  drie_agreement_sql_bind (statement, agreement);
  return drie_statement_run (statement, NULL, error);
}

static gboolean
keep_fate (DrieDatabase *database, gint64 id, guint number, const DrieFate *fate, GError **error)
{
  g_autoptr (DrieStatement) statement = prepare (database, KEEP_FATE, id, number, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":note", fate->note);
  drie_bind_text (statement, ":disposition", drie_disposition_to_wire (fate->disposition));
  drie_bind_text (statement, ":reason", fate->reason);
  drie_bind_text (statement, ":answer", fate->answer);
  return drie_statement_run (statement, NULL, error);
}

static gboolean
mark_kept (DrieDatabase *database, gint64 id, guint number, const char *contact, GError **error)
{
  g_autoptr (DrieStatement) statement = prepare (database, KEEP, id, number, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_text (statement, ":contact", contact);
  return drie_statement_run (statement, NULL, error);
}

gboolean
drie_version_sql_keep (DrieDatabase *database, gint64 id, guint number, const DrieSaid *said, GError **error)
{
  for (DrieRecapPart part = 0; part < DRIE_N_RECAPS; part++)
    if (said->recaps[part] != NULL && !keep_recap (database, id, number, part, said->recaps[part], error))
      return FALSE;
  for (guint i = 0; i < said->additions->len; i++)
    if (!keep_addition (database, id, number, g_ptr_array_index (said->additions, i), error))
      return FALSE;
  for (guint i = 0; i < said->agreements->len; i++)
    if (!keep_agreement (database, id, number, i, g_ptr_array_index (said->agreements, i), error))
      return FALSE;
  for (guint i = 0; i < said->fates->len; i++)
    if (!keep_fate (database, id, number, g_ptr_array_index (said->fates, i), error))
      return FALSE;
  return mark_kept (database, id, number, said->contact, error);
}

gboolean
drie_version_sql_add (DrieDatabase *database, gint64 id, guint number, const DrieVersion *version, GError **error)
{
  g_autoptr (DrieStatement) statement = prepare (database, ADD, id, number, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_text (statement, ":date", version->date);
  drie_bind_text (statement, ":what", version->what);
  return drie_statement_run (statement, NULL, error)
         && (version->said == NULL || drie_version_sql_keep (database, id, number, version->said, error));
}

gboolean
drie_version_sql_forget (DrieDatabase *database, gint64 id, GError **error)
{
  static const char *const statements[]
      = { "DELETE FROM said_recap " EARLIER, "DELETE FROM said_addition " EARLIER, "DELETE FROM said_agreement " EARLIER,
          "DELETE FROM said_note " EARLIER, "UPDATE version SET kept = 0, contact = NULL " EARLIER };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (DrieStatement) statement = drie_statement_prepare (database, statements[i], error);
      if (statement == NULL)
        return FALSE;
      drie_bind_int (statement, ":id", id);
      if (!drie_statement_run (statement, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* --- Reading --- */

/* Takes a row. */
typedef gboolean (*Take) (DrieStatement *statement, DrieSummary *summary, GError **error);

/* What the version said whose number stands in that column. NULL: there is no such version. */
static DrieSaid *
get_said (DrieStatement *statement, int column, DrieSummary *summary, GError **error)
{
  gint64 number = drie_column_int (statement, column);
  DrieVersion *version = number >= 1 && number <= summary->versions->len ? g_ptr_array_index (summary->versions, number - 1) : NULL;

  if (version == NULL)
    {
      g_set_error_literal (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_DAMAGED, _ ("The library is damaged"));
      return NULL;
    }
  if (version->said == NULL)
    version->said = drie_said_new ();
  return version->said;
}

static gboolean
take_version (DrieStatement *statement, DrieSummary *summary, GError **error)
{
  DrieVersion *version = drie_version_new (NULL, NULL);

  version->date = drie_column_text (statement, 1);
  version->what = drie_column_text (statement, 2);
  if (drie_column_int (statement, 3) != 0)
    {
      version->said = drie_said_new ();
      version->said->contact = drie_column_text (statement, 4);
    }
  g_ptr_array_add (summary->versions, version);
  return TRUE;
}

static gboolean
take_recap (DrieStatement *statement, DrieSummary *summary, GError **error)
{
  DrieSaid *said = get_said (statement, 0, summary, error);
  DrieRecapPart part;

  if (said == NULL || !drie_column_wire (statement, 1, drie_recap_part_from_wire, &part, error))
    return FALSE;
  g_free (said->recaps[part]);
  said->recaps[part] = drie_column_text (statement, 2);
  return TRUE;
}

static gboolean
take_addition (DrieStatement *statement, DrieSummary *summary, GError **error)
{
  g_autofree char *date = drie_column_text (statement, 2);
  g_autofree char *text = drie_column_text (statement, 3);
  DrieSaid *said = get_said (statement, 0, summary, error);
  DrieCircle circle;

  if (said == NULL || !drie_column_wire (statement, 1, drie_circle_from_wire, &circle, error))
    return FALSE;
  drie_additions_set (said->additions, circle, date, text);
  return TRUE;
}

static gboolean
take_agreement (DrieStatement *statement, DrieSummary *summary, GError **error)
{
  DrieSaid *said = get_said (statement, 7, summary, error);
  DrieAgreement *agreement = said != NULL ? drie_agreement_sql_read (statement, error) : NULL;

  if (agreement == NULL)
    return FALSE;
  g_ptr_array_add (said->agreements, agreement);
  return TRUE;
}

static gboolean
take_fate (DrieStatement *statement, DrieSummary *summary, GError **error)
{
  DrieSaid *said = get_said (statement, 0, summary, error);
  g_autoptr (DrieFate) fate = drie_fate_new (drie_column_int (statement, 1), DRIE_DISPOSITION_RECEIVED, NULL, NULL);

  if (said == NULL || !drie_column_wire (statement, 2, drie_disposition_from_wire, &fate->disposition, error))
    return FALSE;
  fate->reason = drie_column_text (statement, 3);
  fate->answer = drie_column_text (statement, 4);
  g_ptr_array_add (said->fates, g_steal_pointer (&fate));
  return TRUE;
}

static gboolean
load (DrieDatabase *database, const char *sql, Take take, DrieSummary *summary, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, sql, error);
  DrieFetch fetch;

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", summary->id);
  while ((fetch = drie_statement_fetch (statement, error)) == DRIE_FETCH_ROW)
    if (!take (statement, summary, error))
      return FALSE;
  return fetch == DRIE_FETCH_END;
}

gboolean
drie_version_sql_load (DrieDatabase *database, DrieSummary *summary, GError **error)
{
  return load (database, SELECT, take_version, summary, error) && load (database, SELECT_RECAPS, take_recap, summary, error)
         && load (database, SELECT_ADDITIONS, take_addition, summary, error)
         && load (database, SELECT_AGREEMENTS, take_agreement, summary, error) && load (database, SELECT_FATES, take_fate, summary, error);
}
