/* Plans. SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/plan.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "model/text.h"

/* Minutes per phase; the rehearsal takes the method's as seconds. */
static const int method_minutes[DRIE_N_PHASES] = { 10, 15, 15, 5, 5, 5 };
static const int short_minutes[DRIE_N_PHASES] = { 5, 10, 10, 3, 3, 5 };

G_DEFINE_QUARK (drie - plan - error - quark, drie_plan_error)

DrieTranslation *
drie_translation_new (const char *theme, const char *question)
{
  DrieTranslation *self = g_new0 (DrieTranslation, 1);

  self->theme = g_strdup (theme != NULL ? theme : "");
  self->question = g_strdup (question != NULL ? question : "");
  return self;
}

void
drie_translation_free (DrieTranslation *self)
{
  if (self == NULL)
    return;

  g_free (self->theme);
  g_free (self->question);
  g_free (self);
}

static GHashTable *
translations_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)drie_translation_free);
}

static GHashTable *
translations_copy (GHashTable *translations)
{
  GHashTable *copy = translations_new ();
  GHashTableIter iter;
  gpointer language, value;

  g_hash_table_iter_init (&iter, translations);
  while (g_hash_table_iter_next (&iter, &language, &value))
    {
      const DrieTranslation *translation = value;
      g_hash_table_insert (copy, g_strdup (language), drie_translation_new (translation->theme, translation->question));
    }
  return copy;
}

#define DEFAULT_GRACE   30
#define REHEARSAL_GRACE 2

DriePlan *
drie_plan_new (void)
{
  DriePlan *self = g_new0 (DriePlan, 1);

  self->theme = g_strdup ("");
  self->question = g_strdup ("");
  self->language = g_strdup ("nl");
  self->erase_after_days = 90;
  self->translations = translations_new ();
  drie_plan_set_preset (self, DRIE_PRESET_METHOD);
  return self;
}

DriePlan *
drie_plan_copy (const DriePlan *self)
{
  if (self == NULL)
    return NULL;

  DriePlan *copy = g_memdup2 (self, sizeof *self);
  copy->theme = g_strdup (self->theme);
  copy->question = g_strdup (self->question);
  copy->situation = g_strdup (self->situation);
  copy->goal = g_strdup (self->goal);
  copy->open_for_decision = g_strdup (self->open_for_decision);
  copy->contact = g_strdup (self->contact);
  copy->school = g_strdup (self->school);
  copy->wifi = g_strdup (self->wifi);
  copy->date = g_strdup (self->date);
  copy->start = g_strdup (self->start);
  copy->end = g_strdup (self->end);
  copy->follows = g_strdup (self->follows);
  copy->language = g_strdup (self->language);
  copy->translations = translations_copy (self->translations);
  return copy;
}

void
drie_plan_free (DriePlan *self)
{
  if (self == NULL)
    return;

  g_free (self->theme);
  g_free (self->question);
  g_free (self->situation);
  g_free (self->goal);
  g_free (self->open_for_decision);
  g_free (self->contact);
  g_free (self->school);
  g_free (self->wifi);
  g_free (self->date);
  g_free (self->start);
  g_free (self->end);
  g_free (self->follows);
  g_free (self->language);
  g_hash_table_unref (self->translations);
  g_free (self);
}

void
drie_plan_set_preset (DriePlan *self, DriePreset preset)
{
  const int *minutes = preset == DRIE_PRESET_SHORT ? short_minutes : method_minutes;
  int unit = preset == DRIE_PRESET_REHEARSAL ? 1 : 60;

  for (guint i = 0; i < DRIE_N_PHASES; i++)
    self->seconds[i] = minutes[i] * unit;
  /* In a rehearsal half a minute is longer than a round: the grace shrinks with the steps, as far as a person can still type. */
  self->grace_seconds = preset == DRIE_PRESET_REHEARSAL ? REHEARSAL_GRACE : DEFAULT_GRACE;
}

static void
normalise (char **text, gboolean optional)
{
  char *normal = *text != NULL ? drie_text_normalise (*text, -1) : NULL;

  if (normal == NULL)
    return;
  g_free (*text);
  *text = normal;
  if (optional && *normal == '\0')
    g_clear_pointer (text, g_free);
}

