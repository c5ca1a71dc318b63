/* Live pages. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/stream.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>

#include "web/hangup.h"
#include "web/line.h"

/* The device of those that have none. */
#define NOBODY ""

/**
 * Stream: a live page
 * @queued: bytes handed to libsoup and not yet to the kernel
 * @behind: not told of all its notes yet; @last: the key of the one it was told of last, NULL: none
 */
typedef struct
{
  DrieStreams *owner;
  SoupServerMessage *message;
  char *device;
  DrieCircle circle;
  gsize queued;
  DrieNoteBook *book;
  gboolean behind;
  char *last;
} Stream;

/**
 * DrieStreams:
 * @version: grows with each change of the state or of a note; what `id:` says. It begins with the time, so that a page that comes back
 * after the program was started anew is not taken for one that missed nothing
 * @thread: of all of it
 * @told: the state that all pages know, @state: the newest
 */
struct _DrieStreams
{
  DrieThread thread;
  GHashTable *all;     /* set of Stream */
  GHashTable *devices; /* device → GPtrArray of Stream in order of arrival, borrowed */
  DrieHangup *hangup;
  guint64 version;
  DriePublicState *told;
  DriePublicState *state;
  GSource *heartbeat;
  GSource *counts_timer;
  GSource *presence_timer;
  gint64 presence_at;
  guint phones[DRIE_N_CIRCLES + 1];
  DrieStreamsPresence presence;
  gpointer user_data;
};

static void presence_changed (DrieStreams *self);

