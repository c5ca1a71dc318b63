/* What is asked of the writer about whole evenings: they are made, planned, brought in, erased.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/dialogue-sql.h"
#include "store/import-sql.h"
#include "store/privacy-sql.h"
#include "store/store-private.h"

/* What a job was given and what came of it; only what the job needs is set. */
typedef struct
{
  gint64 id; /* of the evening; after create and import the new one */

  /* Owned */
  DriePlan *plan;
  DrieSummary *summary;
  GCancellable *cancellable;
  char *before; /* a day */

  /* What came of it */
  gboolean known; /* the evening was there before */
  DrieErased erased;
} Whole;

static void
whole_free (gpointer data)
{
  Whole *whole = data;

  drie_plan_free (whole->plan);
  drie_summary_free (whole->summary);
  g_clear_object (&whole->cancellable);
  g_free (whole->before);
  g_free (whole);
}

static Whole *
whole_new (gint64 id)
{
  Whole *whole = g_new0 (Whole, 1);

  whole->id = id;
  return whole;
}

static void
submit (DrieStore *self, Whole *whole, DrieJob job, DrieJobFlags flags, GAsyncReadyCallback callback, gpointer user_data)
{
  drie_store_submit (self, whole, whole_free, job, flags, callback, user_data);
}

static gboolean
create_job (DrieDatabase *database, gpointer data, GError **error)
{
  Whole *whole = data;

  return drie_dialogue_sql_create (database, whole->plan, g_get_real_time (), &whole->id, error);
}

static gboolean
set_plan_job (DrieDatabase *database, gpointer data, GError **error)
{
  Whole *whole = data;

  return drie_dialogue_sql_set_plan (database, whole->id, whole->plan, error);
}

/* Words whose erase date has come do not come back with it. */
static gboolean
import_job (DrieDatabase *database, gpointer data, GError **error)
{
  Whole *whole = data;
  gint64 now = g_get_real_time ();

  if (!drie_dialogue_sql_find (database, whole->summary->uuid, &whole->id, error))
    return FALSE;
  whole->known = whole->id != 0;
  if (whole->known)
    return TRUE;
  return drie_import_sql_add (database, whole->summary, now, &whole->id, error)
         && drie_privacy_sql_erase_if_due (database, whole->id, now, &whole->erased, error)
         && !g_cancellable_set_error_if_cancelled (whole->cancellable, error);
}

static gboolean
erase_job (DrieDatabase *database, gpointer data, GError **error)
{
  Whole *whole = data;

  return drie_privacy_sql_erase_evening (database, whole->id, error);
}

static gboolean
purge_job (DrieDatabase *database, gpointer data, GError **error)
{
  Whole *whole = data;

  return drie_privacy_sql_purge (database, whole->before, g_get_real_time (), &whole->erased, error);
}

void
drie_store_create_async (DrieStore *self, const DriePlan *plan, GAsyncReadyCallback callback, gpointer user_data)
{
  Whole *whole = whole_new (0);

  whole->plan = drie_plan_copy (plan);
  submit (self, whole, create_job, DRIE_JOB_PLAIN, callback, user_data);
}

void
drie_store_set_plan_async (DrieStore *self, gint64 id, const DriePlan *plan, GAsyncReadyCallback callback, gpointer user_data)
{
  Whole *whole = whole_new (id);

  whole->plan = drie_plan_copy (plan);
  submit (self, whole, set_plan_job, DRIE_JOB_PLAIN, callback, user_data);
}

void
drie_store_import_async (DrieStore *self, DrieSummary *summary, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Whole *whole = whole_new (0);

  whole->summary = summary;
  g_set_object (&whole->cancellable, cancellable);
  submit (self, whole, import_job, DRIE_JOB_SCRUB, callback, user_data);
}

void
drie_store_erase_async (DrieStore *self, gint64 id, GAsyncReadyCallback callback, gpointer user_data)
{
  submit (self, whole_new (id), erase_job, DRIE_JOB_SCRUB, callback, user_data);
}

void
drie_store_purge_async (DrieStore *self, const char *before, GAsyncReadyCallback callback, gpointer user_data)
{
  Whole *whole = whole_new (0);

  whole->before = g_strdup (before);
  submit (self, whole, purge_job, DRIE_JOB_SCRUB, callback, user_data);
}

/* What is behind a result, once it has succeeded; NULL and the error otherwise. */
static Whole *
finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error) ? g_task_get_task_data (G_TASK (result)) : NULL;
}

gint64
drie_store_create_finish (DrieStore *self, GAsyncResult *result, GError **error)
{
  Whole *whole = finish (result, error);

  return whole != NULL ? whole->id : 0;
}

gint64
drie_store_import_finish (DrieStore *self, GAsyncResult *result, gboolean *known, GError **error)
{
  Whole *whole = finish (result, error);

  if (whole == NULL)
    return 0;
  *known = whole->known;
  return whole->id;
}

gboolean
drie_store_purge_finish (DrieStore *self, GAsyncResult *result, DrieErased *erased, GError **error)
{
  Whole *whole = finish (result, error);

  if (whole == NULL)
    return FALSE;
  *erased = whole->erased;
  return TRUE;
}
