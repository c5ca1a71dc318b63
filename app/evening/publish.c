/* What phones may know, made and handed to the web; and the barrier behind commands. SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "evening/evening-private.h"

static void
fill_wire_state (DrieEvening *self, const DrieDialogueState *state, DrieWireState *wire)
{
  wire->step = state->step;
  wire->steps = drie_dialogue_n_steps (self->dialogue);
  wire->phase = state->phase;
  wire->speaking = state->speaking;
  wire->remaining_ms = state->remaining / 1000;
  wire->paused = state->paused;
  wire->open_for = state->open_for;
  wire->closed = state->closed;
  wire->published = self->summary->published;
  if (state->speaking == DRIE_CIRCLE_NONE)
    return;
  for (DrieCircle from = 0; from < DRIE_N_CIRCLES; from++)
    wire->counts[from] = drie_summary_count (self->summary, from, state->speaking);
}

/* No text and no circle: what is about one person, or was removed, is told apart from nothing. */
static void
fill_sums (const DrieSummary *summary, DriePublicSums *sums)
{
  sums->all = drie_summary_count (summary, DRIE_CIRCLE_NONE, DRIE_CIRCLE_NONE);
  sums->asked = drie_summary_count_put (summary, DRIE_CIRCLE_NONE, DRIE_CIRCLE_NONE);
  sums->kept = drie_summary_count_disposition (summary, DRIE_DISPOSITION_KEPT);
  sums->elsewhere = drie_summary_count_disposition (summary, DRIE_DISPOSITION_ELSEWHERE);
  sums->not_possible = drie_summary_count_disposition (summary, DRIE_DISPOSITION_NOT_POSSIBLE);
}

/* What was put in front of the hall, what was agreed, and how many questions there were beside. */
static void
fill_leaflet (DrieEvening *self, DriePublicState *public)
{
  for (DrieCircle to = 0; to < DRIE_N_CIRCLES; to++)
    {
      g_autoptr (GPtrArray) put = drie_summary_get_put (self->summary, to);
      for (guint i = 0; i < put->len; i++)
        g_ptr_array_add (public->questions, drie_public_question_new (g_ptr_array_index (put, i)));
    }
  for (guint i = 0; i < self->summary->agreements->len; i++)
    g_ptr_array_add (public->agreements, drie_agreement_copy (g_ptr_array_index (self->summary->agreements, i)));
  fill_sums (self->summary, &public->sums);
}

static const DrieNote *
find_asking (const DrieSummary *summary)
{
  for (guint i = 0; i < summary->notes->len; i++)
    {
      const DrieNote *note = g_ptr_array_index (summary->notes, i);
      if (note->disposition == DRIE_DISPOSITION_ASKING && note->group == 0)
        return note;
    }
  return NULL;
}

DriePublicState *
drie_evening_make_state (DrieEvening *self)
{
  DriePublicState *made = drie_public_state_new ();
  const DrieNote *asking = find_asking (self->summary);
  DrieDialogueState state;

  made->at = drie_clock_boottime ();
  made->wall = drie_evening_now (self);
  drie_evening_get_state (self, &state);
  fill_wire_state (self, &state, &made->state);
  if (asking != NULL)
    made->asking = g_strdup (drie_note_get_words (asking));
  made->state.asking = made->asking;
  made->ticking = state.started && !state.paused && !state.closed;
  made->pace = self->clock.pace;
  made->open_to = state.open_to;
  made->late = state.late;
  drie_plan_free (made->plan);
  made->plan = drie_plan_copy (self->summary->plan);
  return made;
}

/* The one of @shown that says the same as @note, or a new one. Notes stand in the same order in both: @place is where to look next. */
static DriePublicNote *
share_note (const DriePublicState *shown, guint *place, const DrieNote *note)
{
  while (shown != NULL && *place < shown->notes->len)
    {
      DriePublicNote *candidate = g_ptr_array_index (shown->notes, (*place)++);
      if (g_str_equal (candidate->key, note->key))
        return drie_public_note_is (candidate, note) ? drie_public_note_ref (candidate) : drie_public_note_new (note);
    }
  return drie_public_note_new (note);
}

DriePublicState *
drie_evening_make_public_state (DrieEvening *self)
{
  DriePublicState *public = drie_evening_make_state (self);
  guint place = 0;

  for (guint i = 0; i < self->summary->notes->len; i++)
    {
      const DrieNote *note = g_ptr_array_index (self->summary->notes, i);
      if (note->key != NULL && g_uuid_string_is_valid (note->key))
        g_ptr_array_add (public->notes, share_note (self->shown, &place, note));
    }
  if (public->state.published)
    fill_leaflet (self, public);
  g_clear_pointer (&self->shown, drie_public_state_unref);
  self->shown = drie_public_state_ref (public);
  return public;
}

static void
answer_settling (DrieEvening *self)
{
  for (GTask *task = g_queue_pop_head (&self->settling); task != NULL; task = g_queue_pop_head (&self->settling))
    {
      drie_inbox_drain (self->inbox);
      if (self->unsaved != NULL)
        g_task_return_error (task, g_steal_pointer (&self->unsaved));
      else
        g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
}

static void
published_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DrieEvening) self = user_data;

  if (self->server != NULL)
    drie_web_server_publish_finish (self->server, result, NULL);
  self->publishing--;
  if (self->publishing == 0 && self->publish_source == 0)
    answer_settling (self);
}

static void
publish_now (DrieEvening *self)
{
  drie_thread_assert (&self->thread);
  g_clear_handle_id (&self->publish_source, g_source_remove);
  if (self->server == NULL)
    {
      answer_settling (self);
      return;
    }
  g_autoptr (DriePublicState) state = drie_evening_make_public_state (self);
  self->publishing++;
  drie_web_server_publish_async (self->server, state, published_cb, g_object_ref (self));
}

static gboolean
publish_cb (gpointer user_data)
{
  DrieEvening *self = user_data;

  self->publish_source = 0;
  publish_now (self);
  return G_SOURCE_REMOVE;
}

/* Several changes in one turn of the main loop are one publication. */
void
drie_evening_queue_publish (DrieEvening *self)
{
  if (self->publish_source == 0 && self->server != NULL)
    self->publish_source = g_idle_add_full (G_PRIORITY_DEFAULT, publish_cb, self, NULL);
}

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  DrieEvening *self = g_task_get_source_object (task);

  g_autoptr (GError) error = NULL;

  /* Failures of single jobs have been reported by now; the barrier itself fails while nothing can be written. */
  if (!drie_store_finish (self->store, result, &error) && self->unsaved == NULL)
    self->unsaved = g_error_new (DRIE_EVENING_ERROR, DRIE_EVENING_ERROR_STORE, _ ("This is not saved yet. %s."), error->message);
  drie_inbox_drain (self->inbox);
  g_queue_push_tail (&self->settling, task);
  if (self->publish_source != 0)
    publish_now (self);
  else if (self->publishing == 0)
    answer_settling (self);
}

void
drie_evening_settle_async (DrieEvening *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  DrieUndoEntry *newest = drie_undo_peek (self->undo);

  if (newest != NULL)
    newest->whole = TRUE;
  g_task_set_source_tag (task, drie_evening_settle_async);
  drie_store_settle_async (self->store, settled_cb, task);
}

gboolean
drie_evening_settle_finish (DrieEvening *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
