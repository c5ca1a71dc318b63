/* One simulated phone. SPDX-License-Identifier: GPL-3.0-or-later */
#include "rehearsal/phone.h"

#include <json-glib/json-glib.h>
#include <math.h>

#include "rehearsal/event-parser.h"

/* Of the evening's clock, in seconds: people come in, listen before they write, and think between two notes. */
#define COMING_IN_SECONDS      20.0
#define LISTENING_SECONDS      25.0
#define THINKING_SECONDS       40.0
#define DILIGENT_MEAN_SECONDS  180.0
#define RELUCTANT_MEAN_SECONDS 1500.0
/* Real seconds before a lost connection is tried again, doubled up to the longest. */
#define RETRY_SECONDS         1.0
#define LONGEST_RETRY_SECONDS 10.0
/* What a server may make a phone wait for, whatever it says. */
#define LONGEST_RETRY_AFTER 120

typedef struct
{
  char *key;
  const char *text; /* the hall's deck's */
  DrieCircle to;
} Draft;

struct _DriePhone
{
  DriePhoneHall *hall;
  DrieCircle circle;
  GRand *rand;
  double mean;                     /* seconds of the evening between two notes, minus the thinking */
  guint positions[DRIE_N_CIRCLES]; /* in the deck, by addressee */
  SoupCookieJar *cookies;          /* its own: that is what makes it a device */
  gboolean has_page;

  GSource *join_timer;
  DrieEventParser parser;
  gboolean joined;
  double join_retry; /* real seconds */

  DrieCircle open_to; /* to whom this phone may write now, NONE if to nobody */
  GSource *write_timer;
  GSource *resend_timer;
  Draft draft; /* being sent while it has a key */
  double send_retry;
};

static void schedule_join (DriePhone *self, double seconds);
static void send_draft (DriePhone *self);
static void schedule_note (DriePhone *self, double seconds);

/* Timers */

static void
clear_timer (GSource **timer)
{
  if (*timer != NULL)
    g_source_destroy (*timer);
  g_clear_pointer (timer, g_source_unref);
}

static GSource *
start_timer (DriePhone *self, double seconds, GSourceFunc callback)
{
  GSource *timer = g_timeout_source_new ((guint)(seconds * 1000));

  g_source_set_callback (timer, callback, self, NULL);
  g_source_attach (timer, self->hall->context);
  return timer;
}

/* Waiting times of independent events: most are short, some long. */
static double
exponential (DriePhone *self, double mean)
{
  return -mean * log (1.0 - g_rand_double (self->rand));
}

/* Requests */

static SoupMessage *
new_message (DriePhone *self, const char *method, const char *path)
{
  g_autofree char *url = g_strconcat (self->hall->url, path, NULL);
  SoupMessage *message = soup_message_new (method, url);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_headers_replace (headers, "Accept-Language", self->hall->language);
  GSList *cookies = soup_cookie_jar_get_cookie_list (self->cookies, soup_message_get_uri (message), TRUE);
  if (cookies != NULL)
    {
      g_autofree char *cookie = soup_cookies_to_cookie_header (cookies);
      soup_message_headers_replace (headers, "Cookie", cookie);
    }
  g_slist_free_full (cookies, (GDestroyNotify)soup_cookie_free);
  return message;
}

static void
keep_cookies (DriePhone *self, SoupMessage *message)
{
  g_autoptr (GSList) cookies = soup_cookies_from_response (message);

  for (GSList *cookie = cookies; cookie != NULL; cookie = cookie->next)
    soup_cookie_jar_add_cookie (self->cookies, cookie->data);
}

static double
next_retry (double *retry)
{
  double now = *retry;

  *retry = MIN (now * 2, LONGEST_RETRY_SECONDS);
  return now;
}

/* The live stream */

static gboolean
opens_for (JsonObject *state, const char *circle)
{
  if (!json_object_has_member (state, "open_for"))
    return FALSE;
  JsonArray *open_for = json_object_get_array_member (state, "open_for");
  for (guint i = 0; open_for != NULL && i < json_array_get_length (open_for); i++)
    if (g_strcmp0 (json_array_get_string_element (open_for, i), circle) == 0)
      return TRUE;
  return FALSE;
}

static void
set_open_to (DriePhone *self, DrieCircle to)
{
  if (to == self->open_to)
    return;
  clear_timer (&self->write_timer);
  self->open_to = to;
  if (to != DRIE_CIRCLE_NONE)
    schedule_note (self, LISTENING_SECONDS + exponential (self, self->mean));
}

static void
take_state (DriePhone *self, const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  DrieCircle to = DRIE_CIRCLE_NONE;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  JsonObject *state = json_node_get_object (node);
  if (opens_for (state, drie_circle_to_wire (self->circle)))
    drie_circle_from_wire (json_object_get_string_member_with_default (state, "speaking", ""), &to);
  set_open_to (self, to);
}

