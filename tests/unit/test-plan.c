/* Plans. SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/plan.h"
#include "test-utils.h"

static DriePlan *
make_plan (void)
{
  DriePlan *plan = drie_plan_new ();

  g_free (plan->theme);
  g_free (plan->question);
  plan->theme = g_strdup ("Huiswerk");
  plan->question = g_strdup ("Wat helpt?");
  return plan;
}

static void
set (char **field, const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

/* --- Steps --- */

/* The handbook's evening: twelve steps, pupils first, every circle the same time. */
START_TEST (test_steps)
{
  static const DrieStep expected[] = {
    { DRIE_PHASE_WELCOME, DRIE_CIRCLE_NONE, 600 },    { DRIE_PHASE_TALK, DRIE_CIRCLE_PUPILS, 900 },
    { DRIE_PHASE_ANSWER, DRIE_CIRCLE_PUPILS, 900 },   { DRIE_PHASE_TALK, DRIE_CIRCLE_PARENTS, 900 },
    { DRIE_PHASE_ANSWER, DRIE_CIRCLE_PARENTS, 900 },  { DRIE_PHASE_TALK, DRIE_CIRCLE_TEACHERS, 900 },
    { DRIE_PHASE_ANSWER, DRIE_CIRCLE_TEACHERS, 900 }, { DRIE_PHASE_RECAP, DRIE_CIRCLE_PUPILS, 300 },
    { DRIE_PHASE_RECAP, DRIE_CIRCLE_PARENTS, 300 },   { DRIE_PHASE_RECAP, DRIE_CIRCLE_TEACHERS, 300 },
    { DRIE_PHASE_REACTION, DRIE_CIRCLE_PUPILS, 300 }, { DRIE_PHASE_CLOSING, DRIE_CIRCLE_NONE, 300 },
  };
  g_autoptr (DriePlan) plan = drie_plan_new ();
  g_autoptr (GArray) steps = drie_plan_steps (plan);

  ck_assert_uint_eq (steps->len, DRIE_N_STEPS);
  ck_assert_uint_eq (steps->len, G_N_ELEMENTS (expected));
  for (guint i = 0; i < steps->len; i++)
    {
      const DrieStep *step = &g_array_index (steps, DrieStep, i);
      ck_assert_int_eq (step->phase, expected[i].phase);
      ck_assert_int_eq (step->circle, expected[i].circle);
      ck_assert_int_eq (step->seconds, expected[i].seconds);
    }
}
END_TEST

START_TEST (test_presets)
{
  static const struct
  {
    DriePreset preset;
    int circle; /* talk and answer, seconds */
    int total;
  } cases[] = {
    { DRIE_PRESET_METHOD, 30 * 60, 125 * 60 },
    { DRIE_PRESET_SHORT, 20 * 60, 82 * 60 },
    { DRIE_PRESET_REHEARSAL, 30, 125 },
  };
  g_autoptr (DriePlan) plan = drie_plan_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      drie_plan_set_preset (plan, cases[i].preset);
      ck_assert_int_eq (plan->seconds[DRIE_PHASE_TALK] + plan->seconds[DRIE_PHASE_ANSWER], cases[i].circle);
      ck_assert_int_eq (drie_plan_total (plan), cases[i].total);
    }
}
END_TEST

/* --- Validation --- */

#define OFFSET(field) G_STRUCT_OFFSET (DriePlan, field)

enum
{
  HOLDS = -1
};

