/* What a summary answers. SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/summary.h"
#include "test-utils.h"

#define PUPILS   DRIE_CIRCLE_PUPILS
#define PARENTS  DRIE_CIRCLE_PARENTS
#define TEACHERS DRIE_CIRCLE_TEACHERS
#define ANY      DRIE_CIRCLE_NONE

/* An evening's notes: each letter is one. */
static const struct
{
  gint64 id;
  DrieCircle from;
  DrieCircle to;
  DrieDisposition disposition;
  gint64 group;
  gint64 asked_at;
  const char *text;
} notes[] = {
  { 1, PARENTS, PUPILS, DRIE_DISPOSITION_ASKED, 0, 300, "a" },
  { 2, TEACHERS, PUPILS, DRIE_DISPOSITION_ASKED, 0, 200, "b" },
  { 3, PARENTS, PUPILS, DRIE_DISPOSITION_RECEIVED, 1, 0, "c" }, /* under a, which was put */
  { 4, PARENTS, PUPILS, DRIE_DISPOSITION_RECEIVED, 0, 0, "d" }, /* leads e */
  { 5, TEACHERS, PUPILS, DRIE_DISPOSITION_KEPT, 4, 0, "e" },    /* under d, which was not put */
  { 6, PARENTS, PUPILS, DRIE_DISPOSITION_ASKED, 4, 250, "f" },  /* put before it was grouped under d */
  { 7, PARENTS, PUPILS, DRIE_DISPOSITION_PERSONAL, 0, 0, "g" },
  { 8, TEACHERS, PUPILS, DRIE_DISPOSITION_REMOVED, 0, 0, NULL },
  { 9, PARENTS, PUPILS, DRIE_DISPOSITION_RECEIVED, 0, 0, NULL }, /* erased */
  { 10, PUPILS, PARENTS, DRIE_DISPOSITION_ASKING, 0, 900, "j" },
  { 11, TEACHERS, PARENTS, DRIE_DISPOSITION_ASKED, 0, 900, "k" }, /* at the same moment, later by arrival */
  { 12, PUPILS, TEACHERS, DRIE_DISPOSITION_SELECTED, 0, 0, "l" },
  { 13, PUPILS, TEACHERS, DRIE_DISPOSITION_NOT_POSSIBLE, 99, 0, "m" }, /* its leader is gone */
  { 14, PARENTS, PUPILS, DRIE_DISPOSITION_PERSONAL, 1, 0, "n" },       /* under a: counts, but its words stay where they are */
};

static DrieSummary *
make_summary (void)
{
  DrieSummary *summary = drie_summary_new ();

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      DrieNote *note = drie_note_new ();
      note->id = notes[i].id;
      note->from = notes[i].from;
      note->to = notes[i].to;
      note->disposition = notes[i].disposition;
      note->group = notes[i].group;
      note->asked_at = notes[i].asked_at;
      note->text = g_strdup (notes[i].text);
      g_ptr_array_add (summary->notes, note);
    }
  return summary;
}

START_TEST (test_counts)
{
  static const struct
  {
    DrieCircle from;
    DrieCircle to;
    guint count;
    guint put;
  } cases[] = {
    { ANY, ANY, 14, 7 },    { ANY, PUPILS, 10, 5 },    { PARENTS, PUPILS, 7, 4 }, { TEACHERS, PUPILS, 3, 1 }, { PUPILS, PUPILS, 0, 0 },
    { ANY, PARENTS, 2, 2 }, { PUPILS, PARENTS, 1, 1 }, { ANY, TEACHERS, 2, 0 },   { PUPILS, ANY, 3, 1 },
  };
  g_autoptr (DrieSummary) summary = make_summary ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ck_assert_msg (drie_summary_count (summary, cases[i].from, cases[i].to) == cases[i].count, "case %u", i);
      ck_assert_msg (drie_summary_count_put (summary, cases[i].from, cases[i].to) == cases[i].put, "case %u, put", i);
    }
}
END_TEST

START_TEST (test_count_disposition)
{
  static const guint expected[DRIE_N_DISPOSITIONS] = { 3, 1, 1, 4, 1, 0, 1, 2, 1 };
  g_autoptr (DrieSummary) summary = make_summary ();

  for (DrieDisposition disposition = 0; disposition < DRIE_N_DISPOSITIONS; disposition++)
    ck_assert_uint_eq (drie_summary_count_disposition (summary, disposition), expected[disposition]);
}
END_TEST

static char *
spell (GPtrArray *array)
{
  g_autoptr (GString) word = g_string_new (NULL);

  for (guint i = 0; i < array->len; i++)
    g_string_append (word, ((const DrieNote *)g_ptr_array_index (array, i))->text);
  return g_strdup (word->str);
}

