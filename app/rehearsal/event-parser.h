/* Server-Sent Events, line by line. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DrieEventParser:
 * @event: name of the event, "message" if it has none
 * @data: its data, lines joined by line feeds
 * @id: the last identifier that was seen; survives events that have none; NULL before the first
 */
typedef struct
{
  char *event;
  GString *data;
  char *id;
  gboolean ended;
} DrieEventParser;

void drie_event_parser_init (DrieEventParser *self);
/* A new connection: forgets an event that was cut off, keeps @id. */
void drie_event_parser_restart (DrieEventParser *self);
void drie_event_parser_clear (DrieEventParser *self);
/* Takes a line without its end. TRUE if it ended an event, which then stands in the fields until the next line. Heartbeats (comments)
 * and events without data are skipped. */
gboolean drie_event_parser_take_line (DrieEventParser *self, const char *line);

G_END_DECLS
