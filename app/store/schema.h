/* Which version a library has and how it comes to the newest. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/* PRAGMA application_id of every library: "Drie". */
#define DRIE_SCHEMA_APPLICATION 0x44726965

/**
 * drie_schema_get_scripts:
 *
 * Returns: (transfer full): the texts of schema/001.sql, 002.sql, …; element N leads from version N to version N + 1
 */
GPtrArray *drie_schema_get_scripts (void);

/* The version of a library; an empty database has version 0 and any application. @error: DAMAGED if it is somebody else's file. */
gboolean drie_schema_get_version (DrieDatabase *database, gint64 *version, GError **error);

/**
 * drie_schema_migrate:
 * @database: a writer, no transaction open
 * @backup: where a copy goes before the first step is taken, replacing an older copy of that name; NULL for none
 *
 * Takes each step that is missing in a transaction of its own. After an error the library has the version it had before the step.
 */
gboolean drie_schema_migrate (DrieDatabase *database, GPtrArray *scripts, const char *backup, GError **error);

/**
 * drie_schema_check:
 * @version: of @database, at most the newest
 *
 * Whether a library that comes from elsewhere, or a backup, is made of what this program makes one of, to the last trigger: before that is
 * known nothing in it is to be carried out.
 *
 * @error: %DRIE_STORE_ERROR_DAMAGED
 */
gboolean drie_schema_check (DrieDatabase *database, gint64 version, GError **error);
/* Whether the rows of one, of the newest version, refer to each other and can be lived with. @error: DAMAGED */
gboolean drie_schema_check_rows (DrieDatabase *database, GError **error);

G_END_DECLS
