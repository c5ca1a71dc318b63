/* Statements on notes. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/note-write.h"
#include "model/summary.h"
#include "store/database.h"

G_BEGIN_DECLS

/**
 * drie_note_sql_write:
 * @note: what a phone sent, see #DrieNoteSink
 * @outcome: (out): what came of it
 * @stored: (out) (transfer full): the note as it is now, or NULL
 *
 * Whoever holds a key that is known gets that note back, changed by nobody. Only the device that wrote a note may change it or
 * take it back, and only while it is no more than received; paper has no device, and is the chair's to take back.
 */
gboolean drie_note_sql_write (DrieDatabase *database, gint64 id, DrieNoteOp op, const DrieNote *note, DrieNoteOutcome *outcome,
                              DrieNote **stored, GError **error);

/* Writes the fields that the chair may change. A note that is not of this evening (any more) is passed over; one grouped under such a note
 * stands alone. */
gboolean drie_note_sql_update (DrieDatabase *database, gint64 id, const DrieNote *note, GError **error);

/* Adds notes of another library to an evening that has none, in their order. Their groups go by their places, from 1. @now: when they came,
 * for this library: microseconds since the epoch; @stored: (out caller-allocates): their numbers, one a note */
gboolean drie_note_sql_import (DrieDatabase *database, gint64 id, const GPtrArray *notes, gint64 now, gint64 *stored, GError **error);

gboolean drie_note_sql_load (DrieDatabase *database, DrieSummary *summary, GError **error);

G_END_DECLS
