/* A web site without sockets for fuzz programs: an evening in which the pupils talk, and one note that somebody else wrote.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "web/site.h"

#define SITE_CODE "KXRT7M"
#define SITE_HOST "192.168.1.20:8080"
/* The other phone's note. */
#define SITE_KEY    "11111111-1111-4111-8111-111111111111"
#define SITE_SECRET "Geheim van een ander"

/* Made anew for every input, with a sink in memory that answers at once. */
DrieSite *site_begin (void);
void site_end (DrieSite *site);
