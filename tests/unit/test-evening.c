/* The chair's evening over a real library: what commands do to notes, what can be undone, what is stored.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-evening-utils.h"

/* A paper note is for the circle that has the floor, never from it, and not while nobody has it. */
START_TEST (test_paper)
{
  must_fail (drie_evening_paper (evening, DRIE_CIRCLE_PARENTS, "Waarom?", &error), "not_started");
  must (drie_evening_start (evening, 0, &error));
  must_fail (drie_evening_paper (evening, DRIE_CIRCLE_PARENTS, "Waarom?", &error), "closed");
  must (drie_evening_next (evening, &error));
  must_fail (drie_evening_paper (evening, DRIE_CIRCLE_PUPILS, "Waarom?", &error), "speaking");
  must_fail (drie_evening_paper (evening, DRIE_CIRCLE_PARENTS, " \n ", &error), "empty");

  const DrieNote *stored = note (paper (DRIE_CIRCLE_PARENTS, " Waarom? "));
  ck_assert_str_eq (stored->text, "Waarom?");
  ck_assert_int_eq (stored->to, DRIE_CIRCLE_PUPILS);
  ck_assert_int_eq (stored->source, DRIE_SOURCE_PAPER);
}
END_TEST

/* A question is chosen, put, answered, and counts as put when the next one is or its step is left. */
START_TEST (test_put)
{
  chair_start_talk ();
  const char *first = paper (DRIE_CIRCLE_PARENTS, "Een?");
  const char *second = paper (DRIE_CIRCLE_TEACHERS, "Twee?");

  must_fail (drie_evening_ask (evening, first, &error), "not_answering");
  must_fail (drie_evening_answer (evening, first, "Ja", &error), "disposition");
  must (drie_evening_select (evening, first, &error));
  must (drie_evening_select (evening, second, &error));
  must_fail (drie_evening_select (evening, second, &error), "disposition");
  must (drie_evening_move (evening, second, 1, &error));
  g_autoptr (GPtrArray) selected = drie_evening_get_selected (evening, DRIE_CIRCLE_PUPILS);
  ck_assert_ptr_eq (g_ptr_array_index (selected, 0), drie_evening_get_note (evening, second));
  ck_assert_int_eq (note (first)->rank, 2);

  must (drie_evening_next (evening, &error));
  must (drie_evening_ask (evening, first, &error));
  ck_assert_int_eq (note (first)->disposition, DRIE_DISPOSITION_ASKING);
  ck_assert_int_eq (note (second)->rank, 1);
  must (drie_evening_answer (evening, first, "Ja", &error));
  must (drie_evening_ask (evening, second, &error));
  ck_assert_int_eq (note (first)->disposition, DRIE_DISPOSITION_ASKED);
  ck_assert_ptr_eq (drie_evening_get_asking (evening), drie_evening_get_note (evening, second));
  must (drie_evening_next (evening, &error));
  ck_assert_ptr_null (drie_evening_get_asking (evening));
  ck_assert_int_eq (note (second)->disposition, DRIE_DISPOSITION_ASKED);
  must_fail (drie_evening_dispose (evening, second, DRIE_DISPOSITION_KEPT, NULL, &error), "disposition");

  g_autofree char *key = g_strdup (first);
  reopen ();
  ck_assert_str_eq (note (key)->answer, "Ja");
  ck_assert_int_eq (note (key)->disposition, DRIE_DISPOSITION_ASKED);
  ck_assert_int_gt (note (key)->asked_at, 0);
}
END_TEST

