/* Looking back: what became of each agreement, as each circle sees it. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

#define DRIE_TYPE_REVIEW_VIEW (drie_review_view_get_type ())
G_DECLARE_FINAL_TYPE (DrieReviewView, drie_review_view, DRIE, REVIEW_VIEW, GtkWidget)

void drie_review_view_set_evening (DrieReviewView *self, DrieEvening *evening); /* NULL clears */

G_END_DECLS
