/* From a folder to a sound connection. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/database.h"
#include "store/store.h"

G_BEGIN_DECLS

/* Is there a library that this program can read? Leaves it as it is. */
gboolean drie_open_check (const char *directory, GError **error);

/* The writer's connection: makes the library if there is none, sets a damaged one aside, migrates. The lock must be held. */
DrieDatabase *drie_open_writer (const char *directory, GError **error);

G_END_DECLS
