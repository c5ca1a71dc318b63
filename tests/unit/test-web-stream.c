/* Live pages: what they hear, when, and who hears nothing. SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-web-utils.h"

#include <string.h>
#include <sys/socket.h>

#include "web/limits.h"

#define EVENTS WEB_PAGE "/events"

static void
assert_event (WebStream *stream, const char *event, const char *text)
{
  ck_assert (web_stream_next (stream));
  ck_assert_msg (g_str_equal (stream->event, event) && strstr (stream->data, text) != NULL, "no %s %s but %s %s", event, text,
                 stream->event, stream->data);
}

/* Published with @asking: a change that all pages are told of. */
static void
publish_asking (const char *asking)
{
  DriePublicState *state = web_talk ();

  state->asking = g_strdup (asking);
  web_publish (state);
}

static guint
sum_phones (void)
{
  return web_phones[0] + web_phones[1] + web_phones[2] + web_phones[3];
}

/* The state at once, and then on every change. */
START_TEST (test_state)
{
  g_autoptr (WebStream) one = web_stream_open (EVENTS, NULL, NULL);
  g_autoptr (WebStream) two = web_stream_open (EVENTS "?circle=parents", NULL, NULL);

  assert_event (one, "", "\"asking\":null");
  assert_event (two, "", "\"asking\":null");
  g_autofree char *first = g_strdup (one->id);
  ck_assert_str_ne (first, "");
  publish_asking ("Waarom?");
  assert_event (one, "", "\"asking\":{\"text\":\"Waarom?\"}");
  assert_event (two, "", "\"asking\":{\"text\":\"Waarom?\"}");
  ck_assert_str_ne (one->id, first);
  ck_assert_str_eq (one->id, two->id);
}
END_TEST

/* The talk whose clock was read at @at, as it is now. */
static DriePublicState *
talk_since (gint64 at)
{
  DriePublicState *state = web_talk ();

  state->state.step = 2;
  state->state.remaining_ms -= (state->at - at) / 1000;
  return state;
}

/* Counts alone are gathered a while: a burst of notes is not a burst of lines; the last one counts. A state in which nothing differs but
 * the seconds that have passed is not worth a line. */
START_TEST (test_counts)
{
  g_autoptr (WebStream) stream = web_stream_open (EVENTS, NULL, NULL);
  gint64 at = g_get_monotonic_time ();
  gint64 until = at + 2 * DRIE_LIMIT_COUNTS_INTERVAL * 1000;

  assert_event (stream, "", "\"parents\":0");
  web_publish (talk_since (at));
  assert_event (stream, "", "\"step\":2");
  test_wait_until (g_get_monotonic_time () > until);
  web_publish (talk_since (at));
  gint64 began = g_get_monotonic_time ();
  for (guint i = 1; i <= 20; i++)
    {
      DriePublicState *state = talk_since (at);
      state->state.counts[DRIE_CIRCLE_PARENTS] = i;
      web_publish (state);
    }
  guint lines = 0;
  do
    {
      assert_event (stream, "", "\"parents\":");
      ck_assert (strstr (stream->data, "\"parents\":0") == NULL);
      lines++;
    }
  while (strstr (stream->data, "\"parents\":20,") == NULL);
  gint64 took = (g_get_monotonic_time () - began) / 1000;
  ck_assert_msg (lines <= took / DRIE_LIMIT_COUNTS_INTERVAL + 1, "%u lines in %" G_GINT64_FORMAT " ms", lines, took);
}
END_TEST

/* A burst of counts does not hold up what the chair does. */
START_TEST (test_counts_then_change)
{
  g_autoptr (WebStream) stream = web_stream_open (EVENTS, NULL, NULL);
  DriePublicState *state = web_talk ();

  assert_event (stream, "", "\"parents\":0");
  state->state.counts[DRIE_CIRCLE_PARENTS] = 1;
  web_publish (state);
  publish_asking ("Nu");
  do
    ck_assert (web_stream_next (stream));
  while (strstr (stream->data, "\"parents\":1,") != NULL); /* where it took so long that the counts were due before */
  ck_assert_ptr_nonnull (strstr (stream->data, "\"asking\":{\"text\":\"Nu\"}"));
  publish_asking (NULL);
  assert_event (stream, "", "\"asking\":null");
}
END_TEST

