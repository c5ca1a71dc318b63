/* Figures. SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

typedef struct
{
  char *name;
  char *unit;
  double value;
  double most;  /* NaN: no such goal */
  double least; /* NaN: no such goal */
  char *other;  /* what it was measured beside; NULL: nothing */
  double other_value;
} Figure;

struct _BenchFigures
{
  char *program;
  GPtrArray *figures;
  double load; /* as it began */
};

/* --- Times --- */

BenchTimes *
bench_times_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

void
bench_times_add (BenchTimes *self, double value)
{
  g_array_append_val (self, value);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

double
bench_times_at (BenchTimes *self, double share)
{
  if (self->len == 0)
    return NAN;
  g_array_sort (self, compare_times);
  return g_array_index (self, double, (guint)MIN (ceil (share * self->len) - (share > 0 ? 1 : 0), self->len - 1));
}

/* --- The machine --- */

gint64
bench_now (void)
{
  return g_get_monotonic_time ();
}

void
bench_fail (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  vfprintf (stderr, format, arguments);
  va_end (arguments);
  fputc ('\n', stderr);
  exit (1);
}

/* What stands after "NAME:" in a file of /proc; NULL if nothing does. Transfer full. */
static char *
read_field (const char *path, const char *name)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  for (int i = 0; lines[i] != NULL; i++)
    {
      const char *colon = strchr (lines[i], ':');
      if (colon != NULL && g_str_has_prefix (lines[i], name))
        return g_strstrip (g_strdup (colon + 1));
    }
  return NULL;
}

double
bench_memory (int pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", pid);
  g_autofree char *kilobytes = read_field (path, "VmRSS");

  return kilobytes != NULL ? g_ascii_strtod (kilobytes, NULL) / 1024 : NAN;
}

double
bench_processor (int pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/stat", pid);
  g_autofree char *text = NULL;
  unsigned long user = 0, kernel = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL)
      || sscanf (strrchr (text, ')'), ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &kernel) != 2)
    return NAN;
  return (double)(user + kernel) / (double)sysconf (_SC_CLK_TCK);
}

guint
bench_descriptors (int pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/fd", pid);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint count = 0;

  bench_must (folder != NULL);
  while (g_dir_read_name (folder) != NULL)
    count++;
  return count;
}

static double
get_load (void)
{
  double load = NAN;

  return getloadavg (&load, 1) == 1 ? load : NAN;
}

static char *
name_machine (void)
{
  g_autofree char *processor = read_field ("/proc/cpuinfo", "model name");
  g_autofree char *memory = read_field ("/proc/meminfo", "MemTotal");
  g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  struct utsname kernel = { 0 };

  uname (&kernel);
  return g_strdup_printf ("%s, %u cores, %.0f GB, %s, Linux %s", processor != NULL ? processor : kernel.machine, g_get_num_processors (),
                          memory != NULL ? g_ascii_strtod (memory, NULL) / 1048576 : 0, system != NULL ? system : "?", kernel.release);
}

/* --- Figures --- */

static void
figure_free (gpointer data)
{
  Figure *figure = data;

  g_free (figure->name);
  g_free (figure->unit);
  g_free (figure->other);
  g_free (figure);
}

BenchFigures *
bench_figures_new (const char *program)
{
  BenchFigures *self = g_new0 (BenchFigures, 1);

  self->program = g_strdup (program);
  self->figures = g_ptr_array_new_with_free_func (figure_free);
  self->load = get_load ();
  return self;
}

static Figure *
add (BenchFigures *self, const char *name, double value, const char *unit)
{
  Figure *figure = g_new0 (Figure, 1);

  *figure = (Figure){ .name = g_strdup (name), .unit = g_strdup (unit), .value = value, .most = NAN, .least = NAN };
  g_ptr_array_add (self->figures, figure);
  return figure;
}

void
bench_figures_add (BenchFigures *self, const char *name, double value, const char *unit)
{
  add (self, name, value, unit);
}

void
bench_figures_most (BenchFigures *self, const char *name, double value, double most, const char *unit)
{
  add (self, name, value, unit)->most = most;
}

