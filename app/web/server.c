/* The server: a thread with a main loop, libsoup at its front, the router behind. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/server.h"

#include <libsoup/soup.h>
#include <string.h>

#include "web/listen.h"
#include "web/router.h"
#include "web/stream.h"

/* Of the page's files (see data/web); libraries lose resources that nobody names. */
GResource *drie_web_pages_get_resource (void);

/* The way back to the one who started the server. @func is read and cleared on that thread only. */
typedef struct
{
  gatomicrefcount ref_count;
  GMainContext *context;
  DrieWebPresence func;
  gpointer user_data;
} Listener;

/**
 * DrieWebServer:
 * @config, @first, @error: only while it starts
 * @soup, @site, @streams: of the web thread
 */
struct _DrieWebServer
{
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  guint16 port;
  Listener *listener;

  GMutex mutex;
  GCond cond;
  gboolean ready;
  const DrieWebConfig *config;
  DriePublicState *first;
  GError *error;

  SoupServer *soup;
  DrieSite *site;
  DrieStreams *streams;
};

/**
 * Call: a request on its way
 * @received: bytes of the body so far
 * @in_handler: libsoup waits for the handler to return; else the message was paused
 * @gone: the connection ended before the answer came
 */
typedef struct
{
  DrieWebServer *self;
  SoupServerMessage *message;
  gsize received;
  gboolean too_large;
  gboolean in_handler;
  gboolean answered;
  gboolean gone;
} Call;

static GQuark call_quark;

/* Presence */

static void
listener_unref (gpointer data)
{
  Listener *listener = data;

  if (!g_atomic_ref_count_dec (&listener->ref_count))
    return;
  g_main_context_unref (listener->context);
  g_free (listener);
}

typedef struct
{
  Listener *listener;
  guint phones[DRIE_N_CIRCLES + 1];
} Presence;

static void
presence_free (gpointer data)
{
  Presence *presence = data;

  listener_unref (presence->listener);
  g_free (presence);
}

static gboolean
deliver_presence_cb (gpointer user_data)
{
  Presence *presence = user_data;

  if (presence->listener->func != NULL)
    presence->listener->func (presence->phones, presence->listener->user_data);
  return G_SOURCE_REMOVE;
}

static void
presence_cb (const guint phones[DRIE_N_CIRCLES + 1], gpointer user_data)
{
  DrieWebServer *self = user_data;
  Presence *presence = g_new0 (Presence, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  g_atomic_ref_count_inc (&self->listener->ref_count);
  presence->listener = self->listener;
  memcpy (presence->phones, phones, sizeof presence->phones);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_presence_cb, presence, presence_free);
  g_source_attach (source, self->listener->context);
}

/* Requests */

/* Longer than any browser's is as good as empty: taking lists apart must not become work that strangers can order. */
static char *
get_header (SoupMessageHeaders *headers, const char *name)
{
  const char *value = soup_message_headers_get_list (headers, name);

  return g_strdup (value == NULL || strlen (value) <= DRIE_LIMIT_HEADER ? value : "");
}

static char *
get_peer (SoupServerMessage *message)
{
  GSocketAddress *address = soup_server_message_get_remote_address (message);

  return G_IS_INET_SOCKET_ADDRESS (address) ? g_inet_address_to_string (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)))
                                            : g_strdup ("");
}

static void
fill_request (DrieRequest *request, const Call *call)
{
  SoupServerMessage *message = call->message;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  GUri *uri = soup_server_message_get_uri (message);
  GSocketAddress *local = soup_server_message_get_local_address (message);

  request->head = soup_server_message_get_method (message) == SOUP_METHOD_HEAD;
  request->method = request->head ? SOUP_METHOD_GET : soup_server_message_get_method (message);
  request->path = g_strdup (g_uri_get_path (uri)[0] == '/' ? g_uri_get_path (uri) : "/");
  request->query = g_strdup (g_uri_get_query (uri));
  request->host = get_header (headers, "Host");
  request->origin = get_header (headers, "Origin");
  request->fetch_site = get_header (headers, "Sec-Fetch-Site");
  request->accept = get_header (headers, "Accept");
  request->accept_language = get_header (headers, "Accept-Language");
  request->accept_encoding = get_header (headers, "Accept-Encoding");
  request->content_type = get_header (headers, "Content-Type");
  request->cookie = get_header (headers, "Cookie");
  request->last_event_id = get_header (headers, "Last-Event-ID");
  request->local = local != NULL ? g_object_ref (local) : NULL;
  request->peer = get_peer (message);
  request->too_large = call->too_large;
  request->body = !call->too_large && soup_message_body_get_accumulate (body) ? soup_message_body_flatten (body) : NULL;
  request->now = drie_web_boottime ();
}

static void
set_fixed_headers (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  for (int i = 0; drie_fixed_headers[i].name != NULL; i++)
    soup_message_headers_replace (headers, drie_fixed_headers[i].name, drie_fixed_headers[i].value);
}