/* One text of a plan that holds is replaced by @length times @text. */
static const struct
{
  gsize field;
  const char *text;
  guint length;
  int code;
} text_cases[] = {
  { OFFSET (theme), "", 1, DRIE_PLAN_ERROR_THEME },
  { OFFSET (theme), " \xe2\x80\x8b", 1, DRIE_PLAN_ERROR_THEME },
  { OFFSET (theme), "\xff", 1, DRIE_PLAN_ERROR_THEME },
  { OFFSET (theme), "é", 200, HOLDS },
  { OFFSET (theme), "é", 201, DRIE_PLAN_ERROR_THEME },
  { OFFSET (question), "\n", 1, DRIE_PLAN_ERROR_QUESTION },
  { OFFSET (question), "é", 500, HOLDS },
  { OFFSET (question), "é", 501, DRIE_PLAN_ERROR_QUESTION },
  { OFFSET (situation), "x", 4000, HOLDS },
  { OFFSET (situation), "x", 4001, DRIE_PLAN_ERROR_TEXT },
  { OFFSET (goal), "x", 4001, DRIE_PLAN_ERROR_TEXT },
  { OFFSET (open_for_decision), "x", 4001, DRIE_PLAN_ERROR_TEXT },
  { OFFSET (contact), "x", 4001, DRIE_PLAN_ERROR_TEXT },
  { OFFSET (school), "x", 4001, DRIE_PLAN_ERROR_TEXT },
  { OFFSET (wifi), "x", 4001, DRIE_PLAN_ERROR_TEXT },
  { OFFSET (wifi), "\xff", 1, DRIE_PLAN_ERROR_TEXT },
  { OFFSET (date), "2026-11-24", 1, HOLDS },
  { OFFSET (date), "2028-02-29", 1, HOLDS },
  { OFFSET (date), "2026-02-29", 1, DRIE_PLAN_ERROR_DATE },
  { OFFSET (date), "2026-13-01", 1, DRIE_PLAN_ERROR_DATE },
  { OFFSET (date), "2026-00-10", 1, DRIE_PLAN_ERROR_DATE },
  { OFFSET (date), "2026-1-1", 1, DRIE_PLAN_ERROR_DATE },
  { OFFSET (date), "2026-11-24\n", 1, DRIE_PLAN_ERROR_DATE },
  { OFFSET (date), "tomorrow", 1, DRIE_PLAN_ERROR_DATE },
  { OFFSET (date), "", 1, DRIE_PLAN_ERROR_DATE },
  { OFFSET (start), "00:00", 1, HOLDS },
  { OFFSET (start), "23:59", 1, HOLDS },
  { OFFSET (start), "24:00", 1, DRIE_PLAN_ERROR_TIME },
  { OFFSET (start), "19:60", 1, DRIE_PLAN_ERROR_TIME },
  { OFFSET (start), "9:30", 1, DRIE_PLAN_ERROR_TIME },
  { OFFSET (end), "19:30:00", 1, DRIE_PLAN_ERROR_TIME },
  { OFFSET (end), "half", 1, DRIE_PLAN_ERROR_TIME },
  { OFFSET (language), "tr", 1, HOLDS },
  { OFFSET (language), "Türkçe", 1, DRIE_PLAN_ERROR_LANGUAGE },
  { OFFSET (language), "", 1, DRIE_PLAN_ERROR_LANGUAGE },
};

static void
check_validity (const DriePlan *plan, int code, const char *what)
{
  g_autoptr (GError) error = NULL;
  gboolean holds = drie_plan_validate (plan, &error);

  ck_assert_msg (holds == (code == HOLDS), "%s", what);
  if (code == HOLDS)
    return;
  ck_assert_msg (g_error_matches (error, DRIE_PLAN_ERROR, code), "%s: %s", what, error->message);
  ck_assert_msg (g_str_has_suffix (error->message, "."), "no sentence: %s", error->message);
}

START_TEST (test_validate_texts)
{
  g_autoptr (DriePlan) plan = make_plan ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < text_cases[_i].length; i++)
    g_string_append (text, text_cases[_i].text);
  set (G_STRUCT_MEMBER_P (plan, text_cases[_i].field), text->str);
  check_validity (plan, text_cases[_i].code, text_cases[_i].text);
}
END_TEST

static const struct
{
  gsize field;
  int value;
  int code;
} number_cases[] = {
  { OFFSET (seconds[0]), 0, HOLDS },
  { OFFSET (seconds[1]), 180 * 60, HOLDS },
  { OFFSET (seconds[1]), 180 * 60 + 1, DRIE_PLAN_ERROR_MINUTES },
  { OFFSET (seconds[5]), -1, DRIE_PLAN_ERROR_MINUTES },
  { OFFSET (grace_seconds), 0, HOLDS },
  { OFFSET (grace_seconds), 600, HOLDS },
  { OFFSET (grace_seconds), -1, DRIE_PLAN_ERROR_GRACE },
  { OFFSET (grace_seconds), 601, DRIE_PLAN_ERROR_GRACE },
  { OFFSET (erase_after_days), 1, HOLDS },
  { OFFSET (erase_after_days), 3650, HOLDS },
  { OFFSET (erase_after_days), 0, DRIE_PLAN_ERROR_ERASE },
  { OFFSET (erase_after_days), 3651, DRIE_PLAN_ERROR_ERASE },
};

