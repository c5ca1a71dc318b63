/* Phones that refuse cookies live by the spare secret of their page; those that take them don't. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "test-web-utils.h"

#include <string.h>

#include "web/device.h"

#define SPARE       "0123456789abcdef0123456789abcdef"
#define OTHER       "fedcba9876543210fedcba9876543210"
#define WITH_SPARE  "?spare=" SPARE
#define FORM        "text/html,*/*;q=0.8"
#define COOKIE      "device=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define EVENTS_PATH WEB_PAGE "/events"

static void
post_with_spare (const char *key)
{
  g_autofree char *form = g_strconcat (WEB_FORM "&spare=" SPARE "&key=", key, NULL);
  g_autoptr (WebReply) reply = web_ask ("POST", WEB_NOTES, form, NULL);

  assert_status (reply, 201);
  ck_assert_ptr_null (strstr (reply->head, "Set-Cookie"));
}

/* A page that one of our own led to. */
static WebReply *
go_on (const char *path)
{
  g_autofree char *referer = web_uri (WEB_PAGE);

  return web_ask ("GET", path, NULL, "Accept", FORM, "Accept-Language", "nl", "Referer", referer, NULL);
}

/* The spare secret the page carries: in <body>, and the same in its form. Transfer full. */
static char *
page_spare (const WebReply *page)
{
  static const char mark[] = "data-spare=\"";
  const char *found = strstr (page->body, mark);

  ck_assert_ptr_nonnull (found);
  g_autofree char *spare = g_strndup (found + strlen (mark), 32);
  g_autofree char *field = g_strdup_printf ("name=\"spare\" value=\"%s\"", spare);
  web_assert_contains (page, field);
  return g_steal_pointer (&spare);
}

/* Which secret counts: a cookie of ours before the spare one, from the form or from the address; nothing that we could not have made. */
START_TEST (test_find)
{
  static const struct
  {
    const char *method, *cookie, *query, *body;
    gboolean same; /* the device of SPARE? */
  } cases[] = {
    { "GET", NULL, "spare=" SPARE, NULL, TRUE },
    { "DELETE", NULL, "circle=parents&spare=" SPARE, NULL, TRUE },
    { "POST", NULL, NULL, "text=a&spare=" SPARE, TRUE },
    { "PUT", NULL, NULL, "spare=" SPARE, TRUE },
    { "GET", "device=" SPARE, NULL, NULL, TRUE },
    { "GET", "device=broken", "spare=" SPARE, NULL, TRUE },
    { "GET", "device=; lang=nl", "spare=" SPARE, NULL, TRUE },
    { "GET", "device=broken; device=" SPARE, NULL, NULL, TRUE },
    { "GET", "device=" SPARE "; device=" OTHER, NULL, NULL, TRUE },
    { "GET", "device=" SPARE, "spare=" OTHER, NULL, TRUE },
    { "GET", "device=" OTHER, "spare=" SPARE, NULL, FALSE },
    { "POST", "device=" OTHER, NULL, "spare=" SPARE, FALSE },
    { "POST", NULL, "spare=" SPARE, "text=a", FALSE },
    { "GET", NULL, NULL, "spare=" SPARE, FALSE },
    { "GET", NULL, "spare=", NULL, FALSE },
    { "GET", NULL, "spare=" SPARE "0", NULL, FALSE },
    { "GET", NULL, "spare=0123456789ABCDEF0123456789ABCDEF", NULL, FALSE },
    { "GET", NULL, "spare=" SPARE "&spare=" SPARE, NULL, FALSE },
    { "GET", NULL, "spare=%00" SPARE, NULL, FALSE },
  };
  DrieRequest known = { .method = "GET", .cookie = (char *)"device=" SPARE };
  g_autofree char *wanted = drie_device_find (&known, "key");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) body = cases[i].body != NULL ? g_bytes_new_static (cases[i].body, strlen (cases[i].body)) : NULL;
      DrieRequest request = { .method = cases[i].method, .cookie = (char *)cases[i].cookie, .query = (char *)cases[i].query, .body = body };
      g_autofree char *found = drie_device_find (&request, "key");
      ck_assert_msg ((g_strcmp0 (found, wanted) == 0) == cases[i].same, "case %u", (guint)i);
    }
}
END_TEST

