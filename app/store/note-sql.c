/* Statements on notes. SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/note-sql.h"

#include "store/statement.h"
#include "store/store.h"

#define COLUMNS                                                                                                                            \
  "id, key, from_circle, to_circle, step, text, language, translation, source, disposition, reason, rank, asked_at, answer, lead, late,"   \
  " created_at, device"

#define SELECT_ALL "SELECT " COLUMNS " FROM note WHERE dialogue = :id ORDER BY id"
#define SELECT_KEY "SELECT " COLUMNS " FROM note WHERE dialogue = :id AND key = :key"

#define INSERT                                                                                                                             \
  "INSERT INTO note (dialogue, key, device, from_circle, to_circle, step, text, language, source, late, created_at) "                      \
  "VALUES (:id, :key, :device, :from, :to, :step, :text, :language, :source, :late, :created_at)"

#define INSERT_WHOLE                                                                                                                       \
  "INSERT INTO note (dialogue, from_circle, to_circle, step, text, translation, source, disposition, reason, rank, asked_at, answer,"      \
  " late, created_at) "                                                                                                                    \
  "VALUES (:id, :from, :to, :step, :text, :translation, :source, :disposition, :reason, :rank, :asked_at, :answer, :late, :created_at)"

#define SET_LEAD "UPDATE note SET lead = :lead WHERE id = :note"

/* A translation of words that have changed would mislead. */
#define UPDATE_TEXT "UPDATE note SET text = :text, translation = NULL WHERE id = :note"
#define DELETE      "DELETE FROM note WHERE id = :note"

/* A note, or a leader, that its writer took back a moment ago is passed over: that it is gone is on its way to whoever asks for this. The
 * same holds for a translation of words that the writer changed a moment ago. */
#define UPDATE                                                                                                                             \
  "UPDATE note SET disposition = :disposition, reason = :reason, rank = :rank, asked_at = :asked_at, answer = :answer,"                    \
  " translation = CASE WHEN text = :text THEN :translation END,"                                                                           \
  " lead = (SELECT id FROM note AS leader WHERE leader.id = :lead AND leader.dialogue = :id) "                                             \
  "WHERE id = :note AND dialogue = :id"

static DrieNote *
read_note (DrieStatement *statement, GError **error)
{
  g_autoptr (DrieNote) note = drie_note_new ();

  if (!drie_column_wire (statement, 2, drie_circle_from_wire, &note->from, error)
      || !drie_column_wire (statement, 3, drie_circle_from_wire, &note->to, error)
      || !drie_column_wire (statement, 8, drie_source_from_wire, &note->source, error)
      || !drie_column_wire (statement, 9, drie_disposition_from_wire, &note->disposition, error))
    return NULL;

  note->id = drie_column_int (statement, 0);
  note->key = drie_column_text (statement, 1);
  note->step = drie_column_int (statement, 4);
  note->text = drie_column_text (statement, 5);
  note->language = drie_column_text (statement, 6);
  note->translation = drie_column_text (statement, 7);
  note->reason = drie_column_text (statement, 10);
  note->rank = drie_column_int (statement, 11);
  note->asked_at = drie_column_int (statement, 12);
  note->answer = drie_column_text (statement, 13);
  note->group = drie_column_int (statement, 14);
  note->late = drie_column_int (statement, 15) != 0;
  note->created_at = drie_column_int (statement, 16);
  note->device = drie_column_text (statement, 17);
  return g_steal_pointer (&note);
}

/* @note: (out): NULL if the evening has no note with this key. */
static gboolean
find (DrieDatabase *database, gint64 id, const char *key, DrieNote **note, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, SELECT_KEY, error);

  *note = NULL;
  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", id);
  drie_bind_text (statement, ":key", key);
  DrieFetch fetch = drie_statement_fetch (statement, error);
  if (fetch == DRIE_FETCH_ROW)
    *note = read_note (statement, error);
  return fetch == DRIE_FETCH_END || *note != NULL;
}

static gboolean
insert (DrieDatabase *database, gint64 id, DrieNote *note, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, INSERT, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", id);
  drie_bind_text (statement, ":key", note->key);
  drie_bind_text (statement, ":device", note->device);
  drie_bind_text (statement, ":from", drie_circle_to_wire (note->from));
  drie_bind_text (statement, ":to", drie_circle_to_wire (note->to));
  drie_bind_int (statement, ":step", note->step);
  drie_bind_text (statement, ":text", note->text);
  drie_bind_text (statement, ":language", note->language);
  drie_bind_text (statement, ":source", drie_source_to_wire (note->source));
  drie_bind_int (statement, ":late", note->late);
  drie_bind_int (statement, ":created_at", note->created_at);
  if (!drie_statement_run (statement, NULL, error))
    return FALSE;
  note->id = sqlite3_last_insert_rowid (drie_database_get_handle (database));
  return TRUE;
}

/* What was sent, without what only the chair may set. */
static DrieNote *
as_received (const DrieNote *note)
{
  DrieNote *copy = drie_note_copy (note);

  copy->id = 0;
  copy->disposition = DRIE_DISPOSITION_RECEIVED;
  copy->rank = 0;
  copy->asked_at = 0;
  copy->group = 0;
  g_clear_pointer (&copy->translation, g_free);
  g_clear_pointer (&copy->reason, g_free);
  g_clear_pointer (&copy->answer, g_free);
  return copy;
}

