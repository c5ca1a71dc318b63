/* The logo beside the library, and inside of its backups. SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/logo.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/statement.h"
#include "store/store.h"

/* In backups only. */
#define MAKE_PLACE "DROP TABLE IF EXISTS logo; CREATE TABLE logo (png BLOB NOT NULL) STRICT"
#define HAS_PLACE  "SELECT count(*) FROM sqlite_schema WHERE name = 'logo'"
#define PUT        "INSERT INTO logo (png) VALUES (:png)"
#define GET        "SELECT png FROM logo"
#define DROP_PLACE "DROP TABLE logo"

static char *
get_path (const char *directory, const char *suffix)
{
  g_autofree char *name = g_strconcat (DRIE_STORE_LOGO, suffix, NULL);

  return g_build_filename (directory, name, NULL);
}

static gboolean
set_error (GError **error, const GError *why)
{
  /* Translators: the operating system's own sentence follows. */
  g_set_error (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_IO, _ ("The logo could not be copied: %s"), why->message);
  return FALSE;
}

gboolean
drie_logo_make_place_like (DrieDatabase *database, DrieDatabase *other, GError **error)
{
  gint64 has_place;

  return drie_statement_get_int (other, HAS_PLACE, &has_place, error)
         && (has_place == 0 || drie_database_exec (database, MAKE_PLACE, error));
}

gboolean
drie_logo_pack (DrieDatabase *backup, const char *directory, GError **error)
{
  g_autofree char *path = get_path (directory, "");
  g_autofree char *content = NULL;
  g_autoptr (GError) why = NULL;
  gsize size;

  if (!g_file_get_contents (path, &content, &size, &why))
    return g_error_matches (why, G_FILE_ERROR, G_FILE_ERROR_NOENT) || set_error (error, why);
  if (!drie_database_exec (backup, MAKE_PLACE, error))
    return FALSE;
  g_autoptr (DrieStatement) statement = drie_statement_prepare (backup, PUT, error);
  if (statement == NULL)
    return FALSE;
  drie_bind_blob (statement, ":png", content, size);
  return drie_statement_run (statement, NULL, error);
}

/* A small file, written whole or not at all. */
static gboolean
write_new (DrieDatabase *copy, const char *directory, GError **error)
{
  g_autofree char *path = get_path (directory, ".new");
  g_autoptr (DrieStatement) statement = drie_statement_prepare (copy, GET, error);
  g_autoptr (GError) why = NULL;
  DrieFetch fetch = statement != NULL ? drie_statement_fetch (statement, error) : DRIE_FETCH_FAILED;

  if (fetch != DRIE_FETCH_ROW)
    return fetch == DRIE_FETCH_END;
  const char *content = sqlite3_column_blob (statement, 0);
  return g_file_set_contents_full (path, content != NULL ? content : "", sqlite3_column_bytes (statement, 0),
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0600, &why)
         || set_error (error, why);
}

gboolean
drie_logo_unpack (DrieDatabase *copy, const char *directory, GError **error)
{
  gint64 has_place;

  if (!drie_statement_get_int (copy, HAS_PLACE, &has_place, error))
    return FALSE;
  return has_place == 0 || (write_new (copy, directory, error) && drie_database_exec (copy, DROP_PLACE, error));
}

void
drie_logo_keep (const char *directory, gboolean keep)
{
  g_autofree char *path = get_path (directory, "");
  g_autofree char *fresh = get_path (directory, ".new");

  if (!keep || g_rename (fresh, path) != 0)
    g_unlink (fresh);
}
