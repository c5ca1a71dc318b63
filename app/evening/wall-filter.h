/* Which notes the chair wants to see. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evening/note-item.h"

G_BEGIN_DECLS

typedef enum
{
  DRIE_WALL_ALL,
  DRIE_WALL_OPEN,      /* nothing became of them yet, or they are chosen */
  DRIE_WALL_SET_ASIDE, /* kept for the team, elsewhere, not possible */
  DRIE_WALL_LEFT,      /* received or chosen, but never put */
  DRIE_WALL_NAMING,    /* those whose words may name somebody, also the ones grouped under another */
  DRIE_WALL_PERSONAL,  /* about one person, and only these */
} DrieWallShow;

/**
 * DrieWallFilter: embedded; init, and clear in the end
 * @to: to which circle; NONE: to all of them
 * @from: from which circles; empty: from all of them
 * @words: case-folded; NULL: no search. See drie_wall_filter_set_words()
 * @found: ids of notes with one grouped under them that holds the words; NULL: no search
 */
typedef struct
{
  DrieCircle to;
  DrieCircleSet from;
  DrieWallShow show;
  char **words;
  GHashTable *found;
} DrieWallFilter;

/* All notes. */
void drie_wall_filter_init (DrieWallFilter *self);
void drie_wall_filter_clear (DrieWallFilter *self);
/* @words: that a note has to hold, all of them, or one grouped under it; NULL or blank: any. FALSE: there is no search, as before. */
gboolean drie_wall_filter_set_words (DrieWallFilter *self, const char *words);
/* Looks in the groups for the words: to be called before drie_wall_filter_takes() after any change. @items: (element-type DrieNoteItem):
 * all notes of the evening */
void drie_wall_filter_look (DrieWallFilter *self, GPtrArray *items);

/* Is it a note to the circle, with words, that may be shown? Notes about one person are only if they are asked for. */
gboolean drie_wall_filter_belongs (const DrieWallFilter *self, const DrieNote *note);
/* Is it, among those that belong, one that was asked for? */
gboolean drie_wall_filter_takes (const DrieWallFilter *self, DrieNoteItem *item);

G_END_DECLS
