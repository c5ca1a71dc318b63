/* Statements on how agreements are looked back on. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/summary.h"
#include "store/database.h"

G_BEGIN_DECLS

/* Its outcome NONE takes the review away. @error: %DRIE_STORE_ERROR_NOT_FOUND if the evening has no such agreement */
gboolean drie_review_sql_set (DrieDatabase *database, gint64 id, const DrieReview *review, GError **error);
/* @date: NULL for none */
gboolean drie_review_sql_set_date (DrieDatabase *database, gint64 id, const char *date, GError **error);
gboolean drie_review_sql_load (DrieDatabase *database, DrieSummary *summary, GError **error);
/* How the agreements stand, for the archive's lines: to be called when an agreement, a review or the review's day has changed. */
gboolean drie_review_sql_tally (DrieDatabase *database, gint64 id, GError **error);

G_END_DECLS
