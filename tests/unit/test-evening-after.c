/* What the evening leaves behind: the states of its summary, additions, versions, looking back, the evening that follows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem() */
#include <glib/gstdio.h>
#include <string.h>

#include "test-evening-utils.h"

static const DrieSummary *
summary (void)
{
  return drie_evening_get_summary (evening);
}

static void
close_evening (void)
{
  chair_start_talk ();
  must (drie_evening_close (evening, &error));
}

static gint64
agree (const char *what, DrieCircle circle, const char *before)
{
  g_autoptr (DrieAgreement) agreement = drie_agreement_new ();

  g_free (agreement->what);
  agreement->what = g_strdup (what);
  agreement->circle = circle;
  agreement->before = g_strdup (before);
  must (drie_evening_agree (evening, agreement, &error));
  chair_settle ();
  return ((DrieAgreement *)g_ptr_array_index (summary ()->agreements, summary ()->agreements->len - 1))->id;
}

static gboolean
review (gint64 agreement, DrieCircle circle, const char *date, DrieOutcome outcome, const char *comment, GError **error)
{
  g_autoptr (DrieReview) said = drie_review_new (agreement, circle, date, outcome, comment);

  return drie_evening_review (evening, said, error);
}

/* The additions as "date circle text", a line each. */
static void
assert_additions (const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < summary ()->additions->len; i++)
    {
      const DrieAddition *addition = g_ptr_array_index (summary ()->additions, i);
      g_string_append_printf (found, "%s %s %s\n", addition->date, drie_circle_to_wire (addition->circle), addition->text);
    }
  ck_assert_str_eq (found->str, expected);
}

/* Draft → open for additions → final → the draft of the next version, which says what it changed; each state lasts over the program's end.
 */
START_TEST (test_states)
{
  chair_start_talk ();
  must_fail (drie_evening_open_additions (evening, &error), "not_closed");
  must_fail (drie_evening_revise (evening, &error), "not_closed");
  must (drie_evening_close (evening, &error));
  must_fail (drie_evening_add (evening, DRIE_CIRCLE_PUPILS, NULL, "Ook dit", &error), "not_open");
  must (drie_evening_open_additions (evening, &error));
  reopen ();
  ck_assert_int_eq (summary ()->status, DRIE_STATUS_OPEN);
  must (drie_evening_finalise (evening, "Telt niet in de eerste versie", &error));
  must_fail (drie_evening_open_additions (evening, &error), "final");
  must_fail (drie_evening_add (evening, DRIE_CIRCLE_PUPILS, NULL, "Te laat", &error), "final");
  reopen ();
  ck_assert_int_eq (summary ()->status, DRIE_STATUS_FINAL);
  ck_assert_uint_eq (summary ()->versions->len, 1);
  ck_assert_ptr_null (((DrieVersion *)g_ptr_array_index (summary ()->versions, 0))->what);

  must (drie_evening_revise (evening, &error));
  ck_assert_int_eq (summary ()->status, DRIE_STATUS_CLOSED);
  must (drie_evening_recap (evening, DRIE_RECAP_SHARED, "Verbeterd", &error));
  must_fail (drie_evening_finalise (evening, " ", &error), "empty");
  must (drie_evening_finalise (evening, " Een naam verbeterd. ", &error));
  reopen ();
  ck_assert_int_eq (summary ()->status, DRIE_STATUS_FINAL);
  ck_assert_str_eq (summary ()->recaps[DRIE_RECAP_SHARED], "Verbeterd");
  ck_assert_uint_eq (summary ()->versions->len, 2);
  ck_assert_str_eq (((DrieVersion *)g_ptr_array_index (summary ()->versions, 1))->what, "Een naam verbeterd.");
  ck_assert_uint_eq (strlen (((DrieVersion *)g_ptr_array_index (summary ()->versions, 1))->date), 10);
}
END_TEST