/* The last question can leave the hall's screen without another one, with its group; that is undone like anything else. */
START_TEST (test_asked)
{
  chair_start_talk ();
  const char *first = paper (DRIE_CIRCLE_PARENTS, "Een?");
  const char *similar = paper (DRIE_CIRCLE_TEACHERS, "Ook een?");

  must_fail (drie_evening_asked (evening, &error), "disposition");
  must (drie_evening_group (evening, similar, first, &error));
  must (drie_evening_next (evening, &error));
  must (drie_evening_ask (evening, first, &error));
  must (drie_evening_asked (evening, &error));
  ck_assert_ptr_null (drie_evening_get_asking (evening));
  ck_assert_int_eq (note (first)->disposition, DRIE_DISPOSITION_ASKED);
  ck_assert_int_eq (note (similar)->disposition, DRIE_DISPOSITION_ASKED);
  must_fail (drie_evening_asked (evening, &error), "disposition");
  must (drie_evening_answer (evening, first, "Ja\nen nee", &error));
  must (drie_evening_undo (evening, &error));
  must (drie_evening_undo (evening, &error));
  ck_assert_ptr_eq (drie_evening_get_asking (evening), drie_evening_get_note (evening, first));
}
END_TEST

/* Similar notes share what becomes of them; the one that went further leads; taken apart, a member is on the wall again. */
START_TEST (test_group)
{
  chair_start_talk ();
  const char *first = paper (DRIE_CIRCLE_PARENTS, "Overhoren?");
  const char *second = paper (DRIE_CIRCLE_TEACHERS, "Willen jullie overhoord worden?");
  const char *third = paper (DRIE_CIRCLE_TEACHERS, "Overhoren, helpt dat?");

  must (drie_evening_select (evening, first, &error));
  must (drie_evening_group (evening, first, second, &error)); /* the chosen one leads whichever was dropped on which */
  must (drie_evening_group (evening, third, second, &error));
  ck_assert_int_eq (note (first)->group, 0);
  ck_assert_int_eq (note (second)->group, note (first)->id);
  ck_assert_int_eq (note (third)->group, note (first)->id);
  ck_assert_uint_eq (drie_note_item_get_similar (drie_evening_get_note (evening, first)), 3);
  ck_assert_int_eq (note (third)->disposition, DRIE_DISPOSITION_SELECTED);

  must (drie_evening_group (evening, third, third, &error));
  ck_assert_int_eq (note (third)->group, 0);
  ck_assert_int_eq (note (third)->disposition, DRIE_DISPOSITION_RECEIVED);
  must (drie_evening_undo (evening, &error));
  ck_assert_int_eq (note (third)->group, note (first)->id);

  must (drie_evening_next (evening, &error));
  must (drie_evening_ask (evening, third, &error)); /* any of them stands for all */
  ck_assert_int_eq (note (first)->disposition, DRIE_DISPOSITION_ASKING);
  ck_assert_int_eq (note (second)->disposition, DRIE_DISPOSITION_ASKING);
}
END_TEST

/* Not possible needs a reason; a note about one person is not put; what was set aside can come back. */
START_TEST (test_dispose)
{
  chair_start_talk ();
  const char *key = paper (DRIE_CIRCLE_PARENTS, "Mag het rooster anders?");

  must_fail (drie_evening_dispose (evening, key, DRIE_DISPOSITION_NOT_POSSIBLE, "  ", &error), "reason");
  must (drie_evening_dispose (evening, key, DRIE_DISPOSITION_NOT_POSSIBLE, "Het rooster ligt vast.", &error));
  ck_assert_str_eq (note (key)->reason, "Het rooster ligt vast.");
  must (drie_evening_select (evening, key, &error));
  must (drie_evening_dispose (evening, key, DRIE_DISPOSITION_PERSONAL, NULL, &error));
  ck_assert_int_eq (note (key)->rank, 0);
  must_fail (drie_evening_select (evening, key, &error), "disposition");
  must (drie_evening_next (evening, &error));
  must_fail (drie_evening_ask (evening, key, &error), "disposition");
  must (drie_evening_dispose (evening, key, DRIE_DISPOSITION_RECEIVED, NULL, &error));
  must (drie_evening_ask (evening, key, &error));
  must_fail (drie_evening_select (evening, "no-such-note", &error), "unknown_key");
}
END_TEST

