/* Opening a library: one writer, newer and damaged files, migrations, readers. SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-store-utils.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/files.h"
#include "store/schema.h"
#include "store/statement.h"

static char *library;

static void
set_up (void)
{
  folder_set_up ();
  library = drie_files_path (directory, "");
}

static void
tear_down (void)
{
  /* A test may have taken the folder's owner his rights. */
  g_chmod (directory, 0700);
  store_tear_down ();
  g_free (library);
}

static GBytes *
bytes_of (const char *path)
{
  char *content;
  gsize length;

  ck_assert_msg (g_file_get_contents (path, &content, &length, NULL), "cannot read %s", path);
  return g_bytes_new_take (content, length);
}

static void
put_bytes (const char *path, gsize offset, const void *bytes, gsize length)
{
  FILE *file = g_fopen (path, "r+b");

  ck_assert_ptr_nonnull (file);
  ck_assert_int_eq (fseek (file, offset, SEEK_SET), 0);
  ck_assert_uint_eq (fwrite (bytes, 1, length, file), length);
  ck_assert_int_eq (fclose (file), 0);
}

/* A library with an evening in it, closed. */
static void
make_library (void)
{
  g_autoptr (DrieStore) store = open_store (directory);
  gint64 id = create (store, "an evening");

  for (int i = 0; i < 200; i++)
    {
      g_autofree char *key = g_strdup_printf ("note %d", i);
      g_autoptr (DrieNote) note = make_note (key, "device", key);
      drie_store_write_note_async (store, id, DRIE_NOTE_ADD, note, NULL, NULL);
    }
  settle (store);
}

/* A library whose writer was killed: what was written last is in the journal only. */
static void
make_crashed_library (void)
{
  g_autofree char *copy = test_temp_dir ();
  const char *names[] = { "", "-wal" };

  make_library ();
  {
    g_autoptr (DrieStore) store = open_store (directory);
    create (store, "in the journal");
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      {
        g_autofree char *from = drie_files_path (directory, names[i]);
        g_autofree char *to = drie_files_path (copy, names[i]);
        g_autoptr (GBytes) bytes = bytes_of (from);
        ck_assert (g_file_set_contents (to, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
      }
  }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *from = drie_files_path (copy, names[i]);
      g_autofree char *to = drie_files_path (directory, names[i]);
      ck_assert_int_eq (g_rename (from, to), 0);
    }
  test_remove_dir (copy);
}

/* Every file of the folder with its bytes, but for the lock, whose content means nothing. */
static GHashTable *
snapshot (void)
{
  GHashTable *files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
  g_autoptr (GDir) folder = g_dir_open (directory, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);
      if (g_strcmp0 (name, "library.lock") != 0)
        g_hash_table_insert (files, g_strdup (name), bytes_of (path));
    }
  return files;
}

static void
assert_untouched (GHashTable *before)
{
  g_autoptr (GHashTable) after = snapshot ();
  GHashTableIter iter;
  gpointer name, bytes;

  ck_assert_uint_eq (g_hash_table_size (before), g_hash_table_size (after));
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    {
      GBytes *now = g_hash_table_lookup (after, name);
      ck_assert_msg (now != NULL && g_bytes_equal (bytes, now), "%s is another now", (char *)name);
    }
}

/* The folder is made for its owner only, and so is the file. */
START_TEST (test_new_library)
{
  g_autofree char *deep = g_build_filename (directory, "a", "b", NULL);
  g_autoptr (DrieStore) store = open_store (deep);
  g_autofree char *path = drie_files_path (deep, "");
  g_autofree char *journal = drie_files_path (deep, "-wal");
  GStatBuf info;

  create (store, "first");
  ck_assert_int_eq (g_stat (deep, &info), 0);
  ck_assert_uint_eq (info.st_mode & 0777, 0700);
  ck_assert_int_eq (g_stat (path, &info), 0);
  ck_assert_uint_eq (info.st_mode & 0777, 0600);
  ck_assert_int_eq (g_stat (journal, &info), 0);
  ck_assert_uint_eq (info.st_mode & 0777, 0600);
  g_clear_pointer (&store, drie_store_close);
  test_remove_dir (deep);
  g_autofree char *middle = g_path_get_dirname (deep);
  g_rmdir (middle);
}
END_TEST

