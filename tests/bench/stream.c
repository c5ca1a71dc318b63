/* Phones that hold the live page: from the chair's action until the last of them knows, and what each costs. stream CLI.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "figures.h"
#include "hall.h"
#include "served.h"

#define ACTIONS   40
#define PAUSE     0.25  /* seconds between two actions */
#define DEADLINE  20    /* seconds */
#define JOINS     200.0 /* a second */
#define GOAL_SIZE 1000

typedef struct
{
  const char *wanted; /* in the state */
  GHashTable *told;   /* phones that know */
  guint phones;
  gint64 last;
  gboolean done;
} Action;

static void
told_cb (BenchPhone *phone, const char *json, gint64 at, gpointer user_data)
{
  Action *action = user_data;

  if (action->wanted == NULL || strstr (json, action->wanted) == NULL || !g_hash_table_add (action->told, phone))
    return;
  action->last = at;
  action->done = g_hash_table_size (action->told) == action->phones;
}

static void
rest (BenchNet *net)
{
  const gboolean never = FALSE;

  bench_net_run (net, &never, PAUSE);
}

/* Returns: ms until the last phone knows */
static double
act (BenchNet *net, BenchServed *served, Action *action, gboolean pause)
{
  gint64 began;

  g_hash_table_remove_all (action->told);
  action->done = FALSE;
  action->wanted = pause ? "\"paused\":true" : "\"paused\":false";
  began = bench_now ();
  bench_served_say (served, pause ? "pause" : "resume");
  if (!bench_net_run (net, &action->done, DEADLINE))
    bench_fail ("Only %u of %u phones were told", g_hash_table_size (action->told), action->phones);
  action->wanted = NULL;
  return (double)(action->last - began) / 1000;
}

static void
measure (BenchFigures *figures, BenchNet *net, BenchServed *served, BenchHall *hall, Action *action)
{
  guint phones = bench_hall_get_phones (hall);
  BenchTimes *times = bench_times_new ();
  int pid = bench_served_get_pid (served);
  double before = bench_processor (pid);
  g_autofree char *last = g_strdup_printf ("%u phones: the chair's action known to the last phone", phones);
  g_autofree char *cost = g_strdup_printf ("%u phones: processor for one action, each phone", phones);
  g_autofree char *memory = g_strdup_printf ("%u phones: memory of serve", phones);

  action->phones = phones;
  for (int i = 0; i < ACTIONS; i++)
    {
      rest (net);
      bench_times_add (times, act (net, served, action, i % 2 == 0));
    }
  bench_figures_times (figures, last, times, 0.99, phones == GOAL_SIZE ? 100 : 0);
  bench_figures_add (figures, cost, (bench_processor (pid) - before) * 1e6 / ACTIONS / phones, "µs");
  bench_figures_most (figures, memory, bench_memory (pid), phones == GOAL_SIZE ? 120 : NAN, "MB");
  g_array_unref (times);
}

int
main (int argc, char **argv)
{
  static const guint sizes[] = { 10, 100, 500, GOAL_SIZE, 2000 };
  BenchFigures *figures = bench_figures_new ("stream");
  Action action = { .told = g_hash_table_new (NULL, NULL) };
  BenchNet *net = bench_net_new ();
  BenchServed *served;
  BenchHall *hall;
  double empty, few;

  if (argc != 2)
    bench_fail ("stream CLI");
  served = bench_served_start (net, argv[1]);
  bench_figures_add (figures, "serve: from its start until phones can come", bench_served_get_start (served), "ms");
  empty = bench_memory (bench_served_get_pid (served));
  bench_figures_add (figures, "no phones: memory of serve", empty, "MB");
  bench_served_open_notes (served);
  hall = bench_hall_new (net, bench_served_get_url (served));
  bench_hall_on_told (hall, told_cb, &action);
  few = empty;
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      guint more = sizes[i] - bench_hall_get_phones (hall);
      bench_hall_fill (hall, more, more / JOINS, NULL);
      measure (figures, net, served, hall, &action);
      if (i == 0)
        few = bench_memory (bench_served_get_pid (served));
    }
  bench_figures_add (figures, "memory of serve, each phone from 10 to 2,000",
                     (bench_memory (bench_served_get_pid (served)) - few) * 1024 / (sizes[G_N_ELEMENTS (sizes) - 1] - sizes[0]), "kB");
  bench_hall_free (hall);
  bench_served_stop (served);
  bench_net_free (net);
  g_hash_table_unref (action.told);
  return bench_figures_finish (figures);
}