/* Every page has another one; but a phone that lives by its spare secret keeps it, and one with a cookie is never shown its own. */
START_TEST (test_page)
{
  g_autoptr (WebReply) first = web_ask ("GET", WEB_PAGE, NULL, NULL);
  g_autoptr (WebReply) second = web_ask ("GET", WEB_PAGE, NULL, NULL);
  g_autoptr (WebReply) carried = go_on (WEB_PAGE WITH_SPARE);
  g_autoptr (WebReply) ignored = web_ask ("GET", WEB_PAGE WITH_SPARE, NULL, "Cookie", COOKIE, NULL);
  g_autoptr (WebReply) malformed = web_ask ("GET", WEB_PAGE "?spare=%22%3E%3Cb%3E", NULL, NULL);
  g_autofree char *one = page_spare (first);
  g_autofree char *two = page_spare (second);
  g_autofree char *three = page_spare (ignored);
  g_autofree char *four = page_spare (malformed);
  g_autofree char *five = page_spare (carried);
  g_autofree char *cookie = web_reply_cookie (first, "device");

  ck_assert_str_ne (one, two);
  ck_assert_str_ne (one, cookie + strlen ("device="));
  ck_assert_str_ne (three, SPARE);
  ck_assert_uint_eq (strspn (four, "0123456789abcdef"), 32);
  ck_assert_str_eq (five, SPARE);
}
END_TEST

/* Its notes can be listed, changed and withdrawn; by nobody else. */
START_TEST (test_notes)
{
  post_with_spare (KEY_A);
  g_autoptr (WebReply) list = web_ask ("GET", WEB_NOTES WITH_SPARE, NULL, NULL);
  g_autoptr (WebReply) edit = web_ask ("PUT", WEB_NOTES "/" KEY_A, "text=Anders&spare=" SPARE, NULL);
  g_autoptr (WebReply) page = go_on (WEB_PAGE WITH_SPARE);
  g_autoptr (WebReply) others_list = web_ask ("GET", WEB_NOTES "?spare=" OTHER, NULL, NULL);
  g_autoptr (WebReply) others_edit = web_ask ("PUT", WEB_NOTES "/" KEY_A, "text=Weg&spare=" OTHER, NULL);
  g_autoptr (WebReply) no_secret = web_ask ("PUT", WEB_NOTES "/" KEY_A, "text=Weg", NULL);
  g_autoptr (WebReply) with_cookie = web_ask ("PUT", WEB_NOTES "/" KEY_A, "text=Weg&spare=" SPARE, "Cookie", COOKIE, NULL);
  g_autoptr (WebReply) others_delete = web_ask ("DELETE", WEB_NOTES "/" KEY_A "?spare=" OTHER, NULL, NULL);

  web_assert_contains (list, KEY_A);
  ck_assert_ptr_null (strstr (list->head, "Set-Cookie"));
  assert_status (edit, 200);
  web_assert_contains (page, "Anders");
  ck_assert_str_eq (others_list->body, "[]");
  assert_error (others_edit, 404, "not_found");
  assert_error (no_secret, 404, "not_found");
  assert_error (with_cookie, 404, "not_found");
  assert_error (others_delete, 404, "not_found");
  g_autoptr (WebReply) withdraw = web_ask ("DELETE", WEB_NOTES "/" KEY_A WITH_SPARE, NULL, NULL);
  assert_status (withdraw, 204);
  ck_assert_uint_eq (web_sink_size (), 0);
}
END_TEST

/* A note that is known by its key is acknowledged to whoever sends the same words again, and stays its writer's. */
START_TEST (test_key_is_no_secret)
{
  post_with_spare (KEY_A);
  g_autoptr (WebReply) again = web_ask ("POST", WEB_NOTES, WEB_FORM "&spare=" OTHER "&key=" KEY_A, NULL);
  g_autoptr (WebReply) list = web_ask ("GET", WEB_NOTES "?spare=" OTHER, NULL, NULL);

  assert_status (again, 200);
  ck_assert_str_eq (list->body, "[]");
}
END_TEST

/* The five notes in a row are counted for it as for any phone. */
START_TEST (test_limit)
{
  for (int i = 0; i < 5; i++)
    {
      g_autoptr (WebReply) reply = web_ask ("POST", WEB_NOTES, WEB_FORM "&spare=" SPARE, NULL);
      assert_status (reply, 201);
    }
  g_autoptr (WebReply) sixth = web_ask ("POST", WEB_NOTES, WEB_FORM "&spare=" SPARE, NULL);
  g_autoptr (WebReply) other = web_ask ("POST", WEB_NOTES, WEB_FORM "&spare=" OTHER, NULL);
  assert_error (sixth, 429, "too_fast");
  assert_status (other, 201);
}
END_TEST

