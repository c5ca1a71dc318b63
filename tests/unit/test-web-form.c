/* The page without script. SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-web-utils.h"

#include <string.h>

START_TEST (test_form_post)
{
  g_autoptr (WebReply) reply = web_ask ("POST", WEB_NOTES, WEB_FORM "&key=" KEY_A, "Accept", "text/html,*/*;q=0.8", NULL);
  g_autofree char *location = web_reply_header (reply, "Location");
  g_autofree char *device = web_reply_cookie (reply, "device");
  g_autofree char *circle = web_reply_cookie (reply, "circle");

  assert_status (reply, 303);
  web_assert_headers (reply);
  ck_assert_str_eq (location, WEB_PAGE);
  ck_assert_str_eq (circle, "circle=parents");
  g_autofree char *cookies = g_strdup_printf ("%s; %s", device, circle);
  g_autoptr (WebReply) page = web_ask ("GET", WEB_PAGE, NULL, "Cookie", cookies, NULL);
  web_assert_contains (page, "data-key=\"" KEY_A "\"");
  web_assert_contains (page, "data-code=\"KXRT7M\" data-circle=\"parents\"");
  g_autoptr (WebReply) again = web_ask ("POST", WEB_NOTES, WEB_FORM "&key=" KEY_A, "Accept", "text/html", "Cookie", cookies, NULL);
  assert_status (again, 303);
  ck_assert_uint_eq (web_sink_size (), 1);
}
END_TEST

/* The page again, with the reason, the text still in its box, the circle and the key as they were. */
START_TEST (test_form_errors)
{
  static const struct
  {
    const char *form;
    guint status;
    const char *code;
    const char *draft;
  } cases[] = {
    { "circle=parents&text=&key=" KEY_A, 422, "empty", "></textarea>" },
    { "circle=teachers&text=%3Cb%3E&key=nonsense", 422, "key", ">&lt;b&gt;</textarea>" },
    { "text=a+b", 422, "circle", ">a b</textarea>" },
    { "circle=parents&text=%ff", 422, "text", "></textarea>" },
    { "circle=pupils&text=a+b&key=" KEY_A, 409, "speaking", ">a b</textarea>" },
    { "circle=parents&to=teachers&text=a+b&key=" KEY_A, 409, "closed", ">a b</textarea>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WebReply) reply = web_ask ("POST", WEB_NOTES, cases[i].form, "Accept", "text/html", NULL);
      g_autofree char *error = g_strdup_printf ("data-error=\"%s\"", cases[i].code);
      assert_status (reply, cases[i].status);
      web_assert_headers (reply);
      web_assert_contains (reply, error);
      web_assert_contains (reply, cases[i].draft);
      if (strstr (cases[i].form, KEY_A) != NULL)
        web_assert_contains (reply, "name=\"key\" value=\"" KEY_A "\"");
      if (g_str_has_prefix (cases[i].form, "circle=parents"))
        web_assert_contains (reply, "data-code=\"KXRT7M\" data-circle=\"parents\"");
    }
}
END_TEST

/* A text that is much too long does not come back; one from a foreign page does, but is not taken; one too fast says how long to wait. */
START_TEST (test_form_errors_before)
{
  g_autofree char *large = g_strnfill (9000, 'x');
  g_autofree char *form = g_strconcat ("circle=parents&text=", large, NULL);
  g_autofree char *cookie = web_post (KEY_A, "parents");
  g_autoptr (WebReply) too_large = web_ask ("POST", WEB_NOTES, form, "Accept", "text/html", NULL);
  g_autoptr (WebReply) foreign = web_ask ("POST", WEB_NOTES, WEB_FORM, "Accept", "text/html", "Origin", "null", NULL);

  assert_status (too_large, 413);
  web_assert_contains (too_large, "data-error=\"too_large\"");
  web_assert_lacks (too_large, "xxxx");
  assert_status (foreign, 403);
  web_assert_contains (foreign, "data-error=\"origin\"");
  web_assert_contains (foreign, ">Waarom?</textarea>");
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (WebReply) reply = web_ask ("POST", WEB_NOTES, WEB_FORM, "Cookie", cookie, NULL);
      assert_status (reply, 201);
    }
  g_autoptr (WebReply) fast = web_ask ("POST", WEB_NOTES, WEB_FORM, "Cookie", cookie, "Accept", "text/html", NULL);
  assert_status (fast, 429);
  web_assert_contains (fast, "data-error=\"too_fast\"");
  g_autofree char *wait = web_reply_header (fast, "Retry-After");
  g_autofree char *shown = g_strdup_printf ("data-retry=\"%s\"", wait);
  web_assert_contains (fast, shown);
  web_assert_contains (fast, atoi (wait) == 10 ? "id=\"wait\" dir=\"ltr\">0:10<" : "id=\"wait\" dir=\"ltr\">0:09<");
  ck_assert_uint_eq (web_sink_size (), 5);
}
END_TEST