static void
send_reply (Call *call, const DrieReply *reply)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (call->message);

  soup_server_message_set_status (call->message, reply->status, NULL);
  set_fixed_headers (call->message);
  if (reply->type != NULL)
    soup_message_headers_replace (headers, "Content-Type", reply->type);
  for (guint i = 0; i < reply->headers->len; i += 2)
    {
      const char *name = g_ptr_array_index (reply->headers, i);
      const char *value = g_ptr_array_index (reply->headers, i + 1);
      if (g_str_equal (name, "Set-Cookie"))
        soup_message_headers_append (headers, name, value);
      else
        soup_message_headers_replace (headers, name, value);
    }
  if (reply->body != NULL && g_bytes_get_size (reply->body) > 0)
    soup_message_body_append_bytes (soup_server_message_get_response_body (call->message), reply->body);
}

static void
call_unref (gpointer data)
{
  g_rc_box_release (data);
}

static void
done_cb (DrieExchange *exchange, gpointer user_data)
{
  Call *call = user_data;
  DrieWebServer *self = call->self;

  call->answered = TRUE;
  send_reply (call, &exchange->reply);
  if (exchange->reply.stream)
    drie_streams_add (self->streams, self->site, call->message, &exchange->reply, exchange->request.last_event_id);
  if (!call->in_handler)
    {
      if (!call->gone)
        soup_server_message_unpause (call->message);
      g_object_unref (call->message);
    }
  drie_exchange_free (exchange);
  call_unref (call);
}

static void
answer (Call *call)
{
  DrieExchange *exchange = drie_exchange_new (done_cb, g_rc_box_acquire (call));

  fill_request (&exchange->request, call);
  call->in_handler = TRUE;
  drie_router_answer (call->self->site, exchange);
  call->in_handler = FALSE;
  if (call->answered)
    return;
  g_object_ref (call->message);
  soup_server_message_pause (call->message);
}

static void
got_chunk_cb (SoupServerMessage *message, GBytes *chunk, Call *call)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);

  call->received += g_bytes_get_size (chunk);
  if (call->received > DRIE_LIMIT_DISCARD)
    drie_listen_cut (soup_server_message_get_socket (message));
  if (call->received <= DRIE_LIMIT_BODY || call->too_large)
    return;
  call->too_large = TRUE;
  soup_message_body_set_accumulate (body, FALSE);
  soup_message_body_truncate (body);
}

static void
gone_cb (SoupServerMessage *message, Call *call)
{
  call->gone = TRUE;
}

/* The headers are there. A body that is said to be too large is refused before it is sent, to those who wait for our word. */
static void
early_cb (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  DrieWebServer *self = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  Call *call = g_rc_box_new0 (Call);

  drie_site_assert_thread (self->site);
  call->self = self;
  call->message = message;
  g_object_set_qdata_full (G_OBJECT (message), call_quark, call, call_unref);
  g_signal_connect (message, "got-chunk", G_CALLBACK (got_chunk_cb), call);
  g_signal_connect (message, "disconnected", G_CALLBACK (gone_cb), call);
  soup_message_headers_remove (headers, "Range"); /* libsoup would cut pages in pieces, and each as often as asked */
  if (soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH
      || soup_message_headers_get_content_length (headers) <= DRIE_LIMIT_BODY)
    return;
  call->too_large = TRUE;
  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
  answer (call);
}

static void
request_cb (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  answer (g_object_get_qdata (G_OBJECT (message), call_quark));
}

/* What libsoup answers by itself (to what is no HTTP, say) carries our headers too. */
static void
started_cb (SoupServer *soup, SoupServerMessage *message, gpointer user_data)
{
  GSocket *socket = soup_server_message_get_socket (message);

  set_fixed_headers (message);
  if (socket != NULL)
    g_socket_set_timeout (socket, DRIE_LIMIT_SILENCE);
}

/* The thread */

static void
note_changed_cb (const DrieWebNote *note, gpointer user_data)
{
  DrieWebServer *self = user_data;

  if (self->streams != NULL)
    drie_streams_note_changed (self->streams, note);
}

static gboolean
prune_cb (gpointer user_data)
{
  drie_site_prune (user_data, drie_web_boottime ());
  return G_SOURCE_CONTINUE;
}

static void
add_prune_timer (DrieWebServer *self)
{
  g_autoptr (GSource) source = g_timeout_source_new_seconds (DRIE_LIMIT_HEARTBEAT);

  g_source_set_callback (source, prune_cb, self->site, NULL);
  g_source_attach (source, self->context);
}

