/* What stands around the circles' words on the summary's page, as in the documents: what the evening was about, and how it goes on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/summary.h"

G_BEGIN_DECLS

/* What was agreed last time, the situation, the goal, what is open for decision: of these, what is written. NULL if nothing is. */
GtkWidget *drie_summary_frame_new_context (const DrieSummary *summary);
/* Whom to ask, when it is looked back, when words are erased, how the time went. NULL if nothing is known. */
GtkWidget *drie_summary_frame_new_ending (const DrieSummary *summary);

G_END_DECLS
