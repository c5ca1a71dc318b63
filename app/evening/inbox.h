/* Where notes pass from the threads that wrote them to the main thread: in batches, at most every 100 ms, but a command sees every
 * note acknowledged before it. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/note-write.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef struct _DrieInbox DrieInbox;

/* What was written; @note is the note as stored, of a withdrawn one only its key. */
typedef void (*DrieInboxFunc) (DrieNoteOp op, DrieNote *note /* transfer full */, gpointer user_data);

typedef void (*DrieInboxDone) (gpointer user_data);

/* @func is called for each note, then @done once for the batch, on the main context of the maker, from drain() or by themselves. */
DrieInbox *drie_inbox_new (DrieStore *store, gint64 id, DrieInboxFunc func, DrieInboxDone done, gpointer user_data);
/* No call of @func or @done comes after this; what still is on its way is stored all the same. */
void drie_inbox_close (DrieInbox *self);
/* Hands over what waits, now. */
void drie_inbox_drain (DrieInbox *self);
/* For the web server, and for paper notes: writes through the store, puts into the inbox, then answers. Valid until close(). */
DrieNoteSink drie_inbox_get_sink (DrieInbox *self);

G_END_DECLS
