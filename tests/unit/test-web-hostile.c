/* Requests that no page of ours makes. After each the server answers as before. SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-web-utils.h"

#include <string.h>

#define FORM "Content-Type: application/x-www-form-urlencoded\r\n"

/* Sends, and says that nothing more will come. */
static WebReply *
ask_and_hang_up (const char *bytes, gsize length)
{
  g_autoptr (GSocketConnection) connection = web_connect ();

  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), bytes, length, NULL, NULL, NULL);
  g_socket_shutdown (g_socket_connection_get_socket (connection), FALSE, TRUE, NULL);
  return web_read_reply (connection);
}

static void
assert_alive (void)
{
  g_autoptr (WebReply) reply = web_ask ("GET", WEB_PAGE "/state", NULL, NULL);

  assert_status (reply, 200);
}

/* Only our own name: neither another one, nor two of them, nor none. */
START_TEST (test_host)
{
  guint port = drie_web_server_get_port (web_server);
  g_autofree char *other_port = g_strdup_printf ("Host: 127.0.0.1:%u\r\n", port + 1);
  g_autofree char *with_foreign = g_strdup_printf ("Host: 127.0.0.1:%u\r\nHost: evil.example\r\n", port);
  g_autofree char *foreign_with = g_strdup_printf ("Host: evil.example:%u\r\nHost: 127.0.0.1:%u\r\n", port, port);
  const struct
  {
    const char *version, *hosts;
    guint status;
  } cases[] = {
    { "1.1", "Host: evil.example\r\n", 421 },
    { "1.1", other_port, 421 },
    { "1.1", "Host: 127.0.0.1\r\n", 421 },
    { "1.1", with_foreign, 421 },
    { "1.1", foreign_with, 421 },
    { "1.1", "", 400 },
    { "1.0", "", 421 },
    { "1.1", "Host: a/b\r\n", 400 },
    { "1.1", "Host: \r\n", 421 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *request
          = g_strdup_printf ("GET " WEB_PAGE "/state HTTP/%s\r\n%sConnection: close\r\n\r\n", cases[i].version, cases[i].hosts);
      g_autoptr (WebReply) reply = web_ask_raw (request, -1);
      ck_assert_msg (reply->status == cases[i].status, "%s: %u", cases[i].hosts, reply->status);
      web_assert_headers (reply);
      if (reply->status == 421)
        assert_error (reply, 421, "host");
    }
}
END_TEST

/* Somebody who typed another name of the laptop reads how to come here, and nothing of the evening. */
START_TEST (test_host_typed)
{
  g_autoptr (WebReply) page = web_ask ("GET", WEB_PAGE, NULL, "Host", "laptop:8080", "Accept", "text/html,*/*;q=0.8", NULL);
  g_autoptr (WebReply) form = web_ask ("POST", WEB_NOTES, WEB_FORM, "Host", "laptop:8080", "Accept", "text/html", NULL);

  assert_status (page, 421);
  web_assert_headers (page);
  web_assert_contains (page, "data-error=\"host\"");
  web_assert_lacks (page, WEB_CODE);
  web_assert_lacks (page, "Huiswerk");
  ck_assert_ptr_null (strstr (page->head, "Set-Cookie"));
  assert_error (form, 421, "host");
}
END_TEST

/* The names that mean this machine itself. */
START_TEST (test_loopback_names)
{
  static const char *const names[] = { "localhost", "LOCALHOST", "127.0.0.1", "[::1]" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *host = g_strdup_printf ("%s:%u", names[i], drie_web_server_get_port (web_server));
      g_autofree char *origin = g_strdup_printf ("http://%s", host);
      g_autoptr (WebReply) reply = web_ask ("POST", WEB_NOTES, WEB_FORM, "Host", host, "Origin", origin, NULL);
      assert_status (reply, 201);
    }
}
END_TEST

/* A change asked for by another site's page. */
START_TEST (test_origin)
{
  g_autofree char *ours = g_strdup_printf ("http://127.0.0.1:%u", drie_web_server_get_port (web_server));
  g_autofree char *alias = g_strdup_printf ("http://localhost:%u", drie_web_server_get_port (web_server));
  g_autofree char *long_one = g_strnfill (5000, 'a');
  const struct
  {
    const char *name, *value;
    guint status;
  } cases[] = {
    { "Origin", ours, 201 },
    { "Origin", alias, 403 },
    { "Origin", "null", 403 },
    { "Origin", "http://evil.example", 403 },
    { "Origin", long_one, 403 },
    { "Sec-Fetch-Site", long_one, 403 },
    { "Sec-Fetch-Site", "same-origin", 201 },
    { "Sec-Fetch-Site", "cross-site", 403 },
    { "X-Nothing", "x", 201 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WebReply) reply = web_ask ("POST", WEB_NOTES, WEB_FORM, cases[i].name, cases[i].value, NULL);
      ck_assert_msg (reply->status == cases[i].status, "%s: %s: %u", cases[i].name, cases[i].value, reply->status);
    }
  /* Reading needs no Origin: a link from the school's site may lead here. */
  g_autoptr (WebReply) read = web_ask ("GET", WEB_PAGE, NULL, "Origin", "http://evil.example", NULL);
  assert_status (read, 200);
}
END_TEST

/* Paths and queries that are no text. */
START_TEST (test_paths)
{
  static const struct
  {
    const char *path;
    guint status;
  } cases[] = {
    { "/%", 404 },
    { "/%zz", 404 },
    { "/KXRT7M%00", 404 },
    { "/KXRT7M%2Fstate", 404 },
    { "/KXRT7M/%2e%2e/state", 404 },
    { "/KXRT7M//state", 404 },
    { "//KXRT7M", 404 },
    { "/../KXRT7M", 200 },
    { "/KXRT7M/notes/%ff", 405 },
    { "/%ff%fe", 404 },
    { "/KXRT7M?%", 404 },
    { "/KXRT7M?lang=%00&circle=%ff&&&=", 200 },
    { "/KXRT7M?lang=en&lang=nl", 200 },
    { "/KXRT7M/state?#", 200 },
    { "/KXRT7M/state;x", 404 },
    { "/?code=%zz", 404 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *request = web_raw ("GET", cases[i].path, "", "");
      g_autoptr (WebReply) reply = web_ask_raw (request, -1);
      ck_assert_msg (reply->status == cases[i].status || (reply->status == 400 && cases[i].status == 404)
                         || (reply->status == 404 && cases[i].status == 405),
                     "%s: %u", cases[i].path, reply->status);
      web_assert_headers (reply);
    }
  assert_alive ();
}
END_TEST

/* What is no HTTP at all. */
START_TEST (test_garbage)
{
#define BYTES(text) text, sizeof text - 1
  static const struct
  {
    const char *bytes;
    gsize length;
  } cases[] = {
    { BYTES ("\r\n\r\n") },
    { BYTES ("\0\0\0\0\r\n\r\n") },
    { BYTES ("GET\r\n\r\n") },
    { BYTES ("GET / HTTP/9.9\r\n\r\n") },
    { BYTES ("GET /KXRT7M\0/state HTTP/1.1\r\nHost: localhost\r\n\r\n") },
    { BYTES ("GET / HTTP/1.1\r\nHost: localhost\r\nCookie: a\0b\r\nConnection: close\r\n\r\n") },
    { BYTES ("GET http://evil.example/KXRT7M HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n") },
    { BYTES ("CONNECT evil.example:80 HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n") },
    { BYTES ("OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n") },
    { BYTES ("POST /KXRT7M/notes HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n") },
    { BYTES ("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WebReply) reply = ask_and_hang_up (cases[i].bytes, cases[i].length);
      ck_assert_msg (reply->status == 0 || reply->status >= 400, "%s: %u", cases[i].bytes, reply->status);
      assert_alive ();
    }
  ck_assert_uint_eq (web_sink_size (), 0);
}
END_TEST

/* A body whose length nobody can tell. */
START_TEST (test_unknown_length)
{
  static const char *const headers[] = { "Transfer-Encoding: gzip, chunked\r\n", "Transfer-Encoding: x\r\n", "Content-Length: -1\r\n",
                                         "Content-Length: 99999999999999999999\r\n", "Content-Length: 1x\r\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autofree char *request = web_raw ("POST", WEB_NOTES, headers[i], WEB_FORM);
      g_autoptr (WebReply) reply = ask_and_hang_up (request, strlen (request));
      ck_assert_msg (reply->status == 0 || reply->status >= 400, "%s: %u", headers[i], reply->status);
      if (reply->status != 0)
        web_assert_headers (reply);
    }
  assert_alive ();
  ck_assert_uint_eq (web_sink_size (), 0);
}
END_TEST

/* Headers without end, and headers with a great deal in them. */
START_TEST (test_huge_headers)
{
  g_autofree char *many = g_strnfill (60000, ',');
  g_autofree char *long_value = g_strnfill (60000, 'a');
  static const char *const names[] = { "Accept", "Accept-Language", "Accept-Encoding", "Cookie", "Origin", "Last-Event-ID", "X-Any" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *commas = g_strdup_printf ("%s: %s\r\n", names[i], many);
      g_autofree char *letters = g_strdup_printf ("%s: %s\r\n", names[i], long_value);
      g_autofree char *one = web_raw ("GET", WEB_PAGE, commas, "");
      g_autofree char *two = web_raw ("GET", WEB_PAGE, letters, "");
      g_autoptr (WebReply) first = web_ask_raw (one, -1);
      g_autoptr (WebReply) second = web_ask_raw (two, -1);
      ck_assert (first->status == 200 || first->status == 400);
      ck_assert (second->status == 200 || second->status == 400);
    }

  g_autofree char *endless = g_strnfill (1024 * 1024, 'a');
  g_autofree char *request = g_strdup_printf ("GET / HTTP/1.1\r\nX: %s\r\n\r\n", endless);
  g_autoptr (WebReply) reply = web_ask_raw (request, -1);
  ck_assert_uint_ne (reply->status, 200);
  assert_alive ();
}
END_TEST

static char *
chunked (gsize total, gsize piece)
{
  GString *body = g_string_new (NULL);
  gsize sent = 0;
  static const char start[] = "circle=parents&key=" KEY_A "&text=";

  g_string_append_printf (body, "%zx\r\n%s\r\n", strlen (start), start);
  for (sent = strlen (start); sent < total; sent += piece)
    {
      gsize size = MIN (piece, total - sent);
      g_autofree char *filling = g_strnfill (size, '+');
      filling[size - 1] = 'x';
      g_string_append_printf (body, "%zx\r\n%s\r\n", size, filling);
    }
  g_string_append (body, "0\r\n\r\n");
  return g_string_free (body, FALSE);
}

/* 8 KiB and not a byte more, whether the length is told or not. (Most of these are blanks at the edge: the text itself is short enough.) */
START_TEST (test_body_limit)
{
  static const struct
  {
    gsize total, piece;
    guint status;
  } cases[] = {
    { 8192, 8192, 201 }, { 8192, 100, 200 }, { 8193, 100, 413 }, { 8193, 9000, 413 }, { 300000, 4096, 413 }, { 300000, 200000, 413 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = chunked (cases[i].total, cases[i].piece);
      g_autofree char *request = web_raw ("POST", WEB_NOTES, FORM "Transfer-Encoding: chunked\r\n", body);
      g_autoptr (WebReply) reply = web_ask_raw (request, -1);
      ck_assert_msg (reply->status == cases[i].status || (cases[i].status < 300 && reply->status == 422), "%zu in %zu: %u", cases[i].total,
                     cases[i].piece, reply->status);
      web_assert_headers (reply);
      if (cases[i].status == 413)
        assert_error (reply, 413, "too_large");
    }
  for (gsize length = 8191; length <= 8194; length++)
    {
      g_autoptr (GString) form = g_string_new (WEB_FORM "&key=" KEY_B "&x=");
      while (form->len < length)
        g_string_append_c (form, 'x');
      g_autoptr (WebReply) reply = web_ask ("POST", WEB_NOTES, form->str, NULL);
      assert_status (reply, length > 8192 ? 413 : length == 8191 ? 201 : 200);
    }
}
END_TEST

/* Who asks first is spared the sending. */
START_TEST (test_expect_continue)
{
  g_autofree char *large = web_raw ("POST", WEB_NOTES, FORM "Content-Length: 5000000\r\nExpect: 100-continue\r\n", "");
  g_autoptr (WebReply) refused = web_ask_raw (large, -1);
  assert_error (refused, 413, "too_large");
  web_assert_headers (refused);

  g_autofree char *headers = g_strdup_printf (FORM "Content-Length: %zu\r\nExpect: 100-continue\r\n", strlen (WEB_FORM));
  g_autofree char *small = web_raw ("POST", WEB_NOTES, headers, WEB_FORM);
  g_autoptr (WebReply) taken = web_ask_raw (small, -1);
  ck_assert (g_str_has_prefix (taken->head, "HTTP/1.1 100 "));
  ck_assert_ptr_nonnull (strstr (taken->body, "HTTP/1.1 201 "));
  ck_assert_uint_eq (web_sink_size (), 1);
}
END_TEST

/* A body of megabytes is not kept: it is refused when it ends, or the line is cut. */
START_TEST (test_flood)
{
  g_autoptr (GSocketConnection) connection = web_connect ();
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_autofree char *head = web_raw ("POST", WEB_NOTES, FORM "Transfer-Encoding: chunked\r\n", "");
  g_autofree char *filling = g_strnfill (1024 * 1024, 'x');
  gboolean open = TRUE;

  g_output_stream_write_all (output, head, strlen (head), NULL, NULL, NULL);
  for (int i = 0; i < 64 && open; i++)
    open = g_output_stream_write_all (output, "100000\r\n", 8, NULL, NULL, NULL)
           && g_output_stream_write_all (output, filling, 1024 * 1024, NULL, NULL, NULL)
           && g_output_stream_write_all (output, "\r\n", 2, NULL, NULL, NULL);
  ck_assert (!open);
  assert_alive ();
}
END_TEST

/* Pieces of the page, each as often as asked, are not served. */
START_TEST (test_range)
{
  g_autoptr (WebReply) reply = web_ask ("GET", WEB_PAGE, NULL, "Range", "bytes=0-,0-,0-,0-,0-,0-,0-,0-", NULL);

  assert_status (reply, 200);
}
END_TEST

/* Other forms than the page's. */
START_TEST (test_media_type)
{
  static const struct
  {
    const char *type;
    guint status;
  } cases[] = {
    { FORM, 201 },
    { "Content-Type: Application/X-WWW-Form-URLencoded; charset=UTF-8\r\n", 201 },
    { "Content-Type: application/x-www-form-urlencoded-not\r\n", 415 },
    { "Content-Type: application/json\r\n", 415 },
    { "Content-Type: multipart/form-data; boundary=x\r\n", 415 },
    { "Content-Type: text/plain\r\n", 415 },
    { "Content-Type: \r\n", 415 },
    { "", 415 },
    { FORM "Content-Encoding: gzip\r\n", 415 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *headers = g_strdup_printf ("%sContent-Length: %zu\r\n", cases[i].type, strlen (WEB_FORM));
      g_autofree char *request = web_raw ("POST", WEB_NOTES, headers, WEB_FORM);
      g_autoptr (WebReply) reply = web_ask_raw (request, -1);
      ck_assert_msg (reply->status == cases[i].status, "%s: %u", cases[i].type, reply->status);
    }
}
END_TEST

/* Two requests in one go are two answers, in order. */
START_TEST (test_pipelined)
{
  guint port = drie_web_server_get_port (web_server);
  g_autofree char *both = g_strdup_printf ("GET " WEB_PAGE "/state HTTP/1.1\r\nHost: localhost:%u\r\n\r\n"
                                           "GET " WEB_PAGE "/nothing HTTP/1.1\r\nHost: localhost:%u\r\nConnection: close\r\n\r\n",
                                           port, port);
  g_autoptr (WebReply) reply = web_ask_raw (both, -1);

  assert_status (reply, 200);
  ck_assert_ptr_nonnull (strstr (reply->body, "HTTP/1.1 404 "));
}
END_TEST

/* Words are never markup: not in the page, not in its attributes, not in JSON that a page may hold. */
START_TEST (test_markup)
{
  g_autoptr (WebReply) reply
      = web_ask ("POST", WEB_NOTES, "circle=parents&key=" KEY_A "&text=%3C%2Fscript%3E%3Cscript%3E%22'%26%7B%7Bkey%7D%7D", NULL);
  g_autofree char *cookie = web_reply_cookie (reply, "device");
  g_autoptr (WebReply) page = web_ask ("GET", WEB_PAGE, NULL, "Cookie", cookie, NULL);
  g_autoptr (WebReply) code = web_ask ("GET", "/?code=%22%3E%3Cscript%3E", NULL, "Accept", "text/html", NULL);

  assert_status (reply, 201);
  web_assert_contains (page, "&lt;/script&gt;&lt;script&gt;&quot;&#39;&amp;{{key}}");
  web_assert_lacks (page, "<script>");
  web_assert_lacks (code, "<script>");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("web-hostile");
  TCase *tcase = tcase_create ("hostile");

  tcase_add_checked_fixture (tcase, web_set_up, web_tear_down);
  tcase_add_test (tcase, test_host);
  tcase_add_test (tcase, test_host_typed);
  tcase_add_test (tcase, test_loopback_names);
  tcase_add_test (tcase, test_origin);
  tcase_add_test (tcase, test_paths);
  tcase_add_test (tcase, test_garbage);
  tcase_add_test (tcase, test_unknown_length);
  tcase_add_test (tcase, test_huge_headers);
  tcase_add_test (tcase, test_body_limit);
  tcase_add_test (tcase, test_expect_continue);
  tcase_add_test (tcase, test_flood);
  tcase_add_test (tcase, test_range);
  tcase_add_test (tcase, test_media_type);
  tcase_add_test (tcase, test_pipelined);
  tcase_add_test (tcase, test_markup);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
