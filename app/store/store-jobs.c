/* What is asked of the writer while an evening goes on. SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store-private.h"

#include <glib/gi18n-lib.h>

#include "store/agreement-sql.h"
#include "store/dialogue-sql.h"
#include "store/draft-sql.h"
#include "store/event-sql.h"
#include "store/note-sql.h"
#include "store/review-sql.h"

/* What a job was given and what came of it; only what the job needs is set. */
typedef struct
{
  gint64 id; /* of the evening */

  /* Owned */
  DrieNote *note;
  GPtrArray *notes; /* of DrieNote */
  DrieAgreement *agreement;
  char *text;

  DrieNoteOp op;
  DrieEvent event;
  guint position;
  DrieStatus status;
  DrieRecapPart part;
  gboolean published;
  const char *place; /* of a draft; a constant */

  /* What came of it */
  gint64 number; /* of the agreement; also the one to remove */
  DrieNoteOutcome outcome;
  DrieNote *stored;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  drie_note_free (change->note);
  g_clear_pointer (&change->notes, g_ptr_array_unref);
  drie_agreement_free (change->agreement);
  g_free (change->text);
  drie_note_free (change->stored);
  g_free (change);
}

static Change *
change_new (gint64 id)
{
  Change *change = g_new0 (Change, 1);

  change->id = id;
  return change;
}

void
drie_store_submit (DrieStore *self, gpointer data, GDestroyNotify free_data, DrieJob job, DrieJobFlags flags, GAsyncReadyCallback callback,
                   gpointer user_data)
{
  DrieWriter *writer = drie_store_get_writer (self);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_task_data (task, data, free_data);
  if (writer != NULL)
    drie_writer_push (writer, g_steal_pointer (&task), job, flags);
  else
    g_task_return_new_error (task, DRIE_STORE_ERROR, DRIE_STORE_ERROR_IO, _ ("The library was opened to be read only"));
}

static void
submit (DrieStore *self, Change *change, DrieJob job, DrieJobFlags flags, GAsyncReadyCallback callback, gpointer user_data)
{
  drie_store_submit (self, change, change_free, job, flags, callback, user_data);
}

static gboolean
set_address_job (DrieDatabase *database, gpointer data, GError **error)
{
  Change *change = data;

  return drie_dialogue_sql_set_address (database, change->id, change->text, error);
}

static gboolean
add_event_job (DrieDatabase *database, gpointer data, GError **error)
{
  Change *change = data;
  gint64 closed_at = change->event.type == DRIE_EVENT_CLOSED ? change->event.at : 0;

  return drie_dialogue_sql_set_status (database, change->id, change->status, closed_at, error)
         && drie_event_sql_add (database, change->id, change->position, &change->event, error);
}

