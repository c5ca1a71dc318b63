/* Makes the cards of a grid and keeps them up to date. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evening/evening.h"
#include "ui/note-card.h"
#include "ui/note-picks.h"
#include "ui/wall-model.h"

G_BEGIN_DECLS

/**
 * DrieNoteCards:
 *
 * Signals: `entered` (uint position): the keyboard went to the card there; `menu` (DrieNoteCard, double x, double y): its menu is asked
 * for; `dropped` (DrieNoteCard, DrieNoteItem): a note was dropped on it.
 */
#define DRIE_TYPE_NOTE_CARDS (drie_note_cards_get_type ())
G_DECLARE_FINAL_TYPE (DrieNoteCards, drie_note_cards, DRIE, NOTE_CARDS, GObject)

DrieNoteCards *drie_note_cards_new (DrieWallModel *model, DrieNotePicks *picks);
GtkListItemFactory *drie_note_cards_get_factory (DrieNoteCards *self); /* borrowed */
void drie_note_cards_set_evening (DrieNoteCards *self, DrieEvening *evening);
/* The card that shows @item now, or NULL. Borrowed. */
DrieNoteCard *drie_note_cards_find (DrieNoteCards *self, DrieNoteItem *item);
/* After a change of the model. */
void drie_note_cards_update (DrieNoteCards *self);

/* The note that waits for the one it is to be grouped with, or NULL. Borrowed. */
DrieNoteItem *drie_note_cards_get_marked (DrieNoteCards *self);
/* FALSE: nothing changed. */
gboolean drie_note_cards_set_marked (DrieNoteCards *self, DrieNoteItem *item);

G_END_DECLS
