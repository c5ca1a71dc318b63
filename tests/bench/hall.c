/* The hall. SPDX-License-Identifier: GPL-3.0-or-later */
#include "hall.h"

#include <string.h>

#include "figures.h"

#define JOIN_DEADLINE 60 /* seconds */

struct _BenchHall
{
  BenchNet *net;
  guint16 port;
  char *path;
  char *script;
  GPtrArray *phones;
  guint live;
  gboolean together;
  BenchTold told;
  gpointer told_data;
  /* While it fills */
  guint awaited;
  gboolean filled;
  GArray *times;
};

/* A note that is due. */
typedef struct
{
  BenchPhone *phone;
  char *key;
  gint64 due;
  BenchWrote wrote;
  gpointer user_data;
} Note;

struct _BenchPhone
{
  BenchHall *hall;
  guint number;
  guint place;
  char *cookie;
  BenchLine *stream;
  BenchLine *other;
  gint64 began;
  gboolean live;
  BenchJoined joined;
  gpointer joined_data;
  GQueue notes; /* the first is on its way */
};

static const char *const questions[] = {
  "Hoeveel tijd kost huiswerk jullie op een gewone dag?",
  "Weten jullie altijd wat er af moet zijn, en waar dat staat?",
  "Wat doe je als je de opdracht niet begrijpt en het al laat is?",
  "Zou het helpen als er in de les al een begin gemaakt wordt, zodat je thuis alleen nog hoeft af te maken wat je al begreep?",
  "Waarom zijn er weken met vijf toetsen en weken zonder een enkele?",
  "Vraagt er thuis weleens iemand hoe het gegaan is?",
  "Mag de telefoon bij het huiswerk aan blijven?",
};

/* --- The hall --- */

static void
script_found_cb (BenchLine *line, const BenchAnswer *answer, gpointer user_data)
{
  char **script = user_data;
  const char *found = strstr (answer->body, "<script src=\"");
  const char *end = found != NULL ? strchr (found + 13, '"') : NULL;

  if (end == NULL)
    bench_fail ("The page (%u) has no script", answer->status);
  *script = g_strndup (found + 13, (gsize)(end - found - 13));
}

static void
find_script (BenchHall *self)
{
  BenchLine *line = bench_line_new (self->net, self->port, 0);
  g_autofree char *plain = g_strdup_printf ("GET %s HTTP/1.1\r\nHost: %s:%u\r\n\r\n", self->path, bench_get_server (), self->port);
  const gboolean never = FALSE;

  bench_line_ask (line, g_steal_pointer (&plain), script_found_cb, &self->script);
  for (gint64 end = bench_now () + 10 * G_USEC_PER_SEC; self->script == NULL && bench_now () < end;)
    bench_net_run (self->net, &never, 0.01);
  bench_must (self->script != NULL);
  bench_line_free (line);
}

static void
phone_free (gpointer data)
{
  BenchPhone *self = data;

  bench_line_free (self->stream);
  bench_line_free (self->other);
  g_free (self->cookie);
  g_free (self);
}

BenchHall *
bench_hall_new (BenchNet *net, const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  BenchHall *self = g_new0 (BenchHall, 1);

  bench_must (uri != NULL);
  self->net = net;
  self->port = (guint16)g_uri_get_port (uri);
  self->path = g_strdup (g_uri_get_path (uri));
  self->phones = g_ptr_array_new_with_free_func (phone_free);
  find_script (self);
  return self;
}

void
bench_hall_free (BenchHall *self)
{
  g_ptr_array_unref (self->phones);
  g_free (self->path);
  g_free (self->script);
  g_free (self);
}

void
bench_hall_on_told (BenchHall *self, BenchTold told, gpointer user_data)
{
  self->told = told;
  self->told_data = user_data;
}

guint16
bench_hall_get_port (BenchHall *self)
{
  return self->port;
}

const char *
bench_hall_get_path (BenchHall *self)
{
  return self->path;
}

guint
bench_hall_get_phones (BenchHall *self)
{
  return self->live;
}

BenchPhone *
bench_hall_get_phone (BenchHall *self, guint position)
{
  return g_ptr_array_index (self->phones, position);
}

static void
open_lines (BenchPhone *self)
{
  self->stream = bench_line_new (self->hall->net, self->hall->port, self->place);
  self->other = bench_line_new (self->hall->net, self->hall->port, self->place);
}

BenchPhone *
bench_hall_add (BenchHall *self)
{
  BenchPhone *phone = g_new0 (BenchPhone, 1);

  phone->hall = self;
  phone->number = self->phones->len + 1;
  phone->place = self->together ? 0 : phone->number;
  open_lines (phone);
  g_queue_init (&phone->notes);
  g_ptr_array_add (self->phones, phone);
  return phone;
}

void
bench_hall_stand_together (BenchHall *self)
{
  self->together = TRUE;
}

void
bench_phone_leave (BenchPhone *self)
{
  bench_must (g_queue_is_empty (&self->notes));
  self->hall->live -= self->live;
  self->live = FALSE;
  self->joined = NULL;
  bench_line_free (self->stream);
  bench_line_free (self->other);
  open_lines (self);
}

/* --- Joining --- */

static const char *
get_circle (BenchPhone *self)
{
  return self->number % 3 == 0 ? "teachers" : "parents";
}