static gboolean
update_notes_job (DrieDatabase *database, gpointer data, GError **error)
{
  Change *change = data;

  if (!drie_dialogue_sql_check (database, change->id, error))
    return FALSE;
  for (guint i = 0; i < change->notes->len; i++)
    if (!drie_note_sql_update (database, change->id, g_ptr_array_index (change->notes, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
set_recap_job (DrieDatabase *database, gpointer data, GError **error)
{
  Change *change = data;

  return drie_dialogue_sql_check (database, change->id, error)
         && drie_recap_sql_set (database, change->id, change->part, change->text, error);
}

static gboolean
set_draft_job (DrieDatabase *database, gpointer data, GError **error)
{
  Change *change = data;

  return drie_dialogue_sql_check (database, change->id, error)
         && drie_draft_sql_set (database, change->id, change->place, change->text, error);
}

static gboolean
put_agreement_job (DrieDatabase *database, gpointer data, GError **error)
{
  Change *change = data;

  return drie_agreement_sql_put (database, change->id, change->agreement, &change->number, error)
         && drie_review_sql_tally (database, change->id, error);
}

static gboolean
remove_agreement_job (DrieDatabase *database, gpointer data, GError **error)
{
  Change *change = data;

  return drie_agreement_sql_remove (database, change->id, change->number, error) && drie_review_sql_tally (database, change->id, error);
}

static gboolean
set_published_job (DrieDatabase *database, gpointer data, GError **error)
{
  Change *change = data;

  return drie_dialogue_sql_set_published (database, change->id, change->published, error);
}

static gboolean
write_note_job (DrieDatabase *database, gpointer data, GError **error)
{
  Change *change = data;

  drie_note_free (g_steal_pointer (&change->stored)); /* of a try before */
  return drie_note_sql_write (database, change->id, change->op, change->note, &change->outcome, &change->stored, error);
}

void
drie_store_set_address_async (DrieStore *self, gint64 id, const char *url, GAsyncReadyCallback callback, gpointer user_data)
{
  Change *change = change_new (id);

  change->text = g_strdup (url);
  submit (self, change, set_address_job, DRIE_JOB_KEEP, callback, user_data);
}

void
drie_store_add_event_async (DrieStore *self, gint64 id, guint position, const DrieEvent *event, DrieStatus status,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  Change *change = change_new (id);

  change->position = position;
  change->event = *event;
  change->status = status;
  submit (self, change, add_event_job, DRIE_JOB_KEEP, callback, user_data);
}

void
drie_store_update_notes_async (DrieStore *self, gint64 id, GPtrArray *notes, GAsyncReadyCallback callback, gpointer user_data)
{
  Change *change = change_new (id);

  /* The caller's array may own its notes or borrow them; this one owns copies. */
  change->notes = g_ptr_array_new_full (notes->len, (GDestroyNotify)drie_note_free);
  for (guint i = 0; i < notes->len; i++)
    g_ptr_array_add (change->notes, drie_note_copy (g_ptr_array_index (notes, i)));
  submit (self, change, update_notes_job, DRIE_JOB_KEEP, callback, user_data);
}

void
drie_store_set_recap_async (DrieStore *self, gint64 id, DrieRecapPart part, const char *text, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Change *change = change_new (id);

  change->part = part;
  change->text = g_strdup (text);
  submit (self, change, set_recap_job, DRIE_JOB_KEEP, callback, user_data);
}

void
drie_store_set_draft_async (DrieStore *self, gint64 id, const char *place, const char *text, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Change *change = change_new (id);

  change->place = g_intern_string (place);
  change->text = g_strdup (text);
  submit (self, change, set_draft_job, DRIE_JOB_KEEP, callback, user_data);
}

void
drie_store_put_agreement_async (DrieStore *self, gint64 id, const DrieAgreement *agreement, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Change *change = change_new (id);

  change->agreement = drie_agreement_copy (agreement);
  submit (self, change, put_agreement_job, DRIE_JOB_KEEP, callback, user_data);
}

void
drie_store_remove_agreement_async (DrieStore *self, gint64 id, gint64 agreement, GAsyncReadyCallback callback, gpointer user_data)
{
  Change *change = change_new (id);

  change->number = agreement;
  submit (self, change, remove_agreement_job, DRIE_JOB_KEEP, callback, user_data);
}

void
drie_store_set_published_async (DrieStore *self, gint64 id, gboolean published, GAsyncReadyCallback callback, gpointer user_data)
{
  Change *change = change_new (id);

  change->published = published;
  submit (self, change, set_published_job, DRIE_JOB_KEEP, callback, user_data);
}

void
drie_store_settle_async (DrieStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  submit (self, change_new (0), NULL, DRIE_JOB_PLAIN, callback, user_data);
}

void
drie_store_write_note_async (DrieStore *self, gint64 id, DrieNoteOp op, const DrieNote *note, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Change *change = change_new (id);

  change->op = op;
  change->note = drie_note_copy (note);
  /* A phone tries again by itself; a paper note has only the chair. */
  submit (self, change, write_note_job, note->device != NULL ? DRIE_JOB_PLAIN : DRIE_JOB_KEEP, callback, user_data);
}

/* The change behind a result, once it has succeeded; NULL and the error otherwise. */
static Change *
finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error) ? g_task_get_task_data (G_TASK (result)) : NULL;
}

gboolean
drie_store_finish (DrieStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

gint64
drie_store_put_agreement_finish (DrieStore *self, GAsyncResult *result, GError **error)
{
  Change *change = finish (result, error);

  return change != NULL ? change->number : 0;
}

gboolean
drie_store_write_note_finish (DrieStore *self, GAsyncResult *result, DrieNoteOutcome *outcome, DrieNote **note, GError **error)
{
  Change *change = finish (result, error);

  if (change == NULL)
    return FALSE;
  if (outcome != NULL)
    *outcome = change->outcome;
  if (note != NULL)
    *note = g_steal_pointer (&change->stored);
  return TRUE;
}
