/* The time left, on the hall's screen: in a ring that empties, or alone. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/circle.h"

G_BEGIN_DECLS

#define DRIE_TYPE_HALL_CLOCK (drie_hall_clock_get_type ())
G_DECLARE_FINAL_TYPE (DrieHallClock, drie_hall_clock, DRIE, HALL_CLOCK, GtkWidget)

/* Microseconds; @remaining negative in overtime: the ring is then empty, and nothing blinks. @total 0: no ring to fill. */
void drie_hall_clock_set_time (DrieHallClock *self, gint64 remaining, gint64 total);
void drie_hall_clock_set_ring (DrieHallClock *self, gboolean ring);
void drie_hall_clock_set_pixel_size (DrieHallClock *self, int pixel_size); /* height; with a ring also width */

G_END_DECLS
