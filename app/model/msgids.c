/* Names, to be translated. SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/msgids.h"

#include <glib/gi18n-lib.h>

static const char *
lookup (const char *const *words, guint n, guint index)
{
  return index < n && words[index] != NULL ? words[index] : "";
}

const char *
drie_msgid_circle (DrieCircle circle)
{
  static const char *const words[DRIE_N_CIRCLES] = { N_ ("Pupils"), N_ ("Parents"), N_ ("Teachers") };

  return lookup (words, DRIE_N_CIRCLES, circle);
}

const char *
drie_msgid_step (const DrieStep *step)
{
  static const char *const words[DRIE_N_PHASES][DRIE_N_CIRCLES + 1] = {
    [DRIE_PHASE_WELCOME] = { [DRIE_CIRCLE_NONE] = N_ ("Welcome") },
    [DRIE_PHASE_TALK] = { N_ ("Pupils talk"), N_ ("Parents talk"), N_ ("Teachers talk") },
    [DRIE_PHASE_ANSWER] = { N_ ("Pupils answer"), N_ ("Parents answer"), N_ ("Teachers answer") },
    [DRIE_PHASE_RECAP] = { N_ ("Recap: pupils"), N_ ("Recap: parents"), N_ ("Recap: teachers") },
    [DRIE_PHASE_REACTION] = { N_ ("Pupils react"), N_ ("Parents react"), N_ ("Teachers react") },
    [DRIE_PHASE_CLOSING] = { [DRIE_CIRCLE_NONE] = N_ ("Closing") },
  };

  return step != NULL && step->phase < DRIE_N_PHASES ? lookup (words[step->phase], DRIE_N_CIRCLES + 1, step->circle) : "";
}

const char *
drie_msgid_disposition (DrieDisposition disposition)
{
  static const char *const words[DRIE_N_DISPOSITIONS] = {
    N_ ("Received"),
    N_ ("Chosen"),
    N_ ("Being put to the circle"),
    N_ ("Put to the circle"),
    N_ ("Kept for the team"),
    N_ ("Belongs elsewhere"),
    N_ ("Not possible"),
    N_ ("About one person: handled apart"),
    N_ ("Removed"),
  };

  return lookup (words, DRIE_N_DISPOSITIONS, disposition);
}

const char *
drie_msgid_status (DrieStatus status)
{
  static const char *const words[] = {
    N_ ("Planned"), N_ ("Running"), N_ ("Draft summary"), N_ ("Open for additions"), N_ ("Final summary"),
  };

  return lookup (words, G_N_ELEMENTS (words), status);
}

const char *
drie_msgid_recap (DrieRecapPart part)
{
  static const char *const words[DRIE_N_RECAPS] = {
    N_ ("What the pupils brought"), N_ ("What the parents brought"), N_ ("What the teachers brought"),
    N_ ("What was shared"),         N_ ("What stayed different"),    N_ ("The pupils’ reaction"),
  };

  return lookup (words, DRIE_N_RECAPS, part);
}
