/* The evening's clock. SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening/clock.h"

#include <time.h>

/* Linux makes up another one each time it starts. */
#define BOOT_ID "/proc/sys/kernel/random/boot_id"

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

static char *
get_boot_id (void)
{
  char *id = NULL;

  return g_file_get_contents (BOOT_ID, &id, NULL, NULL) ? g_strstrip (id) : g_strdup ("?");
}

char *
drie_clock_to_text (const DrieClock *self)
{
  g_autofree char *id = get_boot_id ();

  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, id, self->wall, self->boot);
}

gboolean
drie_clock_read_text (const char *text, gint64 *wall)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", " ", -1);
  g_autofree char *id = get_boot_id ();
  gint64 was, boot;

  if (g_strv_length (parts) != 3 || *id == '?' || !g_str_equal (parts[0], id))
    return FALSE;
  if (!g_ascii_string_to_signed (parts[1], 10, 0, G_MAXINT64, &was, NULL)
      || !g_ascii_string_to_signed (parts[2], 10, 0, G_MAXINT64, &boot, NULL))
    return FALSE;
  *wall = was + drie_clock_boottime () - boot;
  return TRUE;
}
