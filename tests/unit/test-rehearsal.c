/* The simulated phones, against a scripted hall (a server that does what a test tells it) and against the real one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-web-utils.h"

#include "rehearsal/deck.h"
#include "rehearsal/event-parser.h"
#include "rehearsal/rehearsal.h"

/* Minutes become milliseconds. */
#define PACE  500.0
#define SEED  7
#define STATE "{\"step\":1,\"speaking\":%s,\"open_for\":[%s],\"closed\":false}"

typedef struct
{
  SoupServer *server;
  char *url;
  GPtrArray *streams; /* SoupServerMessage */
  char *state;        /* what the streams say; NULL: nothing yet */
  guint pages;
  guint failures;   /* so many posts more are answered with @failure */
  guint failure;    /* 0: the connection breaks */
  GPtrArray *notes; /* of GHashTable: the forms, and "cookie", "origin", "status", "at" */
} Hall;

static const char *
field (Hall *hall, guint note, const char *name)
{
  const char *value = g_hash_table_lookup (g_ptr_array_index (hall->notes, note), name);

  return value != NULL ? value : "";
}

static guint
count_status (Hall *hall, const char *status)
{
  guint count = 0;

  for (guint i = 0; i < hall->notes->len; i++)
    count += strcmp (field (hall, i, "status"), status) == 0;
  return count;
}

static void
send_state (Hall *hall, SoupServerMessage *stream)
{
  g_autofree char *event = g_strdup_printf (": heartbeat\n\nid: 3\ndata: %s\n\nevent: mine\ndata: {\"key\":\"x\"}\n\n", hall->state);

  soup_message_body_append (soup_server_message_get_response_body (stream), SOUP_MEMORY_COPY, event, strlen (event));
  soup_server_message_unpause (stream);
}

static GHashTable *
copy_form (GHashTable *decoded)
{
  GHashTable *form = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, decoded);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_hash_table_insert (form, (gpointer)g_intern_string (name), g_strdup (value));
  return form;
}

static void
answer_note (Hall *hall, SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  g_autoptr (GHashTable) decoded = soup_form_decode (soup_server_message_get_request_body (message)->data);
  GHashTable *form = copy_form (decoded);
  guint status = hall->failures > 0 ? hall->failure : 201;

  if (hall->failures > 0)
    hall->failures--;
  g_hash_table_insert (form, "cookie", g_strdup (soup_message_headers_get_one (headers, "Cookie")));
  g_hash_table_insert (form, "origin", g_strdup (soup_message_headers_get_one (headers, "Origin")));
  g_hash_table_insert (form, "status", g_strdup_printf ("%u", status));
  g_hash_table_insert (form, "at", g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ()));
  g_ptr_array_add (hall->notes, form);
  if (status == 429)
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Retry-After", "1");
  if (status == 0)
    {
      g_autoptr (GIOStream) connection = soup_server_message_steal_connection (message);
      g_io_stream_close (connection, NULL, NULL);
    }
  else
    soup_server_message_set_status (message, status, NULL);
}

static void
hall_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  Hall *hall = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  if (strcmp (path, "/KXRT7M/notes") == 0)
    answer_note (hall, message);
  else if (strcmp (path, "/KXRT7M/events") == 0)
    {
      soup_server_message_set_status (message, 200, NULL);
      soup_message_headers_set_encoding (headers, SOUP_ENCODING_CHUNKED);
      soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
      g_ptr_array_add (hall->streams, g_object_ref (message));
      if (hall->state != NULL)
        send_state (hall, message);
    }
  else
    {
      g_autofree char *cookie = g_strdup_printf ("device=%u; HttpOnly; SameSite=Strict", ++hall->pages);

      soup_message_headers_append (headers, "Set-Cookie", cookie);
      soup_server_message_set_status (message, strcmp (path, "/KXRT7M") == 0 ? 200 : 404, NULL);
    }
}

static Hall *
hall_new (void)
{
  Hall *hall = g_new0 (Hall, 1);
  g_autoptr (GError) error = NULL;

  hall->server = soup_server_new (NULL, NULL);
  hall->streams = g_ptr_array_new_with_free_func (g_object_unref);
  hall->notes = g_ptr_array_new_with_free_func ((GDestroyNotify)g_hash_table_unref);
  soup_server_add_handler (hall->server, NULL, hall_cb, hall, NULL);
  ck_assert (soup_server_listen_local (hall->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error));
  GSList *uris = soup_server_get_uris (hall->server);
  hall->url = g_strdup_printf ("http://127.0.0.1:%d/KXRT7M", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify)g_uri_unref);
  return hall;
}

