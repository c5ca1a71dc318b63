/* Listening. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/listen.h"

#include <errno.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include "web/limits.h"

static guint16
get_port (SoupServer *server)
{
  g_autoptr (GSList) sockets = soup_server_get_listeners (server);
  g_autoptr (GSocketAddress) address = g_socket_get_local_address (sockets->data, NULL);

  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
}

static gboolean
listen_on (SoupServer *server, GInetAddress *address, guint16 port, GError **error)
{
  g_autoptr (GSocketAddress) socket = g_inet_socket_address_new (address, port);

  return soup_server_listen (server, socket, 0, error);
}

/* IPv4, which the QR code shows, and IPv6 where there is one. */
static guint16
listen_everywhere (SoupServer *server, guint16 port, GError **error)
{
  g_autoptr (GInetAddress) v4 = g_inet_address_new_any (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GInetAddress) v6 = g_inet_address_new_any (G_SOCKET_FAMILY_IPV6);
  g_autoptr (GError) v6_error = NULL;

  if (!listen_on (server, v4, port, error))
    return 0;
  port = get_port (server);
  if (listen_on (server, v6, port, &v6_error) || !g_error_matches (v6_error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
    return port;
  g_propagate_error (error, g_steal_pointer (&v6_error));
  return 0;
}

static guint16
listen_at (SoupServer *server, const char *const *addresses, guint16 port, GError **error)
{
  for (int i = 0; addresses[i] != NULL; i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (addresses[i]);
      if (address == NULL)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "“%s” is not an IP address", addresses[i]);
          return 0;
        }
      if (!listen_on (server, address, port, error))
        return 0;
      port = get_port (server);
    }
  return port;
}

/* libsoup lets ten connections wait to be accepted. When a hall scans the QR code at once, the eleventh would be told nothing, or that
 * nobody is there. What is accepted inherits the buffers. */
static void
make_room (SoupServer *server)
{
  g_autoptr (GSList) sockets = soup_server_get_listeners (server);

  for (GSList *i = sockets; i != NULL; i = i->next)
    {
      g_socket_set_option (i->data, SOL_SOCKET, SO_SNDBUF, DRIE_LIMIT_SOCKET, NULL);
      g_socket_set_option (i->data, SOL_SOCKET, SO_RCVBUF, DRIE_LIMIT_SOCKET, NULL);
      if (listen (g_socket_get_fd (i->data), DRIE_LIMIT_BACKLOG) != 0)
        g_warning ("Few connections can wait: %s", g_strerror (errno));
    }
}

static guint16
listen_at_all (SoupServer *server, const char *const *addresses, guint16 port, gboolean exact, GError **error)
{
  gboolean everywhere = addresses == NULL || addresses[0] == NULL;
  int tries = exact ? 1 : DRIE_LIMIT_PORTS;

  for (int i = 0; i < tries; i++)
    {
      g_autoptr (GError) this_error = NULL;
      guint16 wanted = port == 0 || port + i > G_MAXUINT16 ? 0 : port + i;
      guint16 got = everywhere ? listen_everywhere (server, wanted, &this_error) : listen_at (server, addresses, wanted, &this_error);
      if (got != 0)
        {
          make_room (server);
          return got;
        }

      soup_server_disconnect (server);
      if (i + 1 == tries || !g_error_matches (this_error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
        {
          g_propagate_error (error, g_steal_pointer (&this_error));
          return 0;
        }
    }
  g_return_val_if_reached (0);
}

/* libsoup's own way of accepting knows no limits, and ends for good when the system has no descriptor left. But it keeps a connection for
 * another request only while it listens itself. So its listeners are made for a main context that nobody runs. */
guint16
drie_listen (SoupServer *server, const char *const *addresses, guint16 port, gboolean exact, GError **error)
{
  g_autoptr (GMainContext) nowhere = g_main_context_new ();

  g_main_context_push_thread_default (nowhere);
  port = listen_at_all (server, addresses, port, exact, error);
  g_main_context_pop_thread_default (nowhere);
  return port;
}

guint
drie_listen_raise_limit (void)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_NOFILE, &limit) != 0)
    return 0;

  rlim_t had = limit.rlim_cur;
  limit.rlim_cur = MAX (had, MIN (limit.rlim_max, DRIE_LIMIT_DESCRIPTORS));
  if (setrlimit (RLIMIT_NOFILE, &limit) != 0)
    {
      g_warning ("The number of connections stays limited to what the system gave");
      return (guint)MIN (had, G_MAXINT);
    }
  return (guint)MIN (limit.rlim_cur, G_MAXINT);
}
