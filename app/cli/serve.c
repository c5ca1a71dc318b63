/* serve: runs an evening without a screen, JSON lines on stdout, commands on stdin. SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gunixinputstream.h>
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/cli.h"
#include "wire/build.h"
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
  gboolean ending;
  int status;
} Serve;

static void read_command (Serve *serve);

/* Printing */

static void
print_line (const char *line)
{
  fputs (line, stdout);
  fputc ('\n', stdout);
  fflush (stdout);
}

static JsonBuilder *
begin_event (const char *event)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  drie_build_text (builder, "event", event);
  return builder;
}

static void
print_event (JsonBuilder *builder)
{
  g_autofree char *line = drie_build_end_line (builder);
  print_line (line);
  g_object_unref (builder);
}

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
  g_autofree char *line = g_strconcat ("{\"event\":\"state\",", state + 1, NULL);
  print_line (line);
}

static void
note_written_cb (Serve *serve, const char *key)
{
  const DrieNote *note = drie_note_item_get_note (drie_evening_get_note (serve->evening, key));
  JsonBuilder *builder = begin_event ("note");

  drie_build_text (builder, "key", key);
  drie_build_text (builder, "from", drie_circle_to_wire (note->from));
  drie_build_text (builder, "to", drie_circle_to_wire (note->to));
  drie_build_text (builder, "text", note->text);
  drie_build_text (builder, "source", drie_source_to_wire (note->source));
  print_event (builder);
}

static void
note_withdrawn_cb (Serve *serve, const char *key)
{
  JsonBuilder *builder = begin_event ("withdrawn");

  drie_build_text (builder, "key", key);
  print_event (builder);
}

static void
trouble_cb (Serve *serve, const char *message)
{
  g_printerr ("%s\n", message);
}

static void
print_listening (Serve *serve)
{
  JsonBuilder *builder = begin_event ("listening");

  drie_build_text (builder, "url", drie_evening_get_url (serve->evening));
  drie_build_int (builder, "port", drie_evening_get_port (serve->evening));
  drie_build_text (builder, "code", drie_evening_get_code (serve->evening));
  drie_build_int (builder, "id", drie_evening_get_id (serve->evening));
  print_event (builder);
}

static void
print_answer (const char *command, const GError *error)
{
  JsonBuilder *builder = begin_event (error == NULL ? "ok" : "error");

  drie_build_text (builder, "command", command != NULL ? command : "");
  if (error != NULL)
    {
      drie_build_text (builder, "code", drie_evening_error_code (error));
      drie_build_text (builder, "message", error->message);
    }
  print_event (builder);
}

static void
print_closed (Serve *serve)
{
  JsonBuilder *builder = begin_event ("closed");

  drie_build_int (builder, "id", drie_evening_get_id (serve->evening));
  print_event (builder);
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

  print_answer (command, error);
  if (saved && g_str_equal (command, "close"))
    print_closed (serve);
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
  print_answer (command, error);
  read_command (serve);
}

static void
refuse_line (Serve *serve)
{
  g_autoptr (GError) error = g_error_new_literal (DRIE_EVENING_ERROR, DRIE_EVENING_ERROR_ARGUMENT, _ ("This line is not UTF-8 text."));

  print_answer (NULL, error);
  read_command (serve);
}

static void
line_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Serve *serve = user_data;
  gsize length = 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line_finish (serve->input, result, &length, &error);

  if (line == NULL)
    end (serve);
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
  end (user_data);
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
      return;
    }
  print_listening (serve);
  changed_cb (serve);
  g_signal_connect_swapped (serve->evening, "changed", G_CALLBACK (changed_cb), serve);
  g_signal_connect_swapped (serve->evening, "note-written", G_CALLBACK (note_written_cb), serve);
  g_signal_connect_swapped (serve->evening, "note-withdrawn", G_CALLBACK (note_withdrawn_cb), serve);
  g_signal_connect_swapped (serve->evening, "trouble", G_CALLBACK (trouble_cb), serve);
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
  return node != NULL ? drie_plan_from_json (node, error) : NULL;
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
  g_idle_add (begin_cb, serve);
  g_main_loop_run (serve->loop);
  g_source_remove (terminate);
  g_source_remove (interrupt);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return serve->status;
}

static void
clear (Serve *serve)
{
  if (serve->evening != NULL)
    {
      g_signal_handlers_disconnect_by_data (serve->evening, serve);
      drie_evening_stop_serving (serve->evening);
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

static gboolean
check_options (const CliOptions *options, char **arguments)
{
  gboolean one_evening = (arguments[0] != NULL) != (options->resume != 0);

  return one_evening && options->resume >= 0 && options->port >= -1 && options->port <= G_MAXUINT16 && options->pace > 0
         && options->pace <= 3600;
}

int
cli_serve (const CliOptions *options, char **arguments)
{
  g_autoptr (GError) error = NULL;
  Serve serve = { .options = options };
  int status;

  if (!check_options (options, arguments))
    {
      g_printerr ("%s\n", _ ("serve takes a plan file or --resume ID, a port from 0 to 65535, a pace above 0 up to 3600."));
      return CLI_USAGE;
    }
  if (arguments[0] != NULL && (serve.plan = read_plan (arguments[0], &error)) == NULL)
    return cli_fail (error);
  serve.library = drie_library_open (options->library, DRIE_LIBRARY_WRITE, &error);
  status = serve.library != NULL ? run (&serve) : cli_fail (error);
  clear (&serve);
  return status;
}