START_TEST (test_validate_numbers)
{
  g_autoptr (DriePlan) plan = make_plan ();
  g_autofree char *what = g_strdup_printf ("case %d", _i);

  G_STRUCT_MEMBER (int, plan, number_cases[_i].field) = number_cases[_i].value;
  check_validity (plan, number_cases[_i].code, what);
}
END_TEST

START_TEST (test_validate_together)
{
  g_autoptr (DriePlan) plan = make_plan ();

  set (&plan->start, "19:30");
  set (&plan->end, "19:30");
  check_validity (plan, DRIE_PLAN_ERROR_TIME, "ends when it begins");
  set (&plan->end, "01:00");
  check_validity (plan, HOLDS, "ends after midnight");
  for (guint i = 0; i < DRIE_N_PHASES; i++)
    plan->seconds[i] = 0;
  check_validity (plan, DRIE_PLAN_ERROR_MINUTES, "no minutes at all");
}
END_TEST

START_TEST (test_validate_translations)
{
  g_autoptr (DriePlan) plan = make_plan ();
  g_autofree char *long_theme = g_strnfill (201, 'x');
  g_autofree char *long_question = g_strnfill (501, 'x');

  g_hash_table_insert (plan->translations, g_strdup ("tr"), drie_translation_new ("Ödev", NULL));
  check_validity (plan, HOLDS, "half a translation");
  g_hash_table_insert (plan->translations, g_strdup ("tr"), drie_translation_new (long_theme, NULL));
  check_validity (plan, DRIE_PLAN_ERROR_TEXT, "theme");
  g_hash_table_insert (plan->translations, g_strdup ("tr"), drie_translation_new (NULL, long_question));
  check_validity (plan, DRIE_PLAN_ERROR_TEXT, "question");
  g_hash_table_remove_all (plan->translations);
  g_hash_table_insert (plan->translations, g_strdup ("TR"), drie_translation_new ("Ödev", "Ne?"));
  check_validity (plan, DRIE_PLAN_ERROR_LANGUAGE, "code");
}
END_TEST

/* --- Copies --- */

START_TEST (test_copy)
{
  DriePlan *plan = make_plan ();
  char **texts[] = { &plan->situation, &plan->goal, &plan->open_for_decision, &plan->contact, &plan->school, &plan->wifi, &plan->date,
                     &plan->start,     &plan->end };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup_printf ("%u", i);
  plan->seconds[3] = 77;
  plan->open_during_answer = TRUE;
  g_hash_table_insert (plan->translations, g_strdup ("tr"), drie_translation_new ("Ödev", "Ne?"));
  g_autoptr (DriePlan) copy = drie_plan_copy (plan);
  g_hash_table_insert (plan->translations, g_strdup ("tr"), drie_translation_new ("Other", "Other"));
  drie_plan_free (plan);

  const char *copied[] = { copy->situation, copy->goal, copy->open_for_decision, copy->contact, copy->school, copy->wifi, copy->date,
                           copy->start,     copy->end };
  for (guint i = 0; i < G_N_ELEMENTS (copied); i++)
    {
      g_autofree char *expected = g_strdup_printf ("%u", i);
      ck_assert_str_eq (copied[i], expected);
    }
  const DrieTranslation *translation = g_hash_table_lookup (copy->translations, "tr");
  ck_assert_str_eq (copy->theme, "Huiswerk");
  ck_assert_str_eq (copy->question, "Wat helpt?");
  ck_assert_str_eq (copy->language, "nl");
  ck_assert_str_eq (translation->theme, "Ödev");
  ck_assert_str_eq (translation->question, "Ne?");
  ck_assert_int_eq (copy->seconds[3], 77);
  ck_assert (copy->open_during_answer);
  drie_plan_free (NULL);
  ck_assert_ptr_null (drie_plan_copy (NULL));
}
END_TEST

