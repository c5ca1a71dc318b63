/* One request at a time. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/inlet.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>

#include "web/chunks.h"
#include "web/limits.h"

/* With the space behind them. */
static const char *const methods[] = { "GET ", "HEAD ", "POST ", "PUT ", "DELETE " };
#define LONGEST_METHOD 7
/* What is answered with 400, wherever in a head it stands: a NUL. (A head that only ends there libsoup takes for all of it.) */
static const char no_request[] = { '\0', '\n', '\n' };
/* The beginning of a request that breaks off. */
static const char farewell[] = { '-', '\n' };
/* A line that says how long the body is fits in here, with the feed behind it. */
#define LINE_BEGUN 64
/* No body is longer than what so many digits can say. */
#define LENGTH_DIGITS 10
/* What ends a method. */
#define BREAKS " \r\n"

typedef enum
{
  AT_START,  /* of a request; its method is being read into @held */
  IN_METHOD, /* another than ours: left out up to the space */
  IN_HEAD,
  IN_BODY,
  AFTER_HEAD, /* until it is known what follows */
  BROKEN,     /* nothing more is passed on */
  PARTED,     /* nor is what was passed on to be answered */
} Place;

/**
 * DrieInlet:
 * @held: read and not yet passed on: a method, or its beginning
 * @head: bytes so far of the head behind the method; @line: in its line that is being read; in a method, those that were left out
 * @after_return: the byte before was a carriage return
 * @first, @named: this line is the first one; its name has ended
 * @begun: the beginning of this line
 * @told: something of this request has been passed on
 * @again: there has been a request before this one
 * @framed: the length of the body has been told
 * @left: of the body; -1: it comes in @chunks
 * @ended: what has come and was not looked at yet is not looked at any more
 */
struct _DrieInlet
{
  GFilterInputStream parent_instance;

  GSocket *socket; /* borrowed: that of the stream below */
  DrieTurn turn;
  Place place;
  char held[LONGEST_METHOD + 1];
  gsize n_held;
  gsize head;
  gsize line;
  gboolean after_return;
  gboolean first;
  gboolean named;
  char begun[LINE_BEGUN];
  gboolean told;
  gboolean again;
  gboolean framed;
  gint64 left;
  DrieChunks chunks;
  gboolean ended;
};

/* What has been decided on and waits to be passed on. */
static gboolean
is_ready (const DrieInlet *self)
{
  return self->place != AT_START && self->n_held > 0;
}

static void
hold (DrieInlet *self, const char *text, gsize length)
{
  self->n_held = length;
  memcpy (self->held, text, length);
}

/* Would a line feed end an empty line? */
static gboolean
is_empty (const DrieInlet *self)
{
  return self->line == (self->after_return ? 1 : 0);
}

/* Does the byte mean different things to different readers? */
static gboolean
is_odd (const DrieInlet *self, char byte)
{
  gboolean blank = byte == ' ' || byte == '\t';

  if (byte == '\0' || (self->after_return && byte != '\n'))
    return TRUE;
  /* A line that continues the one before, a blank before the colon, no colon. */
  return !self->first && !self->named && (blank || (byte == '\n' && !is_empty (self)));
}

/* The value in a line of that name, or NULL. Transfer full. */
static char *
get_value (const char *line, const char *name)
{
  gsize length = strlen (name);

  return g_ascii_strncasecmp (line, name, length) == 0 ? g_strstrip (g_strdup (line + length)) : NULL;
}

/* May this line stand in a head? Only once may it be said how long the body is, and only so that nobody can mistake it. */
static gboolean
is_good_line (DrieInlet *self)
{
  g_autofree char *line = g_strndup (self->begun, MIN (self->line, LINE_BEGUN - 1));
  g_autofree char *length = get_value (line, "Content-Length:");
  g_autofree char *coding = get_value (line, "Transfer-Encoding:");

  if (length == NULL && coding == NULL)
    return TRUE;
  if (self->framed || self->line >= LINE_BEGUN)
    return FALSE;
  self->framed = TRUE;
  if (coding != NULL)
    return g_ascii_strcasecmp (coding, "chunked") == 0;
  return *length != '\0' && strlen (length) <= LENGTH_DIGITS && strspn (length, "0123456789") == strlen (length);
}

