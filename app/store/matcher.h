/* Whether words that are searched for stand in a text, and where, as the index sees it. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/database.h"

G_BEGIN_DECLS

typedef struct _DrieMatcher DrieMatcher;

/* @words: as typed. Not longer alive than @database. NULL on error. */
DrieMatcher *drie_matcher_new (DrieDatabase *database, const char *words, GError **error);
void drie_matcher_free (DrieMatcher *self);
/* How many words it looks for. */
guint drie_matcher_get_size (const DrieMatcher *self);

/**
 * drie_matcher_look:
 * @found: (out) (optional): how many of the words @text has
 * @marks: (nullable): an empty one, of #DrieMark: gets where they stand, none upon another
 */
gboolean drie_matcher_look (DrieMatcher *self, const char *text, guint *found, GArray *marks, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieMatcher, drie_matcher_free)

G_END_DECLS
