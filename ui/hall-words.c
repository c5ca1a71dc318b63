/* What the hall's screen says. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hall-words.h"

#include <glib/gi18n-lib.h>

#include "evening/phrase.h"
#include "ui/rules.h"

static const char *
say (const char *language, const char *const *words, DrieCircle circle)
{
  return circle < DRIE_CIRCLE_NONE && words[circle] != NULL ? drie_phrase (language, words[circle]) : "";
}

const char *
drie_hall_words_title (const char *language, DriePhase phase, DrieCircle circle)
{
  static const char *const words[DRIE_N_PHASES][DRIE_N_CIRCLES] = {
    [DRIE_PHASE_TALK] = { N_ ("Pupils have the floor"), N_ ("Parents have the floor"), N_ ("Teachers have the floor") },
    [DRIE_PHASE_ANSWER] = { N_ ("Pupils answer"), N_ ("Parents answer"), N_ ("Teachers answer") },
    [DRIE_PHASE_RECAP] = { N_ ("What the pupils brought"), N_ ("What the parents brought"), N_ ("What the teachers brought") },
    [DRIE_PHASE_REACTION] = { N_ ("Pupils react"), N_ ("Parents react"), N_ ("Teachers react") },
  };

  if (phase == DRIE_PHASE_CLOSING)
    return drie_phrase (language, N_ ("How it goes on"));
  if (phase >= DRIE_N_PHASES || phase == DRIE_PHASE_WELCOME)
    return drie_phrase (language, N_ ("Welcome"));
  return say (language, words[phase], circle);
}

const char *
drie_hall_words_footer (const char *language, DriePhase phase, DrieCircle circle)
{
  static const char *const talk[] = {
    N_ ("Parents and teachers listen. A question? Write a note: one question per note."),
    N_ ("Pupils and teachers listen. A question? Write a note: one question per note."),
    N_ ("Pupils and parents listen. A question? Write a note: one question per note."),
  };
  static const char *const listen[] = {
    N_ ("Parents and teachers listen."),
    N_ ("Pupils and teachers listen."),
    N_ ("Pupils and parents listen."),
  };

  switch (phase)
    {
    case DRIE_PHASE_TALK:
      return say (language, talk, circle);
    case DRIE_PHASE_ANSWER:
    case DRIE_PHASE_REACTION:
      return say (language, listen, circle);
    case DRIE_PHASE_RECAP:
      return drie_phrase (language, N_ ("The chair sums up. Everyone listens."));
    case DRIE_PHASE_WELCOME:
    case DRIE_PHASE_CLOSING:
    default:
      return "";
    }
}

const char *
drie_hall_words_put (const char *language, DrieCircle circle)
{
  static const char *const words[] = {
    N_ ("These questions were put to the pupils"),
    N_ ("These questions were put to the parents"),
    N_ ("These questions were put to the teachers"),
  };

  return say (language, words, circle);
}

const char *
drie_hall_words_grace (const char *language, DrieCircle circle)
{
  static const char *const words[] = {
    N_ ("Parents and teachers: you can still send the note you are writing."),
    N_ ("Pupils and teachers: you can still send the note you are writing."),
    N_ ("Pupils and parents: you can still send the note you are writing."),
  };

  return say (language, words, circle);
}

char *
drie_hall_words_notes (const char *language, DrieCircle circle, guint n)
{
  switch (circle)
    {
    case DRIE_CIRCLE_PUPILS:
      return g_strdup_printf (drie_phrase_plural (language, "%u note from parents and teachers · no note gets lost",
                                                  "%u notes from parents and teachers · no note gets lost", n),
                              n);
    case DRIE_CIRCLE_PARENTS:
      return g_strdup_printf (drie_phrase_plural (language, "%u note from pupils and teachers · no note gets lost",
                                                  "%u notes from pupils and teachers · no note gets lost", n),
                              n);
    case DRIE_CIRCLE_TEACHERS:
      return g_strdup_printf (drie_phrase_plural (language, "%u note from pupils and parents · no note gets lost",
                                                  "%u notes from pupils and parents · no note gets lost", n),
                              n);
    case DRIE_CIRCLE_NONE:
    default:
      return g_strdup ("");
    }
}

char *
drie_hall_words_agreement (const char *language, const DrieAgreement *agreement)
{
  static const char *const circles[] = { N_ ("Pupils"), N_ ("Parents"), N_ ("Teachers") };
  const char *who = *agreement->who != '\0' ? agreement->who : say (language, circles, agreement->circle);
  g_autofree char *date = agreement->before != NULL ? drie_phrase_day (language, agreement->before) : NULL;
  g_autofree char *before = date != NULL ? g_strdup_printf (drie_phrase (language, N_ ("before %s")), date) : NULL;

  if (before == NULL && *who == '\0')
    return g_strdup (agreement->what);
  if (before == NULL)
    return g_strdup_printf ("%s (%s)", agreement->what, who);
  return g_strdup_printf ("%s (%s%s%s)", agreement->what, who, *who != '\0' ? ", " : "", before);
}

char *
drie_hall_words_rules (const char *language)
{
  const char *const *rules = drie_rules ();
  GString *text = g_string_new (NULL);

  for (guint i = 0; rules[i] != NULL; i++)
    g_string_append_printf (text, "%s%u.  %s", i > 0 ? "\n" : "", i + 1, drie_phrase (language, rules[i]));
  return g_string_free (text, FALSE);
}
