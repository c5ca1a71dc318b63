/* The day of the review for calendars, as iCalendar (RFC 5545). SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same evening always gives the same bytes: the stamp is the moment at which the evening ended, not the one at which it is written. */
#include "report/writers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/text.h"
#include "report/outline.h"
#include "report/words.h"
#include "report/written.h"

#define LINE_END "\r\n"
/* A line has at most this many bytes; a longer one goes on in the next, behind a space. */
#define MAX_LINE 75

static void
append_folded (GString *out, const char *line)
{
  gsize room = MAX_LINE;

  for (const char *c = line; *c != '\0'; c = g_utf8_next_char (c))
    {
      gsize length = g_utf8_next_char (c) - c;
      if (length > room)
        {
          g_string_append (out, LINE_END " ");
          room = MAX_LINE - 1;
        }
      g_string_append_len (out, c, length);
      room -= length;
    }
  g_string_append (out, LINE_END);
}

/* @name may have parameters: "SUMMARY;LANGUAGE=nl". */
static void
append_text (GString *out, const char *name, const char *raw)
{
  g_autofree char *clean = drie_written_clean (raw);
  g_autoptr (GString) line = g_string_new (name);

  g_string_append_c (line, ':');
  for (const char *c = clean != NULL ? clean : ""; *c != '\0'; c++)
    {
      if (strchr ("\\;,", *c) != NULL)
        g_string_append_c (line, '\\');
      g_string_append (line, *c == '\n' ? "\\n" : (char[]){ *c, '\0' });
    }
  append_folded (out, line->str);
}

static void
append_day (GString *out, const char *name, const GDate *day)
{
  g_string_append_printf (out, "%s;VALUE=DATE:%04u%02u%02u" LINE_END, name, g_date_get_year (day), g_date_get_month (day),
                          g_date_get_day (day));
}

static void
append_stamp (GString *out, const DrieSummary *summary)
{
  gint64 end = drie_outline_get_end (summary);
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (end / G_USEC_PER_SEC);
  g_autofree char *stamp = g_date_time_format (moment, "%Y%m%dT%H%M%SZ");

  g_string_append_printf (out, "DTSTAMP:%s" LINE_END, stamp);
}

/* "Wat is afgesproken (Leerlingen, voor 1 februari 2027)", a line each. */
static char *
describe (const DrieSummary *summary, const DrieCatalog *catalog)
{
  GString *text = g_string_new (summary->plan->question);

  if (summary->agreements->len > 0)
    g_string_append_printf (text, "\n\n%s", T_ (catalog, "What was agreed"));
  for (guint i = 0; i < summary->agreements->len; i++)
    {
      const DrieAgreement *agreement = g_ptr_array_index (summary->agreements, i);
      g_string_append_printf (text, "\n– %s", agreement->what);
      if (agreement->circle < DRIE_CIRCLE_NONE)
        g_string_append_printf (text, " (%s)", drie_word_circle (catalog, agreement->circle));
    }
  return g_string_free (text, FALSE);
}

GBytes *
drie_report_write_calendar (const DrieSummary *summary, const DrieCatalog *catalog, GError **error)
{
  g_autofree char *review = drie_summary_get_review (summary);
  g_autofree char *description = describe (summary, catalog);
  GDate day, next;

  if (review == NULL || !drie_date_parse (review, &day))
    {
      g_set_error_literal (error, DRIE_REPORT_ERROR, DRIE_REPORT_ERROR_NO_REVIEW,
                           _ ("There is no review date yet: no agreement says before when."));
      return NULL;
    }
  next = day;
  g_date_add_days (&next, 1);
  /* TRANSLATORS: title of an appointment, weeks after the evening; %s is the theme. */
  g_autofree char *title = g_strdup_printf (T_ (catalog, "Looking back: %s"), summary->plan->theme);

  GString *out = g_string_new ("BEGIN:VCALENDAR" LINE_END "VERSION:2.0" LINE_END "PRODID:-//Driegesprek//Driegesprek//EN" LINE_END
                               "BEGIN:VEVENT" LINE_END);
  g_string_append_printf (out, "UID:%s@driegesprek" LINE_END, summary->uuid != NULL ? summary->uuid : "");
  append_stamp (out, summary);
  append_day (out, "DTSTART", &day);
  append_day (out, "DTEND", &next);
  append_text (out, "SUMMARY", title);
  append_text (out, "DESCRIPTION", description);
  if (summary->plan->school != NULL)
    append_text (out, "LOCATION", summary->plan->school);
  g_string_append (out, "TRANSP:TRANSPARENT" LINE_END "END:VEVENT" LINE_END "END:VCALENDAR" LINE_END);
  return g_string_free_to_bytes (out);
}
