/* Does the address answer? Plain sockets: the screens know no HTTP library. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/self-test.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TIMEOUT_SECONDS 3
#define STATUS_LINE     "HTTP/1.1 200"

typedef struct
{
  GUri *uri;
  GSocketConnection *connection;
  char *request;
  char answer[sizeof STATUS_LINE - 1];
} Attempt;

static void
attempt_free (Attempt *attempt)
{
  g_clear_pointer (&attempt->uri, g_uri_unref);
  g_clear_object (&attempt->connection);
  g_free (attempt->request);
  g_free (attempt);
}

static void
finish (GTask *task, DrieSelfTest outcome)
{
  g_task_return_int (task, outcome);
  g_object_unref (task);
}

static gboolean
is_loopback (GUri *uri)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (g_uri_get_host (uri));

  return address != NULL ? g_inet_address_get_is_loopback (address) : g_strcmp0 (g_uri_get_host (uri), "localhost") == 0;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Attempt *attempt = g_task_get_task_data (task);
  gsize size = 0;

  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &size, NULL))
    finish (task, DRIE_SELF_TEST_SILENT);
  else if (size != sizeof attempt->answer || memcmp (attempt->answer, STATUS_LINE, size) != 0)
    finish (task, DRIE_SELF_TEST_STRANGER);
  else
    finish (task, is_loopback (attempt->uri) ? DRIE_SELF_TEST_LOOPBACK : DRIE_SELF_TEST_OK);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Attempt *attempt = g_task_get_task_data (task);

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL))
    {
      finish (task, DRIE_SELF_TEST_SILENT);
      return;
    }
  g_input_stream_read_all_async (g_io_stream_get_input_stream (G_IO_STREAM (attempt->connection)), attempt->answer, sizeof attempt->answer,
                                 G_PRIORITY_DEFAULT, g_task_get_cancellable (task), read_cb, task);
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Attempt *attempt = g_task_get_task_data (task);

  attempt->connection = g_socket_client_connect_finish (G_SOCKET_CLIENT (source), result, NULL);
  if (attempt->connection == NULL)
    {
      finish (task, DRIE_SELF_TEST_SILENT);
      return;
    }
  g_output_stream_write_all_async (g_io_stream_get_output_stream (G_IO_STREAM (attempt->connection)), attempt->request,
                                   strlen (attempt->request), G_PRIORITY_DEFAULT, g_task_get_cancellable (task), written_cb, task);
}

static char *
make_request (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  gboolean bracketed = strchr (host, ':') != NULL;

  return g_strdup_printf ("GET %s HTTP/1.1\r\nHost: %s%s%s:%d\r\nConnection: close\r\n\r\n", g_uri_get_path (uri), bracketed ? "[" : "",
                          host, bracketed ? "]" : "", g_uri_get_port (uri));
}

void
drie_self_test_async (const char *url, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Attempt *attempt = g_new0 (Attempt, 1);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnectable) address = NULL;

  g_task_set_source_tag (task, drie_self_test_async);
  g_task_set_task_data (task, attempt, (GDestroyNotify)attempt_free);
  attempt->uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  if (attempt->uri == NULL || g_uri_get_host (attempt->uri) == NULL || g_uri_get_port (attempt->uri) <= 0)
    {
      finish (task, DRIE_SELF_TEST_SILENT);
      return;
    }
  attempt->request = make_request (attempt->uri);
  address = g_network_address_new (g_uri_get_host (attempt->uri), g_uri_get_port (attempt->uri));
  g_socket_client_set_timeout (client, TIMEOUT_SECONDS);
  /* A proxy would answer for an address that phones cannot reach. */
  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_connect_async (client, address, cancellable, connected_cb, task);
}

gboolean
drie_self_test_finish (GAsyncResult *result, DrieSelfTest *outcome, GError **error)
{
  g_autoptr (GError) cancelled = NULL;
  gssize value = g_task_propagate_int (G_TASK (result), &cancelled);

  if (cancelled != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cancelled));
      return FALSE;
    }
  *outcome = value;
  return TRUE;
}

const char *
drie_self_test_describe (DrieSelfTest outcome)
{
  switch (outcome)
    {
    case DRIE_SELF_TEST_OK:
      return _ ("This address answers. A phone that cannot open it is probably on another Wi-Fi.");
    case DRIE_SELF_TEST_LOOPBACK:
      return _ ("This laptop is in no network, so no phone can reach it. Connect it to the Wi-Fi that the phones use.");
    case DRIE_SELF_TEST_STRANGER:
      return _ ("Another program answers at this address. Close it, or start Driegesprek with another --port.");
    case DRIE_SELF_TEST_SILENT:
    default:
      return _ ("Nothing answers at this address. Is the laptop still in the network? Choose another address if there is one.");
    }
}