/* A byte of the head. An empty line ends it. */
static void
read_head (DrieInlet *self, char byte)
{
  if (++self->head > DRIE_LIMIT_HEAD || is_odd (self, byte) || (byte == '\n' && !self->first && !is_good_line (self)))
    {
      self->place = BROKEN;
      return;
    }
  if (byte == '\n' && is_empty (self))
    self->place = AFTER_HEAD;
  if (self->line < LINE_BEGUN)
    self->begun[self->line] = byte;
  self->after_return = byte == '\r';
  self->named |= byte == ':';
  self->line++;
  if (byte != '\n')
    return;
  self->first = self->named = FALSE;
  self->line = 0;
}

/* A new request. */
static void
start (DrieInlet *self)
{
  drie_turn_end (&self->turn);
  self->place = AT_START;
  self->head = self->line = 0;
  self->after_return = self->named = self->told = self->framed = FALSE;
  self->first = TRUE;
}

/* A byte at the start of a request. Empty lines before one say nothing. */
static void
take_first (DrieInlet *self, char byte)
{
  if (self->n_held == 0 && (byte == '\r' || byte == '\n'))
    return;
  self->held[self->n_held++] = byte;
  self->line = self->n_held;
  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      if (strncmp (methods[i], self->held, self->n_held) != 0)
        continue;
      if (methods[i][self->n_held] == '\0')
        self->place = IN_HEAD;
      return;
    }
  self->place = IN_METHOD;
  hold (self, DRIE_INLET_OTHER, strlen (DRIE_INLET_OTHER));
  if (strchr (BREAKS, byte) == NULL)
    return;
  self->place = IN_HEAD;
  self->held[self->n_held++] = byte;
  read_head (self, byte);
}

/* How many of these @length bytes are of the head. */
static gsize
measure_head (DrieInlet *self, const char *data, gsize length)
{
  gsize i;

  for (i = 0; i < length && self->place == IN_HEAD; i++)
    read_head (self, data[i]);
  return i;
}

/* Does a whole method stand there? */
static gboolean
has_method (const char *data, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      if (length >= strlen (methods[i]) && memcmp (data, methods[i], strlen (methods[i])) == 0)
        return TRUE;
    }
  return FALSE;
}

/* How many of these @length bytes, at least one, are to be treated alike. 0: another place begins before them. */
static gsize
measure (DrieInlet *self, const char *data, gsize length)
{
  gsize i;

  switch (self->place)
    {
    case AT_START:
      if (self->n_held > 0 || !has_method (data, length))
        return 1;
      self->place = IN_HEAD;
      return measure_head (self, data, length);
    case IN_METHOD:
      for (i = 0; i < length && memchr (BREAKS, data[i], strlen (BREAKS)) == NULL; i++)
        ;
      return i;
    case IN_HEAD:
      return measure_head (self, data, length);
    default:
      return self->left < 0 ? drie_chunks_measure (&self->chunks, data, length) : MIN (length, (gsize)self->left);
    }
}

static gssize
pass_held (DrieInlet *self, char *buffer, gsize count)
{
  gsize length = MIN (count, self->n_held);

  memcpy (buffer, self->held, length);
  self->told = TRUE;
  self->n_held -= length;
  memmove (self->held, self->held + length, self->n_held);
  return length;
}

static gssize
take (DrieInlet *self, char *buffer, gsize count, GError **error)
{
  GInputStream *base = g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (self));

  return g_pollable_input_stream_read_nonblocking (G_POLLABLE_INPUT_STREAM (base), buffer, count, NULL, error);
}

/* Between two requests, as far as libsoup knows? */
static gboolean
is_between (const DrieInlet *self)
{
  return self->again && !self->told;
}

/* What the kernel has, without taking it; nothing while it is not our turn. 0: the connection has ended. */
static gssize
look (DrieInlet *self, char *buffer, gsize count, GError **error)
{
  if (self->ended)
    return 0;

  gssize seen = recv (g_socket_get_fd (self->socket), buffer, count, MSG_PEEK | MSG_DONTWAIT);
  int number = seen > 0 ? EAGAIN : errno;

  if (seen == 0 || (seen > 0 && drie_turn_take (&self->turn)))
    return seen;
  if (seen < 0)
    drie_turn_end (&self->turn);
  if (number != EAGAIN && is_between (self))
    return 0;
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (number), g_strerror (number));
  return -1;
}

/* The body is not what it said it would be, or ends before its end: libsoup would take what there is for all of it. */
static gssize
break_off (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "It broke off");
  return -1;
}

/* The head has more than one meaning, is too long, or ends before its end. */
static gssize
spoil (DrieInlet *self)
{
  self->place = BROKEN;
  hold (self, no_request, sizeof no_request);
  return self->n_held;
}

