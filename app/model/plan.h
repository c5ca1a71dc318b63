/* What the chair prepares before an evening.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/step.h"

G_BEGIN_DECLS

/* Longest texts, in code points. */
#define DRIE_PLAN_MAX_THEME    200
#define DRIE_PLAN_MAX_QUESTION 500
#define DRIE_PLAN_MAX_TEXT     4000
/* Longest step. */
#define DRIE_PLAN_MAX_SECONDS (180 * 60)
/* Welcome; talk and answer of each circle; a recap of each; the pupils' reaction; closing. */
#define DRIE_N_STEPS (1 + 3 * DRIE_N_CIRCLES + 2)

#define DRIE_PLAN_ERROR (drie_plan_error_quark ())
GQuark drie_plan_error_quark (void);

/* The field that is wrong; the message is a sentence for the chair. */
typedef enum
{
  DRIE_PLAN_ERROR_THEME,
  DRIE_PLAN_ERROR_QUESTION,
  DRIE_PLAN_ERROR_DATE,
  DRIE_PLAN_ERROR_TIME,
  DRIE_PLAN_ERROR_MINUTES,
  DRIE_PLAN_ERROR_GRACE,
  DRIE_PLAN_ERROR_ERASE,
  DRIE_PLAN_ERROR_LANGUAGE,
  DRIE_PLAN_ERROR_TEXT,
} DriePlanError;

typedef struct
{
  char *theme;
  char *question;
} DrieTranslation;

/**
 * DriePlan:
 * @theme, @question: never NULL; a plan that holds ("" only while it is being written)
 * @situation … @wifi: NULL where the chair gave none
 * @date: YYYY-MM-DD, or NULL
 * @start, @end: HH:MM local time, or NULL
 * @follows: UUID of the evening that this one follows up, or NULL
 * @language: language code of the evening, its summary and its hall; never NULL
 * @seconds: planned length of a step of each phase, the same for all circles
 * @grace_seconds: how long notes stay open after a talk was left, 0–600
 * @erase_after_days: days after @date on which the words of notes not put to a circle go, 1–3650
 * @open_during_answer: notes stay open while the circle answers
 * @translations: language code → #DrieTranslation (owned); never NULL
 */
typedef struct
{
  char *theme;
  char *question;
  char *situation;
  char *goal;
  char *open_for_decision;
  char *contact;
  char *school;
  char *wifi;
  char *date;
  char *start;
  char *end;
  char *follows;
  char *language;
  int seconds[DRIE_N_PHASES];
  int grace_seconds;
  int erase_after_days;
  gboolean open_during_answer;
  GHashTable *translations;
} DriePlan;

typedef enum
{
  DRIE_PRESET_METHOD,    /* 3 × 30 minutes */
  DRIE_PRESET_SHORT,     /* 3 × 20 minutes */
  DRIE_PRESET_REHEARSAL, /* the method's minutes as seconds */
} DriePreset;

DriePlan *drie_plan_new (void); /* the method's preset, language "nl", grace 30 s, erase after 90 days, empty texts */
DriePlan *drie_plan_copy (const DriePlan *self);
void drie_plan_free (DriePlan *self);
/* Sets the length of the steps, and the grace that goes with it. */
void drie_plan_set_preset (DriePlan *self, DriePreset preset);
/* Every text as notes are (drie_text_normalise()), optional ones that are then empty as NULL. What is not UTF-8 stays, for the validation
 * to name. */
void drie_plan_normalise (DriePlan *self);
/* Only a plan that holds may be stored or run. @error: %DRIE_PLAN_ERROR, the first field that is wrong. */
gboolean drie_plan_validate (const DriePlan *self, GError **error);
GArray *drie_plan_steps (const DriePlan *self);                      /* of DrieStep, DRIE_N_STEPS of them; transfer full */
int drie_plan_total (const DriePlan *self);                          /* seconds */
gint64 drie_plan_start_time (const DriePlan *self, GTimeZone *zone); /* microseconds since the epoch, 0 if date or start is not given */
gint64 drie_plan_end_time (const DriePlan *self, GTimeZone *zone);   /* likewise; an end before the start is the next day */
/* @zone: NULL for the machine's own. */
/* The day on which the words of notes that were not put to a circle go, YYYY-MM-DD; NULL without a date. Transfer full. */
char *drie_plan_get_erase_date (const DriePlan *self);

DrieTranslation *drie_translation_new (const char *theme, const char *question);
void drie_translation_free (DrieTranslation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DriePlan, drie_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieTranslation, drie_translation_free)

G_END_DECLS
