/* libsoup's messages become exchanges, and replies become libsoup's again. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/front.h"

#include <string.h>

#include "web/router.h"

struct _DrieFront
{
  DrieSite *site;
  DrieStreams *streams;
  DrieGuests *guests;
};

/**
 * Call: a request on its way
 * @received: bytes of the body so far; @body: these; NULL: there is none, or it is too large
 * @complete: all of the request is there
 * @last: the connection is closed with the answer: what follows could be taken for what it is not
 * @in_handler: libsoup waits for the handler to return; else the message was paused
 * @gone: the connection ended before the answer came
 */
typedef struct
{
  DrieFront *front;
  SoupServerMessage *message;
  gsize received;
  GByteArray *body;
  gboolean complete;
  gboolean too_large;
  gboolean last;
  gboolean in_handler;
  gboolean answered;
  gboolean gone;
} Call;

static GQuark
call_quark (void)
{
  return g_quark_from_static_string ("drie-call");
}

/* Longer than any browser's is as good as empty: taking lists apart must not become work that strangers can order. */
static char *
get_header (SoupMessageHeaders *headers, const char *name)
{
  const char *value = soup_message_headers_get_list (headers, name);

  return g_strdup (value == NULL || strlen (value) <= DRIE_LIMIT_HEADER ? value : "");
}

/* Likewise. */
static char *
get_query (GUri *uri)
{
  const char *query = g_uri_get_query (uri);

  return g_strdup (query == NULL || strlen (query) <= DRIE_LIMIT_HEADER ? query : "");
}

static char *
get_peer (SoupServerMessage *message)
{
  GSocketAddress *address = soup_server_message_get_remote_address (message);

  return g_inet_address_to_string (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address)));
}

/* If it is still open. */
static void
set_line_state (SoupServerMessage *message, DrieLineState state)
{
  DrieLine *line = drie_line_of (message);

  if (line != NULL)
    drie_line_set_state (line, state);
}

/* Was another host asked for than the Host header says, by an address in the first line? */
static gboolean
names_other_host (GUri *uri, const char *host)
{
  const char *name = g_uri_get_host (uri);
  int port = g_uri_get_port (uri);
  g_autofree char *brackets = strchr (name, ':') != NULL ? g_strdup_printf ("[%s]", name) : g_strdup (name);
  g_autofree char *asked = port > 0 ? g_strdup_printf ("%s:%d", brackets, port) : g_strdup (brackets);

  return g_uri_get_userinfo (uri) != NULL || host == NULL || g_ascii_strcasecmp (asked, host) != 0;
}

static void
fill_request (DrieRequest *request, Call *call)
{
  SoupServerMessage *message = call->message;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  GUri *uri = soup_server_message_get_uri (message);
  GSocketAddress *local = soup_server_message_get_local_address (message);

  request->head = soup_server_message_get_method (message) == SOUP_METHOD_HEAD;
  request->method = request->head ? SOUP_METHOD_GET : soup_server_message_get_method (message);
  request->path = g_strdup (g_uri_get_path (uri)[0] == '/' ? g_uri_get_path (uri) : "/");
  request->query = get_query (uri);
  request->host = get_header (headers, "Host");
  if (names_other_host (uri, request->host))
    g_clear_pointer (&request->host, g_free);
  request->origin = get_header (headers, "Origin");
  request->fetch_site = get_header (headers, "Sec-Fetch-Site");
  request->referer = get_header (headers, "Referer");
  request->accept = get_header (headers, "Accept");
  request->accept_language = get_header (headers, "Accept-Language");
  request->accept_encoding = get_header (headers, "Accept-Encoding");
  request->content_type = get_header (headers, "Content-Type");
  request->content_encoding = get_header (headers, "Content-Encoding");
  request->cookie = get_header (headers, "Cookie");
  request->last_event_id = get_header (headers, "Last-Event-ID");
  request->local = local != NULL ? g_object_ref (local) : NULL;
  request->peer = g_str_equal (request->method, "GET") ? NULL : get_peer (message);
  request->too_large = call->too_large;
  request->body = call->body != NULL ? g_byte_array_free_to_bytes (g_steal_pointer (&call->body)) : NULL;
  request->now = drie_web_boottime ();
}