/* The connection ends between two requests. */
static gssize
part (DrieInlet *self)
{
  self->place = PARTED;
  hold (self, farewell, sizeof farewell);
  return self->n_held;
}

/* Takes what is to be treated alike, at most @count bytes; 0: nothing more comes. @pass: is it to be passed on? */
static gssize
take_alike (DrieInlet *self, char *buffer, gsize count, gboolean *pass, GError **error)
{
  Place before = self->place;
  gssize seen = look (self, buffer, count, error);

  if (seen == 0 && before == IN_BODY)
    return break_off (error);
  if (seen == 0 && self->told)
    return spoil (self);
  if (seen == 0 && is_between (self))
    return part (self);
  if (seen <= 0)
    return seen;
  gssize length = measure (self, buffer, seen);
  if (length == 0 && before == IN_BODY)
    return break_off (error);
  if (self->place == BROKEN)
    return spoil (self);
  if (length == 0)
    {
      self->place = IN_HEAD;
      return 1;
    }
  *pass = self->place >= IN_HEAD;
  self->told |= *pass;
  gssize taken = take (self, buffer, length, error);
  if (taken != length)
    return MIN (taken, 0);
  if (self->place == AT_START)
    take_first (self, buffer[0]);
  if (before == IN_METHOD && (self->line += taken) > DRIE_LIMIT_METHOD)
    return 0;
  if (before == IN_BODY && self->left > 0 && (self->left -= taken) == 0)
    start (self);
  return taken;
}

/* Reads on to what may be passed on. */
static gssize
read_nonblocking (GPollableInputStream *stream, gpointer buffer, gsize count, GError **error)
{
  DrieInlet *self = DRIE_INLET (stream);

  while (!is_ready (self))
    {
      gboolean pass = FALSE;
      if (self->place == PARTED)
        return break_off (error);
      /* Whoever takes the head for unfinished reads other lines in it than we do. */
      gssize taken = self->place < AFTER_HEAD ? take_alike (self, buffer, count, &pass, error) : 0;
      if (taken <= 0 || pass)
        return taken;
    }
  return pass_held (self, buffer, count);
}

static gboolean
is_readable (GPollableInputStream *stream)
{
  DrieInlet *self = DRIE_INLET (stream);

  return is_ready (self) || (!self->turn.waiting && g_socket_condition_check (self->socket, G_IO_IN) != 0);
}

static GSource *
create_source (GPollableInputStream *stream, GCancellable *cancellable)
{
  DrieInlet *self = DRIE_INLET (stream);
  g_autoptr (GSource) below = NULL;

  if (is_ready (self))
    below = g_timeout_source_new (0);
  else
    below = self->turn.waiting ? drie_turn_create_source (&self->turn) : g_socket_create_source (self->socket, G_IO_IN, NULL);
  return g_pollable_source_new_full (stream, below, cancellable);
}

static void
pollable_init (GPollableInputStreamInterface *iface)
{
  iface->is_readable = is_readable;
  iface->create_source = create_source;
  iface->read_nonblocking = read_nonblocking;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DrieInlet, drie_inlet, G_TYPE_FILTER_INPUT_STREAM,
                               G_IMPLEMENT_INTERFACE (G_TYPE_POLLABLE_INPUT_STREAM, pollable_init))

static void
drie_inlet_finalize (GObject *object)
{
  drie_turn_clear (&DRIE_INLET (object)->turn);
  G_OBJECT_CLASS (drie_inlet_parent_class)->finalize (object);
}

static void
drie_inlet_class_init (DrieInletClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = drie_inlet_finalize;
}

static void
drie_inlet_init (DrieInlet *self)
{
  start (self);
}

DrieInlet *
drie_inlet_new (GSocketConnection *connection)
{
  GInputStream *base = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  DrieInlet *self = g_object_new (DRIE_TYPE_INLET, "base-stream", base, "close-base-stream", FALSE, NULL);

  self->socket = g_socket_connection_get_socket (connection);
  return self;
}

void
drie_inlet_expect_body (DrieInlet *self, gint64 length)
{
  if (self->place != AFTER_HEAD)
    return;
  self->again = TRUE;
  self->left = length;
  self->chunks = (DrieChunks){ 0 };
  self->place = IN_BODY;
  if (length == 0)
    start (self);
}

void
drie_inlet_end (DrieInlet *self)
{
  self->ended = TRUE;
}

void
drie_inlet_take_turns (DrieInlet *self, DrieTurnQueue *queue)
{
  drie_turn_join (&self->turn, queue);
}