/* Its live page hears what becomes of its notes, also what it missed. */
START_TEST (test_mine)
{
  post_with_spare (KEY_A);
  g_autoptr (WebStream) stream = web_stream_open (EVENTS_PATH WITH_SPARE "&circle=parents", NULL, NULL);
  g_autoptr (WebStream) other = web_stream_open (EVENTS_PATH "?spare=" OTHER, NULL, NULL);
  DriePublicState *state = web_talk ();

  ck_assert (web_stream_next (stream) && web_stream_next (other));
  web_state_add (state, KEY_A, DRIE_DISPOSITION_KEPT, NULL);
  web_publish (state);
  ck_assert (web_stream_next (stream));
  ck_assert_str_eq (stream->event, "mine");
  ck_assert_ptr_nonnull (strstr (stream->data, "\"kept\""));
  state = web_talk ();
  web_state_add (state, KEY_A, DRIE_DISPOSITION_KEPT, NULL);
  state->asking = g_strdup ("Waarom?");
  web_publish (state);
  ck_assert (web_stream_next (other));
  ck_assert_str_eq (other->event, "");
  g_autoptr (WebStream) again = web_stream_open (EVENTS_PATH WITH_SPARE, NULL, "7");
  ck_assert (web_stream_next (again) && web_stream_next (again));
  ck_assert_str_eq (again->event, "mine");
}
END_TEST

/* Without script: back to a page that shows the note, in the same circle and language, and whose links keep it all. */
START_TEST (test_form)
{
  g_autoptr (WebReply) posted
      = web_ask ("POST", WEB_NOTES, WEB_FORM "&lang=en&spare=" SPARE "&key=" KEY_A, "Accept", FORM, "Accept-Language", "nl", NULL);
  g_autofree char *place = web_reply_header (posted, "Location");

  assert_status (posted, 303);
  ck_assert_str_eq (place, WEB_PAGE WITH_SPARE "&circle=parents&lang=en");
  g_autoptr (WebReply) page = go_on (place);
  web_assert_contains (page, "data-key=\"" KEY_A "\"");
  web_assert_contains (page, "data-code=\"KXRT7M\" data-circle=\"parents\"");
  web_assert_contains (page, "<html lang=\"en\"");
  web_assert_contains (page, "href=\"" WEB_PAGE "?circle=none&amp;spare=" SPARE "&amp;lang=en\"");
  web_assert_contains (page, "href=\"" WEB_PAGE "?lang=nl&amp;spare=" SPARE "&amp;circle=parents\"");
  web_assert_contains (page, "<noscript><p class=\"again\"><a href=\"" WEB_PAGE WITH_SPARE "&amp;circle=parents&amp;lang=en\"");
}
END_TEST

/* An error page keeps the secret, the circle and the language of the form. */
START_TEST (test_form_error)
{
  g_autoptr (WebReply) reply = web_ask ("POST", WEB_NOTES, "circle=parents&text=&lang=en&spare=" SPARE, "Accept", FORM, NULL);
  g_autofree char *spare = page_spare (reply);

  assert_status (reply, 422);
  ck_assert_str_eq (spare, SPARE);
  web_assert_contains (reply, "<html lang=\"en\"");
  web_assert_contains (reply, "href=\"" WEB_PAGE "?lang=nl&amp;spare=" SPARE "&amp;circle=parents\"");
}
END_TEST

/* With cookies addresses stay as clean as they were. */
START_TEST (test_clean_addresses)
{
  static const char *const asked[] = { WEB_PAGE, WEB_PAGE "?circle=parents&lang=en", WEB_PAGE WITH_SPARE };

  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autoptr (WebReply) page = web_ask ("GET", asked[i], NULL, "Cookie", COOKIE, NULL);
      web_assert_contains (page, "href=\"" WEB_PAGE "?circle=teachers\"");
      web_assert_contains (page, "href=\"" WEB_PAGE "?lang=nl\"");
      web_assert_contains (page, "href=\"" WEB_PAGE "\"");
      web_assert_lacks (page, "spare=" SPARE);
    }
  g_autoptr (WebReply) posted = web_ask ("POST", WEB_NOTES, WEB_FORM "&spare=" SPARE, "Accept", FORM, "Cookie", COOKIE, NULL);
  g_autofree char *place = web_reply_header (posted, "Location");
  ck_assert_str_eq (place, WEB_PAGE);
}
END_TEST

/* An address or a form from elsewhere may carry a secret that somebody else knows: no page takes it over, nor shows what was written under
 * it, nor hands it on in its links. */
