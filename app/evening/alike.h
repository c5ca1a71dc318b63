/* Notes that may say the same, to be shown side by side. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evening/note-item.h"

G_BEGIN_DECLS

/* Likeness of the note that the others are compared with: more than any other has. */
#define DRIE_ALIKE_SELF 101

/**
 * drie_alike_find:
 * @items: (element-type DrieNoteItem): all notes of the evening
 * @to: one of them, not grouped under another
 *
 * Measures the notes to the same circle, each together with its translation and with what is grouped under it, see drie_similar_measure().
 * Notes about one person and removed ones are passed over.
 *
 * Returns: (transfer full): #DrieNoteItem (not owned) → likeness as a pointer-sized number, from %DRIE_SIMILAR_ENOUGH to 100, of those that
 *   are alike enough; and @to itself with %DRIE_ALIKE_SELF
 */
GHashTable *drie_alike_find (GPtrArray *items, DrieNoteItem *to);

G_END_DECLS
