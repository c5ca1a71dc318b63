/* Notes that come in while the wall is read. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/note-cards.h"

G_BEGIN_DECLS

/**
 * DrieNoteArrivals:
 *
 * The newest note is kept in view as long as hands and keyboard are elsewhere and the wall is at its end; otherwise a button says how many
 * came in below, until they have been in view. Choosing blind, it says how many wait to be mixed in. A screen reader is told calmly.
 */
#define DRIE_TYPE_NOTE_ARRIVALS (drie_note_arrivals_get_type ())
G_DECLARE_FINAL_TYPE (DrieNoteArrivals, drie_note_arrivals, DRIE, NOTE_ARRIVALS, GObject)

/**
 * drie_note_arrivals_new:
 * @wall: what @list and @more stand in; it, too, may be hidden
 * @list: is to show @notes, but does not yet: it hears of a change later; in a scrolled window
 * @more: the button
 * @notes: those of @model, on @cards
 *
 * All are borrowed, and outlive it.
 */
DrieNoteArrivals *
drie_note_arrivals_new (GtkWidget *wall, GtkWidget *list, GtkButton *more, DrieWallModel *model, GListModel *notes, DrieNoteCards *cards);
/* Of another evening: no note has been shown yet. */
void drie_note_arrivals_reset (DrieNoteArrivals *self);
/* The chair goes to the newest: no note is below any more. */
void drie_note_arrivals_see_all (DrieNoteArrivals *self);
/* What the model shows, or holds back, has changed. */
void drie_note_arrivals_update (DrieNoteArrivals *self);

G_END_DECLS