/* @speaking: a JSON value. @open_for: JSON strings. */
static void
hall_say (Hall *hall, const char *speaking, const char *open_for)
{
  g_free (hall->state);
  hall->state = g_strdup_printf (STATE, speaking, open_for);
  for (guint i = 0; i < hall->streams->len; i++)
    send_state (hall, g_ptr_array_index (hall->streams, i));
}

static void
hall_free (Hall *hall)
{
  soup_server_disconnect (hall->server);
  g_ptr_array_unref (hall->streams);
  g_object_unref (hall->server);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_ptr_array_unref (hall->notes);
  g_free (hall->state);
  g_free (hall->url);
  g_free (hall);
}

static DrieRehearsal *
rehearse (Hall *hall, guint phones)
{
  DrieRehearsal *rehearsal = drie_rehearsal_new (hall->url, "nl", phones, PACE);

  drie_rehearsal_set_seed (rehearsal, SEED);
  drie_rehearsal_start (rehearsal);
  return rehearsal;
}

/* Sends the phones home and waits until nothing of them is under way any more. */
static void
end (DrieRehearsal *rehearsal, Hall *hall)
{
  drie_rehearsal_stop (rehearsal);
  test_wait_until (drie_rehearsal_get_joined (rehearsal) == 0);
  g_object_unref (rehearsal);
  hall_free (hall);
}

/* A hall's questions: every circle has some for each of the others, none for itself, none twice, all of them notes. */
START_TEST (test_questions)
{
  static const struct
  {
    const char *language;
    guint at_least;
  } files[] = { { "nl", 60 }, { "en", 20 }, { "xx", 20 } };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
      g_autoptr (DrieDeck) deck = drie_deck_new (files[i].language, rand);
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      for (DrieCircle from = 0; from < DRIE_CIRCLE_NONE; from++)
        for (DrieCircle to = 0; to < DRIE_CIRCLE_NONE; to++)
          {
            ck_assert_uint_eq (drie_deck_size (deck, from, to) >= 5, from != to);
            for (guint n = 0; n < drie_deck_size (deck, from, to); n++)
              {
                const char *text = drie_deck_get (deck, from, to, n);
                ck_assert (g_utf8_validate (text, -1, NULL));
                ck_assert_int_le (g_utf8_strlen (text, -1), 500);
                ck_assert_msg (g_hash_table_add (seen, (gpointer)text), "twice: %s", text);
              }
          }
      ck_assert_uint_ge (g_hash_table_size (seen), files[i].at_least);
    }
}
END_TEST

START_TEST (test_question_lines)
{
  g_autoptr (DrieDeck) deck
      = drie_deck_parse ("# FROM>TO|TEXT\n\nparents>pupils|One?\nparents>nobody|?\nno line\npupils>parents|\nparents>pupils|Two|2?");

  ck_assert_uint_eq (drie_deck_size (deck, DRIE_CIRCLE_PARENTS, DRIE_CIRCLE_PUPILS), 2);
  ck_assert_uint_eq (drie_deck_size (deck, DRIE_CIRCLE_PUPILS, DRIE_CIRCLE_PARENTS), 0);
  ck_assert_str_eq (drie_deck_get (deck, DRIE_CIRCLE_PARENTS, DRIE_CIRCLE_PUPILS, 1), "Two|2?");
  ck_assert_str_eq (drie_deck_get (deck, DRIE_CIRCLE_PARENTS, DRIE_CIRCLE_PUPILS, 2), "One?");
  ck_assert_ptr_null (drie_deck_get (deck, DRIE_CIRCLE_PUPILS, DRIE_CIRCLE_PARENTS, 0));
}
END_TEST

START_TEST (test_event_lines)
{
  static const struct
  {
    const char *line;
    gboolean ends;
    const char *event, *data, *id;
  } lines[] = {
    { ": heartbeat", FALSE },
    { "", FALSE },
    { "id: 4", FALSE },
    { "data: {", FALSE },
    { "data:}", FALSE },
    { "", TRUE, "message", "{\n}", "4" },
    { "event: mine", FALSE },
    { "data: 1", FALSE },
    { "", TRUE, "mine", "1", "4" },
    { "data: 2", FALSE },
    { "", TRUE, "message", "2", "4" },
  };
  DrieEventParser parser;

  drie_event_parser_init (&parser);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      ck_assert_int_eq (drie_event_parser_take_line (&parser, lines[i].line), lines[i].ends);
      if (!lines[i].ends)
        continue;
      ck_assert_str_eq (parser.event, lines[i].event);
      ck_assert_str_eq (parser.data->str, lines[i].data);
      ck_assert_str_eq (parser.id, lines[i].id);
    }
  drie_event_parser_clear (&parser);
}
END_TEST

