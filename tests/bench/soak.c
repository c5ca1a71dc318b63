/* Half an hour of an evening with 300 phones that come and go, write, and hear of every change: what the server holds at the end, beside
 * what it held after the first minute: only the notes may have come to it. The evening's clock goes ten times as fast; so do the people.
 * soak CLI [MINUTES]. SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "figures.h"
#include "hall.h"
#include "served.h"

#define PHONES  300
#define MINUTES 30 /* on the evening's clock, after the first */
#define PACE    10
/* How often each phone does what, in seconds of the evening */
#define RELOAD 90
#define NOTE   360
#define ACTION 20 /* the chair */
/* What a note may take that is kept: its row, its copies for phones, SQLite's pages. kB */
#define NOTE_MEMORY 4
#define SECOND      (G_USEC_PER_SEC / PACE)
/* So long nobody does anything before the descriptors are counted, in seconds on ours. */
#define CALM 1

typedef struct
{
  BenchNet *net;
  BenchServed *served;
  BenchHall *hall;
  guint reloads, actions;
  guint sent, accepted, refused;
  guint writing[PHONES], joining[PHONES];
  gboolean calm; /* nobody begins anything */
} Soak;

typedef struct
{
  Soak *soak;
  guint number;
} Person;

static Person people[PHONES];

static void
again (Soak *soak, double seconds, BenchWhen callback, gpointer data)
{
  bench_net_at (soak->net, bench_now () + (gint64)(seconds * SECOND), callback, data);
}

/* --- A phone --- */

static void
joined_cb (BenchPhone *phone, gint64 took, gpointer user_data)
{
  Person *person = user_data;

  if (took == 0)
    bench_fail ("Phone %u could not come back", person->number);
  person->soak->joining[person->number] = FALSE;
}

static gboolean
is_busy (const Soak *soak, guint number)
{
  return soak->writing[number] || soak->joining[number];
}

/* Unless a note is on its way, which a person would wait for. */
static void
reload_cb (gpointer user_data)
{
  Person *person = user_data;
  Soak *soak = person->soak;

  if (!soak->calm && !is_busy (soak, person->number))
    {
      BenchPhone *phone = bench_hall_get_phone (soak->hall, person->number);
      soak->joining[person->number] = TRUE;
      soak->reloads++;
      bench_phone_leave (phone);
      bench_phone_join (phone, joined_cb, person);
    }
  again (soak, RELOAD, reload_cb, person);
}

static void
wrote_cb (BenchPhone *phone, const char *key, guint status, gint64 took, gpointer user_data)
{
  Person *person = user_data;

  person->soak->writing[person->number] = FALSE;
  if (status == 201)
    person->soak->accepted++;
  else
    person->soak->refused++;
}

static void
write_cb (gpointer user_data)
{
  Person *person = user_data;
  Soak *soak = person->soak;

  if (!soak->calm && !is_busy (soak, person->number))
    {
      soak->writing[person->number] = TRUE;
      soak->sent++;
      bench_phone_write (bench_hall_get_phone (soak->hall, person->number), bench_now (), wrote_cb, person);
    }
  again (soak, NOTE, write_cb, person);
}

/* --- The chair --- */

static void
act_cb (gpointer user_data)
{
  Soak *soak = user_data;

  if (!soak->calm)
    bench_served_say (soak->served, soak->actions++ % 2 == 0 ? "pause" : "resume");
  again (soak, ACTION, act_cb, soak);
}

static void
let_pass (Soak *soak, double minutes)
{
  const gboolean never = FALSE;

  bench_net_run (soak->net, &never, minutes * 60 / PACE);
}

static void
begin (Soak *soak)
{
  for (guint i = 0; i < PHONES; i++)
    {
      people[i] = (Person){ soak, i };
      again (soak, (double)RELOAD * i / PHONES, reload_cb, &people[i]);
      again (soak, (double)NOTE * i / PHONES, write_cb, &people[i]);
    }
  act_cb (soak);
}

static gboolean
is_calm (const Soak *soak)
{
  for (guint i = 0; i < PHONES; i++)
    {
      if (is_busy (soak, i))
        return FALSE;
    }
  return bench_hall_get_phones (soak->hall) == PHONES;
}

/* What the program has open when all have come back and nothing is on its way. */
static guint
count_descriptors (Soak *soak)
{
  const gboolean never = FALSE;
  guint descriptors;

  soak->calm = TRUE;
  for (gint64 end = bench_now () + 30 * G_USEC_PER_SEC; !is_calm (soak);)
    {
      bench_must (bench_now () < end);
      bench_net_run (soak->net, &never, 0.05);
    }
  bench_net_run (soak->net, &never, CALM);
  descriptors = bench_descriptors (bench_served_get_pid (soak->served));
  soak->calm = FALSE;
  return descriptors;
}

int
main (int argc, char **argv)
{
  BenchFigures *figures = bench_figures_new ("soak");
  double minutes = argc > 2 ? g_ascii_strtod (argv[2], NULL) : MINUTES;
  Soak soak = { 0 };

  if (argc < 2)
    bench_fail ("soak CLI [MINUTES]");
  soak.net = bench_net_new ();
  soak.served = bench_served_start_at_pace (soak.net, argv[1], PACE);
  soak.hall = bench_hall_new (soak.net, bench_served_get_url (soak.served));
  bench_served_open_notes (soak.served);
  bench_hall_fill (soak.hall, PHONES, 3, NULL);
  begin (&soak);

  int pid = bench_served_get_pid (soak.served);
  let_pass (&soak, 1);
  double memory = bench_memory (pid);
  guint descriptors = count_descriptors (&soak), notes = soak.accepted;
  for (guint i = 1; i <= (guint)minutes / 5; i++)
    {
      let_pass (&soak, 5);
      g_autofree char *name = g_strdup_printf ("memory after %u minutes, %u notes", i * 5, soak.accepted);
      bench_figures_add (figures, name, bench_memory (pid), "MB");
    }

  double grown = bench_memory (pid) - memory;
  notes = soak.accepted - notes;
  bench_figures_add (figures, "memory at the end", memory + grown, "MB");
  bench_figures_beside (figures, "after the first minute", memory);
  bench_figures_add (figures, "notes written in between, which it keeps", notes, "");
  bench_figures_most (figures, "what it grew by, for each of them", grown * 1024 / MAX (notes, 1), NOTE_MEMORY, "kB");
  bench_figures_most (figures, "descriptors at the end", count_descriptors (&soak), descriptors, "");
  bench_figures_beside (figures, "after the first minute", descriptors);
  bench_figures_most (figures, "notes that went wrong", soak.refused, 0, "");
  bench_figures_add (figures, "pages loaded again", soak.reloads, "");
  bench_figures_add (figures, "actions of the chair", soak.actions, "");
  bench_hall_free (soak.hall);
  bench_served_stop (soak.served);
  bench_net_free (soak.net);
  return bench_figures_finish (figures);
}
