/* serve: runs an evening without a screen, JSON lines on stdout, commands on stdin. SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gunixinputstream.h>
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <malloc.h>
#include <signal.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/output.h"
#include "cli/serve-lines.h"
#include "wire/json.h"

#define DEFAULT_PORT 8080

typedef struct
{
  /* Owned */
  GMainLoop *loop;
  DrieLibrary *library;
  DrieEvening *evening;
  GDataInputStream *input;
  GCancellable *cancellable;
  DriePlan *plan; /* of a new evening */
  char *shown;    /* the last state printed */
  char *command;  /* being carried out */

  /* Borrowed */
  const CliOptions *options;

  guint shown_events; /* length of the log when it was printed */
  DrieStatus status_shown;
  gboolean ending;
  gboolean hurry; /* told to end by a signal */
  int status;
} Serve;

static void read_command (Serve *serve);

/* The evening's signals */

/* The state with its clock cut out: a tick alone is no change. */
static char *
without_clock (const char *state)
{
  const char *clock = strstr (state, "\"remaining_ms\":");
  const char *end = clock != NULL ? strchr (clock, ',') : NULL;

  if (end == NULL)
    return g_strdup (state);
  return g_strdup_printf ("%.*s%s", (int)(clock - state), state, end + 1);
}

static void
changed_cb (Serve *serve)
{
  g_autofree char *state = drie_evening_dup_state_json (serve->evening);
  g_autofree char *timeless = without_clock (state);
  guint events = drie_dialogue_n_events (drie_evening_get_dialogue (serve->evening));

  if (g_strcmp0 (serve->shown, timeless) == 0 && serve->shown_events == events)
    return;
  g_free (serve->shown);
  serve->shown = g_steal_pointer (&timeless);
  serve->shown_events = events;
  cli_print_state (state);
}

/* A final summary has destroyed its notes' keys; once it is open again they are called something else. */
static void
name_notes (Serve *serve)
{
  GListModel *notes = drie_evening_get_notes (serve->evening);

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (DrieNoteItem) item = g_list_model_get_item (notes, i);
      cli_print_note (serve->evening, drie_note_item_get_note (item)->key);
    }
}

static void
status_changed_cb (Serve *serve)
{
  DrieStatus status = drie_evening_get_status (serve->evening);
  gboolean reopened = serve->status_shown == DRIE_STATUS_FINAL && status != DRIE_STATUS_FINAL;

  serve->status_shown = status;
  if (reopened)
    name_notes (serve);
}

static void
note_written_cb (Serve *serve, const char *key)
{
  cli_print_note (serve->evening, key);
}

static void
note_withdrawn_cb (Serve *serve, const char *key)
{
  cli_print_withdrawn (key);
}

static void
trouble_cb (Serve *serve, const char *message)
{
  g_printerr ("%s\n", message);
}

static void
trouble_changed_cb (Serve *serve)
{
  const char *trouble = drie_evening_get_trouble (serve->evening);

  trouble_cb (serve, trouble != NULL ? trouble : _ ("That is over: everything works again, and everything is saved."));
}

/* Commands, one after the other: the next is read when the one before is stored and published. */

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Serve *serve = user_data;
  g_autoptr (GError) error = NULL;

  if (!drie_evening_settle_finish (serve->evening, result, &error))
    serve->status = cli_fail (error);
  g_main_loop_quit (serve->loop);
}

/* The evening is left open; what was accepted is stored before the program goes. */
static void
end (Serve *serve)
{
  if (serve->ending)
    return;
  serve->ending = TRUE;
  g_cancellable_cancel (serve->cancellable);
  if (serve->evening != NULL)
    drie_evening_settle_async (serve->evening, ended_cb, serve);
  else
    g_main_loop_quit (serve->loop);
}

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Serve *serve = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *command = g_steal_pointer (&serve->command);
  gboolean saved = drie_evening_settle_finish (serve->evening, result, &error);

  cli_print_answer (command, error);
  if (saved && g_str_equal (command, "close"))
    cli_print_closed (serve->evening);
  read_command (serve);
}

static void
carry_out (Serve *serve, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *command = NULL;

  if (cli_serve_command (serve->evening, line, &command, &error))
    {
      serve->command = g_steal_pointer (&command);
      drie_evening_settle_async (serve->evening, settled_cb, serve);
      return;
    }
  cli_print_answer (command, error);
  read_command (serve);
}

static void
refuse_line (Serve *serve)
{
  g_autoptr (GError) error = g_error_new_literal (DRIE_EVENING_ERROR, DRIE_EVENING_ERROR_ARGUMENT, _ ("This line is not UTF-8 text."));

  cli_print_answer (NULL, error);
  read_command (serve);
}

/* A folder, say. That it was told to stop reading is no error. */
static void
stop_reading (Serve *serve, GError *error)
{
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_prefix_error (&error, "%s: ", _ ("Standard input cannot be read"));
      serve->status = cli_fail (error);
    }
  g_clear_error (&error);
  end (serve);
}

static void
line_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Serve *serve = user_data;
  gsize length = 0;
  GError *error = NULL;
  g_autofree char *line = g_data_input_stream_read_line_finish (serve->input, result, &length, &error);

  if (line == NULL)
    stop_reading (serve, error);
  else if (!g_utf8_validate_len (line, length, NULL))
    refuse_line (serve);
  else if (*g_strstrip (line) == '\0')
    read_command (serve);
  else
    carry_out (serve, line);
}

static void
read_command (Serve *serve)
{
  if (!serve->ending)
    g_data_input_stream_read_line_async (serve->input, G_PRIORITY_DEFAULT, serve->cancellable, line_cb, serve);
}