static void
join_ended (BenchPhone *self, gint64 took)
{
  BenchJoined joined = self->joined;

  self->joined = NULL;
  if (joined != NULL)
    joined (self, took, self->joined_data);
}

static void
heard_cb (BenchLine *line, const char *event, gint64 at, gpointer user_data)
{
  BenchPhone *self = user_data;
  const char *data = event != NULL ? strstr (event, "data: ") : NULL;

  if (event == NULL)
    {
      self->hall->live -= self->live;
      self->live = FALSE;
      join_ended (self, 0);
      return;
    }
  if (data == NULL || strstr (event, "event: mine") != NULL)
    return;
  if (!self->live)
    {
      self->live = TRUE;
      self->hall->live++;
      join_ended (self, at - self->began);
    }
  if (self->hall->told != NULL)
    self->hall->told (self, data + strlen ("data: "), at, self->hall->told_data);
}

static void
listening_cb (BenchLine *line, const BenchAnswer *answer, gpointer user_data)
{
  if (answer->status != 200)
    join_ended (user_data, 0);
}

static void
script_cb (BenchLine *line, const BenchAnswer *answer, gpointer user_data)
{
  BenchPhone *self = user_data;
  g_autofree char *path = g_strdup_printf ("%s/events?circle=%s", self->hall->path, get_circle (self));

  if (answer->status != 200)
    join_ended (self, 0);
  else
    bench_line_listen (self->stream, bench_request (self->hall->port, path, "text/event-stream", self->cookie, NULL), listening_cb,
                       heard_cb, self);
}

static void
page_cb (BenchLine *line, const BenchAnswer *answer, gpointer user_data)
{
  BenchPhone *self = user_data;
  const char *cookie = strstr (answer->head, "\r\nSet-Cookie: device=");

  if (answer->status != 200 || (cookie == NULL && self->cookie == NULL))
    {
      join_ended (self, 0);
      return;
    }
  if (self->cookie == NULL)
    {
      cookie += strlen ("\r\nSet-Cookie: ");
      self->cookie = g_strndup (cookie, strcspn (cookie, ";\r"));
    }
  bench_line_ask (self->other, bench_request (self->hall->port, self->hall->script, "*/*", self->cookie, NULL), script_cb, self);
}

void
bench_phone_join (BenchPhone *self, BenchJoined joined, gpointer user_data)
{
  g_autofree char *path = g_strdup_printf ("%s?circle=%s", self->hall->path, get_circle (self));

  self->joined = joined;
  self->joined_data = user_data;
  self->began = bench_now ();
  bench_line_ask (self->other, bench_request (self->hall->port, path, "text/html", self->cookie, NULL), page_cb, self);
}

static void
filled_cb (BenchPhone *phone, gint64 took, gpointer user_data)
{
  BenchHall *self = user_data;

  if (took == 0)
    bench_fail ("Phone %u could not join", phone->number);
  if (self->times != NULL)
    bench_times_add (self->times, (double)took / 1000);
  self->filled = --self->awaited == 0;
}

static void
come_cb (gpointer user_data)
{
  BenchPhone *phone = user_data;

  bench_phone_join (phone, filled_cb, phone->hall);
}

void
bench_hall_fill (BenchHall *self, guint phones, double seconds, GArray *times)
{
  gint64 begin = bench_now ();

  self->awaited = phones;
  self->filled = phones == 0;
  self->times = times;
  for (guint i = 0; i < phones; i++)
    bench_net_at (self->net, begin + (gint64)(i * seconds * G_USEC_PER_SEC / phones), come_cb, bench_hall_add (self));
  if (!bench_net_run (self->net, &self->filled, seconds + JOIN_DEADLINE))
    bench_fail ("%u of %u phones did not join", self->awaited, phones);
}

/* --- Writing --- */

static void wrote_cb (BenchLine *line, const BenchAnswer *answer, gpointer user_data);

static void
send_first (BenchPhone *self)
{
  Note *note = g_queue_peek_head (&self->notes);
  g_autofree char *path = g_strconcat (self->hall->path, "/notes", NULL);
  g_autofree char *text = g_uri_escape_string (questions[self->number % G_N_ELEMENTS (questions)], NULL, FALSE);
  g_autofree char *form = g_strdup_printf ("circle=%s&text=%s&key=%s&lang=nl&to=pupils", get_circle (self), text, note->key);

  bench_line_ask (self->other, bench_request (self->hall->port, path, "application/json", self->cookie, form), wrote_cb, self);
}

static void
wrote_cb (BenchLine *line, const BenchAnswer *answer, gpointer user_data)
{
  BenchPhone *self = user_data;
  Note *note = g_queue_pop_head (&self->notes);

  if (!g_queue_is_empty (&self->notes))
    send_first (self);
  note->wrote (self, note->key, answer->status, bench_now () - note->due, note->user_data);
  g_free (note->key);
  g_free (note);
}

void
bench_phone_write (BenchPhone *self, gint64 due, BenchWrote wrote, gpointer user_data)
{
  Note *note = g_new0 (Note, 1);

  *note = (Note){ self, g_uuid_string_random (), due, wrote, user_data };
  g_queue_push_tail (&self->notes, note);
  if (g_queue_get_length (&self->notes) == 1)
    send_first (self);
}
