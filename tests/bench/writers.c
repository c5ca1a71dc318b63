/* A hall of phones as a process of its own: writers URL PHONES PER_SECOND SECONDS. All join; "joined" on stdout; on the first line of stdin
 * the notes begin; then "SENT ACCEPTED P50 P95 LONGEST" (ms), and the phones stay until the end of stdin.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "figures.h"
#include "hall.h"

#define DEADLINE 60 /* seconds */

typedef struct
{
  BenchHall *hall;
  BenchTimes *times;
  guint due, sent, answered, accepted;
  gboolean said; /* something on stdin, or its end */
  gboolean done;
} Writers;

static void
said_cb (gpointer user_data)
{
  Writers *writers = user_data;
  char buffer[64];

  writers->said = TRUE;
  writers->done = read (STDIN_FILENO, buffer, sizeof buffer) <= 0;
}

static void
wrote_cb (BenchPhone *phone, const char *key, guint status, gint64 took, gpointer user_data)
{
  Writers *writers = user_data;

  writers->accepted += status == 201;
  bench_times_add (writers->times, (double)took / 1000);
  writers->done = ++writers->answered == writers->due;
}

static void
write_cb (gpointer user_data)
{
  Writers *writers = user_data;

  guint number = writers->sent++ % bench_hall_get_phones (writers->hall);

  bench_phone_write (bench_hall_get_phone (writers->hall, number), bench_now (), wrote_cb, writers);
}

static void
write_notes (Writers *writers, BenchNet *net, guint per_second, guint seconds)
{
  gint64 begin = bench_now ();

  writers->due = per_second * seconds;
  for (guint i = 0; i < writers->due; i++)
    bench_net_at (net, begin + (gint64)i * G_USEC_PER_SEC / per_second, write_cb, writers);
  writers->done = FALSE;
  bench_net_run (net, &writers->done, seconds + DEADLINE);
  printf ("%u %u %.3f %.3f %.3f\n", writers->sent, writers->accepted, bench_times_at (writers->times, 0.5),
          bench_times_at (writers->times, 0.95), bench_times_at (writers->times, 1));
  fflush (stdout);
}

int
main (int argc, char **argv)
{
  Writers writers = { .times = bench_times_new () };
  BenchNet *net = bench_net_new ();

  if (argc != 5)
    bench_fail ("writers URL PHONES PER_SECOND SECONDS");
  writers.hall = bench_hall_new (net, argv[1]);
  bench_hall_fill (writers.hall, (guint)atoi (argv[2]), atoi (argv[2]) / 100.0, NULL);
  puts ("joined");
  fflush (stdout);
  bench_net_watch (net, STDIN_FILENO, said_cb, &writers);
  bench_net_run (net, &writers.said, 10 * DEADLINE);
  if (!writers.done)
    write_notes (&writers, net, (guint)atoi (argv[3]), (guint)atoi (argv[4]));
  writers.done = FALSE;
  bench_net_run (net, &writers.done, 10 * DEADLINE);
  bench_hall_free (writers.hall);
  bench_net_free (net);
  g_array_unref (writers.times);
  return 0;
}
