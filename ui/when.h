/* Dates and times as people type them. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "2026-11-24", "24-11-2026", "24/11/26", "24.11.2026" → "2026-11-24" (years of two digits are 20xx). NULL if it is no date. Transfer full.
 */
char *drie_when_parse_date (const char *text);
/* "2026-11-24" → "24-11-2026"; "" for what is no date. Transfer full. */
char *drie_when_format_date (const char *iso);
/* "19:30", "19.30", "1930", "7", "19h30" → "19:30". NULL if it is no time of day. Transfer full. */
char *drie_when_parse_time (const char *text);
/* "19:30" → minutes since midnight, -1 for NULL and what is no time. */
int drie_when_minutes (const char *time);
/* Is @end a time at which an evening that begins at @start has yet to begin? One that goes on past midnight is over within twelve hours.
 * FALSE where either is no time. */
gboolean drie_when_is_before (const char *end, const char *start);
/* Minutes since midnight, of whichever day, as "21:40". Transfer full. */
char *drie_when_from_minutes (int minutes);

G_END_DECLS
