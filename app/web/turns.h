/* Whose request is read next, when many ask at once. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DrieTurns:
 *
 * The addresses take turns, however many connections each has and however much it asks: in every round of the thread's loop an address may
 * have one request read, and more while there is time (DRIE_LIMIT_ROUND). What has to wait stays in the kernel, first come, first served
 * within its address. So a phone waits for a round or two of the others, never for all that one address asks.
 *
 * On the thread of its maker.
 */
typedef struct _DrieTurns DrieTurns;
/* Those from one address. */
typedef struct _DrieTurnQueue DrieTurnQueue;

/**
 * DrieTurn: that of a connection, to read; to be zeroed
 * @queue: where it waits; NULL: it is always its turn
 * @place: in @queue, while @waiting
 * @taken: it reads until it has to wait for more
 * @wake: what it waits by
 */
typedef struct
{
  DrieTurnQueue *queue;
  GList place;
  gboolean waiting;
  gboolean taken;
  GSource *wake;
} DrieTurn;

DrieTurns *drie_turns_new (void);
/* After its queues. */
void drie_turns_free (DrieTurns *self);
DrieTurnQueue *drie_turn_queue_new (DrieTurns *turns);
/* After the turns that wait in it have left. */
void drie_turn_queue_free (DrieTurnQueue *self);

/* Goes to @queue; NULL: it is always its turn from now on, and whoever waits for it wakes. */
void drie_turn_join (DrieTurn *self, DrieTurnQueue *queue);
/* Leaves for good. */
void drie_turn_clear (DrieTurn *self);
/* There is something to read. FALSE: it is not its turn yet; drie_turn_create_source() tells when to ask again. */
gboolean drie_turn_take (DrieTurn *self);
/* There is nothing more to read for now, or what comes next is another request. */
void drie_turn_end (DrieTurn *self);
/* Ready when a turn that waits may be taken; @self outlives it. Transfer full. */
GSource *drie_turn_create_source (DrieTurn *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieTurns, drie_turns_free)

G_END_DECLS
