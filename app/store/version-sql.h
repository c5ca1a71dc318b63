/* Statements on versions of a summary and what each of them said. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/summary.h"
#include "store/database.h"

G_BEGIN_DECLS

/* @number: from 1, the one after the last. What it said, if it was kept, is kept with it, except of notes that the evening does not have.
 */
gboolean drie_version_sql_add (DrieDatabase *database, gint64 id, guint number, const DrieVersion *version, GError **error);
/* Keeps what a version said of which nothing was kept. */
gboolean drie_version_sql_keep (DrieDatabase *database, gint64 id, guint number, const DrieSaid *said, GError **error);
/* What all but the last version said goes for good: to be scrubbed. */
gboolean drie_version_sql_forget (DrieDatabase *database, gint64 id, GError **error);
/* All of them, into @summary. */
gboolean drie_version_sql_load (DrieDatabase *database, DrieSummary *summary, GError **error);

G_END_DECLS
