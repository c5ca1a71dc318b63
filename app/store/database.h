/* One connection to the library: how it is set up, its transactions, what SQLite's errors mean. It belongs to one thread at a time: from
 * the beginning of a transaction to its end to the one that began it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
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
/* A prepared statement, see statement.h. */
typedef sqlite3_stmt DrieStatement;

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
/* A transaction; a writer's is one that writes from the beginning, so that it cannot fail half way because of another program. */
gboolean drie_database_begin (DrieDatabase *self, GError **error);
/* After an error there is no transaction any more. */
gboolean drie_database_commit (DrieDatabase *self, GError **error);
void drie_database_roll_back (DrieDatabase *self); /* harmless if there is no transaction */
/* After some errors, such as a full disk, SQLite rolls the whole transaction back by itself. */
gboolean drie_database_in_transaction (DrieDatabase *self);

/* A part of a transaction that can be undone alone. */
gboolean drie_database_begin_part (DrieDatabase *self, GError **error);
gboolean drie_database_keep_part (DrieDatabase *self, GError **error);
void drie_database_undo_part (DrieDatabase *self); /* harmless if there is no transaction */

/* Looks through all pages. @error: %DRIE_STORE_ERROR_DAMAGED if they do not fit together */
gboolean drie_database_check_pages (DrieDatabase *self, GError **error);
gint64 drie_database_get_size (DrieDatabase *self); /* bytes */
/* Writes something that changes nothing, to find out whether the disk takes it. */
gboolean drie_database_try_writing (DrieDatabase *self, GError **error);
/* Copies the journal into the file as far as readers allow; with @cut all of it, and nothing of it remains. */
gboolean drie_database_checkpoint (DrieDatabase *self, gboolean cut, GError **error);

/* Turns what SQLite last said into a sentence and a code. */
void drie_database_set_error (sqlite3 *handle, int code, GError **error);

/* A prepared statement, kept by the connection. @sql: a constant: its address is its name. Borrowed. */
DrieStatement *drie_database_get_statement (DrieDatabase *self, const char *sql, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieDatabase, drie_database_close)

G_END_DECLS
