/* Statements on what circles add to a summary. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/summary.h"
#include "store/database.h"

G_BEGIN_DECLS

/* Its text NULL or "" takes the addition away. */
gboolean drie_addition_sql_set (DrieDatabase *database, gint64 id, const DrieAddition *addition, GError **error);
/* All of them, into @summary. */
gboolean drie_addition_sql_load (DrieDatabase *database, DrieSummary *summary, GError **error);

G_END_DECLS
