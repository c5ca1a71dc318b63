/* Where the hall's screen belongs. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hall-place.h"

static gint64
get_size (const DrieHallMonitor *monitor)
{
  return (gint64)monitor->area.width * monitor->area.height;
}

static gboolean
is_other (const DrieHallMonitor *monitor, const DrieHallMonitor *chair)
{
  return get_size (monitor) > 0 && !gdk_rectangle_intersect (&monitor->area, &chair->area, NULL);
}

int
drie_hall_place_choose (const DrieHallMonitor *monitors, guint n_monitors, int chair, const char *wished)
{
  int best = -1;

  if (chair < 0 || chair >= (int)n_monitors)
    return -1;
  for (int i = 0; i < (int)n_monitors; i++)
    {
      if (i == chair || !is_other (&monitors[i], &monitors[chair]))
        continue;
      if (wished != NULL && *wished != '\0' && g_strcmp0 (monitors[i].name, wished) == 0)
        return i;
      if (best < 0 || get_size (&monitors[i]) > get_size (&monitors[best]))
        best = i;
    }
  return best;
}
