/* What phones read, over real connections; starting and stopping. SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-web-utils.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>

/* The state as the wire has it, in either case of the code. */
START_TEST (test_state)
{
  g_autoptr (WebReply) reply = web_ask ("GET", WEB_PAGE "/state", NULL, NULL);
  g_autoptr (WebReply) lower = web_ask ("GET", "/kxrt7m/state", NULL, NULL);

  assert_status (reply, 200);
  web_assert_headers (reply);
  web_assert_contains (reply, "\"step\":1,\"steps\":12,\"phase\":\"talk\",\"speaking\":\"pupils\",\"remaining_ms\":89");
  web_assert_contains (reply, "\"open_for\":[\"parents\",\"teachers\"],\"asking\":null,\"counts\":{\"parents\":0");
  assert_status (lower, 200);
}
END_TEST

/* Whoever asks again gets the same with the time gone on, whatever the words of the question look like. */
START_TEST (test_state_again)
{
  DriePublicState *state = web_talk ();

  state->asking = g_strdup ("\"remaining_ms\":5, of \\\"remaining_ms\":6?");
  web_publish (state);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (WebReply) reply = web_ask ("GET", WEB_PAGE "/state", NULL, NULL);
      g_autofree char *left = web_reply_member (reply, "remaining_ms");
      g_autofree char *asking = web_reply_member (reply, "asking");
      ck_assert_int_gt (atoi (left), 890000);
      ck_assert_int_le (atoi (left), 899000);
      ck_assert_str_eq (asking, "{\"text\":\"\\\"remaining_ms\\\":5, of \\\\\\\"remaining_ms\\\":6?\"}");
    }
}
END_TEST

/* The time counts down by itself, at the evening's pace, until it stands still. */
START_TEST (test_state_time)
{
  DriePublicState *state = web_talk ();
  state->at -= 10 * G_USEC_PER_SEC;
  state->pace = 60;
  web_publish (state);
  g_autoptr (WebReply) running = web_ask ("GET", WEB_PAGE "/state", NULL, NULL);
  g_autofree char *left = web_reply_member (running, "remaining_ms");
  ck_assert_int_le (atoi (left), 899000 - 600000);
  ck_assert_int_gt (atoi (left), 899000 - 600000 - 60 * 20000);

  state = web_talk ();
  state->at -= 10 * G_USEC_PER_SEC;
  state->ticking = FALSE;
  web_publish (state);
  g_autoptr (WebReply) paused = web_ask ("GET", WEB_PAGE "/state", NULL, NULL);
  web_assert_contains (paused, "\"remaining_ms\":899000,");
}
END_TEST

START_TEST (test_page)
{
  g_autoptr (WebReply) reply = web_ask ("GET", WEB_PAGE, NULL, "Accept", "text/html", "Accept-Language", "nl", NULL);
  g_autofree char *type = web_reply_header (reply, "Content-Type");

  assert_status (reply, 200);
  web_assert_headers (reply);
  ck_assert_str_eq (type, "text/html; charset=utf-8");
  web_assert_contains (reply, "Wat helpt jou &lt;echt&gt; bij huiswerk?");
  web_assert_contains (reply, "data-state=\"{&quot;step&quot;:1");
  web_assert_contains (reply, "data-status=\"open\"");
  web_assert_contains (reply, "data-to=\"pupils\"");
  web_assert_contains (reply, "data-error=\"\"");
  web_assert_contains (reply, "15 min");
  web_assert_lacks (reply, "{{");
}
END_TEST

/* The script is kept by phones: its name changes with what is in it. */
START_TEST (test_files)
{
  g_autoptr (WebReply) page = web_ask ("GET", WEB_PAGE, NULL, NULL);
  const char *found = strstr (page->body, "\"/script.");

  ck_assert_ptr_nonnull (found);
  g_autofree char *path = g_strndup (found + 1, strcspn (found + 1, "\""));
  g_autoptr (WebReply) plain = web_ask ("GET", path, NULL, NULL);
  g_autoptr (WebReply) packed = web_ask ("GET", path, NULL, "Accept-Encoding", "gzip", NULL);
  g_autofree char *cache = web_reply_header (plain, "Cache-Control");
  g_autofree char *encoding = web_reply_header (packed, "Content-Encoding");
  assert_status (plain, 200);
  assert_status (packed, 200);
  ck_assert_str_eq (cache, "public, max-age=31536000, immutable");
  ck_assert_str_eq (encoding, "gzip");
  ck_assert_uint_lt (packed->length, plain->length);
}
END_TEST

