/* The chair's commands on the course of the evening, and taking commands back. SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "evening/evening-private.h"

#define MAX_MINUTES_AGO 120

static gint64
begin (DrieEvening *self)
{
  drie_inbox_drain (self->inbox);
  return drie_evening_now (self);
}

static DrieStatus
status_of_log (DrieEvening *self)
{
  DrieDialogueState state;

  drie_evening_get_state (self, &state);
  if (!state.started)
    return DRIE_STATUS_PLANNED;
  return state.closed ? DRIE_STATUS_CLOSED : DRIE_STATUS_RUNNING;
}

/* Hands the events from position @from on to the store; the status follows from the log. */
void
drie_evening_store_events (DrieEvening *self, guint from)
{
  guint n = drie_dialogue_n_events (self->dialogue);

  self->summary->status = status_of_log (self);
  for (guint i = from; i < n; i++)
    {
      const DrieEvent *event = drie_dialogue_get_event (self->dialogue, i);
      g_array_append_val (self->summary->events, *event);
      drie_store_add_event_async (self->store, self->summary->id, i, event, self->summary->status, drie_evening_stored_cb,
                                  g_object_ref (self));
    }
  self->summary->closed_at = self->summary->status == DRIE_STATUS_CLOSED ? drie_dialogue_get_event (self->dialogue, n - 1)->at : 0;
}

static void
put_asking (DrieEvening *self, DrieNoteEdit *edit)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->notes));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DrieNoteItem) item = g_list_model_get_item (G_LIST_MODEL (self->notes), i);
      if (drie_note_item_get_note (item)->disposition == DRIE_DISPOSITION_ASKING)
        drie_note_edit_touch (edit, item)->disposition = DRIE_DISPOSITION_ASKED;
    }
}

/* After a command of the engine: store its event, remember it for undo, show. @leaves: the step is left, and with it the question
 * that was being put. */
static gboolean
happened (DrieEvening *self, const char *label, gboolean leaves)
{
  DrieUndoEntry *entry = drie_undo_push (self->undo, label);

  entry->n_events = 1;
  drie_evening_store_events (self, drie_dialogue_n_events (self->dialogue) - 1);
  if (leaves)
    {
      g_autoptr (DrieNoteEdit) edit = drie_note_edit_new (self);
      put_asking (self, edit);
      entry->notes = drie_note_edit_commit (edit);
    }
  drie_evening_changed (self);
  return TRUE;
}

gboolean
drie_evening_check_not_final (DrieEvening *self, GError **error)
{
  if (self->summary->status != DRIE_STATUS_FINAL)
    return TRUE;
  g_set_error_literal (error, DRIE_EVENING_ERROR, DRIE_EVENING_ERROR_FINAL, _ ("The summary is final."));
  return FALSE;
}

gboolean
drie_evening_check_started (DrieEvening *self, GError **error)
{
  DrieDialogueState state;

  drie_inbox_drain (self->inbox);
  drie_evening_get_state (self, &state);
  if (!state.started)
    {
      g_set_error_literal (error, DRIE_EVENING_ERROR, DRIE_EVENING_ERROR_NOT_STARTED, _ ("The evening has not started yet."));
      return FALSE;
    }
  return drie_evening_check_not_final (self, error);
}

/**
 * drie_evening_start:
 * @minutes_ago: 0–120: how long ago the evening really began
 * @error: #DrieDialogueError, or %DRIE_EVENING_ERROR_ARGUMENT
 *
 * Starts the evening. In the first step, with @minutes_ago, it corrects a start that was made too late.
 */
gboolean
drie_evening_start (DrieEvening *self, int minutes_ago, GError **error)
{
  gint64 now = begin (self);
  DrieDialogueState state;

  if (minutes_ago < 0 || minutes_ago > MAX_MINUTES_AGO)
    {
      g_set_error (error, DRIE_EVENING_ERROR, DRIE_EVENING_ERROR_ARGUMENT,
                   ngettext ("The start can be at most %d minute ago.", "The start can be at most %d minutes ago.", MAX_MINUTES_AGO),
                   MAX_MINUTES_AGO);
      return FALSE;
    }
  gint64 began = now - (gint64)minutes_ago * 60 * G_USEC_PER_SEC;
  drie_evening_get_state (self, &state);
  if (state.started && minutes_ago > 0)
    return drie_dialogue_correct_start (self->dialogue, now, began, error) && happened (self, _ ("Corrected start"), FALSE);
  return drie_dialogue_start (self->dialogue, now, began, error) && happened (self, _ ("Start"), FALSE);
}