void
bench_figures_least (BenchFigures *self, const char *name, double value, double least, const char *unit)
{
  add (self, name, value, unit)->least = least;
}

void
bench_figures_beside (BenchFigures *self, const char *other, double value)
{
  Figure *figure = g_ptr_array_index (self->figures, self->figures->len - 1);

  figure->other = g_strdup (other);
  figure->other_value = value;
}

void
bench_figures_times (BenchFigures *self, const char *name, BenchTimes *times, double share, double most)
{
  static const struct
  {
    const char *name;
    double share;
  } rows[] = { { "p50", 0.5 }, { "p95", 0.95 }, { "p99", 0.99 }, { "longest", 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *full = g_strdup_printf ("%s, %s", name, rows[i].name);
      double value = bench_times_at (times, rows[i].share);

      add (self, full, value, "ms")->most = rows[i].share == share && most > 0 ? most : NAN;
    }
}

static gboolean
has_goal (const Figure *figure)
{
  return !isnan (figure->most) || !isnan (figure->least);
}

static gboolean
is_met (const Figure *figure)
{
  return !(figure->value > figure->most) && !(figure->value < figure->least) && !isnan (figure->value);
}

static void
print_figure (const Figure *figure)
{
  g_autofree char *value = g_strdup_printf (fabs (figure->value) < 10    ? "%.2f"
                                            : fabs (figure->value) < 100 ? "%.1f"
                                                                         : "%.0f",
                                            figure->value);

  printf ("  %-62s %9s %-8s", figure->name, value, figure->unit);
  if (has_goal (figure))
    printf (" %s %s %g", is_met (figure) ? "held  " : "MISSED", isnan (figure->least) ? "≤" : "≥",
            isnan (figure->least) ? figure->most : figure->least);
  if (figure->other != NULL)
    printf ("  (%s: %.1f)", figure->other, figure->other_value);
  printf ("\n");
}

static void
build_number (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  if (isnan (value))
    json_builder_add_null_value (builder);
  else
    json_builder_add_double_value (builder, value);
}

static void
build_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
build_figure (JsonBuilder *builder, const Figure *figure)
{
  json_builder_begin_object (builder);
  build_text (builder, "figure", figure->name);
  build_number (builder, "value", figure->value);
  build_text (builder, "unit", figure->unit);
  if (has_goal (figure))
    {
      build_number (builder, isnan (figure->least) ? "most" : "least", isnan (figure->least) ? figure->most : figure->least);
      json_builder_set_member_name (builder, "held");
      json_builder_add_boolean_value (builder, is_met (figure));
    }
  if (figure->other != NULL)
    {
      build_text (builder, "beside", figure->other);
      build_number (builder, "beside_value", figure->other_value);
    }
  json_builder_end_object (builder);
}

static char *
make_json (BenchFigures *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *machine = name_machine ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *date = g_date_time_format_iso8601 (now);

  json_builder_begin_object (builder);
  build_text (builder, "program", self->program);
  build_text (builder, "machine", machine);
  build_text (builder, "date", date);
  build_number (builder, "load_before", self->load);
  build_number (builder, "load_after", get_load ());
  json_builder_set_member_name (builder, "figures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->figures->len; i++)
    build_figure (builder, g_ptr_array_index (self->figures, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}

static void
write_json (BenchFigures *self)
{
  const char *folder = g_getenv ("DRIE_BENCH_RESULTS");
  g_autofree char *path = folder != NULL ? g_strdup_printf ("%s/%s.json", folder, self->program) : NULL;
  g_autofree char *json = make_json (self);
  g_autoptr (GError) error = NULL;

  if (path != NULL && !g_file_set_contents (path, json, -1, &error))
    bench_fail ("%s", error->message);
}

int
bench_figures_finish (BenchFigures *self)
{
  g_autofree char *machine = name_machine ();

  printf ("%s, on %s; load %.1f before, %.1f after\n", self->program, machine, self->load, get_load ());
  for (guint i = 0; i < self->figures->len; i++)
    print_figure (g_ptr_array_index (self->figures, i));
  write_json (self);
  g_ptr_array_unref (self->figures);
  g_free (self->program);
  g_free (self);
  return 0;
}
