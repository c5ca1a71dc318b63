/* A server with an evening made for the test, and clients that are as polite or rude as wanted.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "test-utils.h"
#include "web/server.h"

/* What every answer begins its policy with; a page adds its own style. */
#define WEB_POLICY "default-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
#define WEB_CODE   "KXRT7M"
#define WEB_PAGE   "/" WEB_CODE
#define WEB_NOTES  WEB_PAGE "/notes"
/* A note that will be taken during web_talk(). */
#define WEB_FORM "circle=parents&text=Waarom%3F"

/* Some keys. */
#define KEY_A "11111111-1111-4111-8111-111111111111"
#define KEY_B "22222222-2222-4222-8222-222222222222"
#define KEY_C "33333333-3333-4333-8333-333333333333"

/* The server of this test, and how many phones of each circle it says there are. */
extern DrieWebServer *web_server;
extern guint web_phones[DRIE_N_CIRCLES + 1];

/* Fixtures: a server on 127.0.0.1 that shows web_talk() and writes to a sink in memory. */
void web_set_up (void);
/* The same with other limits. */
void web_set_up_with (const DrieLineLimits *limits);
void web_tear_down (void);

/* An evening in which pupils talk and notes are open for parents and teachers; 899 s are left. To be changed, then published. */
DriePublicState *web_talk (void);
/* Adds the note to @state as the sink has it, with @disposition. */
void web_state_add (DriePublicState *state, const char *key, DrieDisposition disposition, const char *reason);
/* Publishes (takes @state) and waits until requests see it. */
void web_publish (DriePublicState *state);
/* Publishes the note that KEY_A is, and @n more of its device, each of two thousand bytes; the chair asks @asking. */
void web_publish_many (guint n, const char *asking);

/* The sink: how many notes it holds, and one of them (borrowed; only while nothing is being written). */
guint web_sink_size (void);
const DrieNote *web_sink_get (const char *key);
void web_sink_set_disposition (const char *key, DrieDisposition disposition);
/* While held, it takes notes and does not answer. */
void web_sink_hold (gboolean hold);
/* How many wait for an answer. */
guint web_sink_waiting (void);
/* Answers everything with an error. */
void web_sink_fail (gboolean fail);

/* The address of @path here, as a page sends it for Referer. Transfer full. */
char *web_uri (const char *path);

/* What came back. */
typedef struct
{
  guint status;
  char *head; /* header lines, each ends with \r\n; begins with the status line */
  char *body;
  gsize length;
} WebReply;

void web_reply_free (WebReply *self);
/* Value of a header, or NULL. Transfer full. */
char *web_reply_header (const WebReply *self, const char *name);
/* "device=…" to be sent back, or NULL. Transfer full. */
char *web_reply_cookie (const WebReply *self, const char *name);
/* A member of the JSON body in text ("null" and numbers likewise). Transfer full. */
char *web_reply_member (const WebReply *self, const char *member);

/* Sends with libsoup. @path is below the root; @form: the body, or NULL; then header names and values, NULL at the end. */
WebReply *web_ask (const char *method, const char *path, const char *form, ...) G_GNUC_NULL_TERMINATED;
/* Sends @request as it is and reads to the end of the answer. */
WebReply *web_ask_raw (const char *request, gssize length);
/* A whole request in text: request line, Host, "Connection: close", @headers (each line ends with \r\n), the body. */
char *web_raw (const char *method, const char *path, const char *headers, const char *body);
GSocketConnection *web_connect (void);
/* From another of this machine's addresses: a phone's, to the server. */
GSocketConnection *web_connect_from (const char *address);
WebReply *web_read_reply (GSocketConnection *connection);

/* Shorthands. */

/* The headers that every answer carries. */
void web_assert_headers (const WebReply *reply);
void web_assert_contains (const WebReply *reply, const char *text);
void web_assert_lacks (const WebReply *reply, const char *text);
/* Sends a note of a new phone; its cookie. */
char *web_post (const char *key, const char *circle);
/* Sends a note and does not wait for the answer. */
GSocketConnection *web_begin_post (const char *form);

typedef struct
{
  int step;
  DriePhase phase;
  DrieCircle speaking;
  DrieCircleSet open_for;
  DrieCircle open_to;
  gboolean closed;
} WebMoment;

void web_publish_moment (const WebMoment *moment);

/* A live page. */
typedef struct
{
  GInputStream *stream;
  GDataInputStream *lines;
  char *id;
  char *event; /* "" for the state */
  char *data;
} WebStream;

/* @cookie, @last_event_id: may be NULL. */
WebStream *web_stream_open (const char *path, const char *cookie, const char *last_event_id);
/* Waits for the next event that is not a comment; FALSE at the end. */
gboolean web_stream_next (WebStream *self);
void web_stream_free (WebStream *self);

#define assert_status(reply, expected)                                                                                                     \
  ck_assert_msg ((reply)->status == (expected), "%u instead of %u: %s", (reply)->status, (guint)(expected), (reply)->body)
#define assert_error(reply, expected, code)                                                                                                \
  G_STMT_START                                                                                                                             \
  {                                                                                                                                        \
    assert_status (reply, expected);                                                                                                       \
    ck_assert_str_eq ((reply)->body, "{\"error\":\"" code "\"}");                                                                          \
  }                                                                                                                                        \
  G_STMT_END

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WebReply, web_reply_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WebStream, web_stream_free)
