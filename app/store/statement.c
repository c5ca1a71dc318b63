/* Prepared statements. SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/statement.h"

#include <glib/gi18n-lib.h>

#include "store/store.h"

DrieStatement *
drie_statement_prepare (DrieDatabase *database, const char *sql, GError **error)
{
  DrieStatement *statement = drie_database_get_statement (database, sql, error);

  g_return_val_if_fail (statement == NULL || !sqlite3_stmt_busy (statement), NULL);
  return statement;
}

void
drie_statement_release (DrieStatement *self)
{
  sqlite3_reset (self);
  sqlite3_clear_bindings (self);
}

static int
parameter (DrieStatement *self, const char *name)
{
  int index = sqlite3_bind_parameter_index (self, name);

  g_assert (index > 0);
  return index;
}

void
drie_bind_text (DrieStatement *self, const char *name, const char *value)
{
  sqlite3_bind_text (self, parameter (self, name), value, -1, SQLITE_STATIC);
}

void
drie_bind_blob (DrieStatement *self, const char *name, const void *value, gsize size)
{
  sqlite3_bind_blob64 (self, parameter (self, name), value, size, SQLITE_STATIC);
}

void
drie_bind_int (DrieStatement *self, const char *name, gint64 value)
{
  sqlite3_bind_int64 (self, parameter (self, name), value);
}

void
drie_bind_int_or_null (DrieStatement *self, const char *name, gint64 value)
{
  if (value != 0)
    sqlite3_bind_int64 (self, parameter (self, name), value);
  else
    sqlite3_bind_null (self, parameter (self, name));
}

DrieFetch
drie_statement_fetch (DrieStatement *self, GError **error)
{
  int code = sqlite3_step (self);

  if (code == SQLITE_ROW)
    return DRIE_FETCH_ROW;
  if (code == SQLITE_DONE)
    return DRIE_FETCH_END;
  drie_database_set_error (sqlite3_db_handle (self), code, error);
  return DRIE_FETCH_FAILED;
}

gboolean
drie_statement_run (DrieStatement *self, int *changed, GError **error)
{
  DrieFetch fetch;

  do
    fetch = drie_statement_fetch (self, error);
  while (fetch == DRIE_FETCH_ROW);
  if (fetch == DRIE_FETCH_END && changed != NULL)
    *changed = sqlite3_changes (sqlite3_db_handle (self));
  return fetch == DRIE_FETCH_END;
}

char *
drie_column_text (DrieStatement *self, int column)
{
  const char *text = (const char *)sqlite3_column_text (self, column);

  /* SQLite keeps whatever bytes it was given. */
  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

gint64
drie_column_int (DrieStatement *self, int column)
{
  return sqlite3_column_int64 (self, column);
}

gboolean
drie_column_is_null (DrieStatement *self, int column)
{
  return sqlite3_column_type (self, column) == SQLITE_NULL;
}

gboolean
drie_column_unknown (DrieStatement *self, int column, GError **error)
{
  const char *word = (const char *)sqlite3_column_text (self, column);

  g_set_error (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_DAMAGED, _ ("The library is damaged (“%s” as %s)"), word != NULL ? word : "",
               sqlite3_column_name (self, column));
  return FALSE;
}

gboolean
drie_statement_get_int (DrieDatabase *self, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (self, sql, error);

  if (statement == NULL || drie_statement_fetch (statement, error) != DRIE_FETCH_ROW)
    return FALSE;
  *value = drie_column_int (statement, 0);
  return TRUE;
}
