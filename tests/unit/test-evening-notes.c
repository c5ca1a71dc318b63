/* The chair's notes while phones take theirs back or change them, at any moment. SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening/evening-private.h"
#include "test-evening-utils.h"

static const char *const words[] = { "Een?", "Twee?", "Drie?" };
static char *keys[G_N_ELEMENTS (words)];

/* Three notes of parents to pupils, in their talk. Paper notes stand in for the phones' here: what comes through the inbox is the same. */
static void
setup_notes (void)
{
  setup ();
  chair_start_talk ();
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    keys[i] = g_strdup (paper (DRIE_CIRCLE_PARENTS, words[i]));
}

static void
teardown_notes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_clear_pointer (&keys[i], g_free);
  chair_teardown ();
}

/* The library has carried it out, the evening has not heard of it yet. */
static void
withdraw_in_library (const char *key)
{
  g_autoptr (DrieNote) gone = drie_note_new ();
  g_autoptr (GAsyncResult) result = NULL;
  DrieNoteOutcome outcome;

  gone->key = g_strdup (key);
  drie_store_write_note_async (evening->store, drie_evening_get_id (evening), DRIE_NOTE_WITHDRAW, gone, test_result_cb, &result);
  test_wait_until (result != NULL);
  ck_assert (drie_store_write_note_finish (evening->store, result, &outcome, NULL, NULL));
  ck_assert_int_eq (outcome, DRIE_NOTE_DONE);
}

static void
hear_withdrawal (const char *key)
{
  DrieNote *gone = drie_note_new ();

  gone->key = g_strdup (key);
  drie_evening_receive (DRIE_NOTE_WITHDRAW, gone, evening);
  drie_evening_received (evening);
  ck_assert_ptr_null (drie_evening_get_note (evening, key));
}

static void
withdraw (const char *key)
{
  withdraw_in_library (key);
  hear_withdrawal (key);
}

static void
assert_grouped (const char *key, const char *leader)
{
  ck_assert_int_eq (note (key)->group, leader != NULL ? note (leader)->id : 0);
}

static void
assert_rank (const char *key, DrieDisposition disposition, int rank)
{
  ck_assert_int_eq (note (key)->disposition, disposition);
  ck_assert_int_eq (note (key)->rank, rank);
}

/* All three in one group that the first leads. */
static void
group_all (void)
{
  must (drie_evening_group (evening, keys[1], keys[0], &error));
  must (drie_evening_group (evening, keys[2], keys[0], &error));
}

/* The leader of a group is taken back: the others stay together, in the library too, and can be chosen. */
START_TEST (test_leader_withdrawn)
{
  group_all ();
  chair_settle ();
  withdraw (keys[0]);
  for (int round = 0; round < 2; round++)
    {
      assert_grouped (keys[1], NULL);
      assert_grouped (keys[2], keys[1]);
      ck_assert_uint_eq (drie_note_item_get_similar (drie_evening_get_note (evening, keys[1])), 2);
      must (drie_evening_select (evening, keys[2], &error));
      chair_settle ();
      assert_rank (keys[1], DRIE_DISPOSITION_SELECTED, 1);
      must (drie_evening_unselect (evening, keys[1], &error));
      reopen ();
    }
}
END_TEST

/* A phone takes a note back at the moment at which the chair chooses it: the command holds for what is left, and nothing is wrong with
 * the library. */
START_TEST (test_withdrawn_meanwhile)
{
  must (drie_evening_select (evening, keys[1], &error));
  chair_settle ();
  withdraw_in_library (keys[0]);
  must (drie_evening_select (evening, keys[0], &error));
  must (drie_evening_group (evening, keys[2], keys[0], &error));
  chair_settle ();
  hear_withdrawal (keys[0]);
  for (int round = 0; round < 2; round++)
    {
      assert_rank (keys[1], DRIE_DISPOSITION_SELECTED, 1);
      assert_grouped (keys[2], NULL);
      assert_rank (keys[2], DRIE_DISPOSITION_SELECTED, 2);
      reopen ();
    }
}
END_TEST