/* What became of a note is told to its writer's pages and to nobody else. */
START_TEST (test_mine)
{
  g_autofree char *cookie = web_post (KEY_A, "parents");
  g_autofree char *other_cookie = web_post (KEY_B, "teachers");
  g_autoptr (WebStream) mine = web_stream_open (EVENTS, cookie, NULL);
  g_autoptr (WebStream) second = web_stream_open (EVENTS, cookie, NULL);
  g_autoptr (WebStream) other = web_stream_open (EVENTS, other_cookie, NULL);
  g_autoptr (WebStream) nobody = web_stream_open (EVENTS, NULL, NULL);
  WebStream *all[] = { mine, second, other, nobody };
  DriePublicState *state = web_talk ();

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    assert_event (all[i], "", "\"step\":1");
  web_state_add (state, KEY_A, DRIE_DISPOSITION_SELECTED, NULL);
  web_state_add (state, KEY_B, DRIE_DISPOSITION_RECEIVED, NULL);
  state->asking = g_strdup ("Daarna");
  web_publish (state);
  assert_event (mine, "mine",
                "{\"key\":\"" KEY_A "\",\"text\":\"Waarom?\",\"to\":\"pupils\",\"disposition\":\"selected\",\"reason\":null}");
  assert_event (second, "mine", KEY_A);
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    assert_event (all[i], "", "Daarna");
}
END_TEST

/* A phone's other page hears of a new note and of a change at once, before the evening has published it. */
START_TEST (test_mine_at_once)
{
  g_autofree char *cookie = web_post (KEY_A, "parents");
  g_autoptr (WebStream) stream = web_stream_open (EVENTS, cookie, NULL);

  assert_event (stream, "", "\"step\":1");
  g_autoptr (WebReply) post = web_ask ("POST", WEB_NOTES, "circle=parents&text=twee&key=" KEY_B, "Cookie", cookie, NULL);
  assert_event (stream, "mine", "\"text\":\"twee\"");
  g_autoptr (WebReply) edit = web_ask ("PUT", WEB_NOTES "/" KEY_B, "text=drie", "Cookie", cookie, NULL);
  assert_event (stream, "mine", "\"text\":\"drie\"");
  assert_status (post, 201);
  assert_status (edit, 200);
}
END_TEST

/* A page that comes back after it missed something is told of all its notes; one that missed nothing is not. */
START_TEST (test_reconnect)
{
  g_autofree char *cookie = web_post (KEY_A, "parents");
  g_autoptr (WebStream) first = web_stream_open (EVENTS, cookie, NULL);
  assert_event (first, "", "\"step\":1");
  g_autofree char *id = g_strdup (first->id);

  g_autoptr (WebStream) nothing_missed = web_stream_open (EVENTS, cookie, id);
  assert_event (nothing_missed, "", "\"step\":1");
  DriePublicState *state = web_talk ();
  web_state_add (state, KEY_A, DRIE_DISPOSITION_KEPT, NULL);
  web_publish (state);
  assert_event (nothing_missed, "mine", "\"kept\"");

  g_autoptr (WebStream) missed = web_stream_open (EVENTS, cookie, id);
  assert_event (missed, "", "\"step\":1");
  ck_assert_msg (missed->id == NULL, "a line that breaks here must not count as whole");
  assert_event (missed, "mine", "\"kept\"");
  ck_assert_ptr_nonnull (missed->id);
  ck_assert_str_ne (missed->id, id);

  g_autoptr (WebStream) before_restart = web_stream_open (EVENTS, cookie, "7");
  assert_event (before_restart, "", "\"step\":1");
  assert_event (before_restart, "mine", KEY_A);
}
END_TEST

/* A page that comes back over a slow line to many notes is told of all of them, and meanwhile of what happens, as a page that has missed
 * something still. */
