/* Paths. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/route.h"

#include <string.h>

gboolean
drie_route_is_code (const DrieSite *site, const char *segment)
{
  return g_ascii_strcasecmp (segment, site->code) == 0;
}

static DrieRoute
find_below_code (guint n_segments, char **segments)
{
  static const struct
  {
    const char *name;
    DrieRoute route;
  } names[] = {
    { "", DRIE_ROUTE_PAGE_SLASH }, { "state", DRIE_ROUTE_STATE },     { "events", DRIE_ROUTE_EVENTS },
    { "notes", DRIE_ROUTE_NOTES }, { "leaflet", DRIE_ROUTE_LEAFLET }, { "next", DRIE_ROUTE_NEXT },
  };

  if (n_segments == 1)
    return DRIE_ROUTE_PAGE;
  if (n_segments == 3)
    return g_str_equal (segments[1], "notes") && *segments[2] != '\0' ? DRIE_ROUTE_NOTE : DRIE_ROUTE_NONE;
  for (gsize i = 0; n_segments == 2 && i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_equal (names[i].name, segments[1]))
        return names[i].route;
    }
  return DRIE_ROUTE_NONE;
}

static gboolean
is_file (const DrieSite *site, const char *name)
{
  return g_str_equal (name, drie_pages_get_script (site->pages));
}

GStrv
drie_route_split (const char *path)
{
  g_auto (GStrv) segments = g_strsplit (path + 1, "/", 5);

  for (int i = 0; segments[i] != NULL; i++)
    {
      char *decoded = g_uri_unescape_string (segments[i], "/");
      if (decoded == NULL || !g_utf8_validate (decoded, -1, NULL))
        {
          g_free (decoded);
          return NULL;
        }
      g_free (segments[i]);
      segments[i] = decoded;
    }
  return g_steal_pointer (&segments);
}

DrieRoute
drie_route_find (const DrieSite *site, char **segments)
{
  guint n_segments = segments != NULL ? g_strv_length (segments) : 0;

  if (n_segments == 0)
    return segments != NULL ? DRIE_ROUTE_ROOT : DRIE_ROUTE_NONE;
  if (drie_route_is_code (site, segments[0]))
    return find_below_code (n_segments, segments);
  if (n_segments > 1)
    return DRIE_ROUTE_NONE;
  if (*segments[0] == '\0')
    return DRIE_ROUTE_ROOT;
  return is_file (site, segments[0]) ? DRIE_ROUTE_FILE : DRIE_ROUTE_NONE;
}