/* The style that stands in a page is the only one that its policy allows there. */
START_TEST (test_style)
{
  g_autoptr (WebReply) page = web_ask ("GET", WEB_PAGE, NULL, NULL);
  g_autofree char *policy = web_reply_header (page, "Content-Security-Policy");
  const char *begin = strstr (page->body, "<style>") + strlen ("<style>");
  gsize length = strstr (begin, "</style>") - begin;
  guint8 digest[32];
  gsize digest_length = sizeof digest;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guchar *)begin, length);
  g_checksum_get_digest (checksum, digest, &digest_length);
  g_autofree char *base64 = g_base64_encode (digest, digest_length);
  g_autofree char *allowed = g_strdup_printf ("style-src 'self' 'sha256-%s'", base64);
  ck_assert_uint_gt (length, 1000);
  ck_assert_msg (strstr (policy, allowed) != NULL, "no %s in %s", allowed, policy);
  ck_assert_ptr_null (strstr (policy, "unsafe"));
}
END_TEST

/* A page is compressed for those who can read it so, and is the same then. */
START_TEST (test_gzip)
{
  g_autoptr (WebReply) packed = web_ask ("GET", "/", NULL, "Accept-Encoding", "gzip, deflate", "Accept", "text/html", NULL);
  g_autoptr (WebReply) plain = web_ask ("GET", "/", NULL, "Accept-Encoding", "gzip;q=0", "Accept", "text/html", NULL);
  g_autofree char *encoding = web_reply_header (packed, "Content-Encoding");
  g_autoptr (GConverter) unpacker = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autofree char *text = g_malloc0 (plain->length + 1);
  gsize read, written;

  ck_assert_str_eq (encoding, "gzip");
  ck_assert_ptr_null (strstr (plain->head, "Content-Encoding"));
  ck_assert_int_eq (g_converter_convert (unpacker, packed->body, packed->length, text, plain->length, G_CONVERTER_INPUT_AT_END, &read,
                                         &written, NULL),
                    G_CONVERTER_FINISHED);
  ck_assert_str_eq (text, plain->body);
}
END_TEST

/* HEAD is GET without the body. */
START_TEST (test_head)
{
  static const char *const paths[] = { "/", WEB_PAGE, WEB_PAGE "/state", WEB_PAGE "/notes", WEB_PAGE "/events" };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *request = web_raw ("HEAD", paths[i], "", "");
      g_autoptr (WebReply) reply = web_ask_raw (request, -1);
      assert_status (reply, 200);
      web_assert_headers (reply);
      ck_assert_uint_eq (reply->length, 0);
      ck_assert_ptr_null (strstr (reply->head, "chunked"));
    }
}
END_TEST

/* The field for the code: right leads to the page, wrong says so, in words for people and in JSON for programs. */
START_TEST (test_root)
{
  static const struct
  {
    const char *path;
    guint status;
  } cases[] = { { "/", 200 },
                { "/?code=", 200 },
                { "/?code=kxrt7m", 303 },
                { "/?code=KXR-T7M", 303 },
                { "/?code=+kx+rt7m+", 303 },
                { "/?code=WRONG1", 404 },
                { "/?code=KXRT7M&code=KXRT7M", 404 },
                { "/?code=%00", 404 },
                { "/?code=%ff", 404 },
                { "/?code=%3Cscript%3E", 404 },
                { "/WRONG1", 404 },
                { "/KXRT7M/nothing", 404 },
                { "/KXRT7M/notes/", 404 },
                { "/KXRT7M/notes/a/b", 404 },
                { "/KXRT7M/", 303 },
                { "/KXRT7", 404 },
                { "/KXRT7MX", 404 },
                { "/style.css", 404 },
                { "/%4bXRT7M", 200 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WebReply) reply = web_ask ("GET", cases[i].path, NULL, "Accept", "text/html,*/*;q=0.8", NULL);
      g_autofree char *location = web_reply_header (reply, "Location");
      ck_assert_msg (reply->status == cases[i].status, "%s: %u", cases[i].path, reply->status);
      web_assert_headers (reply);
      ck_assert_pstr_eq (location, cases[i].status == 303 ? WEB_PAGE : NULL);
      if (cases[i].status == 404)
        web_assert_contains (reply, "data-error=\"not_found\"");
      web_assert_lacks (reply, "<script>");
    }
  g_autoptr (WebReply) program = web_ask ("GET", "/WRONG1/state", NULL, "Accept", "*/*", NULL);
  assert_error (program, 404, "not_found");
}
END_TEST

