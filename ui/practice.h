/* A rehearsal: an evening in a library of its own that is thrown away, and phones that the program plays.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evening/evening.h"

G_BEGIN_DECLS

typedef struct _DriePractice DriePractice;

/* A library in a temporary folder, which goes with drie_practice_free(). NULL and an error if there cannot be one. */
DriePractice *drie_practice_new (GError **error);
void drie_practice_free (DriePractice *self);
DrieLibrary *drie_practice_get_library (DriePractice *self);

/* The evening that is rehearsed, minutes as seconds, in the desktop's language. Transfer full. */
DriePlan *drie_practice_make_plan (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DriePractice, drie_practice_free)

G_END_DECLS
