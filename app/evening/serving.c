/* The evening on the network: addresses, phones. SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening/evening-private.h"
#include "net/addresses.h"

static void
presence_cb (const guint phones[DRIE_N_CIRCLES + 1], gpointer user_data)
{
  DrieEvening *self = user_data;

  memcpy (self->phones, phones, sizeof self->phones);
  g_signal_emit_by_name (self, "presence-changed");
}

/* Where a phone finds what is listened on: the address itself, or the likeliest of this machine if it is all of them. */
static char *
first_address (const char *listen)
{
  g_autoptr (GInetAddress) address = listen != NULL ? g_inet_address_new_from_string (listen) : NULL;

  if (address != NULL && !g_inet_address_get_is_any (address))
    return g_strdup (listen);
  g_auto (GStrv) addresses = drie_net_get_addresses ();
  return g_strdup (addresses[0]);
}

gboolean
drie_evening_serve (DrieEvening *self, const char *listen, guint16 port, gboolean exact_port, GError **error)
{
  g_return_val_if_fail (self->server == NULL, FALSE);

  const char *addresses[] = { listen, NULL };
  g_autofree char *no_key = g_uuid_string_random (); /* of a final evening, whose writers are forgotten */
  DrieWebConfig config = {
    .addresses = listen != NULL ? addresses : NULL,
    .port = port,
    .exact_port = exact_port,
    .code = self->summary->code,
    .device_key = self->summary->device_key != NULL ? self->summary->device_key : no_key,
    .sink = drie_inbox_get_sink (self->inbox),
  };
  g_autoptr (DriePublicState) state = drie_evening_make_public_state (self);

  self->server = drie_web_server_start (&config, state, presence_cb, self, error);
  if (self->server == NULL)
    return FALSE;
  self->listen = g_strdup (listen);
  self->port = drie_web_server_get_port (self->server);
  g_autofree char *address = first_address (listen);
  drie_evening_set_address (self, address);
  return TRUE;
}

void
drie_evening_stop_serving (DrieEvening *self)
{
  g_clear_pointer (&self->server, drie_web_server_stop);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->listen, g_free);
  memset (self->phones, 0, sizeof self->phones);
}

gboolean
drie_evening_is_serving (DrieEvening *self)
{
  return self->server != NULL;
}

const char *
drie_evening_get_url (DrieEvening *self)
{
  return self->url;
}

guint16
drie_evening_get_port (DrieEvening *self)
{
  return self->port;
}

GStrv
drie_evening_get_addresses (DrieEvening *self)
{
  g_autofree char *first = first_address (self->listen);

  if (self->listen != NULL && g_str_equal (first, self->listen))
    return g_strdupv ((char *[]){ first, NULL });
  return drie_net_get_addresses ();
}

void
drie_evening_set_address (DrieEvening *self, const char *address)
{
  g_return_if_fail (self->server != NULL);

  char *copy = g_strdup (address);
  g_free (self->address);
  self->address = copy;
  g_free (self->url);
  self->url = drie_net_make_url (self->address, self->port, self->summary->code);
  if (g_strcmp0 (self->url, self->summary->address) != 0)
    {
      g_free (self->summary->address);
      self->summary->address = g_strdup (self->url);
      drie_store_set_address_async (self->store, self->summary->id, self->url, drie_evening_stored_cb, g_object_ref (self));
    }
  drie_evening_changed (self);
}

guint
drie_evening_get_phones (DrieEvening *self, DrieCircle circle)
{
  return self->phones[circle];
}
