/* The words on the screens. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/words.h"

#include <glib/gi18n-lib.h>

#include "evening/phrase.h"
#include "model/msgids.h"

static const char *
translate (const char *msgid)
{
  return msgid[0] != '\0' ? _ (msgid) : "";
}

static const char *
lookup (const char *const *words, guint n, guint index)
{
  return index < n && words[index] != NULL ? _ (words[index]) : "";
}

const char *
drie_words_circle (DrieCircle circle)
{
  return translate (drie_msgid_circle (circle));
}

const char *
drie_words_phase (DriePhase phase)
{
  static const char *const words[DRIE_N_PHASES] = {
    N_ ("Welcome"), N_ ("Each circle talks"), N_ ("Each circle answers"), N_ ("Each recap"), N_ ("Pupils react"), N_ ("Closing"),
  };

  return lookup (words, DRIE_N_PHASES, phase);
}

const char *
drie_words_step (const DrieStep *step)
{
  return translate (drie_msgid_step (step));
}

const char *
drie_words_floor (DriePhase phase, DrieCircle circle)
{
  static const char *const words[DRIE_N_PHASES][DRIE_N_CIRCLES] = {
    [DRIE_PHASE_TALK]
    = { N_ ("The pupils’ circle has the floor"), N_ ("The parents’ circle has the floor"), N_ ("The teachers’ circle has the floor") },
    [DRIE_PHASE_ANSWER] = { N_ ("The pupils’ circle answers questions"), N_ ("The parents’ circle answers questions"),
                            N_ ("The teachers’ circle answers questions") },
    [DRIE_PHASE_RECAP]
    = { N_ ("What the pupils’ circle brought"), N_ ("What the parents’ circle brought"), N_ ("What the teachers’ circle brought") },
    [DRIE_PHASE_REACTION] = { N_ ("The pupils’ circle reacts"), N_ ("The parents’ circle reacts"), N_ ("The teachers’ circle reacts") },
  };

  if (phase == DRIE_PHASE_CLOSING)
    return _ ("How it goes on");
  if (phase == DRIE_PHASE_WELCOME || phase >= DRIE_N_PHASES)
    return _ ("Welcome");
  return lookup (words[phase], DRIE_N_CIRCLES, circle);
}

const char *
drie_words_listeners (DriePhase phase, DrieCircle circle)
{
  static const char *const words[DRIE_N_PHASES][DRIE_N_CIRCLES] = {
    [DRIE_PHASE_TALK] = { N_ ("Parents and teachers listen and write questions"), N_ ("Pupils and teachers listen and write questions"),
                          N_ ("Pupils and parents listen and write questions") },
    [DRIE_PHASE_ANSWER] = { N_ ("Parents and teachers listen"), N_ ("Pupils and teachers listen"), N_ ("Pupils and parents listen") },
    [DRIE_PHASE_RECAP] = { N_ ("The chair sums up; everyone listens"), N_ ("The chair sums up; everyone listens"),
                           N_ ("The chair sums up; everyone listens") },
    [DRIE_PHASE_REACTION] = { N_ ("Parents and teachers listen"), N_ ("Pupils and teachers listen"), N_ ("Pupils and parents listen") },
  };

  if (phase == DRIE_PHASE_CLOSING)
    return _ ("Who does what, by when, and how people hear about it");
  if (phase == DRIE_PHASE_WELCOME || phase >= DRIE_N_PHASES)
    return _ ("The chair explains the rules, the theme and the question");
  return lookup (words[phase], DRIE_N_CIRCLES, circle);
}

const char *
drie_words_disposition (DrieDisposition disposition)
{
  return translate (drie_msgid_disposition (disposition));
}

const char *
drie_words_status (DrieStatus status)
{
  return translate (drie_msgid_status (status));
}

const char *
drie_words_outcome (DrieOutcome outcome)
{
  static const char *const words[]
      = { NC_ ("outcome", "Done"), NC_ ("outcome", "Partly"), NC_ ("outcome", "Not"), NC_ ("outcome", "Changed") };

  return outcome < G_N_ELEMENTS (words) ? g_dpgettext2 (NULL, "outcome", words[outcome]) : "";
}

const char *
drie_words_recap_part (DrieRecapPart part)
{
  return translate (drie_msgid_recap (part));
}

/* Whole seconds to show: rounded up while there is time, down in overtime. */
static gint64
shown_seconds (gint64 remaining)
{
  return remaining > 0 ? (remaining + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC : remaining / G_USEC_PER_SEC;
}

char *
drie_words_clock (gint64 remaining)
{
  gint64 seconds = shown_seconds (remaining);
  gint64 size = ABS (seconds);

  return g_strdup_printf ("%s%" G_GINT64_FORMAT ":%02d", seconds < 0 ? "+" : "", size / 60, (int)(size % 60));
}

char *
drie_words_clock_spoken (gint64 remaining)
{
  gint64 seconds = shown_seconds (remaining);
  int minutes = (int)(ABS (seconds) / 60);
  int rest = (int)(ABS (seconds) % 60);
  g_autofree char *left = g_strdup_printf (ngettext ("%d minute", "%d minutes", minutes), minutes);
  g_autofree char *right = g_strdup_printf (ngettext ("%d second", "%d seconds", rest), rest);

  if (seconds < 0)
    /* Translators: the two are times such as “1 minute” and “5 seconds”. */
    return g_strdup_printf (_ ("%s %s over time"), left, right);
  /* Translators: the two are times such as “9 minutes” and “14 seconds”. */
  return g_strdup_printf (_ ("%s %s left"), left, right);
}

char *
drie_words_date (const char *iso)
{
  /* By the catalogue, not the locale: a desktop may speak Dutch and have no Dutch locale. */
  g_auto (GStrv) parts = g_strsplit_set (g_get_language_names ()[0], "_.@", 2);

  return iso != NULL ? drie_phrase_date (parts[0], iso) : g_strdup ("");
}

char *
drie_words_month (int month, int year)
{
  static const char *const months[]
      = { NC_ ("short month", "Jan"), NC_ ("short month", "Feb"), NC_ ("short month", "Mar"), NC_ ("short month", "Apr"),
          NC_ ("short month", "May"), NC_ ("short month", "Jun"), NC_ ("short month", "Jul"), NC_ ("short month", "Aug"),
          NC_ ("short month", "Sep"), NC_ ("short month", "Oct"), NC_ ("short month", "Nov"), NC_ ("short month", "Dec") };

  g_return_val_if_fail (month >= 1 && month <= (int)G_N_ELEMENTS (months), NULL);
  /* Translators: a short month and a year: Nov 2026 */
  return g_strdup_printf (C_ ("month and year", "%s %d"), g_dpgettext2 (NULL, "short month", months[month - 1]), year);
}

char *
drie_words_time_of_day (gint64 time)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);

  return moment != NULL ? g_date_time_format (moment, "%H:%M") : g_strdup ("");
}
