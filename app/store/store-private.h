/* What the files of the store, and their tests, need besides store.h. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/readers.h"
#include "store/store.h"
#include "store/writer.h"

G_BEGIN_DECLS

/* drie_store_open() at another time. @now: microseconds since the epoch */
DrieStore *drie_store_open_at (const char *directory, DrieStoreMode mode, gint64 now, GError **error);
DrieWriter *drie_store_get_writer (DrieStore *self);
DrieReaders *drie_store_get_readers (DrieStore *self);
/* Hands a job to the writer, with @data that the answer's GTask owns. In a store that only reads the answer is an error. */
void drie_store_submit (DrieStore *self, gpointer data, GDestroyNotify free_data, DrieJob job, DrieJobFlags flags,
                        GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
