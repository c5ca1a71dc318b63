/* What the two files of the grid share. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/note-card.h"
#include "ui/note-grid.h"

G_BEGIN_DECLS

DrieEvening *drie_note_grid_get_evening (DrieNoteGrid *self);
/* The note the keyboard is on, else the one clicked last; NULL if none. */
DrieNoteItem *drie_note_grid_get_current (DrieNoteGrid *self);
/* Where its card is, in the widget’s coordinates; FALSE if it is scrolled away. */
gboolean drie_note_grid_get_rect (DrieNoteGrid *self, DrieNoteItem *item, GdkRectangle *rect);
/* The note that waits for the one it is to be grouped with. */
DrieNoteItem *drie_note_grid_get_marked (DrieNoteGrid *self);
void drie_note_grid_set_marked (DrieNoteGrid *self, DrieNoteItem *item);
/* The keyboard goes to that note, also in a list that has just changed. */
void drie_note_grid_go_to (DrieNoteGrid *self, DrieNoteItem *item);
/* After the next change of the list: if the current note has left it, the keyboard goes to the one in its place. */
void drie_note_grid_keep_place (DrieNoteGrid *self);

/* note-grid-actions.c */
void drie_note_grid_install_actions (GtkWidgetClass *widget_class);
void drie_note_grid_add_shortcuts (DrieNoteGrid *self, GtkWidget *grid);
void drie_note_grid_update_actions (DrieNoteGrid *self);

G_END_DECLS
