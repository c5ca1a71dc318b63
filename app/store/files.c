/* The files of a library. SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/files.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "store/database.h"
#include "store/store.h"

#define NAME "library.db"
/* A disk that was full is no more once so many bytes are free. */
#define ROOM (1024 * 1024)
/* Copies from before a migration (before-vN) and from before a backup was restored. */
#define BACKUP_PREFIX NAME ".before-"

static const char *const companions[] = { "", "-wal", "-shm" };

/* What the names of files begin with that the store keeps. */
static const char *const own_names[] = { "library.", DRIE_STORE_LOGO };

/* A chain of more links than this leads nowhere. */
#define MAX_LINKS 40

char *
drie_files_path (const char *directory, const char *suffix)
{
  g_autofree char *name = g_strconcat (NAME, suffix, NULL);

  return g_build_filename (directory, name, NULL);
}

gint64
drie_files_get_size (const char *directory, const char *suffix)
{
  g_autofree char *path = drie_files_path (directory, suffix);
  GStatBuf info;

  return g_stat (path, &info) == 0 ? info.st_size : -1;
}

gboolean
drie_files_have_room (const char *directory)
{
  struct statvfs disk;

  return statvfs (directory, &disk) != 0 || disk.f_bavail > ROOM / disk.f_frsize;
}

static gboolean
can_be_read (const char *path)
{
  static const gsize size = 256 * 1024;
  g_autofree char *buffer = g_malloc (size);
  int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gssize got;

  if (file < 0)
    return errno == ENOENT;
  do
    got = read (file, buffer, size);
  while (got > 0);
  close (file);
  return got == 0;
}

gboolean
drie_files_check_disk (const char *directory, GError **error)
{
  g_autofree char *library = drie_files_path (directory, "");
  g_autofree char *journal = drie_files_path (directory, "-wal");

  if (can_be_read (library) && can_be_read (journal))
    return TRUE;
  drie_database_set_error (NULL, SQLITE_IOERR, error);
  return FALSE;
}

gboolean
drie_files_lie_still (const char *directory)
{
  return drie_files_get_size (directory, "-wal") <= 0 && drie_files_get_size (directory, "-shm") < 0;
}

static void
set_io_error (GError **error, const char *sentence, const char *path)
{
  int saved = errno;
  g_autofree char *shown = g_filename_display_name (path);

  /* Translators: a sentence without full stop about a file, the file, the system's reason. */
  g_set_error (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_IO, _ ("%s “%s”: %s"), sentence, shown, g_strerror (saved));
}

int
drie_files_lock (const char *directory, GError **error)
{
  g_autofree char *path = g_build_filename (directory, "library.lock", NULL);

  if (g_mkdir_with_parents (directory, 0700) != 0)
    {
      set_io_error (error, _ ("The folder of the library cannot be made"), directory);
      return -1;
    }

  int lock = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock < 0)
    {
      set_io_error (error, _ ("The library cannot be written in"), directory);
      return -1;
    }
  if (flock (lock, LOCK_EX | LOCK_NB) == 0)
    return lock;

  if (errno == EWOULDBLOCK)
    g_set_error_literal (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_BUSY,
                         _ ("The library is open in another window or program. Close that one first."));
  else
    set_io_error (error, _ ("The library cannot be locked"), path);
  close (lock);
  return -1;
}

void
drie_files_sync (const char *directory)
{
  int folder = g_open (directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (folder < 0)
    return;
  fsync (folder);
  close (folder);
}

char *
drie_files_make_suffix (const char *directory, const char *kind)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *stamp = g_strdup_printf (".%s-%s", kind, time);
  g_autofree char *suffix = g_strdup (stamp);

  for (guint n = 2; drie_files_get_size (directory, suffix) >= 0; n++)
    {
      g_free (suffix);
      suffix = g_strdup_printf ("%s-%u", stamp, n);
    }
  return g_steal_pointer (&suffix);
}

char *
drie_files_set_aside (const char *directory, GError **error)
{
  g_autofree char *suffix = drie_files_make_suffix (directory, "damaged");

  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *new_suffix = g_strconcat (suffix, companions[i], NULL);
      g_autofree char *from = drie_files_path (directory, companions[i]);
      g_autofree char *to = drie_files_path (directory, new_suffix);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        {
          set_io_error (error, _ ("The library is damaged and cannot be set aside"), from);
          return NULL;
        }
    }
  drie_files_sync (directory);
  return g_strconcat (NAME, suffix, NULL);
}

