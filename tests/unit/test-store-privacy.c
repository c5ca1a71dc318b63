/* Words and traces that must go, and when: looked for byte by byte in every file of the library. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "test-store-utils.h"

#include <string.h>
#include <utime.h>

#include "store/files.h"
#include "store/statement.h"

#define DAY ((gint64)24 * 3600 * G_USEC_PER_SEC)

static void
reopen_at (gint64 now)
{
  g_clear_pointer (&store, drie_store_close);
  store = open_store_at (directory, now);
}

/* An evening that began and, if asked, closed at @at. */
static gint64
make_evening (const char *date, int erase_after_days, gint64 at, gboolean closed)
{
  g_autoptr (DriePlan) plan = drie_plan_new ();

  plan->date = g_strdup (date);
  plan->erase_after_days = erase_after_days;
  gint64 id = create_plan (store, plan);
  add_event (store, id, 0, DRIE_EVENT_STARTED, at, at, DRIE_STATUS_RUNNING);
  if (closed)
    add_event (store, id, 1, DRIE_EVENT_CLOSED, at, 0, DRIE_STATUS_CLOSED);
  return id;
}

/* What a withdrawn or edited note said is in no file soon after, while the program goes on. */
START_TEST (test_withdrawn_words_go)
{
  gint64 id = create (store, "evening");

  write_text (store, id, DRIE_NOTE_ADD, "a", "device-a", "Teruggenomen xylofoon");
  write_text (store, id, DRIE_NOTE_ADD, "b", "device-b", "Veranderd quasimodo");
  write_text (store, id, DRIE_NOTE_ADD, "c", "device-c", "Gebleven zeppelin");
  wait_for_index (store, id);
  assert_there (directory, "xylofoon");
  write_text (store, id, DRIE_NOTE_WITHDRAW, "a", "device-a", NULL);
  write_text (store, id, DRIE_NOTE_EDIT, "b", "device-b", "Nu anders");
  test_wait_until (!folder_holds (directory, "xylofoon", NULL) && !folder_holds (directory, "quasimodo", NULL));
  assert_gone (directory, "device-a");
  assert_there (directory, "zeppelin");

  g_clear_pointer (&store, drie_store_close);
  assert_gone (directory, "xylofoon");
  assert_gone (directory, "quasimodo");
  assert_gone (directory, "Teruggenomen");
  assert_there (directory, "zeppelin");
  assert_there (directory, "Nu anders");
}
END_TEST

/* Also if the program was killed before it came to it: the next one does. */
START_TEST (test_withdrawn_words_go_after_a_crash)
{
  g_autofree char *copy = test_temp_dir ();
  const char *names[] = { "", "-wal" };
  gint64 id = create (store, "evening");

  write_text (store, id, DRIE_NOTE_ADD, "a", "device-a", "Teruggenomen xylofoon");
  wait_for_index (store, id);
  write_text (store, id, DRIE_NOTE_WITHDRAW, "a", "device-a", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *from = drie_files_path (directory, names[i]);
      g_autofree char *to = drie_files_path (copy, names[i]);
      g_autofree char *bytes = NULL;
      gsize length;
      ck_assert (g_file_get_contents (from, &bytes, &length, NULL));
      ck_assert (g_file_set_contents (to, bytes, length, NULL));
    }
  assert_there (copy, "xylofoon");
  drie_store_close (open_store (copy));
  assert_gone (copy, "xylofoon");
  test_remove_dir (copy);
}
END_TEST

static void
assert_gone_all (GHashTable *gone)
{
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, gone);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    assert_gone (directory, word);
}

/* The same for hundreds of notes of many lengths that come and go, so that SQLite moves rows from page to page: remains of rows that moved
 * before they were deleted are what secure_delete alone leaves behind. */