/* What was left of a library that could not be made is no obstacle. */
START_TEST (test_unfinished_library)
{
  g_autofree char *unfinished = drie_files_path (directory, ".new");
  g_autofree char *journal = drie_files_path (directory, ".new-journal");

  ck_assert (g_file_set_contents (unfinished, "half", -1, NULL));
  ck_assert (g_file_set_contents (journal, "half", -1, NULL));
  g_autoptr (DrieStore) store = open_store (directory);
  create (store, "first");
  ck_assert_uint_eq (count_files (directory, "library.db.new"), 0);
}
END_TEST

/* A folder that cannot be made is an error with a sentence, no crash. */
START_TEST (test_impossible_folder)
{
  g_autofree char *file = g_build_filename (directory, "file", NULL);
  g_autofree char *below = g_build_filename (file, "library", NULL);

  ck_assert (g_file_set_contents (file, "", 0, NULL));
  g_autofree char *message = expect_open_error (below, DRIE_STORE_WRITE, DRIE_STORE_ERROR_IO);
  ck_assert_ptr_nonnull (strstr (message, below));
}
END_TEST

/* One writer at a time, in this program or another one; readers beside it. When the writer is gone, the next one may. */
START_TEST (test_lock)
{
  g_autoptr (DrieStore) store = open_store (directory);
  gint64 id = create (store, "locked");
  g_autofree char *message = expect_open_error (directory, DRIE_STORE_WRITE, DRIE_STORE_ERROR_BUSY);

  g_autoptr (DrieStore) reader = drie_store_open (directory, DRIE_STORE_READ, NULL);
  ck_assert_ptr_nonnull (reader);
  g_autoptr (DrieSummary) summary = load (reader, id);
  ck_assert_str_eq (summary->plan->theme, "locked");
  /* Also what is written later. */
  ck_assert_int_eq (write_text (store, id, DRIE_NOTE_ADD, "key", "device", "text"), DRIE_NOTE_DONE);
  g_autoptr (DrieSummary) later = load (reader, id);
  ck_assert_uint_eq (later->notes->len, 1);

  g_clear_pointer (&store, drie_store_close);
  store = open_store (directory);
  g_autoptr (DrieSummary) after = load (reader, id);
  ck_assert_uint_eq (after->notes->len, 1);
}
END_TEST

/* The lock of a process that was killed is gone, and what it had written is there. */
START_TEST (test_lock_of_a_killed_process)
{
  int ready[2];
  char byte;

  ck_assert_int_eq (pipe (ready), 0);
  pid_t child = fork ();
  if (child == 0)
    {
      DrieStore *store = open_store (directory);
      create (store, "written by the dead");
      if (write (ready[1], "x", 1) == 1)
        pause ();
      _exit (1);
    }
  close (ready[1]);
  ck_assert_int_eq (read (ready[0], &byte, 1), 1);
  close (ready[0]);
  g_autofree char *message = expect_open_error (directory, DRIE_STORE_WRITE, DRIE_STORE_ERROR_BUSY);
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);

  g_autoptr (DrieStore) store = open_store (directory);
  g_autofree char *found = search (store, "dead");
  ck_assert_str_eq (found, "1 ");
}
END_TEST

/* A library of a newer program is refused, and not a byte of it changes, no helper file is left. */
START_TEST (test_newer)
{
  const guint8 version[4] = { 0, 0, 3, 231 };

  make_library ();
  put_bytes (library, 60, version, sizeof version);
  g_autoptr (GHashTable) before = snapshot ();
  for (int mode = DRIE_STORE_READ; mode <= DRIE_STORE_WRITE; mode++)
    {
      g_autofree char *message = expect_open_error (directory, mode, DRIE_STORE_ERROR_NEWER);
      assert_untouched (before);
    }
  ck_assert_uint_eq (g_hash_table_size (before), 1);
}
END_TEST

static void
set_version (sqlite3 *handle, int version)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", version);
  ck_assert_int_eq (sqlite3_exec (handle, sql, NULL, NULL, NULL), SQLITE_OK);
}