/* A new version that was begun by mistake is taken back: the summary is final as it was. */
START_TEST (test_revise_undone)
{
  close_evening ();
  must (drie_evening_recap (evening, DRIE_RECAP_SHARED, "Zo was het", &error));
  must (drie_evening_finalise (evening, NULL, &error));
  must (drie_evening_revise (evening, &error));
  must (drie_evening_recap (evening, DRIE_RECAP_SHARED, "Anders", &error));
  must (drie_evening_undo (evening, &error));
  must (drie_evening_undo (evening, &error));
  must_fail (drie_evening_undo (evening, &error), "final");
  reopen ();
  ck_assert_int_eq (summary ()->status, DRIE_STATUS_FINAL);
  ck_assert_str_eq (summary ()->recaps[DRIE_RECAP_SHARED], "Zo was het");
  ck_assert_uint_eq (summary ()->versions->len, 1);
}
END_TEST

/* No question disappears: what nobody decided on is kept for the team. What was decided stays, and in a next version it can still change,
 * although nobody can tell any more who wrote it. */
START_TEST (test_rest_is_kept)
{
  chair_start_talk ();
  paper (DRIE_CIRCLE_PARENTS, "Gelezen?");
  const char *selected = paper (DRIE_CIRCLE_PARENTS, "Gekozen?");
  const char *elsewhere = paper (DRIE_CIRCLE_TEACHERS, "Voor de MR");
  static const DrieDisposition expected[] = { DRIE_DISPOSITION_KEPT, DRIE_DISPOSITION_KEPT, DRIE_DISPOSITION_ELSEWHERE };

  must (drie_evening_select (evening, selected, &error));
  must (drie_evening_dispose (evening, elsewhere, DRIE_DISPOSITION_ELSEWHERE, "MR", &error));
  must (drie_evening_close (evening, &error));
  must (drie_evening_finalise (evening, NULL, &error));
  reopen ();
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    ck_assert_int_eq (((DrieNote *)g_ptr_array_index (summary ()->notes, i))->disposition, expected[i]);

  must (drie_evening_revise (evening, &error));
  const DrieNote *nameless = g_ptr_array_index (summary ()->notes, 0);
  must (drie_evening_dispose (evening, nameless->key, DRIE_DISPOSITION_NOT_POSSIBLE, "Geen geld", &error));
  reopen ();
  nameless = g_ptr_array_index (summary ()->notes, 0);
  ck_assert_str_eq (nameless->reason, "Geen geld");
  must (drie_evening_dispose (evening, nameless->key, DRIE_DISPOSITION_KEPT, NULL, &error));
}
END_TEST

/* Each circle's additions stand by their day beside the chair's text, which stays; what is typed again on that day takes its own place. */
START_TEST (test_additions)
{
  close_evening ();
  must (drie_evening_recap (evening, DRIE_RECAP_PARENTS, "Van de voorzitter", &error));
  must (drie_evening_open_additions (evening, &error));
  must (drie_evening_add (evening, DRIE_CIRCLE_TEACHERS, "2026-12-03", "Van docenten", &error));
  must (drie_evening_add (evening, DRIE_CIRCLE_PARENTS, "2026-12-03", "Van oud", &error));
  must (drie_evening_add (evening, DRIE_CIRCLE_PARENTS, "2026-12-03", " Van ouders ", &error));
  chair_settle ();
  must (drie_evening_add (evening, DRIE_CIRCLE_PARENTS, "2026-12-01", "Eerder", &error));
  must_fail (drie_evening_add (evening, DRIE_CIRCLE_PARENTS, "2026-02-30", "Nooit", &error), "argument");
  reopen ();
  assert_additions ("2026-12-01 parents Eerder\n2026-12-03 parents Van ouders\n2026-12-03 teachers Van docenten\n");
  ck_assert_str_eq (summary ()->recaps[DRIE_RECAP_PARENTS], "Van de voorzitter");
  g_autoptr (GListModel) found = drie_library_list (library, "docenten", NULL);
  ck_assert_uint_eq (g_list_model_get_n_items (found), 1);

  must (drie_evening_add (evening, DRIE_CIRCLE_PARENTS, "2026-12-01", "", &error));
  assert_additions ("2026-12-03 parents Van ouders\n2026-12-03 teachers Van docenten\n");
  must (drie_evening_add (evening, DRIE_CIRCLE_PARENTS, "2026-12-03", "Van oude", &error));
  must (drie_evening_add (evening, DRIE_CIRCLE_PARENTS, "2026-12-03", "Van ouderen", &error));
  must (drie_evening_undo (evening, &error)); /* typed in one go */
  must (drie_evening_undo (evening, &error));
  reopen ();
  assert_additions ("2026-12-01 parents Eerder\n2026-12-03 parents Van ouders\n2026-12-03 teachers Van docenten\n");
}
END_TEST