START_TEST (test_leaflet_not_there)
{
  g_autoptr (WebReply) program = web_ask ("GET", WEB_PAGE "/leaflet", NULL, NULL);
  g_autoptr (WebReply) person = web_ask ("GET", WEB_PAGE "/leaflet", NULL, "Accept", "text/html", NULL);
  assert_error (program, 404, "not_found");
  assert_status (person, 404);
  web_assert_contains (person, "data-error=\"not_found\"");
  web_assert_contains (person, "data-published=\"\"");
  web_assert_contains (person, "<div class=\"outcome\" id=\"outcome\"></div>");
}
END_TEST

static DriePublicState *
published_state (void)
{
  DriePublicState *state = web_talk ();
  DrieNote note = { .to = DRIE_CIRCLE_PARENTS, .text = (char *)"Wat doet u?", .answer = (char *)"Luisteren & wachten" };
  DrieAgreement *agreement = drie_agreement_new ();

  g_free (agreement->what);
  agreement->what = g_strdup ("Een stille plek");
  agreement->circle = DRIE_CIRCLE_TEACHERS;
  agreement->before = g_strdup ("2027-02-01");
  state->state.published = TRUE;
  g_ptr_array_add (state->questions, drie_public_question_new (&note));
  g_ptr_array_add (state->agreements, agreement);
  state->sums = (DriePublicSums){ .all = 23, .asked = 8, .kept = 12, .not_possible = 1 };
  return state;
}

/* What the chair published stands on a page of its own and in the page that everybody has open. */
START_TEST (test_leaflet)
{
  static const char *const paths[] = { WEB_PAGE "/leaflet", WEB_PAGE };

  web_publish (published_state ());
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (WebReply) leaflet = web_ask ("GET", paths[i], NULL, NULL);
      assert_status (leaflet, 200);
      web_assert_headers (leaflet);
      web_assert_contains (leaflet, "Wat doet u?");
      web_assert_contains (leaflet, "Luisteren &amp; wachten");
      web_assert_contains (leaflet, "Een stille plek");
      web_assert_contains (leaflet, "<time datetime=\"2027-02-01\" dir=\"ltr\">1-2-2027</time>");
    }
}
END_TEST

/* How many questions became what; of what is not told apart only that it is there; of what there was none of, nothing. */
START_TEST (test_leaflet_sums)
{
  web_publish (published_state ());
  g_autoptr (WebReply) leaflet = web_ask ("GET", WEB_PAGE "/leaflet", NULL, "Accept-Language", "nl", NULL);

  web_assert_contains (leaflet, "<li data-on=\"8\"><span>Gesteld in de kring</span><b>8</b></li>");
  web_assert_contains (leaflet, "<li data-on=\"12\"><span>Bewaard voor het team</span><b>12</b></li>");
  web_assert_contains (leaflet, "<li data-on=\"\"><span>Hoort ergens anders thuis</span><b></b></li>");
  web_assert_contains (leaflet, "<li data-on=\"1\"><span>Niet mogelijk</span><b>1</b></li>");
  web_assert_contains (leaflet, "<li data-on=\"2\"><span>Andere vragen</span><b>2</b></li>");
  web_assert_contains (leaflet, "<span>Alle vragen samen</span><b>23</b>");
}
END_TEST

