/* New notes and their errors, in their order. SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-web-utils.h"

#include <string.h>

/* A note that was sent is there at once, for its writer and nobody else, with what the evening must know of it. */
START_TEST (test_post)
{
  g_autoptr (WebReply) reply = web_ask ("POST", WEB_NOTES, WEB_FORM "&key=" KEY_A "&lang=tr&to=pupils", NULL);
  g_autofree char *cookie = web_reply_cookie (reply, "device");
  g_autofree char *location = web_reply_header (reply, "Location");
  g_autofree char *member = web_reply_member (reply, "key");
  g_autoptr (WebReply) list = web_ask ("GET", WEB_NOTES, NULL, "Cookie", cookie, NULL);
  g_autoptr (WebReply) page = web_ask ("GET", WEB_PAGE, NULL, "Cookie", cookie, NULL);
  g_autoptr (WebReply) other = web_ask ("GET", WEB_NOTES, NULL, NULL);
  const DrieNote *note = web_sink_get (KEY_A);

  assert_status (reply, 201);
  web_assert_headers (reply);
  ck_assert_str_eq (reply->body,
                    "{\"key\":\"" KEY_A "\",\"text\":\"Waarom?\",\"to\":\"pupils\",\"disposition\":\"received\",\"reason\":null}");
  ck_assert_str_eq (location, WEB_NOTES "/" KEY_A);
  g_autofree char *expected = g_strdup_printf ("[%s]", reply->body);
  ck_assert_str_eq (list->body, expected);
  web_assert_contains (page, "Waarom?");
  ck_assert_str_eq (other->body, "[]");

  ck_assert_int_eq (note->from, DRIE_CIRCLE_PARENTS);
  ck_assert_int_eq (note->to, DRIE_CIRCLE_PUPILS);
  ck_assert_int_eq (note->step, 1);
  ck_assert_str_eq (note->language, "tr");
  ck_assert_int_eq (note->source, DRIE_SOURCE_PHONE);
  ck_assert (!note->late);
  ck_assert_int_ge (note->created_at, 1790000000LL * G_USEC_PER_SEC);
  ck_assert_int_lt (note->created_at, 1790000060LL * G_USEC_PER_SEC);
  ck_assert_uint_eq (strlen (note->device), 64);
}
END_TEST

/* A note that comes within the grace says so. Its words are normalised. */
START_TEST (test_post_late)
{
  DriePublicState *state = web_talk ();
  state->late = TRUE;
  state->state.step = 2;
  state->state.phase = DRIE_PHASE_ANSWER;
  web_publish (state);
  g_autoptr (WebReply) reply = web_ask ("POST", WEB_NOTES, "circle=teachers&text=%0D%0A+a%0D%0Ab%07e%CC%81+&key=" KEY_A, NULL);

  assert_status (reply, 201);
  ck_assert (web_sink_get (KEY_A)->late);
  ck_assert_int_eq (web_sink_get (KEY_A)->step, 2);
  ck_assert_str_eq (web_sink_get (KEY_A)->text, "a\nb\u00e9");
}
END_TEST

/* A phone without a key of its own gets one made. */
START_TEST (test_post_without_key)
{
  g_autoptr (WebReply) one = web_ask ("POST", WEB_NOTES, WEB_FORM, NULL);
  g_autoptr (WebReply) two = web_ask ("POST", WEB_NOTES, WEB_FORM "&key=", NULL);
  g_autofree char *first = web_reply_member (one, "key");
  g_autofree char *second = web_reply_member (two, "key");

  ck_assert (g_uuid_string_is_valid (first));
  ck_assert (g_uuid_string_is_valid (second));
  ck_assert_str_ne (first, second);
}
END_TEST