/* A question for one circle is not put to another. */
START_TEST (test_other_circle)
{
  chair_start_talk ();
  g_autofree char *key = g_strdup (paper (DRIE_CIRCLE_PARENTS, "Voor de leerlingen?"));

  for (int i = 0; i < 3; i++)
    must (drie_evening_next (evening, &error));
  must_fail (drie_evening_ask (evening, key, &error), "other_circle");
}
END_TEST

/* Each kind of command is undone, newest first, and what is stored agrees with what is shown. */
START_TEST (test_undo)
{
  chair_start_talk ();
  g_autofree char *key = g_strdup (paper (DRIE_CIRCLE_PARENTS, "Een?"));
  g_autoptr (DrieAgreement) agreement = drie_agreement_new ();
  DrieDialogueState state;

  g_free (agreement->what);
  agreement->what = g_strdup ("Elke week een overzicht");
  must (drie_evening_select (evening, key, &error));
  must (drie_evening_recap (evening, DRIE_RECAP_PUPILS, "Rust", &error));
  must (drie_evening_recap (evening, DRIE_RECAP_PUPILS, "Rust en tijd", &error));
  must (drie_evening_agree (evening, agreement, &error));
  must (drie_evening_next (evening, &error));
  must (drie_evening_ask (evening, key, &error));
  must (drie_evening_next (evening, &error));
  chair_settle ();

  must (drie_evening_undo (evening, &error)); /* next, which ended the asking */
  ck_assert_int_eq (note (key)->disposition, DRIE_DISPOSITION_ASKING);
  must (drie_evening_undo (evening, &error)); /* ask */
  ck_assert_int_eq (note (key)->disposition, DRIE_DISPOSITION_SELECTED);
  ck_assert_int_eq (note (key)->asked_at, 0);
  must (drie_evening_undo (evening, &error)); /* next */
  drie_evening_get_state (evening, &state);
  ck_assert_int_eq (state.step, 1);
  must (drie_evening_undo (evening, &error)); /* agreement */
  must (drie_evening_undo (evening, &error)); /* the recap, typed in two breaths */
  must (drie_evening_undo (evening, &error)); /* select */
  reopen ();
  ck_assert_int_eq (note (key)->disposition, DRIE_DISPOSITION_RECEIVED);
  ck_assert_uint_eq (drie_evening_get_summary (evening)->agreements->len, 0);
  ck_assert_ptr_null (drie_evening_get_summary (evening)->recaps[DRIE_RECAP_PUPILS]);
  drie_evening_get_state (evening, &state);
  ck_assert_int_eq (state.step, 1);
}
END_TEST

/* A paper note typed in by mistake goes again; a closed evening opens again; then there is nothing left to undo. */
START_TEST (test_undo_paper_and_close)
{
  must (drie_evening_start (evening, 0, &error));
  must (drie_evening_next (evening, &error));
  paper (DRIE_CIRCLE_PARENTS, "Te vroeg?");
  must (drie_evening_close (evening, &error));
  ck_assert_int_eq (drie_evening_get_status (evening), DRIE_STATUS_CLOSED);
  must (drie_evening_undo (evening, &error));
  ck_assert_int_eq (drie_evening_get_status (evening), DRIE_STATUS_RUNNING);
  must (drie_evening_undo (evening, &error));
  chair_settle ();
  ck_assert_uint_eq (g_list_model_get_n_items (drie_evening_get_notes (evening)), 0);
  must (drie_evening_undo (evening, &error));
  must (drie_evening_undo (evening, &error));
  ck_assert_int_eq (drie_evening_get_status (evening), DRIE_STATUS_PLANNED);
  must_fail (drie_evening_undo (evening, &error), "nothing_to_undo");
}
END_TEST

/* What changed nothing leaves nothing to undo: Ctrl+Z takes back the command before it. */
START_TEST (test_undo_skips_what_changed_nothing)
{
  chair_start_talk ();
  const char *key = paper (DRIE_CIRCLE_PARENTS, "Een?");

  must (drie_evening_dispose (evening, key, DRIE_DISPOSITION_KEPT, "Straks", &error));
  must (drie_evening_dispose (evening, key, DRIE_DISPOSITION_KEPT, "Straks", &error));
  must (drie_evening_group (evening, key, key, &error));
  must (drie_evening_undo (evening, &error));
  ck_assert_int_eq (note (key)->disposition, DRIE_DISPOSITION_RECEIVED);
}
END_TEST

