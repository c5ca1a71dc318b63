/* Versions and migrations. SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/schema.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "schema-resource.h"
#include "store/copy.h"
#include "store/statement.h"
#include "store/store.h"

GPtrArray *
drie_schema_get_scripts (void)
{
  GResource *resource = drie_store_get_resource ();
  GPtrArray *scripts = g_ptr_array_new_with_free_func (g_free);

  while (TRUE)
    {
      g_autofree char *path = g_strdup_printf ("/io/github/driegesprek/Driegesprek/store/schema/%03u.sql", scripts->len + 1);
      g_autoptr (GBytes) script = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      if (script == NULL)
        return scripts;
      g_ptr_array_add (scripts, g_strndup (g_bytes_get_data (script, NULL), g_bytes_get_size (script)));
    }
}

gboolean
drie_schema_get_version (DrieDatabase *database, gint64 *version, GError **error)
{
  gint64 application, tables;

  if (!drie_statement_get_int (database, "PRAGMA user_version", version, error)
      || !drie_statement_get_int (database, "PRAGMA application_id", &application, error)
      || !drie_statement_get_int (database, "SELECT count (*) FROM sqlite_schema", &tables, error))
    return FALSE;

  if (application != DRIE_SCHEMA_APPLICATION && tables + *version + application > 0)
    {
      g_set_error (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_DAMAGED, _ ("The file is not a library of Driegesprek"));
      return FALSE;
    }
  return TRUE;
}

/* Rows that refer to what is not there. */
static gboolean
count_dangling (DrieDatabase *database, gint64 *dangling, GError **error)
{
  return drie_statement_get_int (database, "SELECT count (*) FROM pragma_foreign_key_check", dangling, error);
}

static gboolean
check_references (DrieDatabase *database, GError **error)
{
  gint64 dangling;

  if (!count_dangling (database, &dangling, error))
    return FALSE;
  if (dangling > 0)
    g_set_error (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_IO, _ ("The library could not be brought up to date"));
  return dangling == 0;
}

/* One step, whole or not at all. */
static gboolean
migrate_step (DrieDatabase *database, const char *script, gint64 to, GError **error)
{
  g_autofree char *stamp
      = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %" G_GINT64_FORMAT ";", DRIE_SCHEMA_APPLICATION, to);

  if (!drie_database_begin (database, error))
    return FALSE;
  if (drie_database_exec (database, script, error) && check_references (database, error) && drie_database_exec (database, stamp, error)
      && drie_database_commit (database, error))
    return TRUE;
  drie_database_roll_back (database);
  return FALSE;
}

gboolean
drie_schema_migrate (DrieDatabase *database, GPtrArray *scripts, const char *backup, GError **error)
{
  gint64 version;

  if (!drie_schema_get_version (database, &version, error))
    return FALSE;
  if (version >= scripts->len)
    return TRUE;

  if (backup != NULL && !drie_copy_to_file (database, backup, NULL, NULL, error))
    return FALSE;
  /* A step may lay out a table anew; what refers to it is looked at when the step is done. */
  gboolean done = drie_database_exec (database, "PRAGMA foreign_keys = OFF", error);
  for (; done && version < scripts->len; version++)
    done = migrate_step (database, g_ptr_array_index (scripts, version), version + 1, error);
  return done && drie_database_exec (database, "PRAGMA foreign_keys = ON", error);
}

/* Every table with its columns, every index by name, every trigger with what it does; not what SQLite keeps for itself. */
#define SHAPE                                                                                                                              \
  "SELECT group_concat (line, char (10)) FROM (SELECT m.type || ' ' || m.name || ' ' || coalesce (c.name, '')"                             \
  " || CASE m.type WHEN 'trigger' THEN m.sql ELSE '' END AS line"                                                                          \
  " FROM sqlite_schema m LEFT JOIN pragma_table_info (m.name) c WHERE m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY line)"

static char *
get_shape (DrieDatabase *database, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, SHAPE, error);

  return statement != NULL && drie_statement_fetch (statement, error) == DRIE_FETCH_ROW ? drie_column_text (statement, 0) : NULL;
}

gboolean
drie_schema_check (DrieDatabase *database, GPtrArray *scripts, GError **error)
{
  g_autoptr (DrieDatabase) model = drie_database_open ("", DRIE_DATABASE_WRITE, error);
  g_autofree char *wanted = NULL;
  g_autofree char *shape = NULL;
  gint64 dangling = 0;

  if (model == NULL || !drie_schema_migrate (model, scripts, NULL, error) || (wanted = get_shape (model, error)) == NULL
      || (shape = get_shape (database, error)) == NULL || !count_dangling (database, &dangling, error))
    return FALSE;
  if (dangling == 0 && strcmp (shape, wanted) == 0)
    return TRUE;
  g_set_error_literal (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_DAMAGED, _ ("The file is not a library of Driegesprek"));
  return FALSE;
}
