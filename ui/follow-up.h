/* How people hear more: whom to ask, and the day for looking back. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

/**
 * DrieFollowUp:
 *
 * Saves by itself: whom to ask as it is typed, the day when the keyboard leaves it. Of a final summary only the day can be changed. A text
 * that is no day stays, with a word about it.
 */
#define DRIE_TYPE_FOLLOW_UP (drie_follow_up_get_type ())
G_DECLARE_FINAL_TYPE (DrieFollowUp, drie_follow_up, DRIE, FOLLOW_UP, GtkWidget)

void drie_follow_up_set_evening (DrieFollowUp *self, DrieEvening *evening); /* NULL clears */

G_END_DECLS
