/* Statements on what is half typed. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/* @text: NULL takes it away. */
gboolean drie_draft_sql_set (DrieDatabase *database, gint64 id, const char *place, const char *text, GError **error);
gboolean drie_draft_sql_clear (DrieDatabase *database, gint64 id, GError **error); /* all of the evening */
/* Place → text, both owned; empty if there is none. NULL and an error if it cannot be read. */
GHashTable *drie_draft_sql_load (DrieDatabase *database, gint64 id, GError **error);

G_END_DECLS