/* Other methods than the table's are told which ones there are. */
START_TEST (test_methods)
{
  static const struct
  {
    const char *method, *path, *allow;
  } cases[] = {
    { "POST", "/", "GET, HEAD" },
    { "POST", WEB_PAGE, "GET, HEAD" },
    { "DELETE", WEB_PAGE "/state", "GET, HEAD" },
    { "PATCH", WEB_NOTES, "GET, HEAD, POST" },
    { "OPTIONS", WEB_NOTES, "GET, HEAD, POST" },
    { "GET", WEB_NOTES "/" KEY_A, "PUT, DELETE" },
    { "PUT", WEB_PAGE "/leaflet", "GET, HEAD" },
    { "post", WEB_NOTES, "GET, HEAD, POST" },
    { "GET", WEB_PAGE "/next", "POST" },
    { "DELETE", WEB_PAGE "/next", "POST" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *request = web_raw (cases[i].method, cases[i].path, "", "");
      g_autoptr (WebReply) reply = web_ask_raw (request, -1);
      g_autofree char *allow = web_reply_header (reply, "Allow");
      assert_error (reply, 405, "method");
      web_assert_headers (reply);
      ck_assert_str_eq (allow, cases[i].allow);
    }
}
END_TEST

/* The evening in one word, from where the reader sits. */
START_TEST (test_status_word)
{
  static const WebMoment before = { -1, DRIE_PHASE_WELCOME, DRIE_CIRCLE_NONE, 0, DRIE_CIRCLE_NONE, FALSE };
  static const WebMoment talk = { 1, DRIE_PHASE_TALK, DRIE_CIRCLE_PUPILS, 6, DRIE_CIRCLE_PUPILS, FALSE };
  static const WebMoment answer = { 2, DRIE_PHASE_ANSWER, DRIE_CIRCLE_PUPILS, 0, DRIE_CIRCLE_NONE, FALSE };
  static const WebMoment closed = { 11, DRIE_PHASE_CLOSING, DRIE_CIRCLE_NONE, 0, DRIE_CIRCLE_NONE, TRUE };
  static const struct
  {
    const WebMoment *moment;
    const char *circle, *word;
  } cases[] = {
    { &before, "parents", "before" },
    { &talk, "parents", "open" },
    { &talk, "pupils", "speaking" },
    { &talk, "none", "open" },
    { &answer, "parents", "listening-closed" },
    { &answer, "none", "listening-closed" },
    { &answer, "pupils", "speaking" },
    { &closed, "pupils", "closed" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf (WEB_PAGE "?circle=%s", cases[i].circle);
      g_autofree char *status = g_strdup_printf ("data-status=\"%s\"", cases[i].word);
      web_publish_moment (cases[i].moment);
      g_autoptr (WebReply) page = web_ask ("GET", path, NULL, NULL);
      web_assert_contains (page, status);
    }
}
END_TEST

/* The question that is being put stands in the page and in the state. */
START_TEST (test_asking)
{
  DriePublicState *state = web_talk ();

  state->asking = g_strdup ("Waarom <nu>?");
  web_publish (state);
  g_autoptr (WebReply) json = web_ask ("GET", WEB_PAGE "/state", NULL, NULL);
  g_autoptr (WebReply) page = web_ask ("GET", WEB_PAGE, NULL, NULL);
  web_assert_contains (json, "\"asking\":{\"text\":\"Waarom <nu>?\"}");
  web_assert_contains (page, "Waarom &lt;nu&gt;?</blockquote>");
}
END_TEST

START_TEST (test_cookie)
{
  static const char *const paths[] = { WEB_PAGE, WEB_NOTES };
  static const char *const odd[] = { "device=", "device=short", "device=0123456789abcdef0123456789abcdeX", "=;;=", "device" };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (WebReply) reply = web_ask ("GET", paths[i], NULL, NULL);
      g_autofree char *cookie = web_reply_cookie (reply, "device");
      g_autofree char *set = web_reply_header (reply, "Set-Cookie");
      ck_assert_uint_eq (strlen (cookie), strlen ("device=") + 32);
      ck_assert_str_eq (set + strlen (cookie), "; Path=/; Max-Age=1209600; HttpOnly; SameSite=Strict");
      g_autoptr (WebReply) again = web_ask ("GET", paths[i], NULL, "Cookie", cookie, NULL);
      ck_assert_ptr_null (strstr (again->head, "Set-Cookie"));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (WebReply) reply = web_ask ("GET", WEB_NOTES, NULL, "Cookie", odd[i], NULL);
      ck_assert_ptr_nonnull (strstr (reply->head, "Set-Cookie: device="));
    }
}
END_TEST

/* The keyed hash stays inside: no answer, and not the state, tells whose a note is. */
START_TEST (test_device_stays_inside)
{
  g_autofree char *cookie = web_post (KEY_A, "parents");
  const char *device = web_sink_get (KEY_A)->device;
  static const char *const paths[] = { WEB_PAGE, WEB_NOTES, WEB_PAGE "/state" };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (WebReply) reply = web_ask ("GET", paths[i], NULL, "Cookie", cookie, NULL);
      web_assert_lacks (reply, device);
      web_assert_lacks (reply, cookie + strlen ("device="));
      ck_assert_ptr_null (strstr (reply->head, device));
    }
}
END_TEST

static DrieWebServer *
start_at (const char *address, guint16 port, gboolean exact, GError **error)
{
  const char *addresses[] = { address, NULL };
  DrieWebConfig config = { .addresses = address != NULL ? addresses : NULL, .port = port, .exact_port = exact, .code = WEB_CODE };
  g_autoptr (DriePublicState) state = web_talk ();

  config.device_key = "k";
  return drie_web_server_start (&config, state, NULL, NULL, error);
}

/* A port that is taken: the next one, or a clear no. */
START_TEST (test_port_taken)
{
  guint16 port = drie_web_server_get_port (web_server);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) address_error = NULL;

  ck_assert_ptr_null (start_at ("127.0.0.1", port, TRUE, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE));
  g_autoptr (DrieWebServer) next = start_at ("127.0.0.1", port, FALSE, NULL);
  ck_assert_ptr_nonnull (next);
  ck_assert_uint_gt (drie_web_server_get_port (next), port);
  ck_assert_ptr_null (start_at ("not an address", 0, FALSE, &address_error));
  ck_assert (g_error_matches (address_error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT));
}
END_TEST

