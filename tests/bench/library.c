/* An archive of 5,000 evenings, opened and searched; the summary of an evening with 500 notes, written.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures.h"
#include "report-fixture.h"
#include "report/report.h"
#include "store/store.h"
#include "test-utils.h"

#define EVENINGS 5000
#define NOTES    4 /* of each */
#define ROUNDS   15
#define DEADLINE 300 /* seconds */

static const char *const words[] = { "toetsen",   "rooster", "weekend",    "telefoon", "mentor", "gymzaal",  "pauze", "vakantie",
                                     "spreiding", "cijfers", "ouderavond", "excursie", "agenda", "werkstuk", "rust",  "begeleiding" };

/* Waits until everything that was asked for is stored. */
static void
settle (DrieStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  gint64 end = bench_now () + DEADLINE * G_USEC_PER_SEC;

  drie_store_settle_async (store, test_result_cb, &result);
  while (result == NULL && bench_now () < end)
    g_main_context_iteration (NULL, TRUE);
  bench_must (result != NULL && drie_store_finish (store, result, NULL));
}

static void
add_evening (DrieStore *store, guint number)
{
  g_autoptr (DriePlan) plan = drie_plan_new ();

  g_free (plan->theme);
  plan->theme = g_strdup_printf ("%s en %s", words[number % 16], words[number / 16 % 16]);
  g_free (plan->question);
  plan->question = g_strdup_printf ("Wat helpt jou bij %s, en wie kan daar iets aan doen?", words[number / 256 % 16]);
  plan->school = g_strdup_printf ("School %u", number % 40);
  drie_store_create_async (store, plan, NULL, NULL);
}

static void
add_words (DrieStore *store, guint number)
{
  gint64 id = number + 1;
  g_autofree char *recap = g_strdup_printf ("De leerlingen willen meer %s en minder %s.", words[number % 13], words[number % 11]);

  for (guint i = 0; i < NOTES; i++)
    {
      DrieNote note = { .key = g_uuid_string_random (), .from = DRIE_CIRCLE_PARENTS, .to = DRIE_CIRCLE_PUPILS, .step = 1 };
      note.text = g_strdup_printf ("Hoe gaat het met %s als er ook %s is? Nummer%u", words[(number + i) % 16], words[(number + 3 * i) % 16],
                                   number * NOTES + i);
      drie_store_write_note_async (store, id, DRIE_NOTE_ADD, &note, NULL, NULL);
      g_free (note.key);
      g_free (note.text);
    }
  drie_store_set_recap_async (store, id, DRIE_RECAP_PUPILS, recap, NULL, NULL);
}

static void
fill (const char *directory)
{
  DrieStore *store = drie_store_open (directory, DRIE_STORE_WRITE, NULL);

  bench_must (store != NULL);
  for (guint i = 0; i < EVENINGS; i++)
    add_evening (store, i);
  settle (store);
  for (guint i = 0; i < EVENINGS; i++)
    add_words (store, i);
  settle (store);
  drie_store_close (store);
}

/* ms, the median of some. */
static double
measure_opening (const char *directory)
{
  BenchTimes *times = bench_times_new ();
  double median;

  for (int i = 0; i < ROUNDS; i++)
    {
      gint64 began = bench_now ();
      DrieStore *store = drie_store_open (directory, DRIE_STORE_WRITE, NULL);
      bench_times_add (times, (double)(bench_now () - began) / 1000);
      bench_must (store != NULL);
      drie_store_close (store);
    }
  median = bench_times_at (times, 0.5);
  g_array_unref (times);
  return median;
}

/* The same. @found: (out): how many */
static double
measure_search (DrieStore *store, const char *text, guint *found)
{
  BenchTimes *times = bench_times_new ();
  double median;

  for (int i = 0; i < ROUNDS; i++)
    {
      gint64 began = bench_now ();
      g_autoptr (GPtrArray) entries = drie_store_list (store, text, NULL);
      bench_times_add (times, (double)(bench_now () - began) / 1000);
      bench_must (entries != NULL);
      *found = entries->len;
    }
  median = bench_times_at (times, 0.5);
  g_array_unref (times);
  return median;
}

static void
report_search (BenchFigures *figures, DrieStore *store, const char *what, const char *text)
{
  guint found = 0;
  double took = measure_search (store, text, &found);
  g_autofree char *name = g_strdup_printf ("5,000 evenings: %s", what);

  bench_must (found > 0);
  bench_figures_most (figures, name, took, 50, "ms");
  bench_figures_beside (figures, "evenings found", found);
}

static void
measure_summary (BenchFigures *figures)
{
  g_autoptr (DrieSummary) summary = fixture_evening ("nl");
  BenchTimes *times = bench_times_new ();

  fixture_add_many (summary, 500);
  for (int i = 0; i < ROUNDS; i++)
    {
      gint64 began = bench_now ();
      g_autoptr (GBytes) pdf = drie_report_write (summary, &(DrieReportOrder){ .format = DRIE_FORMAT_PDF }, NULL);
      bench_times_add (times, (double)(bench_now () - began) / 1000);
      bench_must (pdf != NULL);
    }
  bench_figures_most (figures, "summary with 500 notes as PDF, p50", bench_times_at (times, 0.5), 1000, "ms");
  g_array_unref (times);
}

int
main (void)
{
  BenchFigures *figures = bench_figures_new ("library");
  g_autofree char *directory = g_dir_make_tmp ("driegesprek-XXXXXX", NULL);
  g_autofree char *empty = g_build_filename (directory, "empty", NULL);
  DrieStore *store;

  bench_figures_add (figures, "empty library: opened, p50", measure_opening (empty), "ms");
  fill (directory);
  bench_figures_add (figures, "5,000 evenings, 20,000 notes: opened, p50", measure_opening (directory), "ms");
  store = drie_store_open (directory, DRIE_STORE_READ, NULL);
  bench_must (store != NULL);
  report_search (figures, store, "a rare word found, p50", "nummer19999");
  report_search (figures, store, "two words found, p50", "gymz begel");
  report_search (figures, store, "a word that most have found, p50", "toetsen");
  report_search (figures, store, "all listed, p50", NULL);
  drie_store_close (store);
  test_remove_dir (directory);
  measure_summary (figures);
  return bench_figures_finish (figures);
}
