/* A live page. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/live-page.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>

#include "web/limits.h"
#include "web/line.h"

/**
 * DrieLivePage:
 * @queued: bytes handed to libsoup and not yet to the kernel
 * @behind: not told of all its notes yet; @last: the key of the one it was told of last, NULL: none
 */
struct _DrieLivePage
{
  SoupServerMessage *message;
  char *device;
  DrieCircle circle;
  DrieNoteBook *book;
  const DrieNews *news;
  DrieLivePageEnded ended;
  gpointer user_data;
  gsize queued;
  gboolean behind;
  char *last;
};

static void
set_queued (DrieLivePage *self, gsize queued)
{
  DrieLine *line = drie_line_of (self->message);

  self->queued = queued;
  if (line != NULL)
    drie_line_set_unread (line, queued);
}

static void
append_event (DrieLivePage *self, GBytes *event)
{
  soup_message_body_append_bytes (soup_server_message_get_response_body (self->message), event);
  set_queued (self, self->queued + g_bytes_get_size (event));
}

/* Where in @notes, which may have changed, the telling goes on. */
static guint
find_next (const GPtrArray *notes, const char *last)
{
  guint next = notes->len;

  while (next > 0 && !g_str_equal (((const DrieWebNote *)g_ptr_array_index (notes, next - 1))->key, last))
    next--;
  return next;
}

/* The next portion of its notes. Only the last line carries the number, so that a page whose line breaks in between comes back for the
 * rest. */
static void
tell_notes (DrieLivePage *self)
{
  const GPtrArray *notes = drie_note_book_list (self->book, self->device);
  guint n_notes = notes != NULL ? notes->len : 0;
  guint next = notes != NULL && self->last != NULL ? find_next (notes, self->last) : 0;

  for (; next < n_notes && self->queued < DRIE_LIMIT_STREAM_PORTION; next++)
    {
      const DrieWebNote *note = g_ptr_array_index (notes, next);
      self->behind = next + 1 < n_notes;
      g_autoptr (GBytes) event = drie_news_of_note (self->news, note, !self->behind);
      append_event (self, event);
      g_free (self->last);
      self->last = g_strdup (note->key);
    }
  if (!self->behind || next < n_notes)
    return;
  /* The last ones were withdrawn meanwhile. */
  self->behind = FALSE;
  g_autoptr (GBytes) state = drie_news_of_state (self->news, TRUE);
  append_event (self, state);
}

static void
wrote_cb (SoupServerMessage *message, guint size, DrieLivePage *self)
{
  set_queued (self, self->queued - MIN (size, self->queued));
  if (!self->behind || self->queued >= DRIE_LIMIT_STREAM_PORTION / 2)
    return;
  tell_notes (self);
  soup_server_message_unpause (message);
}

static void
ended_cb (SoupServerMessage *message, DrieLivePage *self)
{
  self->ended (self, self->user_data);
}

static void
prepare_socket (DrieLivePage *self)
{
  DrieLine *line = drie_line_of (self->message);

  if (line == NULL)
    return;
  GSocket *socket = drie_line_get_socket (line);
  g_socket_set_option (socket, SOL_SOCKET, SO_SNDBUF, DRIE_LIMIT_STREAM_SOCKET, NULL);
  g_socket_set_option (socket, IPPROTO_TCP, TCP_USER_TIMEOUT, DRIE_LIMIT_STREAM_SILENCE, NULL);
}

DrieLivePage *
drie_live_page_new (SoupServerMessage *message, const char *device, DrieCircle circle, DrieNoteBook *book, const DrieNews *news,
                    DrieLivePageEnded ended, gpointer user_data)
{
  DrieLivePage *self = g_new0 (DrieLivePage, 1);
  gboolean chunked = soup_server_message_get_http_version (message) != SOUP_HTTP_1_0;

  self->message = g_object_ref (message);
  self->device = g_strdup (device);
  self->circle = circle;
  self->book = book;
  self->news = news;
  self->ended = ended;
  self->user_data = user_data;
  soup_message_headers_set_encoding (soup_server_message_get_response_headers (message),
                                     chunked ? SOUP_ENCODING_CHUNKED : SOUP_ENCODING_EOF);
  soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
  g_signal_connect (message, "wrote-body-data", G_CALLBACK (wrote_cb), self);
  g_signal_connect (message, "finished", G_CALLBACK (ended_cb), self);
  g_signal_connect (message, "disconnected", G_CALLBACK (ended_cb), self);
  prepare_socket (self);
  return self;
}

void
drie_live_page_free (DrieLivePage *self)
{
  if (self == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->message, self);
  g_object_unref (self->message);
  g_free (self->device);
  g_free (self->last);
  g_free (self);
}

void
drie_live_page_greet (DrieLivePage *self, const char *last_event_id)
{
  g_autofree char *newest = g_strdup_printf ("%" G_GUINT64_FORMAT, self->news->version);
  g_autofree char *retry = g_strdup_printf ("retry: %d\n", g_random_int_range (DRIE_LIMIT_RETRY_MIN, DRIE_LIMIT_RETRY_MAX + 1));
  gboolean missed = last_event_id != NULL && !g_str_equal (last_event_id, newest);
  gboolean notes = missed && drie_note_book_list (self->book, self->device) != NULL;
  g_autoptr (GBytes) hint = g_bytes_new (retry, strlen (retry));
  g_autoptr (GBytes) state = drie_news_of_state (self->news, !notes);

  append_event (self, hint);
  append_event (self, state);
  self->behind = notes;
  if (notes)
    tell_notes (self);
}

gboolean
drie_live_page_tell (DrieLivePage *self, GBytes *event)
{
  /* Whoever has not been told of all its notes yet would take this for the newest. */
  g_autoptr (GBytes) told = self->behind ? drie_news_without_number (event) : g_bytes_ref (event);

  if (self->queued + g_bytes_get_size (told) > DRIE_LIMIT_STREAM_QUEUE)
    return FALSE;
  append_event (self, told);
  soup_server_message_unpause (self->message);
  return TRUE;
}

void
drie_live_page_cut (DrieLivePage *self)
{
  DrieLine *line = drie_line_of (self->message);

  if (line == NULL)
    return;
  drie_line_cut (line);
  /* libsoup notices a dead line only when it writes, so it gets something to write. */
  soup_message_body_append (soup_server_message_get_response_body (self->message), SOUP_MEMORY_STATIC, ":\n\n", 3);
  soup_server_message_unpause (self->message);
}

const char *
drie_live_page_get_device (const DrieLivePage *self)
{
  return self->device;
}

DrieCircle
drie_live_page_get_circle (const DrieLivePage *self)
{
  return self->circle;
}

int
drie_live_page_get_fd (DrieLivePage *self)
{
  DrieLine *line = drie_line_of (self->message);

  return line != NULL ? g_socket_get_fd (drie_line_get_socket (line)) : -1;
}
