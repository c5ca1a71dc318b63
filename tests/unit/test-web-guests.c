/* Who gives way to whom, on real sockets. SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* POLLRDHUP */
#include "test-utils.h"
#include "web/guests.h"

#include <poll.h>
#include <string.h>

#define HERE  "127.0.0.1"
#define PHONE "127.0.0.2"
#define OTHER "127.0.0.3"
#define LONG  (3600 * G_TIME_SPAN_SECOND)
#define LEAST 1000 /* bytes that may wait unread */

/* One end as the server has it, the other as the phone has it. */
typedef struct
{
  DrieLine *line;
  GSocketConnection *phone;
} Pair;

static GSocket *listener;
static DrieGuests *guests;

static void
set_up (void)
{
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string (HERE, 0);

  listener = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  ck_assert (g_socket_bind (listener, address, TRUE, NULL));
  ck_assert (g_socket_listen (listener, NULL));
}

static void
tear_down (void)
{
  g_clear_pointer (&guests, drie_guests_free);
  g_clear_object (&listener);
}

static void
make_guests (guint total, guint from_address, gint64 term)
{
  DrieLineLimits limits = { total, from_address, term, term, term, 5, LEAST };

  guests = drie_guests_new (&limits);
}

static Pair
make_pair (const char *from)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketAddress) local = g_inet_socket_address_new_from_string (from, 0);
  g_autoptr (GSocketAddress) address = g_socket_get_local_address (listener, NULL);
  Pair pair;

  g_socket_client_set_local_address (client, local);
  pair.phone = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, NULL);
  ck_assert_ptr_nonnull (pair.phone);
  g_autoptr (GSocket) accepted = g_socket_accept (listener, NULL, NULL);
  pair.line = drie_line_new (accepted);
  ck_assert_ptr_nonnull (pair.line);
  return pair;
}

/* Comes in, and goes on to @state. */
static Pair
come (const char *from, DrieLineState state)
{
  Pair pair = make_pair (from);

  ck_assert (drie_guests_admit (guests, pair.line));
  drie_line_set_state (pair.line, state);
  return pair;
}

static gboolean
is_cut (const Pair *pair)
{
  struct pollfd end = { .fd = g_socket_get_fd (g_socket_connection_get_socket (pair->phone)), .events = POLLRDHUP };

  return poll (&end, 1, 0) > 0;
}

/* As libsoup does when it notices. */
static void
close_pair (Pair *pair)
{
  g_io_stream_close (G_IO_STREAM (pair->line), NULL, NULL);
  g_object_unref (pair->line);
  g_object_unref (pair->phone);
}

static void
close_pairs (Pair *pairs, gsize n)
{
  for (gsize i = 0; i < n; i++)
    close_pair (&pairs[i]);
}

static void
assert_only_cut (Pair *pairs, gsize n, gsize which)
{
  for (gsize i = 0; i < n; i++)
    ck_assert_msg (is_cut (&pairs[i]) == (i == which), "the one that came as number %zu", i);
}

/* One that waits for its next request is spared before one that asks, that before one that reads; each time the one that has been at it
 * longest. */
START_TEST (test_order)
{
  static const struct
  {
    DrieLineState states[4];
    gsize gives_way;
  } cases[] = {
    { { DRIE_LINE_ASKING, DRIE_LINE_WAITING, DRIE_LINE_WAITING, DRIE_LINE_LIVE }, 1 },
    { { DRIE_LINE_READING, DRIE_LINE_LIVE, DRIE_LINE_ASKING, DRIE_LINE_ASKING }, 2 },
    { { DRIE_LINE_LIVE, DRIE_LINE_WORKING, DRIE_LINE_READING, DRIE_LINE_READING }, 2 },
    { { DRIE_LINE_LIVE, DRIE_LINE_LIVE, DRIE_LINE_LIVE, DRIE_LINE_WORKING }, 2 }, /* the hall came first */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Pair pairs[5];

      make_guests (4, 100, LONG);
      for (gsize j = 0; j < 4; j++)
        pairs[j] = come (PHONE, cases[i].states[j]);
      pairs[4] = come (PHONE, DRIE_LINE_ASKING);
      assert_only_cut (pairs, G_N_ELEMENTS (pairs), cases[i].gives_way);
      ck_assert_uint_eq (drie_guests_size (guests), 4);
      close_pairs (pairs, G_N_ELEMENTS (pairs));
      g_clear_pointer (&guests, drie_guests_free);
    }
}
END_TEST

