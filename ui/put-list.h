/* The questions that were put to a circle, with their answers in short. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/summary.h"

G_BEGIN_DECLS

/* To be read, not worked with. */
#define DRIE_TYPE_PUT_LIST (drie_put_list_get_type ())
G_DECLARE_FINAL_TYPE (DriePutList, drie_put_list, DRIE, PUT_LIST, GtkWidget)

GtkWidget *drie_put_list_new (void);
/* Copies what it needs; does nothing if it says all of it already. @summary NULL clears. */
void drie_put_list_show (DriePutList *self, const DrieSummary *summary, DrieCircle to);

G_END_DECLS
