/* What a path leads to. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "web/site.h"

G_BEGIN_DECLS

typedef enum
{
  DRIE_ROUTE_NONE,
  DRIE_ROUTE_ROOT,
  DRIE_ROUTE_FILE,
  DRIE_ROUTE_PAGE,
  DRIE_ROUTE_PAGE_SLASH,
  DRIE_ROUTE_STATE,
  DRIE_ROUTE_EVENTS,
  DRIE_ROUTE_NOTES,
  DRIE_ROUTE_NOTE,
  DRIE_ROUTE_LEAFLET,
  DRIE_ROUTE_NEXT,
} DrieRoute;

/* The parts of "/a/b", decoded; NULL if one of them is encoded wrongly or hides a slash or a NUL. */
GStrv drie_route_split (const char *path);
/* @segments: may be NULL. */
DrieRoute drie_route_find (const DrieSite *site, char **segments);
/* In either case of its letters. */
gboolean drie_route_is_code (const DrieSite *site, const char *segment);

G_END_DECLS
