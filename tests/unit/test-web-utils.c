/* What the web's tests share. SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-web-utils.h"

#include <string.h>
#include <time.h>

DrieWebServer *web_server;
guint web_phones[DRIE_N_CIRCLES + 1];

static SoupSession *session;

/* The sink: answers on the asker's thread, a turn of its loop later */

static struct
{
  GMutex mutex;
  GHashTable *notes;
  GPtrArray *held;
  gboolean hold;
  gboolean fail;
} sink;

typedef struct
{
  DrieNoteOp op;
  DrieNote *note;
  DrieNoteWritten written;
  gpointer user_data;
  GMainContext *context;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  drie_note_free (job->note);
  g_main_context_unref (job->context);
  g_free (job);
}

static DrieNoteOutcome
carry_out (const Job *job, const DrieNote **stored)
{
  DrieNote *note = g_hash_table_lookup (sink.notes, job->note->key);

  *stored = NULL;
  if (job->op == DRIE_NOTE_ADD)
    {
      DrieNoteOutcome outcome = note != NULL ? DRIE_NOTE_KNOWN : DRIE_NOTE_DONE;
      if (note == NULL)
        {
          note = drie_note_copy (job->note);
          g_hash_table_insert (sink.notes, note->key, note);
        }
      *stored = note;
      return outcome;
    }
  if (note == NULL || g_strcmp0 (note->device, job->note->device) != 0)
    return DRIE_NOTE_UNKNOWN;
  if (note->disposition != DRIE_DISPOSITION_RECEIVED)
    {
      *stored = note;
      return DRIE_NOTE_TOO_LATE;
    }
  if (job->op == DRIE_NOTE_WITHDRAW)
    {
      g_hash_table_remove (sink.notes, note->key);
      return DRIE_NOTE_DONE;
    }
  g_free (note->text);
  note->text = g_strdup (job->note->text);
  *stored = note;
  return DRIE_NOTE_DONE;
}

static gboolean
answer_cb (gpointer user_data)
{
  Job *job = user_data;
  const DrieNote *stored = NULL;
  DrieNoteOutcome outcome = DRIE_NOTE_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrieNote) copy = NULL;

  g_mutex_lock (&sink.mutex);
  if (sink.fail)
    error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "The disk is full");
  else
    outcome = carry_out (job, &stored);
  copy = stored != NULL ? drie_note_copy (stored) : NULL;
  g_mutex_unlock (&sink.mutex);
  job->written (outcome, copy, error, job->user_data);
  return G_SOURCE_REMOVE;
}

static void
schedule (Job *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, answer_cb, job, job_free);
  g_source_attach (source, job->context);
}

static void
sink_write (gpointer unused, DrieNoteOp op, const DrieNote *note, DrieNoteWritten written, gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->op = op;
  job->note = drie_note_copy (note);
  job->written = written;
  job->user_data = user_data;
  job->context = g_main_context_ref_thread_default ();
  g_mutex_lock (&sink.mutex);
  if (sink.hold)
    g_ptr_array_add (sink.held, job);
  else
    schedule (job);
  g_mutex_unlock (&sink.mutex);
}

void
web_sink_hold (gboolean hold)
{
  g_mutex_lock (&sink.mutex);
  sink.hold = hold;
  for (guint i = 0; !hold && i < sink.held->len; i++)
    schedule (g_ptr_array_index (sink.held, i));
  if (!hold)
    g_ptr_array_set_size (sink.held, 0);
  g_mutex_unlock (&sink.mutex);
}

guint
web_sink_waiting (void)
{
  g_mutex_lock (&sink.mutex);
  guint waiting = sink.held->len;
  g_mutex_unlock (&sink.mutex);
  return waiting;
}

void
web_sink_fail (gboolean fail)
{
  g_mutex_lock (&sink.mutex);
  sink.fail = fail;
  g_mutex_unlock (&sink.mutex);
}

guint
web_sink_size (void)
{
  g_mutex_lock (&sink.mutex);
  guint size = g_hash_table_size (sink.notes);
  g_mutex_unlock (&sink.mutex);
  return size;
}

const DrieNote *
web_sink_get (const char *key)
{
  g_mutex_lock (&sink.mutex);
  const DrieNote *note = g_hash_table_lookup (sink.notes, key);
  g_mutex_unlock (&sink.mutex);
  return note;
}

void
web_sink_set_disposition (const char *key, DrieDisposition disposition)
{
  g_mutex_lock (&sink.mutex);
  DrieNote *note = g_hash_table_lookup (sink.notes, key);
  note->disposition = disposition;
  g_mutex_unlock (&sink.mutex);
}

/* The evening */

