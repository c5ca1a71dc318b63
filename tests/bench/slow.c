/* A thousand connections that take their time, in each of the ways slowhttptest knows, while a hall writes its notes: half of the phones
 * behind the attacker's own address. slow CLI [SECONDS]. SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "figures.h"
#include "hall.h"
#include "served.h"

/* An address of its own: who comes from 127.0.0.1 is not on the chair's machine then. */
#define SERVER       "127.0.9.1"
#define PHONES       10 /* behind each */
#define CONNECTIONS  "1000"
#define RATE         "250"
#define SECONDS      60 /* of each attack */
#define RECOVERY     60 /* seconds */
#define SLOWHTTPTEST "slowhttptest"

typedef struct
{
  BenchNet *net;
  BenchServed *served;
  BenchHall *others, *same;
  BenchTimes *times;
  guint sent, answered, errors;
  guint most; /* descriptors at a time */
  GPid attacker;
  gboolean over;
  const char *const *command;
} Slow;

static int
get_pid (Slow *slow)
{
  return bench_served_get_pid (slow->served);
}

/* --- Writing --- */

static void
wrote_cb (BenchPhone *phone, const char *key, guint status, gint64 took, gpointer user_data)
{
  Slow *slow = user_data;

  slow->answered++;
  slow->errors += status != 201;
  bench_times_add (slow->times, (double)took / 1000);
}

/* All phones in turn. */
static void
write_cb (gpointer user_data)
{
  Slow *slow = user_data;
  guint turn = slow->sent++;

  bench_phone_write (bench_hall_get_phone (turn % 2 == 0 ? slow->others : slow->same, turn / 2 % PHONES), bench_now (), wrote_cb, slow);
  slow->most = MAX (slow->most, bench_descriptors (get_pid (slow)));
}

static void
over_cb (gpointer user_data)
{
  ((Slow *)user_data)->over = TRUE;
}

/* --- The attack --- */

/* One that was shaken off comes again. */
static void
attack_cb (gpointer user_data)
{
  Slow *slow = user_data;
  int status;

  if (slow->attacker != 0 && waitpid (slow->attacker, &status, WNOHANG) == slow->attacker)
    {
      if (!WIFEXITED (status) || WEXITSTATUS (status) != 0)
        bench_fail (SLOWHTTPTEST " ended with status %#x", (guint)status);
      slow->attacker = 0;
    }
  if (slow->over)
    return;
  if (slow->attacker == 0)
    bench_must (g_spawn_async (NULL, (char **)slow->command, NULL,
                               G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                               NULL, NULL, &slow->attacker, NULL));
  bench_net_at (slow->net, bench_now () + G_USEC_PER_SEC / 2, attack_cb, slow);
}

static void
end_attack (Slow *slow)
{
  if (slow->attacker == 0)
    return;
  kill (slow->attacker, SIGTERM);
  waitpid (slow->attacker, NULL, 0);
  slow->attacker = 0;
}

/* Returns: seconds until the server holds no more than @before again; NaN: longer than it may take */
static double
wait_for_recovery (Slow *slow, guint before)
{
  gint64 began = bench_now ();
  const gboolean never = FALSE;

  while (bench_descriptors (get_pid (slow)) > before)
    {
      if (bench_now () - began > RECOVERY * G_USEC_PER_SEC)
        return NAN;
      bench_net_run (slow->net, &never, 0.1);
    }
  return (double)(bench_now () - began) / G_USEC_PER_SEC;
}

/* @command: NULL: nobody attacks */
static void
measure (Slow *slow, BenchFigures *figures, const char *name, const char *const *command, guint seconds)
{
  guint before = bench_descriptors (get_pid (slow));
  double processor = bench_processor (get_pid (slow));
  gint64 began = bench_now ();
  g_autofree char *times = g_strdup_printf ("%s: a note is there", name);
  g_autofree char *errors = g_strdup_printf ("%s: notes that went wrong, of %u", name, seconds);
  g_autofree char *work = g_strdup_printf ("%s: processor", name);
  g_autofree char *most = g_strdup_printf ("%s: descriptors, at most", name);
  g_autofree char *after = g_strdup_printf ("%s: descriptors are back at %u after", name, before);

  slow->times = bench_times_new ();
  slow->sent = slow->answered = slow->errors = slow->most = 0;
  slow->over = FALSE;
  slow->command = command;
  if (command != NULL)
    attack_cb (slow);
  for (guint i = 0; i < seconds; i++)
    bench_net_at (slow->net, began + (gint64)(i + 1) * G_USEC_PER_SEC, write_cb, slow);
  bench_net_at (slow->net, began + (gint64)(seconds + 1) * G_USEC_PER_SEC, over_cb, slow);
  bench_net_run (slow->net, &slow->over, seconds + 30);

  bench_figures_times (figures, times, slow->times, 0.99, 500);
  bench_figures_most (figures, errors, slow->errors + (slow->sent - slow->answered), 0, "");
  bench_figures_add (figures, work, (bench_processor (get_pid (slow)) - processor) / (double)(bench_now () - began) * 1e8, "%");
  if (command != NULL)
    {
      bench_figures_add (figures, most, slow->most, "");
      end_attack (slow);
      bench_figures_most (figures, after, wait_for_recovery (slow, before), RECOVERY, "s");
    }
  g_array_unref (slow->times);
}

static BenchHall *
make_hall (Slow *slow, gboolean together)
{
  BenchHall *hall = bench_hall_new (slow->net, bench_served_get_url (slow->served));

  if (together)
    bench_hall_stand_together (hall);
  bench_hall_fill (hall, PHONES, 0.5, NULL);
  return hall;
}

int
main (int argc, char **argv)
{
  BenchFigures *figures = bench_figures_new ("slow");
  guint seconds = argc > 2 ? (guint)atoi (argv[2]) : SECONDS;
  g_autofree char *length = g_strdup_printf ("%u", seconds);
  g_autofree char *program = g_find_program_in_path (SLOWHTTPTEST);
  Slow slow = { 0 };

  if (argc < 2)
    bench_fail ("slow CLI [SECONDS]");
  if (program == NULL)
    bench_fail (SLOWHTTPTEST " is not installed");
  bench_set_server (SERVER);
  slow.net = bench_net_new ();
  slow.served = bench_served_start (slow.net, argv[1]);
  bench_served_open_notes (slow.served);
  slow.others = make_hall (&slow, FALSE);
  slow.same = make_hall (&slow, TRUE);

  const char *page = bench_served_get_url (slow.served);
  g_autofree char *notes = g_strconcat (page, "/notes", NULL);
  const char *headers[] = { program, "-H", "-c", CONNECTIONS, "-r", RATE, "-i", "5", "-x", "24", "-l", length, "-u", page, NULL };
  const char *body[]
      = { program, "-B", "-c", CONNECTIONS, "-r", RATE, "-i", "5", "-x", "24", "-s", "8000", "-l", length, "-u", notes, NULL };
  const char *read[] = { program, "-X", "-c", CONNECTIONS, "-r", RATE, "-w",   "64", "-y", "512", "-n",
                         "5",     "-z", "32", "-k",        "10", "-l", length, "-u", page, NULL };

  measure (&slow, figures, "nobody attacks", NULL, 2 * PHONES);
  measure (&slow, figures, "slow headers", headers, seconds);
  measure (&slow, figures, "slow bodies", body, seconds);
  measure (&slow, figures, "slow reading", read, seconds);
  bench_hall_free (slow.others);
  bench_hall_free (slow.same);
  bench_served_stop (slow.served);
  bench_net_free (slow.net);
  return bench_figures_finish (figures);
}
