/* What a summary said before a version changed it. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/summary.h"

G_BEGIN_DECLS

/* To be opened: what the version before @number (from 0) said that this one says otherwise, and a button for the action summary.forget.
 * NULL if there is nothing. */
GtkWidget *drie_earlier_words_new (const DrieSummary *summary, guint number);

G_END_DECLS
