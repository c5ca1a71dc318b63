/* Connections between two requests. SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* POLLRDHUP */
#include "web/idle.h"

#include <poll.h>

/* @ended: at the look before this one; by now libsoup has seen it, too, and holds on to nothing but the descriptor. */
typedef struct
{
  gint64 since;
  gboolean ended;
} Wait;

struct _DrieIdle
{
  GHashTable *waits; /* GSocket → Wait */
  GSource *timer;
  gint64 limit;
};

static gboolean
is_ended (GSocket *socket)
{
  struct pollfd line = { .fd = g_socket_get_fd (socket), .events = POLLRDHUP };

  return poll (&line, 1, 0) > 0;
}

/* TRUE: nothing is left to be done for it. */
static gboolean
look_at (GSocket *socket, Wait *wait, gint64 now, gint64 limit)
{
  if (g_socket_is_closed (socket))
    return TRUE;
  if (wait->ended)
    {
      g_socket_close (socket, NULL);
      return TRUE;
    }
  wait->ended = is_ended (socket);
  if (!wait->ended && now - wait->since > limit)
    wait->ended = g_socket_shutdown (socket, TRUE, TRUE, NULL);
  return FALSE;
}

static gboolean
sweep_cb (gpointer user_data)
{
  DrieIdle *self = user_data;
  gint64 now = g_get_monotonic_time ();
  GHashTableIter iter;
  gpointer socket, wait;

  g_hash_table_iter_init (&iter, self->waits);
  while (g_hash_table_iter_next (&iter, &socket, &wait))
    {
      if (look_at (socket, wait, now, self->limit))
        g_hash_table_iter_remove (&iter);
    }
  return G_SOURCE_CONTINUE;
}

DrieIdle *
drie_idle_new (guint sweep, gint64 limit)
{
  DrieIdle *self = g_new0 (DrieIdle, 1);

  self->waits = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
  self->limit = limit;
  self->timer = g_timeout_source_new (sweep);
  g_source_set_callback (self->timer, sweep_cb, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
  return self;
}

void
drie_idle_free (DrieIdle *self)
{
  if (self == NULL)
    return;
  g_source_destroy (self->timer);
  g_source_unref (self->timer);
  g_hash_table_unref (self->waits);
  g_free (self);
}

void
drie_idle_begin (DrieIdle *self, GSocket *socket)
{
  Wait *wait = g_new0 (Wait, 1);

  wait->since = g_get_monotonic_time ();
  g_socket_set_timeout (socket, 0);
  g_hash_table_replace (self->waits, g_object_ref (socket), wait);
}

void
drie_idle_end (DrieIdle *self, GSocket *socket)
{
  g_hash_table_remove (self->waits, socket);
}

guint
drie_idle_size (DrieIdle *self)
{
  return g_hash_table_size (self->waits);
}
