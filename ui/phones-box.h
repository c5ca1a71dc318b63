/* How many phones of each circle are there. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

#define DRIE_TYPE_PHONES_BOX (drie_phones_box_get_type ())
G_DECLARE_FINAL_TYPE (DriePhonesBox, drie_phones_box, DRIE, PHONES_BOX, GtkWidget)

void drie_phones_box_set_evening (DriePhonesBox *self, DrieEvening *evening); /* or NULL */

G_END_DECLS