START_TEST (test_words_of_many_go)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (_i);
  g_autoptr (GHashTable) gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  gint64 id = create (store, "evening");

  for (int i = 0; i < 1200; i++)
    {
      gboolean comes = keys->len == 0 || g_rand_double (random) < 0.6;
      g_autofree char *key
          = comes ? g_strdup_printf ("secret%04dword", i) : g_ptr_array_steal_index_fast (keys, g_rand_int_range (random, 0, keys->len));
      g_autofree char *padding = g_strnfill (g_rand_int_range (random, 0, 300), 'x');
      g_autofree char *text = g_strdup_printf ("%s %s", key, padding);
      g_autoptr (DrieNote) note = make_note (key, key, text);

      drie_store_write_note_async (store, id, comes ? DRIE_NOTE_ADD : DRIE_NOTE_WITHDRAW, note, NULL, NULL);
      if (comes)
        g_ptr_array_add (keys, g_steal_pointer (&key));
      else
        g_hash_table_add (gone, g_steal_pointer (&key));
      /* Some come into the index before they go, some do not. */
      if (i % 300 == 299)
        wait_for_index (store, id);
      else if (i % 20 == 0)
        settle (store);
    }
  g_clear_pointer (&store, drie_store_close);
  ck_assert_uint_gt (g_hash_table_size (gone), 300);
  assert_gone_all (gone);
  assert_there (directory, g_ptr_array_index (keys, 0));
}
END_TEST

/* A removed note keeps its words until the summary is final, so that removing can be undone. Then they are gone when the answer comes,
 * with every trace of who wrote what; all else stays. */
START_TEST (test_finalise)
{
  gint64 id = make_evening (NULL, 90, g_get_real_time (), TRUE);
  gint64 other = create (store, "other");

  write_text (store, id, DRIE_NOTE_ADD, "a", "hash-of-a", "Scheldwoord xylofoon");
  write_text (store, id, DRIE_NOTE_ADD, "b", "hash-of-b", "Gewone zeppelin");
  write_text (store, other, DRIE_NOTE_ADD, "c", "hash-of-c", "Elders");
  wait_for_index (store, other);
  g_autoptr (DrieSummary) before = load (store, id);
  g_autofree char *key = g_strdup (find_note (before, "a")->key);
  find_note (before, "a")->reason = g_strdup ("schreef quasimodo");
  find_note (before, "a")->disposition = DRIE_DISPOSITION_REMOVED;
  update_note (store, id, find_note (before, "a"));
  g_autoptr (DrieSummary) removed = load (store, id);
  ck_assert_str_eq (find_note (removed, "a")->text, "Scheldwoord xylofoon");

  finalise (store, id);
  assert_gone (directory, "xylofoon");
  assert_gone (directory, "quasimodo");
  assert_gone (directory, "hash-of-a");
  assert_gone (directory, "hash-of-b");
  assert_gone (directory, key);
  assert_gone (directory, before->device_key);
  assert_there (directory, "zeppelin");
  assert_there (directory, "hash-of-c");

  g_autoptr (DrieSummary) after = load (store, id);
  ck_assert_int_eq (after->status, DRIE_STATUS_FINAL);
  ck_assert_int_eq (after->closed_at, before->closed_at);
  ck_assert_ptr_null (after->device_key);
  ck_assert_uint_eq (after->notes->len, 2);
  for (guint i = 0; i < 2; i++)
    {
      const DrieNote *note = g_ptr_array_index (after->notes, i);
      ck_assert_ptr_null (note->key);
      ck_assert_ptr_null (note->device);
      ck_assert_pstr_eq (note->text, i == 0 ? NULL : "Gewone zeppelin");
      ck_assert_int_eq (note->disposition, i == 0 ? DRIE_DISPOSITION_REMOVED : DRIE_DISPOSITION_RECEIVED);
    }
  g_autoptr (DrieSummary) untouched = load (store, other);
  ck_assert_ptr_nonnull (untouched->device_key);
  ck_assert_ptr_nonnull (find_note (untouched, "c")->device);
}
END_TEST

/* What is half typed is found again by the next program, each evening's by itself; it goes when it is taken away, when the summary is
 * final, and on the erase date, and is in no search. */
