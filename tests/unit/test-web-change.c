/* Changing and withdrawing one's notes, and what becomes of them. SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-web-utils.h"

#include <string.h>

START_TEST (test_edit)
{
  g_autofree char *cookie = web_post (KEY_A, "parents");
  g_autoptr (WebReply) reply = web_ask ("PUT", WEB_NOTES "/" KEY_A, "text=+beter+", "Cookie", cookie, NULL);
  g_autoptr (WebReply) list = web_ask ("GET", WEB_NOTES, NULL, "Cookie", cookie, NULL);

  assert_status (reply, 200);
  web_assert_headers (reply);
  web_assert_contains (reply, "\"text\":\"beter\"");
  web_assert_contains (list, "\"text\":\"beter\"");
  ck_assert_str_eq (web_sink_get (KEY_A)->text, "beter");

  /* A publication that was made before the edit does not undo it. */
  DriePublicState *older = web_talk ();
  web_state_add (older, KEY_A, DRIE_DISPOSITION_RECEIVED, NULL);
  DriePublicNote *note = g_ptr_array_index (older->notes, 0);
  g_free (note->text);
  note->text = g_strdup ("Waarom?");
  web_publish (older);
  g_autoptr (WebReply) after = web_ask ("GET", WEB_NOTES, NULL, "Cookie", cookie, NULL);
  web_assert_contains (after, "\"text\":\"beter\"");
}
END_TEST

START_TEST (test_edit_errors)
{
  g_autofree char *cookie = web_post (KEY_A, "parents");
  g_autofree char *stranger = web_post (KEY_B, "parents");
  g_autoptr (WebReply) empty = web_ask ("PUT", WEB_NOTES "/" KEY_A, "text=+", "Cookie", cookie, NULL);
  g_autoptr (WebReply) none = web_ask ("PUT", WEB_NOTES "/" KEY_A, "", "Cookie", cookie, NULL);
  g_autoptr (WebReply) bad = web_ask ("PUT", WEB_NOTES "/" KEY_A, "text=%ff", "Cookie", cookie, NULL);
  web_sink_fail (TRUE); /* a stranger is refused before the store is asked */
  g_autoptr (WebReply) other = web_ask ("PUT", WEB_NOTES "/" KEY_A, "text=a", "Cookie", stranger, NULL);
  g_autoptr (WebReply) nobody = web_ask ("PUT", WEB_NOTES "/" KEY_A, "text=a", NULL);
  g_autoptr (WebReply) unknown = web_ask ("PUT", WEB_NOTES "/" KEY_C, "text=a", "Cookie", cookie, NULL);
  g_autoptr (WebReply) odd = web_ask ("PUT", WEB_NOTES "/%25", "text=a", "Cookie", cookie, NULL);
  g_autoptr (WebReply) foreign = web_ask ("PUT", WEB_NOTES "/" KEY_A, "text=a", "Cookie", cookie, "Origin", "http://evil.example", NULL);
  g_autofree char *headers = g_strdup_printf ("Cookie: %s\r\nContent-Type: application/json\r\nContent-Length: 2\r\n", cookie);
  g_autofree char *request = web_raw ("PUT", WEB_NOTES "/" KEY_A, headers, "{}");
  g_autoptr (WebReply) json = web_ask_raw (request, -1);
  web_sink_fail (FALSE);

  assert_error (empty, 422, "empty");
  assert_error (none, 422, "empty");
  assert_error (bad, 422, "text");
  assert_error (other, 404, "not_found");
  assert_error (nobody, 404, "not_found");
  assert_error (unknown, 404, "not_found");
  assert_error (odd, 404, "not_found");
  assert_error (foreign, 403, "origin");
  assert_error (json, 415, "media_type");
  ck_assert_str_eq (web_sink_get (KEY_A)->text, "Waarom?");
}
END_TEST

/* Once the chair has taken a note up it is no longer its writer's to change; the store has the last word. */
START_TEST (test_too_late)
{
  g_autofree char *cookie = web_post (KEY_A, "parents");
  web_sink_set_disposition (KEY_A, DRIE_DISPOSITION_SELECTED);
  g_autoptr (WebReply) edit = web_ask ("PUT", WEB_NOTES "/" KEY_A, "text=a", "Cookie", cookie, NULL);
  g_autoptr (WebReply) withdraw = web_ask ("DELETE", WEB_NOTES "/" KEY_A, NULL, "Cookie", cookie, NULL);
  assert_error (edit, 409, "closed");
  assert_error (withdraw, 409, "closed");

  DriePublicState *state = web_talk ();
  web_state_add (state, KEY_A, DRIE_DISPOSITION_SELECTED, NULL);
  web_publish (state);
  web_sink_set_disposition (KEY_A, DRIE_DISPOSITION_RECEIVED); /* so that only the web's own check can refuse */
  g_autoptr (WebReply) edit_known = web_ask ("PUT", WEB_NOTES "/" KEY_A, "text=a", "Cookie", cookie, NULL);
  g_autoptr (WebReply) withdraw_known = web_ask ("DELETE", WEB_NOTES "/" KEY_A, NULL, "Cookie", cookie, NULL);
  assert_error (edit_known, 409, "closed");
  assert_error (withdraw_known, 409, "closed");
}
END_TEST

