/* Connections that take their time, and too many of them, at a real server: none is kept for ever, none is closed that is needed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* POLLRDHUP */
#include "test-web-utils.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define PHONE "127.0.0.2"
#define OTHER "127.0.0.3"
#define NOTES 1000 /* of a busy phone, two thousand bytes each */

static void
set_up_short (void)
{
  DrieLineLimits limits = DRIE_LINE_LIMITS;

  limits.request = limits.answer = limits.idle = 100 * G_TIME_SPAN_MILLISECOND;
  limits.sweep = 10;
  web_set_up_with (&limits);
}

static void
set_up_narrow (void)
{
  DrieLineLimits limits = DRIE_LINE_LIMITS;

  limits.total = 8;
  limits.from_address = 4;
  web_set_up_with (&limits);
}

static void
set_up_small (void)
{
  DrieLineLimits limits = DRIE_LINE_LIMITS;

  limits.unread = 3 * 1000 * 1000;
  web_set_up_with (&limits);
}

static gboolean
send_text (GSocketConnection *connection, const char *text)
{
  return g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), text, strlen (text), NULL, NULL, NULL);
}

static gboolean
has_ended (GSocketConnection *connection)
{
  struct pollfd end = { .fd = g_socket_get_fd (g_socket_connection_get_socket (connection)), .events = POLLRDHUP };

  return poll (&end, 1, 0) > 0;
}

static char *
make_request (const char *path)
{
  return g_strdup_printf ("GET %s HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n\r\n", path, drie_web_server_get_port (web_server));
}

/* Reads until @end has come, in answer to a request that leaves the connection open, or the connection has ended: FALSE. */
static gboolean
read_into (GString *text, GSocketConnection *connection, const char *end)
{
  char part[1024];

  while (strstr (text->str, end) == NULL)
    {
      gssize read = g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), part, sizeof part, NULL, NULL);
      if (read <= 0)
        return FALSE;
      g_string_append_len (text, part, read);
    }
  return TRUE;
}

/* The same where it must not end. Transfer full. */
static char *
read_until (GSocketConnection *connection, const char *end)
{
  g_autoptr (GString) text = g_string_new (NULL);

  ck_assert_msg (read_into (text, connection, end), "it ended after: %s", text->str);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Sends a request that leaves the connection open, and waits for its answer. Returns: will it stay open? */
static gboolean
ask_and_keep (GSocketConnection *connection)
{
  g_autofree char *request = make_request (WEB_PAGE "/state");

  ck_assert (send_text (connection, request));
  g_autofree char *answer = read_until (connection, "}");
  ck_assert (g_str_has_prefix (answer, "HTTP/1.1 200 "));
  return strstr (answer, "\r\nConnection: close\r\n") == NULL;
}

static GSocketConnection *
open_live (const char *from)
{
  GSocketConnection *connection = web_connect_from (from);
  g_autofree char *request = make_request (WEB_PAGE "/events?circle=parents");

  ck_assert (send_text (connection, request));
  g_free (read_until (connection, "data: "));
  return connection;
}

/* Connects, asks for what is at @path, and reads until @end. Where terms are short, one may be over before the question was sent: then once
 * more. Transfer full. */
static GSocketConnection *
ask_in_time (const char *path, const char *end)
{
  g_autofree char *request = make_request (path);

  for (;;)
    {
      g_autoptr (GSocketConnection) connection = web_connect ();
      g_autoptr (GString) answer = g_string_new (NULL);
      if (send_text (connection, request) && read_into (answer, connection, end))
        return g_steal_pointer (&connection);
    }
}

/* The same with a note, for a sink that is held. Transfer full. */
static GSocketConnection *
post_in_time (const char *form)
{
  for (;;)
    {
      g_autoptr (GSocketConnection) connection = web_begin_post (form);
      test_wait_until (web_sink_waiting () > 0 || has_ended (connection));
      if (web_sink_waiting () > 0)
        return g_steal_pointer (&connection);
    }
}

/* TCP sockets of this process, which is the server's too. */
static guint
count_sockets (void)
{
  guint count = 0;

  for (int fd = 0; fd < 1024; fd++)
    {
      struct tcp_info info;
      socklen_t length = sizeof info;
      count += getsockopt (fd, IPPROTO_TCP, TCP_INFO, &info, &length) == 0;
    }
  return count;
}

/* Of these, the ones on which the end of what is written is held back. */
static guint
count_corked (void)
{
  guint count = 0;

  for (int fd = 0; fd < 1024; fd++)
    {
      int corked = 0;
      socklen_t length = sizeof corked;
      count += getsockopt (fd, IPPROTO_TCP, TCP_CORK, &corked, &length) == 0 && corked;
    }
  return count;
}

/* --- Time --- */

/* Whoever drips a byte now and then has no longer than whoever is silent: in the headers, in the body, and in a second request on the same
 * connection. */
START_TEST (test_drip)
{
  g_autofree char *head = g_strdup_printf ("Host: 127.0.0.1:%u\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                           "Content-Length: 8000\r\n\r\n",
                                           drie_web_server_get_port (web_server));
  g_autofree char *body = g_strconcat ("POST " WEB_NOTES " HTTP/1.1\r\n", head, "circle=parents&text=", NULL);
  const char *const beginnings[] = { "", "GET " WEB_PAGE " HTTP/1.1\r\nX-Slow: ", body };

  for (gsize i = 0; i < 2 * G_N_ELEMENTS (beginnings); i++)
    {
      gboolean first = i < G_N_ELEMENTS (beginnings);
      g_autoptr (GSocketConnection) slow = first ? web_connect () : ask_in_time (WEB_PAGE "/state", "}");
      send_text (slow, beginnings[i % G_N_ELEMENTS (beginnings)]);
      test_wait_until (!send_text (slow, "a") || has_ended (slow));
    }
}
END_TEST

/* Nor does it help to read an answer byte by byte. */
START_TEST (test_slow_reader)
{
  g_autofree char *request = make_request (WEB_PAGE);
  g_autoptr (GSocketConnection) slow = web_connect ();
  GSocket *socket = g_socket_connection_get_socket (slow);
  char byte;

  g_socket_set_option (socket, SOL_SOCKET, SO_RCVBUF, 4096, NULL);
  g_socket_set_timeout (socket, 0);
  for (int i = 0; i < 60 && send_text (slow, request); i++)
    ; /* more pages than fit in what the kernel keeps for one connection */
  test_wait_until (recv (g_socket_get_fd (socket), &byte, 1, MSG_DONTWAIT) == 0 || has_ended (slow));
}
END_TEST

START_TEST (test_idle)
{
  g_autoptr (GSocketConnection) waiting = ask_in_time (WEB_PAGE "/state", "}");

  test_wait_until (has_ended (waiting));
}
END_TEST

/* A live page is silent for as long as it likes, and a note that the disk keeps waiting is answered. */
START_TEST (test_without_term)
{
  g_autoptr (GSocketConnection) live = ask_in_time (WEB_PAGE "/events?circle=parents", "data: ");

  web_sink_hold (TRUE);
  g_autoptr (GSocketConnection) writing = post_in_time (WEB_FORM "&key=" KEY_A);
  g_autoptr (GSocketConnection) silent = web_connect ();
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GSocketConnection) other = web_connect ();
      test_wait_until (has_ended (other)); /* three terms have passed */
    }
  ck_assert (!has_ended (live) && !has_ended (writing));
  web_sink_hold (FALSE);
  g_autoptr (WebReply) reply = web_read_reply (writing);
  assert_status (reply, 201);
  web_publish (web_talk ());
}
END_TEST