/* 422 and its reasons. */
START_TEST (test_post_unfit)
{
  static const struct
  {
    const char *form, *code;
  } cases[] = {
    { "circle=parents&text=", "empty" },
    { "circle=parents", "empty" },
    { "circle=parents&text=+%0A%07+", "empty" },
    { "circle=parents&text=%ff", "text" },
    { "circle=parents&text=a%00b", "text" },
    { "circle=parents&text=a&text=b", "text" },
    { "text=a", "circle" },
    { "circle=&text=a", "circle" },
    { "circle=Parents&text=a", "circle" },
    { "circle=none&text=a", "circle" },
    { "circle=parents&circle=parents&text=a", "circle" },
    { "circle=parents&to=nobody&text=a", "circle" },
    { "circle=parents&to=pupils&to=pupils&text=a", "circle" },
    { "circle=parents&text=a&key=1", "key" },
    { "circle=parents&text=a&key=" KEY_A "0", "key" },
    { "circle=parents&text=a&key=" KEY_A "&key=" KEY_B, "key" },
    { "circle=parents&text=a&key=%00" KEY_A, "key" },
    { "circle=parents&text=a&key=../../../../etc/passwd", "key" },
    { "", "circle" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WebReply) reply = web_ask ("POST", WEB_NOTES, cases[i].form, NULL);
      g_autofree char *expected = g_strdup_printf ("{\"error\":\"%s\"}", cases[i].code);
      ck_assert_msg (reply->status == 422, "%s: %u", cases[i].form, reply->status);
      ck_assert_str_eq (reply->body, expected);
      web_assert_headers (reply);
    }
  ck_assert_uint_eq (web_sink_size (), 0);
}
END_TEST

/* 500 characters, not bytes, after trimming; one more is too long. */
START_TEST (test_post_length)
{
  g_autoptr (GString) form = g_string_new ("circle=parents&key=" KEY_A "&text=+");

  for (int i = 0; i < 500; i++)
    g_string_append (form, "%F0%9F%99%82");
  g_string_append (form, "++");
  g_autoptr (WebReply) fits = web_ask ("POST", WEB_NOTES, form->str, NULL);
  assert_status (fits, 201);
  ck_assert_int_eq (g_utf8_strlen (web_sink_get (KEY_A)->text, -1), 500);

  g_string_overwrite (form, strlen ("circle=parents&key="), KEY_B);
  g_string_append (form, "x");
  g_autoptr (WebReply) long_one = web_ask ("POST", WEB_NOTES, form->str, NULL);
  assert_error (long_one, 422, "too_long");
}
END_TEST

