/* Notes on their way to the main thread. SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening/inbox.h"

#include "model/thread.h"

#define BATCH_INTERVAL_US (100 * 1000)

struct _DrieInbox
{
  gatomicrefcount ref_count;

  /* Borrowed */
  DrieStore *store;
  DrieInboxFunc func;
  DrieInboxDone done;
  gpointer user_data;

  /* Owned */
  GMainContext *context;

  DrieThread thread; /* of the maker: opens, drains, closes */
  gint64 id;

  GMutex mutex; /* guards what follows */
  GQueue waiting;
  GSource *wake;
  gint64 drained_at;
  gboolean closed;
};

typedef struct
{
  DrieNoteOp op;
  DrieNote *note;
} Letter;

typedef struct
{
  DrieInbox *inbox;
  DrieNoteOp op;
  char *key;
  DrieNoteWritten written;
  gpointer user_data;
} Writing;

static void
letter_free (Letter *letter)
{
  drie_note_free (letter->note);
  g_free (letter);
}

static DrieInbox *
inbox_ref (DrieInbox *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
inbox_unref (DrieInbox *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_queue_clear_full (&self->waiting, (GDestroyNotify)letter_free);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

DrieInbox *
drie_inbox_new (DrieStore *store, gint64 id, DrieInboxFunc func, DrieInboxDone done, gpointer user_data)
{
  DrieInbox *self = g_new0 (DrieInbox, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->store = store;
  self->func = func;
  self->done = done;
  self->user_data = user_data;
  self->context = g_main_context_ref_thread_default ();
  drie_thread_claim (&self->thread);
  self->id = id;
  g_mutex_init (&self->mutex);
  g_queue_init (&self->waiting);
  return self;
}

static void
clear_wake (DrieInbox *self)
{
  if (self->wake != NULL)
    g_source_destroy (self->wake);
  g_clear_pointer (&self->wake, g_source_unref);
}

void
drie_inbox_close (DrieInbox *self)
{
  if (self == NULL)
    return;
  drie_thread_assert (&self->thread);
  g_mutex_lock (&self->mutex);
  self->closed = TRUE;
  clear_wake (self);
  g_mutex_unlock (&self->mutex);
  inbox_unref (self);
}

void
drie_inbox_drain (DrieInbox *self)
{
  g_autoptr (GQueue) batch = g_queue_new ();

  drie_thread_assert (&self->thread);
  g_mutex_lock (&self->mutex);
  GQueue taken = self->waiting;
  g_queue_init (&self->waiting);
  self->drained_at = g_get_monotonic_time ();
  clear_wake (self);
  g_mutex_unlock (&self->mutex);

  if (taken.length == 0)
    return;
  *batch = taken;
  for (Letter *letter = g_queue_pop_head (batch); letter != NULL; letter = g_queue_pop_head (batch))
    {
      self->func (letter->op, g_steal_pointer (&letter->note), self->user_data);
      letter_free (letter);
    }
  self->done (self->user_data);
}

static gboolean
wake_cb (gpointer user_data)
{
  drie_inbox_drain (user_data);
  return G_SOURCE_REMOVE;
}

/* Any thread. */
static void
deliver (DrieInbox *self, DrieNoteOp op, const DrieNote *note)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (self->closed)
    return;
  Letter *letter = g_new0 (Letter, 1);
  letter->op = op;
  letter->note = drie_note_copy (note);
  g_queue_push_tail (&self->waiting, letter);

  if (self->wake != NULL)
    return;
  gint64 wait = MAX (0, self->drained_at + BATCH_INTERVAL_US - g_get_monotonic_time ());
  self->wake = g_timeout_source_new (wait / 1000);
  g_source_set_callback (self->wake, wake_cb, self, NULL);
  g_source_attach (self->wake, self->context);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Writing *writing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrieNote) note = NULL;
  DrieNoteOutcome outcome = DRIE_NOTE_UNKNOWN;

  if (drie_store_write_note_finish (writing->inbox->store, result, &outcome, &note, &error) && outcome == DRIE_NOTE_DONE)
    {
      g_autoptr (DrieNote) gone = NULL;
      if (writing->op == DRIE_NOTE_WITHDRAW)
        {
          gone = drie_note_new ();
          gone->key = g_strdup (writing->key);
        }
      deliver (writing->inbox, writing->op, gone != NULL ? gone : note);
    }
  if (writing->written != NULL)
    writing->written (outcome, note, error, writing->user_data);
  inbox_unref (writing->inbox);
  g_free (writing->key);
  g_free (writing);
}

static void
sink_write (gpointer sink, DrieNoteOp op, const DrieNote *note, DrieNoteWritten written, gpointer user_data)
{
  DrieInbox *self = sink;
  Writing *writing = g_new0 (Writing, 1);

  writing->inbox = inbox_ref (self);
  writing->op = op;
  writing->key = g_strdup (note->key);
  writing->written = written;
  writing->user_data = user_data;
  drie_store_write_note_async (self->store, self->id, op, note, written_cb, writing);
}

DrieNoteSink
drie_inbox_get_sink (DrieInbox *self)
{
  return (DrieNoteSink){ .write = sink_write, .sink = self };
}
