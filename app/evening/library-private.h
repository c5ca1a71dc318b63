/* What the evening layer knows of its library. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evening/library.h"
#include "store/store.h"

G_BEGIN_DECLS

/* Takes @entry. */
DrieLibraryItem *drie_library_item_new (DrieEntry *entry);
/* Borrowed; lives as long as @self. */
DrieStore *drie_library_get_store (DrieLibrary *self);
/* Makes @task, whose source is the library, export on a worker thread into @file; without one it gives back the pages, a DriePaper. */
void drie_export_start (GTask *task, gint64 id, const DrieExport *what, GFile *file, DrieExportProgress progress, gpointer progress_data);

G_END_DECLS
