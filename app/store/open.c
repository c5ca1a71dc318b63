/* From a folder to a sound connection. SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/open.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "store/files.h"
#include "store/schema.h"

/* Looking through a library costs some 3 ms a megabyte. Up to this size that goes unnoticed at every opening; beyond it only a library
 * that was not closed properly is looked through, since a file that was closed was whole then. */
#define CHECK_MAX_SIZE (16 * 1024 * 1024)

static gboolean
set_damaged (GError **error, const char *why)
{
  g_set_error (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_DAMAGED, _ ("The library is damaged (%s)"), why);
  return FALSE;
}

/* @version: (out): of the library */
static gboolean
check_version (DrieDatabase *database, gint64 *version, GError **error)
{
  g_autoptr (GPtrArray) scripts = drie_schema_get_scripts ();

  if (!drie_schema_get_version (database, version, error))
    return FALSE;
  if (*version > scripts->len)
    g_set_error_literal (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_NEWER,
                         _ ("The library was written by a newer version of Driegesprek. It was left as it is; open it with that version."));
  else if (*version == 0)
    set_damaged (error, _ ("it is empty"));
  return *version > 0 && *version <= scripts->len;
}

/* Its version and, if @whole, its pages. */
static gboolean
check (const char *directory, DrieDatabaseMode mode, gboolean whole, gint64 *version, GError **error)
{
  g_autofree char *path = drie_files_path (directory, "");
  g_autoptr (DrieDatabase) database = drie_database_open (path, mode, error);

  return database != NULL && check_version (database, version, error) && (!whole || drie_database_check_pages (database, error));
}

static gboolean
check_file (const char *directory, DrieDatabaseMode mode, gint64 *version, GError **error)
{
  gint64 size = drie_files_get_size (directory, "");

  if (size < 0)
    return set_damaged (error, _ ("its file is missing, but not its journal"));
  if (drie_files_lie_still (directory))
    return check (directory, DRIE_DATABASE_INSPECT, size <= CHECK_MAX_SIZE, version, error);
  gboolean crashed = mode == DRIE_DATABASE_WRITE && drie_files_get_size (directory, "-wal") > 0;
  return check (directory, mode, crashed || size <= CHECK_MAX_SIZE, version, error);
}

gboolean
drie_open_check (const char *directory, GError **error)
{
  g_autoptr (GPtrArray) scripts = drie_schema_get_scripts ();
  g_autoptr (GError) why = NULL;
  gint64 version;

  if (drie_files_get_size (directory, "") < 0 && drie_files_get_size (directory, "-wal") <= 0)
    {
      g_autofree char *shown = g_filename_display_name (directory);
      g_set_error (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_NOT_FOUND, _ ("There is no library in “%s”"), shown);
      return FALSE;
    }
  if (!check_file (directory, DRIE_DATABASE_READ, &version, &why))
    {
      if (g_access (directory, W_OK) != 0 && g_error_matches (why, DRIE_STORE_ERROR, DRIE_STORE_ERROR_DISK))
        g_set_error (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_IO,
                     _ ("The library is in use or was not closed properly, and cannot be read in a folder that is write-protected (%s)"),
                     why->message);
      else
        g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }
  if (version < scripts->len)
    g_set_error_literal (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_IO,
                         _ ("The library was written by an older version of Driegesprek. Open it with the program once."));
  return version == scripts->len;
}

/* A library that has its name is whole: it is made under another one. */
static gboolean
make_library (const char *directory, GError **error)
{
  g_autofree char *path = drie_files_path (directory, DRIE_FILES_NEW);
  g_autoptr (GPtrArray) scripts = drie_schema_get_scripts ();

  if (!drie_files_begin_new (directory, error))
    return FALSE;
  g_autoptr (DrieDatabase) database = drie_database_open (path, DRIE_DATABASE_WRITE, error);
  if (database == NULL || !drie_schema_migrate (database, scripts, NULL, error))
    return FALSE;
  g_clear_pointer (&database, drie_database_close);
  return drie_files_finish_new (directory, error);
}

/* Gives a damaged library another name and says so. */
static void
set_aside (const char *directory, const GError *why, GError **error)
{
  g_autofree char *name = drie_files_set_aside (directory, error);

  if (name != NULL)
    g_set_error (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_DAMAGED,
                 _ ("%s. It was set aside as “%s”, for somebody who knows SQLite; a new library is made the next time."), why->message,
                 name);
}

static gboolean
check_or_set_aside (const char *directory, gint64 *version, GError **error)
{
  g_autoptr (GError) why = NULL;

  if (check_file (directory, DRIE_DATABASE_WRITE, version, &why))
    return TRUE;
  if (g_error_matches (why, DRIE_STORE_ERROR, DRIE_STORE_ERROR_DAMAGED) && drie_files_check_disk (directory, error))
    set_aside (directory, why, error);
  else if (!g_error_matches (why, DRIE_STORE_ERROR, DRIE_STORE_ERROR_DAMAGED))
    g_propagate_error (error, g_steal_pointer (&why));
  return FALSE;
}

static DrieDatabase *
open_sound (const char *directory, gint64 version, GError **error)
{
  g_autofree char *path = drie_files_path (directory, "");
  g_autofree char *suffix = g_strdup_printf (".before-v%u", (guint)version + 1);
  g_autofree char *backup = drie_files_path (directory, suffix);
  g_autoptr (GPtrArray) scripts = drie_schema_get_scripts ();
  g_autoptr (DrieDatabase) database = drie_database_open (path, DRIE_DATABASE_WRITE, error);

  if (database == NULL || !drie_database_set_up_writer (database, error) || !drie_schema_migrate (database, scripts, backup, error))
    return NULL;
  drie_database_allow_checkpoint (database);
  return g_steal_pointer (&database);
}

DrieDatabase *
drie_open_writer (const char *directory, GError **error)
{
  gint64 version;

  if (drie_files_get_size (directory, "") < 0 && drie_files_get_size (directory, "-wal") <= 0 && !make_library (directory, error))
    return NULL;
  if (!check_or_set_aside (directory, &version, error))
    return NULL;
  return open_sound (directory, version, error);
}
