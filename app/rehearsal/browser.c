/* Browsers of phones. SPDX-License-Identifier: GPL-3.0-or-later */
#include "rehearsal/browser.h"

#include "rehearsal/event-parser.h"

struct _DrieBrowser
{
  DriePhoneHall *hall;
  DrieCircle circle;
  DrieBrowserTold told; /* NULL once nobody listens */
  gpointer user_data;
  SoupCookieJar *cookies; /* its own: that is what makes it a device */
  gboolean has_page;

  GSource *join_timer;
  DrieEventParser parser;
  gboolean joined;
  double join_retry; /* real seconds */
};

static void
browser_clear (gpointer data)
{
  DrieBrowser *self = data;

  drie_phone_hall_clear_timer (&self->join_timer);
  drie_event_parser_clear (&self->parser);
  g_object_unref (self->cookies);
  drie_phone_hall_unref (self->hall);
}

static void
browser_unref (DrieBrowser *self)
{
  g_rc_box_release_full (self, browser_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieBrowser, browser_unref)

SoupMessage *
drie_browser_new_message (DrieBrowser *self, const char *method, const char *path)
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

void
drie_browser_keep_cookies (DrieBrowser *self, SoupMessage *message)
{
  g_autoptr (GSList) cookies = soup_cookies_from_response (message);

  for (GSList *cookie = cookies; cookie != NULL; cookie = cookie->next)
    soup_cookie_jar_add_cookie (self->cookies, cookie->data);
}

static void
lose_stream (DrieBrowser *self)
{
  if (self->joined)
    self->hall->joined--;
  self->joined = FALSE;
  if (!g_cancellable_is_cancelled (self->hall->left))
    drie_browser_join (self, drie_phone_next_retry (&self->join_retry));
}

/* A line of the stream came; takes over the reference that user_data is. */
static void
line_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DrieBrowser) self = user_data;
  g_autofree char *line = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, NULL);

  if (line == NULL || g_cancellable_is_cancelled (self->hall->left))
    {
      lose_stream (self);
      return;
    }
  if (drie_event_parser_take_line (&self->parser, g_strchomp (line)) && strcmp (self->parser.event, "mine") != 0 && self->told != NULL)
    self->told (self->parser.data->str, self->user_data);
  g_data_input_stream_read_line_async (G_DATA_INPUT_STREAM (source), G_PRIORITY_DEFAULT, self->hall->left, line_cb,
                                       g_rc_box_acquire (self));
}

static void
stream_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DrieBrowser) self = user_data;
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
  self->join_retry = DRIE_PHONE_RETRY;
  g_data_input_stream_read_line_async (lines, G_PRIORITY_DEFAULT, self->hall->left, line_cb, g_rc_box_acquire (self));
}

static void
open_stream (DrieBrowser *self)
{
  g_autofree char *path = g_strdup_printf ("/events?circle=%s", drie_circle_to_wire (self->circle));
  g_autoptr (SoupMessage) message = drie_browser_new_message (self, "GET", path);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_headers_replace (headers, "Accept", "text/event-stream");
  if (self->parser.id != NULL)
    soup_message_headers_replace (headers, "Last-Event-ID", self->parser.id);
  soup_session_send_async (self->hall->session, message, G_PRIORITY_DEFAULT, self->hall->left, stream_cb, g_rc_box_acquire (self));
}

static void
page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DrieBrowser) self = user_data;
  SoupMessage *message = soup_session_get_async_result_message (SOUP_SESSION (source), result);
  g_autoptr (GBytes) page = soup_session_send_and_read_finish (SOUP_SESSION (source), result, NULL);

  if (page == NULL || soup_message_get_status (message) != SOUP_STATUS_OK)
    {
      lose_stream (self);
      return;
    }
  drie_browser_keep_cookies (self, message);
  self->has_page = TRUE;
  open_stream (self);
}

static void
join (DrieBrowser *self)
{
  /* A phone that lost its stream still has its page. */
  if (self->has_page)
    {
      open_stream (self);
      return;
    }
  g_autofree char *query = g_strdup_printf ("?circle=%s&lang=%s", drie_circle_to_wire (self->circle), self->hall->language);
  g_autoptr (SoupMessage) message = drie_browser_new_message (self, "GET", query);
  soup_session_send_and_read_async (self->hall->session, message, G_PRIORITY_DEFAULT, self->hall->left, page_cb, g_rc_box_acquire (self));
}

static gboolean
join_timer_cb (gpointer user_data)
{
  DrieBrowser *self = user_data;

  drie_phone_hall_clear_timer (&self->join_timer);
  join (self);
  return G_SOURCE_REMOVE;
}

void
drie_browser_join (DrieBrowser *self, double seconds)
{
  drie_phone_hall_clear_timer (&self->join_timer);
  self->join_timer = drie_phone_hall_start_timer (self->hall, seconds, join_timer_cb, self);
}

void
drie_browser_leave (DrieBrowser *self)
{
  drie_phone_hall_clear_timer (&self->join_timer);
}

DrieBrowser *
drie_browser_new (DriePhoneHall *hall, DrieCircle circle, DrieBrowserTold told, gpointer user_data)
{
  DrieBrowser *self = g_rc_box_new0 (DrieBrowser);

  self->hall = drie_phone_hall_ref (hall);
  self->circle = circle;
  self->told = told;
  self->user_data = user_data;
  self->cookies = soup_cookie_jar_new ();
  self->join_retry = DRIE_PHONE_RETRY;
  drie_event_parser_init (&self->parser);
  return self;
}

void
drie_browser_free (DrieBrowser *self)
{
  if (self == NULL)
    return;
  self->told = NULL;
  drie_browser_leave (self);
  browser_unref (self);
}
