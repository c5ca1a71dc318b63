/* Copies of a whole library: the backup, and bringing one back. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/database.h"

G_BEGIN_DECLS

/**
 * drie_copy_pages:
 * @target: a connection that may write, no transaction open; what it holds is replaced in one transaction
 * @source: its transaction, if one is open, says which state is copied
 * @permille: (nullable): is set, atomically, to how much is done
 */
gboolean drie_copy_pages (sqlite3 *target, sqlite3 *source, GCancellable *cancellable, gint *permille, GError **error);

/* The library that @source reads as a new file at @path, readable by its owner only, which gets its name when it is whole; a file of that
 * name is replaced. */
gboolean drie_copy_to_file (DrieDatabase *source, const char *path, GCancellable *cancellable, gint *permille, GError **error);

/* The same as a backup to be carried away: without what could tell who wrote what and words that were removed, also not in places that the
 * library no longer uses; with the logo that lies in @directory. */
gboolean drie_copy_to_backup (DrieDatabase *source, const char *directory, const char *path, GCancellable *cancellable, gint *permille,
                              GError **error);

/* Makes @path, a library or a backup of this or an older version, the new library.db.new of @directory: looked through for damage and
 * brought up to date. A logo in it becomes the new logo.png.new. @path stays as it is. @error: %DRIE_STORE_ERROR_NEWER, DAMAGED, NOT_FOUND,
 * IO */
gboolean drie_copy_from_backup (const char *directory, const char *path, GCancellable *cancellable, gint *permille, GError **error);

/* Replaces what the library holds with what library.db.new holds, and its logo if there is a new one, after copying it to
 * library.db.before-restore-YYYYMMDD-HHMMSS (see drie_files_remove_backups()). The lock must be held, and nobody else may write. If it
 * fails, the library is as it was. */
gboolean drie_copy_over_library (const char *directory, GError **error);

G_END_DECLS