START_TEST (test_stray)
{
  g_autofree char *ours = web_uri (WEB_PAGE "?circle=none");
  g_autofree char *upper = g_strconcat ("HTTP", ours + strlen ("http"), NULL);
  g_autofree char *here = web_uri ("");
  g_autofree char *longer = g_strconcat (here, "1/" WEB_CODE, NULL);
  g_autofree char *dressed = g_strconcat (here, "@elsewhere.example/", NULL);
  g_autofree char *within = g_strconcat ("http://elsewhere.example/?", ours, NULL);
  g_autofree char *secure = g_strconcat ("https", ours + strlen ("http"), NULL);
  const char *const foreign[] = { NULL, "", here, longer, dressed, within, secure, "http://127.0.0.1/" WEB_CODE, "about:blank" };
  const char *const paths[] = { WEB_PAGE WITH_SPARE "&circle=parents", WEB_PAGE "/leaflet" WITH_SPARE "&circle=parents" };

  post_with_spare (KEY_A);
  for (gsize i = 0; i < G_N_ELEMENTS (foreign) * G_N_ELEMENTS (paths); i++)
    {
      const char *referer = foreign[i / 2];
      g_autoptr (WebReply) page = web_ask ("GET", paths[i % 2], NULL, "Accept", FORM, referer != NULL ? "Referer" : NULL, referer, NULL);
      ck_assert_msg (strstr (page->body, SPARE) == NULL && strstr (page->body, KEY_A) == NULL, "%s after %s", paths[i % 2], referer);
    }
  g_autoptr (WebReply) kept = web_ask ("GET", paths[0], NULL, "Referer", upper, NULL);
  g_autofree char *spare = page_spare (kept);
  ck_assert_str_eq (spare, SPARE);
  g_autoptr (WebReply) form
      = web_ask ("POST", WEB_NOTES, WEB_FORM "&spare=" SPARE, "Accept", FORM, "Origin", "http://elsewhere.example", NULL);
  assert_status (form, 403);
  web_assert_lacks (form, SPARE);
}
END_TEST

/* So an address that was passed on takes nobody along: who takes cookies gets one. */
START_TEST (test_passed_on)
{
  g_autoptr (WebReply) page = web_ask ("GET", WEB_PAGE WITH_SPARE, NULL, NULL);
  g_autofree char *cookie = web_reply_cookie (page, "device");
  g_autoptr (WebReply) posted = web_ask ("POST", WEB_NOTES, WEB_FORM "&spare=" SPARE "&key=" KEY_A, "Cookie", cookie, NULL);
  g_autoptr (WebReply) list = web_ask ("GET", WEB_NOTES WITH_SPARE, NULL, NULL);

  assert_status (posted, 201);
  ck_assert_str_eq (list->body, "[]");
}
END_TEST

/* A cookie that is no longer what it was: as good as none, beside another one that is, as good as that one. */
START_TEST (test_broken_cookie)
{
  post_with_spare (KEY_A);
  g_autoptr (WebReply) half = web_ask ("GET", WEB_NOTES WITH_SPARE, NULL, "Cookie", "device=0123456789; circle=parents", NULL);
  g_autoptr (WebReply) two = web_ask ("GET", WEB_NOTES, NULL, "Cookie", "device=0123456789; device=" SPARE, NULL);
  g_autoptr (WebReply) circles = web_ask ("GET", WEB_PAGE, NULL, "Cookie", "circle=; lang=xx; circle=parents; lang=en", NULL);

  web_assert_contains (half, KEY_A);
  web_assert_contains (two, KEY_A);
  web_assert_contains (circles, "data-code=\"KXRT7M\" data-circle=\"parents\"");
  web_assert_contains (circles, "<html lang=\"en\"");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("web-spare");
  TCase *device = tcase_create ("device");
  TCase *spare = tcase_create ("spare");

  tcase_add_test (device, test_find);
  tcase_add_checked_fixture (spare, web_set_up, web_tear_down);
  tcase_add_test (spare, test_page);
  tcase_add_test (spare, test_notes);
  tcase_add_test (spare, test_key_is_no_secret);
  tcase_add_test (spare, test_limit);
  tcase_add_test (spare, test_mine);
  tcase_add_test (spare, test_form);
  tcase_add_test (spare, test_form_error);
  tcase_add_test (spare, test_clean_addresses);
  tcase_add_test (spare, test_stray);
  tcase_add_test (spare, test_passed_on);
  tcase_add_test (spare, test_broken_cookie);
  suite_add_tcase (suite, device);
  suite_add_tcase (suite, spare);
  return test_run (suite);
}
