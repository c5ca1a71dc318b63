/* Events of the live pages. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/news.h"

#include <string.h>

#include "web/site.h"

static GBytes *
make_event (const DrieNews *self, const char *name, const char *json, gboolean whole)
{
  GString *event = g_string_new (NULL);

  if (whole)
    g_string_append_printf (event, "id: %" G_GUINT64_FORMAT "\n", self->version);
  if (name != NULL)
    g_string_append_printf (event, "event: %s\n", name);
  g_string_append_printf (event, "data: %s\n\n", json);
  return g_string_free_to_bytes (event);
}

GBytes *
drie_news_of_state (const DrieNews *self, gboolean whole)
{
  g_autofree char *json = drie_public_state_to_json (self->state, drie_web_boottime ());

  return make_event (self, NULL, json, whole);
}

GBytes *
drie_news_of_note (const DrieNews *self, const DrieWebNote *note, gboolean whole)
{
  g_autofree char *json = drie_web_note_to_json (note);

  return make_event (self, "mine", json, whole);
}

GBytes *
drie_news_without_number (GBytes *event)
{
  gsize size;
  const char *text = g_bytes_get_data (event, &size);
  gsize number = size > 3 && memcmp (text, "id:", 3) == 0 ? (const char *)memchr (text, '\n', size) + 1 - text : 0;

  return g_bytes_new_from_bytes (event, number, size - number);
}