static void
lose_stream (DriePhone *self)
{
  if (self->joined)
    self->hall->joined--;
  self->joined = FALSE;
  if (!g_cancellable_is_cancelled (self->hall->left))
    schedule_join (self, next_retry (&self->join_retry));
}

/* A line of the stream came; takes over the reference that user_data is. */
static void
line_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DriePhone) self = user_data;
  g_autofree char *line = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, NULL);

  if (line == NULL || g_cancellable_is_cancelled (self->hall->left))
    {
      lose_stream (self);
      return;
    }
  if (drie_event_parser_take_line (&self->parser, g_strchomp (line)) && strcmp (self->parser.event, "mine") != 0)
    take_state (self, self->parser.data->str);
  g_data_input_stream_read_line_async (G_DATA_INPUT_STREAM (source), G_PRIORITY_DEFAULT, self->hall->left, line_cb,
                                       g_rc_box_acquire (self));
}

static void
stream_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DriePhone) self = user_data;
  SoupMessage *message = soup_session_get_async_result_message (SOUP_SESSION (source), result);
  g_autoptr (GInputStream) stream = soup_session_send_finish (SOUP_SESSION (source), result, NULL);

  if (stream == NULL || soup_message_get_status (message) != SOUP_STATUS_OK)
    {
      lose_stream (self);
      return;
    }
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (stream);
  drie_event_parser_restart (&self->parser);
  self->joined = TRUE;
  self->hall->joined++;
  self->join_retry = RETRY_SECONDS;
  g_data_input_stream_read_line_async (lines, G_PRIORITY_DEFAULT, self->hall->left, line_cb, g_rc_box_acquire (self));
}

static void
open_stream (DriePhone *self)
{
  g_autofree char *path = g_strdup_printf ("/events?circle=%s", drie_circle_to_wire (self->circle));
  g_autoptr (SoupMessage) message = new_message (self, "GET", path);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_headers_replace (headers, "Accept", "text/event-stream");
  if (self->parser.id != NULL)
    soup_message_headers_replace (headers, "Last-Event-ID", self->parser.id);
  soup_session_send_async (self->hall->session, message, G_PRIORITY_DEFAULT, self->hall->left, stream_cb, g_rc_box_acquire (self));
}

static void
page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DriePhone) self = user_data;
  SoupMessage *message = soup_session_get_async_result_message (SOUP_SESSION (source), result);
  g_autoptr (GBytes) page = soup_session_send_and_read_finish (SOUP_SESSION (source), result, NULL);

  if (page == NULL || soup_message_get_status (message) != SOUP_STATUS_OK)
    {
      lose_stream (self);
      return;
    }
  keep_cookies (self, message);
  self->has_page = TRUE;
  open_stream (self);
}

static void
join (DriePhone *self)
{
  /* A phone that lost its stream still has its page. */
  if (self->has_page)
    {
      open_stream (self);
      return;
    }
  g_autofree char *query = g_strdup_printf ("?circle=%s&lang=%s", drie_circle_to_wire (self->circle), self->hall->language);
  g_autoptr (SoupMessage) message = new_message (self, "GET", query);
  soup_session_send_and_read_async (self->hall->session, message, G_PRIORITY_DEFAULT, self->hall->left, page_cb, g_rc_box_acquire (self));
}

static gboolean
join_timer_cb (gpointer user_data)
{
  DriePhone *self = user_data;

  clear_timer (&self->join_timer);
  join (self);
  return G_SOURCE_REMOVE;
}

static void
schedule_join (DriePhone *self, double seconds)
{
  clear_timer (&self->join_timer);
  self->join_timer = start_timer (self, seconds, join_timer_cb);
}

/* Notes */

static void
finish_draft (DriePhone *self)
{
  g_clear_pointer (&self->draft.key, g_free);
  self->send_retry = RETRY_SECONDS;
  if (self->open_to != DRIE_CIRCLE_NONE)
    schedule_note (self, THINKING_SECONDS + exponential (self, self->mean));
}

static double
retry_after (SoupMessage *message)
{
  const char *value = soup_message_headers_get_one (soup_message_get_response_headers (message), "Retry-After");
  guint64 seconds = 0;

  if (value == NULL || !g_ascii_string_to_unsigned (value, 10, 0, LONGEST_RETRY_AFTER, &seconds, NULL))
    return LONGEST_RETRY_SECONDS;
  return (double)seconds;
}

static gboolean
resend_cb (gpointer user_data)
{
  DriePhone *self = user_data;

  clear_timer (&self->resend_timer);
  send_draft (self);
  return G_SOURCE_REMOVE;
}

