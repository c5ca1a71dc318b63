/* A plan to begin with: tonight, and what was likely the same the last time. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/plan.h"

G_BEGIN_DECLS

/* In the desktop's language, for today, at the hours such evenings have, with what was remembered. Transfer full. */
DriePlan *drie_usual_plan_new (void);
/* Keeps the school, its Wi-Fi and whom to ask for the next one. */
void drie_usual_plan_remember (const DriePlan *plan);

G_END_DECLS