/* --- Planned times --- */

/* In Amsterdam; in UTC as expected; NULL where nothing is known. In 2026 summer time begins on 29 March at 2:00 and ends on 25 October at
 * 3:00. */
static const struct
{
  const char *date;
  const char *start;
  const char *end;
  const char *utc_start;
  const char *utc_end;
} time_cases[] = {
  { "2026-11-24", "19:30", "21:40", "2026-11-24T18:30:00Z", "2026-11-24T20:40:00Z" },
  { "2026-06-24", "19:30", "21:40", "2026-06-24T17:30:00Z", "2026-06-24T19:40:00Z" },
  { "2026-11-24", "22:30", "00:40", "2026-11-24T21:30:00Z", "2026-11-24T23:40:00Z" },
  { "2026-12-31", "22:30", "00:40", "2026-12-31T21:30:00Z", "2026-12-31T23:40:00Z" },
  { "2026-03-28", "22:30", "00:40", "2026-03-28T21:30:00Z", "2026-03-28T23:40:00Z" },
  { "2026-03-28", "22:30", "03:30", "2026-03-28T21:30:00Z", "2026-03-29T01:30:00Z" }, /* four hours by the clock on the wall are not five */
  { "2026-03-29", "01:30", "03:30", "2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z" },
  { "2026-10-24", "22:30", "03:30", "2026-10-24T20:30:00Z", "2026-10-25T02:30:00Z" },
  { "2026-10-25", "01:30", "03:30", "2026-10-24T23:30:00Z", "2026-10-25T02:30:00Z" },
  { "2026-11-24", NULL, "21:40", NULL, "2026-11-24T20:40:00Z" },
  { "2026-11-24", "19:30", NULL, "2026-11-24T18:30:00Z", NULL },
  { NULL, "19:30", "21:40", NULL, NULL },
  { "2026-11-31", "19:30", "21:40", NULL, NULL },
  { "2026-11-24", "25:00", "x", NULL, NULL },
};

static void
check_time (gint64 time, const char *expected)
{
  g_autoptr (GDateTime) moment = expected != NULL ? g_date_time_new_from_iso8601 (expected, NULL) : NULL;

  ck_assert_int_eq (time, moment != NULL ? g_date_time_to_unix (moment) * G_USEC_PER_SEC : 0);
}

START_TEST (test_times)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (DriePlan) plan = make_plan ();

  ck_assert_msg (zone != NULL, "the machine does not know Amsterdam (tzdata)");
  plan->date = g_strdup (time_cases[_i].date);
  plan->start = g_strdup (time_cases[_i].start);
  plan->end = g_strdup (time_cases[_i].end);
  check_time (drie_plan_start_time (plan, zone), time_cases[_i].utc_start);
  check_time (drie_plan_end_time (plan, zone), time_cases[_i].utc_end);
}
END_TEST

/* Without a zone it is the machine's. */
START_TEST (test_times_local)
{
  g_autoptr (DriePlan) plan = make_plan ();

  g_setenv ("TZ", "Europe/Amsterdam", TRUE);
  set (&plan->date, "2026-06-24");
  set (&plan->start, "19:30");
  check_time (drie_plan_start_time (plan, NULL), "2026-06-24T17:30:00Z");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("plan");
  TCase *steps = tcase_create ("steps");
  TCase *validation = tcase_create ("validation");
  TCase *times = tcase_create ("times");

  tcase_add_test (steps, test_steps);
  tcase_add_test (steps, test_presets);
  tcase_add_test (steps, test_copy);
  suite_add_tcase (suite, steps);

  tcase_add_loop_test (validation, test_validate_texts, 0, G_N_ELEMENTS (text_cases));
  tcase_add_loop_test (validation, test_validate_numbers, 0, G_N_ELEMENTS (number_cases));
  tcase_add_test (validation, test_validate_together);
  tcase_add_test (validation, test_validate_translations);
  suite_add_tcase (suite, validation);

  tcase_add_loop_test (times, test_times, 0, G_N_ELEMENTS (time_cases));
  tcase_add_test (times, test_times_local);
  suite_add_tcase (suite, times);
  return test_run (suite);
}