/* All addresses: the loopback ones are among them, IPv6 under the same port. */
START_TEST (test_listen_everywhere)
{
  g_autoptr (DrieWebServer) everywhere = start_at (NULL, 0, FALSE, NULL);
  DrieWebServer *ours = web_server;

  ck_assert_ptr_nonnull (everywhere);
  web_server = everywhere;
  g_autoptr (WebReply) reply = web_ask ("GET", WEB_PAGE "/state", NULL, NULL);
  web_server = ours;
  assert_status (reply, 200);
}
END_TEST

/* How many connections may wait for @port to accept them, by the kernel's own word; 0 if nobody listens there. */
static guint
backlog_of (guint16 port)
{
  for (int fd = 0; fd < 1024; fd++)
    {
      struct sockaddr_in address;
      struct tcp_info info;
      socklen_t address_length = sizeof address, info_length = sizeof info, flag_length = sizeof (int);
      int listening = 0;

      if (getsockopt (fd, SOL_SOCKET, SO_ACCEPTCONN, &listening, &flag_length) != 0 || !listening
          || getsockname (fd, (struct sockaddr *)&address, &address_length) != 0 || ntohs (address.sin_port) != port)
        continue;
      ck_assert_int_eq (getsockopt (fd, IPPROTO_TCP, TCP_INFO, &info, &info_length), 0);
      return info.tcpi_sacked; /* of a listening socket: its backlog */
    }
  return 0;
}

/* A hall that scans the QR code at once does not run into a closed door. */
START_TEST (test_backlog)
{
  ck_assert_uint_ge (backlog_of (drie_web_server_get_port (web_server)), 1000);
}
END_TEST

static gpointer
release_when_stopping (gpointer data)
{
  gint *stopping = data;

  while (!g_atomic_int_get (stopping))
    g_thread_yield ();
  web_sink_hold (FALSE);
  return NULL;
}

/* A note that is being saved while the server ends is saved, and its answer hurts nobody. Live pages end. */
START_TEST (test_stop)
{
  gint stopping = 0;
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (WebStream) stream = web_stream_open (WEB_PAGE "/events", NULL, NULL);

  ck_assert (web_stream_next (stream));
  web_sink_hold (TRUE);
  connection = web_begin_post (WEB_FORM "&key=" KEY_A);
  test_wait_until (web_sink_waiting () == 1);
  g_autoptr (GAsyncResult) published = NULL;
  g_autoptr (DriePublicState) state = web_talk ();
  drie_web_server_publish_async (web_server, state, test_result_cb, &published);
  GThread *thread = g_thread_new ("release", release_when_stopping, &stopping);
  g_atomic_int_set (&stopping, 1);
  g_clear_pointer (&web_server, drie_web_server_stop);
  g_thread_join (thread);
  ck_assert_uint_eq (web_sink_size (), 1);
  while (web_stream_next (stream))
    ;
  test_wait_until (published != NULL);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("web");
  TCase *reading = tcase_create ("reading");
  TCase *life = tcase_create ("life");

  tcase_add_checked_fixture (reading, web_set_up, web_tear_down);
  tcase_add_test (reading, test_state);
  tcase_add_test (reading, test_state_again);
  tcase_add_test (reading, test_state_time);
  tcase_add_test (reading, test_page);
  tcase_add_test (reading, test_files);
  tcase_add_test (reading, test_style);
  tcase_add_test (reading, test_gzip);
  tcase_add_test (reading, test_head);
  tcase_add_test (reading, test_root);
  tcase_add_test (reading, test_leaflet_not_there);
  tcase_add_test (reading, test_leaflet);
  tcase_add_test (reading, test_leaflet_sums);
  tcase_add_test (reading, test_methods);
  tcase_add_test (reading, test_status_word);
  tcase_add_test (reading, test_asking);
  tcase_add_test (reading, test_cookie);
  tcase_add_test (reading, test_device_stays_inside);
  suite_add_tcase (suite, reading);
  tcase_add_checked_fixture (life, web_set_up, web_tear_down);
  tcase_add_test (life, test_port_taken);
  tcase_add_test (life, test_listen_everywhere);
  tcase_add_test (life, test_backlog);
  tcase_add_test (life, test_stop);
  suite_add_tcase (suite, life);
  return test_run (suite);
}
