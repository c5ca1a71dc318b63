/* Every request of the table and its errors, in their order, over real connections. SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-web-utils.h"

#include <string.h>

#define PAGE   "/" WEB_CODE
#define NOTES  PAGE "/notes"
#define FORM   "Content-Type: application/x-www-form-urlencoded\r\n"
#define OURS   "circle=parents&text=Waarom%3F"
#define SCRIPT "application/json"

/* The state as the wire has it, in either case of the code; the time counts down by itself. */
START_TEST (test_state)
{
  g_autoptr (WebReply) reply = web_ask ("GET", PAGE "/state", NULL, NULL);
  g_autoptr (WebReply) lower = web_ask ("GET", "/kxrt7m/state", NULL, NULL);

  assert_status (reply, 200);
  ck_assert_ptr_nonnull (strstr (reply->body, "\"step\":1,\"steps\":12,\"phase\":\"talk\",\"speaking\":\"pupils\",\"remaining_ms\":89"));
  ck_assert_ptr_nonnull (strstr (reply->body, "\"open_for\":[\"parents\",\"teachers\"],\"asking\":null,\"counts\":{\"parents\":0"));
  assert_status (lower, 200);
}
END_TEST

/* A note that was sent is there, at once. */
START_TEST (test_post)
{
  g_autoptr (WebReply) reply = web_ask ("POST", NOTES, OURS "&key=" KEY_A, NULL);
  g_autofree char *cookie = web_reply_cookie (reply, "device");
  g_autoptr (WebReply) list = web_ask ("GET", NOTES, NULL, "Cookie", cookie, NULL);

  assert_status (reply, 201);
  ck_assert_str_eq (reply->body,
                    "{\"key\":\"" KEY_A "\",\"text\":\"Waarom?\",\"to\":\"pupils\",\"disposition\":\"received\",\"reason\":null}");
  assert_status (list, 200);
  ck_assert_msg (strstr (list->body, KEY_A) != NULL, "%s", list->body);
}
END_TEST

START_TEST (test_page)
{
  g_autoptr (WebReply) reply = web_ask ("GET", PAGE, NULL, "Accept", "text/html", NULL);

  assert_status (reply, 200);
  ck_assert_ptr_nonnull (strstr (reply->body, "Wat helpt jou &lt;echt&gt;"));
}
END_TEST

START_TEST (test_stream)
{
  g_autoptr (WebStream) stream = web_stream_open (PAGE "/events?circle=parents", NULL, NULL);

  ck_assert (web_stream_next (stream));
  ck_assert_ptr_nonnull (strstr (stream->data, "\"step\":1"));
  test_wait_until (web_phones[DRIE_CIRCLE_PARENTS] == 1);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("web");
  TCase *tcase = tcase_create ("routes");

  tcase_add_checked_fixture (tcase, web_set_up, web_tear_down);
  tcase_add_test (tcase, test_state);
  tcase_add_test (tcase, test_post);
  tcase_add_test (tcase, test_page);
  tcase_add_test (tcase, test_stream);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