START_TEST (test_drafts)
{
  gint64 now = g_get_real_time ();
  gint64 id = make_evening (NULL, 3, now, TRUE);
  gint64 other = make_evening (NULL, 90, now, TRUE);

  set_draft (store, id, "agreement", "halfword");
  set_draft (store, id, "agreement", "halfword quasimodo");
  set_draft (store, id, "paper", "xylofoon");
  set_draft (store, other, "paper", "zeppelin");
  set_draft (store, id, "paper", NULL);
  reopen_at (now);
  g_autofree char *agreement = load_draft (store, id, "agreement");
  g_autofree char *paper = load_draft (store, id, "paper");
  g_autofree char *others = load_draft (store, other, "paper");
  ck_assert_pstr_eq (agreement, "halfword quasimodo");
  ck_assert_ptr_null (paper);
  ck_assert_pstr_eq (others, "zeppelin");
  ck_assert (finds (store, "quasimodo", ""));

  finalise (store, other);
  assert_gone (directory, "zeppelin");
  assert_there (directory, "quasimodo");
  reopen_at (now + 3 * DAY);
  assert_gone (directory, "quasimodo");
}
END_TEST

/* Somebody reads while the summary becomes final: it becomes final all the same, and the words go at the next occasion. */
START_TEST (test_finalise_with_a_reader)
{
  gint64 id = make_evening (NULL, 90, g_get_real_time (), TRUE);

  write_text (store, id, DRIE_NOTE_ADD, "a", "hash-of-a", "Scheldwoord xylofoon");
  dispose (store, id, "a", DRIE_DISPOSITION_REMOVED);
  DrieDatabase *reader = drie_readers_take (drie_store_get_readers (store), NULL);
  gint64 count;
  ck_assert (drie_statement_get_int (reader, "SELECT count (*) FROM note", &count, NULL));
  finalise (store, id);
  g_autoptr (DrieSummary) summary = load (store, id);
  ck_assert_int_eq (summary->status, DRIE_STATUS_FINAL);
  ck_assert_ptr_null (((DrieNote *)g_ptr_array_index (summary->notes, 0))->text);
  drie_readers_give_back (drie_store_get_readers (store), reader);

  g_clear_pointer (&store, drie_store_close);
  assert_gone (directory, "xylofoon");
}
END_TEST

/* After 14 days, final or not, nobody can be told apart any more, and removed words go; not a day earlier. */
START_TEST (test_fourteen_days)
{
  gint64 now = g_get_real_time ();
  gint64 id = make_evening (NULL, 90, now, TRUE);

  write_text (store, id, DRIE_NOTE_ADD, "a", "hash-of-a", "Scheldwoord xylofoon");
  write_text (store, id, DRIE_NOTE_ADD, "b", "hash-of-b", "Gewone zeppelin");
  dispose (store, id, "a", DRIE_DISPOSITION_REMOVED);
  g_autoptr (DrieSummary) before = load (store, id);

  reopen_at (now + 14 * DAY - DAY / 24);
  g_autoptr (DrieSummary) early = load (store, id);
  ck_assert_ptr_nonnull (early->device_key);
  ck_assert_ptr_nonnull (find_note (early, "a"));

  reopen_at (now + 14 * DAY + DAY / 24);
  g_autoptr (DrieSummary) after = load (store, id);
  ck_assert_int_eq (after->status, DRIE_STATUS_CLOSED);
  ck_assert_ptr_null (after->device_key);
  ck_assert_uint_eq (after->notes->len, 2);
  ck_assert_ptr_null (find_note (after, "a"));
  assert_gone (directory, "hash-of-");
  assert_gone (directory, before->device_key);
  assert_gone (directory, find_note (before, "b")->key);
  assert_gone (directory, "xylofoon");
  assert_there (directory, "zeppelin");
  ck_assert_uint_eq (drie_store_get_erased (store).notes, 0);
}
END_TEST

/* An evening that was left running can still go on after 14 days, with a new key; one that has not begun keeps its own. */
START_TEST (test_fourteen_days_of_a_running_evening)
{
  gint64 now = g_get_real_time ();
  gint64 running = make_evening (NULL, 90, now, FALSE);
  gint64 planned = create (store, "planned");

  write_text (store, running, DRIE_NOTE_ADD, "a", "hash-of-a", "Gewone zeppelin");
  g_autoptr (DrieSummary) before = load (store, running);
  g_autoptr (DrieSummary) planned_before = load (store, planned);

  reopen_at (now + 15 * DAY);
  g_autoptr (DrieSummary) after = load (store, running);
  ck_assert_ptr_nonnull (after->device_key);
  ck_assert_str_ne (after->device_key, before->device_key);
  ck_assert_ptr_null (((DrieNote *)g_ptr_array_index (after->notes, 0))->device);
  assert_gone (directory, before->device_key);

  reopen_at (now + 16 * DAY);
  g_autoptr (DrieSummary) again = load (store, running);
  ck_assert_str_eq (again->device_key, after->device_key);
  g_autoptr (DrieSummary) planned_after = load (store, planned);
  ck_assert_str_eq (planned_after->device_key, planned_before->device_key);
}
END_TEST