/* Also when only the journal knows that it is newer, since the newer program was killed: file and journal stay as they are. */
START_TEST (test_newer_in_the_journal)
{
  g_autofree char *journal = drie_files_path (directory, "-wal");

  make_library ();
  pid_t child = fork ();
  if (child == 0)
    {
      sqlite3 *handle;
      if (sqlite3_open (library, &handle) == SQLITE_OK)
        set_version (handle, 999);
      _exit (0);
    }
  waitpid (child, NULL, 0);
  g_autoptr (GBytes) file_before = bytes_of (library);
  g_autoptr (GBytes) journal_before = bytes_of (journal);
  ck_assert_uint_gt (g_bytes_get_size (journal_before), 0);

  for (int mode = DRIE_STORE_READ; mode <= DRIE_STORE_WRITE; mode++)
    {
      g_autofree char *message = expect_open_error (directory, mode, DRIE_STORE_ERROR_NEWER);
      g_autoptr (GBytes) file_after = bytes_of (library);
      g_autoptr (GBytes) journal_after = bytes_of (journal);
      ck_assert (g_bytes_equal (file_before, file_after));
      ck_assert (g_bytes_equal (journal_before, journal_after));
    }
}
END_TEST

typedef enum
{
  NO_DATABASE,
  EMPTY,
  HALF,
  BEGINNING,
  HOLE,
  ONE_PAGE,
  OTHER_DATABASE,
  ONLY_JOURNAL,
  N_DAMAGES,
} Damage;

static void
damage (Damage kind)
{
  g_autofree char *noise = g_strnfill (4096, '~');
  g_autofree char *journal = drie_files_path (directory, "-wal");
  g_autoptr (GBytes) whole = NULL;
  sqlite3 *handle;

  if (kind == ONLY_JOURNAL)
    make_crashed_library ();
  else
    make_library ();
  whole = bytes_of (library);
  switch (kind)
    {
    case NO_DATABASE:
      ck_assert (g_file_set_contents (library, "Geachte ouders, de afspraken van gisteren", -1, NULL));
      break;
    case EMPTY:
      ck_assert (g_file_set_contents (library, "", 0, NULL));
      break;
    case HALF:
      ck_assert_int_eq (truncate (library, g_bytes_get_size (whole) / 2), 0);
      break;
    case BEGINNING:
      ck_assert_int_eq (truncate (library, 700), 0);
      break;
    case HOLE:
      for (gsize at = 8 * 4096; at + 4096 <= g_bytes_get_size (whole); at += 4096)
        put_bytes (library, at, noise, 4096);
      break;
    case ONE_PAGE:
      put_bytes (library, g_bytes_get_size (whole) - 4096, noise, 4096);
      break;
    case OTHER_DATABASE:
      g_unlink (library);
      ck_assert_int_eq (sqlite3_open (library, &handle), SQLITE_OK);
      ck_assert_int_eq (sqlite3_exec (handle, "CREATE TABLE recipe (name)", NULL, NULL, NULL), SQLITE_OK);
      sqlite3_close (handle);
      break;
    case ONLY_JOURNAL:
      g_unlink (library);
      break;
    case N_DAMAGES:
      break;
    }
}

/* A damaged library: a reader leaves it as it is; a writer sets it aside under a name that it tells, byte for byte; the next time there
 * is a new one. */
START_TEST (test_damaged)
{
  damage (_i);
  g_autoptr (GHashTable) before = snapshot ();
  g_autoptr (GBytes) damaged = _i == ONLY_JOURNAL ? NULL : bytes_of (library);
  g_autofree char *read_message = expect_open_error (directory, DRIE_STORE_READ, DRIE_STORE_ERROR_DAMAGED);
  assert_untouched (before);

  g_autofree char *message = expect_open_error (directory, DRIE_STORE_WRITE, DRIE_STORE_ERROR_DAMAGED);
  ck_assert_uint_eq (count_files (directory, "library.db.damaged-"), 1);
  ck_assert_uint_eq (count_files (directory, "library.db"), 1);
  g_autoptr (GDir) folder = g_dir_open (directory, 0, NULL);
  const char *name = "library.lock";
  while (g_strcmp0 (name, "library.lock") == 0)
    name = g_dir_read_name (folder);
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autofree char *named = g_strdup (name);
  if (_i == ONLY_JOURNAL)
    *strstr (named, "-wal") = '\0';
  ck_assert_msg (strstr (message, named) != NULL, "“%s” does not name %s", message, named);
  if (damaged != NULL)
    {
      g_autoptr (GBytes) aside = bytes_of (path);
      ck_assert (g_bytes_equal (damaged, aside));
    }

  g_autoptr (DrieStore) store = open_store (directory);
  g_autofree char *all = search (store, NULL);
  ck_assert_str_eq (all, "");
  ck_assert_int_eq (create (store, "anew"), 1);
}
END_TEST

