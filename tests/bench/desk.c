/* The chair's window under load: 500 notes on the wall, 1,000 phones, 50 notes each second, while the chair scrolls and searches with mouse
 * and keyboard. How long is the main loop blocked, how regularly do frames come? SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "evening/evening.h"
#include "figures.h"
#include "test-utils.h"
#include "ui/init.h"
#include "ui/window-private.h"

#define NOTES_BEFORE 500
#define PHONES       "1000"
#define PER_SECOND   "50"
#define SECONDS      "12"
#define NOTES_DURING 600
#define DEADLINE     90 /* seconds */

/* What the chair's hand does, over and over: the wheel down and up, a search letter by letter, and out of it again. */
#define WHEEL(button) "click " button "\nsleep 0.04\n"
#define TURN(button)  WHEEL (button) WHEEL (button) WHEEL (button) WHEEL (button) WHEEL (button) WHEEL (button) WHEEL (button) WHEEL (button)
#define CHAIR                                                                                                                              \
  "mousemove 600 450\n" TURN ("5") TURN ("5") TURN ("4") TURN ("5") "key ctrl+f\nsleep 0.2\ntype --delay 120 toetsen\nsleep 0.5\n"         \
                                                                    "key Escape\nsleep 0.3\n" TURN ("4")                                   \
                                                                        TURN ("4") "key End\nsleep 0.3\nkey Page_Up\nsleep 0.3\n"

/* What is seen of the main loop and the frames, while it is looked at. */
static struct
{
  gboolean looking;
  gint64 woke, woke_processor;
  gint64 frame_began, painting;
  BenchTimes *blocked, *processor, *intervals, *frames;
  guint scrolled;
  guint fewest; /* notes on the wall, at the height of a search */
} seen;

static guint tick_id;

/* Runs the main context until @condition, or fails. */
#define wait_until(condition)                                                                                                              \
  G_STMT_START                                                                                                                             \
  {                                                                                                                                        \
    gint64 end_ = bench_now () + DEADLINE * G_USEC_PER_SEC;                                                                                \
    guint wake_ = g_timeout_add (50, G_SOURCE_FUNC (test_wake_cb), NULL);                                                                  \
    while (!(condition) && bench_now () < end_)                                                                                            \
      g_main_context_iteration (NULL, TRUE);                                                                                               \
    g_source_remove (wake_);                                                                                                               \
    bench_must (condition);                                                                                                                \
  }                                                                                                                                        \
  G_STMT_END

/* --- The library --- */

static void
settle (DrieEvening *evening)
{
  g_autoptr (GAsyncResult) result = NULL;

  drie_evening_settle_async (evening, test_result_cb, &result);
  wait_until (result != NULL);
  bench_must (drie_evening_settle_finish (evening, result, NULL));
}

static gint64
create_evening (DrieLibrary *library)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DriePlan) plan = drie_plan_new ();

  g_free (plan->theme);
  plan->theme = g_strdup ("Huiswerk");
  g_free (plan->question);
  plan->question = g_strdup ("Wat helpt jou om thuis en op school je huiswerk af te krijgen?");
  drie_library_create_async (library, plan, test_result_cb, &result);
  wait_until (result != NULL);
  return drie_library_create_finish (library, result, NULL);
}

/* An evening in the pupils' talk, with a full wall. */
static void
fill_library (const char *directory)
{
  g_autoptr (DrieLibrary) library = drie_library_open (directory, DRIE_LIBRARY_WRITE, NULL);
  gint64 id = create_evening (library);
  g_autoptr (DrieEvening) evening = drie_evening_open (library, id, 1.0, NULL);

  bench_must (evening != NULL && drie_evening_start (evening, 0, NULL) && drie_evening_next (evening, NULL));
  for (int i = 0; i < NOTES_BEFORE; i++)
    {
      g_autofree char *text = g_strdup_printf ("Vraag %d: waarom zijn er weken met vijf %s en weken zonder een enkele, en wie kan dat %s?",
                                               i, i % 9 == 0 ? "toetsen" : "taken", i % 2 == 0 ? "veranderen" : "zien aankomen");
      bench_must (drie_evening_paper (evening, i % 3 == 0 ? DRIE_CIRCLE_TEACHERS : DRIE_CIRCLE_PARENTS, text, NULL));
    }
  settle (evening);
}

