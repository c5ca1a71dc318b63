/* What serve prints: one JSON line per event. SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/serve-lines.h"

#include "cli/output.h"
#include "wire/build.h"

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

  cli_output_line (line);
  g_object_unref (builder);
}

void
cli_print_state (const char *state)
{
  g_autofree char *line = g_strconcat ("{\"event\":\"state\",", state + 1, NULL);

  cli_output_line (line);
}

void
cli_print_note (DrieEvening *evening, const char *key)
{
  const DrieNote *note = drie_note_item_get_note (drie_evening_get_note (evening, key));
  JsonBuilder *builder = begin_event ("note");

  drie_build_text (builder, "key", key);
  drie_build_text (builder, "from", drie_circle_to_wire (note->from));
  drie_build_text (builder, "to", drie_circle_to_wire (note->to));
  drie_build_text (builder, "text", note->text);
  drie_build_text (builder, "source", drie_source_to_wire (note->source));
  print_event (builder);
}

void
cli_print_withdrawn (const char *key)
{
  JsonBuilder *builder = begin_event ("withdrawn");

  drie_build_text (builder, "key", key);
  print_event (builder);
}

void
cli_print_listening (DrieEvening *evening)
{
  JsonBuilder *builder = begin_event ("listening");

  drie_build_text (builder, "url", drie_evening_get_url (evening));
  drie_build_int (builder, "port", drie_evening_get_port (evening));
  drie_build_text (builder, "code", drie_evening_get_code (evening));
  drie_build_int (builder, "id", drie_evening_get_id (evening));
  print_event (builder);
}

void
cli_print_answer (const char *command, const GError *error)
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

void
cli_print_closed (DrieEvening *evening)
{
  JsonBuilder *builder = begin_event ("closed");

  drie_build_int (builder, "id", drie_evening_get_id (evening));
  print_event (builder);
}