/* Twice within a second: both damaged ones are kept. */
START_TEST (test_damaged_twice)
{
  for (int i = 0; i < 3; i++)
    {
      ck_assert (g_file_set_contents (library, "damaged", -1, NULL));
      g_autofree char *message = expect_open_error (directory, DRIE_STORE_WRITE, DRIE_STORE_ERROR_DAMAGED);
    }
  ck_assert_uint_eq (count_files (directory, "library.db.damaged-"), 3);
}
END_TEST

/* A journal that was cut off or garbled by a crash costs no more than what it held, and is no damage. */
START_TEST (test_broken_journal)
{
  g_autofree char *journal = drie_files_path (directory, "-wal");

  make_crashed_library ();
  if (_i == 0)
    ck_assert_int_eq (truncate (journal, 1000), 0);
  else
    ck_assert (g_file_set_contents (journal, "garbage that is no journal at all, but long enough to look like one", -1, NULL));
  g_autoptr (DrieStore) store = open_store (directory);
  g_autofree char *found = search (store, "an evening");
  ck_assert_str_eq (found, "1 ");
  g_autofree char *trouble = check_integrity (directory);
  ck_assert_msg (trouble == NULL, "%s", trouble);
}
END_TEST

/* What was only in the journal is there for whoever opens next, reader or writer. */
START_TEST (test_crashed)
{
  make_crashed_library ();
  g_autoptr (DrieStore) reader = drie_store_open (directory, DRIE_STORE_READ, NULL);
  ck_assert_ptr_nonnull (reader);
  g_autofree char *read = search (reader, "journal");
  ck_assert_str_eq (read, "2 ");
  g_clear_pointer (&reader, drie_store_close);

  g_autoptr (DrieStore) store = open_store (directory);
  g_autofree char *found = search (store, "journal");
  ck_assert_str_eq (found, "2 ");
}
END_TEST

static GPtrArray *
scripts_with (const char *extra)
{
  GPtrArray *scripts = drie_schema_get_scripts ();

  g_ptr_array_add (scripts, g_strdup (extra));
  return scripts;
}

/* Each step of a migration leads on from the one before; a copy from before the first of them stays, and is the old library. */
START_TEST (test_migration)
{
  g_autoptr (GPtrArray) scripts = scripts_with ("ALTER TABLE dialogue ADD COLUMN colour TEXT; UPDATE dialogue SET colour = 'red';");
  g_autofree char *backup = drie_files_path (directory, ".before");
  g_autoptr (GError) error = NULL;
  gint64 before = scripts->len - 1, version;

  g_ptr_array_add (scripts, g_strdup ("CREATE TABLE more (colour TEXT) STRICT; INSERT INTO more SELECT colour FROM dialogue;"));
  make_library ();

  g_autoptr (DrieDatabase) database = drie_database_open (library, DRIE_DATABASE_WRITE, NULL);
  ck_assert (drie_database_set_up_writer (database, NULL));
  ck_assert_msg (drie_schema_migrate (database, scripts, backup, &error), "%s", error != NULL ? error->message : "");
  ck_assert (drie_schema_get_version (database, &version, NULL));
  ck_assert_int_eq (version, before + 2);
  ck_assert (drie_statement_get_int (database, "SELECT count (*) FROM more WHERE colour = 'red'", &version, NULL));
  ck_assert_int_eq (version, 1);
  ck_assert (drie_statement_get_int (database, "PRAGMA foreign_keys", &version, NULL));
  ck_assert_int_eq (version, 1);

  g_autoptr (DrieDatabase) old = drie_database_open (backup, DRIE_DATABASE_INSPECT, NULL);
  ck_assert (drie_schema_get_version (old, &version, NULL));
  ck_assert_int_eq (version, before);
  ck_assert (drie_statement_get_int (old, "SELECT count (*) FROM note", &version, NULL));
  ck_assert_int_eq (version, 200);
  GStatBuf info;
  ck_assert_int_eq (g_stat (backup, &info), 0);
  ck_assert_uint_eq (info.st_mode & 0777, 0600);
  ck_assert_uint_eq (count_files (directory, "library.db.before"), 1);
}
END_TEST