static void
write_with (gint64 id, const char *key, DrieDisposition disposition, gint64 group)
{
  g_autofree char *device = g_strconcat ("hashof", key, NULL);
  g_autofree char *text = g_strconcat ("wordsof", key, NULL);
  g_autoptr (DrieNote) note = make_note (key, device, text);
  g_autoptr (DrieNote) stored = NULL;

  note->language = g_strdup ("tr");
  write_note (store, id, DRIE_NOTE_ADD, note, &stored);
  stored->disposition = disposition;
  stored->group = group;
  stored->reason = g_strconcat ("reasonof", key, NULL);
  stored->translation = g_strconcat ("translationof", key, NULL);
  stored->answer = g_strconcat ("answerof", key, NULL);
  update_note (store, id, stored);
}

/* On the erase date the words of what was not put to the circle go, what was put stays, and all are still counted. It is told once. */
START_TEST (test_erase_date)
{
  static const char *const gone[] = { "received", "selected", "kept", "elsewhere", "notpossible", "personal", "removed", "grouped" };
  static const char *const kept[] = { "asked", "asking" };
  static const char *const parts[] = { "words", "reason", "translation", "answer" };
  gint64 now = g_get_real_time ();
  gint64 id = make_evening (NULL, 3, now, TRUE);

  write_with (id, "received", DRIE_DISPOSITION_RECEIVED, 0);
  write_with (id, "selected", DRIE_DISPOSITION_SELECTED, 0);
  write_with (id, "asking", DRIE_DISPOSITION_ASKING, 0);
  write_with (id, "asked", DRIE_DISPOSITION_ASKED, 0);
  write_with (id, "kept", DRIE_DISPOSITION_KEPT, 0);
  write_with (id, "elsewhere", DRIE_DISPOSITION_ELSEWHERE, 0);
  write_with (id, "notpossible", DRIE_DISPOSITION_NOT_POSSIBLE, 0);
  write_with (id, "personal", DRIE_DISPOSITION_PERSONAL, 0);
  write_with (id, "removed", DRIE_DISPOSITION_REMOVED, 0);
  g_autoptr (DrieSummary) before = load (store, id);
  write_with (id, "grouped", DRIE_DISPOSITION_ASKED, find_note (before, "asked")->id);
  set_recap (store, id, DRIE_RECAP_PUPILS, "recap-stays");

  reopen_at (now + 2 * DAY);
  ck_assert_uint_eq (drie_store_get_erased (store).evenings, 0);
  assert_there (directory, "wordsofreceived");

  reopen_at (now + 3 * DAY);
  ck_assert_uint_eq (drie_store_get_erased (store).evenings, 1);
  ck_assert_uint_eq (drie_store_get_erased (store).notes, G_N_ELEMENTS (gone));
  for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
        {
          g_autofree char *text = g_strdup_printf ("%sof%s", parts[p], gone[i]);
          assert_gone (directory, text);
        }
      for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
        {
          g_autofree char *text = g_strdup_printf ("%sof%s", parts[p], kept[i]);
          assert_there (directory, text);
        }
    }
  assert_there (directory, "recap-stays");

  g_autoptr (DrieSummary) after = load (store, id);
  ck_assert_uint_eq (after->notes->len, 10);
  ck_assert_uint_eq (drie_summary_count_disposition (after, DRIE_DISPOSITION_KEPT), 1);
  g_autofree char *found = search (store, "wordsofreceived");
  ck_assert_str_eq (found, "");
  g_autofree char *put = search (store, "wordsofasking");
  ck_assert_str_eq (put, "1 ");

  reopen_at (now + 4 * DAY);
  ck_assert_uint_eq (drie_store_get_erased (store).evenings, 0);
}
END_TEST

