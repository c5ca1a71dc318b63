/* Which addresses of this machine phones can reach. SPDX-License-Identifier: GPL-3.0-or-later */
#include "net/addresses.h"

#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

/* Lower is likelier for a phone on the school's Wi-Fi; -1 for an address no phone can use. */
static int
rank_address (GInetAddress *address)
{
  gboolean v4 = g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4;

  if (g_inet_address_get_is_any (address) || g_inet_address_get_is_multicast (address))
    return -1;
  if (g_inet_address_get_is_loopback (address))
    return v4 ? 4 : -1;
  if (g_inet_address_get_is_link_local (address))
    return v4 ? 3 : -1; /* a phone needs the interface's name for fe80:: */
  if (!v4)
    return 2;
  return g_inet_address_get_is_site_local (address) ? 0 : 1;
}

/* NULL if it has none of either kind of IP, or is down. */
static GInetAddress *
dup_address (const struct ifaddrs *interface)
{
  if (interface->ifa_addr == NULL || (interface->ifa_flags & IFF_UP) == 0)
    return NULL;
  if (interface->ifa_addr->sa_family != AF_INET && interface->ifa_addr->sa_family != AF_INET6)
    return NULL;

  gsize size = interface->ifa_addr->sa_family == AF_INET ? sizeof (struct sockaddr_in) : sizeof (struct sockaddr_in6);
  g_autoptr (GSocketAddress) socket = g_socket_address_new_from_native (interface->ifa_addr, size);
  return g_object_ref (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (socket)));
}

static void
collect (GPtrArray *addresses, struct ifaddrs *interfaces, int rank)
{
  for (struct ifaddrs *i = interfaces; i != NULL; i = i->ifa_next)
    {
      g_autoptr (GInetAddress) address = dup_address (i);
      if (address == NULL || rank_address (address) != rank)
        continue;

      g_autofree char *text = g_inet_address_to_string (address);
      if (!g_ptr_array_find_with_equal_func (addresses, text, g_str_equal, NULL))
        g_ptr_array_add (addresses, g_steal_pointer (&text));
    }
}

GStrv
drie_net_get_addresses (void)
{
  g_autoptr (GPtrArray) addresses = g_ptr_array_new_with_free_func (g_free);
  struct ifaddrs *interfaces = NULL;

  if (getifaddrs (&interfaces) == 0)
    {
      for (int rank = 0; rank < 4; rank++)
        collect (addresses, interfaces, rank);
      freeifaddrs (interfaces);
    }
  if (addresses->len == 0)
    g_ptr_array_add (addresses, g_strdup ("127.0.0.1"));
  g_ptr_array_add (addresses, NULL);
  return (GStrv)g_ptr_array_free (g_steal_pointer (&addresses), FALSE);
}

gboolean
drie_net_has_address (const char *address)
{
  g_autoptr (GInetAddress) wanted = g_inet_address_new_from_string (address);
  struct ifaddrs *interfaces = NULL;
  gboolean found = FALSE;

  if (wanted == NULL || getifaddrs (&interfaces) != 0)
    return FALSE;
  for (struct ifaddrs *i = interfaces; i != NULL && !found; i = i->ifa_next)
    {
      g_autoptr (GInetAddress) own = dup_address (i);
      found = own != NULL && g_inet_address_equal (own, wanted);
    }
  freeifaddrs (interfaces);
  return found;
}

char *
drie_net_make_url (const char *address, guint16 port, const char *code)
{
  gboolean v6 = strchr (address, ':') != NULL;

  return g_strdup_printf (v6 ? "http://[%s]:%u/%s" : "http://%s:%u/%s", address, port, code);
}
