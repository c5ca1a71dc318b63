/* What is asked of the writer when the evening is over: the states of its summary, additions, reviews.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/addition-sql.h"
#include "store/dialogue-sql.h"
#include "store/privacy-sql.h"
#include "store/review-sql.h"
#include "store/store-private.h"
#include "store/version-sql.h"

/* What a job was given; only what it needs is set. */
typedef struct
{
  gint64 id; /* of the evening */
  DrieStatus status;
  guint number; /* of the version */

  /* Owned */
  DrieAddition *addition;
  DrieVersion *version;
  DrieSaid *said;
  DrieReview *review;
  char *date;
} After;

static void
after_free (gpointer data)
{
  After *after = data;

  drie_addition_free (after->addition);
  drie_version_free (after->version);
  drie_said_free (after->said);
  drie_review_free (after->review);
  g_free (after->date);
  g_free (after);
}

static After *
after_new (gint64 id)
{
  After *after = g_new0 (After, 1);

  after->id = id;
  return after;
}

static gboolean
set_status_job (DrieDatabase *database, gpointer data, GError **error)
{
  After *after = data;

  return drie_dialogue_sql_set_status (database, after->id, after->status, 0, error);
}

static gboolean
finalise_job (DrieDatabase *database, gpointer data, GError **error)
{
  After *after = data;

  return drie_privacy_sql_finalise (database, after->id, error)
         && drie_version_sql_add (database, after->id, after->number, after->version, error);
}

static gboolean
keep_version_job (DrieDatabase *database, gpointer data, GError **error)
{
  After *after = data;

  return drie_version_sql_keep (database, after->id, after->number, after->said, error);
}

static gboolean
set_addition_job (DrieDatabase *database, gpointer data, GError **error)
{
  After *after = data;

  return drie_dialogue_sql_check (database, after->id, error) && drie_addition_sql_set (database, after->id, after->addition, error);
}

static gboolean
set_review_job (DrieDatabase *database, gpointer data, GError **error)
{
  After *after = data;

  return drie_review_sql_set (database, after->id, after->review, error);
}

static gboolean
set_review_date_job (DrieDatabase *database, gpointer data, GError **error)
{
  After *after = data;

  return drie_review_sql_set_date (database, after->id, after->date, error);
}

static gboolean
forget_versions_job (DrieDatabase *database, gpointer data, GError **error)
{
  After *after = data;

  return drie_privacy_sql_forget_versions (database, after->id, error);
}

void
drie_store_set_status_async (DrieStore *self, gint64 id, DrieStatus status, GAsyncReadyCallback callback, gpointer user_data)
{
  After *after = after_new (id);

  after->status = status;
  drie_store_submit (self, after, after_free, set_status_job, DRIE_JOB_KEEP, callback, user_data);
}

void
drie_store_finalise_async (DrieStore *self, gint64 id, guint number, DrieVersion *version, GAsyncReadyCallback callback, gpointer user_data)
{
  After *after = after_new (id);

  after->number = number;
  after->version = version;
  drie_store_submit (self, after, after_free, finalise_job, DRIE_JOB_SCRUB | DRIE_JOB_KEEP, callback, user_data);
}

void
drie_store_keep_version_async (DrieStore *self, gint64 id, guint number, DrieSaid *said, GAsyncReadyCallback callback, gpointer user_data)
{
  After *after = after_new (id);

  after->number = number;
  after->said = said;
  drie_store_submit (self, after, after_free, keep_version_job, DRIE_JOB_KEEP, callback, user_data);
}

void
drie_store_forget_versions_async (DrieStore *self, gint64 id, GAsyncReadyCallback callback, gpointer user_data)
{
  drie_store_submit (self, after_new (id), after_free, forget_versions_job, DRIE_JOB_SCRUB | DRIE_JOB_KEEP, callback, user_data);
}

void
drie_store_set_addition_async (DrieStore *self, gint64 id, const DrieAddition *addition, GAsyncReadyCallback callback, gpointer user_data)
{
  After *after = after_new (id);

  after->addition = drie_addition_copy (addition);
  drie_store_submit (self, after, after_free, set_addition_job, DRIE_JOB_KEEP, callback, user_data);
}

void
drie_store_set_review_async (DrieStore *self, gint64 id, const DrieReview *review, GAsyncReadyCallback callback, gpointer user_data)
{
  After *after = after_new (id);

  after->review = drie_review_copy (review);
  drie_store_submit (self, after, after_free, set_review_job, DRIE_JOB_KEEP, callback, user_data);
}

void
drie_store_set_review_date_async (DrieStore *self, gint64 id, const char *date, GAsyncReadyCallback callback, gpointer user_data)
{
  After *after = after_new (id);

  after->date = g_strdup (date);
  drie_store_submit (self, after, after_free, set_review_date_job, DRIE_JOB_KEEP, callback, user_data);
}
