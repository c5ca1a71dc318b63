/* Which notes hang on the wall, and in which order. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/wall-filter.h"

G_BEGIN_DECLS

/**
 * DrieWallModel:
 *
 * The notes to one circle, filtered, oldest first, so that a note that comes in never moves another one. Notes about one person (unless
 * asked for), removed ones and those grouped under another are not among them.
 *
 * Blind: in a random order that says nothing about arrival; what comes in after that is held back until admit(), because mixing it in
 * would move what is being read.
 *
 * Similar: one note and those that may say the same, most alike first, whatever the filters say. What comes in meanwhile waits, as nothing
 * moves while it is being read; another filter, or none of them left, ends it.
 *
 * Signal `changed`: any of the counts may have changed; after the list has.
 */
#define DRIE_TYPE_WALL_MODEL (drie_wall_model_get_type ())
G_DECLARE_FINAL_TYPE (DrieWallModel, drie_wall_model, DRIE, WALL_MODEL, GObject)

DrieWallModel *drie_wall_model_new (void);
void drie_wall_model_set_notes (DrieWallModel *self, GListModel *notes); /* of DrieNoteItem; NULL for none */
GListModel *drie_wall_model_get_list (DrieWallModel *self);              /* borrowed, one for life */

void drie_wall_model_set_circle (DrieWallModel *self, DrieCircle to); /* NONE: to all of them */
DrieCircle drie_wall_model_get_circle (DrieWallModel *self);
void drie_wall_model_set_from (DrieWallModel *self, DrieCircleSet from); /* empty: of all circles */
void drie_wall_model_set_show (DrieWallModel *self, DrieWallShow show);
void drie_wall_model_set_words (DrieWallModel *self, const char *words); /* all of them in the text or one grouped under it; NULL: any */
void drie_wall_model_set_blind (DrieWallModel *self, gboolean blind);
gboolean drie_wall_model_get_blind (DrieWallModel *self);
/* Shows what may say the same as @item, see drie_alike_find(); NULL shows all again. */
void drie_wall_model_set_similar_to (DrieWallModel *self, DrieNoteItem *item);
gboolean drie_wall_model_is_similar (DrieWallModel *self);
void drie_wall_model_admit (DrieWallModel *self); /* mixes in what was held back */
guint drie_wall_model_get_held (DrieWallModel *self);

/* Notes to this circle that are on the wall whatever the filters say, grouped ones counted. @from: NONE for all. */
guint drie_wall_model_count (DrieWallModel *self, DrieCircle from);
/* Words of the notes grouped under @leader, one a line; NULL if there are none. Transfer full. */
char *drie_wall_model_dup_similar (DrieWallModel *self, DrieNoteItem *leader);

G_END_DECLS
