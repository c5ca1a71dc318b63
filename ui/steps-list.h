/* The twelve steps of the evening, where it stands, and when it is expected to end. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

#define DRIE_TYPE_STEPS_LIST (drie_steps_list_get_type ())
G_DECLARE_FINAL_TYPE (DrieStepsList, drie_steps_list, DRIE, STEPS_LIST, GtkWidget)

GtkWidget *drie_steps_list_new (void);
void drie_steps_list_set_evening (DrieStepsList *self, DrieEvening *evening); /* NULL clears */

G_END_DECLS
