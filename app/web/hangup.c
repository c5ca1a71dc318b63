/* Hang-ups, by epoll. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/hangup.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/epoll.h>
#include <unistd.h>

#define BATCH 32

struct _DrieHangup
{
  int epoll;
  GSource *source;
  GHashTable *watched; /* tag → descriptor */
  DrieHangupFunc func;
  gpointer user_data;
};

static gboolean
ready_cb (gint fd, GIOCondition condition, gpointer user_data)
{
  DrieHangup *self = user_data;
  struct epoll_event events[BATCH];
  int count = epoll_wait (self->epoll, events, BATCH, 0);

  for (int i = 0; i < count; i++)
    {
      /* One that was handled before it in this round may have ended it too. */
      gpointer tag = events[i].data.ptr;
      if (!g_hash_table_contains (self->watched, tag))
        continue;
      drie_hangup_unwatch (self, tag);
      self->func (tag, self->user_data);
    }
  return G_SOURCE_CONTINUE;
}

DrieHangup *
drie_hangup_new (DrieHangupFunc func, gpointer user_data)
{
  DrieHangup *self = g_new0 (DrieHangup, 1);

  self->epoll = epoll_create1 (EPOLL_CLOEXEC);
  self->watched = g_hash_table_new (NULL, NULL);
  self->func = func;
  self->user_data = user_data;
  if (self->epoll < 0)
    {
      /* Then a page that left is noticed at the next heartbeat. */
      g_warning ("No epoll: %s", g_strerror (errno));
      return self;
    }
  self->source = g_unix_fd_source_new (self->epoll, G_IO_IN);
  g_source_set_callback (self->source, G_SOURCE_FUNC (ready_cb), self, NULL);
  g_source_attach (self->source, g_main_context_get_thread_default ());
  return self;
}

void
drie_hangup_free (DrieHangup *self)
{
  if (self == NULL)
    return;
  if (self->source != NULL)
    {
      g_source_destroy (self->source);
      g_source_unref (self->source);
      close (self->epoll);
    }
  g_hash_table_unref (self->watched);
  g_free (self);
}

void
drie_hangup_watch (DrieHangup *self, int fd, gpointer tag)
{
  struct epoll_event event = { .events = EPOLLRDHUP, .data.ptr = tag };

  if (self->epoll >= 0 && epoll_ctl (self->epoll, EPOLL_CTL_ADD, fd, &event) == 0)
    g_hash_table_insert (self->watched, tag, GINT_TO_POINTER (fd));
}

void
drie_hangup_unwatch (DrieHangup *self, gpointer tag)
{
  gpointer fd;

  /* A descriptor that was closed is out of the set already; that it fails then is fine. */
  if (g_hash_table_steal_extended (self->watched, tag, NULL, &fd))
    epoll_ctl (self->epoll, EPOLL_CTL_DEL, GPOINTER_TO_INT (fd), NULL);
}
