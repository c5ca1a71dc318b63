/* The one thread that writes. SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/writer.h"

#include "model/thread.h"
#include "store/files.h"
#include "store/privacy-sql.h"
#include "store/search-sql.h"
#include "store/store.h"

/* A transaction takes no more jobs than this, so that the first of them is not kept waiting for its answer. */
#define MAX_BATCH 512
/* Once the journal has this many pages, it is copied into the database. */
#define CHECKPOINT_PAGES 1000
/* Notes are put into the index once nothing was written for this long (microseconds), or this many of them wait. */
#define INDEX_PAUSE   (100 * G_TIME_SPAN_MILLISECOND)
#define INDEX_BACKLOG 1000
/* How long nothing must have been written before deleted words are scrubbed, microseconds. */
#define SCRUB_PAUSE (500 * G_TIME_SPAN_MILLISECOND)
/* A larger library is scrubbed when nobody waits for the writer: at the next finalising, on closing, or on opening. */
#define SCRUB_MAX_SIZE (8 * 1024 * 1024)
/* How long to wait before the disk is tried again that took nothing, microseconds. */
#define RETRY_PAUSE G_TIME_SPAN_SECOND
/* How long a try then waits for another program, milliseconds: somebody waits for the answer. */
#define RETRY_TIMEOUT 100

typedef struct
{
  GTask *task;
  DrieJob run; /* NULL: only waits */
  DrieJobFlags flags;
  GError *error;
} Job;

struct _DrieWriter
{
  DrieDatabase *database;
  GThread *thread;
  GAsyncQueue *queue; /* of Job; the writer itself means: stop */

  /* Borrowed */
  DrieWriterTrouble trouble;
  gpointer trouble_data;

  /* The thread's own */
  DrieThread writing;
  gboolean stopping;
  GPtrArray *kept;      /* jobs that the disk did not take yet, oldest first */
  GError *stuck;        /* why it takes nothing, or NULL */
  gboolean index_later; /* notes are not in the index yet */
  gboolean scrub_later; /* something was deleted, and the library is small enough to scrub it in a pause */
  int journal_pages;
};

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->task);
  g_clear_error (&job->error);
  g_free (job);
}

/* One job in its savepoint. */
static void
carry_out (DrieDatabase *database, Job *job)
{
  if (job->run == NULL || !drie_database_begin_part (database, &job->error))
    return;

  if (job->run (database, g_task_get_task_data (job->task), &job->error))
    {
      drie_database_keep_part (database, &job->error);
      return;
    }
  if (job->error == NULL)
    drie_database_set_error (NULL, SQLITE_ERROR, &job->error);
  drie_database_undo_part (database);
}

/* Is it the disk's fault, or another program's? Then the same job may well succeed later. A library that turns out to be damaged is tried
 * again, too: the evening goes on. */
static gboolean
may_pass (const GError *error)
{
  return g_error_matches (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_DISK)
         || g_error_matches (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_BUSY)
         || g_error_matches (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_DAMAGED);
}

static void
fail_all (GPtrArray *batch, const GError *error)
{
  for (guint i = 0; i < batch->len; i++)
    {
      Job *job = g_ptr_array_index (batch, i);

      if (job->error == NULL && job->run != NULL)
        job->error = g_error_copy (error);
    }
}

static gboolean
has_work (GPtrArray *batch)
{
  for (guint i = 0; i < batch->len; i++)
    if (((Job *)g_ptr_array_index (batch, i))->run != NULL)
      return TRUE;
  return FALSE;
}

/* All jobs in one transaction. */
static gboolean
carry_out_all (DrieDatabase *database, GPtrArray *batch, GError **error)
{
  if (!drie_database_begin (database, error))
    return FALSE;
  for (guint i = 0; i < batch->len; i++)
    {
      Job *job = g_ptr_array_index (batch, i);

      carry_out (database, job);
      /* Where the disk fails, jobs fail together: one may build upon another. */
      if (!drie_database_in_transaction (database) || may_pass (job->error))
        {
          drie_database_roll_back (database);
          g_propagate_error (error, g_error_copy (job->error));
          return FALSE;
        }
    }
  return drie_database_commit (database, error);
}

