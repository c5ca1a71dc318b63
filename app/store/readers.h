/* Connections to read from, for any thread. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/database.h"

G_BEGIN_DECLS

typedef struct _DrieReaders DrieReaders;

/* @directory: the library's folder. If it is write-protected, SQLite cannot coordinate with a writer there; then the file is read as it
 * lies, as long as there is no sign of a writer. */
DrieReaders *drie_readers_new (const char *directory);
/* NULL-safe. No connection may be in use. */
void drie_readers_free (DrieReaders *self);

/* A connection in a transaction of its own: everything read is of one moment. Nobody else has it until it is given back. */
DrieDatabase *drie_readers_take (DrieReaders *self, GError **error);
void drie_readers_give_back (DrieReaders *self, DrieDatabase *database);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieReaders, drie_readers_free)

G_END_DECLS