static void
assert_item (guint done, const char *review_date, const char *today, gboolean due)
{
  chair_settle ();
  g_autoptr (GListModel) list = drie_library_list (library, NULL, NULL);
  g_autoptr (DrieLibraryItem) item = g_list_model_get_item (list, 0);

  ck_assert_uint_eq (drie_library_item_get_done (item), done);
  ck_assert_str_eq (drie_library_item_get_review (item), review_date);
  ck_assert_int_eq (drie_library_item_is_review_due (item, today), due);
  ck_assert_int_eq (drie_summary_is_review_due (summary (), today), due);
}

static void
assert_partly (guint partly)
{
  g_autoptr (GListModel) list = drie_library_list (library, NULL, NULL);
  g_autoptr (DrieLibraryItem) item = g_list_model_get_item (list, 0);

  ck_assert_uint_eq (drie_library_item_get_partly (item), partly);
}

/* On the day for looking back the evening says so, until somebody has; the day is the one that was set, else the last agreement's. */
START_TEST (test_due)
{
  chair_start_talk ();
  assert_item (0, "", "2027-12-31", FALSE);
  agree ("Toetsen spreiden", DRIE_CIRCLE_TEACHERS, "2027-02-01");
  gint64 last = agree ("Telefoon weg", DRIE_CIRCLE_PUPILS, "2027-03-01");
  assert_item (0, "2027-03-01", "2027-03-01", FALSE);
  must (drie_evening_close (evening, &error));
  assert_item (0, "2027-03-01", "2027-02-28", FALSE);
  assert_item (0, "2027-03-01", "2027-03-01", TRUE);
  must (drie_evening_finalise (evening, NULL, &error));
  must (drie_evening_set_review_date (evening, "2027-03-15", &error));
  assert_item (0, "2027-03-15", "2027-03-14", FALSE);
  must (review (last, DRIE_CIRCLE_PUPILS, "2027-03-14", DRIE_OUTCOME_DONE, NULL, &error));
  assert_item (1, "2027-03-15", "2027-03-15", TRUE);
  must (review (last, DRIE_CIRCLE_PUPILS, "2027-03-15", DRIE_OUTCOME_DONE, NULL, &error));
  assert_item (1, "2027-03-15", "2027-03-15", FALSE);
  must_fail (drie_evening_set_review_date (evening, "morgen", &error), "argument");
  must (drie_evening_undo (evening, &error));
  must (drie_evening_undo (evening, &error));
  must (drie_evening_undo (evening, &error));
  assert_item (0, "2027-03-01", "2027-03-01", TRUE);
}
END_TEST