static gboolean
set_up (DrieWebServer *self, GError **error)
{
  const DrieWebConfig *config = self->config;
  DriePages *pages = drie_pages_new (drie_web_pages_get_resource (), error);

  if (pages == NULL)
    return FALSE;
  drie_listen_raise_limit ();
  self->site = drie_site_new (config->code, config->device_key, config->sink, self->first, pages, note_changed_cb, self);
  self->streams = drie_streams_new (presence_cb, self);
  drie_streams_state_changed (self->streams, self->first);
  self->soup = soup_server_new ("raw-paths", TRUE, NULL);
  g_signal_connect (self->soup, "request-started", G_CALLBACK (started_cb), self);
  soup_server_add_early_handler (self->soup, "/", early_cb, self, NULL);
  soup_server_add_handler (self->soup, "/", request_cb, self, NULL);
  self->port = drie_listen (self->soup, config->addresses, config->port, config->exact_port, error);
  add_prune_timer (self);
  return self->port != 0;
}

static gboolean
too_long_cb (gpointer user_data)
{
  *(gboolean *)user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Notes that are being written still have to be entered and answered, though nobody may be there to hear it. */
static gboolean
drain (DrieWebServer *self)
{
  gboolean too_long = FALSE;
  g_autoptr (GSource) source = g_timeout_source_new_seconds (DRIE_LIMIT_DRAIN);

  g_source_set_callback (source, too_long_cb, &too_long, NULL);
  g_source_attach (source, self->context);
  while (self->site != NULL && self->site->jobs > 0 && !too_long)
    g_main_context_iteration (self->context, TRUE);
  g_source_destroy (source);
  return !too_long;
}

static void
tear_down (DrieWebServer *self)
{
  if (self->soup != NULL)
    soup_server_disconnect (self->soup);
  g_clear_pointer (&self->streams, drie_streams_free);
  if (!drain (self))
    {
      g_warning ("Notes are still being written after %d seconds", DRIE_LIMIT_DRAIN);
      self->site = NULL; /* its jobs may yet come back to it */
    }
  g_clear_object (&self->soup);
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_clear_pointer (&self->site, drie_site_free);
}

static gpointer
thread_main (gpointer data)
{
  DrieWebServer *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_context_acquire (self->context);
  gboolean ok = set_up (self, &self->error);

  g_mutex_lock (&self->mutex);
  self->ready = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);

  if (ok)
    g_main_loop_run (self->loop);
  tear_down (self);
  g_main_context_release (self->context);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

/* From outside */

DrieWebServer *
drie_web_server_start (const DrieWebConfig *config, DriePublicState *state, DrieWebPresence presence, gpointer user_data, GError **error)
{
  DrieWebServer *self = g_new0 (DrieWebServer, 1);

  call_quark = g_quark_from_static_string ("drie-call");
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->listener = g_new0 (Listener, 1);
  g_atomic_ref_count_init (&self->listener->ref_count);
  self->listener->context = g_main_context_ref_thread_default ();
  self->listener->func = presence;
  self->listener->user_data = user_data;
  self->config = config;
  self->first = state;
  self->thread = g_thread_new ("web", thread_main, self);

  g_mutex_lock (&self->mutex);
  while (!self->ready)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
  self->config = NULL;
  self->first = NULL;
  if (self->error == NULL)
    return self;
  g_propagate_error (error, g_steal_pointer (&self->error));
  drie_web_server_stop (self);
  return NULL;
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

static void
run_on_web_thread (DrieWebServer *self, GSourceFunc func, gpointer data, GDestroyNotify destroy)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, destroy);
  g_source_attach (source, self->context);
}

void
drie_web_server_stop (DrieWebServer *self)
{
  if (self == NULL)
    return;
  self->listener->func = NULL;
  run_on_web_thread (self, quit_cb, self->loop, NULL);
  g_thread_join (self->thread);
  listener_unref (self->listener);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

guint16
drie_web_server_get_port (DrieWebServer *self)
{
  return self->port;
}

/* A state on its way to the web thread: the task's data is the state. */
typedef struct
{
  DrieWebServer *self;
  DriePublicState *state;
} Publication;

static void
publication_free (gpointer data)
{
  Publication *publication = data;

  drie_public_state_unref (publication->state);
  g_free (publication);
}

static gboolean
publish_cb (gpointer user_data)
{
  GTask *task = user_data;
  Publication *publication = g_task_get_task_data (task);
  DrieWebServer *self = publication->self;

  if (self->site != NULL)
    drie_site_publish (self->site, publication->state);
  if (self->streams != NULL)
    drie_streams_state_changed (self->streams, publication->state);
  g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

void
drie_web_server_publish_async (DrieWebServer *self, DriePublicState *state, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Publication *publication = g_new0 (Publication, 1);

  publication->self = self;
  publication->state = drie_public_state_ref (state);
  g_task_set_source_tag (task, drie_web_server_publish_async);
  g_task_set_task_data (task, publication, publication_free);
  run_on_web_thread (self, publish_cb, task, g_object_unref);
}

gboolean
drie_web_server_publish_finish (DrieWebServer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
