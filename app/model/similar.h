/* Which notes may say the same. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From here on two notes are worth showing to the chair side by side. */
#define DRIE_SIMILAR_ENOUGH 33

/**
 * drie_similar_measure:
 * @texts: (array length=n): the notes that lie there, valid UTF-8
 * @n: how many
 * @to: position of the note that the others are compared with
 * @likeness: (out caller-allocates) (array length=n): 0–100 each; 0 for @to itself
 *
 * How much of the shorter note's words the other has too. A word counts by how few of the notes have it, so that "why" and "school" weigh
 * little in a hall where everybody writes them, in any language and without a list of words. Words are compared in lower case, without
 * accents and by their first six letters, because endings differ ("telefoon", "telefoons"); those of fewer than four letters do not count.
 * Simple enough to be told in a sentence; nothing is ever grouped by it without the chair.
 */
void drie_similar_measure (const char *const *texts, guint n, guint to, guint8 *likeness);

G_END_DECLS