/* What is undone may concern a note that is gone by now: that one stays gone, and leads nothing. */
START_TEST (test_undo_after_withdrawal)
{
  group_all ();
  must (drie_evening_group (evening, keys[2], keys[2], &error)); /* taken out again */
  chair_settle ();
  withdraw (keys[0]);
  must (drie_evening_undo (evening, &error));
  chair_settle ();
  assert_grouped (keys[2], NULL);
  must (drie_evening_undo (evening, &error)); /* the two groupings, now without their leader */
  must (drie_evening_undo (evening, &error));
  must (drie_evening_select (evening, keys[2], &error));
  must (drie_evening_select (evening, keys[1], &error));
  chair_settle ();
  reopen ();
  assert_grouped (keys[1], NULL);
  assert_grouped (keys[2], NULL);
  assert_rank (keys[2], DRIE_DISPOSITION_SELECTED, 1);
  assert_rank (keys[1], DRIE_DISPOSITION_SELECTED, 2);
}
END_TEST

/* A group that was chosen comes back without its leader: each of the others has a place of its own among the chosen. */
START_TEST (test_undo_ranks)
{
  group_all ();
  must (drie_evening_select (evening, keys[0], &error));
  must (drie_evening_unselect (evening, keys[0], &error));
  chair_settle ();
  withdraw (keys[0]);
  must (drie_evening_undo (evening, &error));
  assert_rank (keys[1], DRIE_DISPOSITION_SELECTED, 1);
  assert_rank (keys[2], DRIE_DISPOSITION_SELECTED, 2);
}
END_TEST

/* A note about one person leaves its group alone, also when it led it; the question keeps its place. */
START_TEST (test_personal_leader)
{
  group_all ();
  must (drie_evening_select (evening, keys[0], &error));
  must (drie_evening_dispose (evening, keys[0], DRIE_DISPOSITION_PERSONAL, NULL, &error));
  assert_rank (keys[0], DRIE_DISPOSITION_PERSONAL, 0);
  assert_rank (keys[1], DRIE_DISPOSITION_SELECTED, 1);
  assert_rank (keys[2], DRIE_DISPOSITION_SELECTED, 0);
  assert_grouped (keys[1], NULL);
  assert_grouped (keys[2], keys[1]);
  must (drie_evening_undo (evening, &error));
  assert_grouped (keys[1], keys[0]);
  assert_grouped (keys[2], keys[0]);
  assert_rank (keys[0], DRIE_DISPOSITION_SELECTED, 1);
}
END_TEST

/* Many at once are one change: all of them or, if one of them cannot be, none; the chosen ones that stay close up. */
START_TEST (test_dispose_all)
{
  const char *const two[] = { keys[0], keys[1], NULL };
  const char *const unknown[] = { keys[0], "no key", NULL };
  const char *const none[] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    must (drie_evening_select (evening, keys[i], &error));
  must_fail (drie_evening_dispose_all (evening, unknown, DRIE_DISPOSITION_KEPT, NULL, &error), "unknown_key");
  must_fail (drie_evening_dispose_all (evening, two, DRIE_DISPOSITION_NOT_POSSIBLE, " ", &error), "reason");
  must_fail (drie_evening_dispose_all (evening, two, DRIE_DISPOSITION_ASKED, NULL, &error), "disposition");
  assert_rank (keys[0], DRIE_DISPOSITION_SELECTED, 1);
  must (drie_evening_dispose_all (evening, two, DRIE_DISPOSITION_NOT_POSSIBLE, "Geen geld", &error));
  chair_settle ();
  reopen ();
  assert_rank (keys[0], DRIE_DISPOSITION_NOT_POSSIBLE, 0);
  assert_rank (keys[1], DRIE_DISPOSITION_NOT_POSSIBLE, 0);
  ck_assert_str_eq (note (keys[1])->reason, "Geen geld");
  assert_rank (keys[2], DRIE_DISPOSITION_SELECTED, 1);
  must (drie_evening_dispose_all (evening, two, DRIE_DISPOSITION_PERSONAL, NULL, &error));
  ck_assert_str_eq (drie_evening_get_undo_label (evening), "Set notes aside");
  must (drie_evening_dispose_all (evening, none, DRIE_DISPOSITION_KEPT, NULL, &error));
  must (drie_evening_undo (evening, &error));
  assert_rank (keys[0], DRIE_DISPOSITION_NOT_POSSIBLE, 0);
  ck_assert_str_eq (note (keys[0])->reason, "Geen geld");
  must_fail (drie_evening_undo (evening, &error), "nothing_to_undo");
}
END_TEST

