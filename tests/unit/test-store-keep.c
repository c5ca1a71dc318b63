/* Evenings that come from other libraries and go for good; backups. What must be gone is looked for byte by byte in every file of the
 * library. SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-store-utils.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store/files.h"
#include "store/schema.h"
#include "store/statement.h"

#define DAY ((gint64)24 * 3600 * G_USEC_PER_SEC)

static char *elsewhere; /* a folder for backups */

static void
set_up (void)
{
  store_set_up ();
  elsewhere = test_temp_dir ();
}

static void
tear_down (void)
{
  store_tear_down ();
  test_remove_dir (elsewhere);
  g_free (elsewhere);
}

static char *
backup_path (void)
{
  return g_build_filename (elsewhere, "backup", NULL);
}

static gint64
make_evening (const char *theme, gint64 at)
{
  gint64 id = create (store, theme);

  add_event (store, id, 0, DRIE_EVENT_STARTED, at, at, DRIE_STATUS_RUNNING);
  add_event (store, id, 1, DRIE_EVENT_CLOSED, at, 0, DRIE_STATUS_CLOSED);
  return id;
}

/* As the reader of the archive gives it: numbered from 1, of the evening that began at @at. */
static DrieSummary *
foreign_evening (gint64 at, int erase_after_days)
{
  DrieSummary *summary = drie_summary_new ();
  DrieEvent events[] = { { DRIE_EVENT_STARTED, at, at }, { DRIE_EVENT_CLOSED, at + 1, 0 } };

  summary->uuid = g_strdup ("5f0c2f6e-8b1e-4e53-9d53-6f8f6f6b3c11");
  summary->status = DRIE_STATUS_CLOSED;
  summary->closed_at = at + 1;
  g_free (summary->plan->theme);
  summary->plan->theme = g_strdup ("Van elders");
  summary->plan->erase_after_days = erase_after_days;
  g_array_append_vals (summary->events, events, 2);
  summary->recaps[DRIE_RECAP_SHARED] = g_strdup ("gedeeld");
  for (guint i = 0; i < 3; i++)
    {
      DrieNote *note = drie_note_new ();
      note->id = i + 1;
      note->from = DRIE_CIRCLE_PARENTS;
      note->to = DRIE_CIRCLE_PUPILS;
      note->step = 1;
      note->text = g_strdup_printf ("zeppelin%u", i);
      g_ptr_array_add (summary->notes, note);
    }
  /* The first stands under the last, which came after it. */
  ((DrieNote *)g_ptr_array_index (summary->notes, 0))->group = 3;
  ((DrieNote *)g_ptr_array_index (summary->notes, 1))->disposition = DRIE_DISPOSITION_ASKED;
  ((DrieNote *)g_ptr_array_index (summary->notes, 1))->asked_at = at;
  return summary;
}

static gint64
import (DrieSummary *summary, GCancellable *cancellable, gboolean *known, GError **error)
{
  GAsyncResult *slot = NULL;

  drie_store_import_async (store, summary, cancellable, test_result_cb, &slot);
  g_autoptr (GAsyncResult) result = wait_for (&slot);
  return drie_store_import_finish (store, result, known, error);
}

static void
assert_evenings (guint n)
{
  g_autoptr (GPtrArray) entries = drie_store_list (store, NULL, NULL);

  ck_assert_uint_eq (entries->len, n);
}

/* Everything comes over, groups too, whichever note came first; a second time it is recognised and left alone. */
START_TEST (test_import)
{
  gint64 now = g_get_real_time ();
  gboolean known = TRUE;

  create (store, "mijn eigen");
  gint64 id = import (foreign_evening (now, 90), NULL, &known, NULL);
  ck_assert_int_eq (id, 2);
  ck_assert (!known);
  g_autoptr (DrieSummary) summary = load (store, id);
  ck_assert_str_eq (summary->uuid, "5f0c2f6e-8b1e-4e53-9d53-6f8f6f6b3c11");
  ck_assert_int_eq (summary->status, DRIE_STATUS_CLOSED);
  ck_assert_int_eq (summary->closed_at, now + 1);
  ck_assert_uint_eq (summary->events->len, 2);
  ck_assert_str_eq (summary->recaps[DRIE_RECAP_SHARED], "gedeeld");
  ck_assert_uint_eq (summary->notes->len, 3);
  const DrieNote *first = g_ptr_array_index (summary->notes, 0), *last = g_ptr_array_index (summary->notes, 2);
  ck_assert_int_eq (first->group, last->id);
  ck_assert_int_eq (last->group, 0);
  ck_assert_ptr_null (first->key);
  ck_assert_ptr_null (summary->device_key);
  ck_assert_uint_eq (strlen (summary->code), 6);
  test_wait_until (finds (store, "zeppelin1 gedeeld elders", "2 "));

  ck_assert_int_eq (import (foreign_evening (now, 90), NULL, &known, NULL), 2);
  ck_assert (known);
  assert_evenings (2);
}
END_TEST