/* What became of an agreement is what each circle says, by itself and by its day: the last counts, the earlier ones stay. */
START_TEST (test_review)
{
  chair_start_talk ();
  must_fail (review (1, DRIE_CIRCLE_PUPILS, NULL, DRIE_OUTCOME_DONE, NULL, &error), "not_closed");
  gint64 tests = agree ("Toetsen spreiden", DRIE_CIRCLE_TEACHERS, NULL);
  must (drie_evening_close (evening, &error));
  must (drie_evening_finalise (evening, NULL, &error));
  must_fail (review (tests + 7, DRIE_CIRCLE_PUPILS, NULL, DRIE_OUTCOME_DONE, NULL, &error), "argument");
  must (review (tests, DRIE_CIRCLE_TEACHERS, "2027-02-01", DRIE_OUTCOME_DONE, NULL, &error));
  ck_assert_int_eq (drie_reviews_common (summary ()->reviews, tests), DRIE_OUTCOME_DONE);
  must (review (tests, DRIE_CIRCLE_PUPILS, "2027-02-01", DRIE_OUTCOME_PARTLY, " Niet bij wiskunde ", &error));
  ck_assert_int_eq (drie_reviews_common (summary ()->reviews, tests), DRIE_OUTCOME_NONE);
  assert_item (0, "", "2027-02-01", FALSE);
  assert_partly (1);
  must (review (tests, DRIE_CIRCLE_PUPILS, "2027-04-01", DRIE_OUTCOME_DONE, NULL, &error));
  assert_item (1, "", "2027-04-01", FALSE);
  assert_partly (0);
  reopen ();
  ck_assert_uint_eq (summary ()->reviews->len, 3);
  const DrieReview *pupils = drie_reviews_find (summary ()->reviews, tests, DRIE_CIRCLE_PUPILS, "2027-02-01");
  ck_assert_int_eq (pupils->outcome, DRIE_OUTCOME_PARTLY);
  ck_assert_str_eq (pupils->comment, "Niet bij wiskunde");
  g_autoptr (GPtrArray) days = drie_reviews_days (summary ()->reviews);
  ck_assert_uint_eq (days->len, 2);
  ck_assert_int_eq (summary ()->status, DRIE_STATUS_FINAL);

  must (review (tests, DRIE_CIRCLE_PUPILS, "2027-04-01", DRIE_OUTCOME_NONE, NULL, &error));
  assert_item (0, "", "2027-04-01", FALSE);
  must (drie_evening_undo (evening, &error));
  assert_item (1, "", "2027-04-01", FALSE);
  must (drie_evening_revise (evening, &error));
  must_fail (drie_evening_remove_agreement (evening, tests, &error), "argument");
}
END_TEST

static gint64
create_following (const char *uuid)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DriePlan) plan = drie_plan_copy (drie_evening_get_plan (evening));

  plan->follows = g_strdup (uuid);
  drie_library_create_async (library, plan, test_result_cb, &result);
  test_wait_until (result != NULL);
  return drie_library_create_finish (library, result, NULL);
}

/* @row: of the archive. All three are of the same day. */
static void
assert_place (guint row, guint expected, gboolean follow_up)
{
  g_autoptr (GListModel) list = drie_library_list (library, NULL, NULL);
  g_autoptr (DrieLibraryItem) item = g_list_model_get_item (list, row);
  guint place;

  ck_assert_uint_eq (drie_library_item_get_place (item, &place), 3);
  ck_assert_uint_eq (place, expected);
  ck_assert_int_eq (drie_library_item_is_follow_up (item), follow_up);
}

/* The evening that follows knows what was agreed last time, and what became of it by now. */
START_TEST (test_follow_up)
{
  chair_start_talk ();
  gint64 tests = agree ("Toetsen spreiden", DRIE_CIRCLE_TEACHERS, NULL);
  must (drie_evening_close (evening, &error));
  gint64 next = create_following (summary ()->uuid);
  must (review (tests, DRIE_CIRCLE_PUPILS, NULL, DRIE_OUTCOME_NOT, NULL, &error));
  chair_settle ();

  g_autoptr (DrieSummary) following = drie_library_load (library, next, NULL);
  ck_assert_str_eq (following->plan->follows, summary ()->uuid);
  ck_assert_ptr_nonnull (following->earlier);
  ck_assert_str_eq (((DrieAgreement *)g_ptr_array_index (following->earlier->agreements, 0))->what, "Toetsen spreiden");
  ck_assert_int_eq (drie_reviews_common (following->earlier->reviews, tests), DRIE_OUTCOME_NOT);

  g_autoptr (DrieSummary) lone = drie_library_load (library, create_following ("5f0c2f6e-8b1e-4e53-9d53-6f8f6f6b3c11"), NULL);
  ck_assert_ptr_null (lone->earlier);
  assert_place (0, 3, TRUE);
  assert_place (1, 2, TRUE);
  assert_place (2, 1, FALSE);
  ck_assert_int_eq (create_following ("gisteren"), 0);
}
END_TEST

static const DrieVersion *
version (guint number)
{
  return g_ptr_array_index (summary ()->versions, number);
}

