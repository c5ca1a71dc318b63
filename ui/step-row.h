/* One step of the evening in the list. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/step.h"

G_BEGIN_DECLS

typedef enum
{
  DRIE_STEP_AHEAD,
  DRIE_STEP_CURRENT,
  DRIE_STEP_OVER,
} DrieStepPlace;

#define DRIE_TYPE_STEP_ROW (drie_step_row_get_type ())
G_DECLARE_FINAL_TYPE (DrieStepRow, drie_step_row, DRIE, STEP_ROW, GtkListBoxRow)

GtkWidget *drie_step_row_new (const DrieStep *step);
/* @taken: seconds, shown once the step is over; @extension: seconds added to the plan. */
void drie_step_row_update (DrieStepRow *self, DrieStepPlace place, int taken, int extension);

G_END_DECLS