/* 409: the circle that has the floor is told so; all others that it is closed; a note that waited never reaches another circle. */
START_TEST (test_post_turn)
{
#define CIRCLE(c) DRIE_CIRCLE_##c
#define OTHERS(c) (DRIE_CIRCLE_SET_ALL & ~DRIE_CIRCLE_BIT (CIRCLE (c)))
  static const WebMoment before = { -1, DRIE_PHASE_WELCOME, CIRCLE (NONE), 0, CIRCLE (NONE), FALSE };
  static const WebMoment welcome = { 0, DRIE_PHASE_WELCOME, CIRCLE (NONE), 0, CIRCLE (NONE), FALSE };
  static const WebMoment pupils_talk = { 1, DRIE_PHASE_TALK, CIRCLE (PUPILS), OTHERS (PUPILS), CIRCLE (PUPILS), FALSE };
  static const WebMoment grace = { 2, DRIE_PHASE_ANSWER, CIRCLE (PUPILS), OTHERS (PUPILS), CIRCLE (PUPILS), FALSE };
  static const WebMoment answer = { 2, DRIE_PHASE_ANSWER, CIRCLE (PUPILS), 0, CIRCLE (NONE), FALSE };
  static const WebMoment parents_talk = { 3, DRIE_PHASE_TALK, CIRCLE (PARENTS), OTHERS (PARENTS), CIRCLE (PARENTS), FALSE };
  static const WebMoment long_grace
      = { 3, DRIE_PHASE_TALK, CIRCLE (PARENTS), DRIE_CIRCLE_BIT (DRIE_CIRCLE_TEACHERS), CIRCLE (PUPILS), FALSE };
  static const WebMoment recap = { 7, DRIE_PHASE_RECAP, CIRCLE (PUPILS), 0, CIRCLE (NONE), FALSE };
  static const WebMoment closed = { 11, DRIE_PHASE_CLOSING, CIRCLE (NONE), 0, CIRCLE (NONE), TRUE };
  static const struct
  {
    const WebMoment *moment;
    const char *form;
    const char *code; /* NULL: accepted */
  } cases[] = {
    { &before, "circle=parents", "closed" },
    { &welcome, "circle=parents", "closed" },
    { &welcome, "circle=parents&to=pupils", "closed" },
    { &pupils_talk, "circle=pupils", "speaking" },
    { &pupils_talk, "circle=pupils&to=pupils", "speaking" },
    { &pupils_talk, "circle=pupils&to=parents", "closed" },
    { &pupils_talk, "circle=parents", NULL },
    { &pupils_talk, "circle=parents&to=", NULL },
    { &pupils_talk, "circle=parents&to=pupils", NULL },
    { &pupils_talk, "circle=parents&to=teachers", "closed" },
    { &grace, "circle=teachers&to=pupils", NULL },
    { &grace, "circle=pupils", "speaking" },
    { &answer, "circle=teachers", "closed" },
    { &answer, "circle=teachers&to=pupils", "closed" },
    { &answer, "circle=pupils", "speaking" },
    { &parents_talk, "circle=teachers&to=pupils", "closed" },
    { &parents_talk, "circle=parents&to=pupils", "closed" },
    { &parents_talk, "circle=parents", "speaking" },
    { &parents_talk, "circle=pupils", NULL },
    { &long_grace, "circle=teachers&to=parents", "closed" },
    { &long_grace, "circle=teachers&to=pupils", NULL },
    { &long_grace, "circle=parents&to=parents", "speaking" },
    { &recap, "circle=pupils", "closed" },
    { &closed, "circle=pupils", "closed" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *form = g_strdup_printf ("%s&text=a", cases[i].form);
      g_autofree char *error = g_strdup_printf ("{\"error\":\"%s\"}", cases[i].code);
      web_publish_moment (cases[i].moment);
      g_autoptr (WebReply) reply = web_ask ("POST", WEB_NOTES, form, NULL);
      ck_assert_msg (reply->status == (cases[i].code != NULL ? 409 : 201), "step %d, %s: %u", cases[i].moment->step, form, reply->status);
      if (cases[i].code != NULL)
        ck_assert_msg (g_str_equal (reply->body, error), "step %d, %s: %s", cases[i].moment->step, form, reply->body);
    }
}
END_TEST

/* The guards in their order: each request has all the faults of the ones after it, and is told of its first. */
START_TEST (test_order)
{
  static const char form[] = "Content-Type: application/x-www-form-urlencoded\r\n";
  static const char foreign[] = "Origin: http://evil.example\r\n";
  static const char text[] = "Content-Type: text/plain\r\n";
  g_autofree char *us = g_strdup_printf ("127.0.0.1:%u", drie_web_server_get_port (web_server));
  g_autofree char *large = g_strnfill (9000, 'x');
  g_autofree char *known = g_strconcat ("key=" KEY_A "&circle=nobody&text=", NULL);
  g_autofree char *bad = g_strdup ("key=" KEY_B "&circle=pupils&text=");
  g_autofree char *speaking = g_strdup ("key=" KEY_B "&circle=pupils&text=a");
  g_autofree char *fast = g_strdup ("key=" KEY_B "&circle=parents&text=a");
  g_autofree char *cookie = web_post (KEY_A, "parents");
  struct
  {
    const char *host, *path, *origin, *type, *body;
    guint status;
  } cases[] = {
    { "evil.example", "/WRONG1/notes", foreign, text, large, 421 },
    { us, "/WRONG1/notes", foreign, text, large, 404 },
    { us, WEB_NOTES, foreign, text, large, 403 },
    { us, WEB_NOTES, "", text, large, 413 },
    { us, WEB_NOTES, "", text, bad, 415 },
    { us, WEB_NOTES, "", form, known, 200 },
    { us, WEB_NOTES, "", form, bad, 422 },
    { us, WEB_NOTES, "", form, speaking, 409 },
    { us, WEB_NOTES, "", form, fast, 429 },
  };

  for (int i = 0; i < 4; i++)
    {
      g_autoptr (WebReply) more = web_ask ("POST", WEB_NOTES, WEB_FORM, "Cookie", cookie, NULL);
      assert_status (more, 201);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *request
          = g_strdup_printf ("POST %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nCookie: %s\r\n%s%s"
                             "Content-Length: %zu\r\n\r\n%s",
                             cases[i].path, cases[i].host, cookie, cases[i].origin, cases[i].type, strlen (cases[i].body), cases[i].body);
      g_autoptr (WebReply) reply = web_ask_raw (request, -1);
      assert_status (reply, cases[i].status);
      web_assert_headers (reply);
    }
}
END_TEST

/* The same key again is the same note, whatever the step, the text or the limit. */
START_TEST (test_known_key)
{
  g_autofree char *cookie = web_post (KEY_A, "parents");
  WebMoment closed = { 11, DRIE_PHASE_CLOSING, DRIE_CIRCLE_NONE, 0, DRIE_CIRCLE_NONE, TRUE };

  g_autoptr (WebReply) again = web_ask ("POST", WEB_NOTES, "circle=parents&text=other&key=" KEY_A, "Cookie", cookie, NULL);
  assert_status (again, 200);
  web_assert_contains (again, "\"text\":\"Waarom?\"");
  web_publish_moment (&closed);
  g_autoptr (WebReply) later = web_ask ("POST", WEB_NOTES, "circle=pupils&text=&key=" KEY_A, "Cookie", cookie, NULL);
  assert_status (later, 200);
  web_assert_contains (later, "\"text\":\"Waarom?\"");
  ck_assert_uint_eq (web_sink_size (), 1);
}
END_TEST

/* Who only knows the key of somebody else's note hears nothing of it, be it saved already or not; a form comes back under a key of its own.
 */
START_TEST (test_others_key)
{
  static const char form[] = "circle=parents&text=Wat+staat+er%3F&key=" KEY_A;

  web_sink_hold (TRUE);
  g_autoptr (GSocketConnection) first = web_begin_post (WEB_FORM "&key=" KEY_A);
  test_wait_until (web_sink_waiting () == 1);
  g_autoptr (GSocketConnection) second = web_begin_post (form);
  g_autoptr (WebReply) state = web_ask ("GET", WEB_PAGE "/state", NULL, NULL); /* the second has been read by now */
  assert_status (state, 200);
  web_sink_hold (FALSE);
  g_autoptr (WebReply) written = web_read_reply (first);
  g_autoptr (WebReply) meanwhile = web_read_reply (second);
  g_autoptr (WebReply) afterwards = web_ask ("POST", WEB_NOTES, form, NULL);
  g_autoptr (WebReply) page = web_ask ("POST", WEB_NOTES, form, "Accept", "text/html", NULL);
  g_autoptr (WebReply) empty = web_ask ("POST", WEB_NOTES, "key=" KEY_A, NULL);

  assert_status (written, 201);
  assert_error (meanwhile, 422, "key");
  assert_error (afterwards, 422, "key");
  assert_error (empty, 422, "key");
  assert_status (page, 422);
  web_assert_lacks (page, "Waarom?");
  web_assert_lacks (page, KEY_A);
  web_assert_contains (page, "Wat staat er?");
}
END_TEST

/* Known keys do not use up what a phone may write. */
START_TEST (test_known_key_is_free)
{
  g_autofree char *cookie = web_post (KEY_A, "parents");

  for (int i = 0; i < 10; i++)
    {
      g_autoptr (WebReply) again = web_ask ("POST", WEB_NOTES, WEB_FORM "&key=" KEY_A, "Cookie", cookie, NULL);
      assert_status (again, 200);
    }
  g_autoptr (WebReply) next = web_ask ("POST", WEB_NOTES, WEB_FORM "&key=" KEY_B, "Cookie", cookie, NULL);
  assert_status (next, 201);
}
END_TEST

/* The same key twice while the first is still being saved: one note, and both hear of it. */
START_TEST (test_in_flight)
{
  web_sink_hold (TRUE);
  g_autoptr (GSocketConnection) first = web_begin_post (WEB_FORM "&key=" KEY_A);
  test_wait_until (web_sink_waiting () == 1);
  g_autoptr (GSocketConnection) second = web_begin_post (WEB_FORM "&key=" KEY_A);
  g_autoptr (GSocketConnection) other = web_begin_post (WEB_FORM "&key=" KEY_B);
  test_wait_until (web_sink_waiting () == 2);
  g_autoptr (WebReply) state = web_ask ("GET", WEB_PAGE "/state", NULL, NULL); /* the second has been read by now */
  assert_status (state, 200);
  web_sink_hold (FALSE);

  g_autoptr (WebReply) one = web_read_reply (first);
  g_autoptr (WebReply) two = web_read_reply (second);
  g_autoptr (WebReply) three = web_read_reply (other);
  assert_status (one, 201);
  assert_status (two, 200);
  assert_status (three, 201);
  ck_assert_str_eq (one->body, two->body);
  ck_assert_uint_eq (web_sink_size (), 2);
}
END_TEST

/* Who left before the answer came does no harm. */
START_TEST (test_in_flight_gone)
{
  web_sink_hold (TRUE);
  GSocketConnection *first = web_begin_post (WEB_FORM "&key=" KEY_A);
  test_wait_until (web_sink_waiting () == 1);
  g_io_stream_close (G_IO_STREAM (first), NULL, NULL);
  g_object_unref (first);
  web_sink_hold (FALSE);
  test_wait_until (web_sink_size () == 1);
  g_autoptr (WebReply) again = web_ask ("POST", WEB_NOTES, WEB_FORM "&key=" KEY_A, NULL);
  assert_status (again, 200);
}
END_TEST

/* A note the store has but the web has not heard of. */
START_TEST (test_known_to_store)
{
  g_autofree char *cookie = web_post (KEY_A, "parents");
  g_autoptr (DriePublicState) state = web_talk ();
  web_publish (drie_public_state_ref (state));
  DriePublicState *with = web_talk ();
  web_state_add (with, KEY_A, DRIE_DISPOSITION_RECEIVED, NULL);
  web_publish (with);
  web_publish (web_talk ()); /* the evening lost it: the web forgets it, the store does not */
  g_autoptr (WebReply) reply = web_ask ("POST", WEB_NOTES, WEB_FORM "&key=" KEY_A, "Cookie", cookie, NULL);
  assert_status (reply, 200);
  ck_assert_uint_eq (web_sink_size (), 1);
}
END_TEST

/* What could not be saved is not taken for saved, may be sent again, and costs nothing. */
START_TEST (test_store_fails)
{
  g_autofree char *cookie = NULL;
  g_autoptr (WebReply) page = web_ask ("GET", WEB_PAGE, NULL, NULL);

  cookie = web_reply_cookie (page, "device");
  web_sink_fail (TRUE);
  for (int i = 0; i < 6; i++)
    {
      g_autoptr (WebReply) reply = web_ask ("POST", WEB_NOTES, WEB_FORM "&key=" KEY_A, "Cookie", cookie, NULL);
      assert_error (reply, 500, "internal");
    }
  g_autoptr (WebReply) html = web_ask ("POST", WEB_NOTES, WEB_FORM "&key=" KEY_A, "Cookie", cookie, "Accept", "text/html", NULL);
  assert_status (html, 500);
  web_assert_contains (html, ">Waarom?</textarea>");
  web_sink_fail (FALSE);
  g_autoptr (WebReply) saved = web_ask ("POST", WEB_NOTES, WEB_FORM "&key=" KEY_A, "Cookie", cookie, NULL);
  assert_status (saved, 201);
}
END_TEST

/* Five notes, then one every ten seconds; others are not held up by it. */
START_TEST (test_too_fast)
{
  g_autofree char *cookie = web_post (KEY_A, "parents");

  for (int i = 0; i < 4; i++)
    {
      g_autoptr (WebReply) reply = web_ask ("POST", WEB_NOTES, WEB_FORM, "Cookie", cookie, NULL);
      assert_status (reply, 201);
    }
  g_autoptr (WebReply) reply = web_ask ("POST", WEB_NOTES, WEB_FORM, "Cookie", cookie, NULL);
  g_autofree char *wait = web_reply_header (reply, "Retry-After");
  assert_error (reply, 429, "too_fast");
  ck_assert_int_ge (atoi (wait), 1);
  ck_assert_int_le (atoi (wait), 10);
  g_autoptr (WebReply) other = web_ask ("POST", WEB_NOTES, WEB_FORM, NULL);
  assert_status (other, 201);
}
END_TEST

/* A full hall behind one address. */
START_TEST (test_many_devices)
{
  for (int i = 0; i < 300; i++)
    {
      g_autoptr (WebReply) reply = web_ask ("POST", WEB_NOTES, WEB_FORM, NULL);
      assert_status (reply, 201);
    }
  ck_assert_uint_eq (web_sink_size (), 300);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("web-write");
  TCase *writing = tcase_create ("writing");

  tcase_add_checked_fixture (writing, web_set_up, web_tear_down);
  tcase_add_test (writing, test_post);
  tcase_add_test (writing, test_post_late);
  tcase_add_test (writing, test_post_without_key);
  tcase_add_test (writing, test_post_unfit);
  tcase_add_test (writing, test_post_length);
  tcase_add_test (writing, test_post_turn);
  tcase_add_test (writing, test_order);
  tcase_add_test (writing, test_known_key);
  tcase_add_test (writing, test_others_key);
  tcase_add_test (writing, test_known_key_is_free);
  tcase_add_test (writing, test_in_flight);
  tcase_add_test (writing, test_in_flight_gone);
  tcase_add_test (writing, test_known_to_store);
  tcase_add_test (writing, test_store_fails);
  tcase_add_test (writing, test_too_fast);
  tcase_add_test (writing, test_many_devices);
  suite_add_tcase (suite, writing);
  return test_run (suite);
}
