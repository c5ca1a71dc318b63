/* Turns. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/turns.h"

#include "web/limits.h"

/**
 * DrieTurns:
 * @ring: of the queues in which somebody waits, the next one first
 * @clock: prepared before, and checked after, each time the loop waits
 * @round: counts those times; @began: when this one began, monotonic µs
 * @calls: how many who wait are called at the beginning of a round: so many as last fitted into its time
 */
struct _DrieTurns
{
  GQueue ring;
  GSource *clock;
  guint64 round;
  gint64 began;
  guint calls;
};

/**
 * DrieTurnQueue:
 * @waiting: of DrieTurn
 * @round: the one in which one of them was last taken
 * @place: in the ring
 */
struct _DrieTurnQueue
{
  DrieTurns *turns;
  GQueue waiting;
  guint64 round;
  GList place;
};

typedef struct
{
  GSource parent;
  DrieTurns *turns;
} Clock;

static gboolean
has_time (const DrieTurns *self)
{
  return g_get_monotonic_time () - self->began < DRIE_LIMIT_ROUND;
}

/* Out of its queue, and its queue out of the ring if it was the last. */
static void
leave (DrieTurn *self)
{
  DrieTurnQueue *queue = self->queue;

  if (!self->waiting)
    return;
  self->waiting = FALSE;
  g_queue_unlink (&queue->waiting, &self->place);
  if (g_queue_is_empty (&queue->waiting))
    g_queue_unlink (&queue->turns->ring, &queue->place);
}

/* FALSE: nobody is there to be woken. */
static gboolean
wake (DrieTurn *self)
{
  if (self->wake == NULL || g_source_is_destroyed (self->wake))
    return FALSE;
  g_source_set_ready_time (self->wake, 0);
  return TRUE;
}

/* Calls one of the next address. FALSE: nobody was there. */
static gboolean
call (DrieTurns *self)
{
  DrieTurnQueue *queue = self->ring.head->data;
  DrieTurn *turn = queue->waiting.head->data;

  g_queue_unlink (&self->ring, &queue->place);
  g_queue_push_tail_link (&self->ring, &queue->place);
  leave (turn);
  turn->taken = wake (turn);
  return turn->taken;
}

static gboolean
clock_prepare (GSource *source, int *timeout)
{
  DrieTurns *self = ((Clock *)source)->turns;
  guint called = 0;

  *timeout = -1;
  self->calls = has_time (self) ? MIN (self->calls * 2, DRIE_LIMIT_CALLS) : MAX (self->calls / 2, 1);
  while (called < self->calls && !g_queue_is_empty (&self->ring))
    called += call (self) ? 1 : 0;
  return FALSE;
}

static gboolean
clock_check (GSource *source)
{
  DrieTurns *self = ((Clock *)source)->turns;

  self->round++;
  self->began = g_get_monotonic_time ();
  return FALSE;
}

static gboolean
clock_dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

DrieTurns *
drie_turns_new (void)
{
  static GSourceFuncs funcs = { .prepare = clock_prepare, .check = clock_check, .dispatch = clock_dispatch };
  DrieTurns *self = g_new0 (DrieTurns, 1);

  self->round = self->calls = 1;
  self->clock = g_source_new (&funcs, sizeof (Clock));
  ((Clock *)self->clock)->turns = self;
  /* Before all others, so that who is called is heard in the same round. */
  g_source_set_priority (self->clock, G_PRIORITY_HIGH);
  g_source_attach (self->clock, g_main_context_get_thread_default ());
  return self;
}

void
drie_turns_free (DrieTurns *self)
{
  if (self == NULL)
    return;
  g_source_destroy (self->clock);
  g_source_unref (self->clock);
  g_free (self);
}

DrieTurnQueue *
drie_turn_queue_new (DrieTurns *turns)
{
  DrieTurnQueue *self = g_new0 (DrieTurnQueue, 1);

  self->turns = turns;
  self->place.data = self;
  return self;
}

void
drie_turn_queue_free (DrieTurnQueue *self)
{
  g_free (self);
}

void
drie_turn_join (DrieTurn *self, DrieTurnQueue *queue)
{
  leave (self);
  wake (self);
  self->queue = queue;
}

void
drie_turn_clear (DrieTurn *self)
{
  leave (self);
  g_clear_pointer (&self->wake, g_source_unref);
}

gboolean
drie_turn_take (DrieTurn *self)
{
  DrieTurnQueue *queue = self->queue;

  if (queue == NULL || self->taken)
    return TRUE;
  if (self->waiting)
    return FALSE;
  if (g_queue_is_empty (&queue->waiting) && (queue->round != queue->turns->round || has_time (queue->turns)))
    {
      queue->round = queue->turns->round;
      return self->taken = TRUE;
    }
  self->waiting = TRUE;
  self->place.data = self;
  if (g_queue_is_empty (&queue->waiting))
    g_queue_push_tail_link (&queue->turns->ring, &queue->place);
  g_queue_push_tail_link (&queue->waiting, &self->place);
  return FALSE;
}

void
drie_turn_end (DrieTurn *self)
{
  self->taken = FALSE;
}

GSource *
drie_turn_create_source (DrieTurn *self)
{
  GSource *source = g_timeout_source_new (0);

  /* Never by itself. */
  g_source_set_ready_time (source, self->waiting ? -1 : 0);
  g_clear_pointer (&self->wake, g_source_unref);
  self->wake = g_source_ref (source);
  return source;
}
