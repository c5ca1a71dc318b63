/* Connections. SPDX-License-Identifier: GPL-3.0-or-later */
#include "lines.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "figures.h"

#define EVENTS_AT_ONCE 256
#define CHUNK          16384

/* What epoll points to. */
typedef struct
{
  void (*ready) (gpointer self, guint32 events);
} Source;

typedef struct
{
  Source source;
  BenchWhen callback;
  gpointer user_data;
} Watch;

typedef struct
{
  gint64 when;
  BenchWhen callback;
  gpointer user_data;
} Moment;

struct _BenchNet
{
  int epoll;
  GSequence *moments;
  GPtrArray *watches;
};

struct _BenchLine
{
  Source source;
  BenchNet *net;
  guint16 port;
  guint place;
  int fd; /* -1: not connected */

  char *request; /* NULL: nothing is asked */
  gsize length, sent;
  gint64 asked;
  gboolean fresh; /* connected for this request: a connection that ends now was refused */
  BenchAnswered answered;
  BenchHeard heard;
  gpointer user_data;

  GString *in;     /* what came and was not used */
  char *head;      /* of the answer, NULL: not here yet */
  gsize body;      /* its length */
  gboolean stream; /* chunks of events follow */
  GString *events; /* those that have not ended */
};

static void line_ready (gpointer data, guint32 events);

static const char *server = "127.0.0.1";

void
bench_set_server (const char *address)
{
  server = address;
}

const char *
bench_get_server (void)
{
  return server;
}

/* --- The net --- */

static void
raise_limit (void)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_NOFILE, &limit) != 0)
    return;
  limit.rlim_cur = MIN (limit.rlim_max, 32768);
  setrlimit (RLIMIT_NOFILE, &limit);
}

