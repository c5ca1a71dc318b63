/* Every action of the chair, taken back: all that can be seen of the evening is as it was, on the screen and in the library.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-evening-utils.h"

static const DrieNote *
note_of (const char *text)
{
  const GPtrArray *notes = drie_evening_get_summary (evening)->notes;

  for (guint i = 0; i < notes->len; i++)
    if (g_strcmp0 (((DrieNote *)g_ptr_array_index (notes, i))->text, text) == 0)
      return g_ptr_array_index (notes, i);
  ck_abort_msg ("there is no note %s", text);
}

static const char *
key_of (const char *text)
{
  return note_of (text)->key;
}

static gint64
agreement_id (guint position)
{
  return ((DrieAgreement *)g_ptr_array_index (drie_evening_get_summary (evening)->agreements, position))->id;
}

static gboolean
agree (gint64 id, const char *what, GError **error)
{
  g_autoptr (DrieAgreement) agreement = drie_agreement_new ();

  agreement->id = id;
  g_free (agreement->what);
  agreement->what = g_strdup (what);
  agreement->circle = DRIE_CIRCLE_PARENTS;
  agreement->before = g_strdup ("2027-02-01");
  return drie_evening_agree (evening, agreement, error);
}

/* --- What can be seen --- */

static void
add_time (GString *seen)
{
  const DrieDialogue *dialogue = drie_evening_get_dialogue (evening);
  gint64 now = drie_evening_get_now (evening);
  DrieDialogueState state;

  drie_dialogue_get_state (dialogue, now, &state);
  /* A clock that runs is the same clock if it ends at the same moment. */
  gint64 clock = state.paused || !state.started ? state.remaining : now + state.remaining;
  g_string_append_printf (seen, "step %d clock %" G_GINT64_FORMAT "%s%s began %" G_GINT64_FORMAT " offered %d\n", state.step,
                          state.closed ? 0 : clock, state.paused ? " paused" : "", state.closed ? " closed" : "", state.started_at,
                          state.offered);
  for (guint i = 0; i < drie_dialogue_n_steps (dialogue); i++)
    {
      gint64 elapsed = (int)i != state.step || state.paused ? drie_dialogue_step_elapsed (dialogue, i, now) : -1;
      g_string_append_printf (seen, " %" G_GINT64_FORMAT "+%d", elapsed, drie_dialogue_step_extension (dialogue, i));
    }
  g_string_append_c (seen, '\n');
}

static void
add_notes (GString *seen)
{
  GListModel *notes = drie_evening_get_notes (evening);

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (DrieNoteItem) item = g_list_model_get_item (notes, i);
      const DrieNote *note = drie_note_item_get_note (item);
      g_string_append_printf (seen,
                              "%s: %s because %s, rank %d, asked %" G_GINT64_FORMAT ", answer %s, translation %s, led by %" G_GINT64_FORMAT
                              ", one of %u\n",
                              note->text, drie_disposition_to_wire (note->disposition), note->reason, note->rank, note->asked_at,
                              note->answer, note->translation, note->group, drie_note_item_get_similar (item));
    }
  for (DrieCircle to = 0; to < DRIE_N_CIRCLES; to++)
    {
      g_autoptr (GPtrArray) selected = drie_evening_get_selected (evening, to);
      for (guint i = 0; i < selected->len; i++)
        g_string_append_printf (seen, "to be put: %s\n", drie_note_item_get_note (g_ptr_array_index (selected, i))->text);
    }
  DrieNoteItem *asking = drie_evening_get_asking (evening);
  g_string_append_printf (seen, "asking %s\n", asking != NULL ? drie_note_item_get_note (asking)->text : "nothing");
}

static void
add_summary (GString *seen)
{
  const DrieSummary *summary = drie_evening_get_summary (evening);

  g_string_append_printf (seen, "status %d, published %d, ended %d\n", summary->status, summary->published, summary->closed_at != 0);
  for (guint i = 0; i < DRIE_N_RECAPS; i++)
    g_string_append_printf (seen, "recap %s\n", summary->recaps[i]);
  for (guint i = 0; i < summary->agreements->len; i++)
    {
      const DrieAgreement *agreement = g_ptr_array_index (summary->agreements, i);
      g_string_append_printf (seen, "agreement %" G_GINT64_FORMAT " %s, %s, %d, %s, %s, %d\n", agreement->id, agreement->what,
                              agreement->who, agreement->circle, agreement->before, agreement->reminds, agreement->decides);
    }
}

