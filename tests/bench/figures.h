/* What a load program found, as a table to read and as JSON to compare. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times in milliseconds, or any other numbers. */
typedef GArray BenchTimes;

BenchTimes *bench_times_new (void);
void bench_times_add (BenchTimes *self, double value);
/* @share: 0.5 is the median, 1 the longest. Sorts. NaN without times. */
double bench_times_at (BenchTimes *self, double share);

typedef struct _BenchFigures BenchFigures;

/* @program: its short name. Notes the machine's load as it begins. */
BenchFigures *bench_figures_new (const char *program);
void bench_figures_add (BenchFigures *self, const char *name, double value, const char *unit);
/* With what is to be held: at most, at least. */
void bench_figures_most (BenchFigures *self, const char *name, double value, double most, const char *unit);
void bench_figures_least (BenchFigures *self, const char *name, double value, double least, const char *unit);
/* The figure added last was measured beside another, in the same run. */
void bench_figures_beside (BenchFigures *self, const char *other, double value);
/* p50, p95, p99 and the longest of @times; @most: for the one named by @share, or 0 for no goal. */
void bench_figures_times (BenchFigures *self, const char *name, BenchTimes *times, double share, double most);
/* Prints the table, writes NAME.json into $DRIE_BENCH_RESULTS if that is set. Takes @self. Returns: main()'s exit status, 0: a goal that is
 * missed is a finding, no failure. */
int bench_figures_finish (BenchFigures *self);

/* µs, of a clock that only goes forward. */
gint64 bench_now (void);
/* A sentence on stderr, and the end: what should be measured could not be. */
void bench_fail (const char *format, ...) G_GNUC_PRINTF (1, 2) G_GNUC_NORETURN;
#define bench_must(condition)                                                                                                              \
  G_STMT_START                                                                                                                             \
  {                                                                                                                                        \
    if (!(condition))                                                                                                                      \
      bench_fail ("%s:%d: not so: %s", __FILE__, __LINE__, #condition);                                                                    \
  }                                                                                                                                        \
  G_STMT_END

/* Memory of a process that is in RAM, MB; processor time it has used, seconds. */
double bench_memory (int pid);
double bench_processor (int pid);
/* Files and connections that it holds. */
guint bench_descriptors (int pid);

G_END_DECLS
