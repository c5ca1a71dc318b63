/* Copies of a whole library. SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/copy.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "store/files.h"
#include "store/logo.h"
#include "store/schema.h"
#include "store/search-sql.h"
#include "store/store.h"

/* Pages between two looks at whether somebody cancelled. */
#define PAGES_A_STEP 512

/* What a copy that leaves the laptop does not hold. An evening that can still go on gets a fresh key for its devices. */
#define MAKE_ANONYMOUS                                                                                                                     \
  "UPDATE note SET text = NULL, translation = NULL, reason = NULL, answer = NULL WHERE disposition = 'removed';"                           \
  "UPDATE note SET key = NULL, device = NULL, language = NULL;"                                                                            \
  "UPDATE dialogue SET device_key = CASE WHEN status IN ('planned', 'running') THEN lower (hex (randomblob (32))) END;"                    \
  "UPDATE library SET scrub_from = NULL;"

#define CHECK_INDEX "INSERT INTO search (search) VALUES ('integrity-check')"

gboolean
drie_copy_pages (sqlite3 *target, sqlite3 *source, GCancellable *cancellable, gint *permille, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target, "main", source, "main");
  int code = backup != NULL ? SQLITE_OK : sqlite3_extended_errcode (target);

  while (code == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    {
      code = sqlite3_backup_step (backup, PAGES_A_STEP);
      int pages = sqlite3_backup_pagecount (backup);
      if (permille != NULL && pages > 0)
        g_atomic_int_set (permille, (int)(1000 - (gint64)1000 * sqlite3_backup_remaining (backup) / pages));
    }
  /* Not at its end, it takes back what it wrote. */
  if (backup != NULL)
    sqlite3_backup_finish (backup);
  if (code == SQLITE_DONE)
    return TRUE;
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    drie_database_set_error (target, code, error);
  return FALSE;
}

static gboolean
set_copy_error (GError **error, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_IO, _ ("The library could not be copied to “%s”"), shown);
  return FALSE;
}

/* @path, which nobody has yet, for its owner only. */
static gboolean
make_empty (const char *path, GError **error)
{
  int file = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (file < 0)
    return set_copy_error (error, path);
  close (file);
  return TRUE;
}

static gboolean
copy_whole (DrieDatabase *source, const char *path, GCancellable *cancellable, gint *permille, GError **error)
{
  if (!make_empty (path, error))
    return FALSE;
  g_autoptr (DrieDatabase) target = drie_database_open (path, DRIE_DATABASE_WRITE, error);
  /* A file that is carried about is one file. */
  return target != NULL
         && drie_copy_pages (drie_database_get_handle (target), drie_database_get_handle (source), cancellable, permille, error)
         && drie_database_exec (target, "PRAGMA journal_mode = DELETE", error);
}

/* To the disk, and then to its name. */
static gboolean
give_name (const char *part, const char *path, GError **error)
{
  g_autofree char *directory = g_path_get_dirname (path);
  int file = g_open (part, O_RDONLY | O_CLOEXEC, 0);
  gboolean kept = file >= 0 && fsync (file) == 0;

  if (file >= 0)
    close (file);
  if (!kept || g_rename (part, path) != 0)
    return set_copy_error (error, path);
  drie_files_sync (directory);
  return TRUE;
}

gboolean
drie_copy_to_file (DrieDatabase *source, const char *path, GCancellable *cancellable, gint *permille, GError **error)
{
  g_autofree char *part = g_strdup_printf ("%s.%08x.part", path, g_random_int ());

  if (copy_whole (source, part, cancellable, permille, error) && give_name (part, path, error))
    return TRUE;
  g_unlink (part);
  return FALSE;
}

/* The index and the pages still know words that were deleted, until they are laid out anew. */
static gboolean
make_portable (DrieDatabase *copy, const char *directory, GError **error)
{
  return drie_database_exec (copy, "PRAGMA temp_store = MEMORY", error) && drie_database_begin (copy, error)
         && drie_database_exec (copy, MAKE_ANONYMOUS, error) && drie_logo_pack (copy, directory, error)
         && drie_database_commit (copy, error) && drie_database_exec (copy, "INSERT INTO search (search) VALUES ('optimize')", error)
         && drie_database_exec (copy, "VACUUM", error);
}

/* By way of a file without a name: of a program that is killed half way nothing stays that tells writers apart, here or on the stick. */
gboolean
drie_copy_to_backup (DrieDatabase *source, const char *directory, const char *path, GCancellable *cancellable, gint *permille,
                     GError **error)
{
  g_autoptr (DrieDatabase) copy = drie_database_open ("", DRIE_DATABASE_WRITE, error);

  return copy != NULL && drie_copy_pages (drie_database_get_handle (copy), drie_database_get_handle (source), cancellable, permille, error)
         && make_portable (copy, directory, error) && !g_cancellable_set_error_if_cancelled (cancellable, error)
         && drie_copy_to_file (copy, path, cancellable, NULL, error);
}