/* The same key again: the server has the note once, whichever answer got lost. */
static void
resend_draft (DriePhone *self, double seconds)
{
  clear_timer (&self->resend_timer);
  self->resend_timer = start_timer (self, seconds, resend_cb);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DriePhone) self = user_data;
  SoupMessage *message = soup_session_get_async_result_message (SOUP_SESSION (source), result);
  g_autoptr (GBytes) answer = soup_session_send_and_read_finish (SOUP_SESSION (source), result, NULL);
  guint status = answer != NULL ? soup_message_get_status (message) : 0;

  if (g_cancellable_is_cancelled (self->hall->left))
    return;
  keep_cookies (self, message);
  if (status == 0 || status >= 500)
    resend_draft (self, next_retry (&self->send_retry));
  else if (status == 429)
    resend_draft (self, retry_after (message));
  else
    {
      if (status == SOUP_STATUS_CREATED || status == SOUP_STATUS_OK)
        self->hall->acknowledged++;
      else
        self->hall->refused++;
      finish_draft (self);
    }
}

static void
send_draft (DriePhone *self)
{
  g_autoptr (SoupMessage) plain = new_message (self, "POST", "/notes");
  SoupMessageHeaders *headers = soup_message_get_request_headers (plain);
  char *form = soup_form_encode ("key", self->draft.key, "circle", drie_circle_to_wire (self->circle), "text", self->draft.text, "lang",
                                 self->hall->language, "to", drie_circle_to_wire (self->draft.to), NULL);
  g_autoptr (GBytes) body = g_bytes_new_take (form, strlen (form));

  soup_message_headers_replace (headers, "Accept", "application/json");
  soup_message_headers_replace (headers, "Origin", self->hall->origin);
  soup_message_set_request_body_from_bytes (plain, SOUP_FORM_MIME_TYPE_URLENCODED, body);
  soup_session_send_and_read_async (self->hall->session, plain, G_PRIORITY_DEFAULT, self->hall->left, sent_cb, g_rc_box_acquire (self));
}

static gboolean
write_cb (gpointer user_data)
{
  DriePhone *self = user_data;
  guint *position = &self->positions[self->open_to];
  const char *text = drie_deck_get (self->hall->deck, self->circle, self->open_to, *position);

  clear_timer (&self->write_timer);
  if (text == NULL)
    return G_SOURCE_REMOVE;
  /* Phones of a circle deal the deck out among themselves: no two write the same as long as it lasts. */
  *position += self->hall->per_circle[self->circle];
  self->draft = (Draft){ .key = g_uuid_string_random (), .text = text, .to = self->open_to };
  send_draft (self);
  return G_SOURCE_REMOVE;
}

static void
schedule_note (DriePhone *self, double seconds)
{
  if (self->draft.key == NULL && self->write_timer == NULL)
    self->write_timer = start_timer (self, seconds / self->hall->pace, write_cb);
}

/* Public */

DriePhone *
drie_phone_new (DriePhoneHall *hall, DrieCircle circle, guint place, guint32 seed)
{
  DriePhone *self = g_rc_box_new0 (DriePhone);

  self->hall = drie_phone_hall_ref (hall);
  self->circle = circle;
  self->rand = g_rand_new_with_seed (seed);
  self->mean = DILIGENT_MEAN_SECONDS + (RELUCTANT_MEAN_SECONDS - DILIGENT_MEAN_SECONDS) * g_rand_double (self->rand);
  self->cookies = soup_cookie_jar_new ();
  self->open_to = DRIE_CIRCLE_NONE;
  self->join_retry = self->send_retry = RETRY_SECONDS;
  for (guint to = 0; to < DRIE_N_CIRCLES; to++)
    self->positions[to] = place;
  drie_event_parser_init (&self->parser);
  return self;
}

static void
phone_clear (gpointer data)
{
  DriePhone *self = data;

  clear_timer (&self->join_timer);
  clear_timer (&self->write_timer);
  clear_timer (&self->resend_timer);
  drie_event_parser_clear (&self->parser);
  g_free (self->draft.key);
  g_object_unref (self->cookies);
  g_rand_free (self->rand);
  drie_phone_hall_unref (self->hall);
}

void
drie_phone_unref (DriePhone *self)
{
  if (self != NULL)
    g_rc_box_release_full (self, phone_clear);
}

void
drie_phone_join (DriePhone *self)
{
  schedule_join (self, g_rand_double_range (self->rand, 0, COMING_IN_SECONDS) / self->hall->pace);
}

void
drie_phone_leave (DriePhone *self)
{
  clear_timer (&self->join_timer);
  clear_timer (&self->write_timer);
  clear_timer (&self->resend_timer);
}
