/* A whole evening from elsewhere, put into the tables of this library. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/summary.h"
#include "store/database.h"

G_BEGIN_DECLS

/**
 * drie_import_sql_add:
 * @summary: an evening that this library does not have; what its versions said names notes by their places, from 1, and by their numbers
 *   here afterwards
 * @now: when it came, microseconds since the epoch
 * @id: (out): its number in this library
 *
 * The evening, its plan, log, notes, recaps, additions, agreements, reviews and versions.
 */
gboolean drie_import_sql_add (DrieDatabase *database, DrieSummary *summary, gint64 now, gint64 *id, GError **error);

G_END_DECLS