static gboolean
add (DrieDatabase *database, gint64 id, const DrieNote *note, DrieNoteOutcome *outcome, DrieNote **stored, GError **error)
{
  g_autoptr (DrieNote) known = NULL;

  if (!find (database, id, note->key, &known, error))
    return FALSE;
  if (known != NULL)
    {
      *outcome = DRIE_NOTE_KNOWN;
      *stored = g_steal_pointer (&known);
      return TRUE;
    }

  g_autoptr (DrieNote) fresh = as_received (note);
  if (!insert (database, id, fresh, error))
    return FALSE;
  *outcome = DRIE_NOTE_DONE;
  *stored = g_steal_pointer (&fresh);
  return TRUE;
}

static gboolean
rewrite (DrieDatabase *database, DrieNote *note, const char *text, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, UPDATE_TEXT, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":note", note->id);
  drie_bind_text (statement, ":text", text);
  if (!drie_statement_run (statement, NULL, error))
    return FALSE;
  g_free (note->text);
  note->text = g_strdup (text);
  g_clear_pointer (&note->translation, g_free);
  return TRUE;
}

static gboolean
withdraw (DrieDatabase *database, gint64 note, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, DELETE, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":note", note);
  return drie_statement_run (statement, NULL, error);
}

gboolean
drie_note_sql_write (DrieDatabase *database, gint64 id, DrieNoteOp op, const DrieNote *note, DrieNoteOutcome *outcome, DrieNote **stored,
                     GError **error)
{
  g_autoptr (DrieNote) known = NULL;

  *stored = NULL;
  *outcome = DRIE_NOTE_UNKNOWN;
  if (op == DRIE_NOTE_ADD)
    return add (database, id, note, outcome, stored, error);

  if (!find (database, id, note->key, &known, error))
    return FALSE;
  /* A paper note has no device: only the chair, who has none either, takes it back. */
  if (known == NULL || g_strcmp0 (known->device, note->device) != 0)
    return TRUE;

  if (known->disposition != DRIE_DISPOSITION_RECEIVED)
    *outcome = DRIE_NOTE_TOO_LATE;
  else if (op == DRIE_NOTE_EDIT ? rewrite (database, known, note->text, error) : withdraw (database, known->id, error))
    *outcome = DRIE_NOTE_DONE;
  else
    return FALSE;
  if (op == DRIE_NOTE_EDIT || *outcome != DRIE_NOTE_DONE)
    *stored = g_steal_pointer (&known);
  return TRUE;
}

gboolean
drie_note_sql_update (DrieDatabase *database, gint64 id, const DrieNote *note, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, UPDATE, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", id);
  drie_bind_int (statement, ":note", note->id);
  drie_bind_text (statement, ":disposition", drie_disposition_to_wire (note->disposition));
  drie_bind_text (statement, ":reason", note->reason);
  drie_bind_int (statement, ":rank", note->rank);
  drie_bind_int_or_null (statement, ":asked_at", note->asked_at);
  drie_bind_text (statement, ":answer", note->answer);
  drie_bind_text (statement, ":text", note->text);
  drie_bind_text (statement, ":translation", note->translation);
  drie_bind_int_or_null (statement, ":lead", note->group);
  return drie_statement_run (statement, NULL, error);
}

/* @stored: (out): its number in the library */
static gboolean
import (DrieDatabase *database, gint64 id, const DrieNote *note, gint64 now, gint64 *stored, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, INSERT_WHOLE, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", id);
  drie_bind_text (statement, ":from", drie_circle_to_wire (note->from));
  drie_bind_text (statement, ":to", drie_circle_to_wire (note->to));
  drie_bind_int (statement, ":step", note->step);
  drie_bind_text (statement, ":text", note->text);
  drie_bind_text (statement, ":translation", note->translation);
  drie_bind_text (statement, ":source", drie_source_to_wire (note->source));
  drie_bind_text (statement, ":disposition", drie_disposition_to_wire (note->disposition));
  drie_bind_text (statement, ":reason", note->reason);
  drie_bind_int (statement, ":rank", note->rank);
  drie_bind_int_or_null (statement, ":asked_at", note->asked_at);
  drie_bind_text (statement, ":answer", note->answer);
  drie_bind_int (statement, ":late", note->late);
  drie_bind_int (statement, ":created_at", now);
  if (!drie_statement_run (statement, NULL, error))
    return FALSE;
  *stored = sqlite3_last_insert_rowid (drie_database_get_handle (database));
  return TRUE;
}

static gboolean
set_lead (DrieDatabase *database, gint64 note, gint64 lead, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, SET_LEAD, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":note", note);
  drie_bind_int (statement, ":lead", lead);
  return drie_statement_run (statement, NULL, error);
}

gboolean
drie_note_sql_import (DrieDatabase *database, gint64 id, const GPtrArray *notes, gint64 now, gint64 *stored, GError **error)
{
  for (guint i = 0; i < notes->len; i++)
    if (!import (database, id, g_ptr_array_index (notes, i), now, &stored[i], error))
      return FALSE;
  /* One that leads may have come after one that it leads. */
  for (guint i = 0; i < notes->len; i++)
    {
      const DrieNote *note = g_ptr_array_index (notes, i);
      g_return_val_if_fail (note->group <= notes->len, FALSE);
      if (note->group != 0 && !set_lead (database, stored[i], stored[note->group - 1], error))
        return FALSE;
    }
  return TRUE;
}

gboolean
drie_note_sql_load (DrieDatabase *database, DrieSummary *summary, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, SELECT_ALL, error);
  DrieFetch fetch;

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", summary->id);
  while ((fetch = drie_statement_fetch (statement, error)) == DRIE_FETCH_ROW)
    {
      DrieNote *note = read_note (statement, error);

      if (note == NULL)
        return FALSE;
      g_ptr_array_add (summary->notes, note);
    }
  return fetch == DRIE_FETCH_END;
}
