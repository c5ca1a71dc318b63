/* Statements on the log of an evening. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/summary.h"
#include "store/database.h"

G_BEGIN_DECLS

/* Adds a line; @position must be the number of lines there are, so that a log never has a gap. */
gboolean drie_event_sql_add (DrieDatabase *database, gint64 id, guint position, const DrieEvent *event, GError **error);
gboolean drie_event_sql_load (DrieDatabase *database, DrieSummary *summary, GError **error);

G_END_DECLS