/* The leaflet can be taken back; an evening that is opened again has none. */
START_TEST (test_undo_publish)
{
  must (drie_evening_start (evening, 0, &error));
  must (drie_evening_close (evening, &error));
  must (drie_evening_publish (evening, &error));
  must (drie_evening_publish (evening, &error)); /* nothing more happens */
  ck_assert (drie_evening_get_summary (evening)->published);
  must (drie_evening_undo (evening, &error));
  ck_assert (!drie_evening_get_summary (evening)->published);
  ck_assert_int_eq (drie_evening_get_status (evening), DRIE_STATUS_CLOSED);
  must (drie_evening_undo (evening, &error));
  ck_assert_int_eq (drie_evening_get_status (evening), DRIE_STATUS_RUNNING);
  reopen ();
  ck_assert (!drie_evening_get_summary (evening)->published);
}
END_TEST

/* What was waited for is a change of its own: on the command line every recap is. */
START_TEST (test_undo_recaps)
{
  must (drie_evening_start (evening, 0, &error));
  must (drie_evening_recap (evening, DRIE_RECAP_PUPILS, "Rust", &error));
  chair_settle ();
  must (drie_evening_recap (evening, DRIE_RECAP_PUPILS, "Tijd", &error));
  must (drie_evening_undo (evening, &error));
  ck_assert_str_eq (drie_evening_get_summary (evening)->recaps[DRIE_RECAP_PUPILS], "Rust");
}
END_TEST

/* Agreements are changed and removed, and both can be undone. */
START_TEST (test_agreements)
{
  chair_start_talk ();
  g_autoptr (DrieAgreement) agreement = drie_agreement_new ();
  const GPtrArray *agreements = drie_evening_get_summary (evening)->agreements;

  must_fail (drie_evening_agree (evening, agreement, &error), "empty");
  g_free (agreement->what);
  agreement->what = g_strdup ("Eerste");
  must (drie_evening_agree (evening, agreement, &error));
  chair_settle ();
  const DrieAgreement *stored = g_ptr_array_index (agreements, 0);
  ck_assert_int_gt (stored->id, 0);

  agreement->id = stored->id;
  g_free (agreement->what);
  agreement->what = g_strdup ("Tweede");
  must (drie_evening_agree (evening, agreement, &error));
  must (drie_evening_remove_agreement (evening, agreement->id, &error));
  ck_assert_uint_eq (agreements->len, 0);
  must (drie_evening_undo (evening, &error));
  chair_settle ();
  must (drie_evening_undo (evening, &error));
  stored = g_ptr_array_index (agreements, 0);
  ck_assert_str_eq (stored->what, "Eerste");
  reopen ();
  agreements = drie_evening_get_summary (evening)->agreements;
  ck_assert_uint_eq (agreements->len, 1);
  stored = g_ptr_array_index (agreements, 0);
  ck_assert_str_eq (stored->what, "Eerste");
}
END_TEST

/* A final summary changes no more, and what told writers apart is gone, in memory and in the library. */
START_TEST (test_final)
{
  chair_start_talk ();
  const char *removed = paper (DRIE_CIRCLE_PARENTS, "Scheldwoord");

  paper (DRIE_CIRCLE_TEACHERS, "Gewoon?");
  must (drie_evening_dispose (evening, removed, DRIE_DISPOSITION_REMOVED, NULL, &error));
  must_fail (drie_evening_finalise (evening, NULL, &error), "not_closed");
  must (drie_evening_close (evening, &error));
  must (drie_evening_publish (evening, &error));
  must (drie_evening_finalise (evening, NULL, &error));
  must_fail (drie_evening_recap (evening, DRIE_RECAP_PUPILS, "Nog iets", &error), "final");
  must_fail (drie_evening_undo (evening, &error), "final");

  for (int round = 0; round < 2; round++)
    {
      const DrieSummary *summary = drie_evening_get_summary (evening);
      ck_assert_int_eq (summary->status, DRIE_STATUS_FINAL);
      ck_assert_ptr_null (summary->device_key);
      ck_assert_uint_eq (summary->notes->len, 2);
      for (guint i = 0; i < 2; i++)
        ck_assert_ptr_null (((DrieNote *)g_ptr_array_index (summary->notes, i))->key);
      ck_assert_ptr_null (((DrieNote *)g_ptr_array_index (summary->notes, 0))->text);
      ck_assert_str_eq (((DrieNote *)g_ptr_array_index (summary->notes, 1))->text, "Gewoon?");
      if (round == 0)
        reopen ();
    }
}
END_TEST