/* Takes @error. */
static void
set_stuck (DrieWriter *self, GError *error)
{
  gboolean same = self->stuck == error || (self->stuck != NULL && error != NULL && g_str_equal (self->stuck->message, error->message));

  g_clear_error (&self->stuck);
  self->stuck = error;
  sqlite3_busy_timeout (drie_database_get_handle (self->database), error != NULL ? RETRY_TIMEOUT : DRIE_DATABASE_TIMEOUT);
  if (!same && self->trouble != NULL)
    self->trouble (error, self->trouble_data);
}

/* What the disk did not take, as far as it is to be kept, waits for the next try; who waits for that is told. */
static void
put_by (DrieWriter *self, GPtrArray *batch)
{
  for (guint i = 0; i < batch->len;)
    {
      Job *job = g_ptr_array_index (batch, i);
      if ((job->flags & DRIE_JOB_KEEP) == 0 || !may_pass (job->error))
        {
          i++;
          continue;
        }
      g_clear_error (&job->error);
      g_ptr_array_add (self->kept, g_ptr_array_steal_index (batch, i));
    }
  for (guint i = 0; i < batch->len && self->kept->len > 0; i++)
    {
      Job *job = g_ptr_array_index (batch, i);
      if (job->run == NULL)
        job->error = g_error_copy (self->stuck);
    }
}

/* Once the disk takes nothing, each time nobody asked for anything serves to try it. */
static gboolean
write_batch (DrieWriter *self, GPtrArray *batch, GError **error)
{
  if (has_work (batch))
    return carry_out_all (self->database, batch, error);
  return self->stuck == NULL || drie_database_try_writing (self->database, error);
}

static char *
dup_directory (DrieWriter *self)
{
  return g_path_get_dirname (sqlite3_db_filename (drie_database_get_handle (self->database), "main"));
}

static gboolean
has_room (DrieWriter *self)
{
  g_autofree char *directory = dup_directory (self);

  return drie_files_have_room (directory);
}

/* What cannot be read looks damaged to SQLite. */
static void
blame (DrieWriter *self, GError **error)
{
  g_autofree char *directory = dup_directory (self);
  GError *disk = NULL;

  if (!g_error_matches (*error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_DAMAGED) || drie_files_check_disk (directory, &disk))
    return;
  g_error_free (*error);
  *error = disk;
}

static void
commit_batch (DrieWriter *self, GPtrArray *batch)
{
  g_autoptr (GError) error = NULL;

  if (write_batch (self, batch, &error))
    {
      if (self->stuck != NULL && has_room (self))
        set_stuck (self, NULL);
      return;
    }
  blame (self, &error);
  fail_all (batch, error);
  if (!may_pass (error))
    return;
  set_stuck (self, g_steal_pointer (&error));
  if (!self->stopping)
    put_by (self, batch);
}

static void
scrub (DrieWriter *self)
{
  g_autoptr (GError) error = NULL;

  if (!drie_privacy_sql_scrub (self->database, &error))
    g_message ("Deleted words are still in the library, they go the next time: %s", error->message);
}

static void
scrub_if_asked (DrieWriter *self, GPtrArray *batch)
{
  for (guint i = 0; i < batch->len; i++)
    {
      const Job *job = g_ptr_array_index (batch, i);

      if ((job->flags & DRIE_JOB_SCRUB) != 0 && job->error == NULL)
        {
          scrub (self);
          return;
        }
    }
}

static void
answer (GPtrArray *batch)
{
  for (guint i = 0; i < batch->len; i++)
    {
      Job *job = g_ptr_array_index (batch, i);

      if (job->error != NULL)
        g_task_return_error (job->task, g_steal_pointer (&job->error));
      else
        g_task_return_boolean (job->task, TRUE);
    }
}

static void
bring_index_up_to_date (DrieWriter *self)
{
  g_autoptr (GError) error = NULL;

  if (!drie_search_sql_index (self->database, &error))
    g_message ("The newest notes are not in the index yet, they come the next time: %s", error->message);
}