/* --- Looking --- */

static gint64
processor_now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64)time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* Between two waits the main loop hears nobody. */
static gint
poll_cb (GPollFD *fds, guint n, gint timeout)
{
  gint ready;

  if (seen.looking && seen.woke > 0)
    {
      bench_times_add (seen.blocked, (double)(bench_now () - seen.woke) / 1000);
      bench_times_add (seen.processor, (double)(processor_now () - seen.woke_processor) / 1000);
    }
  ready = g_poll (fds, n, timeout);
  seen.woke = bench_now ();
  seen.woke_processor = processor_now ();
  return ready;
}

static void
before_paint_cb (void)
{
  gint64 now = bench_now ();

  if (seen.looking && seen.frame_began > 0)
    bench_times_add (seen.intervals, (double)(now - seen.frame_began) / 1000);
  seen.frame_began = now;
}

static void
after_paint_cb (void)
{
  if (seen.looking)
    bench_times_add (seen.frames, (double)(bench_now () - seen.frame_began) / 1000);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer list)
{
  if (seen.looking)
    seen.fewest = MIN (seen.fewest, g_list_model_get_n_items (list));
  return G_SOURCE_CONTINUE;
}

static GtkWidget *
find_widget (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Asks for every frame there can be, so that a missing one is seen. */
static void
look_at (DrieWindow *window)
{
  GtkWidget *grid = find_widget (GTK_WIDGET (window->live), GTK_TYPE_GRID_VIEW);
  GtkAdjustment *scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (grid));
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  GListModel *list = G_LIST_MODEL (gtk_grid_view_get_model (GTK_GRID_VIEW (grid)));

  seen.blocked = bench_times_new ();
  seen.processor = bench_times_new ();
  seen.intervals = bench_times_new ();
  seen.frames = bench_times_new ();
  seen.fewest = G_MAXUINT;
  tick_id = gtk_widget_add_tick_callback (grid, tick_cb, list, NULL);
  g_signal_connect (clock, "before-paint", before_paint_cb, NULL);
  g_signal_connect (clock, "after-paint", after_paint_cb, NULL);
  g_signal_connect_swapped (scroll, "value-changed", G_CALLBACK (g_atomic_int_inc), &seen.scrolled);
  g_main_context_set_poll_func (NULL, poll_cb);
}

/* --- The others --- */

typedef struct
{
  GSubprocess *process;
  GDataInputStream *output;
  char *line; /* the newest */
} Other;

static void
line_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Other *other = user_data;

  other->line = g_data_input_stream_read_line_finish (other->output, result, NULL, NULL);
  bench_must (other->line != NULL);
}

static void
read_line (Other *other)
{
  g_clear_pointer (&other->line, g_free);
  g_data_input_stream_read_line_async (other->output, G_PRIORITY_LOW, NULL, line_cb, other);
}

static void
say (Other *other, const char *text)
{
  bench_must (g_output_stream_write_all (g_subprocess_get_stdin_pipe (other->process), text, strlen (text), NULL, NULL, NULL));
}

static void
start_writers (Other *writers, const char *program, const char *url)
{
  writers->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, program, url, PHONES,
                                       PER_SECOND, SECONDS, NULL);
  bench_must (writers->process != NULL);
  writers->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (writers->process));
  read_line (writers);
}

/* The chair sits down: the window takes the screen and the keyboard. */
static void
sit_down (void)
{
  const char *command = "set -e; w=$(xdotool search --sync --onlyvisible --name Driegesprek | tail -1); "
                        "xdotool windowmove $w 0 0 windowsize --sync $w 1280 720 windowraise $w windowfocus --sync $w";
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, "sh", "-c", command, NULL);
  g_autoptr (GAsyncResult) result = NULL;

  g_subprocess_wait_check_async (process, NULL, test_result_cb, &result);
  wait_until (result != NULL);
  bench_must (g_subprocess_wait_check_finish (process, result, NULL));
  g_object_unref (process);
}

static GSubprocess *
start_chair (const char *directory)
{
  g_autofree char *script = g_build_filename (directory, "chair", NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < 20; i++)
    g_string_append (text, CHAIR);
  bench_must (g_file_set_contents (script, text->str, -1, NULL));
  return g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, NULL, "xdotool", script, NULL);
}

/* --- The evening --- */

