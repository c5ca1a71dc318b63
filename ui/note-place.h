/* Where the keyboard is among the cards, and stays while notes come and go. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/note-cards.h"

G_BEGIN_DECLS

typedef struct _DrieNotePlace DrieNotePlace;

/**
 * drie_note_place_new:
 * @grid: shows @notes on @cards. All are borrowed, and outlive what is returned
 * @emptied: (closure user_data): the last notes have left, and the keyboard with them
 *
 * Returns: (transfer full)
 */
DrieNotePlace *drie_note_place_new (GtkWidget *grid, GtkSingleSelection *notes, DrieNoteCards *cards, void (*emptied) (gpointer user_data),
                                    gpointer user_data);
void drie_note_place_free (DrieNotePlace *self);

/* The keyboard goes there now; nothing if there is no such position. */
void drie_note_place_go (DrieNotePlace *self, guint position);
/* The keyboard goes to that note, also in a list that has just changed; nothing if it is not there. */
void drie_note_place_go_to (DrieNotePlace *self, DrieNoteItem *item);
/* It goes to the first note of a list that is in another order now, and none is the current one. */
void drie_note_place_restart (DrieNotePlace *self);
/* @item is the current one, without the keyboard; nothing if it is not there. */
void drie_note_place_select (DrieNotePlace *self, DrieNoteItem *item);

/* Before @leaving (of DrieNoteItem) change: if the current note leaves the list with them, the keyboard goes to the next one that stays. */
void drie_note_place_keep (DrieNotePlace *self, GPtrArray *leaving);
/* After the list has changed. */
void drie_note_place_update (DrieNotePlace *self);

G_END_DECLS
