/* The files of a library: what lies in its folder and who may touch it. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What becomes a library: is not there when nothing is being made. */
#define DRIE_FILES_NEW ".new"

/* Path of library.db followed by @suffix ("", "-wal", ".before-v2", …). Transfer full. */
char *drie_files_path (const char *directory, const char *suffix);

/* Size in bytes; -1 if there is no such file. */
gint64 drie_files_get_size (const char *directory, const char *suffix);

/* Is there room on the disk for some more notes? What is just full takes a few words now and then, where something else has gone. */
gboolean drie_files_have_room (const char *directory);
/* Can all of the library and its journal be read? SQLite takes what cannot for damaged. @error: %DRIE_STORE_ERROR_DISK */
gboolean drie_files_check_disk (const char *directory, GError **error);
/* Nobody has the library open, or died with it open: the file is all there is, and can be looked into without leaving a trace. */
gboolean drie_files_lie_still (const char *directory);

/* Is @path, under whatever name, the library's file or one of its journal? */
gboolean drie_files_is_library (const char *directory, const char *path);
/* Would a file that is written to @path take the place of one that is kept: the library, its journal, a copy beside it, the logo? */
gboolean drie_files_owns_place (const char *directory, const char *path);

/* Makes the folder (for its owner only) and takes the writer's lock, which dies with the process. Returns: the descriptor to
 * close, or -1. @error: %DRIE_STORE_ERROR_BUSY or IO */
int drie_files_lock (const char *directory, GError **error);

/* A suffix that no file has yet: .KIND-YYYYMMDD-HHMMSS (-n if that is taken). Transfer full. */
char *drie_files_make_suffix (const char *directory, const char *kind);

/* Removes a library that was half made when a program was killed. The lock must be held. */
void drie_files_remove_new (const char *directory);

/* Gives library.db, -wal and -shm the name library.db.damaged-YYYYMMDD-HHMMSS (-n if that is taken). Returns: (transfer full): that
 * name without its folder, or NULL */
char *drie_files_set_aside (const char *directory, GError **error);

/* So that names given and taken in @directory survive a power cut. */
void drie_files_sync (const char *directory);

/* An empty library.db.new, readable by its owner only, for a library that gets its name when it is whole. */
gboolean drie_files_begin_new (const char *directory, GError **error);
gboolean drie_files_finish_new (const char *directory, GError **error);

/* Removes copies from before a migration or a restore (library.db.before-…) that were made at @since (microseconds since the epoch) or
 * later. Returns: how many */
guint drie_files_remove_backups (const char *directory, gint64 since);
/* Likewise the ones made before @until. */
guint drie_files_remove_old_backups (const char *directory, gint64 until);

G_END_DECLS