static void
set_fixed_headers (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  for (int i = 0; drie_fixed_headers[i].name != NULL; i++)
    soup_message_headers_replace (headers, drie_fixed_headers[i].name, drie_fixed_headers[i].value);
}

/* What libsoup has no words for; NULL where it has. */
static const char *
get_reason (guint status)
{
  if (status == 421)
    return "Misdirected Request";
  return status == 429 ? "Too Many Requests" : NULL;
}

/* Writing these headers, libsoup forgets that there is no body, and closes the connection as if that were the body's end. */
static void
wrote_no_content_cb (SoupServerMessage *message, gpointer user_data)
{
  soup_message_headers_set_encoding (soup_server_message_get_response_headers (message), SOUP_ENCODING_NONE);
}

static void
send_reply (Call *call, const DrieReply *reply)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (call->message);

  soup_server_message_set_status (call->message, reply->status, get_reason (reply->status));
  if (reply->status == SOUP_STATUS_NO_CONTENT)
    g_signal_connect (call->message, "wrote-headers", G_CALLBACK (wrote_no_content_cb), NULL);
  if (reply->type != NULL)
    soup_message_headers_replace (headers, "Content-Type", reply->type);
  if (call->last || (!reply->stream && drie_guests_count (call->front->guests, DRIE_LINE_WAITING) >= DRIE_LIMIT_WAITING))
    soup_message_headers_replace (headers, "Connection", "close");
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

/* If it is still open. */
static void
gather (SoupServerMessage *message, gboolean gather)
{
  DrieLine *line = drie_line_of (message);

  if (line != NULL)
    drie_line_gather (line, gather);
}

/* All of the body stays until its last byte is taken. */
static void
count_unread (SoupServerMessage *message, gsize length)
{
  DrieLine *line = drie_line_of (message);

  if (line != NULL)
    drie_line_set_unread (line, length);
}

static void
wrote_cb (SoupServerMessage *message, guint size, gpointer user_data)
{
  DrieLine *line = drie_line_of (message);

  if (line != NULL)
    drie_line_set_unread (line, drie_line_get_unread (line));
}

static void
call_clear (gpointer data)
{
  g_clear_pointer (&((Call *)data)->body, g_byte_array_unref);
}

static void
call_unref (gpointer data)
{
  g_rc_box_release_full (data, call_clear);
}

static void
done_cb (DrieExchange *exchange, gpointer user_data)
{
  Call *call = user_data;
  DrieFront *front = call->front;

  call->answered = TRUE;
  if (call->complete)
    set_line_state (call->message, exchange->reply.stream ? DRIE_LINE_LIVE : DRIE_LINE_READING);
  send_reply (call, &exchange->reply);
  if (exchange->reply.stream)
    drie_streams_add (front->streams, front->site, call->message, &exchange->reply, exchange->request.last_event_id);
  else if (exchange->reply.body != NULL)
    {
      g_signal_connect (call->message, "wrote-body-data", G_CALLBACK (wrote_cb), NULL);
      count_unread (call->message, g_bytes_get_size (exchange->reply.body));
      gather (call->message, TRUE);
    }
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
  drie_router_answer (call->front->site, exchange);
  call->in_handler = FALSE;
  if (call->answered)
    return;
  g_object_ref (call->message);
  soup_server_message_pause (call->message);
}

static void
got_chunk_cb (SoupServerMessage *message, GBytes *chunk, Call *call)
{
  DrieLine *line = drie_line_of (message);
  gsize size;
  const guint8 *data = g_bytes_get_data (chunk, &size);

  call->received += size;
  if (call->received > DRIE_LIMIT_DISCARD && line != NULL)
    drie_line_cut (line);
  if (call->received > DRIE_LIMIT_BODY)
    {
      call->too_large = TRUE;
      g_clear_pointer (&call->body, g_byte_array_unref);
    }
  if (call->body != NULL)
    g_byte_array_append (call->body, data, size);
}

