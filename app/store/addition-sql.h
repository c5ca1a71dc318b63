/* Statements on what comes to a summary after the chair's text: additions and versions. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/summary.h"
#include "store/database.h"

G_BEGIN_DECLS

/* Its text NULL or "" takes the addition away. */
gboolean drie_addition_sql_set (DrieDatabase *database, gint64 id, const DrieAddition *addition, GError **error);
/* The next version. */
gboolean drie_version_sql_add (DrieDatabase *database, gint64 id, const DrieVersion *version, GError **error);
/* Both, into @summary. */
gboolean drie_addition_sql_load (DrieDatabase *database, DrieSummary *summary, GError **error);

G_END_DECLS