START_TEST (test_reconnect_slowly)
{
  g_autofree char *cookie = web_post (KEY_A, "parents");
  guint told = 0, asked = 0;

  web_publish_many (500, "Eerst");
  g_autoptr (WebStream) stream = web_stream_open (EVENTS, cookie, "7");
  web_publish_many (500, "Daarna");
  while (told < 501)
    {
      ck_assert_ptr_null (stream->id);
      ck_assert (web_stream_next (stream));
      told += g_str_equal (stream->event, "mine") ? 1 : 0;
      asked += strstr (stream->data, "Daarna") != NULL ? 1 : 0;
    }
  ck_assert_ptr_nonnull (stream->id);
  ck_assert_uint_eq (asked, 1);
}
END_TEST

/* Nor is a page kept waiting for notes that are gone before it was told of them. */
START_TEST (test_reconnect_withdrawn)
{
  g_autofree char *cookie = web_post (KEY_A, "parents");

  web_publish_many (500, NULL);
  g_autoptr (WebStream) stream = web_stream_open (EVENTS, cookie, "7");
  web_publish_many (0, NULL);
  do
    ck_assert (web_stream_next (stream));
  while (stream->id == NULL);
  ck_assert_ptr_nonnull (strstr (stream->data, KEY_A));
}
END_TEST

/* How many phones of each circle; two pages of one phone are one phone; who leaves is no longer counted. */
START_TEST (test_presence)
{
  g_autofree char *cookie = web_post (KEY_A, "parents");
  WebStream *pupil = web_stream_open (EVENTS "?circle=pupils", NULL, NULL);
  WebStream *parent = web_stream_open (EVENTS "?circle=parents", cookie, NULL);
  WebStream *same_parent = web_stream_open (EVENTS "?circle=parents", cookie, NULL);
  WebStream *nobody = web_stream_open (EVENTS "?circle=nobody", NULL, NULL);

  test_wait_until (web_phones[DRIE_CIRCLE_PUPILS] == 1 && web_phones[DRIE_CIRCLE_PARENTS] == 1 && web_phones[DRIE_CIRCLE_NONE] == 1);
  ck_assert_uint_eq (web_phones[DRIE_CIRCLE_TEACHERS], 0);
  WebStream *another_pupil = web_stream_open (EVENTS "?circle=pupils", NULL, NULL);
  test_wait_until (web_phones[DRIE_CIRCLE_PUPILS] == 2);
  web_stream_free (pupil);
  web_stream_free (same_parent);
  test_wait_until (web_phones[DRIE_CIRCLE_PUPILS] == 1);
  ck_assert_uint_eq (web_phones[DRIE_CIRCLE_PARENTS], 1);

  /* A wrongly chosen circle, corrected: the page opened last counts. */
  WebStream *now_teacher = web_stream_open (EVENTS "?circle=teachers", cookie, NULL);
  test_wait_until (web_phones[DRIE_CIRCLE_PARENTS] == 0 && web_phones[DRIE_CIRCLE_TEACHERS] == 1);
  web_stream_free (parent);
  web_stream_free (another_pupil);
  web_stream_free (nobody);
  web_stream_free (now_teacher);
  test_wait_until (sum_phones () == 0);
}
END_TEST

/* A page that does not read is dropped, and holds up nobody. */
START_TEST (test_slow_reader)
{
  g_autoptr (WebStream) good = web_stream_open (EVENTS "?circle=parents", NULL, NULL);
  g_autoptr (GSocketConnection) slow = web_connect ();
  g_autofree char *request = web_raw ("GET", EVENTS "?circle=pupils", "", "");
  g_autofree char *text = g_strnfill (400, 'x');
  int published;

  g_socket_set_option (g_socket_connection_get_socket (slow), SOL_SOCKET, SO_RCVBUF, 4096, NULL);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (slow)), request, strlen (request), NULL, NULL, NULL);
  test_wait_until (sum_phones () == 2);
  assert_event (good, "", "\"step\":1");
  for (published = 0; published < 20000 && web_phones[DRIE_CIRCLE_PUPILS] == 1; published++)
    {
      text[0] = (char)('a' + published % 2);
      publish_asking (text);
      assert_event (good, "", text);
    }
  ck_assert_uint_eq (web_phones[DRIE_CIRCLE_PUPILS], 0);
  ck_assert_uint_eq (web_phones[DRIE_CIRCLE_PARENTS], 1);
  ck_assert_int_gt (published, 64 * 1024 / 1024); /* not at the first line */
}
END_TEST

