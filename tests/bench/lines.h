/* Thousands of HTTP connections on one thread, at a cost that does not hide the server's. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BenchNet: waits for connections, moments and other descriptors
 *
 * BenchLine: a connection, opened with its first request and again after the server closed it; one request at a time
 */
typedef struct _BenchNet BenchNet;
typedef struct _BenchLine BenchLine;

/**
 * BenchAnswer:
 * @status: 0: the connection ended without an answer
 * @head: status line and headers
 * @body, @length: valid until the callback returns
 * @took: µs from the request's first byte to the answer's last
 */
typedef struct
{
  guint status;
  const char *head;
  const char *body;
  gsize length;
  gint64 took;
} BenchAnswer;

typedef void (*BenchAnswered) (BenchLine *line, const BenchAnswer *answer, gpointer user_data);
/* An event of a live stream, without the empty line at its end. @at: when it was read. NULL: the stream ended. */
typedef void (*BenchHeard) (BenchLine *line, const char *event, gint64 at, gpointer user_data);
typedef void (*BenchWhen) (gpointer user_data);

BenchNet *bench_net_new (void);
void bench_net_free (BenchNet *self);
/* At @when (bench_now()). */
void bench_net_at (BenchNet *self, gint64 when, BenchWhen callback, gpointer user_data);
/* Whenever @fd can be read, until it is closed. */
void bench_net_watch (BenchNet *self, int fd, BenchWhen callback, gpointer user_data);
/* Until *@done or @seconds have passed. Returns: *@done */
gboolean bench_net_run (BenchNet *self, const gboolean *done, double seconds);

/* Where the server is: an address of this machine; 127.0.0.1 unless said before all else. */
void bench_set_server (const char *address);
const char *bench_get_server (void);

/* @place: the line comes from an address of its own, as phones do: 127.x.y.z by @place; 0: 127.0.0.1. */
BenchLine *bench_line_new (BenchNet *net, guint16 port, guint place);
/* Its answer is forgotten. */
void bench_line_free (BenchLine *self);
/* @request: method, path, headers and body as they go over the wire; see bench_request(). Taken. */
void bench_line_ask (BenchLine *self, char *request, BenchAnswered answered, gpointer user_data);
/* The same for a live stream. @answered: of the headers. */
void bench_line_listen (BenchLine *self, char *request, BenchAnswered answered, BenchHeard heard, gpointer user_data);

/* A request as a phone's browser sends it. @cookie, @form: may be NULL; a form is posted. Transfer full. */
char *bench_request (guint16 port, const char *path, const char *accept, const char *cookie, const char *form);

G_END_DECLS
