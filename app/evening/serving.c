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

/* Of @addresses those of @family; its loopback if there are none. */
static GStrv
of_family (GStrv addresses, GSocketFamily family)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean v6 = family == G_SOCKET_FAMILY_IPV6;
  guint found = 0;

  for (guint i = 0; addresses[i] != NULL; i++)
    if ((strchr (addresses[i], ':') != NULL) == v6)
      {
        g_strv_builder_add (builder, addresses[i]);
        found++;
      }
  if (found == 0)
    g_strv_builder_add (builder, v6 ? "::1" : "127.0.0.1");
  return g_strv_builder_end (builder);
}

/* Where phones find what is listened on, likeliest first: the address itself, or if it stands for all of its kind, this machine's of that
 * kind. @listen: NULL for all of both kinds. */
static GStrv
find_addresses (const char *listen)
{
  g_autoptr (GInetAddress) address = listen != NULL ? g_inet_address_new_from_string (listen) : NULL;

  if (address == NULL)
    return drie_net_get_addresses ();
  if (!g_inet_address_get_is_any (address))
    return g_strdupv ((char *[]){ (char *)listen, NULL });
  g_auto (GStrv) all = drie_net_get_addresses ();
  return of_family (all, g_inet_address_get_family (address));
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
  g_auto (GStrv) found = find_addresses (listen);
  drie_evening_set_address (self, found[0]);
  drie_evening_watch_address (self);
  return TRUE;
}

void
drie_evening_stop_serving (DrieEvening *self)
{
  drie_evening_unwatch_address (self);
  g_clear_pointer (&self->server, drie_web_server_stop);
  if (self->inbox != NULL)
    drie_inbox_drain (self->inbox); /* what was acknowledged while it stopped */
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->listen, g_free);
  g_clear_pointer (&self->shown, drie_public_state_unref);
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
  return find_addresses (self->listen);
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
  /* A final summary says where it was, not where it is read again. */
  if (self->summary->status != DRIE_STATUS_FINAL && g_strcmp0 (self->url, self->summary->address) != 0)
    {
      g_free (self->summary->address);
      self->summary->address = g_strdup (self->url);
      drie_store_set_address_async (self->store, self->summary->id, self->url, drie_evening_stored_cb, g_object_ref (self));
    }
  drie_evening_look_for_address (self);
  drie_evening_changed (self);
}

guint
drie_evening_get_phones (DrieEvening *self, DrieCircle circle)
{
  return self->phones[circle];
}