DriePublicState *
web_talk (void)
{
  DriePublicState *state = drie_public_state_new ();
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);
  g_free (state->plan->theme);
  state->plan->theme = g_strdup ("Huiswerk");
  g_free (state->plan->question);
  state->plan->question = g_strdup ("Wat helpt jou <echt> bij huiswerk?");
  g_hash_table_insert (state->plan->translations, g_strdup ("en"), drie_translation_new ("Homework", "What really helps?"));
  state->state.step = 1;
  state->state.steps = 12;
  state->state.phase = DRIE_PHASE_TALK;
  state->state.speaking = DRIE_CIRCLE_PUPILS;
  state->state.remaining_ms = 899000;
  state->state.open_for = DRIE_CIRCLE_BIT (DRIE_CIRCLE_PARENTS) | DRIE_CIRCLE_BIT (DRIE_CIRCLE_TEACHERS);
  state->open_to = DRIE_CIRCLE_PUPILS;
  state->at = now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
  state->wall = 1790000000LL * G_USEC_PER_SEC;
  state->ticking = TRUE;
  return state;
}

void
web_state_add (DriePublicState *state, const char *key, DrieDisposition disposition, const char *reason)
{
  g_autoptr (DrieNote) note = drie_note_copy (web_sink_get (key));

  note->disposition = disposition;
  g_free (note->reason);
  note->reason = g_strdup (reason);
  g_ptr_array_add (state->notes, drie_public_note_new (note));
}

void
web_publish (DriePublicState *state)
{
  g_autoptr (GAsyncResult) result = NULL;

  drie_web_server_publish_async (web_server, state, test_result_cb, &result);
  drie_public_state_unref (state);
  test_wait_until (result != NULL);
  ck_assert (drie_web_server_publish_finish (web_server, result, NULL));
}

void
web_publish_many (guint n, const char *asking)
{
  DriePublicState *state = web_talk ();
  g_autoptr (DrieNote) note = drie_note_copy (web_sink_get (KEY_A));

  state->asking = g_strdup (asking);
  web_state_add (state, KEY_A, DRIE_DISPOSITION_RECEIVED, NULL);
  g_free (note->text);
  note->text = g_strnfill (2000, 'x');
  for (guint i = 0; i < n; i++)
    {
      g_free (note->key);
      note->key = g_strdup_printf ("%08x-4444-4444-8444-444444444444", i);
      g_ptr_array_add (state->notes, drie_public_note_new (note));
    }
  web_publish (state);
}

static void
presence_cb (const guint phones[DRIE_N_CIRCLES + 1], gpointer user_data)
{
  memcpy (web_phones, phones, sizeof web_phones);
}

void
web_set_up_with (const DrieLineLimits *limits)
{
  static const char *const addresses[] = { "127.0.0.1", NULL };
  DrieWebConfig config = { .addresses = addresses,
                           .code = WEB_CODE,
                           .device_key = "00112233445566778899aabbccddeeff",
                           .limits = limits,
                           .sink = { sink_write, NULL } };
  g_autoptr (DriePublicState) state = web_talk ();
  g_autoptr (GError) error = NULL;

  g_mutex_init (&sink.mutex);
  sink.notes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)drie_note_free);
  sink.held = g_ptr_array_new ();
  web_server = drie_web_server_start (&config, state, presence_cb, NULL, &error);
  ck_assert_msg (web_server != NULL, "%s", error != NULL ? error->message : "");
  session = soup_session_new_with_options ("max-conns", 300, "max-conns-per-host", 300, "timeout", 60, NULL);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
}

void
web_set_up (void)
{
  web_set_up_with (NULL);
}

void
web_tear_down (void)
{
  soup_session_abort (session);
  g_clear_object (&session);
  g_clear_pointer (&web_server, drie_web_server_stop);
  g_clear_pointer (&sink.notes, g_hash_table_unref);
  g_clear_pointer (&sink.held, g_ptr_array_unref);
  g_mutex_clear (&sink.mutex);
}

/* Asking */

void
web_reply_free (WebReply *self)
{
  if (self == NULL)
    return;
  g_free (self->head);
  g_free (self->body);
  g_free (self);
}

char *
web_reply_header (const WebReply *self, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (self->head, "\r\n", -1);
  gsize length = strlen (name);

  for (int i = 0; lines[i] != NULL; i++)
    {
      if (g_ascii_strncasecmp (lines[i], name, length) == 0 && lines[i][length] == ':')
        return g_strdup (g_strstrip (lines[i] + length + 1));
    }
  return NULL;
}