/* A state that begins anew counts from then. */
START_TEST (test_longest)
{
  Pair pairs[3];

  make_guests (2, 100, LONG);
  pairs[0] = come (PHONE, DRIE_LINE_WAITING);
  pairs[1] = come (PHONE, DRIE_LINE_WAITING);
  drie_line_set_state (pairs[0].line, DRIE_LINE_ASKING);
  drie_line_set_state (pairs[0].line, DRIE_LINE_WAITING);
  pairs[2] = come (PHONE, DRIE_LINE_ASKING);
  assert_only_cut (pairs, G_N_ELEMENTS (pairs), 1);
  close_pairs (pairs, G_N_ELEMENTS (pairs));
}
END_TEST

/* An address that has all it may gives way itself: no other address loses anything. */
START_TEST (test_address)
{
  Pair pairs[4];

  make_guests (100, 2, LONG);
  pairs[0] = come (OTHER, DRIE_LINE_WAITING);
  pairs[1] = come (PHONE, DRIE_LINE_ASKING);
  pairs[2] = come (PHONE, DRIE_LINE_ASKING);
  pairs[3] = come (PHONE, DRIE_LINE_ASKING);
  assert_only_cut (pairs, G_N_ELEMENTS (pairs), 1);
  ck_assert_uint_eq (drie_guests_addresses (guests), 2);
  close_pairs (pairs, G_N_ELEMENTS (pairs));
}
END_TEST

/* What the one who gives way has asked for is not looked at any more, although it has come: whoever opens line after line would have it
 * answered out of turn, for nobody. */
START_TEST (test_cut_unheard)
{
  static const char request[] = "GET / HTTP/1.1\r\n\r\n";
  char text[sizeof request];

  make_guests (1, 1, LONG);
  Pair pairs[2] = { come (PHONE, DRIE_LINE_ASKING) };
  GPollableInputStream *asked = G_POLLABLE_INPUT_STREAM (g_io_stream_get_input_stream (G_IO_STREAM (pairs[0].line)));
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (pairs[0].phone)), request, strlen (request), NULL, NULL, NULL);
  test_wait_until (g_pollable_input_stream_is_readable (asked));
  pairs[1] = come (PHONE, DRIE_LINE_ASKING);
  ck_assert (g_pollable_input_stream_is_readable (asked));
  ck_assert_int_le (g_pollable_input_stream_read_nonblocking (asked, text, sizeof text, NULL, NULL), 0);
  close_pairs (pairs, G_N_ELEMENTS (pairs));
}
END_TEST

/* A note that is being written is never cut off: then there is no room. */
START_TEST (test_no_room)
{
  Pair writing, late;

  make_guests (1, 1, LONG);
  writing = come (PHONE, DRIE_LINE_WORKING);
  late = make_pair (OTHER);
  ck_assert (!drie_guests_admit (guests, late.line));
  ck_assert (!drie_guests_make_room (guests));
  ck_assert (!is_cut (&writing));
  close_pair (&writing);
  ck_assert (drie_guests_admit (guests, late.line));
  close_pair (&late);
}
END_TEST

/* The chair's own machine comes in however many there are, and makes room for nobody. */
START_TEST (test_own_machine)
{
  Pair pairs[4];

  make_guests (1, 1, LONG);
  pairs[0] = come (HERE, DRIE_LINE_WAITING);
  pairs[1] = come (PHONE, DRIE_LINE_LIVE);
  pairs[2] = come (HERE, DRIE_LINE_WAITING);
  assert_only_cut (pairs, 3, G_MAXSIZE);
  pairs[3] = come (OTHER, DRIE_LINE_ASKING);
  assert_only_cut (pairs, G_N_ELEMENTS (pairs), 1);
  close_pairs (pairs, G_N_ELEMENTS (pairs));
}
END_TEST