static char *
look (void)
{
  GString *seen = g_string_new (NULL);

  add_time (seen);
  add_notes (seen);
  add_summary (seen);
  return g_string_free (seen, FALSE);
}

/* --- The evening before --- */

/* The pupils answer: one question is being put, two are to be put, others have been grouped, set aside, translated. */
static void
in_answer (void)
{
  chair_start_talk ();
  for (int i = 1; i <= 8; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d?", i);
      paper (i % 2 == 0 ? DRIE_CIRCLE_PARENTS : DRIE_CIRCLE_TEACHERS, text);
    }
  must (drie_evening_select (evening, key_of ("1?"), &error));
  must (drie_evening_select (evening, key_of ("2?"), &error));
  must (drie_evening_select (evening, key_of ("3?"), &error));
  must (drie_evening_group (evening, key_of ("4?"), key_of ("3?"), &error));
  must (drie_evening_group (evening, key_of ("5?"), key_of ("3?"), &error));
  must (drie_evening_dispose (evening, key_of ("6?"), DRIE_DISPOSITION_NOT_POSSIBLE, "Geen geld", &error));
  must (drie_evening_translate (evening, key_of ("7?"), "Zeven?", &error));
  must (drie_evening_next (evening, &error));
  must (drie_evening_ask (evening, key_of ("1?"), &error));
  must (drie_evening_answer (evening, key_of ("1?"), "Ja", &error));
  must (drie_evening_recap (evening, DRIE_RECAP_PUPILS, "Rust", &error));
  must (agree (0, "Eerst", &error));
  must (agree (0, "Dan", &error));
  chair_settle ();
}

static void
in_pause (void)
{
  in_answer ();
  must (drie_evening_pause (evening, &error));
}

static void
in_welcome (void)
{
  must (drie_evening_start (evening, 0, &error));
}

static void
after_closing (void)
{
  in_answer ();
  must (drie_evening_close (evening, &error));
}

static void
with_group_asked (void)
{
  in_answer ();
  must (drie_evening_ask (evening, key_of ("3?"), &error));
}

/* --- What the chair does --- */

#define ACTION(name, command)                                                                                                              \
  static gboolean name (GError **error)                                                                                                    \
  {                                                                                                                                        \
    return command;                                                                                                                        \
  }

ACTION (do_select, drie_evening_select (evening, key_of ("8?"), error))
ACTION (do_select_set_aside, drie_evening_select (evening, key_of ("6?"), error))
ACTION (do_unselect, drie_evening_unselect (evening, key_of ("2?"), error))
ACTION (do_unselect_group, drie_evening_unselect (evening, key_of ("5?"), error))
ACTION (do_reorder, drie_evening_move (evening, key_of ("3?"), 1, error))
ACTION (do_group, drie_evening_group (evening, key_of ("8?"), key_of ("2?"), error))
ACTION (do_group_groups, drie_evening_group (evening, key_of ("2?"), key_of ("3?"), error))
ACTION (do_ungroup_one, drie_evening_group (evening, key_of ("5?"), key_of ("5?"), error))
ACTION (do_ungroup_all, drie_evening_group (evening, key_of ("3?"), key_of ("3?"), error))
ACTION (do_keep, drie_evening_dispose (evening, key_of ("8?"), DRIE_DISPOSITION_KEPT, NULL, error))
ACTION (do_keep_group, drie_evening_dispose (evening, key_of ("4?"), DRIE_DISPOSITION_KEPT, NULL, error))
ACTION (do_elsewhere, drie_evening_dispose (evening, key_of ("8?"), DRIE_DISPOSITION_ELSEWHERE, "De mentor", error))
ACTION (do_not_possible, drie_evening_dispose (evening, key_of ("2?"), DRIE_DISPOSITION_NOT_POSSIBLE, "Het rooster", error))
ACTION (do_other_reason, drie_evening_dispose (evening, key_of ("6?"), DRIE_DISPOSITION_NOT_POSSIBLE, "Het rooster", error))
ACTION (do_receive, drie_evening_dispose (evening, key_of ("6?"), DRIE_DISPOSITION_RECEIVED, NULL, error))
ACTION (do_personal, drie_evening_dispose (evening, key_of ("7?"), DRIE_DISPOSITION_PERSONAL, NULL, error))
ACTION (do_personal_asked, drie_evening_dispose (evening, key_of ("1?"), DRIE_DISPOSITION_PERSONAL, NULL, error))
ACTION (do_personal_leader, drie_evening_dispose (evening, key_of ("3?"), DRIE_DISPOSITION_PERSONAL, NULL, error))
static gboolean
dispose_three (DrieDisposition disposition, GError **error)
{
  const char *const keys[] = { key_of ("3?"), key_of ("7?"), key_of ("8?"), NULL };

  return drie_evening_dispose_all (evening, keys, disposition, NULL, error);
}