/* Does that word stand in a file of the library? */
static void
assert_file (const char *word, gboolean there)
{
  static const char *const names[] = { "library.db", "library.db-wal" };
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (directory, names[i], NULL);
      g_autofree char *bytes = NULL;
      gsize length;
      if (g_file_get_contents (path, &bytes, &length, NULL))
        found = found || memmem (bytes, length, word, strlen (word)) != NULL;
    }
  ck_assert_msg (found == there, "%s is %s", word, found ? "there" : "gone");
}

/* Two versions: the second says something else of a recap, an agreement, an addition and of what became of two notes. */
static void
make_versions (void)
{
  chair_start_talk ();
  const char *kept = paper (DRIE_CIRCLE_PARENTS, "Wie belt er?");
  const char *removed = paper (DRIE_CIRCLE_TEACHERS, "Wat een ezel");
  agree ("Toetsen verspreid", DRIE_CIRCLE_TEACHERS, "2027-03-01");
  agree ("Blijft zo", DRIE_CIRCLE_PUPILS, NULL);
  must (drie_evening_dispose (evening, kept, DRIE_DISPOSITION_NOT_POSSIBLE, "Onbetaalbaar", &error));
  must (drie_evening_dispose (evening, removed, DRIE_DISPOSITION_ELSEWHERE, "Ezelsbruggetje", &error));
  must (drie_evening_close (evening, &error));
  must (drie_evening_recap (evening, DRIE_RECAP_PUPILS, "Jantje vond het te veel", &error));
  must (drie_evening_recap (evening, DRIE_RECAP_SHARED, "Blijft staan", &error));
  must (drie_evening_open_additions (evening, &error));
  must (drie_evening_add (evening, DRIE_CIRCLE_PARENTS, "2026-12-03", "Met een tikvout", &error));
  must (drie_evening_finalise (evening, NULL, &error));
  chair_settle ();

  must (drie_evening_revise (evening, &error));
  must (drie_evening_recap (evening, DRIE_RECAP_PUPILS, "Leerlingen: verhalen", &error));
  must (drie_evening_open_additions (evening, &error));
  must (drie_evening_add (evening, DRIE_CIRCLE_PARENTS, "2026-12-03", "Zonder", &error));
  must (drie_evening_remove_agreement (evening, ((DrieAgreement *)g_ptr_array_index (summary ()->agreements, 0))->id, &error));
  must (drie_evening_dispose (evening, ((DrieNote *)g_ptr_array_index (summary ()->notes, 0))->key, DRIE_DISPOSITION_KEPT, NULL, &error));
  must (
      drie_evening_dispose (evening, ((DrieNote *)g_ptr_array_index (summary ()->notes, 1))->key, DRIE_DISPOSITION_REMOVED, NULL, &error));
  must (drie_evening_finalise (evening, "Een naam weg", &error));
  chair_settle ();
}

/* Whoever reads a new version can read what the one before said instead, and nothing that both say; of a note that was removed since, no
 * version says anything. */
START_TEST (test_earlier_words)
{
  make_versions ();
  reopen ();
  g_autoptr (DrieSaid) before = drie_summary_get_said_before (summary (), 1);
  ck_assert_ptr_nonnull (before);
  ck_assert_str_eq (before->recaps[DRIE_RECAP_PUPILS], "Jantje vond het te veel");
  ck_assert_ptr_null (before->recaps[DRIE_RECAP_SHARED]);
  ck_assert_uint_eq (before->agreements->len, 1);
  ck_assert_str_eq (((DrieAgreement *)g_ptr_array_index (before->agreements, 0))->what, "Toetsen verspreid");
  ck_assert_uint_eq (before->additions->len, 1);
  ck_assert_str_eq (((DrieAddition *)g_ptr_array_index (before->additions, 0))->text, "Met een tikvout");
  ck_assert_str_eq (((DrieFate *)g_ptr_array_index (before->fates, 0))->reason, "Onbetaalbaar");
  ck_assert_ptr_null (drie_summary_get_said_before (summary (), 0));

  assert_file ("Jantje", TRUE);
  assert_file ("Onbetaalbaar", TRUE);
  assert_file ("Ezelsbruggetje", FALSE);
}
END_TEST

