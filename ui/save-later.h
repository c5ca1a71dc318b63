/* When what is being typed is stored: not with every key, and not only when somebody stops. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Calls back once after a pause in typing, and at the latest two seconds after the first key. In a struct of zeros nothing waits. */
typedef struct
{
  guint source;
  gint64 first; /* of the keys that wait; monotonic, microseconds */
} DrieSaveLater;

void drie_save_later (DrieSaveLater *self, void (*save) (gpointer), gpointer user_data); /* another key */
void drie_save_later_cancel (DrieSaveLater *self);                                       /* it has been saved, or @user_data goes */

G_END_DECLS
