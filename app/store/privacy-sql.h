/* Statements that make words and traces of writers go, for good. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/database.h"
#include "store/store.h"

G_BEGIN_DECLS

/* Until when an evening's writers can be told apart at the latest, counted from its last event, microseconds. */
#define DRIE_PRIVACY_KEEP ((gint64)14 * 24 * 3600 * G_USEC_PER_SEC)

/* Makes the summary final and destroys what could tell who wrote what, and the words of removed notes. */
gboolean drie_privacy_sql_finalise (DrieDatabase *database, gint64 id, GError **error);

/**
 * drie_privacy_sql_keep_house:
 * @now: microseconds since the epoch
 * @erased: (out): what was erased because its erase date had come
 *
 * Carries out every term that has passed: 14 days after the evening for traces of writers and words of removed notes, the erase date for
 * words that were not put to a circle. To be called in a transaction.
 */
gboolean drie_privacy_sql_keep_house (DrieDatabase *database, gint64 now, DrieErased *erased, GError **error);

/* Only the erase dates, those before the day @before (YYYY-MM-DD). */
gboolean drie_privacy_sql_purge (DrieDatabase *database, const char *before, gint64 now, DrieErased *erased, GError **error);
/* Of one evening, if its erase date has come. */
gboolean drie_privacy_sql_erase_if_due (DrieDatabase *database, gint64 id, gint64 now, DrieErased *erased, GError **error);
/* What all but the last version of its summary said, and the traces of those words. To be called in a transaction. */
gboolean drie_privacy_sql_forget_versions (DrieDatabase *database, gint64 id, GError **error);
/* The whole evening, and the traces of its words. To be called in a transaction. */
gboolean drie_privacy_sql_erase_evening (DrieDatabase *database, gint64 id, GError **error);

/* Do words that were deleted perhaps still lie about in the file? */
gboolean drie_privacy_sql_needs_scrub (DrieDatabase *database);

/**
 * drie_privacy_sql_scrub:
 *
 * Makes what was deleted unreadable: the index forgets its deleted words only when it is merged into one piece; pages that SQLite filled
 * anew may hold remains of rows that once moved, which secure_delete does not reach, so the file is written anew; the journal is cut; and
 * copies from before a migration that may hold those words are removed. Takes time in proportion to the size of the library. Outside a
 * transaction. If it fails, it remains to be done.
 */
gboolean drie_privacy_sql_scrub (DrieDatabase *database, GError **error);

G_END_DECLS
