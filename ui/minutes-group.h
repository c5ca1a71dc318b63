/* The minutes of an evening: a preset, or minutes per step. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/plan.h"

G_BEGIN_DECLS

/* Signal `changed`: the chair changed a preset or a number. */
#define DRIE_TYPE_MINUTES_GROUP (drie_minutes_group_get_type ())
G_DECLARE_FINAL_TYPE (DrieMinutesGroup, drie_minutes_group, DRIE, MINUTES_GROUP, AdwPreferencesGroup)

void drie_minutes_group_set_plan (DrieMinutesGroup *self, const DriePlan *plan);
/* Writes the lengths of the steps into @plan. */
void drie_minutes_group_apply (DrieMinutesGroup *self, DriePlan *plan);
/* Says how long @plan takes, and whether that fits between its start and its end. */
void drie_minutes_group_show_total (DrieMinutesGroup *self, const DriePlan *plan);

G_END_DECLS
