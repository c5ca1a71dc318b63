/* The cards on the wall. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"
#include "ui/wall-model.h"

G_BEGIN_DECLS

/**
 * DrieNoteGrid:
 *
 * Oldest first, so that nothing that is being read moves when a note comes in; for the newest see #DrieNoteArrivals.
 *
 * Actions note.* act on the note the keyboard is on, those for dispositions on the picked ones if there are any; single letters do so only
 * while the keyboard is there. Properties, read-only: `marked` (DrieNoteItem): waits for the note it is to be grouped with; `picked`
 * (uint): how many are. Signal `emptied`: the last notes have left, and the keyboard with them.
 */
#define DRIE_TYPE_NOTE_GRID (drie_note_grid_get_type ())
G_DECLARE_FINAL_TYPE (DrieNoteGrid, drie_note_grid, DRIE, NOTE_GRID, GtkWidget)

void drie_note_grid_set_evening (DrieNoteGrid *self, DrieEvening *evening); /* NULL clears */
void drie_note_grid_set_blind (DrieNoteGrid *self, gboolean blind);
/* Buttons for what can become of notes, above them; and several can be picked: Space, Shift with the arrow keys, Ctrl+A. */
void drie_note_grid_set_picking (DrieNoteGrid *self, gboolean possible);
guint drie_note_grid_get_picked (DrieNoteGrid *self);
DrieWallModel *drie_note_grid_get_model (DrieNoteGrid *self); /* borrowed: for filters and counts */

G_END_DECLS