/* A version can be made because words should never have stood there: they can be erased from what was kept, and nothing else is. */
START_TEST (test_versions_forgotten)
{
  make_versions ();
  must (drie_evening_forget_versions (evening, &error));
  reopen ();
  ck_assert_ptr_null (version (0)->said);
  ck_assert_ptr_nonnull (version (1)->said);
  ck_assert_str_eq (version (1)->what, "Een naam weg");
  ck_assert_str_eq (summary ()->recaps[DRIE_RECAP_PUPILS], "Leerlingen: verhalen");
  assert_file ("verhalen", TRUE);
  assert_file ("Jantje", FALSE);
  assert_file ("tikvout", FALSE);
}
END_TEST

static const DrieExport json_format = { .format = "json" };

/* Takes in an archive; returns its number there. */
static gint64
import (DrieLibrary *target, const char *path, GBytes *json)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gboolean known;

  ck_assert (g_file_set_contents (path, g_bytes_get_data (json, NULL), g_bytes_get_size (json), NULL));
  drie_library_import_async (target, file, NULL, test_result_cb, &result);
  test_wait_until (result != NULL);
  gint64 id = drie_library_import_finish (target, result, &known, &error);
  ck_assert_msg (id != 0, "%s", error != NULL ? error->message : "");
  return id;
}

static DrieSummary *
carry_to (const char *other, const char *path)
{
  g_autoptr (GBytes) json = drie_library_export (library, drie_evening_get_id (evening), &json_format, NULL);
  g_autoptr (DrieLibrary) target = drie_library_open (other, DRIE_LIBRARY_WRITE, NULL);
  gint64 id = import (target, path, json);
  g_autoptr (GBytes) again = drie_library_export (target, id, &json_format, NULL);
  ck_assert (g_bytes_equal (json, again));
  return drie_library_load (target, id, NULL);
}

