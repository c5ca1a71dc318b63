/* What the evening layer knows of its library. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evening/library.h"
#include "store/store.h"

G_BEGIN_DECLS

/* Takes @entry. */
DrieLibraryItem *drie_library_item_new (DrieEntry *entry);
/* Borrowed; lives as long as @self. */
DrieStore *drie_library_get_store (DrieLibrary *self);

G_END_DECLS
