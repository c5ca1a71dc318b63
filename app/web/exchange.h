/* A request and the reply to it, as plain data: routes can be tried without a socket. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/circle.h"

G_BEGIN_DECLS

/**
 * DrieRequest:
 * @method: interned: "GET", "POST" …; HEAD comes as "GET" with @head set
 * @path, @query: as they came, percent-encoded; @query may be NULL
 * @host … @last_event_id: the headers, joined with ", " where a client repeats one; NULL if absent
 * @local: where the connection came in; @peer: the address (no port) it comes from, in text; NULL of one
 * that only reads
 * @body: NULL if there is none, or if it is larger than DRIE_LIMIT_BODY: then @too_large is set
 * @stray: somebody else may have made its address or its form: a page that none of ours led to, or what a foreign page sends
 * @now: CLOCK_BOOTTIME, µs
 */
typedef struct
{
  const char *method;
  gboolean head;
  char *path;
  char *query;
  char *host;
  char *origin;
  char *fetch_site;
  char *referer;
  char *accept;
  char *accept_language;
  char *accept_encoding;
  char *content_type;
  char *content_encoding;
  char *cookie;
  char *last_event_id;
  GSocketAddress *local;
  char *peer;
  GBytes *body;
  gboolean too_large;
  gboolean stray;
  gint64 now;
} DrieRequest;

/**
 * DrieReply:
 * @type: static
 * @body: NULL for an empty one
 * @encoding: NULL, or "gzip" if @body is compressed already
 * @headers: name, value, name, value …
 * @immutable: may be kept for a year; else nothing may be stored
 * @stream: the reply is the beginning of a live stream, for @device (NULL if the phone has no cookie yet) and @circle
 */
typedef struct
{
  guint status;
  const char *type;
  GBytes *body;
  const char *encoding;
  GPtrArray *headers;
  gboolean immutable;
  gboolean stream;
  char *device;
  DrieCircle circle;
} DrieReply;

typedef struct
{
  const char *name;
  const char *value;
} DrieHeader;

/* Everything comes from here; the page's icon is a data: URL. No page of ours is ever shown inside another. */
#define DRIE_POLICY "default-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/* What every answer carries, unless it says otherwise; ends with a NULL name. */
extern const DrieHeader drie_fixed_headers[];

typedef struct _DrieExchange DrieExchange;
typedef void (*DrieExchangeDone) (DrieExchange *exchange, gpointer user_data);

struct _DrieExchange
{
  DrieRequest request;
  DrieReply reply;
  DrieExchangeDone done;
  gpointer user_data;
};

/* @done: called once, when the reply is there, at once or later; frees the exchange. */
DrieExchange *drie_exchange_new (DrieExchangeDone done, gpointer user_data);
void drie_exchange_free (DrieExchange *self);
/* The reply is complete. @self may be gone afterwards. */
void drie_exchange_finish (DrieExchange *self);

/* Does the reader want a page rather than JSON? */
gboolean drie_request_wants_html (const DrieRequest *request);
/* Values of all cookies called @name, in their order: browsers send more than one where a path or an older page left another. */
GStrv drie_request_get_cookies (const DrieRequest *request, const char *name);
/* The weight (0–1000) of @token in a header like Accept, Accept-Encoding, Accept-Language; -1 if it is not named. */
int drie_header_weight (const char *header, const char *token);

void drie_reply_add_header (DrieReply *reply, const char *name, const char *value);
/* The circle, which is no secret, or DRIE_COOKIE_NO_CIRCLE: what a browser also sends when a link from elsewhere leads here. See
 * drie_device_ensure(). */
#define DRIE_COOKIE_CIRCLE    "circle"
#define DRIE_COOKIE_NO_CIRCLE "none"
/* @value: token characters only; "" deletes the cookie. Takes the place of what @reply said of it before. */
void drie_reply_set_cookie (DrieReply *reply, const char *name, const char *value);
/* @json: transfer full. */
void drie_reply_set_json (DrieReply *reply, guint status, char *json);
void drie_reply_set_error (DrieReply *reply, guint status, const char *code);
/* Says how it may be kept, and compresses a long body where @request allows it. */
void drie_reply_complete (DrieReply *reply, const DrieRequest *request);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieExchange, drie_exchange_free)

G_END_DECLS