/* Every phone joins with a cookie of its own and writes when its circle may, to the circle that speaks; the one that speaks is silent. */
START_TEST (test_listening_circles_write)
{
  Hall *hall = hall_new ();
  DrieRehearsal *rehearsal = rehearse (hall, 9);
  g_autoptr (GHashTable) devices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) circles = g_hash_table_new (g_str_hash, g_str_equal);

  test_wait_until (drie_rehearsal_get_joined (rehearsal) == 9);
  ck_assert_uint_eq (hall->pages, 9);
  hall_say (hall, "\"pupils\"", "\"parents\",\"teachers\"");
  test_wait_until (drie_rehearsal_get_acknowledged (rehearsal) >= 12);
  for (guint i = 0; i < hall->notes->len; i++)
    {
      ck_assert_str_eq (field (hall, i, "to"), "pupils");
      ck_assert_str_ne (field (hall, i, "circle"), "pupils");
      ck_assert_str_eq (field (hall, i, "lang"), "nl");
      ck_assert (g_str_has_prefix (field (hall, i, "cookie"), "device="));
      g_autofree char *page = g_strconcat (field (hall, i, "origin"), "/KXRT7M", NULL);
      ck_assert_str_eq (page, hall->url);
      ck_assert (g_uuid_string_is_valid (field (hall, i, "key")));
      ck_assert (g_hash_table_add (keys, (gpointer)field (hall, i, "key")));
      g_hash_table_add (devices, (gpointer)field (hall, i, "cookie"));
      g_hash_table_add (circles, (gpointer)field (hall, i, "circle"));
    }
  ck_assert_uint_eq (g_hash_table_size (circles), 2);
  ck_assert_uint_ge (g_hash_table_size (devices), 2);
  ck_assert_uint_le (g_hash_table_size (devices), 6);
  ck_assert_uint_eq (drie_rehearsal_get_refused (rehearsal), 0);
  end (rehearsal, hall);
}
END_TEST

/* When the last note came. */
static gint64
get_last (Hall *hall)
{
  return g_ascii_strtoll (field (hall, hall->notes->len - 1, "at"), NULL, 10);
}

/* When the window closes, whoever had not sent yet does not. */
START_TEST (test_silence_when_closed)
{
  Hall *hall = hall_new ();
  DrieRehearsal *rehearsal = rehearse (hall, 27);

  hall_say (hall, "\"pupils\"", "\"parents\"");
  test_wait_until (hall->notes->len >= 2);
  hall_say (hall, "null", "");
  /* Twelve parents would write ten notes a second; what is on its way when the window closes arrives at once. */
  test_wait_until (g_get_monotonic_time () > get_last (hall) + 1200000);
  guint before = hall->notes->len;
  hall_say (hall, "\"parents\"", "\"teachers\"");
  test_wait_until (hall->notes->len > before);
  ck_assert_str_eq (field (hall, before, "circle"), "teachers");
  ck_assert_str_eq (field (hall, before, "to"), "parents");
  end (rehearsal, hall);
}
END_TEST

static const struct
{
  guint failure;
  guint wait; /* ms that pass before the next try, at least */
} lost[] = { { 0, 900 }, { 503, 900 }, { 429, 900 } };

/* A broken connection, a server in trouble and "too many" are tried again with the same key and text. */
START_TEST (test_same_key_again)
{
  Hall *hall = hall_new ();

  hall->failures = 2;
  hall->failure = lost[_i].failure;
  DrieRehearsal *rehearsal = rehearse (hall, 2);
  hall_say (hall, "\"pupils\"", "\"parents\"");
  test_wait_until (drie_rehearsal_get_acknowledged (rehearsal) == 1);
  ck_assert_uint_ge (hall->notes->len, 3);
  for (guint i = 1; i < 3; i++)
    {
      gint64 waited = g_ascii_strtoll (field (hall, i, "at"), NULL, 10) - g_ascii_strtoll (field (hall, i - 1, "at"), NULL, 10);
      ck_assert_str_eq (field (hall, i, "key"), field (hall, 0, "key"));
      ck_assert_str_eq (field (hall, i, "text"), field (hall, 0, "text"));
      ck_assert_int_ge (waited / 1000, lost[_i].wait);
    }
  ck_assert_uint_eq (drie_rehearsal_get_refused (rehearsal), 0);
  end (rehearsal, hall);
}
END_TEST