ACTION (do_keep_all, dispose_three (DRIE_DISPOSITION_KEPT, error))
ACTION (do_personal_all, dispose_three (DRIE_DISPOSITION_PERSONAL, error))
ACTION (do_remove, drie_evening_dispose (evening, key_of ("8?"), DRIE_DISPOSITION_REMOVED, NULL, error))
ACTION (do_remove_member, drie_evening_dispose (evening, key_of ("4?"), DRIE_DISPOSITION_REMOVED, NULL, error))
ACTION (do_ask, drie_evening_ask (evening, key_of ("2?"), error))
ACTION (do_ask_group, drie_evening_ask (evening, key_of ("5?"), error))
ACTION (do_asked, drie_evening_asked (evening, error))
ACTION (do_answer, drie_evening_answer (evening, key_of ("3?"), "Nee", error))
ACTION (do_other_answer, drie_evening_answer (evening, key_of ("1?"), "Toch niet", error))
ACTION (do_no_answer, drie_evening_answer (evening, key_of ("1?"), "", error))
ACTION (do_translate, drie_evening_translate (evening, key_of ("8?"), "Acht?", error))
ACTION (do_other_translation, drie_evening_translate (evening, key_of ("7?"), "Sept?", error))
ACTION (do_no_translation, drie_evening_translate (evening, key_of ("7?"), "", error))
ACTION (do_paper, drie_evening_paper (evening, DRIE_CIRCLE_PARENTS, "Op papier?", error))
ACTION (do_start, drie_evening_start (evening, 0, error))
ACTION (do_start_earlier, drie_evening_start (evening, 7, error))
ACTION (do_next, drie_evening_next (evening, error))
ACTION (do_back, drie_evening_back (evening, error))
ACTION (do_pause, drie_evening_pause (evening, error))
ACTION (do_resume, drie_evening_resume (evening, error))
ACTION (do_extend, drie_evening_extend (evening, 60, error))
ACTION (do_close, drie_evening_close (evening, error))
ACTION (do_publish, drie_evening_publish (evening, error))
ACTION (do_recap, drie_evening_recap (evening, DRIE_RECAP_SHARED, "Samen", error))
ACTION (do_other_recap, drie_evening_recap (evening, DRIE_RECAP_PUPILS, "Rust en tijd", error))
ACTION (do_no_recap, drie_evening_recap (evening, DRIE_RECAP_PUPILS, "", error))
ACTION (do_reaction, drie_evening_recap (evening, DRIE_RECAP_REACTION, "Fijn", error))
ACTION (do_agree, agree (0, "Nog een", error))
ACTION (do_other_agreement, agree (agreement_id (0), "Anders", error))
ACTION (do_remove_agreement, drie_evening_remove_agreement (evening, agreement_id (0), error))