static void
gone_cb (SoupServerMessage *message, Call *call)
{
  call->gone = TRUE;
}

/* As libsoup will read it; -1: in chunks. */
static gint64
get_body_length (SoupMessageHeaders *headers)
{
  switch (soup_message_headers_get_encoding (headers))
    {
    case SOUP_ENCODING_NONE:
      return 0;
    case SOUP_ENCODING_CONTENT_LENGTH:
      return soup_message_headers_get_content_length (headers);
    default:
      return -1;
    }
}

/* The headers are there. A body that is said to be too large is refused before it is sent, to those who wait for our word. */
static void
early_cb (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  DrieFront *self = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  SoupEncoding encoding = soup_message_headers_get_encoding (headers);
  DrieLine *line = drie_line_of (message);
  Call *call = g_rc_box_new0 (Call);

  drie_thread_assert (&self->site->thread);
  call->front = self;
  call->message = message;
  g_object_set_qdata_full (G_OBJECT (message), call_quark (), call, call_unref);
  if (encoding != SOUP_ENCODING_NONE)
    {
      call->body = g_byte_array_new ();
      g_signal_connect (message, "got-chunk", G_CALLBACK (got_chunk_cb), call);
    }
  /* It would keep each piece by itself: of a body in chunks of a byte, many times its size. */
  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
  g_signal_connect (message, "disconnected", G_CALLBACK (gone_cb), call);
  soup_message_headers_remove (headers, "Range"); /* libsoup would cut pages in pieces, and each as often as asked */
  call->last = encoding == SOUP_ENCODING_CHUNKED;
  if (line != NULL)
    drie_line_expect_body (line, get_body_length (headers));
  if (encoding != SOUP_ENCODING_CONTENT_LENGTH || soup_message_headers_get_content_length (headers) <= DRIE_LIMIT_BODY)
    return;
  call->too_large = call->last = TRUE;
  g_clear_pointer (&call->body, g_byte_array_unref);
  answer (call);
}

static void
request_cb (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  answer (g_object_get_qdata (G_OBJECT (message), call_quark ()));
}

/* What libsoup answers by itself (to what is no HTTP, say) carries our headers too. */
static void
started_cb (SoupServer *soup, SoupServerMessage *message, gpointer user_data)
{
  set_fixed_headers (message);
  set_line_state (message, DRIE_LINE_ASKING);
}

static void
read_cb (SoupServer *soup, SoupServerMessage *message, gpointer user_data)
{
  Call *call = g_object_get_qdata (G_OBJECT (message), call_quark ());

  if (call != NULL)
    call->complete = TRUE;
  set_line_state (message, soup_server_message_get_status (message) == 0 ? DRIE_LINE_WORKING : DRIE_LINE_READING);
}

/* Unless the connection is closed now, it waits for another request. libsoup says of an answer of 500 that it was aborted. */
static void
finished_cb (SoupServer *soup, SoupServerMessage *message, gpointer user_data)
{
  set_line_state (message, DRIE_LINE_WAITING);
  count_unread (message, 0);
  gather (message, FALSE);
}

DrieFront *
drie_front_new (SoupServer *soup, DrieSite *site, DrieStreams *streams, DrieGuests *guests)
{
  DrieFront *self = g_new0 (DrieFront, 1);

  self->site = site;
  self->streams = streams;
  self->guests = guests;
  g_signal_connect (soup, "request-started", G_CALLBACK (started_cb), self);
  g_signal_connect (soup, "request-read", G_CALLBACK (read_cb), self);
  g_signal_connect (soup, "request-finished", G_CALLBACK (finished_cb), self);
  g_signal_connect (soup, "request-aborted", G_CALLBACK (finished_cb), self);
  soup_server_add_early_handler (soup, "/", early_cb, self, NULL);
  soup_server_add_handler (soup, "/", request_cb, self, NULL);
  return self;
}

void
drie_front_free (DrieFront *self)
{
  g_free (self);
}