/* Nothing is known of an address once its last connection is closed; one that was cut is not counted twice. */
START_TEST (test_forgotten)
{
  Pair pairs[3];

  make_guests (2, 2, LONG);
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    pairs[i] = come (PHONE, DRIE_LINE_WAITING);
  ck_assert_uint_eq (drie_guests_size (guests), 2);
  close_pairs (pairs, G_N_ELEMENTS (pairs));
  ck_assert_uint_eq (drie_guests_size (guests), 0);
  ck_assert_uint_eq (drie_guests_addresses (guests), 0);
  ck_assert_uint_eq (drie_guests_count (guests, DRIE_LINE_WAITING), 0);
}
END_TEST

/* Whoever is over its term is cut; an answer that is being made and a live page have none. */
START_TEST (test_terms)
{
  Pair pairs[DRIE_LINE_N_STATES];

  make_guests (100, 100, 50 * G_TIME_SPAN_MILLISECOND);
  for (int state = 0; state < DRIE_LINE_N_STATES; state++)
    pairs[state] = come (state % 2 == 0 ? PHONE : HERE, (DrieLineState)state);
  test_wait_until (is_cut (&pairs[DRIE_LINE_ASKING]) && is_cut (&pairs[DRIE_LINE_READING]) && is_cut (&pairs[DRIE_LINE_WAITING]));
  ck_assert (!is_cut (&pairs[DRIE_LINE_WORKING]) && !is_cut (&pairs[DRIE_LINE_LIVE]));
  close_pairs (pairs, G_N_ELEMENTS (pairs));
}
END_TEST

/* When more waits to be read than may, the one that has taken nothing for the longest time is cut; who takes some all the time stays. */
START_TEST (test_unread)
{
  Pair pairs[3];

  make_guests (100, 100, LONG);
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    pairs[i] = come (PHONE, DRIE_LINE_READING);
  drie_line_set_unread (pairs[0].line, LEAST / 2);
  drie_line_set_unread (pairs[1].line, LEAST / 2);
  drie_line_set_unread (pairs[0].line, LEAST / 2 - 1);
  assert_only_cut (pairs, G_N_ELEMENTS (pairs), G_MAXSIZE);
  drie_line_set_unread (pairs[2].line, LEAST / 2);
  assert_only_cut (pairs, G_N_ELEMENTS (pairs), 1);
  drie_line_set_unread (pairs[2].line, 0);
  drie_line_set_unread (pairs[0].line, LEAST);
  assert_only_cut (pairs, G_N_ELEMENTS (pairs), 1);
  close_pairs (pairs, G_N_ELEMENTS (pairs));
}
END_TEST

/* One of the address for which most waits: a phone elsewhere may have been silent for longer. The chair's own machine does not count. */
START_TEST (test_unread_elsewhere)
{
  Pair pairs[4];

  make_guests (100, 100, LONG);
  pairs[0] = come (OTHER, DRIE_LINE_READING);
  pairs[1] = come (PHONE, DRIE_LINE_LIVE);
  pairs[2] = come (PHONE, DRIE_LINE_READING);
  pairs[3] = come (HERE, DRIE_LINE_READING);
  drie_line_set_unread (pairs[0].line, LEAST * 4 / 10);
  drie_line_set_unread (pairs[1].line, LEAST * 3 / 10);
  drie_line_set_unread (pairs[3].line, LEAST * 10);
  assert_only_cut (pairs, G_N_ELEMENTS (pairs), G_MAXSIZE);
  drie_line_set_unread (pairs[2].line, LEAST * 4 / 10);
  assert_only_cut (pairs, G_N_ELEMENTS (pairs), 1);
  close_pairs (pairs, G_N_ELEMENTS (pairs));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("web-guests");
  TCase *tcase = tcase_create ("guests");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, test_order);
  tcase_add_test (tcase, test_longest);
  tcase_add_test (tcase, test_address);
  tcase_add_test (tcase, test_cut_unheard);
  tcase_add_test (tcase, test_no_room);
  tcase_add_test (tcase, test_own_machine);
  tcase_add_test (tcase, test_forgotten);
  tcase_add_test (tcase, test_terms);
  tcase_add_test (tcase, test_unread);
  tcase_add_test (tcase, test_unread_elsewhere);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