gboolean
drie_files_begin_new (const char *directory, GError **error)
{
  g_autofree char *path = drie_files_path (directory, DRIE_FILES_NEW);
  g_autofree char *journal = drie_files_path (directory, DRIE_FILES_NEW "-journal");

  g_unlink (journal);
  int file = g_open (path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0)
    {
      set_io_error (error, _ ("The library cannot be made"), path);
      return FALSE;
    }
  close (file);
  return TRUE;
}

gboolean
drie_files_finish_new (const char *directory, GError **error)
{
  g_autofree char *from = drie_files_path (directory, DRIE_FILES_NEW);
  g_autofree char *to = drie_files_path (directory, "");

  /* Leftovers of a library that somebody took away: empty, else it would have been set aside. */
  for (guint i = 1; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *stray = drie_files_path (directory, companions[i]);
      g_unlink (stray);
    }
  if (g_rename (from, to) != 0)
    {
      set_io_error (error, _ ("The library cannot be made"), to);
      return FALSE;
    }
  drie_files_sync (directory);
  return TRUE;
}

void
drie_files_remove_new (const char *directory)
{
  static const char *const ends[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *suffix = g_strconcat (DRIE_FILES_NEW, ends[i], NULL);
      g_autofree char *path = drie_files_path (directory, suffix);
      g_unlink (path);
    }
}

static guint
remove_backups_between (const char *directory, gint64 since, gint64 until)
{
  g_autoptr (GDir) folder = g_dir_open (directory, 0, NULL);
  const char *name;
  guint removed = 0;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);
      GStatBuf info;

      if (!g_str_has_prefix (name, BACKUP_PREFIX) || g_stat (path, &info) != 0)
        continue;
      /* A file's time is in whole seconds here: the second counts from its end. */
      gint64 made = ((gint64)info.st_mtime + 1) * G_USEC_PER_SEC;
      if (made >= since && made < until && g_unlink (path) == 0)
        removed++;
    }
  return removed;
}

guint
drie_files_remove_backups (const char *directory, gint64 since)
{
  return remove_backups_between (directory, since, G_MAXINT64);
}

guint
drie_files_remove_old_backups (const char *directory, gint64 until)
{
  return remove_backups_between (directory, 0, until);
}

static gboolean
is_same (const char *path, const char *other)
{
  GStatBuf mine, its;

  return g_stat (path, &mine) == 0 && g_stat (other, &its) == 0 && mine.st_dev == its.st_dev && mine.st_ino == its.st_ino;
}

gboolean
drie_files_is_library (const char *directory, const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *own = drie_files_path (directory, companions[i]);
      if (is_same (own, path))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_own_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (own_names); i++)
    if (g_str_has_prefix (name, own_names[i]))
      return TRUE;
  return FALSE;
}

/* Where links lead in the end, also if nothing is there yet. */
static char *
follow_links (const char *path)
{
  char *end = g_strdup (path);
  char *target;

  for (guint i = 0; i < MAX_LINKS && (target = g_file_read_link (end, NULL)) != NULL; i++)
    {
      g_autofree char *folder = g_path_get_dirname (end);
      g_autofree char *next = g_path_is_absolute (target) ? g_strdup (target) : g_build_filename (folder, target, NULL);
      g_free (target);
      g_free (end);
      end = g_steal_pointer (&next);
    }
  return end;
}

gboolean
drie_files_owns_place (const char *directory, const char *path)
{
  g_autofree char *end = follow_links (path);
  g_autofree char *folder = g_path_get_dirname (end);
  g_autofree char *wanted = g_path_get_basename (end);
  g_autoptr (GDir) files = g_dir_open (directory, 0, NULL);
  const char *name;

  if (has_own_name (wanted) && is_same (directory, folder))
    return TRUE;
  /* By another name, too. */
  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *own = g_build_filename (directory, name, NULL);
      if (has_own_name (name) && is_same (own, path))
        return TRUE;
    }
  return FALSE;
}
