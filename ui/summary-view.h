/* The summary of an evening, to be read. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

/* Action summary.save: the PDF (Ctrl+S). */
#define DRIE_TYPE_SUMMARY_VIEW (drie_summary_view_get_type ())
G_DECLARE_FINAL_TYPE (DrieSummaryView, drie_summary_view, DRIE, SUMMARY_VIEW, GtkWidget)

GtkWidget *drie_summary_view_new (void);
/* Loads evening @id of @library and shows it as it is stored now; @library NULL clears. What cannot be read is said on the page. */
void drie_summary_view_set_summary (DrieSummaryView *self, DrieLibrary *library, gint64 id);

/* May a follow-up be planned of it? Not of a rehearsal, which is thrown away. @evening: the current one if that is the one shown, else
 * NULL; phones may read its leaflet. */
void drie_summary_view_set_follow_up (DrieSummaryView *self, gboolean possible, DrieEvening *evening);

G_END_DECLS