/* Put: once per group, in the order asked. The rest: what was not put and may be shown, in order of arrival. */
START_TEST (test_put_and_rest)
{
  static const struct
  {
    DrieCircle to;
    const char *put;
    const char *rest;
  } cases[] = { { PUPILS, "bfa", "de" }, { PARENTS, "jk", "" }, { TEACHERS, "", "lm" }, { ANY, "bfajk", "delm" } };
  g_autoptr (DrieSummary) summary = make_summary ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) put = drie_summary_get_put (summary, cases[i].to);
      g_autoptr (GPtrArray) rest = drie_summary_get_rest (summary, cases[i].to);
      g_autofree char *put_word = spell (put);
      g_autofree char *rest_word = spell (rest);
      ck_assert_str_eq (put_word, cases[i].put);
      ck_assert_str_eq (rest_word, cases[i].rest);
    }
}
END_TEST

START_TEST (test_group_size)
{
  static const guint expected[G_N_ELEMENTS (notes)] = { 3, 1, 1, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 };
  g_autoptr (DrieSummary) summary = make_summary ();
  g_autoptr (DrieNote) unsaved = drie_note_new ();

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    ck_assert_uint_eq (drie_summary_group_size (summary, g_ptr_array_index (summary->notes, i)), expected[i]);
  ck_assert_uint_eq (drie_summary_group_size (summary, unsaved), 1);
}
END_TEST

/* A new one is empty, and its queries know it. */
START_TEST (test_empty)
{
  g_autoptr (DrieSummary) summary = drie_summary_new ();
  g_autoptr (GPtrArray) put = drie_summary_get_put (summary, ANY);
  g_autoptr (GPtrArray) rest = drie_summary_get_rest (summary, ANY);

  ck_assert_int_eq (summary->status, DRIE_STATUS_PLANNED);
  ck_assert_uint_eq (drie_summary_count (summary, ANY, ANY), 0);
  ck_assert_uint_eq (put->len + rest->len + summary->agreements->len + summary->events->len, 0);
  ck_assert_str_eq (summary->plan->language, "nl");
  drie_summary_free (NULL);
}
END_TEST

START_TEST (test_wire_names)
{
  static const char *const statuses[] = { "planned", "running", "closed", "open", "final" };
  static const char *const parts[DRIE_N_RECAPS] = { "pupils", "parents", "teachers", "shared", "different", "reaction" };
  DrieStatus status;
  DrieRecapPart part;

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      ck_assert_str_eq (drie_status_to_wire (i), statuses[i]);
      ck_assert (drie_status_from_wire (statuses[i], &status) && status == i);
    }
  for (guint i = 0; i < DRIE_N_RECAPS; i++)
    {
      ck_assert_str_eq (drie_recap_part_to_wire (i), parts[i]);
      ck_assert (drie_recap_part_from_wire (parts[i], &part) && part == i);
    }
  ck_assert (!drie_status_from_wire ("draft", &status));
  ck_assert (!drie_recap_part_from_wire ("chair", &part));
}
END_TEST

/* The engine comes back with the log replayed and the planned end known; a log that cannot be is refused. */
START_TEST (test_dialogue)
{
  static const DrieEvent log[] = {
    { DRIE_EVENT_STARTED, G_GINT64_CONSTANT (1795545000000000), G_GINT64_CONSTANT (1795545000000000) }, /* 2026-11-24 18:30 UTC */
    { DRIE_EVENT_ENTERED, G_GINT64_CONSTANT (1795545600000000), 1 },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (DrieSummary) summary = drie_summary_new ();
  DrieDialogueState state;

  summary->plan->date = g_strdup ("2026-11-24");
  summary->plan->start = g_strdup ("19:30");
  summary->plan->end = g_strdup ("21:30");
  g_array_append_vals (summary->events, log, G_N_ELEMENTS (log));
  g_autoptr (DrieDialogue) dialogue = drie_summary_get_dialogue (summary, zone);
  drie_dialogue_get_state (dialogue, log[1].at, &state);
  ck_assert_int_eq (state.step, 1);
  ck_assert_int_eq (state.drift, 5 * 60 * G_USEC_PER_SEC); /* 125 minutes of steps in 120 minutes of plan */

  g_array_append_vals (summary->events, &log[0], 1);
  g_autoptr (DrieDialogue) damaged = drie_summary_get_dialogue (summary, zone);
  ck_assert_ptr_null (damaged);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("summary");
  TCase *tcase = tcase_create ("queries");

  tcase_add_test (tcase, test_counts);
  tcase_add_test (tcase, test_count_disposition);
  tcase_add_test (tcase, test_put_and_rest);
  tcase_add_test (tcase, test_group_size);
  tcase_add_test (tcase, test_empty);
  tcase_add_test (tcase, test_wire_names);
  tcase_add_test (tcase, test_dialogue);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
