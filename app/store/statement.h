/* Prepared statements: the little that the statement files need of SQLite. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/database.h"

G_BEGIN_DECLS

typedef enum
{
  DRIE_FETCH_FAILED,
  DRIE_FETCH_ROW,
  DRIE_FETCH_END,
} DrieFetch;

/* @sql: a constant. The connection keeps the statement; g_autoptr hands it back, ready for its next use, before which nobody else gets it.
 */
DrieStatement *drie_statement_prepare (DrieDatabase *self, const char *sql, GError **error);
void drie_statement_release (DrieStatement *self);

/* @name: ":name" as it stands in the statement. Texts are borrowed until the statement is handed back; NULL is NULL. */
void drie_bind_text (DrieStatement *self, const char *name, const char *value);
void drie_bind_blob (DrieStatement *self, const char *name, const void *value, gsize size); /* borrowed likewise */
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

/* Reads one number; for pragmas and counts. */
gboolean drie_statement_get_int (DrieDatabase *self, const char *sql, gint64 *value, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieStatement, drie_statement_release)

G_END_DECLS
