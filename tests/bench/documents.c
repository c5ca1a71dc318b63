/* What writing a document costs, and how it grows with the notes: ten times the notes must not cost much more than ten times as much.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <time.h>

#include "figures.h"
#include "report-fixture.h"
#include "report/report.h"

#define ROUNDS 5
#define SMALL  1000
#define LARGE  10000

static const struct
{
  const char *name;
  DrieFormat format;
} formats[] = { { "PDF", DRIE_FORMAT_PDF }, { "ODT", DRIE_FORMAT_ODT }, { "HTML", DRIE_FORMAT_HTML }, { "text", DRIE_FORMAT_TEXT } };

static DrieSummary *
make_evening (guint notes)
{
  DrieSummary *summary = fixture_evening ("nl");

  fixture_add_many (summary, notes);
  return summary;
}

/* Milliseconds of this thread's processor time; others on the machine don't count. */
static double
processor_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static double
cost (DrieFormat format, guint notes, guint rounds)
{
  g_autoptr (DrieSummary) summary = make_evening (notes);
  const DrieReportOrder order = { .format = format };
  BenchTimes *times = bench_times_new ();

  for (guint i = 0; i < rounds; i++)
    {
      double start = processor_ms ();
      g_autoptr (GBytes) bytes = drie_report_write (summary, &order, NULL);
      bench_must (bytes != NULL && g_bytes_get_size (bytes) > 1000);
      bench_times_add (times, processor_ms () - start);
    }
  double median = bench_times_at (times, 0.5);
  g_array_unref (times);
  return median;
}

static void
measure_growth (BenchFigures *figures, guint i)
{
  const guint sizes[] = { 10, 100, 500, SMALL, LARGE };
  double small = 0, large = 0;

  for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
    {
      g_autofree char *name = g_strdup_printf ("%s of %u notes", formats[i].name, sizes[j]);
      large = cost (formats[i].format, sizes[j], sizes[j] == LARGE ? 1 : ROUNDS);
      small = sizes[j] == SMALL ? large : small;
      if (formats[i].format == DRIE_FORMAT_PDF && sizes[j] == 500)
        bench_figures_most (figures, name, large, 1000, "ms");
      else
        bench_figures_add (figures, name, large, "ms");
    }
  g_autofree char *name = g_strdup_printf ("%s: cost of a note among %u, as a share of one among %u", formats[i].name, LARGE, SMALL);
  bench_figures_most (figures, name, large / LARGE / (small / SMALL), 1.5, "");
}

int
main (void)
{
  BenchFigures *figures = bench_figures_new ("documents");

  cost (DRIE_FORMAT_PDF, 10, 1); /* fontconfig reads its files once */
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    measure_growth (figures, i);
  return bench_figures_finish (figures);
}