void
drie_plan_normalise (DriePlan *self)
{
  char **optional[] = { &self->situation, &self->goal, &self->open_for_decision, &self->contact, &self->school, &self->wifi };
  GHashTableIter iter;
  gpointer value;

  normalise (&self->theme, FALSE);
  normalise (&self->question, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (optional); i++)
    normalise (optional[i], TRUE);
  g_hash_table_iter_init (&iter, self->translations);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      DrieTranslation *translation = value;
      normalise (&translation->theme, FALSE);
      normalise (&translation->question, FALSE);
    }
}

/* --- Validation --- */

static gboolean
fail (GError **error, DriePlanError code, const char *message)
{
  g_set_error_literal (error, DRIE_PLAN_ERROR, code, message);
  return FALSE;
}

/* Valid UTF-8 of at most @max code points; NULL is. */
static gboolean
fits (const char *text, glong max)
{
  return text == NULL || (g_utf8_validate (text, -1, NULL) && g_utf8_strlen (text, -1) <= max);
}

/* -1 if @time is no HH:MM. */
static int
parse_minutes (const char *time)
{
  if (time == NULL || !g_regex_match_simple ("^([01][0-9]|2[0-3]):[0-5][0-9]$", time, G_REGEX_DOLLAR_ENDONLY, 0))
    return -1;
  return atoi (time) * 60 + atoi (time + 3);
}

static gboolean
validate_theme_and_question (const DriePlan *self, GError **error)
{
  if (!fits (self->theme, DRIE_PLAN_MAX_THEME))
    return fail (error, DRIE_PLAN_ERROR_THEME, _ ("The theme is too long."));
  if (drie_text_is_blank (self->theme))
    return fail (error, DRIE_PLAN_ERROR_THEME, _ ("The evening needs a theme."));
  if (!fits (self->question, DRIE_PLAN_MAX_QUESTION))
    return fail (error, DRIE_PLAN_ERROR_QUESTION, _ ("The central question is too long."));
  if (drie_text_is_blank (self->question))
    return fail (error, DRIE_PLAN_ERROR_QUESTION, _ ("The evening needs a central question."));
  return TRUE;
}

static gboolean
validate_texts (const DriePlan *self, GError **error)
{
  const char *texts[] = { self->situation, self->goal, self->open_for_decision, self->contact, self->school, self->wifi };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!fits (texts[i], DRIE_PLAN_MAX_TEXT))
      return fail (error, DRIE_PLAN_ERROR_TEXT, _ ("One of the texts is too long."));
  if (self->follows != NULL && !g_uuid_string_is_valid (self->follows))
    return fail (error, DRIE_PLAN_ERROR_TEXT, _ ("The evening that this one follows up is not named by a UUID."));
  return TRUE;
}

static gboolean
validate_times (const DriePlan *self, GError **error)
{
  if (self->date != NULL && !drie_date_parse (self->date, NULL))
    return fail (error, DRIE_PLAN_ERROR_DATE, _ ("The date is not a day of the calendar."));
  if (self->start != NULL && parse_minutes (self->start) < 0)
    return fail (error, DRIE_PLAN_ERROR_TIME, _ ("The time of the start is not a time of the day."));
  if (self->end != NULL && parse_minutes (self->end) < 0)
    return fail (error, DRIE_PLAN_ERROR_TIME, _ ("The time of the end is not a time of the day."));
  if (self->start != NULL && self->end != NULL && parse_minutes (self->start) == parse_minutes (self->end))
    return fail (error, DRIE_PLAN_ERROR_TIME, _ ("The evening ends at the minute it begins."));
  return TRUE;
}

static gboolean
validate_numbers (const DriePlan *self, GError **error)
{
  for (guint i = 0; i < DRIE_N_PHASES; i++)
    if (self->seconds[i] < 0 || self->seconds[i] > DRIE_PLAN_MAX_SECONDS)
      return fail (error, DRIE_PLAN_ERROR_MINUTES, _ ("A step takes between 0 and 180 minutes."));
  if (drie_plan_total (self) == 0)
    return fail (error, DRIE_PLAN_ERROR_MINUTES, _ ("An evening without minutes is over before it begins."));
  if (self->grace_seconds < 0 || self->grace_seconds > 600)
    return fail (error, DRIE_PLAN_ERROR_GRACE, _ ("Notes may stay open for 0 to 600 seconds after a talk."));
  if (self->erase_after_days < 1 || self->erase_after_days > 3650)
    return fail (error, DRIE_PLAN_ERROR_ERASE, _ ("Questions are erased between 1 and 3650 days after the evening."));
  return TRUE;
}

