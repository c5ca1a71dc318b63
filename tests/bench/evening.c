/* A hall that joins, holds the live page and sends three questions each, at random over ten seconds: when does a phone hear that its note
 * is there, when is it on the chair's wall, what does it cost? evening CLI. SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "figures.h"
#include "hall.h"
#include "served.h"

#define QUESTIONS 3
#define SECONDS   10
#define DEADLINE  60    /* seconds */
#define JOINS     100.0 /* a second */

/* The size that the goals are set for. */
#define GOAL_SIZE  500
#define LARGE_SIZE 1000

typedef struct
{
  BenchHall *hall;
  GHashTable *due; /* key → when, of notes that are accepted and not yet on the wall, or the other way round */
  BenchTimes *joins, *submits, *walls;
  guint expected, answered, accepted, shown;
  gboolean done;
} Evening;

/* Not of the notes: each has its own moment. */
typedef struct
{
  Evening *evening;
  BenchPhone *phone;
} Question;

static void
check_done (Evening *evening)
{
  evening->done = evening->answered == evening->expected && evening->shown == evening->accepted;
}

static void
wrote_cb (BenchPhone *phone, const char *key, guint status, gint64 took, gpointer user_data)
{
  Evening *evening = user_data;
  gint64 due = bench_now () - took;
  const gint64 *shown = g_hash_table_lookup (evening->due, key);

  evening->answered++;
  evening->accepted += status == 201;
  bench_times_add (evening->submits, (double)took / 1000);
  /* The chair may have it before its writer hears. */
  if (shown != NULL)
    {
      bench_times_add (evening->walls, (double)(*shown - due) / 1000);
      evening->shown++;
      g_hash_table_remove (evening->due, key);
    }
  else if (status == 201)
    g_hash_table_insert (evening->due, g_strdup (key), g_memdup2 (&due, sizeof due));
  check_done (evening);
}

static void
said_cb (const char *line, gint64 at, gpointer user_data)
{
  Evening *evening = user_data;
  g_autofree char *key = g_str_has_prefix (line, "{\"event\":\"note\"") ? bench_served_get_member (line, "key") : NULL;
  const gint64 *due = key != NULL ? g_hash_table_lookup (evening->due, key) : NULL;

  if (key == NULL)
    return;
  if (due == NULL)
    {
      g_hash_table_insert (evening->due, g_steal_pointer (&key), g_memdup2 (&at, sizeof at));
      return;
    }
  bench_times_add (evening->walls, (double)(at - *due) / 1000);
  evening->shown++;
  g_hash_table_remove (evening->due, key);
  check_done (evening);
}

static void
write_cb (gpointer user_data)
{
  Question *question = user_data;

  bench_phone_write (question->phone, bench_now (), wrote_cb, question->evening);
  g_free (question);
}

static void
write_questions (Evening *evening, BenchNet *net, guint phones)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (phones);
  gint64 begin = bench_now ();

  evening->expected = phones * QUESTIONS;
  for (guint i = 0; i < evening->expected; i++)
    {
      Question question = { evening, bench_hall_get_phone (evening->hall, i % phones) };
      bench_net_at (net, begin + (gint64)(g_rand_double (rand) * SECONDS * G_USEC_PER_SEC), write_cb,
                    g_memdup2 (&question, sizeof question));
    }
  bench_net_run (net, &evening->done, SECONDS + DEADLINE);
}

static void
report (BenchFigures *figures, Evening *evening, guint phones, BenchServed *served, double processor)
{
  g_autofree char *joins = g_strdup_printf ("%u phones: join", phones);
  g_autofree char *submit = g_strdup_printf ("%u phones: note accepted", phones);
  g_autofree char *wall = g_strdup_printf ("%u phones: note on the chair's wall", phones);
  g_autofree char *lost = g_strdup_printf ("%u phones: notes lost", phones);
  g_autofree char *of = g_strdup_printf ("of %u", evening->expected);
  g_autofree char *memory = g_strdup_printf ("%u phones: memory of serve", phones);
  g_autofree char *cost = g_strdup_printf ("%u phones: processor while they write", phones);

  bench_figures_times (figures, joins, evening->joins, 0.95, phones == LARGE_SIZE ? 500 : 0);
  bench_figures_times (figures, submit, evening->submits, 0.95, phones == GOAL_SIZE ? 50 : 0);
  bench_figures_times (figures, wall, evening->walls, 0.95, phones == GOAL_SIZE ? 150 : 0);
  bench_figures_most (figures, lost, evening->expected - evening->shown, 0, of);
  if (phones == LARGE_SIZE)
    bench_figures_most (figures, memory, bench_memory (bench_served_get_pid (served)), 120, "MB");
  else
    bench_figures_add (figures, memory, bench_memory (bench_served_get_pid (served)), "MB");
  bench_figures_add (figures, cost, 100 * processor / SECONDS, "% of a core");
}

static void
run (BenchFigures *figures, const char *cli, guint phones)
{
  BenchNet *net = bench_net_new ();
  BenchServed *served = bench_served_start (net, cli);
  Evening evening = { .due = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                      .joins = bench_times_new (),
                      .submits = bench_times_new (),
                      .walls = bench_times_new () };

  bench_served_open_notes (served);
  evening.hall = bench_hall_new (net, bench_served_get_url (served));
  bench_hall_fill (evening.hall, phones, phones / JOINS, evening.joins);
  bench_served_on_said (served, said_cb, &evening);
  double before = bench_processor (bench_served_get_pid (served));
  write_questions (&evening, net, phones);
  report (figures, &evening, phones, served, bench_processor (bench_served_get_pid (served)) - before);

  bench_hall_free (evening.hall);
  bench_served_stop (served);
  bench_net_free (net);
  g_hash_table_unref (evening.due);
  g_array_unref (evening.joins);
  g_array_unref (evening.submits);
  g_array_unref (evening.walls);
}

int
main (int argc, char **argv)
{
  static const guint sizes[] = { 30, 200, GOAL_SIZE, LARGE_SIZE };
  BenchFigures *figures = bench_figures_new ("evening");

  if (argc != 2)
    bench_fail ("evening CLI");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    run (figures, argv[1], sizes[i]);
  return bench_figures_finish (figures);
}
