/* Connections. SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/database.h"

#include <glib/gi18n-lib.h>

#include "model/thread.h"
#include "store/statement.h"
#include "store/store.h"

struct _DrieDatabase
{
  DrieDatabaseMode mode;
  DrieThread thread; /* during a transaction */
  sqlite3 *handle;
  GHashTable *statements; /* address of the constant text → sqlite3_stmt, owned */
};

static const char *
sentence_of (int code)
{
  if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
    return _ ("There is no such evening");

  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return _ ("The disk is full: make room on it");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return _ ("Another program keeps the library busy");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return _ ("The library is damaged");
    case SQLITE_IOERR:
      return _ ("The disk gives errors");
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return _ ("The library cannot be opened or written");
    default:
      return _ ("The library could not do what was asked");
    }
}

static gboolean
is_of_the_disk (int primary)
{
  return primary == SQLITE_FULL || primary == SQLITE_IOERR || primary == SQLITE_READONLY || primary == SQLITE_CANTOPEN
         || primary == SQLITE_PERM;
}

void
drie_database_set_error (sqlite3 *handle, int code, GError **error)
{
  int primary = code & 0xff;
  DrieStoreError kind = DRIE_STORE_ERROR_IO;

  if (primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB)
    kind = DRIE_STORE_ERROR_DAMAGED;
  else if (primary == SQLITE_BUSY || primary == SQLITE_LOCKED)
    kind = DRIE_STORE_ERROR_BUSY;
  else if (is_of_the_disk (primary))
    kind = DRIE_STORE_ERROR_DISK;
  else if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
    kind = DRIE_STORE_ERROR_NOT_FOUND;
  /* What SQLite says besides helps somebody who knows it. */
  if (primary == SQLITE_FULL || primary == SQLITE_IOERR || primary == SQLITE_BUSY || primary == SQLITE_LOCKED)
    g_set_error_literal (error, DRIE_STORE_ERROR, kind, sentence_of (code));
  else
    g_set_error (error, DRIE_STORE_ERROR, kind, "%s (%s)", sentence_of (code),
                 handle != NULL ? sqlite3_errmsg (handle) : sqlite3_errstr (code));
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static int
open_handle (const char *path, DrieDatabaseMode mode, sqlite3 **handle)
{
  /* As a URI, so that a file can be read that nobody may change meanwhile, without locks and helper files. */
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *uri = g_strconcat ("file:", escaped, mode == DRIE_DATABASE_INSPECT ? "?immutable=1" : "", NULL);
  int flags = mode == DRIE_DATABASE_WRITE ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;

  return sqlite3_open_v2 (uri, handle, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
}

DrieDatabase *
drie_database_open (const char *path, DrieDatabaseMode mode, GError **error)
{
  g_autoptr (DrieDatabase) self = g_new0 (DrieDatabase, 1);
  int code = open_handle (path, mode, &self->handle);

  self->mode = mode;
  self->statements = g_hash_table_new_full (NULL, NULL, NULL, finalize_statement);
  if (code != SQLITE_OK)
    {
      drie_database_set_error (self->handle, code, error);
      return NULL;
    }

  sqlite3_busy_timeout (self->handle, DRIE_DATABASE_TIMEOUT);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  /* A library may have been handed over by somebody: nothing in its schema may reach for SQLite's own tables. */
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  return g_steal_pointer (&self);
}

void
drie_database_close (DrieDatabase *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->statements);
  int code = sqlite3_close (self->handle);
  g_warn_if_fail (code == SQLITE_OK);
  g_free (self);
}

sqlite3 *
drie_database_get_handle (DrieDatabase *self)
{
  return self->handle;
}

gboolean
drie_database_set_up_writer (DrieDatabase *self, GError **error)
{
  /* Savepoints and sorters spill into memory: words shall be in no file but the library. Checkpoints are the writer's own
   * business, after it has answered. */
  return drie_database_exec (self,
                             "PRAGMA journal_mode = WAL;"
                             "PRAGMA synchronous = FULL;"
                             "PRAGMA foreign_keys = ON;"
                             "PRAGMA secure_delete = ON;"
                             "PRAGMA temp_store = MEMORY;"
                             "PRAGMA wal_autocheckpoint = 0;",
                             error);
}

void
drie_database_allow_checkpoint (DrieDatabase *self)
{
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
}

gboolean
drie_database_exec (DrieDatabase *self, const char *script, GError **error)
{
  int code = sqlite3_exec (self->handle, script, NULL, NULL, NULL);

  if (code != SQLITE_OK)
    drie_database_set_error (self->handle, code, error);
  return code == SQLITE_OK;
}

DrieStatement *
drie_database_get_statement (DrieDatabase *self, const char *sql, GError **error)
{
  DrieStatement *statement = g_hash_table_lookup (self->statements, sql);

  if (self->thread.owner != NULL)
    drie_thread_assert (&self->thread);
  if (statement != NULL)
    return statement;

  int code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK)
    {
      drie_database_set_error (self->handle, code, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, (gpointer)sql, statement);
  return statement;
}

gboolean
drie_database_begin (DrieDatabase *self, GError **error)
{
  drie_thread_claim (&self->thread);
  if (drie_database_exec (self, self->mode == DRIE_DATABASE_WRITE ? "BEGIN IMMEDIATE" : "BEGIN", error))
    return TRUE;
  drie_thread_release (&self->thread);
  return FALSE;
}

gboolean
drie_database_commit (DrieDatabase *self, GError **error)
{
  gboolean committed = drie_database_exec (self, "COMMIT", error);

  if (!committed)
    drie_database_roll_back (self);
  drie_thread_release (&self->thread);
  return committed;
}

void
drie_database_roll_back (DrieDatabase *self)
{
  if (drie_database_in_transaction (self))
    drie_database_exec (self, "ROLLBACK", NULL);
  drie_thread_release (&self->thread);
}

gboolean
drie_database_in_transaction (DrieDatabase *self)
{
  return !sqlite3_get_autocommit (self->handle);
}

gboolean
drie_database_begin_part (DrieDatabase *self, GError **error)
{
  return drie_database_exec (self, "SAVEPOINT part", error);
}

gboolean
drie_database_keep_part (DrieDatabase *self, GError **error)
{
  return drie_database_exec (self, "RELEASE part", error);
}

void
drie_database_undo_part (DrieDatabase *self)
{
  if (drie_database_in_transaction (self))
    drie_database_exec (self, "ROLLBACK TO part; RELEASE part", NULL);
}

gboolean
drie_database_check_pages (DrieDatabase *self, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (self, "PRAGMA quick_check (1)", error);

  if (statement == NULL || drie_statement_fetch (statement, error) != DRIE_FETCH_ROW)
    return FALSE;
  g_autofree char *verdict = drie_column_text (statement, 0);
  if (g_strcmp0 (verdict, "ok") == 0)
    return TRUE;
  g_set_error (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_DAMAGED, _ ("The library is damaged (%s)"), verdict);
  return FALSE;
}

gint64
drie_database_get_size (DrieDatabase *self)
{
  gint64 pages = 0, size = 0;

  drie_statement_get_int (self, "PRAGMA page_count", &pages, NULL);
  drie_statement_get_int (self, "PRAGMA page_size", &size, NULL);
  return pages * size;
}

gboolean
drie_database_try_writing (DrieDatabase *self, GError **error)
{
  /* Dirties a page, which is written though nothing in it has changed. */
  if (!drie_database_begin (self, error))
    return FALSE;
  if (drie_database_exec (self, "UPDATE library SET scrub_from = scrub_from", error))
    return drie_database_commit (self, error);
  drie_database_roll_back (self);
  return FALSE;
}

gboolean
drie_database_checkpoint (DrieDatabase *self, gboolean cut, GError **error)
{
  int mode = cut ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
  int code = sqlite3_wal_checkpoint_v2 (self->handle, NULL, mode, NULL, NULL);

  if (code != SQLITE_OK)
    drie_database_set_error (self->handle, code, error);
  return code == SQLITE_OK;
}
