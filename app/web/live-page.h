/* One live page: what it is told, and how far it lies behind. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "web/news.h"

G_BEGIN_DECLS

typedef struct _DrieLivePage DrieLivePage;
/* Its connection has ended; free it. */
typedef void (*DrieLivePageEnded) (DrieLivePage *page, gpointer user_data);

/**
 * drie_live_page_new:
 * @message: its answer becomes a stream; a reference is taken
 * @device: whose notes it is told of; one that no note has: of none
 * @circle: that its reader chose, NONE if none yet
 * @book: where these notes stand. Borrowed, as is @news
 * @news: what it is told; to be kept up to date, with a state
 */
DrieLivePage *drie_live_page_new (SoupServerMessage *message, const char *device, DrieCircle circle, DrieNoteBook *book,
                                  const DrieNews *news, DrieLivePageEnded ended, gpointer user_data);
/* Lets go of it; its connection is the server's to close. */
void drie_live_page_free (DrieLivePage *self);

/**
 * drie_live_page_greet:
 * @last_event_id: number of the last event that it read before its line broke; NULL if it is new
 *
 * Tells what a page that comes (back) must know: the state, and, if it missed something, every note of its device: more than it missed,
 * never less. These come in portions, one when the other has been taken.
 */
void drie_live_page_greet (DrieLivePage *self, const char *last_event_id);
/* FALSE, and nothing is told: it does not read, and has fallen too far behind (DRIE_LIMIT_STREAM_QUEUE). */
gboolean drie_live_page_tell (DrieLivePage *self, GBytes *event);
/* Cuts its line. To be freed then. */
void drie_live_page_cut (DrieLivePage *self);

const char *drie_live_page_get_device (const DrieLivePage *self);
DrieCircle drie_live_page_get_circle (const DrieLivePage *self);
/* The descriptor of its connection, -1 once that is closed. */
int drie_live_page_get_fd (DrieLivePage *self);

G_END_DECLS
