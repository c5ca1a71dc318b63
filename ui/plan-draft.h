/* A plan that is being typed and does not hold yet: kept beside the library, so that nothing typed is lost, not by leaving the form and not
 * by a power cut. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/plan.h"

G_BEGIN_DECLS

/* @directory: of the library. @id: of the evening, 0 for one that is not stored yet. NULL if there is no draft. Transfer full. */
DriePlan *drie_plan_draft_load (const char *directory, gint64 id);
/* Replaces the draft. FALSE and an error of G_FILE_ERROR if it cannot be written. */
gboolean drie_plan_draft_save (const char *directory, gint64 id, const DriePlan *plan, GError **error);
void drie_plan_draft_discard (const char *directory, gint64 id);

G_END_DECLS
