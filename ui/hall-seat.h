/* The hall's screen finds its monitor, also one that is plugged in late. What is decided is in hall-place.h; this asks and tells GDK.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DrieHallSeat DrieHallSeat;

DrieHallSeat *drie_hall_seat_new (GtkWindow *hall); /* borrowed, and outlives it */
void drie_hall_seat_free (DrieHallSeat *self);

/* Full screen on a monitor that @chair is not on, else a window. TRUE if the hall has a monitor of its own. From now on it follows the
 * monitors that come and go. */
gboolean drie_hall_seat_take (DrieHallSeat *self, GtkWindow *chair);
/* By hand: full screen where it stands, or a window. Remembered: the monitor, or that a window is wished. */
void drie_hall_seat_toggle (DrieHallSeat *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieHallSeat, drie_hall_seat_free)

G_END_DECLS
