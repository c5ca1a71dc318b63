/* What is wrong as long as it lasts: nothing can be saved, or the address is gone. SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "evening/evening-private.h"
#include "net/addresses.h"

/* A network that changes does so several times in a row; the address is looked for once it has come to rest, milliseconds. */
#define LOOK_PAUSE 1000

const char *
drie_evening_get_trouble (DrieEvening *self)
{
  return self->unwritable != NULL ? self->unwritable : self->unreachable;
}

gboolean
drie_evening_is_saved (DrieEvening *self)
{
  return self->unwritable == NULL;
}

gboolean
drie_evening_is_reachable (DrieEvening *self)
{
  return self->server != NULL && self->unreachable == NULL;
}

/* Takes @sentence. */
static void
set_trouble (DrieEvening *self, char **place, char *sentence)
{
  g_autofree char *before = g_steal_pointer (place);

  *place = sentence;
  if (g_strcmp0 (before, sentence) != 0)
    g_signal_emit_by_name (self, "trouble-changed");
}

/* The library */

static char *
describe_unwritable (const GError *error)
{
  if (error == NULL)
    return NULL;
  /* Translators: %s is a sentence without full stop, such as “The disk is full: make room on it”. */
  return g_strdup_printf (_ ("%s. Nothing is saved until that is over. The evening goes on; new questions wait on the phones."),
                          error->message);
}

static void
library_trouble_cb (DrieEvening *self)
{
  set_trouble (self, &self->unwritable, describe_unwritable (drie_library_get_trouble (self->library)));
  if (self->unwritable != NULL || !self->reload_late)
    return;
  self->reload_late = FALSE;
  drie_evening_reload (self);
}

void
drie_evening_watch_library (DrieEvening *self)
{
  g_signal_connect_object (self->library, "trouble", G_CALLBACK (library_trouble_cb), self, G_CONNECT_SWAPPED);
  library_trouble_cb (self);
}

/* The address */

static char *
describe_unreachable (DrieEvening *self)
{
  if (self->address == NULL || drie_net_has_address (self->address))
    return NULL;
  /* Translators: %s is an address such as 192.168.1.20. */
  return g_strdup_printf (
      _ ("This laptop has lost its address %s, so phones cannot reach it. Connect it to the same Wi-Fi again, or choose "
         "another address in the lobby."),
      self->address);
}

void
drie_evening_look_for_address (DrieEvening *self)
{
  set_trouble (self, &self->unreachable, describe_unreachable (self));
}

static gboolean
look_cb (gpointer user_data)
{
  DrieEvening *self = user_data;

  self->look_source = 0;
  drie_evening_look_for_address (self);
  return G_SOURCE_REMOVE;
}

static void
network_changed_cb (DrieEvening *self)
{
  g_clear_handle_id (&self->look_source, g_source_remove);
  self->look_source = g_timeout_add (LOOK_PAUSE, look_cb, self);
}

void
drie_evening_watch_address (DrieEvening *self)
{
  g_signal_connect_object (g_network_monitor_get_default (), "network-changed", G_CALLBACK (network_changed_cb), self, G_CONNECT_SWAPPED);
}

void
drie_evening_unwatch_address (DrieEvening *self)
{
  g_signal_handlers_disconnect_by_func (g_network_monitor_get_default (), network_changed_cb, self);
  g_clear_handle_id (&self->look_source, g_source_remove);
  set_trouble (self, &self->unreachable, NULL);
}