static const struct
{
  const char *name;
  void (*before) (void);
  gboolean (*act) (GError **error);
} actions[] = {
  { "select", in_answer, do_select },
  { "select what was set aside", in_answer, do_select_set_aside },
  { "unselect", in_answer, do_unselect },
  { "unselect a group", in_answer, do_unselect_group },
  { "reorder", in_answer, do_reorder },
  { "group", in_answer, do_group },
  { "group two groups", in_answer, do_group_groups },
  { "ungroup one", in_answer, do_ungroup_one },
  { "ungroup all", in_answer, do_ungroup_all },
  { "keep", in_answer, do_keep },
  { "keep a group", in_answer, do_keep_group },
  { "elsewhere", in_answer, do_elsewhere },
  { "not possible", in_answer, do_not_possible },
  { "another reason", in_answer, do_other_reason },
  { "receive again", in_answer, do_receive },
  { "about one person", in_answer, do_personal },
  { "about one person, being put", in_answer, do_personal_asked },
  { "about one person, leading a group", in_answer, do_personal_leader },
  { "about one person, put with its group", with_group_asked, do_personal_leader },
  { "remove", in_answer, do_remove },
  { "remove from a group", in_answer, do_remove_member },
  { "keep many", in_answer, do_keep_all },
  { "many about persons", in_answer, do_personal_all },
  { "ask", in_answer, do_ask },
  { "ask a group", in_answer, do_ask_group },
  { "off the screen", in_answer, do_asked },
  { "off the screen, a group", with_group_asked, do_asked },
  { "answer", with_group_asked, do_answer },
  { "another answer", in_answer, do_other_answer },
  { "no answer", in_answer, do_no_answer },
  { "translate", in_answer, do_translate },
  { "another translation", in_answer, do_other_translation },
  { "no translation", in_answer, do_no_translation },
  { "paper", in_answer, do_paper },
  { "start", NULL, do_start },
  { "start, a while ago", NULL, do_start_earlier },
  { "correct the start", in_welcome, do_start_earlier },
  { "next", in_answer, do_next },
  { "next, out of a pause", in_pause, do_next },
  { "back", in_answer, do_back },
  { "back, out of a pause", in_pause, do_back },
  { "pause", in_answer, do_pause },
  { "resume", in_pause, do_resume },
  { "extend", in_answer, do_extend },
  { "extend in a pause", in_pause, do_extend },
  { "close", in_answer, do_close },
  { "publish", after_closing, do_publish },
  { "recap", in_answer, do_recap },
  { "another recap", in_answer, do_other_recap },
  { "no recap", in_answer, do_no_recap },
  { "reaction", in_answer, do_reaction },
  { "agree", in_answer, do_agree },
  { "another agreement", in_answer, do_other_agreement },
  { "remove an agreement", in_answer, do_remove_agreement },
  { "remove an agreement after the end", after_closing, do_remove_agreement },
};

/* Taken back at once, while the library has not answered yet, or later. */
static void
take_back (guint number, gboolean at_once)
{
  if (actions[number].before != NULL)
    actions[number].before ();
  chair_settle ();
  g_autofree char *before = look ();
  must (actions[number].act (&error));
  if (!at_once)
    {
      chair_settle ();
      g_autofree char *done = look ();
      ck_assert_msg (!g_str_equal (done, before), "%s: nothing happened", actions[number].name);
    }
  must (drie_evening_undo (evening, &error));
  chair_settle ();
  g_autofree char *after = look ();
  ck_assert_msg (g_str_equal (after, before), "%s taken back %s: it was\n%s\nand is\n%s", actions[number].name,
                 at_once ? "at once" : "later", before, after);
  reopen ();
  g_autofree char *stored = look ();
  ck_assert_msg (g_str_equal (stored, before), "%s taken back %s: it was\n%s\nand is stored as\n%s", actions[number].name,
                 at_once ? "at once" : "later", before, stored);
}

START_TEST (test_action)
{
  take_back (_i, TRUE);
  chair_teardown ();
  setup ();
  take_back (_i, FALSE);
}
END_TEST

/* All of them one after the other, and all taken back. */
START_TEST (test_many)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_free);

  in_answer ();
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *before = look ();
      if (actions[i].before != in_answer || !actions[i].act (NULL))
        continue;
      chair_settle ();
      g_autofree char *done = look ();
      if (!g_str_equal (done, before))
        g_ptr_array_add (seen, g_steal_pointer (&before));
    }
  ck_assert_uint_gt (seen->len, 20);
  for (guint i = seen->len; i > 0; i--)
    {
      must (drie_evening_undo (evening, &error));
      chair_settle ();
      g_autofree char *after = look ();
      ck_assert_str_eq (after, g_ptr_array_index (seen, i - 1));
    }
}
END_TEST