char *
web_reply_cookie (const WebReply *self, const char *name)
{
  g_autofree char *start = g_strconcat ("Set-Cookie: ", name, "=", NULL);
  const char *found = strstr (self->head, start);

  if (found == NULL)
    return NULL;
  found += strlen ("Set-Cookie: ");
  return g_strndup (found, strcspn (found, ";"));
}

char *
web_reply_member (const WebReply *self, const char *member)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = drie_json_parse (self->body, self->length, &error);

  ck_assert_msg (root != NULL && JSON_NODE_HOLDS_OBJECT (root), "no JSON object: %s", self->body);
  JsonNode *node = json_object_get_member (json_node_get_object (root), member);
  ck_assert_msg (node != NULL, "no %s: %s", member, self->body);
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? g_strdup (json_node_get_string (node))
                                                                                          : drie_json_to_line (node);
}

char *
web_uri (const char *path)
{
  return g_strdup_printf ("http://127.0.0.1:%u%s", drie_web_server_get_port (web_server), path);
}

static SoupMessage *
make_message (const char *method, const char *path, const char *form)
{
  g_autofree char *uri = web_uri (path);
  SoupMessage *message = soup_message_new (method, uri);

  ck_assert_msg (message != NULL, "%s", uri);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (form != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (form, strlen (form));
      soup_message_set_request_body_from_bytes (message, "application/x-www-form-urlencoded", bytes);
    }
  return message;
}

static void
append_header_cb (const char *name, const char *value, gpointer user_data)
{
  g_string_append_printf (user_data, "%s: %s\r\n", name, value);
}

WebReply *
web_ask (const char *method, const char *path, const char *form, ...)
{
  g_autoptr (SoupMessage) message = make_message (method, path, form);
  g_autoptr (GError) error = NULL;
  GString *head = g_string_new ("\r\n");
  const char *name;
  va_list args;

  va_start (args, form);
  while ((name = va_arg (args, const char *)) != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (message), name, va_arg (args, const char *));
  va_end (args);
  g_autoptr (GBytes) bytes = soup_session_send_and_read (session, message, NULL, &error);
  ck_assert_msg (bytes != NULL, "%s %s: %s", method, path, error != NULL ? error->message : "");

  WebReply *reply = g_new0 (WebReply, 1);
  reply->status = soup_message_get_status (message);
  soup_message_headers_foreach (soup_message_get_response_headers (message), append_header_cb, head);
  reply->head = g_string_free (head, FALSE);
  reply->length = g_bytes_get_size (bytes);
  reply->body = g_malloc0 (reply->length + 1);
  if (reply->length > 0)
    memcpy (reply->body, g_bytes_get_data (bytes, NULL), reply->length);
  return reply;
}

GSocketConnection *
web_connect (void)
{
  return web_connect_from ("127.0.0.1");
}

GSocketConnection *
web_connect_from (const char *address)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketAddress) local = g_inet_socket_address_new_from_string (address, 0);
  g_autoptr (GError) error = NULL;

  g_socket_client_set_local_address (client, local);
  g_socket_client_set_timeout (client, 60);
  GSocketConnection *connection
      = g_socket_client_connect_to_host (client, "127.0.0.1", drie_web_server_get_port (web_server), NULL, &error);
  ck_assert_msg (connection != NULL, "%s", error != NULL ? error->message : "");
  return connection;
}

WebReply *
web_read_reply (GSocketConnection *connection)
{
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[4096];
  gssize got;

  while ((got = g_input_stream_read (input, buffer, sizeof buffer, NULL, NULL)) > 0)
    g_string_append_len (text, buffer, got);

  WebReply *reply = g_new0 (WebReply, 1);
  const char *body = strstr (text->str, "\r\n\r\n");
  if (body == NULL)
    {
      reply->head = g_strdup ("");
      reply->body = g_strdup (text->str);
      return reply;
    }
  reply->head = g_strndup (text->str, body + 2 - text->str);
  reply->status = (guint)g_ascii_strtoull (text->str + strlen ("HTTP/1.1 "), NULL, 10);
  reply->body = g_strdup (body + 4);
  reply->length = text->len - (body + 4 - text->str);
  return reply;
}

WebReply *
web_ask_raw (const char *request, gssize length)
{
  g_autoptr (GSocketConnection) connection = web_connect ();
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));

  g_output_stream_write_all (output, request, length < 0 ? strlen (request) : (gsize)length, NULL, NULL, NULL);
  return web_read_reply (connection);
}

char *
web_raw (const char *method, const char *path, const char *headers, const char *body)
{
  return g_strdup_printf ("%s %s HTTP/1.1\r\nHost: 127.0.0.1:%u\r\nConnection: close\r\n%s\r\n%s", method, path,
                          drie_web_server_get_port (web_server), headers, body);
}

