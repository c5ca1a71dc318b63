/* What is told on live pages, as Server-Sent Events. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "web/notes.h"

G_BEGIN_DECLS

/**
 * DrieNews: what a page knows that has missed nothing
 * @version: grows with each change of the state or of a note; what `id:` says
 * @state: the newest; NULL before there is one
 */
typedef struct
{
  guint64 version;
  DriePublicState *state;
} DrieNews;

/* The state as it is now. @whole: who has read this event has missed nothing; only then it carries the number. Transfer full. */
GBytes *drie_news_of_state (const DrieNews *self, gboolean whole);
/* A note, for its writer. @whole: as above. Transfer full. */
GBytes *drie_news_of_note (const DrieNews *self, const DrieWebNote *note, gboolean whole);
/* @event without its number, for who would take it for the newest although more is to come. Transfer full. */
GBytes *drie_news_without_number (GBytes *event);

G_END_DECLS
