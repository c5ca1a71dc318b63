/* Server-Sent Events, line by line. SPDX-License-Identifier: GPL-3.0-or-later */
#include "rehearsal/event-parser.h"

void
drie_event_parser_restart (DrieEventParser *self)
{
  g_free (self->event);
  self->event = g_strdup ("message");
  g_string_truncate (self->data, 0);
  self->ended = FALSE;
}

void
drie_event_parser_init (DrieEventParser *self)
{
  *self = (DrieEventParser){ .data = g_string_new (NULL) };
  drie_event_parser_restart (self);
}

void
drie_event_parser_clear (DrieEventParser *self)
{
  g_clear_pointer (&self->event, g_free);
  g_clear_pointer (&self->id, g_free);
  if (self->data != NULL)
    g_string_free (g_steal_pointer (&self->data), TRUE);
}

/* What stands after "NAME:" and one optional space, or NULL if @line is another field. */
static const char *
field_value (const char *line, const char *name)
{
  gsize length = strlen (name);

  if (!g_str_has_prefix (line, name) || line[length] != ':')
    return NULL;
  return line + length + (line[length + 1] == ' ' ? 2 : 1);
}

gboolean
drie_event_parser_take_line (DrieEventParser *self, const char *line)
{
  const char *value;

  if (self->ended)
    drie_event_parser_restart (self);
  if (line[0] == '\0')
    {
      self->ended = TRUE;
      return self->data->len > 0;
    }
  if ((value = field_value (line, "data")) != NULL)
    {
      if (self->data->len > 0)
        g_string_append_c (self->data, '\n');
      g_string_append (self->data, value);
    }
  else if ((value = field_value (line, "event")) != NULL)
    {
      g_free (self->event);
      self->event = g_strdup (value);
    }
  else if ((value = field_value (line, "id")) != NULL)
    {
      g_free (self->id);
      self->id = g_strdup (value);
    }
  return FALSE;
}
