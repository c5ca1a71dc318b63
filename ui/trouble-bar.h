/* What is wrong, at the foot of the window for as long as it lasts. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

#define DRIE_TYPE_TROUBLE_BAR (drie_trouble_bar_get_type ())
G_DECLARE_FINAL_TYPE (DrieTroubleBar, drie_trouble_bar, DRIE, TROUBLE_BAR, GtkWidget)

/* @evening: (nullable) */
void drie_trouble_bar_set_evening (DrieTroubleBar *self, DrieEvening *evening);

G_END_DECLS
