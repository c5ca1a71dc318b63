/* What the files of the grid share. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/note-card.h"
#include "ui/note-grid.h"
#include "ui/note-picks.h"

G_BEGIN_DECLS

DrieEvening *drie_note_grid_get_evening (DrieNoteGrid *self);
/* The note the keyboard is on, else the one clicked last; NULL if none. */
DrieNoteItem *drie_note_grid_get_current (DrieNoteGrid *self);
/* Where its card is, in the widget’s coordinates; FALSE if it is scrolled away. */
gboolean drie_note_grid_get_rect (DrieNoteGrid *self, DrieNoteItem *item, GdkRectangle *rect);
/* Those that were picked, else the one the keyboard is on. Transfer full: GPtrArray that owns DrieNoteItem, perhaps empty. */
GPtrArray *drie_note_grid_dup_targets (DrieNoteGrid *self);
gboolean drie_note_grid_get_picking (DrieNoteGrid *self); /* is it possible here? */
DrieNotePicks *drie_note_grid_get_picks (DrieNoteGrid *self);
/* The note the pointer is on, in the coordinates of the grid's list; NULL if none. */
DrieNoteItem *drie_note_grid_get_item_at (DrieNoteGrid *self, double x, double y);
/* The note that waits for the one it is to be grouped with. */
DrieNoteItem *drie_note_grid_get_marked (DrieNoteGrid *self);
void drie_note_grid_set_marked (DrieNoteGrid *self, DrieNoteItem *item);
/* The keyboard goes to that note, also in a list that has just changed. */
void drie_note_grid_go_to (DrieNoteGrid *self, DrieNoteItem *item);
/* Before @leaving (of DrieNoteItem) change: if the current note leaves the list with them, the keyboard goes to the next one that stays. */
void drie_note_grid_keep_place (DrieNoteGrid *self, GPtrArray *leaving);

/* note-grid-actions.c */
void drie_note_grid_install_actions (GtkWidgetClass *widget_class);
void drie_note_grid_add_shortcuts (DrieNoteGrid *self, GtkWidget *grid);
void drie_note_grid_update_actions (DrieNoteGrid *self);

/* note-grid-picks.c */
void drie_note_grid_install_pick_actions (GtkWidgetClass *widget_class);
void drie_note_grid_add_picking (DrieNoteGrid *self, GtkWidget *grid);

G_END_DECLS