/* An answer that is stored in every pause for breath is one thing to take back; another note's, or one begun anew later, is another. */
START_TEST (test_typing_is_one)
{
  in_answer ();
  must (drie_evening_ask (evening, key_of ("2?"), &error));
  must (drie_evening_answer (evening, key_of ("2?"), "So", &error));
  must (drie_evening_answer (evening, key_of ("2?"), "Soms", &error));
  must (drie_evening_answer (evening, key_of ("1?"), "Ja, en", &error));
  must (drie_evening_answer (evening, key_of ("1?"), "Ja, en ook", &error));
  must (drie_evening_undo (evening, &error));
  ck_assert_pstr_eq (note_of ("1?")->answer, "Ja");
  ck_assert_pstr_eq (note_of ("2?")->answer, "Soms");
  must (drie_evening_undo (evening, &error));
  ck_assert_pstr_eq (note_of ("2?")->answer, NULL);
  ck_assert_int_eq (note_of ("2?")->disposition, DRIE_DISPOSITION_ASKING);
}
END_TEST

/* What is half typed is there when the program starts again, undo passes it by, and it is gone when the summary is final. */
START_TEST (test_drafts)
{
  in_answer ();
  drie_evening_set_draft (evening, DRIE_DRAFT_AGREEMENT, "Half een afs");
  drie_evening_set_draft (evening, DRIE_DRAFT_PAPER, "Half een vr");
  must (drie_evening_undo (evening, &error)); /* the second agreement */
  ck_assert_uint_eq (drie_evening_get_summary (evening)->agreements->len, 1);
  drie_evening_set_draft (evening, DRIE_DRAFT_PAPER, NULL);
  reopen ();
  ck_assert_pstr_eq (drie_evening_get_draft (evening, DRIE_DRAFT_AGREEMENT), "Half een afs");
  ck_assert_pstr_eq (drie_evening_get_draft (evening, DRIE_DRAFT_PAPER), NULL);
  must (drie_evening_close (evening, &error));
  must (drie_evening_finalise (evening, NULL, &error));
  ck_assert_pstr_eq (drie_evening_get_draft (evening, DRIE_DRAFT_AGREEMENT), NULL);
  drie_evening_set_draft (evening, DRIE_DRAFT_AGREEMENT, "Te laat");
  reopen ();
  ck_assert_pstr_eq (drie_evening_get_draft (evening, DRIE_DRAFT_AGREEMENT), NULL);
}
END_TEST

/* What is pointed out once stays pointed out when the program starts again; undo passes it by, and there is no telling a final summary. */
START_TEST (test_hint_once)
{
  in_answer ();
  ck_assert (drie_evening_take_hint (evening, DRIE_HINT_ONE_SIDED));
  ck_assert (!drie_evening_take_hint (evening, DRIE_HINT_ONE_SIDED));
  must (drie_evening_undo (evening, &error)); /* the second agreement */
  ck_assert_uint_eq (drie_evening_get_summary (evening)->agreements->len, 1);
  reopen ();
  ck_assert (!drie_evening_take_hint (evening, DRIE_HINT_ONE_SIDED));
}
END_TEST

START_TEST (test_hint_final)
{
  chair_start_talk ();
  must (drie_evening_close (evening, &error));
  must (drie_evening_finalise (evening, NULL, &error));
  ck_assert (!drie_evening_take_hint (evening, DRIE_HINT_ONE_SIDED));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("evening-undo");
  TCase *tcase = tcase_create ("undo");

  tcase_add_checked_fixture (tcase, setup, chair_teardown);
  tcase_add_loop_test (tcase, test_action, 0, G_N_ELEMENTS (actions));
  tcase_add_test (tcase, test_many);
  tcase_add_test (tcase, test_typing_is_one);
  tcase_add_test (tcase, test_drafts);
  tcase_add_test (tcase, test_hint_once);
  tcase_add_test (tcase, test_hint_final);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
