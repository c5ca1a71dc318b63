/* One evening, live: what it is made of, its clock and its signals. SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening/evening-private.h"

#include <glib/gi18n-lib.h>

enum
{
  CHANGED,
  TICK,
  TIME_MARK,
  PRESENCE_CHANGED,
  NOTE_WRITTEN,
  NOTE_WITHDRAWN,
  TROUBLE,
  TROUBLE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DrieEvening, drie_evening, G_TYPE_OBJECT)

static void
drie_evening_real_dispose (GObject *object)
{
  DrieEvening *self = DRIE_EVENING (object);

  drie_evening_stop_serving (self);
  g_clear_handle_id (&self->display_source, g_source_remove);
  g_clear_handle_id (&self->publish_source, g_source_remove);
  g_clear_pointer (&self->inbox, drie_inbox_close);
  G_OBJECT_CLASS (drie_evening_parent_class)->dispose (object);
}

static void
drie_evening_finalize (GObject *object)
{
  DrieEvening *self = DRIE_EVENING (object);

  g_hash_table_unref (self->by_key);
  drie_summary_free (self->summary);
  g_object_unref (self->notes);
  drie_dialogue_free (self->dialogue);
  drie_undo_free (self->undo);
  g_clear_pointer (&self->shown, drie_public_state_unref);
  drie_evening_clear_drafts (self);
  g_free (self->clock_text);
  g_clear_error (&self->unsaved);
  g_free (self->unwritable);
  g_free (self->unreachable);
  g_free (self->address);
  g_free (self->url);
  g_free (self->listen);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (drie_evening_parent_class)->finalize (object);
}

static void
drie_evening_class_init (DrieEveningClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = drie_evening_real_dispose; /* "dispose" is a command on notes */
  object_class->finalize = drie_evening_finalize;
  signals[CHANGED] = g_signal_new ("changed", DRIE_TYPE_EVENING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TICK] = g_signal_new ("tick", DRIE_TYPE_EVENING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TIME_MARK] = g_signal_new ("time-mark", DRIE_TYPE_EVENING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[PRESENCE_CHANGED] = g_signal_new ("presence-changed", DRIE_TYPE_EVENING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NOTE_WRITTEN]
      = g_signal_new ("note-written", DRIE_TYPE_EVENING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[NOTE_WITHDRAWN]
      = g_signal_new ("note-withdrawn", DRIE_TYPE_EVENING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[TROUBLE] = g_signal_new ("trouble", DRIE_TYPE_EVENING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[TROUBLE_CHANGED] = g_signal_new ("trouble-changed", DRIE_TYPE_EVENING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
drie_evening_init (DrieEvening *self)
{
  drie_thread_claim (&self->thread);
  self->notes = g_list_store_new (DRIE_TYPE_NOTE_ITEM);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->undo = drie_undo_new ();
  g_queue_init (&self->settling);
}

/* Takes @summary: the evening is as it is stored. FALSE, and nothing changed, if its log makes no sense. */
static gboolean
take_summary (DrieEvening *self, DrieSummary *summary)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  DrieDialogue *dialogue = drie_summary_get_dialogue (summary, zone);

  if (dialogue == NULL)
    {
      drie_summary_free (summary);
      return FALSE;
    }
  g_hash_table_remove_all (self->by_key);
  drie_summary_free (self->summary);
  drie_dialogue_free (self->dialogue);
  self->summary = summary;
  self->dialogue = dialogue;
  drie_evening_load_notes (self);
  return TRUE;
}

/* An evening that runs keeps its clock, whatever the system's did meanwhile, until the machine is started anew. The clock never reads
 * earlier than the log: after a system's clock that went back, or a pace, the evening goes on where it was. */
static gint64
opening_time (DrieEvening *self, double pace)
{
  guint n = drie_dialogue_n_events (self->dialogue);
  gint64 last = n > 0 ? drie_dialogue_get_event (self->dialogue, n - 1)->at : 0;
  gint64 now;

  if (self->summary->status != DRIE_STATUS_RUNNING || pace != 1.0 || !drie_clock_read_text (self->clock_text, &now))
    now = g_get_real_time ();
  return MAX (now, last);
}

static void
begin_clock (DrieEvening *self, double pace)
{
  drie_clock_init (&self->clock, opening_time (self, pace), pace);
  if (pace == 1.0 && self->summary->status <= DRIE_STATUS_RUNNING)
    drie_evening_keep_clock (self);
}

/**
 * drie_evening_open:
 * @library: open for writing
 * @pace: how many seconds of the evening one second is, > 0; 1.0 is real time
 * @error: #DrieStoreError
 *
 * Returns: (transfer full): the evening as it is stored, at the second where it is now
 */
DrieEvening *
drie_evening_open (DrieLibrary *library, gint64 id, double pace, GError **error)
{
  DrieStore *store = drie_library_get_store (library);
  DrieSummary *summary = drie_store_load (store, id, error);

  if (summary == NULL)
    return NULL;
  g_autoptr (DrieEvening) self = g_object_new (DRIE_TYPE_EVENING, NULL);
  self->library = g_object_ref (library);
  self->store = store;
  self->inbox = drie_inbox_new (store, id, drie_evening_receive, drie_evening_received, self);
  if (!take_summary (self, summary))
    {
      g_set_error_literal (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_DAMAGED, _ ("The course of this evening is damaged in the library."));
      return NULL;
    }
  if (!drie_evening_load_drafts (self, error))
    return NULL;
  begin_clock (self, pace);
  drie_evening_watch_library (self);
  drie_evening_changed (self);
  return g_steal_pointer (&self);
}

/* Storing */

void
drie_evening_reload (DrieEvening *self)
{
  DrieSummary *summary = drie_store_load (self->store, self->summary->id, NULL);

  if (summary == NULL || !take_summary (self, summary))
    return;
  drie_undo_clear (self->undo);
  drie_evening_changed (self);
}

void
drie_evening_unsaved (DrieEvening *self, const GError *error)
{
  /* Translators: %s is a sentence that says why. */
  g_autofree char *message = g_strdup_printf (_ ("The last change could not be saved: %s"), error->message);

  if (self->unsaved == NULL)
    self->unsaved = g_error_new_literal (DRIE_EVENING_ERROR, DRIE_EVENING_ERROR_STORE, message);
  /* What could not be stored is not shown either; but what only waits to be stored is. */
  if (self->unwritable != NULL)
    self->reload_late = TRUE;
  else
    drie_evening_reload (self);
  g_signal_emit (self, signals[TROUBLE], 0, message);
}

void
drie_evening_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DrieEvening) self = user_data;
  g_autoptr (GError) error = NULL;

  drie_thread_assert (&self->thread);
  if (!drie_store_finish (self->store, result, &error))
    drie_evening_unsaved (self, error);
}

/* Time */

gint64
drie_evening_now (DrieEvening *self)
{
  drie_thread_assert (&self->thread);
  return drie_clock_now (&self->clock);
}

/* A mark that was passed since the last look is told, unless a command stands between: then it is where the evening is now. */
static gboolean
passes_mark (DrieEvening *self, const DrieDialogueState *state)
{
  guint n_events = drie_dialogue_n_events (self->dialogue);
  gboolean passes = n_events == self->shown_events && state->mark > self->shown_mark;

  self->shown_mark = state->mark;
  self->shown_events = n_events;
  return passes;
}

static void arm_display (DrieEvening *self, gint64 now);

static gboolean
display_cb (gpointer user_data)
{
  DrieEvening *self = user_data;
  DrieDialogueState state;

  self->display_source = 0;
  gint64 now = drie_evening_now (self);
  drie_dialogue_get_state (self->dialogue, now, &state);
  if (state.open_for != self->shown_open_for)
    drie_evening_changed (self);
  else
    {
      gboolean mark = passes_mark (self, &state);

      arm_display (self, now);
      g_signal_emit (self, signals[TICK], 0);
      if (mark)
        g_signal_emit (self, signals[TIME_MARK], 0, (int)state.mark);
    }
  return G_SOURCE_REMOVE;
}

/* One timer, for the moment at which the display changes next. */
static void
arm_display (DrieEvening *self, gint64 now)
{
  gint64 next = drie_dialogue_next_change (self->dialogue, now);

  g_clear_handle_id (&self->display_source, g_source_remove);
  if (next == G_MAXINT64)
    return;
  gint64 delay_ms = drie_clock_delay (&self->clock, next) / 1000 + 1;
  self->display_source = g_timeout_add (MIN (delay_ms, G_MAXINT), display_cb, self);
}

void
drie_evening_changed (DrieEvening *self)
{
  DrieDialogueState state;
  gint64 now = drie_evening_now (self);
  gboolean mark;

  drie_dialogue_get_state (self->dialogue, now, &state);
  self->shown_open_for = state.open_for;
  mark = passes_mark (self, &state);
  arm_display (self, now);
  drie_evening_queue_publish (self);
  g_signal_emit (self, signals[CHANGED], 0);
  if (mark)
    g_signal_emit (self, signals[TIME_MARK], 0, (int)state.mark);
}

/* What is */

DrieLibrary *
drie_evening_get_library (DrieEvening *self)
{
  return self->library;
}

gint64
drie_evening_get_id (DrieEvening *self)
{
  return self->summary->id;
}

const char *
drie_evening_get_code (DrieEvening *self)
{
  return self->summary->code;
}

const DrieSummary *
drie_evening_get_summary (DrieEvening *self)
{
  return self->summary;
}

const DriePlan *
drie_evening_get_plan (DrieEvening *self)
{
  return self->summary->plan;
}

DrieStatus
drie_evening_get_status (DrieEvening *self)
{
  return self->summary->status;
}

void
drie_evening_get_state (DrieEvening *self, DrieDialogueState *state)
{
  drie_dialogue_get_state (self->dialogue, drie_evening_now (self), state);
}

const DrieDialogue *
drie_evening_get_dialogue (DrieEvening *self)
{
  return self->dialogue;
}

gint64
drie_evening_get_now (DrieEvening *self)
{
  return drie_evening_now (self);
}

const char *
drie_evening_get_undo_label (DrieEvening *self)
{
  DrieUndoEntry *entry = drie_undo_peek (self->undo);

  return entry != NULL ? entry->label : NULL;
}

char *
drie_evening_dup_state_json (DrieEvening *self)
{
  g_autoptr (DriePublicState) state = drie_evening_make_state (self);

  return drie_public_state_to_json (state, state->at);
}