/* Shorthands */

void
web_assert_headers (const WebReply *reply)
{
  static const char *const headers[][2] = {
    { "X-Content-Type-Options", "nosniff" },
    { "Referrer-Policy", "same-origin" },
    { "Server", NULL },
  };
  g_autofree char *cache = web_reply_header (reply, "Cache-Control");
  g_autofree char *policy = web_reply_header (reply, "Content-Security-Policy");

  ck_assert_msg (cache != NULL && g_str_has_prefix (cache, "no-store"), "%s", reply->head);
  ck_assert_msg (policy != NULL && g_str_has_prefix (policy, WEB_POLICY), "%s", reply->head);
  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autofree char *value = web_reply_header (reply, headers[i][0]);
      ck_assert_msg (g_strcmp0 (value, headers[i][1]) == 0, "%s: %s in %s", headers[i][0], value, reply->head);
    }
}

void
web_assert_contains (const WebReply *reply, const char *text)
{
  ck_assert_msg (strstr (reply->body, text) != NULL, "no %s in %s", text, reply->body);
}

void
web_assert_lacks (const WebReply *reply, const char *text)
{
  ck_assert_msg (strstr (reply->body, text) == NULL, "%s in %s", text, reply->body);
}

char *
web_post (const char *key, const char *circle)
{
  g_autofree char *form = g_strdup_printf ("circle=%s&text=Waarom%%3F&key=%s", circle, key);
  g_autoptr (WebReply) reply = web_ask ("POST", WEB_NOTES, form, NULL);

  assert_status (reply, 201);
  return web_reply_cookie (reply, "device");
}

void
web_publish_moment (const WebMoment *moment)
{
  DriePublicState *state = web_talk ();

  state->state.step = moment->step;
  state->state.phase = moment->phase;
  state->state.speaking = moment->speaking;
  state->state.open_for = moment->open_for;
  state->state.closed = moment->closed;
  state->open_to = moment->open_to;
  web_publish (state);
}

GSocketConnection *
web_begin_post (const char *form)
{
  GSocketConnection *connection = web_connect ();
  g_autofree char *headers = g_strdup_printf ("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n", strlen (form));
  g_autofree char *request = web_raw ("POST", WEB_NOTES, headers, form);

  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), request, strlen (request), NULL, NULL, NULL);
  return connection;
}

/* Live pages */

WebStream *
web_stream_open (const char *path, const char *cookie, const char *last_event_id)
{
  g_autoptr (SoupMessage) message = make_message ("GET", path, NULL);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  WebStream *self = g_new0 (WebStream, 1);
  g_autoptr (GError) error = NULL;

  if (cookie != NULL)
    soup_message_headers_replace (headers, "Cookie", cookie);
  if (last_event_id != NULL)
    soup_message_headers_replace (headers, "Last-Event-ID", last_event_id);
  self->stream = soup_session_send (session, message, NULL, &error);
  ck_assert_msg (self->stream != NULL, "%s", error != NULL ? error->message : "");
  ck_assert_uint_eq (soup_message_get_status (message), 200);
  ck_assert_str_eq (soup_message_headers_get_one (soup_message_get_response_headers (message), "Content-Type"), "text/event-stream");
  self->lines = g_data_input_stream_new (self->stream);
  return self;
}

static void
set_field (WebStream *self, const char *line)
{
  const char *value = strchr (line, ':');
  char **field = g_str_has_prefix (line, "id:")      ? &self->id
                 : g_str_has_prefix (line, "event:") ? &self->event
                 : g_str_has_prefix (line, "data:")  ? &self->data
                                                     : NULL;

  if (field == NULL)
    return;
  g_free (*field);
  *field = g_strdup (value[1] == ' ' ? value + 2 : value + 1);
}

gboolean
web_stream_next (WebStream *self)
{
  char *line;

  g_clear_pointer (&self->event, g_free);
  g_clear_pointer (&self->data, g_free);
  self->event = g_strdup ("");
  while ((line = g_data_input_stream_read_line (self->lines, NULL, NULL, NULL)) != NULL)
    {
      gboolean end = *line == '\0';
      if (!end)
        set_field (self, line);
      g_free (line);
      if (end && self->data != NULL)
        return TRUE;
    }
  return FALSE;
}

void
web_stream_free (WebStream *self)
{
  if (self == NULL)
    return;
  g_input_stream_close (self->stream, NULL, NULL);
  g_clear_object (&self->lines);
  g_clear_object (&self->stream);
  g_free (self->id);
  g_free (self->event);
  g_free (self->data);
  g_free (self);
}
