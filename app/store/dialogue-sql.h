/* Statements on evenings: the evening itself, its plan and planned steps. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/summary.h"
#include "store/database.h"

G_BEGIN_DECLS

/* A new evening with its own UUID, code and device key. @now: microseconds since the epoch. @id: (out) */
gboolean drie_dialogue_sql_create (DrieDatabase *database, const DriePlan *plan, gint64 now, gint64 *id, GError **error);

/* The evening and its plan as @summary has them, but with a code and keys of this library; its log, notes, recaps and agreements are put in
 * afterwards. @id: (out) */
gboolean drie_dialogue_sql_import (DrieDatabase *database, const DrieSummary *summary, gint64 now, gint64 *id, GError **error);
/* @id: (out): the evening with this UUID, 0 if there is none */
gboolean drie_dialogue_sql_find (DrieDatabase *database, const char *uuid, gint64 *id, GError **error);

/* Each gives %DRIE_STORE_ERROR_NOT_FOUND if there is no evening @id. */
/* With everything that belongs to it. */
gboolean drie_dialogue_sql_erase (DrieDatabase *database, gint64 id, GError **error);
gboolean drie_dialogue_sql_check (DrieDatabase *database, gint64 id, GError **error);
gboolean drie_dialogue_sql_set_plan (DrieDatabase *database, gint64 id, const DriePlan *plan, GError **error);
gboolean drie_dialogue_sql_set_address (DrieDatabase *database, gint64 id, const char *url, GError **error);
gboolean drie_dialogue_sql_set_published (DrieDatabase *database, gint64 id, gboolean published, GError **error);
/* @closed_at: when it was closed, 0 to keep what is known; a planned or running evening is not closed. */
gboolean drie_dialogue_sql_set_status (DrieDatabase *database, gint64 id, DrieStatus status, gint64 closed_at, GError **error);
/* The evening and its plan; log, notes, recaps and agreements are left empty. Transfer full. */
DrieSummary *drie_dialogue_sql_load (DrieDatabase *database, gint64 id, GError **error);

G_END_DECLS
