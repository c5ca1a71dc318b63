/* The wall of post-its of the circle that has the floor: which of them are shown, and the way in for paper.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

/* Property `blind` (boolean): choosing without seeing who wrote what. */
#define DRIE_TYPE_NOTE_WALL (drie_note_wall_get_type ())
G_DECLARE_FINAL_TYPE (DrieNoteWall, drie_note_wall, DRIE, NOTE_WALL, GtkWidget)

GtkWidget *drie_note_wall_new (void);
void drie_note_wall_set_evening (DrieNoteWall *self, DrieEvening *evening); /* NULL clears */
void drie_note_wall_add_paper (DrieNoteWall *self);                         /* opens the paper note's form */
void drie_note_wall_search (DrieNoteWall *self);                            /* the keyboard into the search entry */

G_END_DECLS
