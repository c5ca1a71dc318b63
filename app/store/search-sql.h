/* Statements of the archive: its lines, and finding them. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/database.h"
#include "store/store.h"

G_BEGIN_DECLS

/* @words: NULL or blank for all. Every word must begin a word somewhere in the evening; what is no letter or digit is not looked for.
 * Returns: (transfer full): #DrieEntry, newest first, owned */
GPtrArray *drie_search_sql_list (DrieDatabase *database, const char *words, GError **error);

/* What of @words, as typed between spaces, has a letter or digit to look for. Of char *, owned; transfer full. */
GPtrArray *drie_search_sql_split (const char *words);

/* How many notes, at most, are not in the index yet. */
gint64 drie_search_sql_get_backlog (DrieDatabase *database);
/* Puts them in. Outside a transaction. */
gboolean drie_search_sql_index (DrieDatabase *database, GError **error);

G_END_DECLS
