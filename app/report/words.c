/* The words that documents share, in the document's language. SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/words.h"

#include <glib/gi18n-lib.h>

#include "model/msgids.h"
#include "model/text.h"
#include "report/written.h"

static const char *
translate (const DrieCatalog *catalog, const char *msgid)
{
  return msgid[0] != '\0' ? drie_catalog_get (catalog, NULL, msgid) : "";
}

static const char *
lookup (const DrieCatalog *catalog, const char *const *words, guint n, guint index)
{
  return index < n ? translate (catalog, words[index]) : "";
}

const char *
drie_word_mark (DrieCircle circle)
{
  static const char *const marks[] = { "●", "▲", "■" };

  return circle < DRIE_CIRCLE_NONE ? marks[circle] : "";
}

const char *
drie_word_circle (const DrieCatalog *catalog, DrieCircle circle)
{
  return translate (catalog, drie_msgid_circle (circle));
}

const char *
drie_word_from (const DrieCatalog *catalog, DrieCircle circle)
{
  static const char *const words[] = { N_ ("From pupils"), N_ ("From parents"), N_ ("From teachers") };

  return lookup (catalog, words, G_N_ELEMENTS (words), circle);
}

const char *
drie_word_brought (const DrieCatalog *catalog, DrieRecapPart part)
{
  return translate (catalog, drie_msgid_recap (part));
}

const char *
drie_word_step (const DrieCatalog *catalog, const DrieStep *step)
{
  return translate (catalog, drie_msgid_step (step));
}

const char *
drie_word_disposition (const DrieCatalog *catalog, DrieDisposition disposition)
{
  return translate (catalog, drie_msgid_disposition (disposition));
}

const char *
drie_word_status (const DrieCatalog *catalog, DrieStatus status)
{
  return translate (catalog, drie_msgid_status (status));
}

const char *
drie_word_outcome (const DrieCatalog *catalog, DrieOutcome outcome)
{
  static const char *const words[DRIE_N_OUTCOMES] = { N_ ("Done"), N_ ("Partly done"), N_ ("Not done"), N_ ("Changed") };

  return lookup (catalog, words, DRIE_N_OUTCOMES, outcome);
}

const char *
drie_word_decides (const DrieCatalog *catalog, DrieDecides decides)
{
  static const char *const words[] = {
    N_ ("The school"),
    N_ ("Together"),
    N_ ("At home"),
    N_ ("The participation council"),
  };

  return lookup (catalog, words, G_N_ELEMENTS (words), decides);
}

static const char *
month (const DrieCatalog *catalog, GDateMonth number)
{
  /* TRANSLATORS: the month as it stands in a full date, such as 24 November 2026 */
  static const char *const words[] = {
    NULL,
    NC_ ("in a date", "January"),
    NC_ ("in a date", "February"),
    NC_ ("in a date", "March"),
    NC_ ("in a date", "April"),
    NC_ ("in a date", "May"),
    NC_ ("in a date", "June"),
    NC_ ("in a date", "July"),
    NC_ ("in a date", "August"),
    NC_ ("in a date", "September"),
    NC_ ("in a date", "October"),
    NC_ ("in a date", "November"),
    NC_ ("in a date", "December"),
  };

  return drie_catalog_get (catalog, "in a date", words[number]);
}

static const char *
weekday_name (const DrieCatalog *catalog, GDateWeekday number)
{
  static const char *const words[] = {
    NULL,
    NC_ ("in a date", "Monday"),
    NC_ ("in a date", "Tuesday"),
    NC_ ("in a date", "Wednesday"),
    NC_ ("in a date", "Thursday"),
    NC_ ("in a date", "Friday"),
    NC_ ("in a date", "Saturday"),
    NC_ ("in a date", "Sunday"),
  };

  return drie_catalog_get (catalog, "in a date", words[number]);
}

char *
drie_word_date (const DrieCatalog *catalog, const char *date, gboolean weekday)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *noon = g_strconcat (date, "T12:00:00", NULL);
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (noon, utc);
  if (moment == NULL)
    return drie_written_clean (date);

  int day = g_date_time_get_day_of_month (moment), year = g_date_time_get_year (moment);
  const char *name = month (catalog, g_date_time_get_month (moment));
  if (!weekday)
    /* TRANSLATORS: day, month, year: 24 November 2026. Change the order with %3$d %2$s %1$d. */
    return g_strdup_printf (TC_ (catalog, "date", "%1$d %2$s %3$d"), day, name, year);
  /* TRANSLATORS: weekday, day, month, year: Tuesday 24 November 2026 */
  return g_strdup_printf (TC_ (catalog, "date", "%1$s %2$d %3$s %4$d"), weekday_name (catalog, g_date_time_get_day_of_week (moment)), day,
                          name, year);
}

#define LRI_UTF8 "\xe2\x81\xa6"
#define PDI_UTF8 "\xe2\x81\xa9"

char *
drie_word_day (const DrieCatalog *catalog, const char *date)
{
  static const char january[] = NC_ ("in a date", "January");
  GDate day;

  if (!drie_date_parse (date, &day))
    return drie_written_clean (date);
  if (g_str_equal (drie_catalog_get_language (catalog), "en") || !g_str_equal (drie_catalog_get (catalog, "in a date", january), january))
    return drie_word_date (catalog, date, FALSE);

  char *digits = g_strdup_printf ("%u-%u-%u", g_date_get_day (&day), g_date_get_month (&day), g_date_get_year (&day));
  if (!drie_catalog_is_rtl (catalog))
    return digits;
  char *isolated = g_strconcat (LRI_UTF8, digits, PDI_UTF8, NULL); /* behind Arabic letters the year would come first */
  g_free (digits);
  return isolated;
}

char *
drie_word_duration (gint64 seconds)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d", seconds / 60, (int)(seconds % 60));
}
