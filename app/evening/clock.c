/* The evening's clock. SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening/clock.h"

#include <time.h>

gint64
drie_clock_boottime (void)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);
  return (gint64)now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

void
drie_clock_init (DrieClock *self, gint64 wall, double pace)
{
  self->wall = wall;
  self->boot = drie_clock_boottime ();
  self->pace = pace;
}

gint64
drie_clock_now (const DrieClock *self)
{
  return self->wall + (gint64)((drie_clock_boottime () - self->boot) * self->pace);
}

gint64
drie_clock_delay (const DrieClock *self, gint64 until)
{
  /* Rounded up: a timeout that fires early would find nothing changed. */
  double real = (until - drie_clock_now (self)) / self->pace;

  return real > 0 ? (gint64)real + 1 : 0;
}
