/* The one thread that writes. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/database.h"

G_BEGIN_DECLS

/* A job, on the writer's thread, in a savepoint: FALSE and an error undo what it did, and nothing else. @data: the task's data. */
typedef gboolean (*DrieJob) (DrieDatabase *database, gpointer data, GError **error);

typedef enum
{
  DRIE_JOB_PLAIN = 0,
  DRIE_JOB_SCRUB = 1 << 0, /* answered only when the words that it deleted are gone from the files */
  DRIE_JOB_KEEP = 1 << 1,  /* not answered while the disk does not take it: tried again, before what came later, until it does */
} DrieJobFlags;

/* On the writer's thread: the disk takes nothing at the moment, or is kept busy by another program; NULL: it takes everything again. */
typedef void (*DrieWriterTrouble) (const GError *error, gpointer user_data);

typedef struct _DrieWriter DrieWriter;

/* @database: (transfer full): set up to write, no transaction open; @trouble: (nullable) */
DrieWriter *drie_writer_new (DrieDatabase *database, DrieWriterTrouble trouble, gpointer user_data);

/**
 * drie_writer_push:
 * @task: (transfer full): answered with TRUE after the commit, or with an error; its data belong to the writer until then
 * @job: NULL for a task that only waits for the ones before it
 *
 * From any thread. Jobs are carried out in the order of their submission; all that wait share one transaction. If its commit fails, so do
 * all of them, but for those that are kept (%DRIE_JOB_KEEP) while the disk takes nothing. They are answered in that order, too, except that
 * nobody waits for the kept ones: a task that only waits is then answered with what is wrong.
 */
void drie_writer_push (DrieWriter *self, GTask *task, DrieJob job, DrieJobFlags flags);

/* Carries out what was pushed, scrubs if that is due, and ends the thread; what could not be written until now fails. NULL-safe. */
void drie_writer_free (DrieWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieWriter, drie_writer_free)

G_END_DECLS
