/* When and where an evening is, and in which language. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/plan.h"
#include "ui/field-row.h"

G_BEGIN_DECLS

/* Signals: `changed`: the chair changed something; `language-changed`: likewise, the language, before `changed`. */
#define DRIE_TYPE_WHEN_GROUP (drie_when_group_get_type ())
G_DECLARE_FINAL_TYPE (DrieWhenGroup, drie_when_group, DRIE, WHEN_GROUP, AdwPreferencesGroup)

void drie_when_group_set_plan (DrieWhenGroup *self, const DriePlan *plan);
/* Writes what is typed into @plan, the date and the times made regular where they can be read. */
void drie_when_group_apply (DrieWhenGroup *self, DriePlan *plan);
/* An end that is just the start and @minutes, all that the evening takes, was not chosen by anybody: it goes along with the start. */
void drie_when_group_move_end (DrieWhenGroup *self, int minutes);
/* Marks what is no date or no time, and an end before the start. Returns the first such row, or NULL. */
DrieFieldRow *drie_when_group_check (DrieWhenGroup *self);
/* The row for an error of a plan in which that is right; NULL if it is not about one of these. */
DrieFieldRow *drie_when_group_find_row (DrieWhenGroup *self, DriePlanError code);
const char *drie_when_group_get_language (DrieWhenGroup *self); /* its code; borrowed for ever */

G_END_DECLS
