/* The chair's desk while the evening runs. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

/**
 * DrieLiveView:
 *
 * Actions live.*: those of drie_course_install_actions(), next-question, question-done, paper, search, blind, agreement, next-area. Their
 * keys stand in live-view.ui.
 */
#define DRIE_TYPE_LIVE_VIEW (drie_live_view_get_type ())
G_DECLARE_FINAL_TYPE (DrieLiveView, drie_live_view, DRIE, LIVE_VIEW, GtkWidget)

GtkWidget *drie_live_view_new (void);
void drie_live_view_set_evening (DrieLiveView *self, DrieEvening *evening); /* NULL clears */

G_END_DECLS