/* Wherever the chair saves it: a document takes the place of no evenings. */
START_TEST (test_library_is_no_target)
{
  g_autofree char *path = g_build_filename (drie_library_get_directory (library), "library.db", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  drie_library_export_async (library, drie_evening_get_id (evening), &json_format, file, NULL, NULL, NULL, test_result_cb, &result);
  test_wait_until (result != NULL);
  ck_assert (!drie_library_export_finish (library, result, &error));
  ck_assert_ptr_nonnull (strstr (error->message, "belongs to the library"));
  g_clear_object (&result);
  reopen ();
  ck_assert_int_eq (drie_evening_get_status (evening), DRIE_STATUS_PLANNED);
}
END_TEST

/* A summary that was made final before versions kept what they say: its archive comes in as it is, and what it says is kept once the next
 * version is begun. */
START_TEST (test_version_kept_late)
{
  g_autofree char *other = test_temp_dir ();
  g_autofree char *path = g_build_filename (other, "evening.json", NULL);

  close_evening ();
  must (drie_evening_recap (evening, DRIE_RECAP_SHARED, "Zo was het", &error));
  must (drie_evening_finalise (evening, NULL, &error));
  chair_settle ();
  g_autoptr (GBytes) json = drie_library_export (library, drie_evening_get_id (evening), &json_format, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (json, NULL), g_bytes_get_size (json));
  const char *said = strstr (text, ",\"said\":"), *end = strstr (text, "}],\"reviews\":");
  ck_assert (said != NULL && end != NULL);
  g_autofree char *head = g_strndup (text, said - text);
  g_autofree char *old = g_strconcat (head, end, NULL);
  g_autoptr (GBytes) old_json = g_bytes_new (old, strlen (old));
  g_autoptr (DrieLibrary) target = drie_library_open (other, DRIE_LIBRARY_WRITE, NULL);
  gint64 id = import (target, path, old_json);
  g_autoptr (GBytes) again = drie_library_export (target, id, &json_format, NULL);
  ck_assert (g_bytes_equal (old_json, again));

  g_autoptr (DrieEvening) late = drie_evening_open (target, id, 1.0, NULL);
  must (drie_evening_revise (late, &error));
  must (drie_evening_recap (late, DRIE_RECAP_SHARED, "Anders", &error));
  must (drie_evening_finalise (late, "Verbeterd", &error));
  g_autoptr (GAsyncResult) settled = NULL;
  drie_evening_settle_async (late, test_result_cb, &settled);
  test_wait_until (settled != NULL);
  must (drie_evening_settle_finish (late, settled, &error));
  g_autoptr (DrieSummary) loaded = drie_library_load (target, id, NULL);
  g_autoptr (DrieSaid) before = drie_summary_get_said_before (loaded, 1);
  ck_assert_str_eq (before->recaps[DRIE_RECAP_SHARED], "Zo was het");
  test_remove_dir (other);
}
END_TEST

/* What versions said goes along, too. */
START_TEST (test_versions_travel)
{
  g_autofree char *other = test_temp_dir ();
  g_autofree char *path = g_build_filename (other, "evening.json", NULL);

  make_versions ();
  g_autoptr (DrieSummary) arrived = carry_to (other, path);
  g_autoptr (DrieSaid) before = drie_summary_get_said_before (arrived, 1);
  ck_assert_str_eq (before->recaps[DRIE_RECAP_PUPILS], "Jantje vond het te veel");
  ck_assert_int_eq (((DrieFate *)g_ptr_array_index (before->fates, 0))->note, ((DrieNote *)g_ptr_array_index (arrived->notes, 0))->id);
  test_remove_dir (other);
}
END_TEST

/* All of it goes along in the archive of an evening. */
START_TEST (test_travels)
{
  g_autofree char *other = test_temp_dir ();
  g_autofree char *path = g_build_filename (other, "evening.json", NULL);

  chair_start_talk ();
  agree ("Eerst", DRIE_CIRCLE_TEACHERS, NULL);
  gint64 second = agree ("Dan", DRIE_CIRCLE_PUPILS, "2027-03-01");
  must (drie_evening_close (evening, &error));
  must (drie_evening_set_contact (evening, "De mentor", &error));
  must (drie_evening_set_review_date (evening, "2027-03-15", &error));
  must (drie_evening_open_additions (evening, &error));
  must (drie_evening_add (evening, DRIE_CIRCLE_PARENTS, "2026-12-03", "Ook dit", &error));
  must (drie_evening_finalise (evening, NULL, &error));
  must (drie_evening_revise (evening, &error));
  must (drie_evening_finalise (evening, "Niets", &error));
  must (review (second, DRIE_CIRCLE_PUPILS, "2027-03-15", DRIE_OUTCOME_CHANGED, "Anders gedaan", &error));
  chair_settle ();

  g_autoptr (DrieSummary) arrived = carry_to (other, path);
  ck_assert_str_eq (arrived->plan->contact, "De mentor");
  ck_assert_str_eq (arrived->review_date, "2027-03-15");
  ck_assert_uint_eq (arrived->additions->len, 1);
  ck_assert_uint_eq (arrived->versions->len, 2);
  const DrieReview *said = g_ptr_array_index (arrived->reviews, 0);
  ck_assert_int_eq (said->agreement, ((DrieAgreement *)g_ptr_array_index (arrived->agreements, 1))->id);
  ck_assert_str_eq (said->comment, "Anders gedaan");
  test_remove_dir (other);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("evening-after");
  TCase *tcase = tcase_create ("after");

  tcase_add_checked_fixture (tcase, setup, chair_teardown);
  tcase_add_test (tcase, test_states);
  tcase_add_test (tcase, test_revise_undone);
  tcase_add_test (tcase, test_rest_is_kept);
  tcase_add_test (tcase, test_additions);
  tcase_add_test (tcase, test_due);
  tcase_add_test (tcase, test_review);
  tcase_add_test (tcase, test_follow_up);
  tcase_add_test (tcase, test_travels);
  tcase_add_test (tcase, test_earlier_words);
  tcase_add_test (tcase, test_versions_forgotten);
  tcase_add_test (tcase, test_version_kept_late);
  tcase_add_test (tcase, test_library_is_no_target);
  tcase_add_test (tcase, test_versions_travel);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