/* --- What is left --- */

/* A hall of browsers that come and go leaves no descriptors behind, whoever hangs up first and in the middle of what. */
START_TEST (test_nothing_is_left)
{
  guint before = count_sockets ();

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (GSocketConnection) connection = i % 2 == 0 ? web_connect () : open_live (PHONE);
      if (i % 4 == 0)
        {
          ask_and_keep (connection);
          ask_and_keep (connection);
        }
      if (i % 3 == 0)
        send_text (connection, "GET /");
    }
  test_wait_until (count_sockets () == before);
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

/* An answer that nothing could be saved ends like any other: it and what follows it on its line, such as a live page, come at once, and
 * the line counts among those that wait. */
START_TEST (test_failed)
{
  GSocketConnection *waiting[DRIE_LIMIT_WAITING];
  guint port = drie_web_server_get_port (web_server);
  g_autofree char *request = g_strdup_printf ("POST " WEB_NOTES " HTTP/1.1\r\nHost: 127.0.0.1:%u\r\nOrigin: http://127.0.0.1:%u\r\n"
                                              "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n\r\n%s",
                                              port, port, strlen (WEB_FORM), WEB_FORM);

  web_sink_fail (TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (waiting); i++)
    {
      waiting[i] = web_connect ();
      ck_assert (send_text (waiting[i], request));
      g_autofree char *answer = read_until (waiting[i], "}");
      ck_assert (g_str_has_prefix (answer, "HTTP/1.1 500 "));
    }
  test_wait_until (count_corked () == 0);
  g_autoptr (GSocketConnection) late = web_connect ();
  ck_assert (!ask_and_keep (late));
  for (guint i = 0; i < G_N_ELEMENTS (waiting); i++)
    g_object_unref (waiting[i]);
}
END_TEST

/* --- Too many --- */

/* An address full of half requests keeps nobody out: neither the phones behind it, nor another, nor the chair. */
START_TEST (test_crowd)
{
  static const char *const phones[] = { PHONE, OTHER, "127.0.0.1" };
  GSocketConnection *crowd[12];

  for (gsize i = 0; i < G_N_ELEMENTS (crowd); i++)
    {
      crowd[i] = web_connect_from (PHONE);
      send_text (crowd[i], "GET / HTTP/1.1\r\n");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (phones); i++)
    {
      g_autoptr (GSocketConnection) phone = web_connect_from (phones[i]);
      ask_and_keep (phone);
    }
  test_wait_until (has_ended (crowd[0]));
  for (gsize i = 0; i < G_N_ELEMENTS (crowd); i++)
    g_object_unref (crowd[i]);
}
END_TEST