/* An evening that was to be erased long ago does not come back with its words, not even into a corner of a file. */
START_TEST (test_import_after_its_erase_date)
{
  gboolean known;
  gint64 id = import (foreign_evening (g_get_real_time () - 100 * DAY, 90), NULL, &known, NULL);

  ck_assert_int_eq (id, 1);
  assert_gone (directory, "zeppelin0");
  assert_gone (directory, "zeppelin2");
  assert_there (directory, "zeppelin1");
  g_autoptr (DrieSummary) summary = load (store, id);
  ck_assert_uint_eq (summary->notes->len, 3);
}
END_TEST

/* What is cancelled, or does not go through, leaves nothing. */
START_TEST (test_import_whole_or_not)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) cancelled = NULL;
  g_autoptr (GError) refused = NULL;
  DrieSummary *broken = foreign_evening (g_get_real_time (), 90);
  gboolean known;

  g_cancellable_cancel (cancellable);
  ck_assert_int_eq (import (foreign_evening (g_get_real_time (), 90), cancellable, &known, &cancelled), 0);
  ck_assert (g_error_matches (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  ((DrieNote *)g_ptr_array_index (broken->notes, 2))->source = 77; /* no such thing, found when all else is stored */
  ck_assert_int_eq (import (broken, NULL, &known, &refused), 0);
  ck_assert_ptr_nonnull (refused);
  assert_evenings (0);
  ck_assert_int_eq (import (foreign_evening (g_get_real_time (), 90), NULL, &known, NULL), 1);
}
END_TEST

/* An evening that is erased leaves no byte, in whatever part of it the words stood; the others stay. */
START_TEST (test_erase)
{
  gint64 id = make_evening ("Quasimodo", g_get_real_time ());
  gint64 other = create (store, "Blijft");
  g_autoptr (DrieAgreement) agreement = drie_agreement_new ();
  GAsyncResult *slot = NULL;

  write_text (store, id, DRIE_NOTE_ADD, "a", "hash-of-a", "xylofoon");
  write_text (store, other, DRIE_NOTE_ADD, "b", "hash-of-b", "zeppelin");
  set_recap (store, id, DRIE_RECAP_PUPILS, "yoghurt");
  g_free (agreement->what);
  agreement->what = g_strdup ("wolkenkrabber");
  put_agreement (store, id, agreement);
  wait_for_index (store, other);
  g_autoptr (DrieSummary) before = load (store, id);
  assert_there (directory, "quasimodo");

  drie_store_erase_async (store, id, test_result_cb, &slot);
  g_autoptr (GAsyncResult) result = wait_for (&slot);
  ck_assert (drie_store_finish (store, result, NULL));
  const char *words[] = { "quasimodo", "xylofoon", "hash-of-a", "yoghurt", "wolkenkrabber", before->uuid, before->device_key };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    assert_gone (directory, words[i]);
  assert_there (directory, "zeppelin");
  ck_assert (finds (store, "quasimodo", ""));
  ck_assert (finds (store, "zeppelin", "2 "));
  g_autofree char *trouble = check_integrity (directory);
  ck_assert_msg (trouble == NULL, "%s", trouble);

  slot = NULL;
  drie_store_erase_async (store, id, test_result_cb, &slot);
  g_autoptr (GAsyncResult) again = wait_for (&slot);
  g_autoptr (GError) error = NULL;
  ck_assert (!drie_store_finish (store, again, &error));
  ck_assert (g_error_matches (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_NOT_FOUND));
}
END_TEST

static DrieErased
purge (const char *before)
{
  GAsyncResult *slot = NULL;
  DrieErased erased = { 0 };

  drie_store_purge_async (store, before, test_result_cb, &slot);
  g_autoptr (GAsyncResult) result = wait_for (&slot);
  ck_assert (drie_store_purge_finish (store, result, &erased, NULL));
  return erased;
}

/* Every erase date before the day, none on it; what an evening that goes on gets afterwards has its date, too. */
START_TEST (test_purge)
{
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();
  g_autoptr (GDateTime) due = g_date_time_add_days (today, 90);
  g_autoptr (GDateTime) after = g_date_time_add_days (today, 91);
  g_autofree char *on_the_day = g_date_time_format (due, "%Y-%m-%d");
  g_autofree char *day_after = g_date_time_format (after, "%Y-%m-%d");
  gint64 now = g_get_real_time ();
  gint64 id = create (store, "loopt");

  add_event (store, id, 0, DRIE_EVENT_STARTED, now, now, DRIE_STATUS_RUNNING);
  write_text (store, id, DRIE_NOTE_ADD, "a", "device", "xylofoon");
  ck_assert_uint_eq (purge (on_the_day).notes, 0);
  assert_there (directory, "xylofoon");
  DrieErased erased = purge (day_after);
  ck_assert_uint_eq (erased.evenings, 1);
  ck_assert_uint_eq (erased.notes, 1);
  assert_gone (directory, "xylofoon");
  ck_assert_uint_eq (purge (day_after).notes, 0);

  write_text (store, id, DRIE_NOTE_ADD, "b", "device", "quasimodo");
  ck_assert_uint_eq (purge (day_after).notes, 1);
  assert_gone (directory, "quasimodo");
}
END_TEST

/* One file with every evening, and with nothing that says who wrote what, or that was taken back or removed; readable by its owner only. */
START_TEST (test_backup)
{
  gint64 id = make_evening ("Blijft", g_get_real_time ());
  gint64 running = create (store, "Loopt");
  g_autofree char *path = backup_path ();
  g_autoptr (DrieNote) note = make_note ("c", "hash-of-c", "zeppelin");
  GStatBuf info;
  gint permille = 0;

  note->language = g_strdup ("tlh-Klingon");
  write_text (store, id, DRIE_NOTE_ADD, "a", "hash-of-a", "xylofoon");
  write_text (store, id, DRIE_NOTE_ADD, "b", "hash-of-b", "quasimodo");
  write_note (store, id, DRIE_NOTE_ADD, note, NULL);
  wait_for_index (store, id);
  dispose (store, id, "b", DRIE_DISPOSITION_REMOVED);
  write_text (store, id, DRIE_NOTE_WITHDRAW, "a", "hash-of-a", NULL);
  g_autoptr (DrieSummary) summary = load (store, id);
  g_autoptr (DrieSummary) goes_on = load (store, running);

  ck_assert (drie_store_backup (store, path, NULL, &permille, NULL));
  ck_assert_int_eq (permille, 1000);
  ck_assert_uint_eq (count_files (elsewhere, ""), 1);
  ck_assert_int_eq (g_stat (path, &info), 0);
  ck_assert_int_eq (info.st_mode & 0777, 0600);
  const char *gone[]
      = { "hash-of-", "xylofoon", "quasimodo", "klingon", summary->device_key, goes_on->device_key, find_note (summary, "c")->key };
  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    assert_gone (elsewhere, gone[i]);
  assert_there (elsewhere, "zeppelin");
  assert_there (directory, "hash-of-c");
}
END_TEST

/* A backup that cannot be made leaves what was there; the library is not overwritten by its own backup. */
START_TEST (test_backup_fails)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = backup_path ();
  g_autofree char *nowhere = g_build_filename (elsewhere, "none", "backup", NULL);
  g_autofree char *itself = drie_files_path (directory, "");
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  create (store, "evening");
  ck_assert (g_file_set_contents (path, "older", -1, NULL));
  g_cancellable_cancel (cancellable);
  ck_assert (!drie_store_backup (store, path, cancellable, NULL, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  ck_assert (g_file_get_contents (path, &content, NULL, NULL));
  ck_assert_str_eq (content, "older");
  ck_assert_uint_eq (count_files (elsewhere, ""), 1);

  ck_assert (!drie_store_backup (store, nowhere, NULL, NULL, NULL));
  ck_assert (!drie_store_backup (store, itself, NULL, NULL, NULL));
  ck_assert (!drie_store_backup (store, elsewhere, NULL, NULL, NULL));
  assert_evenings (1);
}
END_TEST

/* The backup's evenings replace the library's, which are kept beside it; the store goes on with them, and can be written to. */
START_TEST (test_restore)
{
  g_autofree char *path = backup_path ();
  gint64 id = make_evening ("Uit de back-up", g_get_real_time ());
  g_autoptr (GError) error = NULL;

  write_text (store, id, DRIE_NOTE_ADD, "a", "device", "zeppelin");
  g_autoptr (DrieSummary) before = load (store, id);
  ck_assert (drie_store_backup (store, path, NULL, NULL, NULL));
  gint64 later = create (store, "Kwam daarna");
  write_text (store, later, DRIE_NOTE_ADD, "b", "device", "quasimodo");
  wait_for_index (store, later);
  dispose (store, id, "a", DRIE_DISPOSITION_KEPT);

  ck_assert_msg (drie_store_restore (store, path, NULL, NULL, &error), "%s", error != NULL ? error->message : "");
  assert_evenings (1);
  g_autoptr (DrieSummary) after = load (store, id);
  ck_assert_str_eq (after->uuid, before->uuid);
  ck_assert_str_eq (after->code, before->code);
  ck_assert_int_eq (((DrieNote *)g_ptr_array_index (after->notes, 0))->disposition, DRIE_DISPOSITION_RECEIVED);
  ck_assert (finds (store, "zeppelin", "1 "));
  ck_assert (finds (store, "quasimodo", ""));
  ck_assert_uint_eq (count_files (directory, "library.db.before-restore-"), 1);

  ck_assert_int_eq (create (store, "Gaat verder"), 2);
  write_text (store, 2, DRIE_NOTE_ADD, "c", "device", "nieuw");
  test_wait_until (finds (store, "nieuw", "2 "));
  g_clear_pointer (&store, drie_store_close);
  g_autofree char *trouble = check_integrity (directory);
  ck_assert_msg (trouble == NULL, "%s", trouble);
  /* The old evenings are there to go back to, but not for ever. */
  assert_there (directory, "quasimodo");
  store = open_store_at (directory, g_get_real_time () + 15 * DAY);
  assert_gone (directory, "quasimodo");
}
END_TEST

static char *
read_logo (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, DRIE_STORE_LOGO, NULL);
  char *content = NULL;

  return g_file_get_contents (path, &content, NULL, NULL) ? content : NULL;
}

static void
write_logo (const char *content)
{
  g_autofree char *path = g_build_filename (directory, DRIE_STORE_LOGO, NULL);

  ck_assert (g_file_set_contents (path, content, -1, NULL));
}

/* The school's logo goes along, and comes back; a backup without one, and one that is refused, leave the logo that is there. */
START_TEST (test_logo)
{
  g_autofree char *path = backup_path ();
  g_autofree char *bare = g_strconcat (path, "-bare", NULL);
  g_autofree char *broken = g_strconcat (path, "-broken", NULL);

  create (store, "evening");
  ck_assert (drie_store_backup (store, bare, NULL, NULL, NULL));
  write_logo ("\x89PNG first");
  ck_assert (drie_store_backup (store, path, NULL, NULL, NULL));
  write_logo ("\x89PNG second");
  ck_assert (g_file_set_contents (broken, "no backup", -1, NULL));
  ck_assert (!drie_store_restore (store, broken, NULL, NULL, NULL));
  ck_assert (drie_store_restore (store, bare, NULL, NULL, NULL));
  g_autofree char *kept = read_logo (directory);
  ck_assert_pstr_eq (kept, "\x89PNG second");
  ck_assert (drie_store_restore (store, path, NULL, NULL, NULL));
  g_autofree char *back = read_logo (directory);
  ck_assert_pstr_eq (back, "\x89PNG first");
  ck_assert_uint_eq (count_files (directory, DRIE_STORE_LOGO), 1);
  /* It lies in the backup only: the library can be backed up again. */
  ck_assert (drie_store_backup (store, path, NULL, NULL, NULL));
  assert_evenings (1);
}
END_TEST

/* Words whose date has come since the backup was made do not come back. */
START_TEST (test_restore_erases)
{
  g_autofree char *path = backup_path ();
  gint64 now = g_get_real_time ();
  gint64 id = make_evening ("Oud", now);

  write_text (store, id, DRIE_NOTE_ADD, "a", "device", "zeppelin");
  /* As if the backup were a hundred days old. */
  g_autofree char *library = drie_files_path (directory, "");
  g_autoptr (DrieDatabase) database = drie_database_open (library, DRIE_DATABASE_WRITE, NULL);
  ck_assert (drie_database_exec (database, "UPDATE event SET at = at - 8640000000000; UPDATE dialogue SET closed_at = NULL", NULL));
  g_clear_pointer (&database, drie_database_close);
  ck_assert (drie_store_backup (store, path, NULL, NULL, NULL));

  ck_assert (drie_store_restore (store, path, NULL, NULL, NULL));
  ck_assert_uint_eq (drie_store_get_erased (store).notes, 1);
  g_autoptr (DrieSummary) summary = load (store, id);
  ck_assert_ptr_null (((DrieNote *)g_ptr_array_index (summary->notes, 0))->text);
  ck_assert (finds (store, "zeppelin", ""));
}
END_TEST

static void
write_file (const char *path, const char *content, gssize length)
{
  ck_assert (g_file_set_contents (path, content, length, NULL));
}

static void
assert_refused (const char *path, int code)
{
  g_autoptr (GError) error = NULL;

  ck_assert (!drie_store_restore (store, path, NULL, NULL, &error));
  ck_assert_msg (g_error_matches (error, DRIE_STORE_ERROR, code), "%s", error->message);
  assert_evenings (1);
  ck_assert_uint_eq (count_files (directory, "library.db."), 0);
}

/* No file, no database, somebody else's, a newer one, a damaged one, and one that is cancelled: the library stays as it is. */
START_TEST (test_restore_refuses)
{
  g_autofree char *path = backup_path ();
  g_autofree char *half = g_build_filename (elsewhere, "half", NULL);
  g_autoptr (GPtrArray) scripts = drie_schema_get_scripts ();
  g_autofree char *newer = g_strdup_printf ("PRAGMA user_version = %u", scripts->len + 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *content = NULL;
  gsize length;

  create (store, "mijn eigen");
  assert_refused (path, DRIE_STORE_ERROR_NOT_FOUND);
  assert_refused (elsewhere, DRIE_STORE_ERROR_NOT_FOUND);
  write_file (path, "{}", -1);
  assert_refused (path, DRIE_STORE_ERROR_DAMAGED);
  write_file (path, "", 0);
  assert_refused (path, DRIE_STORE_ERROR_DAMAGED);

  ck_assert (drie_store_backup (store, path, NULL, NULL, NULL));
  ck_assert (g_file_get_contents (path, &content, &length, NULL));
  write_file (half, content, length / 2);
  assert_refused (half, DRIE_STORE_ERROR_DAMAGED);
  memset (content + length / 2, 'x', length / 4);
  write_file (half, content, length);
  assert_refused (half, DRIE_STORE_ERROR_DAMAGED);

  g_cancellable_cancel (cancellable);
  ck_assert (!drie_store_restore (store, path, cancellable, NULL, NULL));
  g_autoptr (DrieDatabase) database = drie_database_open (path, DRIE_DATABASE_WRITE, NULL);
  ck_assert (drie_database_exec (database, newer, NULL));
  g_clear_pointer (&database, drie_database_close);
  assert_refused (path, DRIE_STORE_ERROR_NEWER);
  ck_assert_int_eq (create (store, "nog steeds"), 2);
}
END_TEST

/* A backup that somebody changed with @script. */
static char *
make_changed (const char *name, const char *script)
{
  char *path = g_build_filename (elsewhere, name, NULL);
  g_autoptr (GError) error = NULL;

  ck_assert (drie_store_backup (store, path, NULL, NULL, NULL));
  g_autoptr (DrieDatabase) database = drie_database_open (path, DRIE_DATABASE_WRITE, NULL);
  ck_assert_msg (drie_database_exec (database, script, &error), "%s", error != NULL ? error->message : "");
  return path;
}

/* What has not the tables and triggers of a library, or rows that lead nowhere, is refused before anything is replaced. */
START_TEST (test_restore_refuses_changed)
{
  static const char *const scripts[] = {
    "PRAGMA foreign_keys = OFF; DROP TABLE event",
    "PRAGMA foreign_keys = OFF; DROP TABLE recap",
    "ALTER TABLE note RENAME COLUMN answer TO reply",
    "CREATE TRIGGER stray AFTER INSERT ON note BEGIN DELETE FROM note; END",
    "PRAGMA foreign_keys = OFF; UPDATE event SET dialogue = 99",
  };
  gint64 id = make_evening ("mijn eigen", g_get_real_time ());

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autofree char *name = g_strdup_printf ("changed-%u", i);
      g_autofree char *path = make_changed (name, scripts[i]);
      assert_refused (path, DRIE_STORE_ERROR_DAMAGED);
    }
  write_text (store, id, DRIE_NOTE_ADD, "a", "device", "gaat verder");
}
END_TEST

/* What a version said that is not there makes the evening unreadable, and nothing worse. */
START_TEST (test_said_by_no_version)
{
  gint64 id = make_evening ("versies", g_get_real_time ());
  g_autofree char *path = make_changed ("versions", "PRAGMA foreign_keys = OFF;"
                                                    "INSERT INTO version (dialogue, number, date, what) VALUES (1, 7, '2026-11-24', 'x');"
                                                    "INSERT INTO said_recap VALUES (1, 7, 'shared', 'x')");
  g_autoptr (GError) error = NULL;

  ck_assert_msg (drie_store_restore (store, path, NULL, NULL, &error), "%s", error != NULL ? error->message : "");
  ck_assert_ptr_null (drie_store_load (store, id, &error));
  ck_assert (g_error_matches (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_DAMAGED));
}
END_TEST

/* Two in the same second: the first copy of what was there stays beside the second. It does not say who wrote what. */
START_TEST (test_restore_twice)
{
  g_autofree char *path = backup_path ();
  gint64 id;

  ck_assert (drie_store_backup (store, path, NULL, NULL, NULL));
  id = make_evening ("Was er eerst", g_get_real_time ());
  write_text (store, id, DRIE_NOTE_ADD, "eenhoorn", "apparaat", "zeppelin");
  ck_assert (drie_store_restore (store, path, NULL, NULL, NULL));
  ck_assert (drie_store_restore (store, path, NULL, NULL, NULL));
  ck_assert_uint_eq (count_files (directory, "library.db.before-restore-"), 2);
  g_clear_pointer (&store, drie_store_close);
  assert_there (directory, "zeppelin");
  assert_gone (directory, "eenhoorn");
  assert_gone (directory, "apparaat");
}
END_TEST

/* A program that was killed while it restored leaves no words behind, and a backup takes nobody's file away. */
START_TEST (test_no_halves)
{
  g_autofree char *path = backup_path ();
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autofree char *half = drie_files_path (directory, ".new");

  write_file (part, "van mij", -1);
  ck_assert (drie_store_backup (store, path, NULL, NULL, NULL));
  ck_assert (g_file_test (part, G_FILE_TEST_EXISTS));
  ck_assert_uint_eq (count_files (elsewhere, ""), 2);
  g_clear_pointer (&store, drie_store_close);
  write_file (half, "quasimodo", -1);
  store = open_store (directory);
  assert_gone (directory, "quasimodo");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("store-keep");
  TCase *tcase = tcase_create ("keep");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, test_import);
  tcase_add_test (tcase, test_import_after_its_erase_date);
  tcase_add_test (tcase, test_import_whole_or_not);
  tcase_add_test (tcase, test_erase);
  tcase_add_test (tcase, test_purge);
  tcase_add_test (tcase, test_backup);
  tcase_add_test (tcase, test_backup_fails);
  tcase_add_test (tcase, test_restore);
  tcase_add_test (tcase, test_logo);
  tcase_add_test (tcase, test_restore_erases);
  tcase_add_test (tcase, test_restore_refuses);
  tcase_add_test (tcase, test_restore_refuses_changed);
  tcase_add_test (tcase, test_said_by_no_version);
  tcase_add_test (tcase, test_restore_twice);
  tcase_add_test (tcase, test_no_halves);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
