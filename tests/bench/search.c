/* A library as it is after decades: 5,000 evenings of 60 notes. How long it takes to list, to search and to open one, and to keep it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <unistd.h>

#include "evening/library.h"
#include "figures.h"
#include "store/store.h"
#include "test-utils.h"

#define EVENINGS 5000
#define NOTES    60
#define WORDS    4000 /* different ones, a few of them common */
#define ROUNDS   30
#define SHOWN    12 /* rows that a window shows at a time */
/* Between two rounds, µs: with real-time priority, what never rests is held up by the kernel for a twentieth of each second. */
#define REST 20000

static GRand *chance;

/* Pronounceable; the smaller its number, the more often it is used, as in a language. */
static char *
make_word (guint number)
{
  static const char *const beginnings[] = { "b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "v", "w", "z", "sch" };
  static const char *const middles[] = { "a", "e", "i", "o", "u", "aa", "ee", "oe", "ij", "ë" };
  GString *word = g_string_new (NULL);

  for (guint n = number + 7; n > 0; n /= G_N_ELEMENTS (beginnings) * G_N_ELEMENTS (middles))
    {
      g_string_append (word, beginnings[n % G_N_ELEMENTS (beginnings)]);
      g_string_append (word, middles[n / G_N_ELEMENTS (beginnings) % G_N_ELEMENTS (middles)]);
    }
  return g_string_free (word, FALSE);
}

static char *
make_sentence (guint words)
{
  GString *sentence = g_string_new ("Waarom");

  for (guint i = 0; i < words; i++)
    {
      double share = g_rand_double (chance);
      g_autofree char *word = make_word ((guint)(share * share * share * WORDS));
      g_string_append_printf (sentence, " %s", word);
    }
  g_string_append_c (sentence, '?');
  return g_string_free (sentence, FALSE);
}

static DrieSummary *
make_evening (guint number)
{
  DrieSummary *summary = drie_summary_new ();
  /* In the last two years, and nothing of it due. */
  gint64 at = g_get_real_time () - (gint64)number * 3 * 3600 * G_USEC_PER_SEC;
  DrieEvent events[] = { { DRIE_EVENT_STARTED, at, at }, { DRIE_EVENT_CLOSED, at + 1, 0 } };

  summary->uuid = g_uuid_string_random ();
  summary->status = DRIE_STATUS_CLOSED;
  summary->closed_at = at + 1;
  summary->plan->erase_after_days = 3650;
  g_free (summary->plan->theme);
  summary->plan->theme = make_sentence (3);
  g_free (summary->plan->question);
  summary->plan->question = make_sentence (10);
  g_array_append_vals (summary->events, events, 2);
  summary->recaps[DRIE_RECAP_SHARED] = make_sentence (40);
  for (guint i = 0; i < NOTES; i++)
    {
      DrieNote *note = drie_note_new ();
      note->from = DRIE_CIRCLE_PARENTS;
      note->to = DRIE_CIRCLE_PUPILS;
      note->step = 1;
      note->text = make_sentence (12);
      g_ptr_array_add (summary->notes, note);
    }
  return summary;
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean known;

  bench_must (drie_store_import_finish (NULL, result, &known, NULL) != 0);
  (*(guint *)user_data)++;
}

static void
fill (const char *directory, BenchFigures *figures)
{
  DrieStore *store = drie_store_open (directory, DRIE_STORE_WRITE, NULL);
  guint done = 0;
  gint64 begin = bench_now ();

  bench_must (store != NULL);
  for (guint i = 0; i < EVENINGS; i++)
    {
      drie_store_import_async (store, make_evening (i), NULL, imported_cb, &done);
      while (done + 100 < i)
        g_main_context_iteration (NULL, TRUE);
    }
  while (done < EVENINGS)
    g_main_context_iteration (NULL, TRUE);
  bench_figures_add (figures, "evenings taken in", EVENINGS * 1e6 / (bench_now () - begin), "/s");
  drie_store_close (store);
}

static guint
search (DrieLibrary *library, const char *words)
{
  g_autoptr (GListModel) found = drie_library_list (library, words, NULL);

  bench_must (found != NULL);
  return g_list_model_get_n_items (found);
}

/* The list itself, and for a search also the excerpts of the rows that can be seen. */
static void
measure_search (DrieLibrary *library, BenchFigures *figures, const char *name, const char *words)
{
  g_autoptr (GArray) times = bench_times_new ();
  guint n = search (library, words);

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 begin = bench_now ();
      g_autoptr (GListModel) found = drie_library_list (library, words, NULL);
      for (guint row = 0; words != NULL && row < MIN (SHOWN, n); row++)
        {
          g_autoptr (DrieLibraryItem) item = g_list_model_get_item (found, row);
          g_autoptr (DrieFound) hit = drie_library_find (library, drie_library_item_get_id (item), words);
          g_autoptr (GArray) marks = drie_library_mark (library, words, drie_library_item_get_question (item));
        }
      bench_times_add (times, (bench_now () - begin) / 1000.0);
      g_usleep (REST);
    }
  g_autofree char *whole = g_strdup_printf ("%s (%u found)", name, n);
  bench_figures_times (figures, whole, times, 0.95, 50);
}

