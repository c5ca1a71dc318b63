/* The time left, on the hall's screen: beside a ring that empties, or alone. Its size is that of its style's letters.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/dialogue.h"

G_BEGIN_DECLS

#define DRIE_TYPE_HALL_CLOCK (drie_hall_clock_get_type ())
G_DECLARE_FINAL_TYPE (DrieHallClock, drie_hall_clock, DRIE, HALL_CLOCK, GtkWidget)

/* Microseconds; @remaining negative in overtime. @total 0: no ring to fill. In the last two minutes the ring is filled inside, when time is
 * up it is closed; nothing blinks. */
void drie_hall_clock_set_time (DrieHallClock *self, gint64 remaining, gint64 total, DrieTimeMark mark);
void drie_hall_clock_set_ring (DrieHallClock *self, gboolean ring);

G_END_DECLS