/* A phone that is switched off in the middle of a line, a hundred times. */
START_TEST (test_come_and_go)
{
  for (int i = 0; i < 100; i++)
    {
      WebStream *stream = web_stream_open (EVENTS "?circle=teachers", NULL, NULL);
      assert_event (stream, "", "\"step\":1");
      if (i % 10 == 0)
        publish_asking (i % 20 == 0 ? "ja" : "nee");
      web_stream_free (stream);
    }
  test_wait_until (sum_phones () == 0);
  g_autoptr (WebReply) reply = web_ask ("GET", WEB_PAGE "/state", NULL, NULL);
  assert_status (reply, 200);
}
END_TEST

/* What a live page gets before its first state: the headers and the hint when to come back. */
static char *
read_head (const char *version)
{
  g_autofree char *request
      = g_strdup_printf ("GET " EVENTS " HTTP/%s\r\nHost: localhost:%u\r\n\r\n", version, drie_web_server_get_port (web_server));
  g_autoptr (GSocketConnection) connection = web_connect ();
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (input);
  g_autoptr (GString) head = g_string_new (NULL);

  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), request, strlen (request), NULL, NULL, NULL);
  while (strstr (head->str, "data: ") == NULL)
    {
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
      ck_assert_ptr_nonnull (line);
      g_string_append_printf (head, "%s\n", line);
    }
  return g_string_free (g_steal_pointer (&head), FALSE);
}

/* Programs of the old kind get a stream that ends with the connection. */
START_TEST (test_http_1_0)
{
  g_autofree char *head = read_head ("1.0");

  ck_assert_ptr_null (strstr (head, "chunked"));
}
END_TEST

/* Nobody on the way keeps it back or changes it. */
START_TEST (test_unbuffered)
{
  g_autofree char *head = read_head ("1.1");

  ck_assert_ptr_nonnull (strstr (head, "Cache-Control: no-store, no-transform\r\n"));
  ck_assert_ptr_nonnull (strstr (head, "X-Accel-Buffering: no\r\n"));
  ck_assert_ptr_null (strstr (head, "Content-Encoding"));
}
END_TEST

/* Pages that lost their line at one moment do not all come back at one moment. */
START_TEST (test_retry)
{
  int least = G_MAXINT, most = 0;

  for (int i = 0; i < 20; i++)
    {
      g_autofree char *head = read_head ("1.1");
      const char *retry = strstr (head, "retry: ");
      ck_assert_ptr_nonnull (retry);
      least = MIN (least, atoi (retry + strlen ("retry: ")));
      most = MAX (most, atoi (retry + strlen ("retry: ")));
    }
  ck_assert_int_ge (least, 2000);
  ck_assert_int_le (most, 8000);
  ck_assert_int_gt (most, least);
}
END_TEST

/* The end of the server is the end of the stream. */
START_TEST (test_stop)
{
  g_autoptr (WebStream) stream = web_stream_open (EVENTS, NULL, NULL);

  assert_event (stream, "", "\"step\":1");
  g_clear_pointer (&web_server, drie_web_server_stop);
  ck_assert (!web_stream_next (stream));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("web-stream");
  TCase *tcase = tcase_create ("stream");

  tcase_add_checked_fixture (tcase, web_set_up, web_tear_down);
  tcase_add_test (tcase, test_state);
  tcase_add_test (tcase, test_counts);
  tcase_add_test (tcase, test_counts_then_change);
  tcase_add_test (tcase, test_mine);
  tcase_add_test (tcase, test_mine_at_once);
  tcase_add_test (tcase, test_reconnect);
  tcase_add_test (tcase, test_reconnect_slowly);
  tcase_add_test (tcase, test_reconnect_withdrawn);
  tcase_add_test (tcase, test_presence);
  tcase_add_test (tcase, test_slow_reader);
  tcase_add_test (tcase, test_come_and_go);
  tcase_add_test (tcase, test_http_1_0);
  tcase_add_test (tcase, test_unbuffered);
  tcase_add_test (tcase, test_retry);
  tcase_add_test (tcase, test_stop);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