static gboolean
validate_languages (const DriePlan *self, GError **error)
{
  GHashTableIter iter;
  gpointer language, value;

  if (!drie_language_is_valid (self->language))
    return fail (error, DRIE_PLAN_ERROR_LANGUAGE, _ ("The language of the evening is not a language code."));
  g_hash_table_iter_init (&iter, self->translations);
  while (g_hash_table_iter_next (&iter, &language, &value))
    {
      const DrieTranslation *translation = value;
      if (!drie_language_is_valid (language))
        return fail (error, DRIE_PLAN_ERROR_LANGUAGE, _ ("The language of a translation is not a language code."));
      if (!fits (translation->theme, DRIE_PLAN_MAX_THEME) || !fits (translation->question, DRIE_PLAN_MAX_QUESTION))
        return fail (error, DRIE_PLAN_ERROR_TEXT, _ ("A translation of the theme or the question is too long."));
    }
  return TRUE;
}

gboolean
drie_plan_validate (const DriePlan *self, GError **error)
{
  return validate_theme_and_question (self, error) && validate_texts (self, error) && validate_times (self, error)
         && validate_numbers (self, error) && validate_languages (self, error);
}

/* --- What follows from a plan --- */

static void
add_step (GArray *steps, const DriePlan *self, DriePhase phase, DrieCircle circle)
{
  DrieStep step = { phase, circle, self->seconds[phase] };

  g_array_append_val (steps, step);
}

/* Handbook: pupils first; every circle talks and answers before the next one does; recaps in the same order; the pupils have the last word.
 */
GArray *
drie_plan_steps (const DriePlan *self)
{
  GArray *steps = g_array_sized_new (FALSE, FALSE, sizeof (DrieStep), DRIE_N_STEPS);

  add_step (steps, self, DRIE_PHASE_WELCOME, DRIE_CIRCLE_NONE);
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    {
      add_step (steps, self, DRIE_PHASE_TALK, circle);
      add_step (steps, self, DRIE_PHASE_ANSWER, circle);
    }
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    add_step (steps, self, DRIE_PHASE_RECAP, circle);
  add_step (steps, self, DRIE_PHASE_REACTION, DRIE_CIRCLE_PUPILS);
  add_step (steps, self, DRIE_PHASE_CLOSING, DRIE_CIRCLE_NONE);
  return steps;
}

int
drie_plan_total (const DriePlan *self)
{
  g_autoptr (GArray) steps = drie_plan_steps (self);
  int total = 0;

  for (guint i = 0; i < steps->len; i++)
    total += g_array_index (steps, DrieStep, i).seconds;
  return total;
}

/* Local time to the epoch; the zone knows summer time, so no arithmetic with days of 24 hours here. */
static gint64
local_to_epoch (const GDate *date, int minutes, GTimeZone *zone)
{
  g_autoptr (GTimeZone) local = zone != NULL ? g_time_zone_ref (zone) : g_time_zone_new_local ();
  g_autoptr (GDateTime) time
      = g_date_time_new (local, g_date_get_year (date), g_date_get_month (date), g_date_get_day (date), minutes / 60, minutes % 60, 0);

  return time != NULL ? g_date_time_to_unix (time) * G_USEC_PER_SEC : 0;
}

gint64
drie_plan_start_time (const DriePlan *self, GTimeZone *zone)
{
  GDate date;
  int start = parse_minutes (self->start);

  if (start < 0 || !drie_date_parse (self->date, &date))
    return 0;
  return local_to_epoch (&date, start, zone);
}

gint64
drie_plan_end_time (const DriePlan *self, GTimeZone *zone)
{
  GDate date;
  int start = parse_minutes (self->start);
  int end = parse_minutes (self->end);

  if (end < 0 || !drie_date_parse (self->date, &date))
    return 0;
  if (end < start)
    g_date_add_days (&date, 1);
  return local_to_epoch (&date, end, zone);
}

char *
drie_plan_get_erase_date (const DriePlan *self)
{
  GDate date;

  if (!drie_date_parse (self->date, &date))
    return NULL;
  g_date_add_days (&date, (guint)self->erase_after_days);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
}
