/* Everything a summary says, on one calm page. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/summary.h"

G_BEGIN_DECLS

#define DRIE_TYPE_SUMMARY_PAGE (drie_summary_page_get_type ())
G_DECLARE_FINAL_TYPE (DrieSummaryPage, drie_summary_page, DRIE, SUMMARY_PAGE, GtkWidget)

/* Copies what it needs; NULL clears. Shows neither notes about one person nor removed ones, only how many there were. */
void drie_summary_page_show (DrieSummaryPage *self, const DrieSummary *summary);

G_END_DECLS
