/* Reading what an archive says of recaps and agreements, and of what came after the evening. Private to the wire layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/summary.h"
#include "wire/member.h"

G_BEGIN_DECLS

/* The object "recaps" into @recaps, of which each is NULL still. */
gboolean drie_recaps_from_json (const DrieReader *reader, char *recaps[DRIE_N_RECAPS], GError **error);
/* A #DrieReadItem; @target: GPtrArray of #DrieAgreement. */
gboolean drie_agreements_item_from_json (const DrieReader *reader, JsonNode *node, gpointer target, GError **error);
/* What the circles did with the summary, whose notes and agreements are read already. One that became final before versions were kept has
 * one all the same. */
gboolean drie_after_from_json (const DrieReader *reader, DrieSummary *summary, GError **error);

G_END_DECLS
