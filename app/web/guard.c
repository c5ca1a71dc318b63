/* Guards. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/guard.h"

#include <string.h>

/* 192.168.1.20 where a socket says ::ffff:192.168.1.20. */
static GInetAddress *
unmap (GInetAddress *address)
{
  static const guint8 prefix[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
  const guint8 *bytes = g_inet_address_to_bytes (address);

  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6 && memcmp (bytes, prefix, sizeof prefix) == 0)
    return g_inet_address_new_from_bytes (bytes + sizeof prefix, G_SOCKET_FAMILY_IPV4);
  return g_object_ref (address);
}

/* "name:port" or "[v6]:port"; 80 if no port is given. The name comes without brackets. */
static gboolean
split_host (const char *host, char **name, guint64 *port)
{
  const char *end = host[0] == '[' ? strchr (host, ']') : host + strcspn (host, ":");

  if (end == NULL || end == host)
    return FALSE;

  const char *colon = *end == ']' ? end + 1 : end;
  *port = 80;
  if (*colon == ':' && (!g_ascii_isdigit (colon[1]) || !g_ascii_string_to_unsigned (colon + 1, 10, 1, G_MAXUINT16, port, NULL)))
    return FALSE;
  if (*colon != ':' && *colon != '\0')
    return FALSE;
  *name = *end == ']' ? g_strndup (host + 1, end - host - 1) : g_strndup (host, end - host);
  return TRUE;
}

gboolean
drie_guard_host (const char *host, GSocketAddress *local)
{
  g_autofree char *name = NULL;
  guint64 port;

  if (host == NULL || !G_IS_INET_SOCKET_ADDRESS (local) || !split_host (host, &name, &port))
    return FALSE;
  if (port != g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (local)))
    return FALSE;

  gboolean brackets = host[0] == '[';
  g_autoptr (GInetAddress) ours = unmap (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (local)));
  if (g_inet_address_get_is_loopback (ours)
      && (brackets ? g_str_equal (name, "::1") : g_ascii_strcasecmp (name, "localhost") == 0 || g_str_equal (name, "127.0.0.1")))
    return TRUE;

  g_autoptr (GInetAddress) theirs = g_inet_address_new_from_string (name);
  if (theirs == NULL || brackets != (g_inet_address_get_family (theirs) == G_SOCKET_FAMILY_IPV6))
    return FALSE;
  g_autoptr (GInetAddress) named = unmap (theirs);
  return g_inet_address_equal (named, ours);
}

/* What follows "http://" and our Host in @address; NULL if it does not begin so. */
static const char *
skip_us (const DrieRequest *request, const char *address)
{
  gsize length = strlen (request->host);

  if (g_ascii_strncasecmp (address, "http://", 7) != 0 || g_ascii_strncasecmp (address + 7, request->host, length) != 0)
    return NULL;
  return address + 7 + length;
}

gboolean
drie_guard_origin (const DrieRequest *request)
{
  if (request->origin == NULL)
    return request->fetch_site == NULL || g_str_equal (request->fetch_site, "same-origin");
  return g_strcmp0 (skip_us (request, request->origin), "") == 0;
}

gboolean
drie_guard_referer (const DrieRequest *request)
{
  const char *rest = request->referer != NULL ? skip_us (request, request->referer) : NULL;

  return rest != NULL && *rest == '/';
}