/* The date counts from the planned day or the real one, whichever is later: a wrong year in a plan erases nothing that has just been. */
START_TEST (test_erase_date_counts_from_the_later_day)
{
  gint64 now = g_get_real_time ();
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();
  g_autoptr (GDateTime) in_ten_days = g_date_time_add_days (today, 10);
  g_autofree char *future = g_date_time_format (in_ten_days, "%Y-%m-%d");
  gint64 wrong_year = make_evening ("2001-01-01", 3, now, TRUE);
  gint64 early = make_evening (future, 3, now, TRUE);
  gint64 old = make_evening ("2001-01-01", 3, now - 1000 * DAY, TRUE);
  gint64 never = create (store, "never began");

  write_with (wrong_year, "wrongyear", DRIE_DISPOSITION_RECEIVED, 0);
  write_with (early, "early", DRIE_DISPOSITION_RECEIVED, 0);
  write_with (old, "old", DRIE_DISPOSITION_RECEIVED, 0);
  reopen_at (now);
  assert_there (directory, "wordsofwrongyear");
  assert_gone (directory, "wordsofold");
  reopen_at (now + 4 * DAY);
  assert_gone (directory, "wordsofwrongyear");
  assert_there (directory, "wordsofearly");
  reopen_at (now + 14 * DAY);
  assert_gone (directory, "wordsofearly");
  g_autoptr (DrieSummary) summary = load (store, never);
  ck_assert_ptr_nonnull (summary->device_key);
}
END_TEST

static char *
make_backup (const char *suffix, gint64 made)
{
  char *path = drie_files_path (directory, suffix);
  struct utimbuf times = { made / G_USEC_PER_SEC, made / G_USEC_PER_SEC };

  ck_assert (g_file_set_contents (path, "xylofoon", -1, NULL));
  ck_assert_int_eq (utime (path, &times), 0);
  return path;
}

/* Words also go from copies from before a migration: the copies that may hold them are removed, older ones stay. */
START_TEST (test_words_go_from_backups)
{
  gint64 now = g_get_real_time ();
  gint64 id = create (store, "evening");
  g_autofree char *older = make_backup (".before-v2", now - 2 * DAY);
  g_autofree char *newer = make_backup (".before-v3", now + DAY);

  write_text (store, id, DRIE_NOTE_ADD, "a", "device-a", "xylofoon");
  write_text (store, id, DRIE_NOTE_ADD, "b", "device-b", "zeppelin");
  g_clear_pointer (&store, drie_store_close);
  ck_assert_uint_eq (count_files (directory, "library.db.before-"), 2);

  reopen_at (now);
  write_text (store, id, DRIE_NOTE_WITHDRAW, "a", "device-a", NULL);
  g_clear_pointer (&store, drie_store_close);
  ck_assert (g_file_test (older, G_FILE_TEST_EXISTS));
  ck_assert (!g_file_test (newer, G_FILE_TEST_EXISTS));
}
END_TEST

/* No copy outlives its 14 days. */
START_TEST (test_old_backups_go)
{
  gint64 now = g_get_real_time ();
  g_autofree char *fresh = make_backup (".before-v2", now - 13 * DAY);
  g_autofree char *stale = make_backup (".before-v3", now - 15 * DAY);

  reopen_at (now);
  ck_assert (g_file_test (fresh, G_FILE_TEST_EXISTS));
  ck_assert (!g_file_test (stale, G_FILE_TEST_EXISTS));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("store-privacy");
  TCase *tcase = tcase_create ("privacy");

  tcase_add_checked_fixture (tcase, store_set_up, store_tear_down);
  tcase_add_test (tcase, test_withdrawn_words_go);
  tcase_add_test (tcase, test_withdrawn_words_go_after_a_crash);
  tcase_add_loop_test (tcase, test_words_of_many_go, 0, 3);
  tcase_add_test (tcase, test_finalise);
  tcase_add_test (tcase, test_drafts);
  tcase_add_test (tcase, test_finalise_with_a_reader);
  tcase_add_test (tcase, test_fourteen_days);
  tcase_add_test (tcase, test_fourteen_days_of_a_running_evening);
  tcase_add_test (tcase, test_erase_date);
  tcase_add_test (tcase, test_erase_date_counts_from_the_later_day);
  tcase_add_test (tcase, test_words_go_from_backups);
  tcase_add_test (tcase, test_old_backups_go);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
