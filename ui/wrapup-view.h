/* After the evening: the texts of the summary, the agreements, the notes that are left. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

/**
 * DrieWrapupView:
 *
 * Actions wrapup.*: save (the PDF, Ctrl+S), publish (the leaflet), finalise, page (s: recap, agreements, notes; Alt+1 to 3).
 */
#define DRIE_TYPE_WRAPUP_VIEW (drie_wrapup_view_get_type ())
G_DECLARE_FINAL_TYPE (DrieWrapupView, drie_wrapup_view, DRIE, WRAPUP_VIEW, GtkWidget)

GtkWidget *drie_wrapup_view_new (void);
void drie_wrapup_view_set_evening (DrieWrapupView *self, DrieEvening *evening); /* NULL clears */

G_END_DECLS