static DrieWindow *
open_window (const char *directory)
{
  DrieSessionOptions options = { .library = (char *)directory, .listen = (char *)"127.0.0.1" };
  GtkApplication *application = GTK_APPLICATION (adw_application_new ("io.github.driegesprek.Driegesprek", G_APPLICATION_NON_UNIQUE));

  bench_must (g_application_register (G_APPLICATION (application), NULL, NULL));
  GtkWidget *window = drie_window_new (application, &options);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 720);
  gtk_window_present (GTK_WINDOW (window));
  wait_until (gtk_widget_get_mapped (window) && drie_session_get_evening (DRIE_WINDOW (window)->session) != NULL);
  gtk_widget_activate_action (window, "win.resume", NULL);
  wait_until (drie_window_shows (DRIE_WINDOW (window), "live"));
  return DRIE_WINDOW (window);
}

static void
close_window (DrieWindow *window)
{
  gpointer gone = window;
  GtkWidget *grid = find_widget (GTK_WIDGET (window->live), GTK_TYPE_GRID_VIEW);

  gtk_widget_remove_tick_callback (grid, tick_id);
  g_object_add_weak_pointer (G_OBJECT (window), &gone);
  gtk_window_close (GTK_WINDOW (window));
  wait_until (gone == NULL);
}

static void
measure (DrieWindow *window, const char *directory, const char *writers_program)
{
  BenchFigures *figures = bench_figures_new ("desk");
  DrieEvening *evening = drie_session_get_evening (window->session);
  GListModel *notes = drie_evening_get_notes (evening);
  Other writers = { 0 };
  guint sent = 0, accepted = 0;
  double p50, p95, longest, before, joined;

  before = bench_memory (getpid ());
  start_writers (&writers, writers_program, drie_evening_get_url (evening));
  wait_until (writers.line != NULL);
  bench_must (g_str_equal (writers.line, "joined"));
  joined = bench_memory (getpid ());

  GSubprocess *chair = start_chair (directory);
  read_line (&writers);
  look_at (window);
  seen.looking = TRUE;
  say (&writers, "go\n");
  wait_until (writers.line != NULL && g_list_model_get_n_items (notes) >= NOTES_BEFORE + NOTES_DURING);
  seen.looking = FALSE;

  bench_must (sscanf (writers.line, "%u %u %lf %lf %lf", &sent, &accepted, &p50, &p95, &longest) == 5 && sent == NOTES_DURING);
  bench_must (seen.scrolled > 100 && seen.fewest > 0 && seen.fewest < NOTES_BEFORE / 2);
  bench_figures_most (figures, "main loop blocked, longest", bench_times_at (seen.blocked, 1), 50, "ms");
  bench_figures_add (figures, "main loop blocked, p99", bench_times_at (seen.blocked, 0.99), "ms");
  bench_figures_add (figures, "processor time of one round of the main loop, longest", bench_times_at (seen.processor, 1), "ms");
  bench_figures_times (figures, "from frame to frame", seen.intervals, 0, 0);
  bench_figures_times (figures, "work on a frame", seen.frames, 0, 0);
  bench_figures_most (figures, "notes lost", sent - accepted, 0, "of 600");
  bench_figures_add (figures, "note accepted meanwhile, p95", p95, "ms");
  bench_figures_add (figures, "memory with 500 notes, no phones", before, "MB");
  bench_figures_add (figures, "memory more for 1,000 phones", joined - before, "MB");
  bench_figures_most (figures, "memory more for 1,000 phones and 600 notes", bench_memory (getpid ()) - before, 60, "MB");
  bench_figures_finish (figures);

  g_subprocess_force_exit (chair);
  g_object_unref (chair);
  g_subprocess_force_exit (writers.process);
  g_object_unref (writers.output);
  g_object_unref (writers.process);
  g_free (writers.line);
}

int
main (int argc, char **argv)
{
  char *directory = g_dir_make_tmp ("driegesprek-XXXXXX", NULL);
  DrieWindow *window;

  if (argc != 2)
    bench_fail ("desk WRITERS");
  drie_ui_init ();
  adw_init ();
  fill_library (directory);
  window = open_window (directory);
  sit_down ();
  measure (window, directory, argv[1]);
  close_window (window);
  test_remove_dir (directory);
  g_free (directory);
  return 0;
}