/* A library as the first version laid it out is brought up to date by opening it: everything is there, and so is what came later. */
START_TEST (test_first_version)
{
  static const char back[]
      = "DROP TRIGGER note_unsaid; DROP TABLE said_recap; DROP TABLE said_addition; DROP TABLE said_agreement; DROP TABLE said_note;"
        "DROP TABLE draft; DROP TABLE addition; DROP TABLE version; DROP INDEX review_once;"
        "ALTER TABLE tally DROP COLUMN done; ALTER TABLE tally DROP COLUMN review; ALTER TABLE tally DROP COLUMN reviewed;"
        "ALTER TABLE dialogue DROP COLUMN follows; ALTER TABLE dialogue DROP COLUMN review_date; UPDATE dialogue SET status = 'final';";
  g_autofree char *backup = drie_files_path (directory, ".before-v2");
  sqlite3 *handle;

  make_library ();
  ck_assert_int_eq (sqlite3_open (library, &handle), SQLITE_OK);
  ck_assert_int_eq (sqlite3_exec (handle, back, NULL, NULL, NULL), SQLITE_OK);
  set_version (handle, 1);
  sqlite3_close (handle);
  g_autoptr (DrieStore) store = open_store (directory);
  ck_assert (g_file_test (backup, G_FILE_TEST_IS_REGULAR));
  g_autoptr (DrieSummary) summary = load (store, 1);
  ck_assert_uint_eq (summary->notes->len, 200);
  ck_assert_uint_eq (summary->versions->len, 1); /* a final summary has been made final once, nobody knows when */
  ck_assert_ptr_null (((DrieVersion *)g_ptr_array_index (summary->versions, 0))->date);
  set_draft (store, 1, "agreement", "half");
  g_autofree char *draft = load_draft (store, 1, "agreement");
  ck_assert_pstr_eq (draft, "half");
}
END_TEST

/* A step that fails in the middle leaves nothing of itself, keeps the steps before it, and can be tried again. */
START_TEST (test_migration_fails)
{
  static const char *const broken[] = {
    "CREATE TABLE half (a); CREATE TABLE nonsense nonsense;",
    "CREATE TABLE half (a); UPDATE note SET dialogue = 4711;",
    "CREATE TABLE half (a); INSERT INTO note (dialogue) VALUES (NULL);",
  };
  g_autoptr (GPtrArray) scripts = scripts_with ("CREATE TABLE done (a);");
  g_autofree char *backup = drie_files_path (directory, ".before");
  gint64 before = scripts->len - 1, value;

  make_library ();
  g_ptr_array_add (scripts, g_strdup (broken[_i]));
  g_autoptr (DrieDatabase) database = drie_database_open (library, DRIE_DATABASE_WRITE, NULL);
  for (int round = 0; round < 2; round++)
    {
      g_autoptr (GError) error = NULL;
      ck_assert (drie_database_set_up_writer (database, NULL));
      ck_assert (!drie_schema_migrate (database, scripts, backup, &error));
      ck_assert_ptr_nonnull (error);
      ck_assert (sqlite3_get_autocommit (drie_database_get_handle (database)));
      ck_assert (drie_schema_get_version (database, &value, NULL));
      ck_assert_int_eq (value, before + 1);
      ck_assert (drie_statement_get_int (database, "SELECT count (*) FROM sqlite_schema WHERE name = 'half'", &value, NULL));
      ck_assert_int_eq (value, 0);
      ck_assert (drie_statement_get_int (database, "SELECT count (*) FROM note", &value, NULL));
      ck_assert_int_eq (value, 200);
    }
}
END_TEST

/* If the copy cannot be made, the library stays as it is. */
START_TEST (test_migration_without_copy)
{
  g_autoptr (GPtrArray) scripts = scripts_with ("CREATE TABLE done (a);");
  g_autofree char *backup = g_build_filename (directory, "no such folder", "copy", NULL);
  g_autoptr (GError) error = NULL;
  gint64 before = scripts->len - 1, version;

  make_library ();
  g_autoptr (DrieDatabase) database = drie_database_open (library, DRIE_DATABASE_WRITE, NULL);
  ck_assert (!drie_schema_migrate (database, scripts, backup, &error));
  ck_assert_ptr_nonnull (error);
  ck_assert (drie_schema_get_version (database, &version, NULL));
  ck_assert_int_eq (version, before);
}
END_TEST