static GSource *
add_timer (guint milliseconds, GSourceFunc func, gpointer user_data)
{
  GSource *source = g_timeout_source_new (milliseconds);

  g_source_set_callback (source, func, user_data, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
  return source;
}

static void
clear_timer (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
stream_free (gpointer data)
{
  Stream *stream = data;

  drie_hangup_unwatch (stream->owner->hangup, stream);
  g_signal_handlers_disconnect_by_data (stream->message, stream);
  g_object_unref (stream->message);
  g_free (stream->device);
  g_free (stream->last);
  g_free (stream);
}

/* Forgets the page: its connection is closed, or about to be. */
static void
end_stream (Stream *stream)
{
  DrieStreams *self = stream->owner;
  GPtrArray *pages = g_hash_table_lookup (self->devices, stream->device);

  g_ptr_array_remove (pages, stream);
  if (pages->len == 0)
    g_hash_table_remove (self->devices, stream->device);
  g_hash_table_remove (self->all, stream);
  presence_changed (self);
}

/* Closes the connection and forgets the page. libsoup notices a dead line only when it writes, so it gets something to write. */
static void
drop_stream (Stream *stream)
{
  DrieLine *line = drie_line_of (stream->message);

  if (line != NULL)
    {
      drie_line_cut (line);
      soup_message_body_append (soup_server_message_get_response_body (stream->message), SOUP_MEMORY_STATIC, ":\n\n", 3);
      soup_server_message_unpause (stream->message);
    }
  end_stream (stream);
}

static void
set_queued (Stream *stream, gsize queued)
{
  DrieLine *line = drie_line_of (stream->message);

  stream->queued = queued;
  if (line != NULL)
    drie_line_set_unread (line, queued);
}

static void
append_event (Stream *stream, GBytes *event)
{
  soup_message_body_append_bytes (soup_server_message_get_response_body (stream->message), event);
  set_queued (stream, stream->queued + g_bytes_get_size (event));
}

/* Whoever has not been told of all its notes yet would take this for the newest. */
static GBytes *
strip_number (GBytes *event)
{
  gsize size;
  const char *text = g_bytes_get_data (event, &size);
  gsize number = size > 3 && memcmp (text, "id:", 3) == 0 ? (const char *)memchr (text, '\n', size) + 1 - text : 0;

  return g_bytes_new_from_bytes (event, number, size - number);
}

/* Hands @event to libsoup. A page that does not read falls behind, and is dropped: it comes back and gets the state of then. */
static void
send_event (Stream *stream, GBytes *event)
{
  g_autoptr (GBytes) told = stream->behind ? strip_number (event) : g_bytes_ref (event);

  if (stream->queued + g_bytes_get_size (told) > DRIE_LIMIT_STREAM_QUEUE)
    {
      drop_stream (stream);
      return;
    }
  append_event (stream, told);
  soup_server_message_unpause (stream->message);
}

static void
send_to_all (DrieStreams *self, GBytes *event)
{
  g_autoptr (GList) streams = g_hash_table_get_keys (self->all);

  for (GList *i = streams; i != NULL; i = i->next)
    send_event (i->data, event);
}

/* @whole: who has read this one has missed nothing. */
static GBytes *
make_event (DrieStreams *self, const char *name, const char *json, gboolean whole)
{
  GString *event = g_string_new (NULL);

  if (whole)
    g_string_append_printf (event, "id: %" G_GUINT64_FORMAT "\n", self->version);
  if (name != NULL)
    g_string_append_printf (event, "event: %s\n", name);
  g_string_append_printf (event, "data: %s\n\n", json);
  return g_string_free_to_bytes (event);
}

static GBytes *
make_state_event (DrieStreams *self, const DriePublicState *state, gboolean whole)
{
  g_autofree char *json = drie_public_state_to_json (state, drie_web_boottime ());

  return make_event (self, NULL, json, whole);
}

static void
tell_state (DrieStreams *self)
{
  clear_timer (&self->counts_timer);
  g_clear_pointer (&self->told, drie_public_state_unref);
  self->told = drie_public_state_ref (self->state);

  g_autoptr (GBytes) event = make_state_event (self, self->state, TRUE);
  send_to_all (self, event);
}

static gboolean
counts_cb (gpointer user_data)
{
  DrieStreams *self = user_data;

  tell_state (self);
  return G_SOURCE_REMOVE;
}

static gboolean
counts_differ (const DriePublicState *a, const DriePublicState *b)
{
  return memcmp (a->state.counts, b->state.counts, sizeof a->state.counts) != 0;
}

/* Do they differ in more than the counts and the seconds that have passed? */
static gboolean
differ (const DriePublicState *a, const DriePublicState *b)
{
  const DrieWireState *x = &a->state, *y = &b->state;
  gint64 now = MAX (a->at, b->at);
  gint64 jump = ABS (drie_public_state_remaining_ms (a, now) - drie_public_state_remaining_ms (b, now));

  return x->step != y->step || x->steps != y->steps || x->phase != y->phase || x->speaking != y->speaking || x->paused != y->paused
         || x->open_for != y->open_for || x->closed != y->closed || g_strcmp0 (a->asking, b->asking) != 0 || a->open_to != b->open_to
         || a->ticking != b->ticking || x->published != y->published || g_strcmp0 (a->plan->contact, b->plan->contact) != 0
         || jump > 250 * MAX (a->pace, 1);
}

void
drie_streams_state_changed (DrieStreams *self, DriePublicState *state)
{
  DriePublicState *before = self->state;

  drie_thread_assert (&self->thread);
  self->state = drie_public_state_ref (state);
  if (before != NULL)
    drie_public_state_unref (before);
  self->version++;
  if (self->told == NULL || differ (self->told, state))
    tell_state (self);
  else if (counts_differ (self->told, state) && self->counts_timer == NULL)
    self->counts_timer = add_timer (DRIE_LIMIT_COUNTS_INTERVAL, counts_cb, self);
}

void
drie_streams_note_changed (DrieStreams *self, const DrieWebNote *note)
{
  drie_thread_assert (&self->thread);
  self->version++;
  GPtrArray *pages = note->device != NULL ? g_hash_table_lookup (self->devices, note->device) : NULL;
  if (pages == NULL)
    return;

  g_autofree char *json = drie_web_note_to_json (note);
  g_autoptr (GBytes) event = make_event (self, "mine", json, TRUE);
  g_autoptr (GPtrArray) copy = g_ptr_array_copy (pages, NULL, NULL);
  for (guint i = 0; i < copy->len; i++)
    send_event (g_ptr_array_index (copy, i), event);
}

static void
count_phones (DrieStreams *self, guint phones[DRIE_N_CIRCLES + 1])
{
  GHashTableIter iter;
  gpointer device, pages;

  memset (phones, 0, (DRIE_N_CIRCLES + 1) * sizeof phones[0]);
  g_hash_table_iter_init (&iter, self->devices);
  while (g_hash_table_iter_next (&iter, &device, &pages))
    {
      const GPtrArray *streams = pages;
      /* The page opened last knows the circle best. */
      for (guint i = g_str_equal (device, NOBODY) ? 0 : streams->len - 1; i < streams->len; i++)
        phones[((Stream *)g_ptr_array_index (streams, i))->circle]++;
    }
}

static gboolean
presence_cb (gpointer user_data)
{
  DrieStreams *self = user_data;
  guint phones[DRIE_N_CIRCLES + 1];

  clear_timer (&self->presence_timer);
  self->presence_at = g_get_monotonic_time ();
  count_phones (self, phones);
  if (memcmp (phones, self->phones, sizeof phones) != 0)
    {
      memcpy (self->phones, phones, sizeof phones);
      self->presence (phones, self->user_data);
    }
  return G_SOURCE_REMOVE;
}

static void
presence_changed (DrieStreams *self)
{
  gint64 quiet = (g_get_monotonic_time () - self->presence_at) / 1000;

  if (self->presence_timer == NULL)
    self->presence_timer
        = add_timer ((guint)CLAMP (DRIE_LIMIT_PRESENCE_INTERVAL - quiet, 0, DRIE_LIMIT_PRESENCE_INTERVAL), presence_cb, self);
}

/* A comment for what only listens whether the line lives; and the state, which a page hears of and then asks for nothing. */
static gboolean
heartbeat_cb (gpointer user_data)
{
  DrieStreams *self = user_data;
  g_autoptr (GBytes) beat = g_bytes_new_static (":\n\n", 3);

  send_to_all (self, beat);
  if (self->state != NULL)
    tell_state (self);
  return G_SOURCE_CONTINUE;
}

static void
hangup_cb (gpointer tag, gpointer user_data)
{
  drop_stream (tag);
}

static void
ended_cb (SoupServerMessage *message, Stream *stream)
{
  end_stream (stream);
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
tell_notes (Stream *stream)
{
  DrieStreams *self = stream->owner;
  const GPtrArray *notes = drie_note_book_list (stream->book, stream->device);
  guint n_notes = notes != NULL ? notes->len : 0;
  guint next = notes != NULL && stream->last != NULL ? find_next (notes, stream->last) : 0;

  for (; next < n_notes && stream->queued < DRIE_LIMIT_STREAM_PORTION; next++)
    {
      const DrieWebNote *note = g_ptr_array_index (notes, next);
      g_autofree char *json = drie_web_note_to_json (note);
      stream->behind = next + 1 < n_notes;
      g_autoptr (GBytes) event = make_event (self, "mine", json, !stream->behind);
      append_event (stream, event);
      g_free (stream->last);
      stream->last = g_strdup (note->key);
    }
  if (!stream->behind || next < n_notes)
    return;
  /* The last ones were withdrawn meanwhile. */
  stream->behind = FALSE;
  g_autoptr (GBytes) state = make_state_event (self, self->state, TRUE);
  append_event (stream, state);
}

static void
wrote_cb (SoupServerMessage *message, guint size, Stream *stream)
{
  set_queued (stream, stream->queued - MIN (size, stream->queued));
  if (!stream->behind || stream->queued >= DRIE_LIMIT_STREAM_PORTION / 2)
    return;
  tell_notes (stream);
  soup_server_message_unpause (message);
}

DrieStreams *
drie_streams_new (DrieStreamsPresence presence, gpointer user_data)
{
  DrieStreams *self = g_new0 (DrieStreams, 1);

  drie_thread_claim (&self->thread);
  self->all = g_hash_table_new_full (NULL, NULL, stream_free, NULL);
  self->devices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  self->hangup = drie_hangup_new (hangup_cb, self);
  self->version = (guint64)(g_get_real_time () / 1000);
  self->heartbeat = add_timer (DRIE_LIMIT_HEARTBEAT * 1000, heartbeat_cb, self);
  self->presence = presence;
  self->user_data = user_data;
  return self;
}

void
drie_streams_free (DrieStreams *self)
{
  if (self == NULL)
    return;
  clear_timer (&self->heartbeat);
  clear_timer (&self->counts_timer);
  g_hash_table_unref (self->devices);
  g_hash_table_unref (self->all);
  clear_timer (&self->presence_timer);
  drie_hangup_free (self->hangup);
  g_clear_pointer (&self->told, drie_public_state_unref);
  g_clear_pointer (&self->state, drie_public_state_unref);
  g_free (self);
}

guint
drie_streams_size (DrieStreams *self)
{
  return g_hash_table_size (self->all);
}

static void
prepare_socket (Stream *stream)
{
  DrieLine *line = drie_line_of (stream->message);

  if (line == NULL)
    return;

  GSocket *socket = drie_line_get_socket (line);
  g_socket_set_option (socket, SOL_SOCKET, SO_SNDBUF, DRIE_LIMIT_STREAM_SOCKET, NULL);
  g_socket_set_option (socket, IPPROTO_TCP, TCP_USER_TIMEOUT, DRIE_LIMIT_STREAM_SILENCE, NULL);
  drie_hangup_watch (stream->owner->hangup, g_socket_get_fd (socket), stream);
}

static void
remember (DrieStreams *self, Stream *stream)
{
  GPtrArray *pages = g_hash_table_lookup (self->devices, stream->device);

  if (pages == NULL)
    {
      pages = g_ptr_array_new ();
      g_hash_table_insert (self->devices, g_strdup (stream->device), pages);
    }
  g_ptr_array_add (pages, stream);
  g_hash_table_add (self->all, stream);
  presence_changed (self);
}

/* What a page that comes (back) must know. One that missed something is told of every note it has: more than it missed, never less. */
static void
greet (Stream *stream, DrieSite *site, const char *last_event_id)
{
  DrieStreams *self = stream->owner;
  g_autofree char *newest = g_strdup_printf ("%" G_GUINT64_FORMAT, self->version);
  g_autofree char *retry = g_strdup_printf ("retry: %d\n", g_random_int_range (DRIE_LIMIT_RETRY_MIN, DRIE_LIMIT_RETRY_MAX + 1));
  gboolean missed = last_event_id != NULL && !g_str_equal (last_event_id, newest);
  const GPtrArray *notes = missed ? drie_note_book_list (site->book, stream->device) : NULL;
  g_autoptr (GBytes) hint = g_bytes_new (retry, strlen (retry));
  g_autoptr (GBytes) state = make_state_event (self, site->state, notes == NULL);

  append_event (stream, hint);
  append_event (stream, state);
  stream->book = site->book;
  stream->behind = notes != NULL;
  if (stream->behind)
    tell_notes (stream);
}

void
drie_streams_add (DrieStreams *self, DrieSite *site, SoupServerMessage *message, const DrieReply *reply, const char *last_event_id)
{
  Stream *stream = g_new0 (Stream, 1);
  gboolean chunked = soup_server_message_get_http_version (message) != SOUP_HTTP_1_0;

  stream->owner = self;
  stream->message = g_object_ref (message);
  stream->device = g_strdup (reply->device != NULL ? reply->device : NOBODY);
  stream->circle = reply->circle;
  soup_message_headers_set_encoding (soup_server_message_get_response_headers (message),
                                     chunked ? SOUP_ENCODING_CHUNKED : SOUP_ENCODING_EOF);
  soup_message_body_set_accumulate (soup_server_message_get_response_body (message), FALSE);
  g_signal_connect (message, "wrote-body-data", G_CALLBACK (wrote_cb), stream);
  g_signal_connect (message, "finished", G_CALLBACK (ended_cb), stream);
  g_signal_connect (message, "disconnected", G_CALLBACK (ended_cb), stream);
  prepare_socket (stream);
  greet (stream, site, last_event_id);
  remember (self, stream);
}
