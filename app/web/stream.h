/* The live pages: who hears what, and how many there are. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "web/site.h"

G_BEGIN_DECLS

typedef struct _DrieStreams DrieStreams;

/* Per circle; the last is "not chosen yet". A phone with two pages counts once. At most every DRIE_LIMIT_PRESENCE_INTERVAL. */
typedef void (*DrieStreamsPresence) (const guint phones[DRIE_N_CIRCLES + 1], gpointer user_data);

/* Lives on the thread-default main context. */
DrieStreams *drie_streams_new (DrieStreamsPresence presence, gpointer user_data);
/* Lets go of all live pages; their connections are the server's to close. */
void drie_streams_free (DrieStreams *self);

/* Makes the answer to @message a live stream: the state at once, and, if @last_event_id is not the newest, all notes of @device. */
void drie_streams_add (DrieStreams *self, DrieSite *site, SoupServerMessage *message, const DrieReply *reply, const char *last_event_id);
/* Tells the pages of the note's device. */
void drie_streams_note_changed (DrieStreams *self, const DrieWebNote *note);
/* Tells all pages, if what they show differs: at once, or a little later if only the counts do. */
void drie_streams_state_changed (DrieStreams *self, DriePublicState *state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieStreams, drie_streams_free)

G_END_DECLS