gboolean
drie_evening_next (DrieEvening *self, GError **error)
{
  return drie_dialogue_next (self->dialogue, begin (self), error) && happened (self, _ ("Next step"), TRUE);
}

gboolean
drie_evening_back (DrieEvening *self, GError **error)
{
  return drie_dialogue_back (self->dialogue, begin (self), error) && happened (self, _ ("Previous step"), TRUE);
}

gboolean
drie_evening_pause (DrieEvening *self, GError **error)
{
  return drie_dialogue_pause (self->dialogue, begin (self), error) && happened (self, C_ ("undo", "Pause"), FALSE);
}

gboolean
drie_evening_resume (DrieEvening *self, GError **error)
{
  return drie_dialogue_resume (self->dialogue, begin (self), error) && happened (self, C_ ("undo", "Resume"), FALSE);
}

gboolean
drie_evening_extend (DrieEvening *self, int seconds, GError **error)
{
  return drie_dialogue_extend (self->dialogue, begin (self), seconds, error) && happened (self, _ ("More time"), FALSE);
}

gboolean
drie_evening_close (DrieEvening *self, GError **error)
{
  return drie_dialogue_close (self->dialogue, begin (self), error) && happened (self, _ ("Close the evening"), TRUE);
}

/* Undo */

static void
undo_events (DrieEvening *self)
{
  g_autoptr (GError) error = NULL;
  guint from = drie_dialogue_n_events (self->dialogue);

  if (drie_dialogue_undo (self->dialogue, drie_evening_now (self), &error))
    drie_evening_store_events (self, from);
}

static void
undo_recap (DrieEvening *self, DrieUndoEntry *entry)
{
  g_free (self->summary->recaps[entry->part]);
  self->summary->recaps[entry->part] = g_steal_pointer (&entry->text);
  drie_store_set_recap_async (self->store, self->summary->id, entry->part, self->summary->recaps[entry->part], drie_evening_stored_cb,
                              g_object_ref (self));
}

static void
undo_agreement (DrieEvening *self, DrieUndoEntry *entry)
{
  g_autoptr (DrieAgreement) dropped = NULL;
  guint position = entry->position;

  if (entry->kind != DRIE_UNDO_AGREEMENT_REMOVED)
    drie_evening_drop_agreement (self, entry->agreement_id, &position, &dropped);
  if (entry->kind == DRIE_UNDO_AGREEMENT_ADDED)
    {
      drie_evening_unstore_agreement (self, entry->agreement_id);
      return;
    }
  DrieAgreement *agreement = g_steal_pointer (&entry->agreement);
  agreement->id = MAX (agreement->id, 0);
  g_ptr_array_insert (self->summary->agreements, MIN (position, self->summary->agreements->len), agreement);
  drie_evening_store_agreement (self, agreement);
  drie_undo_renumber_agreement (self->undo, entry->agreement_id, agreement->id); /* new for one that never had a number */
}

/* A paper note goes again, as a phone's would. */
static void
undo_paper (DrieEvening *self, DrieUndoEntry *entry)
{
  DrieNoteSink sink = drie_inbox_get_sink (self->inbox);
  g_autoptr (DrieNote) note = drie_note_new ();

  note->key = g_strdup (entry->key);
  sink.write (sink.sink, DRIE_NOTE_WITHDRAW, note, NULL, NULL);
}

gboolean
drie_evening_undo (DrieEvening *self, GError **error)
{
  begin (self);
  g_autoptr (DrieUndoEntry) entry = drie_undo_pop (self->undo);
  if (entry == NULL && !drie_evening_check_not_final (self, error))
    return FALSE;
  if (entry == NULL)
    {
      g_set_error_literal (error, DRIE_EVENING_ERROR, DRIE_EVENING_ERROR_NOTHING_TO_UNDO, _ ("There is nothing to undo."));
      return FALSE;
    }
  if (entry->n_events > 0)
    undo_events (self);
  if (entry->notes != NULL)
    drie_note_edit_restore (self, entry->notes);
  if (entry->kind == DRIE_UNDO_RECAP)
    undo_recap (self, entry);
  else if (entry->kind == DRIE_UNDO_PAPER)
    undo_paper (self, entry);
  else if ((entry->kind & DRIE_UNDO_ANY_AGREEMENT) != 0)
    undo_agreement (self, entry);
  else
    drie_evening_undo_after (self, entry);
  drie_evening_changed (self);
  return TRUE;
}