BenchNet *
bench_net_new (void)
{
  BenchNet *self = g_new0 (BenchNet, 1);

  raise_limit ();
  self->epoll = epoll_create1 (EPOLL_CLOEXEC);
  bench_must (self->epoll >= 0);
  self->moments = g_sequence_new (g_free);
  self->watches = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
bench_net_free (BenchNet *self)
{
  close (self->epoll);
  g_sequence_free (self->moments);
  g_ptr_array_unref (self->watches);
  g_free (self);
}

static int
compare_moments (gconstpointer a, gconstpointer b, gpointer unused)
{
  gint64 x = ((const Moment *)a)->when, y = ((const Moment *)b)->when;

  return (x > y) - (x < y);
}

void
bench_net_at (BenchNet *self, gint64 when, BenchWhen callback, gpointer user_data)
{
  Moment moment = { when, callback, user_data };

  g_sequence_insert_sorted (self->moments, g_memdup2 (&moment, sizeof moment), compare_moments, NULL);
}

static void
watch_ready (gpointer data, guint32 events)
{
  Watch *watch = data;

  watch->callback (watch->user_data);
}

void
bench_net_watch (BenchNet *self, int fd, BenchWhen callback, gpointer user_data)
{
  Watch *watch = g_new0 (Watch, 1);

  *watch = (Watch){ { watch_ready }, callback, user_data };
  g_ptr_array_add (self->watches, watch);
  bench_must (epoll_ctl (self->epoll, EPOLL_CTL_ADD, fd, &(struct epoll_event){ .events = EPOLLIN, .data.ptr = watch }) == 0);
}

/* Those that have come. Returns: milliseconds until the next one */
static int
run_moments (BenchNet *self, gint64 end)
{
  for (;;)
    {
      GSequenceIter *first = g_sequence_get_begin_iter (self->moments);
      gint64 now = bench_now ();
      gint64 next = end;

      if (!g_sequence_iter_is_end (first))
        {
          Moment moment = *(Moment *)g_sequence_get (first);
          if (moment.when <= now)
            {
              g_sequence_remove (first);
              moment.callback (moment.user_data);
              continue;
            }
          next = MIN (end, moment.when);
        }
      return (int)CLAMP ((next - now + 999) / 1000, 0, 1000);
    }
}

gboolean
bench_net_run (BenchNet *self, const gboolean *done, double seconds)
{
  gint64 end = bench_now () + (gint64)(seconds * G_USEC_PER_SEC);
  struct epoll_event events[EVENTS_AT_ONCE];

  while (!*done && bench_now () < end)
    {
      int wait = run_moments (self, end);
      int n = *done ? 0 : epoll_wait (self->epoll, events, EVENTS_AT_ONCE, wait);

      for (int i = 0; i < n; i++)
        ((Source *)events[i].data.ptr)->ready (events[i].data.ptr, events[i].events);
    }
  return *done;
}

/* --- A line --- */

BenchLine *
bench_line_new (BenchNet *net, guint16 port, guint place)
{
  BenchLine *self = g_new0 (BenchLine, 1);

  self->source.ready = line_ready;
  self->net = net;
  self->port = port;
  self->place = place;
  self->fd = -1;
  self->in = g_string_new (NULL);
  self->events = g_string_new (NULL);
  return self;
}

static void
disconnect (BenchLine *self)
{
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
  g_string_truncate (self->in, 0);
  g_string_truncate (self->events, 0);
  g_clear_pointer (&self->head, g_free);
  self->stream = FALSE;
}

void
bench_line_free (BenchLine *self)
{
  disconnect (self);
  g_free (self->request);
  g_string_free (self->in, TRUE);
  g_string_free (self->events, TRUE);
  g_free (self);
}

static void
connect_line (BenchLine *self)
{
  struct sockaddr_in from = { .sin_family = AF_INET, .sin_addr.s_addr = htonl (INADDR_LOOPBACK + self->place) };
  struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons (self->port), .sin_addr.s_addr = inet_addr (server) };
  int on = 1;

  self->fd = socket (AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  bench_must (self->fd >= 0);
  setsockopt (self->fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
  setsockopt (self->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  bench_must (bind (self->fd, (struct sockaddr *)&from, sizeof from) == 0);
  bench_must (connect (self->fd, (struct sockaddr *)&to, sizeof to) == 0 || errno == EINPROGRESS);
  bench_must (epoll_ctl (self->net->epoll, EPOLL_CTL_ADD, self->fd,
                         &(struct epoll_event){ .events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, .data.ptr = self })
              == 0);
  self->fresh = TRUE;
}

static void
finish (BenchLine *self, const BenchAnswer *answer)
{
  BenchAnswered answered = self->answered;

  g_clear_pointer (&self->request, g_free);
  self->answered = NULL;
  if (answered != NULL)
    answered (self, answer, self->user_data);
}

/* The server closed it. A request that met a connection the server was just closing goes again, once, as a browser's does. */
static void
lose (BenchLine *self)
{
  gboolean stream = self->stream;
  gboolean again = self->request != NULL && !self->fresh && self->in->len == 0 && self->head == NULL;

  disconnect (self);
  if (again)
    {
      self->sent = 0;
      connect_line (self);
    }
  else if (stream && self->heard != NULL)
    self->heard (self, NULL, bench_now (), self->user_data);
  else if (self->request != NULL)
    finish (self, &(BenchAnswer){ .head = "", .body = "", .took = bench_now () - self->asked });
}

static gboolean
send_some (BenchLine *self)
{
  while (self->request != NULL && self->sent < self->length)
    {
      gssize n = send (self->fd, self->request + self->sent, self->length - self->sent, MSG_NOSIGNAL);
      if (n < 0)
        return errno == EAGAIN;
      self->sent += (gsize)n;
    }
  return TRUE;
}

/* What stands after @name in the headers, as a number; 0 without it. */
static gsize
get_number (const char *head, const char *name)
{
  const char *found = strstr (head, name);

  return found != NULL ? (gsize)strtoul (found + strlen (name), NULL, 10) : 0;
}

static gboolean
take_head (BenchLine *self)
{
  const char *end = strstr (self->in->str, "\r\n\r\n");

  if (end == NULL)
    return FALSE;
  self->head = g_strndup (self->in->str, (gsize)(end + 2 - self->in->str));
  g_string_erase (self->in, 0, end + 4 - self->in->str);
  self->body = get_number (self->head, "\r\nContent-Length:");
  self->stream = self->heard != NULL && strstr (self->head, "\r\nTransfer-Encoding: chunked") != NULL;
  return TRUE;
}

static guint
get_status (const char *head)
{
  return (guint)strtoul (head + strlen ("HTTP/1.1 "), NULL, 10);
}

/* Returns: was there a whole one? */
static gboolean
take_answer (BenchLine *self)
{
  g_autofree char *head = NULL, *body = NULL;
  BenchAnswer answer = { .length = self->body, .took = bench_now () - self->asked };

  if (self->in->len < self->body)
    return FALSE;
  body = g_malloc (self->body + 1); /* may hold zeros */
  memcpy (body, self->in->str, self->body);
  body[self->body] = '\0';
  g_string_erase (self->in, 0, (gssize)self->body);
  head = g_steal_pointer (&self->head);
  if (strstr (head, "\r\nConnection: close") != NULL)
    disconnect (self);
  answer.status = get_status (head);
  answer.head = head;
  answer.body = body;
  finish (self, &answer);
  return TRUE;
}

/* The chunks that are whole become text of events. Returns: FALSE at the end of the stream */
static gboolean
take_chunks (BenchLine *self)
{
  for (;;)
    {
      char *end;
      gsize size = strtoul (self->in->str, &end, 16);

      if (end == self->in->str || !g_str_has_prefix (end, "\r\n") || self->in->len < (gsize)(end + 4 - self->in->str) + size)
        return TRUE;
      if (size == 0)
        return FALSE;
      g_string_append_len (self->events, end + 2, (gssize)size);
      g_string_erase (self->in, 0, end + 4 - self->in->str + (gssize)size);
    }
}

static void
hear (BenchLine *self, gint64 at)
{
  char *end;

  while (self->fd >= 0 && (end = strstr (self->events->str, "\n\n")) != NULL)
    {
      g_autofree char *event = g_strndup (self->events->str, (gsize)(end - self->events->str));
      g_string_erase (self->events, 0, end + 2 - self->events->str);
      self->heard (self, event, at, self->user_data);
    }
}

/* Returns: FALSE if the connection has ended */
static gboolean
take_in (BenchLine *self, gint64 at)
{
  if (self->head == NULL && !take_head (self))
    return TRUE;
  if (!self->stream)
    {
      take_answer (self);
      return TRUE;
    }
  if (self->request != NULL)
    finish (self, &(BenchAnswer){ .status = get_status (self->head), .head = self->head, .body = "", .took = at - self->asked });
  gboolean more = take_chunks (self);
  hear (self, at);
  return more;
}

/* Reads all there is, and all there came: the edge is told once. */
static void
line_ready (gpointer data, guint32 events)
{
  BenchLine *self = data;
  gint64 at = bench_now ();
  char buffer[CHUNK];
  gssize n;

  if (self->fd < 0)
    return;
  if (!send_some (self))
    {
      lose (self);
      return;
    }
  while (self->fd >= 0 && (n = recv (self->fd, buffer, sizeof buffer, 0)) != 0)
    {
      if (n < 0 && errno == EAGAIN)
        return;
      if (n < 0)
        break;
      g_string_append_len (self->in, buffer, n);
      if (!take_in (self, at))
        break;
    }
  if (self->fd >= 0)
    lose (self);
}

void
bench_line_listen (BenchLine *self, char *request, BenchAnswered answered, BenchHeard heard, gpointer user_data)
{
  bench_must (self->request == NULL && !self->stream);
  self->request = request;
  self->length = strlen (request);
  self->sent = 0;
  self->answered = answered;
  self->heard = heard;
  self->user_data = user_data;
  self->asked = bench_now ();
  self->fresh = FALSE;
  if (self->fd < 0)
    connect_line (self);
  else if (!send_some (self))
    lose (self);
}

void
bench_line_ask (BenchLine *self, char *request, BenchAnswered answered, gpointer user_data)
{
  bench_line_listen (self, request, answered, NULL, user_data);
}

char *
bench_request (guint16 port, const char *path, const char *accept, const char *cookie, const char *form)
{
  GString *request = g_string_new (NULL);

  g_string_append_printf (request, "%s %s HTTP/1.1\r\nHost: %s:%u\r\nAccept: %s\r\nAccept-Encoding: gzip, deflate\r\n",
                          form != NULL ? "POST" : "GET", path, server, port, accept);
  g_string_append (request, "Accept-Language: nl-NL,nl;q=0.9,en;q=0.8\r\nUser-Agent: Mozilla/5.0 (bench)\r\n");
  if (cookie != NULL)
    g_string_append_printf (request, "Cookie: %s\r\n", cookie);
  if (form != NULL)
    g_string_append_printf (request,
                            "Origin: http://%s:%u\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                            "Content-Length: %zu\r\n",
                            server, port, strlen (form));
  g_string_append (request, "\r\n");
  if (form != NULL)
    g_string_append (request, form);
  return g_string_free (request, FALSE);
}
