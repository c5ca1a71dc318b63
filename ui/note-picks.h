/* The notes that were picked to be dealt with together. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evening/note-item.h"

G_BEGIN_DECLS

/**
 * DrieNotePicks:
 *
 * A set of the notes in a list; what leaves the list is picked no more. Moving over the list leaves the set as it is, unless a range is
 * being extended: then it holds, beside what was picked before, the notes from where the keyboard was to where it is now.
 *
 * Signal `changed`: another set.
 */
#define DRIE_TYPE_NOTE_PICKS (drie_note_picks_get_type ())
G_DECLARE_FINAL_TYPE (DrieNotePicks, drie_note_picks, DRIE, NOTE_PICKS, GObject)

DrieNotePicks *drie_note_picks_new (GListModel *list); /* of DrieNoteItem */
/* How the next move is meant; it holds for that one alone. */
void drie_note_picks_extend_next (DrieNotePicks *self, gboolean extend);
void drie_note_picks_move (DrieNotePicks *self, guint position); /* the keyboard is there now */
void drie_note_picks_toggle (DrieNotePicks *self, DrieNoteItem *item);
void drie_note_picks_all (DrieNotePicks *self);
void drie_note_picks_clear (DrieNotePicks *self);
gboolean drie_note_picks_has (DrieNotePicks *self, DrieNoteItem *item);
guint drie_note_picks_count (DrieNotePicks *self);
/* In the order of the list. Transfer full: GPtrArray that owns DrieNoteItem. */
GPtrArray *drie_note_picks_dup (DrieNotePicks *self);

G_END_DECLS
