/* Connections between two requests: none is kept for ever, none is closed that is needed. SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-web-utils.h"
#include "web/idle.h"
#include "web/limits.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

/* --- The keeper alone --- */

#define SWEEP 5 /* milliseconds */
#define LONG  (3600 * G_TIME_SPAN_SECOND)

/* One end as a GSocket with a timeout, as libsoup has it; @peer: the other. */
static GSocket *
make_line (int *peer)
{
  int ends[2];
  g_autoptr (GError) error = NULL;

  ck_assert_int_eq (socketpair (AF_UNIX, SOCK_STREAM, 0, ends), 0);
  GSocket *socket = g_socket_new_from_fd (ends[0], &error);
  ck_assert_ptr_nonnull (socket);
  g_socket_set_timeout (socket, 75);
  *peer = ends[1];
  return socket;
}

/* A connection whose other end is closed is closed, too; one that is left alone waits without a timeout. */
START_TEST (test_hang_up)
{
  g_autoptr (DrieIdle) idle = drie_idle_new (SWEEP, LONG);
  int peer, other_peer;
  g_autoptr (GSocket) line = make_line (&peer);
  g_autoptr (GSocket) other = make_line (&other_peer);

  drie_idle_begin (idle, line);
  drie_idle_begin (idle, other);
  ck_assert_uint_eq (g_socket_get_timeout (line), 0);
  close (peer);
  test_wait_until (g_socket_is_closed (line));
  ck_assert (!g_socket_is_closed (other));
  ck_assert_uint_eq (drie_idle_size (idle), 1);
  close (other_peer);
}
END_TEST

/* One on which a request came is no concern of the keeper's, whatever its other end does: the answer may still be on its way. */
START_TEST (test_busy)
{
  g_autoptr (DrieIdle) idle = drie_idle_new (SWEEP, LONG);
  int peer, other_peer;
  g_autoptr (GSocket) line = make_line (&peer);
  g_autoptr (GSocket) other = make_line (&other_peer);

  drie_idle_begin (idle, line);
  drie_idle_end (idle, line);
  close (peer);
  drie_idle_begin (idle, other); /* what happens to it later has not happened to the first one before */
  close (other_peer);
  test_wait_until (g_socket_is_closed (other));
  ck_assert (!g_socket_is_closed (line));
}
END_TEST

/* What waits for long is closed. */
START_TEST (test_limit)
{
  g_autoptr (DrieIdle) idle = drie_idle_new (SWEEP, 50 * G_TIME_SPAN_MILLISECOND);
  int peer;
  g_autoptr (GSocket) line = make_line (&peer);
  char byte;

  drie_idle_begin (idle, line);
  test_wait_until (g_socket_is_closed (line));
  ck_assert_int_eq (read (peer, &byte, 1), 0);
  ck_assert_uint_eq (drie_idle_size (idle), 0);
  close (peer);
}
END_TEST

/* One that somebody else has closed is forgotten. */
START_TEST (test_closed_elsewhere)
{
  g_autoptr (DrieIdle) idle = drie_idle_new (SWEEP, LONG);
  int peer;
  g_autoptr (GSocket) line = make_line (&peer);

  drie_idle_begin (idle, line);
  g_socket_close (line, NULL);
  test_wait_until (drie_idle_size (idle) == 0);
  close (peer);
}
END_TEST

/* --- In the server --- */

/* Connections of this process that the other end has closed and this one has not. */
static guint
count_forgotten (void)
{
  guint count = 0;

  for (int fd = 0; fd < 1024; fd++)
    {
      struct tcp_info info;
      socklen_t length = sizeof info;
      if (getsockopt (fd, IPPROTO_TCP, TCP_INFO, &info, &length) == 0 && info.tcpi_state == TCP_CLOSE_WAIT)
        count++;
    }
  return count;
}

/* Sends a request that leaves the connection open, and waits for its answer. Returns: will it stay open? */
static gboolean
ask_and_keep (GSocketConnection *connection)
{
  g_autofree char *request
      = g_strdup_printf ("GET " WEB_PAGE "/state HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n\r\n", drie_web_server_get_port (web_server));
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_autoptr (GString) answer = g_string_new (NULL);
  char part[1024];

  ck_assert (g_output_stream_write_all (out, request, strlen (request), NULL, NULL, NULL));
  while (answer->len == 0 || answer->str[answer->len - 1] != '}')
    {
      gssize read = g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), part, sizeof part, NULL, NULL);
      ck_assert_int_gt (read, 0);
      g_string_append_len (answer, part, read);
    }
  ck_assert (g_str_has_prefix (answer->str, "HTTP/1.1 200 "));
  return strstr (answer->str, "\r\nConnection: close\r\n") == NULL;
}

/* A hall of browsers that come and go leaves no descriptors behind. */
START_TEST (test_nothing_is_left)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GSocketConnection) connection = web_connect ();
      ask_and_keep (connection);
      ask_and_keep (connection);
    }
  test_wait_until (count_forgotten () == 0);
}
END_TEST

/* So many may wait; who comes then gets an answer, and is told that the connection ends with it. */
START_TEST (test_many_wait)
{
  GSocketConnection *waiting[DRIE_LIMIT_WAITING];
  char byte;

  for (guint i = 0; i < G_N_ELEMENTS (waiting); i++)
    {
      waiting[i] = web_connect ();
      ck_assert (ask_and_keep (waiting[i]));
    }
  g_autoptr (GSocketConnection) late = web_connect ();
  ck_assert (!ask_and_keep (late));
  ck_assert_int_eq (g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (late)), &byte, 1, NULL, NULL), 0);
  ck_assert (ask_and_keep (waiting[0])); /* which makes room while it asks */
  for (guint i = 0; i < G_N_ELEMENTS (waiting); i++)
    g_object_unref (waiting[i]);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("web-idle");
  TCase *alone = tcase_create ("alone");
  TCase *server = tcase_create ("server");

  tcase_add_test (alone, test_hang_up);
  tcase_add_test (alone, test_busy);
  tcase_add_test (alone, test_limit);
  tcase_add_test (alone, test_closed_elsewhere);
  suite_add_tcase (suite, alone);
  tcase_add_checked_fixture (server, web_set_up, web_tear_down);
  tcase_add_test (server, test_nothing_is_left);
  tcase_add_test (server, test_many_wait);
  suite_add_tcase (suite, server);
  return test_run (suite);
}