/* A new library and one that is up to date get no copy; opening again and again changes nothing. */
START_TEST (test_no_needless_copy)
{
  make_library ();
  for (int i = 0; i < 3; i++)
    drie_store_close (open_store (directory));
  ck_assert_uint_eq (count_files (directory, "library.db"), 1);
}
END_TEST

/* A reader needs a library, makes none, and leaves the folder as it was. */
START_TEST (test_read_nothing)
{
  g_autofree char *nowhere = g_build_filename (directory, "nowhere", NULL);
  g_autofree char *message = expect_open_error (nowhere, DRIE_STORE_READ, DRIE_STORE_ERROR_NOT_FOUND);
  g_autofree char *other = expect_open_error (directory, DRIE_STORE_READ, DRIE_STORE_ERROR_NOT_FOUND);

  ck_assert_uint_eq (count_files (directory, ""), 0);
}
END_TEST

/* What is asked of a writer that is none is answered with an error. */
START_TEST (test_reader_writes_nothing)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GError) error = NULL;

  make_library ();
  g_autoptr (DrieStore) reader = drie_store_open (directory, DRIE_STORE_READ, NULL);
  drie_store_set_published_async (reader, 1, TRUE, test_result_cb, &slot);
  g_autoptr (GAsyncResult) result = wait_for (&slot);
  ck_assert (!drie_store_finish (reader, result, &error));
  ck_assert (g_error_matches (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_IO));
}
END_TEST

/* What a reader finds who may not write in the folder: 0 everything, 2 a sentence about it. (Root may write anywhere, so a child becomes
 * nobody.) */
static int
read_as_nobody (void)
{
  int status;

  pid_t child = fork ();
  if (child == 0)
    {
      g_autoptr (GError) error = NULL;
      if (getuid () == 0 && setuid (65534) != 0)
        _exit (3);
      g_autoptr (DrieStore) writer = drie_store_open (directory, DRIE_STORE_WRITE, NULL);
      g_autoptr (DrieStore) store = drie_store_open (directory, DRIE_STORE_READ, &error);
      g_autoptr (GPtrArray) entries = store != NULL ? drie_store_list (store, "evening", NULL) : NULL;
      if (writer != NULL)
        _exit (1);
      if (entries != NULL)
        _exit (entries->len == 1 ? 0 : 1);
      _exit (g_error_matches (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_IO) && strstr (error->message, "protected") != NULL ? 2 : 1);
    }
  waitpid (child, &status, 0);
  return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}

/* A reader in a folder where it may not write reads a library that was closed, and leaves no trace. */
START_TEST (test_read_only_folder)
{
  make_library ();
  g_autoptr (GHashTable) before = snapshot ();

  g_chmod (library, 0644);
  g_chmod (directory, 0555);
  ck_assert_int_eq (read_as_nobody (), 0);
  assert_untouched (before);
}
END_TEST

/* With a journal beside it, that is not possible, and said in a sentence. */
START_TEST (test_read_only_folder_with_journal)
{
  g_autofree char *journal = drie_files_path (directory, "-wal");

  make_crashed_library ();
  g_chmod (library, 0644);
  g_chmod (journal, 0644);
  g_chmod (directory, 0555);
  ck_assert_int_eq (read_as_nobody (), 2);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("store-open");
  TCase *tcase = tcase_create ("opening");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, test_new_library);
  tcase_add_test (tcase, test_unfinished_library);
  tcase_add_test (tcase, test_impossible_folder);
  tcase_add_test (tcase, test_lock);
  tcase_add_test (tcase, test_lock_of_a_killed_process);
  tcase_add_test (tcase, test_newer);
  tcase_add_test (tcase, test_newer_in_the_journal);
  tcase_add_loop_test (tcase, test_damaged, 0, N_DAMAGES);
  tcase_add_test (tcase, test_damaged_twice);
  tcase_add_loop_test (tcase, test_broken_journal, 0, 2);
  tcase_add_test (tcase, test_crashed);
  tcase_add_test (tcase, test_migration);
  tcase_add_test (tcase, test_first_version);
  tcase_add_loop_test (tcase, test_migration_fails, 0, 3);
  tcase_add_test (tcase, test_migration_without_copy);
  tcase_add_test (tcase, test_no_needless_copy);
  tcase_add_test (tcase, test_read_nothing);
  tcase_add_test (tcase, test_reader_writes_nothing);
  tcase_add_test (tcase, test_read_only_folder);
  tcase_add_test (tcase, test_read_only_folder_with_journal);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