static void
count_mark_cb (DrieEvening *self, int mark, guint *counts)
{
  counts[mark]++;
}

static void
reopen_at (double pace, guint *counts)
{
  gint64 id = drie_evening_get_id (evening);
  g_autoptr (GError) error = NULL;

  chair_settle ();
  g_clear_object (&evening);
  evening = drie_evening_open (library, id, pace, &error);
  ck_assert_msg (evening != NULL, "%s", error != NULL ? error->message : "");
  g_signal_connect (evening, "time-mark", G_CALLBACK (count_mark_cb), counts);
}

/* The last two minutes and the end are told once; more time makes it possible again; what was told before a crash is not told again. */
START_TEST (test_time_marks)
{
  guint counts[] = { 0, 0, 0 };

  reopen_at (400, counts); /* 10 minutes in 1.5 s */
  must (drie_evening_start (evening, 0, &error));
  test_wait_until (counts[DRIE_TIME_UP] == 1);
  ck_assert_uint_eq (counts[DRIE_TIME_NEARLY_UP], 1);
  must (drie_evening_extend (evening, 600, &error));
  test_wait_until (counts[DRIE_TIME_UP] == 2);
  ck_assert_uint_eq (counts[DRIE_TIME_NEARLY_UP], 2);
  reopen_at (400, counts);
  must (drie_evening_next (evening, &error));
  must (drie_evening_back (evening, &error));
  must (drie_evening_recap (evening, DRIE_RECAP_SHARED, "Rust", &error));
  ck_assert_uint_eq (counts[DRIE_TIME_UP], 2);
  ck_assert_uint_eq (counts[DRIE_TIME_PLENTY], 0);
}
END_TEST

/* An evening that was running is found again, and its clock went on while the program was away. */
START_TEST (test_resume)
{
  DrieDialogueState state;

  must (drie_evening_start (evening, 4, &error));
  chair_settle ();
  ck_assert_int_eq (drie_library_get_running (library), drie_evening_get_id (evening));
  reopen ();
  drie_evening_get_state (evening, &state);
  ck_assert_int_eq (state.step, 0);
  ck_assert (state.elapsed >= 4 * 60 * G_USEC_PER_SEC && state.elapsed < 5 * 60 * G_USEC_PER_SEC);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("evening");
  TCase *tcase = tcase_create ("commands");

  tcase_add_checked_fixture (tcase, setup, chair_teardown);
  tcase_add_test (tcase, test_paper);
  tcase_add_test (tcase, test_put);
  tcase_add_test (tcase, test_asked);
  tcase_add_test (tcase, test_time_marks);
  tcase_add_test (tcase, test_group);
  tcase_add_test (tcase, test_dispose);
  tcase_add_test (tcase, test_other_circle);
  tcase_add_test (tcase, test_undo);
  tcase_add_test (tcase, test_undo_paper_and_close);
  tcase_add_test (tcase, test_undo_skips_what_changed_nothing);
  tcase_add_test (tcase, test_undo_publish);
  tcase_add_test (tcase, test_undo_recaps);
  tcase_add_test (tcase, test_agreements);
  tcase_add_test (tcase, test_final);
  tcase_add_test (tcase, test_resume);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