static gboolean
terminate_cb (gpointer user_data)
{
  Serve *serve = user_data;

  serve->hurry = TRUE;
  end (serve);
  return G_SOURCE_CONTINUE;
}

/* Beginning */

static int
fail (Serve *serve, const GError *error)
{
  serve->status = cli_fail (error);
  end (serve);
  return serve->status;
}

/* The plan was stored before it turned out that nobody can be let in. */
static void
say_kept (gint64 id)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  g_printerr (_ ("The evening is kept: serve --resume %s goes on with it."), number);
  g_printerr ("\n");
}

static void
open_evening (Serve *serve, gint64 id)
{
  g_autoptr (GError) error = NULL;
  int port = serve->options->port;

  serve->evening = drie_evening_open (serve->library, id, serve->options->pace, &error);
  if (serve->evening == NULL
      || !drie_evening_serve (serve->evening, serve->options->listen, port >= 0 ? port : DEFAULT_PORT, port > 0, &error))
    {
      fail (serve, error);
      if (serve->plan != NULL)
        say_kept (id);
      return;
    }
  cli_print_listening (serve->evening);
  changed_cb (serve);
  status_changed_cb (serve);
  g_signal_connect_swapped (serve->evening, "changed", G_CALLBACK (changed_cb), serve);
  g_signal_connect_swapped (serve->evening, "changed", G_CALLBACK (status_changed_cb), serve);
  g_signal_connect_swapped (serve->evening, "note-written", G_CALLBACK (note_written_cb), serve);
  g_signal_connect_swapped (serve->evening, "note-withdrawn", G_CALLBACK (note_withdrawn_cb), serve);
  g_signal_connect_swapped (serve->evening, "trouble", G_CALLBACK (trouble_cb), serve);
  g_signal_connect_swapped (serve->evening, "trouble-changed", G_CALLBACK (trouble_changed_cb), serve);
  read_command (serve);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Serve *serve = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = drie_library_create_finish (serve->library, result, &error);

  if (id == 0)
    fail (serve, error);
  else
    open_evening (serve, id);
}

static gboolean
begin_cb (gpointer user_data)
{
  Serve *serve = user_data;

  if (serve->plan != NULL)
    drie_library_create_async (serve->library, serve->plan, created_cb, serve);
  else
    open_evening (serve, serve->options->resume);
  return G_SOURCE_REMOVE;
}

static DriePlan *
read_plan (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  g_autoptr (JsonNode) node = drie_json_parse (text, length, error);
  DriePlan *plan = node != NULL ? drie_plan_from_json (node, error) : NULL;
  if (plan == NULL)
    {
      g_autofree char *shown = g_filename_display_name (path);
      g_prefix_error (error, "%s: ", shown);
    }
  return plan;
}

static int
run (Serve *serve)
{
  g_autoptr (GInputStream) standard_input = g_unix_input_stream_new (STDIN_FILENO, FALSE);

  serve->loop = g_main_loop_new (NULL, FALSE);
  serve->cancellable = g_cancellable_new ();
  serve->input = g_data_input_stream_new (standard_input);
  signal (SIGPIPE, SIG_IGN);
  guint terminate = g_unix_signal_add (SIGTERM, terminate_cb, serve);
  guint interrupt = g_unix_signal_add (SIGINT, terminate_cb, serve);
  guint hang_up = g_unix_signal_add (SIGHUP, terminate_cb, serve); /* the terminal's window was closed */
  g_idle_add (begin_cb, serve);
  g_main_loop_run (serve->loop);
  g_source_remove (terminate);
  g_source_remove (interrupt);
  g_source_remove (hang_up);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return serve->status;
}

static void
clear (Serve *serve)
{
  if (serve->evening != NULL)
    {
      drie_evening_stop_serving (serve->evening); /* may still tell of notes that came at the last moment */
      g_signal_handlers_disconnect_by_data (serve->evening, serve);
    }
  g_clear_object (&serve->evening);
  g_clear_object (&serve->library); /* waits until all is stored */
  g_clear_object (&serve->input);
  g_clear_object (&serve->cancellable);
  g_clear_pointer (&serve->loop, g_main_loop_unref);
  g_clear_pointer (&serve->plan, drie_plan_free);
  g_clear_pointer (&serve->shown, g_free);
  g_clear_pointer (&serve->command, g_free);
}

/* Large answers get memory of their own, which goes back to the system with them: any page is smaller than this, all notes of a busy phone
 * are not. glibc would from the second one on find room for them in its heap, and keep that. See mallopt(3). (A window draws into memory of
 * this size for each frame, so the other program leaves glibc to itself.) */
static void
keep_large_apart (void)
{
#ifdef M_MMAP_THRESHOLD
  mallopt (M_MMAP_THRESHOLD, 128 * 1024);
#endif
}

int
cli_serve (const CliOptions *options, char **arguments)
{
  g_autoptr (GError) error = NULL;
  Serve serve = { .options = options };
  int status;

  if (!cli_serve_check (options, arguments))
    return CLI_USAGE;
  if (arguments[0] != NULL && (serve.plan = read_plan (arguments[0], &error)) == NULL)
    return cli_fail (error);
  keep_large_apart ();
  serve.library = drie_library_open (options->library, DRIE_LIBRARY_WRITE, &error);
  status = serve.library != NULL ? run (&serve) : cli_fail (error);
  clear (&serve);
  return cli_output_finish (serve.hurry) ? status : CLI_FAILED;
}
