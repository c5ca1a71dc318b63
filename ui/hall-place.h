/* On which monitor the hall's screen belongs: pure, so that it can be tried without a beamer. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * DrieHallMonitor:
 * @area: its place among the others; empty while it is being plugged in
 * @name: what tells it from others also the next time; "" if nothing does
 */
typedef struct
{
  GdkRectangle area;
  const char *name;
} DrieHallMonitor;

/**
 * drie_hall_place_choose:
 * @chair: the one that the chair's window is on, -1 if not known
 * @wished: (nullable): the name of the one that the chair once chose
 *
 * The wished monitor if it is there and not the chair's own, else the largest other one. One that shows what the chair's shows (a beamer
 * as a mirror) is no other one: the hall's screen would cover the desk.
 *
 * Returns: its position, -1 if the hall has no screen of its own
 */
int drie_hall_place_choose (const DrieHallMonitor *monitors, guint n_monitors, int chair, const char *wished);

G_END_DECLS