START_TEST (test_withdraw)
{
  g_autofree char *cookie = web_post (KEY_A, "parents");
  g_autofree char *stranger = web_post (KEY_B, "parents");
  DriePublicState *older = web_talk ();
  web_state_add (older, KEY_A, DRIE_DISPOSITION_RECEIVED, NULL);
  web_state_add (older, KEY_B, DRIE_DISPOSITION_RECEIVED, NULL);

  g_autoptr (WebReply) other = web_ask ("DELETE", WEB_NOTES "/" KEY_A, NULL, "Cookie", stranger, NULL);
  g_autoptr (WebReply) foreign = web_ask ("DELETE", WEB_NOTES "/" KEY_A, NULL, "Cookie", cookie, "Origin", "null", NULL);
  assert_error (other, 404, "not_found");
  assert_error (foreign, 403, "origin");
  g_autoptr (WebReply) reply = web_ask ("DELETE", WEB_NOTES "/" KEY_A, NULL, "Cookie", cookie, NULL);
  assert_status (reply, 204);
  web_assert_headers (reply);
  ck_assert_uint_eq (reply->length, 0);
  g_autoptr (WebReply) again = web_ask ("DELETE", WEB_NOTES "/" KEY_A, NULL, "Cookie", cookie, NULL);
  assert_error (again, 404, "not_found");
  web_publish (older);
  g_autoptr (WebReply) list = web_ask ("GET", WEB_NOTES, NULL, "Cookie", cookie, NULL);
  ck_assert_str_eq (list->body, "[]");
  ck_assert_ptr_null (web_sink_get (KEY_A));
}
END_TEST

/* Changing a note that is still being saved: the store does one after the other. */
START_TEST (test_edit_in_flight)
{
  g_autoptr (WebReply) page = web_ask ("GET", WEB_PAGE, NULL, NULL);
  g_autofree char *cookie = web_reply_cookie (page, "device");
  static const char form[] = WEB_FORM "&key=" KEY_A;
  g_autofree char *headers
      = g_strdup_printf ("Cookie: %s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n", cookie, strlen (form));
  g_autofree char *add = web_raw ("POST", WEB_NOTES, headers, form);
  g_autofree char *edit_headers
      = g_strdup_printf ("Cookie: %s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 10\r\n", cookie);
  g_autofree char *edit = web_raw ("PUT", WEB_NOTES "/" KEY_A, edit_headers, "text=beter");
  g_autoptr (GSocketConnection) first = web_connect ();
  g_autoptr (GSocketConnection) second = web_connect ();

  web_sink_hold (TRUE);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (first)), add, strlen (add), NULL, NULL, NULL);
  test_wait_until (web_sink_waiting () == 1);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (second)), edit, strlen (edit), NULL, NULL, NULL);
  test_wait_until (web_sink_waiting () == 2);
  web_sink_hold (FALSE);
  g_autoptr (WebReply) one = web_read_reply (first);
  g_autoptr (WebReply) two = web_read_reply (second);
  assert_status (one, 201);
  assert_status (two, 200);
  web_assert_contains (two, "\"text\":\"beter\"");
}
END_TEST

/* A hand that corrects itself is free to; a program that does nothing else is slowed down. */
START_TEST (test_edit_limit)
{
  g_autofree char *cookie = web_post (KEY_A, "parents");
  guint status = 0;
  int edits;

  for (edits = 0; edits < 100 && status != 429; edits++)
    {
      g_autofree char *form = g_strdup_printf ("text=%d", edits);
      g_autoptr (WebReply) reply = web_ask ("PUT", WEB_NOTES "/" KEY_A, form, "Cookie", cookie, NULL);
      status = reply->status;
      ck_assert (status == 200 || status == 429);
    }
  ck_assert_int_gt (edits, 10);
  ck_assert_int_lt (edits, 100);
}
END_TEST

/* What became of it, as its writer sees it: a personal note keeps its words there, a removed one has none. */
START_TEST (test_dispositions)
{
  g_autofree char *cookie = web_post (KEY_A, "parents");
  DriePublicState *state = web_talk ();

  web_state_add (state, KEY_A, DRIE_DISPOSITION_PERSONAL, NULL);
  web_publish (state);
  g_autoptr (WebReply) personal = web_ask ("GET", WEB_NOTES, NULL, "Cookie", cookie, NULL);
  web_assert_contains (personal, "\"text\":\"Waarom?\",\"to\":\"pupils\",\"disposition\":\"personal\"");

  state = web_talk ();
  web_state_add (state, KEY_A, DRIE_DISPOSITION_NOT_POSSIBLE, "te \"duur\"");
  web_publish (state);
  g_autoptr (WebReply) impossible = web_ask ("GET", WEB_NOTES, NULL, "Cookie", cookie, NULL);
  web_assert_contains (impossible, "\"disposition\":\"not_possible\",\"reason\":\"te \\\"duur\\\"\"");

  state = web_talk ();
  web_state_add (state, KEY_A, DRIE_DISPOSITION_REMOVED, NULL);
  web_publish (state);
  g_autoptr (WebReply) removed = web_ask ("GET", WEB_NOTES, NULL, "Cookie", cookie, NULL);
  g_autoptr (WebReply) page = web_ask ("GET", WEB_PAGE, NULL, "Cookie", cookie, NULL);
  web_assert_contains (removed, "\"text\":\"\",\"to\":\"pupils\",\"disposition\":\"removed\"");
  web_assert_lacks (page, "Waarom?");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("web-change");
  TCase *changing = tcase_create ("changing");

  tcase_add_checked_fixture (changing, web_set_up, web_tear_down);
  tcase_add_test (changing, test_edit);
  tcase_add_test (changing, test_edit_errors);
  tcase_add_test (changing, test_too_late);
  tcase_add_test (changing, test_withdraw);
  tcase_add_test (changing, test_edit_in_flight);
  tcase_add_test (changing, test_edit_limit);
  tcase_add_test (changing, test_dispositions);
  suite_add_tcase (suite, changing);
  return test_run (suite);
}
