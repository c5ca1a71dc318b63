/* One simulated phone. SPDX-License-Identifier: GPL-3.0-or-later */
#include "rehearsal/phone.h"

#include <json-glib/json-glib.h>
#include <math.h>

#include "rehearsal/browser.h"

/* Of the evening's clock, in seconds: people come in, listen before they write, and think between two notes. */
#define COMING_IN_SECONDS      20.0
#define LISTENING_SECONDS      25.0
#define THINKING_SECONDS       40.0
#define DILIGENT_MEAN_SECONDS  180.0
#define RELUCTANT_MEAN_SECONDS 1500.0
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
  DrieBrowser *browser;

  DrieCircle open_to; /* to whom this phone may write now, NONE if to nobody */
  GSource *write_timer;
  GSource *resend_timer;
  Draft draft; /* being sent while it has a key */
  double send_retry;
};

static void send_draft (DriePhone *self);
static void schedule_note (DriePhone *self, double seconds);

/* Waiting times of independent events: most are short, some long. */
static double
exponential (DriePhone *self, double mean)
{
  return -mean * log (1.0 - g_rand_double (self->rand));
}

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
  drie_phone_hall_clear_timer (&self->write_timer);
  self->open_to = to;
  if (to != DRIE_CIRCLE_NONE)
    schedule_note (self, LISTENING_SECONDS + exponential (self, self->mean));
}

static void
take_state (const char *json, gpointer user_data)
{
  DriePhone *self = user_data;
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
finish_draft (DriePhone *self)
{
  g_clear_pointer (&self->draft.key, g_free);
  self->send_retry = DRIE_PHONE_RETRY;
  if (self->open_to != DRIE_CIRCLE_NONE)
    schedule_note (self, THINKING_SECONDS + exponential (self, self->mean));
}

static double
retry_after (SoupMessage *message)
{
  const char *value = soup_message_headers_get_one (soup_message_get_response_headers (message), "Retry-After");
  guint64 seconds = 0;

  if (value == NULL || !g_ascii_string_to_unsigned (value, 10, 0, LONGEST_RETRY_AFTER, &seconds, NULL))
    return DRIE_PHONE_LONGEST_RETRY;
  return (double)seconds;
}

static gboolean
resend_cb (gpointer user_data)
{
  DriePhone *self = user_data;

  drie_phone_hall_clear_timer (&self->resend_timer);
  send_draft (self);
  return G_SOURCE_REMOVE;
}

/* The same key again: the server has the note once, whichever answer got lost. */
static void
resend_draft (DriePhone *self, double seconds)
{
  drie_phone_hall_clear_timer (&self->resend_timer);
  self->resend_timer = drie_phone_hall_start_timer (self->hall, seconds, resend_cb, self);
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
  drie_browser_keep_cookies (self->browser, message);
  if (status == 0 || status >= 500)
    resend_draft (self, drie_phone_next_retry (&self->send_retry));
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
  g_autoptr (SoupMessage) plain = drie_browser_new_message (self->browser, "POST", "/notes");
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

  drie_phone_hall_clear_timer (&self->write_timer);
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
    self->write_timer = drie_phone_hall_start_timer (self->hall, seconds / self->hall->pace, write_cb, self);
}

DriePhone *
drie_phone_new (DriePhoneHall *hall, DrieCircle circle, guint place, guint32 seed)
{
  DriePhone *self = g_rc_box_new0 (DriePhone);

  self->hall = drie_phone_hall_ref (hall);
  self->circle = circle;
  self->rand = g_rand_new_with_seed (seed);
  self->mean = DILIGENT_MEAN_SECONDS + (RELUCTANT_MEAN_SECONDS - DILIGENT_MEAN_SECONDS) * g_rand_double (self->rand);
  self->browser = drie_browser_new (hall, circle, take_state, self);
  self->open_to = DRIE_CIRCLE_NONE;
  self->send_retry = DRIE_PHONE_RETRY;
  for (guint to = 0; to < DRIE_N_CIRCLES; to++)
    self->positions[to] = place;
  return self;
}

static void
phone_clear (gpointer data)
{
  DriePhone *self = data;

  drie_phone_hall_clear_timer (&self->write_timer);
  drie_phone_hall_clear_timer (&self->resend_timer);
  drie_browser_free (self->browser);
  g_free (self->draft.key);
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
  drie_browser_join (self->browser, g_rand_double_range (self->rand, 0, COMING_IN_SECONDS) / self->hall->pace);
}

void
drie_phone_leave (DriePhone *self)
{
  drie_browser_leave (self->browser);
  drie_phone_hall_clear_timer (&self->write_timer);
  drie_phone_hall_clear_timer (&self->resend_timer);
}
