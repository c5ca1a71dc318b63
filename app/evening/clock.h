/* The evening's clock: the wall clock read once at opening plus CLOCK_BOOTTIME since then, so that a wall clock that jumps
 * changes nothing, and sleep counts. With a pace, one second counts as that many. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 wall; /* µs since the epoch at opening */
  gint64 boot; /* CLOCK_BOOTTIME at opening, µs */
  double pace;
} DrieClock;

void drie_clock_init (DrieClock *self, gint64 wall, double pace);
gint64 drie_clock_now (const DrieClock *self);                 /* µs since the epoch, by this clock */
gint64 drie_clock_delay (const DrieClock *self, gint64 until); /* real µs until this clock reads @until, at least 0 */
gint64 drie_clock_boottime (void);

/* A clock as text, for the program that comes after a crash: good for as long as the machine runs. Transfer full. */
char *drie_clock_to_text (const DrieClock *self);
/* What that clock reads now: FALSE if @text is none, or the machine was started anew since. @wall: (out): microseconds since the epoch */
gboolean drie_clock_read_text (const char *text, gint64 *wall);

G_END_DECLS
