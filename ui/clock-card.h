/* Who has the floor, who listens, and how long still. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

/* Its buttons activate live.extend and live.offered. */
#define DRIE_TYPE_CLOCK_CARD (drie_clock_card_get_type ())
G_DECLARE_FINAL_TYPE (DrieClockCard, drie_clock_card, DRIE, CLOCK_CARD, GtkWidget)

GtkWidget *drie_clock_card_new (void);
void drie_clock_card_set_evening (DrieClockCard *self, DrieEvening *evening); /* NULL clears */

G_END_DECLS
