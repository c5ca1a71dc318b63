/* Statements on what an evening leads to: recaps and agreements. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/summary.h"
#include "store/statement.h"

G_BEGIN_DECLS

/* @text: NULL or "" takes the part away. */
gboolean drie_recap_sql_set (DrieDatabase *database, gint64 id, DrieRecapPart part, const char *text, GError **error);
gboolean drie_recap_sql_load (DrieDatabase *database, DrieSummary *summary, GError **error);

/* @stored: (out): its number. An agreement with a number replaces the one that has it, or comes back under it after it was removed.
 * @error: %DRIE_STORE_ERROR_NOT_FOUND if the number belongs to another evening */
gboolean drie_agreement_sql_put (DrieDatabase *database, gint64 id, const DrieAgreement *agreement, gint64 *stored, GError **error);
gboolean drie_agreement_sql_remove (DrieDatabase *database, gint64 id, gint64 agreement, GError **error);
/* Binds its words to :what, :who, :circle, :before, :reminds and :decides. */
void drie_agreement_sql_bind (DrieStatement *statement, const DrieAgreement *agreement);
/* From a row whose first columns are its number, what, who, circle, before, reminds, decides. Transfer full. */
DrieAgreement *drie_agreement_sql_read (DrieStatement *statement, GError **error);
gboolean drie_agreement_sql_load (DrieDatabase *database, DrieSummary *summary, GError **error);

G_END_DECLS