/* A page without script remembers the circle and the language, and forgets the circle again. */
START_TEST (test_remember)
{
  g_autoptr (WebReply) choose = web_ask ("GET", WEB_PAGE "?circle=teachers&lang=en", NULL, "Accept-Language", "nl", NULL);
  g_autofree char *circle = web_reply_cookie (choose, "circle");
  g_autofree char *lang = web_reply_cookie (choose, "lang");
  g_autofree char *cookies = g_strdup_printf ("%s; %s", circle, lang);
  g_autoptr (WebReply) next = web_ask ("GET", WEB_PAGE, NULL, "Cookie", cookies, "Accept-Language", "nl", NULL);
  g_autoptr (WebReply) forget = web_ask ("GET", WEB_PAGE "?circle=none", NULL, "Cookie", cookies, NULL);
  g_autoptr (WebReply) odd = web_ask ("GET", WEB_PAGE "?circle=nobody&lang=../nl", NULL, "Cookie", cookies, NULL);

  web_assert_contains (choose, "data-code=\"KXRT7M\" data-circle=\"teachers\"");
  web_assert_contains (choose, "lang=\"en\" dir=\"ltr\"");
  web_assert_contains (choose, "What really helps?");
  web_assert_contains (choose, "Wat helpt jou");
  web_assert_contains (next, "data-code=\"KXRT7M\" data-circle=\"teachers\"");
  web_assert_contains (next, "<html");
  web_assert_contains (next, "What really helps?");
  web_assert_contains (forget, "data-code=\"KXRT7M\" data-circle=\"\"");
  ck_assert_ptr_nonnull (strstr (forget->head, "Set-Cookie: circle=none; Path=/;"));
  web_assert_contains (odd, "data-code=\"KXRT7M\" data-circle=\"teachers\"");
  ck_assert_ptr_null (strstr (odd->head, "lang="));
}
END_TEST

/* The laptop was started anew, with another code, or the code was mistyped: what was written comes back, though it cannot be sent. But not
 * from a foreign page, which could put its own words there. */
START_TEST (test_old_page)
{
  g_autoptr (WebReply) old = web_ask ("POST", "/WRONG1/notes", WEB_FORM "&lang=en", "Accept", "text/html", NULL);
  g_autoptr (WebReply) foreign = web_ask ("POST", "/WRONG1/notes", WEB_FORM, "Accept", "text/html", "Origin", "null", NULL);
  g_autoptr (WebReply) program = web_ask ("POST", "/WRONG1/notes", WEB_FORM, NULL);

  assert_status (old, 404);
  web_assert_headers (old);
  web_assert_contains (old, "data-error=\"old\"");
  web_assert_contains (old, "<html lang=\"en\"");
  web_assert_contains (old, "readonly>Waarom?</textarea>");
  web_assert_lacks (old, "Huiswerk");
  assert_error (foreign, 404, "not_found");
  assert_error (program, 404, "not_found");
}
END_TEST

/* A reload of a page that told of an error asks for the notes' address. */
START_TEST (test_notes_address)
{
  g_autoptr (WebReply) reply = web_ask ("GET", WEB_NOTES, NULL, "Accept", "text/html,*/*;q=0.8", NULL);
  g_autofree char *location = web_reply_header (reply, "Location");

  assert_status (reply, 303);
  ck_assert_str_eq (location, WEB_PAGE);
}
END_TEST