/* Where everybody holds a live page, the last of them gives way to whoever asks something, and those who came first hear all. */
START_TEST (test_live_crowd)
{
  GSocketConnection *live[4];

  for (gsize i = 0; i < G_N_ELEMENTS (live); i++)
    live[i] = open_live (PHONE);
  g_autoptr (GSocketConnection) phone = web_connect_from (PHONE);
  ask_and_keep (phone);
  test_wait_until (has_ended (live[3]));
  test_wait_until (web_phones[DRIE_CIRCLE_PARENTS] == 3);

  DriePublicState *state = web_talk ();
  state->asking = g_strdup ("Waarom?");
  web_publish (state);
  for (gsize i = 0; i < 3; i++)
    g_free (read_until (live[i], "Waarom?"));
  for (gsize i = 0; i < G_N_ELEMENTS (live); i++)
    g_object_unref (live[i]);
}
END_TEST

/* Where the system has no descriptor left, whoever knocks waits, and is let in when there is one again. */
START_TEST (test_no_descriptors)
{
  struct rlimit limit;
  g_autoptr (GSocketConnection) earlier = web_connect (); /* with which everything is loaded that opens files */
  int taken[256], n = 0;

  ask_and_keep (earlier);
  ck_assert_int_eq (getrlimit (RLIMIT_NOFILE, &limit), 0);
  limit.rlim_cur = G_N_ELEMENTS (taken);
  ck_assert_int_eq (setrlimit (RLIMIT_NOFILE, &limit), 0);
  while (n < (int)G_N_ELEMENTS (taken) && (taken[n] = dup (STDERR_FILENO)) >= 0)
    n++;
  close (taken[--n]); /* the phone's own end */
  g_autoptr (GSocketConnection) phone = web_connect_from (PHONE);
  g_autofree char *request = make_request (WEB_PAGE "/state");
  ck_assert (send_text (phone, request));
  g_usleep (3 * DRIE_LIMIT_SHUT * 1000);
  ck_assert (!has_ended (phone));
  while (n > 0)
    close (taken[--n]);
  g_free (read_until (phone, "}"));
}
END_TEST

/* Answers that nobody reads are not kept without end: a second one is too much here. */
START_TEST (test_unread)
{
  g_autofree char *cookie = web_post (KEY_A, "parents");
  g_autofree char *request = NULL;
  g_autofree char *text = g_malloc (NOTES * 2000);
  gsize read;

  web_publish_many (NOTES, NULL);
  request = g_strdup_printf ("GET " WEB_NOTES " HTTP/1.1\r\nHost: 127.0.0.1:%u\r\nCookie: %s\r\n\r\n",
                             drie_web_server_get_port (web_server), cookie);
  g_autoptr (GSocketConnection) silent = web_connect_from (PHONE);
  ck_assert (send_text (silent, request));
  test_wait_until (g_socket_condition_check (g_socket_connection_get_socket (silent), G_IO_IN) != 0);
  g_autoptr (GSocketConnection) phone = web_connect_from (PHONE);
  ck_assert (send_text (phone, request));
  test_wait_until (has_ended (silent));
  ck_assert (g_input_stream_read_all (g_io_stream_get_input_stream (G_IO_STREAM (phone)), text, NOTES * 2000, &read, NULL, NULL));
  ck_assert_uint_eq (read, NOTES * 2000);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("web-limits");
  TCase *time = tcase_create ("time");
  TCase *left = tcase_create ("left");
  TCase *many = tcase_create ("many");
  TCase *unread = tcase_create ("unread");

  tcase_add_checked_fixture (time, set_up_short, web_tear_down);
  tcase_add_test (time, test_drip);
  tcase_add_test (time, test_slow_reader);
  tcase_add_test (time, test_idle);
  tcase_add_test (time, test_without_term);
  suite_add_tcase (suite, time);
  tcase_add_checked_fixture (left, web_set_up, web_tear_down);
  tcase_add_test (left, test_nothing_is_left);
  tcase_add_test (left, test_many_wait);
  tcase_add_test (left, test_failed);
  tcase_add_test (left, test_no_descriptors);
  suite_add_tcase (suite, left);
  tcase_add_checked_fixture (many, set_up_narrow, web_tear_down);
  tcase_add_test (many, test_crowd);
  tcase_add_test (many, test_live_crowd);
  suite_add_tcase (suite, many);
  tcase_add_checked_fixture (unread, set_up_small, web_tear_down);
  tcase_add_test (unread, test_unread);
  suite_add_tcase (suite, unread);
  return test_run (suite);
}
