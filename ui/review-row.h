/* What became of an agreement, as one circle sees it today: an outcome and a comment. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

#define DRIE_TYPE_REVIEW_ROW (drie_review_row_get_type ())
G_DECLARE_FINAL_TYPE (DrieReviewRow, drie_review_row, DRIE, REVIEW_ROW, GtkWidget)

/* @today: YYYY-MM-DD, the day of what is said here */
GtkWidget *drie_review_row_new (DrieEvening *evening, gint64 agreement, DrieCircle circle, const char *today);

G_END_DECLS