/* A file with a journal beside it is a library that somebody carried away as it was. */
static DrieDatabase *
open_backup (const char *path, GError **error)
{
  g_autofree char *journal = g_strconcat (path, "-wal", NULL);
  GStatBuf info;
  gboolean alone = g_stat (journal, &info) != 0 || info.st_size == 0;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_autofree char *shown = g_filename_display_name (path);
      g_set_error (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_NOT_FOUND, _ ("There is no file “%s”."), shown);
      return NULL;
    }
  return drie_database_open (path, alone ? DRIE_DATABASE_INSPECT : DRIE_DATABASE_READ, error);
}

static gboolean
check_backup (DrieDatabase *backup, GError **error)
{
  g_autoptr (GPtrArray) scripts = drie_schema_get_scripts ();
  gint64 version;

  if (!drie_schema_get_version (backup, &version, error))
    return FALSE;
  if (version > scripts->len)
    {
      g_set_error_literal (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_NEWER,
                           _ ("This backup was made by a newer version of Driegesprek. Restore it with that version."));
      return FALSE;
    }
  if (version == 0)
    {
      g_set_error_literal (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_DAMAGED, _ ("it is empty"));
      return FALSE;
    }
  return drie_schema_check (backup, version, error) && drie_database_check_pages (backup, error);
}

/* A damaged backup is no damaged library. */
static void
say_damaged (GError **error)
{
  if (!g_error_matches (*error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_DAMAGED))
    return;
  g_clear_error (error);
  g_set_error_literal (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_DAMAGED,
                       _ ("This file is no backup of Driegesprek, or it is damaged. The library was left as it is."));
}

static gboolean
bring_up_to_date (const char *path, const char *directory, GError **error)
{
  g_autoptr (GPtrArray) scripts = drie_schema_get_scripts ();
  g_autoptr (DrieDatabase) copy = drie_database_open (path, DRIE_DATABASE_WRITE, error);

  if (copy == NULL || !drie_logo_unpack (copy, directory, error) || !drie_schema_migrate (copy, scripts, NULL, error)
      || !drie_schema_check_rows (copy, error) || !drie_database_exec (copy, CHECK_INDEX, error))
    return FALSE;
  g_autoptr (GPtrArray) evenings = drie_search_sql_list (copy, NULL, error);
  return evenings != NULL;
}

gboolean
drie_copy_from_backup (const char *directory, const char *path, GCancellable *cancellable, gint *permille, GError **error)
{
  g_autofree char *fresh = drie_files_path (directory, DRIE_FILES_NEW);
  g_autoptr (GError) why = NULL;
  g_autoptr (DrieDatabase) backup = open_backup (path, &why);

  drie_files_remove_new (directory);
  if (backup != NULL && check_backup (backup, &why) && copy_whole (backup, fresh, cancellable, permille, &why)
      && bring_up_to_date (fresh, directory, &why))
    return TRUE;
  g_unlink (fresh);
  drie_logo_keep (directory, FALSE);
  say_damaged (&why);
  g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}

/* What the library holds is kept beside it, unless it stays after all. */
static gboolean
replace (DrieDatabase *library, DrieDatabase *fresh, const char *directory, GError **error)
{
  g_autofree char *suffix = drie_files_make_suffix (directory, "before-restore");
  g_autofree char *path = drie_files_path (directory, suffix);

  if (!drie_copy_to_backup (library, directory, path, NULL, NULL, error))
    return FALSE;
  if (drie_copy_pages (drie_database_get_handle (library), drie_database_get_handle (fresh), NULL, NULL, error))
    return TRUE;
  g_unlink (path);
  return FALSE;
}

gboolean
drie_copy_over_library (const char *directory, GError **error)
{
  g_autofree char *path = drie_files_path (directory, "");
  g_autofree char *fresh_path = drie_files_path (directory, DRIE_FILES_NEW);
  g_autoptr (DrieDatabase) fresh = drie_database_open (fresh_path, DRIE_DATABASE_READ, error);
  g_autoptr (DrieDatabase) library = fresh != NULL ? drie_database_open (path, DRIE_DATABASE_WRITE, error) : NULL;
  gboolean done = library != NULL && drie_database_set_up_writer (library, error) && replace (library, fresh, directory, error);

  g_unlink (fresh_path);
  drie_logo_keep (directory, done);
  return done;
}