/* A note that the server does not want is given up and counted; the phone goes on with another. */
START_TEST (test_refused)
{
  Hall *hall = hall_new ();

  hall->failures = 1;
  hall->failure = 409;
  DrieRehearsal *rehearsal = rehearse (hall, 2);
  hall_say (hall, "\"pupils\"", "\"parents\"");
  test_wait_until (drie_rehearsal_get_acknowledged (rehearsal) >= 1);
  ck_assert_uint_eq (drie_rehearsal_get_refused (rehearsal), 1);
  ck_assert_uint_eq (count_status (hall, "409"), 1);
  ck_assert_str_ne (field (hall, 0, "key"), field (hall, 1, "key"));
  end (rehearsal, hall);
}
END_TEST

/* A stream that ends is opened again, by the same device. */
START_TEST (test_joins_again)
{
  Hall *hall = hall_new ();
  DrieRehearsal *rehearsal = rehearse (hall, 3);

  test_wait_until (drie_rehearsal_get_joined (rehearsal) == 3);
  for (guint i = 0; i < 3; i++)
    {
      SoupServerMessage *stream = g_ptr_array_index (hall->streams, i);
      soup_message_body_complete (soup_server_message_get_response_body (stream));
      soup_server_message_unpause (stream);
    }
  test_wait_until (drie_rehearsal_get_joined (rehearsal) == 0);
  test_wait_until (drie_rehearsal_get_joined (rehearsal) == 3);
  ck_assert_uint_eq (hall->pages, 3);
  end (rehearsal, hall);
}
END_TEST

/* The same seed: the same phone is the first to write, and writes the same. */
START_TEST (test_seed)
{
  g_autofree char *first = NULL;

  for (guint run = 0; run < 4; run++)
    {
      Hall *hall = hall_new ();
      DrieRehearsal *rehearsal = rehearse (hall, 9);

      test_wait_until (drie_rehearsal_get_joined (rehearsal) == 9);
      hall_say (hall, "\"pupils\"", "\"parents\"");
      test_wait_until (hall->notes->len >= 1);
      if (first == NULL)
        first = g_strdup (field (hall, 0, "text"));
      ck_assert_str_eq (field (hall, 0, "text"), first);
      end (rehearsal, hall);
    }
}
END_TEST

/* The server that real phones talk to takes them for phones: each is a device of its own, in its circle, and what it says it wrote is
 * there. */
START_TEST (test_real_server)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/" WEB_CODE, drie_web_server_get_port (web_server));
  DrieRehearsal *rehearsal = drie_rehearsal_new (url, "nl", 18, PACE);

  drie_rehearsal_start (rehearsal);
  test_wait_until (drie_rehearsal_get_joined (rehearsal) == 18);
  test_wait_until (web_phones[DRIE_CIRCLE_PUPILS] == 6 && web_phones[DRIE_CIRCLE_PARENTS] == 8 && web_phones[DRIE_CIRCLE_TEACHERS] == 4);
  test_wait_until (drie_rehearsal_get_acknowledged (rehearsal) >= 10);
  ck_assert_uint_ge (web_sink_size (), drie_rehearsal_get_acknowledged (rehearsal));
  ck_assert_uint_eq (drie_rehearsal_get_refused (rehearsal), 0);
  drie_rehearsal_stop (rehearsal);
  test_wait_until (drie_rehearsal_get_joined (rehearsal) == 0);
  g_object_unref (rehearsal);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("rehearsal");
  TCase *data = tcase_create ("data");
  TCase *phones = tcase_create ("phones");
  TCase *server = tcase_create ("server");

  tcase_add_test (data, test_questions);
  tcase_add_test (data, test_question_lines);
  tcase_add_test (data, test_event_lines);
  suite_add_tcase (suite, data);
  tcase_add_test (phones, test_listening_circles_write);
  tcase_add_test (phones, test_silence_when_closed);
  tcase_add_loop_test (phones, test_same_key_again, 0, G_N_ELEMENTS (lost));
  tcase_add_test (phones, test_refused);
  tcase_add_test (phones, test_joins_again);
  tcase_add_test (phones, test_seed);
  suite_add_tcase (suite, phones);
  tcase_add_checked_fixture (server, web_set_up, web_tear_down);
  tcase_add_test (server, test_real_server);
  suite_add_tcase (suite, server);
  return test_run (suite);
}