static void
measure_open (DrieLibrary *library, BenchFigures *figures)
{
  g_autoptr (GArray) times = bench_times_new ();

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 begin = bench_now ();
      g_autoptr (DrieSummary) summary = drie_library_load (library, g_rand_int_range (chance, 1, EVENINGS), NULL);
      bench_must (summary != NULL && summary->notes->len == NOTES);
      bench_times_add (times, (bench_now () - begin) / 1000.0);
    }
  bench_figures_times (figures, "open an evening", times, 0.95, 50);
}

static void
measure_backup (DrieLibrary *library, const char *directory, BenchFigures *figures)
{
  g_autofree char *path = g_build_filename (directory, "backup", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GAsyncResult *answer = NULL;
  gint64 begin = bench_now ();

  drie_library_backup_async (library, file, NULL, NULL, test_result_cb, &answer);
  while (answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  bench_must (drie_library_copy_finish (library, answer, NULL));
  g_object_unref (answer);
  bench_figures_add (figures, "back it up", (bench_now () - begin) / 1e6, "s");
}

int
main (void)
{
  BenchFigures *figures = bench_figures_new ("search");
  g_autofree char *directory = g_dir_make_tmp ("driegesprek-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (directory, "library.db", NULL);
  g_autofree char *common = make_word (1);
  g_autofree char *rare = make_word (WORDS - 3);
  g_autofree char *both = g_strjoin (" ", common, rare, NULL);
  g_autofree char *other = make_word (2);
  g_autofree char *third = make_word (3);
  g_autofree char *sentence = g_strjoin (" ", "waarom", common, other, third, NULL);
  GStatBuf info;

  chance = g_rand_new_with_seed (20261124);
  double before = bench_memory (getpid ());
  fill (directory, figures);
  bench_must (g_stat (file, &info) == 0);
  bench_figures_add (figures, "size of the file", info.st_size / 1e6, "MB");

  gint64 begin = bench_now ();
  g_autoptr (DrieLibrary) library = drie_library_open (directory, DRIE_LIBRARY_WRITE, NULL);
  bench_must (library != NULL);
  bench_figures_add (figures, "open the library", (bench_now () - begin) / 1000.0, "ms");
  measure_search (library, figures, "list all", NULL);
  measure_search (library, figures, "a common word", common);
  measure_search (library, figures, "a rare word", rare);
  measure_search (library, figures, "both", both);
  measure_search (library, figures, "one letter", "s");
  measure_search (library, figures, "three letters", "sch");
  measure_search (library, figures, "a word that every note has", "waarom");
  measure_search (library, figures, "six letters of a word", "schoes");
  measure_search (library, figures, "a sentence of common words", sentence);
  measure_search (library, figures, "no hit", "xyzzy");
  measure_open (library, figures);
  bench_figures_add (figures, "memory, with it open", bench_memory (getpid ()) - before, "MB");
  measure_backup (library, directory, figures);
  g_clear_object (&library);
  test_remove_dir (directory);
  g_rand_free (chance);
  return bench_figures_finish (figures);
}