/* A shared phone's next writer is a new phone, and chooses a circle; a foreign page cannot make it so. */
START_TEST (test_next)
{
  static const char *const cookies[] = { "device", "circle", "lang" };
  g_autofree char *cookie = web_post (KEY_A, "parents");
  g_autoptr (WebReply) foreign = web_ask ("POST", WEB_PAGE "/next", "", "Cookie", cookie, "Origin", "http://evil.example", NULL);
  g_autoptr (WebReply) form = web_ask ("POST", WEB_PAGE "/next", "", "Cookie", cookie, "Accept", "text/html", NULL);
  g_autoptr (WebReply) script = web_ask ("POST", WEB_PAGE "/next", NULL, "Cookie", cookie, "Accept", "application/json", NULL);
  g_autofree char *location = web_reply_header (form, "Location");

  assert_error (foreign, 403, "origin");
  ck_assert_ptr_null (strstr (foreign->head, "Set-Cookie"));
  assert_status (form, 303);
  web_assert_headers (form);
  ck_assert_str_eq (location, WEB_PAGE "?circle=none");
  assert_status (script, 204);
  for (gsize i = 0; i < G_N_ELEMENTS (cookies); i++)
    {
      g_autofree char *gone = g_strdup_printf ("Set-Cookie: %s=; Path=/; Max-Age=0; %s\r\n", cookies[i],
                                               g_str_equal (cookies[i], "circle") ? "SameSite=Lax" : "HttpOnly; SameSite=Strict");
      ck_assert_ptr_nonnull (strstr (form->head, gone));
      ck_assert_ptr_nonnull (strstr (script->head, gone));
    }
  g_autoptr (WebReply) page = web_ask ("GET", WEB_PAGE "?circle=none", NULL, NULL);
  web_assert_lacks (page, KEY_A);
  web_assert_contains (page, "data-circle=\"\"");
  ck_assert_uint_eq (web_sink_size (), 1);
}
END_TEST

/* A link from elsewhere: the browser keeps the secret back, but sends the circle, which every secret has beside it. Whatever stands in the
 * link, no other secret takes its place; the page asks once more, and only once. What our own page sends then gets one, if there is none.
 */
START_TEST (test_held_back)
{
  static const char *const links[] = {
    WEB_PAGE, WEB_PAGE "?spare=0123456789abcdef0123456789abcdef", WEB_PAGE "?circle=none", WEB_PAGE "?circle=parents", WEB_PAGE "?here=1",
    WEB_NOTES
  };
  g_autoptr (WebReply) first = web_ask ("GET", WEB_PAGE, NULL, "Accept", "text/html", NULL);
  g_autofree char *beside = web_reply_cookie (first, "circle");

  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autoptr (WebReply) reply = web_ask ("GET", links[i], NULL, "Cookie", beside, "Accept", "text/html", NULL);
      g_autoptr (WebReply) script = web_ask ("GET", links[i], NULL, "Cookie", beside, NULL);
      g_autofree char *refresh = web_reply_header (reply, "Refresh");
      ck_assert_ptr_null (strstr (reply->head, "Set-Cookie: device="));
      ck_assert_ptr_null (strstr (script->head, "Set-Cookie: device="));
      ck_assert_ptr_null (strstr (reply->head, "Set-Cookie: circle=;"));
      ck_assert_msg (g_strcmp0 (refresh, i < 4 ? "0; url=" WEB_PAGE "?here=1" : NULL) == 0, "%s: %s", links[i], refresh);
    }
  g_autoptr (WebReply) posted = web_ask ("POST", WEB_NOTES, WEB_FORM, "Cookie", beside, NULL);
  g_autofree char *given = web_reply_cookie (posted, "device");
  assert_status (posted, 201);
  ck_assert_ptr_nonnull (given);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("web-form");
  TCase *form = tcase_create ("form");

  tcase_add_checked_fixture (form, web_set_up, web_tear_down);
  tcase_add_test (form, test_form_post);
  tcase_add_test (form, test_held_back);
  tcase_add_test (form, test_form_errors);
  tcase_add_test (form, test_form_errors_before);
  tcase_add_test (form, test_remember);
  tcase_add_test (form, test_old_page);
  tcase_add_test (form, test_notes_address);
  tcase_add_test (form, test_next);
  suite_add_tcase (suite, form);
  return test_run (suite);
}