/* What nobody waits for. */
static void
tidy_up (DrieWriter *self)
{
  gint64 backlog = drie_search_sql_get_backlog (self->database);

  if (backlog >= INDEX_BACKLOG)
    bring_index_up_to_date (self);
  self->index_later = backlog > 0 && backlog < INDEX_BACKLOG;
  self->scrub_later = drie_privacy_sql_needs_scrub (self->database) && drie_database_get_size (self->database) <= SCRUB_MAX_SIZE;

  if (self->journal_pages >= CHECKPOINT_PAGES)
    drie_database_checkpoint (self->database, FALSE, NULL);
  self->journal_pages = 0;
}

/* Once a pause: what cannot be done now is done after the next change. */
static void
use_pause (DrieWriter *self)
{
  if (self->index_later)
    bring_index_up_to_date (self);
  else if (self->scrub_later)
    {
      self->scrub_later = FALSE;
      scrub (self);
    }
  self->index_later = FALSE;
}

static gpointer
wait_for_job (DrieWriter *self)
{
  if (self->stuck != NULL)
    return g_async_queue_timeout_pop (self->queue, RETRY_PAUSE);
  if (self->index_later)
    return g_async_queue_timeout_pop (self->queue, INDEX_PAUSE);
  if (self->scrub_later)
    return g_async_queue_timeout_pop (self->queue, SCRUB_PAUSE);
  return g_async_queue_pop (self->queue);
}

/* Takes what waits, after waiting for something if nothing does; nothing after a pause. What was kept comes first. */
static GPtrArray *
collect (DrieWriter *self)
{
  gpointer next = wait_for_job (self);
  GPtrArray *batch = self->kept;

  self->kept = g_ptr_array_new_with_free_func (job_free);
  for (guint taken = 0; next != NULL && next != self;)
    {
      g_ptr_array_add (batch, next);
      next = ++taken < MAX_BATCH ? g_async_queue_try_pop (self->queue) : NULL;
    }
  self->stopping = next == self;
  return batch;
}

static gpointer
write_thread (gpointer data)
{
  DrieWriter *self = data;

  drie_thread_claim (&self->writing);
  while (!self->stopping)
    {
      g_autoptr (GPtrArray) batch = collect (self);

      if (batch->len == 0 && !self->stopping && self->stuck == NULL)
        {
          use_pause (self);
          continue;
        }
      commit_batch (self, batch);
      scrub_if_asked (self, batch);
      answer (batch);
      if (self->stuck == NULL)
        tidy_up (self);
    }
  bring_index_up_to_date (self);
  scrub (self);
  return NULL;
}

static int
count_pages_cb (gpointer data, sqlite3 *handle, const char *name, int pages)
{
  DrieWriter *self = data;

  drie_thread_assert (&self->writing);
  self->journal_pages = pages;
  return SQLITE_OK;
}

DrieWriter *
drie_writer_new (DrieDatabase *database, DrieWriterTrouble trouble, gpointer user_data)
{
  DrieWriter *self = g_new0 (DrieWriter, 1);

  self->database = database;
  self->queue = g_async_queue_new ();
  self->kept = g_ptr_array_new_with_free_func (job_free);
  self->trouble = trouble;
  self->trouble_data = user_data;
  sqlite3_wal_hook (drie_database_get_handle (database), count_pages_cb, self);
  self->thread = g_thread_new ("store", write_thread, self);
  return self;
}

void
drie_writer_push (DrieWriter *self, GTask *task, DrieJob run, DrieJobFlags flags)
{
  Job *job = g_new0 (Job, 1);

  job->task = task;
  job->run = run;
  job->flags = flags;
  g_async_queue_push (self->queue, job);
}

void
drie_writer_free (DrieWriter *self)
{
  if (self == NULL)
    return;

  g_async_queue_push (self->queue, self);
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_ptr_array_unref (self->kept);
  g_clear_error (&self->stuck);
  drie_database_close (self->database);
  g_free (self);
}
