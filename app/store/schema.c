/* Versions and migrations. SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/schema.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "schema-resource.h"
#include "store/copy.h"
#include "store/logo.h"
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

  if (*version < 0 || (application != DRIE_SCHEMA_APPLICATION && (tables != 0 || *version != 0 || application != 0)))
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

/* Everything but the indexes that SQLite makes by itself for what a table says. */
#define OBJECTS "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE type <> 'index' OR sql IS NOT NULL ORDER BY type, name"

/* As SQLite reads it: without comments, one space for many; what stands in quotes stays. */
static void
append_sql (GString *shape, const char *sql)
{
  char quote = '\0';

  for (const char *c = sql; *c != '\0'; c++)
    {
      if (quote == '\0' && c[0] == '-' && c[1] == '-')
        c += strcspn (c, "\n") - 1;
      else if (quote != '\0' || !g_ascii_isspace (*c))
        {
          g_string_append_c (shape, *c);
          if (quote == *c)
            quote = '\0';
          else if (quote == '\0' && strchr ("'\"`[", *c) != NULL)
            quote = *c == '[' ? ']' : *c;
        }
      else if (shape->str[shape->len - 1] != ' ')
        g_string_append_c (shape, ' ');
    }
}

static char *
get_shape (DrieDatabase *database, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, OBJECTS, error);
  g_autoptr (GString) shape = g_string_new (NULL);
  DrieFetch fetch = DRIE_FETCH_FAILED;

  while (statement != NULL && (fetch = drie_statement_fetch (statement, error)) == DRIE_FETCH_ROW)
    {
      for (int column = 0; column < 3; column++)
        {
          g_autofree char *word = drie_column_text (statement, column);
          g_string_append_printf (shape, "%s\n", word);
        }
      g_autofree char *sql = drie_column_text (statement, 3);
      append_sql (shape, sql != NULL ? sql : "");
      g_string_append_c (shape, '\n');
    }
  return fetch == DRIE_FETCH_END ? g_string_free (g_steal_pointer (&shape), FALSE) : NULL;
}

static gboolean
set_foreign (GError **error)
{
  g_set_error_literal (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_DAMAGED, _ ("The file is not a library of Driegesprek"));
  return FALSE;
}

/* An empty library of that version, with a place for the logo if @like has one. */
static DrieDatabase *
make_model (DrieDatabase *like, gint64 version, GError **error)
{
  g_autoptr (GPtrArray) scripts = drie_schema_get_scripts ();
  g_autoptr (DrieDatabase) model = drie_database_open ("", DRIE_DATABASE_WRITE, error);

  g_ptr_array_set_size (scripts, (int)version);
  if (model == NULL || !drie_schema_migrate (model, scripts, NULL, error) || !drie_logo_make_place_like (model, like, error))
    return NULL;
  return g_steal_pointer (&model);
}

static gboolean
has_same_pages (DrieDatabase *database, DrieDatabase *other, GError **error)
{
  gint64 mine, its;

  return drie_statement_get_int (database, "PRAGMA page_size", &mine, error)
         && drie_statement_get_int (other, "PRAGMA page_size", &its, error) && (mine == its || set_foreign (error));
}

gboolean
drie_schema_check (DrieDatabase *database, gint64 version, GError **error)
{
  g_autoptr (DrieDatabase) model = make_model (database, version, error);
  g_autofree char *wanted = model != NULL ? get_shape (model, error) : NULL;
  g_autofree char *shape = wanted != NULL ? get_shape (database, error) : NULL;

  return shape != NULL && (g_str_equal (shape, wanted) || set_foreign (error)) && has_same_pages (database, model, error);
}

/* Numbers for which the index has room: see 001.sql. */
#define MOST_EVENINGS "4194303"
#define MOST_ITEMS    "68719476735"
/* As DRIE_LAST_MOMENT. */
#define LAST_MOMENT "253402300799000000"

/* Rows that no library has: numbers that leave none for the next row, moments that are on no calendar, dates on which nothing would ever be
 * erased, evenings that the list leaves out. */
#define COUNT_WRONG                                                                                                                        \
  "SELECT (SELECT count (*) <> 1 FROM library)"                                                                                            \
  " + (SELECT count (*) FROM dialogue WHERE id NOT BETWEEN 1 AND " MOST_EVENINGS " OR erase_after_days NOT BETWEEN 1 AND 3650"             \
  " OR created_at NOT BETWEEN 0 AND " LAST_MOMENT " OR closed_at NOT BETWEEN 0 AND " LAST_MOMENT                                           \
  " OR id NOT IN (SELECT dialogue FROM tally))"                                                                                            \
  " + (SELECT count (*) FROM event WHERE at NOT BETWEEN 0 AND " LAST_MOMENT ")"                                                            \
  " + (SELECT count (*) FROM note WHERE id NOT BETWEEN 1 AND " MOST_ITEMS " OR created_at NOT BETWEEN 0 AND " LAST_MOMENT                  \
  " OR asked_at NOT BETWEEN 0 AND " LAST_MOMENT ")"                                                                                        \
  " + (SELECT count (*) FROM agreement WHERE id NOT BETWEEN 1 AND " MOST_ITEMS ")"                                                         \
  " + (SELECT count (*) FROM addition WHERE id NOT BETWEEN 1 AND " MOST_ITEMS ")"                                                          \
  " + (SELECT count (*) FROM sqlite_sequence WHERE seq NOT BETWEEN 0 AND iif (name = 'dialogue', " MOST_EVENINGS ", " MOST_ITEMS "))"

gboolean
drie_schema_check_rows (DrieDatabase *database, GError **error)
{
  gint64 dangling, wrong;

  return count_dangling (database, &dangling, error) && drie_statement_get_int (database, COUNT_WRONG, &wrong, error)
         && (dangling + wrong == 0 || set_foreign (error));
}
