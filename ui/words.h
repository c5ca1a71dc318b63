/* The words on the screens: whole sentences per circle, so that translators never compose one. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/summary.h"

G_BEGIN_DECLS

/* Borrowed and translated, never NULL; "" for DRIE_CIRCLE_NONE. */
const char *drie_words_circle (DrieCircle circle);                /* "Pupils" */
const char *drie_words_phase (DriePhase phase);                   /* "Each circle talks", for a table of minutes */
const char *drie_words_step (const DrieStep *step);               /* "Pupils talk" */
const char *drie_words_disposition (DrieDisposition disposition); /* "Put to the circle" */
const char *drie_words_status (DrieStatus status);                /* "Planned" */
const char *drie_words_outcome (DrieOutcome outcome);             /* "Done" */
const char *drie_words_recap_part (DrieRecapPart part);           /* "What the pupils brought" */

/* Who has the floor in a step of @phase and @circle: "The pupils' circle has the floor". */
const char *drie_words_floor (DriePhase phase, DrieCircle circle);
/* What the others do meanwhile: "Parents and teachers listen and write questions". */
const char *drie_words_listeners (DriePhase phase, DrieCircle circle);

/* Time left, microseconds: "9:14"; a second that has begun counts as whole, so the clock starts at the planned time and reaches 0:00 when
 * it is over. Overtime: "+0:12". Transfer full. */
char *drie_words_clock (gint64 remaining);
/* The same, for a screen reader: "9 minutes 14 seconds left". Transfer full. */
char *drie_words_clock_spoken (gint64 remaining);
/* "YYYY-MM-DD" as the desktop's language writes a date: "Tuesday 24 November 2026"; @iso itself if it is no date, "" for NULL. Transfer
 * full. */
char *drie_words_date (const char *iso);
/* In short: "Nov 2026". @month: 1 to 12. Transfer full. */
char *drie_words_month (int month, int year);
/* Microseconds since the epoch as local time of day: "21:34". Transfer full. */
char *drie_words_time_of_day (gint64 time);

G_END_DECLS
