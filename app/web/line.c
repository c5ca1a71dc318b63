/* A phone's connection. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/line.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include "web/inlet.h"

struct _DrieLine
{
  GIOStream parent_instance;

  GSocketConnection *connection;
  DrieInlet *inlet;
  GSocketAddress *local;
  GSocketAddress *remote;
  DrieLineState state;
  gsize unread;
  DrieLineChanged changed;
  DrieLineFlowed flowed;
  gpointer user_data;
};

G_DEFINE_FINAL_TYPE (DrieLine, drie_line, G_TYPE_IO_STREAM)

/* libsoup hands back the address it was given, and nothing else of ours. */
static GQuark
line_quark (void)
{
  return g_quark_from_static_string ("drie-line");
}

static GInputStream *
drie_line_get_input_stream (GIOStream *stream)
{
  return G_INPUT_STREAM (DRIE_LINE (stream)->inlet);
}

static GOutputStream *
drie_line_get_output_stream (GIOStream *stream)
{
  return g_io_stream_get_output_stream (G_IO_STREAM (DRIE_LINE (stream)->connection));
}

static gboolean
drie_line_close (GIOStream *stream, GCancellable *cancellable, GError **error)
{
  DrieLine *self = DRIE_LINE (stream);
  DrieLineChanged changed = g_steal_pointer (&self->changed);

  self->flowed = NULL;
  if (changed != NULL)
    changed (self, self->state, TRUE, self->user_data);
  return g_io_stream_close (G_IO_STREAM (self->connection), cancellable, error);
}

static void
drie_line_finalize (GObject *object)
{
  DrieLine *self = DRIE_LINE (object);

  g_object_set_qdata (G_OBJECT (self->remote), line_quark (), NULL);
  g_object_unref (self->inlet);
  g_object_unref (self->connection);
  g_object_unref (self->local);
  g_object_unref (self->remote);
  G_OBJECT_CLASS (drie_line_parent_class)->finalize (object);
}

static void
drie_line_class_init (DrieLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = drie_line_finalize;
  G_IO_STREAM_CLASS (klass)->get_input_stream = drie_line_get_input_stream;
  G_IO_STREAM_CLASS (klass)->get_output_stream = drie_line_get_output_stream;
  G_IO_STREAM_CLASS (klass)->close_fn = drie_line_close;
}

static void
drie_line_init (DrieLine *self)
{
}

DrieLine *
drie_line_new (GSocket *socket)
{
  g_autoptr (GSocketAddress) local = g_socket_get_local_address (socket, NULL);
  g_autoptr (GSocketAddress) remote = g_socket_get_remote_address (socket, NULL);

  if (!G_IS_INET_SOCKET_ADDRESS (local) || !G_IS_INET_SOCKET_ADDRESS (remote))
    return NULL;

  DrieLine *self = g_object_new (DRIE_TYPE_LINE, NULL);
  self->connection = g_socket_connection_factory_create_connection (socket);
  self->inlet = drie_inlet_new (self->connection);
  self->local = g_steal_pointer (&local);
  self->remote = g_steal_pointer (&remote);
  g_object_set_qdata (G_OBJECT (self->remote), line_quark (), self);
  g_socket_set_timeout (socket, 0);
  g_socket_set_option (socket, IPPROTO_TCP, TCP_NODELAY, TRUE, NULL);
  return self;
}

DrieLine *
drie_line_of (SoupServerMessage *message)
{
  GSocketAddress *remote = soup_server_message_get_remote_address (message);
  DrieLine *self = remote != NULL ? g_object_get_qdata (G_OBJECT (remote), line_quark ()) : NULL;

  return self != NULL && !g_io_stream_is_closed (G_IO_STREAM (self)) ? self : NULL;
}

GSocket *
drie_line_get_socket (DrieLine *self)
{
  return g_socket_connection_get_socket (self->connection);
}

GSocketAddress *
drie_line_get_local (DrieLine *self)
{
  return self->local;
}

GSocketAddress *
drie_line_get_remote (DrieLine *self)
{
  return self->remote;
}

DrieLineState
drie_line_get_state (DrieLine *self)
{
  return self->state;
}

gboolean
drie_line_is_own (DrieLine *self)
{
  return g_inet_address_equal (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (self->remote)),
                               g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (self->local)));
}

void
drie_line_on_changed (DrieLine *self, DrieLineChanged changed, DrieLineFlowed flowed, gpointer user_data)
{
  self->changed = changed;
  self->flowed = flowed;
  self->user_data = user_data;
}

void
drie_line_set_state (DrieLine *self, DrieLineState state)
{
  DrieLineState old = self->state;

  self->state = state;
  if (self->changed != NULL)
    self->changed (self, old, FALSE, self->user_data);
}

void
drie_line_set_unread (DrieLine *self, gsize bytes)
{
  self->unread = bytes;
  if (self->flowed != NULL)
    self->flowed (self, self->user_data);
}

gsize
drie_line_get_unread (DrieLine *self)
{
  return self->unread;
}

void
drie_line_expect_body (DrieLine *self, gint64 length)
{
  drie_inlet_expect_body (self->inlet, length);
}

void
drie_line_take_turns (DrieLine *self, DrieTurnQueue *queue)
{
  drie_inlet_take_turns (self->inlet, queue);
}

void
drie_line_gather (DrieLine *self, gboolean gather)
{
  /* tcp(7): all that is there is sent when this is cleared, and after 200 ms in any case. */
  g_socket_set_option (drie_line_get_socket (self), IPPROTO_TCP, TCP_CORK, gather, NULL);
}

void
drie_line_cut (DrieLine *self)
{
  /* Without this, a sender that still has megabytes in its hands would go on trying for minutes. */
  static const struct linger reset = { .l_onoff = 1, .l_linger = 0 };
  GSocket *socket = drie_line_get_socket (self);

  drie_inlet_end (self->inlet);
  if (g_socket_is_closed (socket))
    return;
  setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
  g_socket_shutdown (socket, TRUE, TRUE, NULL);
}