/* If it is the question that is being put, the hall sees no other one in its place. */
START_TEST (test_removed_while_put)
{
  group_all ();
  must (drie_evening_next (evening, &error));
  must (drie_evening_ask (evening, keys[0], &error));
  must (drie_evening_dispose (evening, keys[0], DRIE_DISPOSITION_REMOVED, NULL, &error));
  ck_assert_ptr_null (drie_evening_get_asking (evening));
  assert_rank (keys[1], DRIE_DISPOSITION_RECEIVED, 0);
  assert_rank (keys[2], DRIE_DISPOSITION_RECEIVED, 0);
  assert_grouped (keys[2], keys[1]);
}
END_TEST

/* A question that was put stays put when it comes out of a group it joined later. */
START_TEST (test_put_before_grouped)
{
  must (drie_evening_next (evening, &error));
  must (drie_evening_ask (evening, keys[0], &error));
  must (drie_evening_ask (evening, keys[1], &error));
  must (drie_evening_next (evening, &error));
  group_all ();
  must (drie_evening_group (evening, keys[1], keys[1], &error));
  must (drie_evening_group (evening, keys[2], keys[2], &error));
  ck_assert_int_eq (note (keys[1])->disposition, DRIE_DISPOSITION_ASKED);
  ck_assert_int_eq (note (keys[2])->disposition, DRIE_DISPOSITION_RECEIVED);
}
END_TEST

/* A translation of words that were changed is gone with them. */
START_TEST (test_edit_drops_translation)
{
  DrieNote *edited = drie_note_copy (note (keys[0]));

  must (drie_evening_translate (evening, keys[0], "One?", &error));
  must (drie_evening_translate (evening, keys[0], "Just one?", &error));
  g_free (edited->text);
  edited->text = g_strdup ("Eén?");
  drie_evening_receive (DRIE_NOTE_EDIT, edited, evening);
  drie_evening_received (evening);
  ck_assert_str_eq (note (keys[0])->text, "Eén?");
  ck_assert_ptr_null (note (keys[0])->translation);
  must (drie_evening_undo (evening, &error)); /* the second translation: the first was of other words, too */
  ck_assert_ptr_null (note (keys[0])->translation);
}
END_TEST

/* A helper's translation is stored at once, belongs to its note alone, and can be taken back. */
START_TEST (test_translate)
{
  g_autofree char *long_text = g_strnfill (DRIE_NOTE_MAX_TRANSLATION + 1, 'a');

  group_all ();
  must (drie_evening_translate (evening, keys[1], "  Two?\r\n", &error));
  chair_settle ();
  reopen ();
  ck_assert_str_eq (note (keys[1])->translation, "Two?");
  ck_assert_str_eq (note (keys[1])->text, "Twee?");
  ck_assert_ptr_null (note (keys[0])->translation);
  must (drie_evening_translate (evening, keys[1], "Second?", &error));
  must (drie_evening_undo (evening, &error));
  ck_assert_str_eq (note (keys[1])->translation, "Two?");
  must (drie_evening_translate (evening, keys[1], " ", &error));
  ck_assert_ptr_null (note (keys[1])->translation);
  must_fail (drie_evening_translate (evening, keys[1], long_text, &error), "too_long");
  long_text[DRIE_NOTE_MAX_TRANSLATION] = '\0';
  must (drie_evening_translate (evening, keys[1], long_text, &error));
  must (drie_evening_dispose (evening, keys[1], DRIE_DISPOSITION_REMOVED, NULL, &error));
  must_fail (drie_evening_translate (evening, keys[1], "Two?", &error), "disposition");
  must_fail (drie_evening_translate (evening, "no key", "Two?", &error), "unknown_key");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("evening-notes");
  TCase *tcase = tcase_create ("phones");

  tcase_add_checked_fixture (tcase, setup_notes, teardown_notes);
  tcase_add_test (tcase, test_leader_withdrawn);
  tcase_add_test (tcase, test_withdrawn_meanwhile);
  tcase_add_test (tcase, test_undo_after_withdrawal);
  tcase_add_test (tcase, test_undo_ranks);
  tcase_add_test (tcase, test_personal_leader);
  tcase_add_test (tcase, test_dispose_all);
  tcase_add_test (tcase, test_removed_while_put);
  tcase_add_test (tcase, test_put_before_grouped);
  tcase_add_test (tcase, test_edit_drops_translation);
  tcase_add_test (tcase, test_translate);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
