/* The one thread that writes. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/database.h"

G_BEGIN_DECLS

/* A job, on the writer's thread, in a savepoint: FALSE and an error undo what it did, and nothing else. @data: the task's data. */
typedef gboolean (*DrieJob) (DrieDatabase *database, gpointer data, GError **error);

typedef enum
{
  DRIE_JOB_PLAIN,
  DRIE_JOB_SCRUB, /* answered only when the words that it deleted are gone from the files */
} DrieJobFlags;

typedef struct _DrieWriter DrieWriter;

/* @database: (transfer full): set up to write, no transaction open */
DrieWriter *drie_writer_new (DrieDatabase *database);

/**
 * drie_writer_push:
 * @task: (transfer full): answered with TRUE after the commit, or with an error; its data belong to the writer until then
 * @job: NULL for a task that only waits for the ones before it
 *
 * From any thread. Jobs are carried out and answered in the order of their submission; all that wait share one transaction. If its commit
 * fails, all of them fail.
 */
void drie_writer_push (DrieWriter *self, GTask *task, DrieJob job, DrieJobFlags flags);

/* Carries out what was pushed, scrubs if that is due, and ends the thread. NULL-safe. */
void drie_writer_free (DrieWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieWriter, drie_writer_free)

G_END_DECLS
