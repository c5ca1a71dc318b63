/* Where in an evening the words are that were searched for. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/database.h"
#include "store/store.h"

G_BEGIN_DECLS

/* @hit: (out) (transfer full) (nullable): what of the evening, its theme, question and school apart, has most of the words; NULL if nothing
 * has any. */
gboolean drie_hit_sql_find (DrieDatabase *database, gint64 id, const char *words, DrieHit **hit, GError **error);

/* Of #DrieMark: where in @text the index sees one of the words. Transfer full; NULL on error. */
GArray *drie_hit_sql_mark (DrieDatabase *database, const char *words, const char *text, GError **error);

G_END_DECLS
