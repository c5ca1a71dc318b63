/* The way in. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/gate.h"

struct _DrieGate
{
  SoupServer *server;
  DrieGuests *guests;
  GPtrArray *doors; /* GSource, one a listener */
  GSource *pause;   /* while the doors are shut */
};

static void open_doors (DrieGate *self);

static void
shut_doors (DrieGate *self)
{
  for (guint i = 0; i < self->doors->len; i++)
    g_source_destroy (g_ptr_array_index (self->doors, i));
  g_ptr_array_set_size (self->doors, 0);
}

static void
clear_pause (DrieGate *self)
{
  if (self->pause != NULL)
    g_source_destroy (self->pause);
  g_clear_pointer (&self->pause, g_source_unref);
}

static gboolean
pause_ended_cb (gpointer user_data)
{
  DrieGate *self = user_data;

  clear_pause (self);
  open_doors (self);
  return G_SOURCE_REMOVE;
}

/* Those at the door wait in the system's queue. Whoever gave way leaves a descriptor behind, after this turn. */
static void
shut_for_a_moment (DrieGate *self)
{
  shut_doors (self);
  self->pause = g_timeout_source_new (DRIE_LIMIT_SHUT);
  g_source_set_callback (self->pause, pause_ended_cb, self, NULL);
  g_source_attach (self->pause, g_main_context_get_thread_default ());
}

static void
let_in (DrieGate *self, GSocket *socket)
{
  g_autoptr (DrieLine) line = drie_line_new (socket);

  if (line == NULL)
    return;
  if (drie_guests_admit (self->guests, line))
    soup_server_accept_iostream (self->server, G_IO_STREAM (line), drie_line_get_local (line), drie_line_get_remote (line), NULL);
  else
    drie_line_cut (line);
}

static gboolean
knocked_cb (GSocket *listener, GIOCondition condition, gpointer user_data)
{
  DrieGate *self = user_data;

  for (int i = 0; i < DRIE_LIMIT_ACCEPT; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GSocket) socket = g_socket_accept (listener, NULL, &error);
      if (socket != NULL)
        {
          let_in (self, socket);
          continue;
        }
      /* Without a descriptor left the kernel does not look whether anybody waits. */
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK) || g_socket_condition_check (listener, G_IO_IN) == 0)
        return G_SOURCE_CONTINUE;
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_OPEN_FILES))
        drie_guests_make_room (self->guests);
      shut_for_a_moment (self);
      return G_SOURCE_REMOVE;
    }
  return G_SOURCE_CONTINUE;
}

static void
open_doors (DrieGate *self)
{
  g_autoptr (GSList) listeners = soup_server_get_listeners (self->server);

  for (GSList *i = listeners; i != NULL; i = i->next)
    {
      GSource *door = g_socket_create_source (i->data, G_IO_IN, NULL);
      g_socket_set_blocking (i->data, FALSE);
      g_source_set_callback (door, G_SOURCE_FUNC (knocked_cb), self, NULL);
      g_source_attach (door, g_main_context_get_thread_default ());
      g_ptr_array_add (self->doors, door);
    }
}

DrieGate *
drie_gate_new (SoupServer *server, DrieGuests *guests)
{
  DrieGate *self = g_new0 (DrieGate, 1);

  self->server = server;
  self->guests = guests;
  self->doors = g_ptr_array_new_with_free_func ((GDestroyNotify)g_source_unref);
  open_doors (self);
  return self;
}

void
drie_gate_free (DrieGate *self)
{
  if (self == NULL)
    return;
  shut_doors (self);
  clear_pause (self);
  g_ptr_array_unref (self->doors);
  g_free (self);
}
