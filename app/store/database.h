/* One connection to the library and its statements: the little that the statement files need of SQLite.
 * A connection belongs to one thread at a time. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef enum
{
  DRIE_DATABASE_READ,    /* changes nothing */
  DRIE_DATABASE_WRITE,   /* the file must exist */
  DRIE_DATABASE_INSPECT, /* reads the file as it lies there: no lock, no -wal, no -shm, none of them looked at either */
} DrieDatabaseMode;

/* How long a connection waits for another program that looks into the library, milliseconds. */
#define DRIE_DATABASE_TIMEOUT 5000

typedef struct _DrieDatabase DrieDatabase;

/* @error: %DRIE_STORE_ERROR, as from every function here. */
DrieDatabase *drie_database_open (const char *path, DrieDatabaseMode mode, GError **error);
/* NULL-safe. */
void drie_database_close (DrieDatabase *self);
sqlite3 *drie_database_get_handle (DrieDatabase *self);
/* What the writer keeps to: WAL, every commit durable, nothing deleted remains readable, foreign keys. */
gboolean drie_database_set_up_writer (DrieDatabase *self, GError **error);
/* Until it is allowed, closing leaves the -wal as it is: a file that turns out to be damaged or newer stays untouched. */
void drie_database_allow_checkpoint (DrieDatabase *self);

/* Carries out a script of constant text. After an error the caller rolls back. */
gboolean drie_database_exec (DrieDatabase *self, const char *script, GError **error);
/* Reads one number; for pragmas and counts. */
gboolean drie_database_get_int (DrieDatabase *self, const char *sql, gint64 *value, GError **error);

/* A prepared statement, kept by its connection; g_autoptr hands it back, ready for the next use. */
typedef sqlite3_stmt DrieStatement;

typedef enum
{
  DRIE_FETCH_FAILED,
  DRIE_FETCH_ROW,
  DRIE_FETCH_END,
} DrieFetch;

/* @sql: a constant: its address is its name in the cache. Not while the same statement is in use. */
DrieStatement *drie_database_prepare (DrieDatabase *self, const char *sql, GError **error);
void drie_statement_release (DrieStatement *self);

/* @name: ":name" as it stands in the statement. Texts are borrowed until the statement is handed back; NULL is NULL. */
void drie_bind_text (DrieStatement *self, const char *name, const char *value);
void drie_bind_int (DrieStatement *self, const char *name, gint64 value);
void drie_bind_int_or_null (DrieStatement *self, const char *name, gint64 value); /* 0 is NULL */

DrieFetch drie_statement_fetch (DrieStatement *self, GError **error);
/* Steps to the end; for statements that give no rows. @changed: (out) (optional): rows changed. */
gboolean drie_statement_run (DrieStatement *self, int *changed, GError **error);

char *drie_column_text (DrieStatement *self, int column); /* transfer full; NULL is NULL */
gint64 drie_column_int (DrieStatement *self, int column); /* NULL is 0 */
gboolean drie_column_is_null (DrieStatement *self, int column);
/* Reads a wire name with drie_…_from_wire(); FALSE and an error if this program does not know it. */
#define drie_column_wire(statement, column, from_wire, value, error)                                                                       \
  (from_wire ((const char *)sqlite3_column_text (statement, column), value) || drie_column_unknown (statement, column, error))
gboolean drie_column_unknown (DrieStatement *self, int column, GError **error);

/* Turns what SQLite last said into a sentence and a code. */
void drie_database_set_error (sqlite3 *handle, int code, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieDatabase, drie_database_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieStatement, drie_statement_release)

G_END_DECLS
