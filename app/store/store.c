/* Opening, closing and reading the library. SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "store/addition-sql.h"
#include "store/agreement-sql.h"
#include "store/copy.h"
#include "store/dialogue-sql.h"
#include "store/draft-sql.h"
#include "store/event-sql.h"
#include "store/files.h"
#include "store/hit-sql.h"
#include "store/logo.h"
#include "store/note-sql.h"
#include "store/open.h"
#include "store/privacy-sql.h"
#include "store/review-sql.h"
#include "store/search-sql.h"
#include "store/version-sql.h"

struct _DrieStore
{
  char *directory;
  int lock;           /* -1 in a store that only reads */
  DrieWriter *writer; /* NULL in a store that only reads */
  DrieReaders *readers;
  DrieErased erased;

  GMutex mutex; /* guards what follows */
  DrieStoreTrouble trouble;
  gpointer trouble_data;
};

GQuark
drie_store_error_quark (void)
{
  return g_quark_from_static_string ("drie-store-error-quark");
}

void
drie_entry_free (DrieEntry *self)
{
  if (self == NULL)
    return;

  g_free (self->uuid);
  g_free (self->date);
  g_free (self->theme);
  g_free (self->question);
  g_free (self->school);
  g_free (self->review);
  g_free (self->reviewed);
  g_free (self);
}

void
drie_hit_free (DrieHit *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_clear_pointer (&self->marks, g_array_unref);
  g_free (self);
}

/* Carries out the terms that have passed. */
static gboolean
keep_house (DrieStore *self, const char *directory, DrieDatabase *database, gint64 now, GError **error)
{
  if (!drie_database_begin (database, error))
    return FALSE;
  if (!drie_privacy_sql_keep_house (database, now, &self->erased, error) || !drie_database_commit (database, error))
    {
      drie_database_roll_back (database);
      return FALSE;
    }

  drie_files_remove_old_backups (directory, now - DRIE_PRIVACY_KEEP);
  /* What the last session left; if a reader is in the way, the next occasion comes. */
  drie_search_sql_index (database, NULL);
  drie_privacy_sql_scrub (database, NULL);
  return TRUE;
}

/* The writer's thread. */
static void
trouble_cb (const GError *error, gpointer user_data)
{
  DrieStore *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (self->trouble != NULL)
    self->trouble (error, self->trouble_data);
}

/* The lock must be held. */
static gboolean
start_writer (DrieStore *self, gint64 now, GError **error)
{
  g_autoptr (DrieDatabase) database = drie_open_writer (self->directory, error);

  if (database == NULL || !keep_house (self, self->directory, database, now, error))
    return FALSE;
  self->writer = drie_writer_new (g_steal_pointer (&database), trouble_cb, self);
  return TRUE;
}

static gboolean
open_writer (DrieStore *self, gint64 now, GError **error)
{
  self->lock = drie_files_lock (self->directory, error);
  if (self->lock < 0)
    return FALSE;

  drie_files_remove_new (self->directory);
  drie_logo_keep (self->directory, FALSE);
  return start_writer (self, now, error);
}

/* One look through the readers' eyes, so that what keeps them from reading is said at once. */
static gboolean
try_reading (DrieStore *self, GError **error)
{
  DrieDatabase *database = drie_readers_take (self->readers, error);

  if (database != NULL)
    drie_readers_give_back (self->readers, database);
  return database != NULL;
}

DrieStore *
drie_store_open_at (const char *directory, DrieStoreMode mode, gint64 now, GError **error)
{
  g_autoptr (DrieStore) self = g_new0 (DrieStore, 1);

  self->directory = g_strdup (directory);
  self->lock = -1;
  g_mutex_init (&self->mutex);
  self->readers = drie_readers_new (directory);
  if (mode == DRIE_STORE_WRITE ? !open_writer (self, now, error) : !drie_open_check (directory, error))
    return NULL;
  return try_reading (self, error) ? g_steal_pointer (&self) : NULL;
}

DrieStore *
drie_store_open (const char *directory, DrieStoreMode mode, GError **error)
{
  return drie_store_open_at (directory, mode, g_get_real_time (), error);
}

void
drie_store_close (DrieStore *self)
{
  if (self == NULL)
    return;

  /* The writer last: the last connection to close takes the journal with it. */
  drie_readers_free (self->readers);
  drie_writer_free (self->writer);
  if (self->lock >= 0)
    close (self->lock);
  g_mutex_clear (&self->mutex);
  g_free (self->directory);
  g_free (self);
}

void
drie_store_watch (DrieStore *self, DrieStoreTrouble trouble, gpointer user_data)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->trouble = trouble;
  self->trouble_data = user_data;
}

DrieErased
drie_store_get_erased (DrieStore *self)
{
  return self->erased;
}

DrieWriter *
drie_store_get_writer (DrieStore *self)
{
  return self->writer;
}

DrieReaders *
drie_store_get_readers (DrieStore *self)
{
  return self->readers;
}

GPtrArray *
drie_store_list (DrieStore *self, const char *words, GError **error)
{
  DrieDatabase *database = drie_readers_take (self->readers, error);

  if (database == NULL)
    return NULL;
  GPtrArray *entries = drie_search_sql_list (database, words, error);
  drie_readers_give_back (self->readers, database);
  return entries;
}

DrieHit *
drie_store_find_hit (DrieStore *self, gint64 id, const char *words, GError **error)
{
  DrieDatabase *database = drie_readers_take (self->readers, error);
  DrieHit *hit = NULL;

  if (database == NULL)
    return NULL;
  drie_hit_sql_find (database, id, words, &hit, error);
  drie_readers_give_back (self->readers, database);
  return hit;
}

GArray *
drie_store_mark (DrieStore *self, const char *words, const char *text, GError **error)
{
  DrieDatabase *database = drie_readers_take (self->readers, error);

  if (database == NULL)
    return NULL;
  GArray *marks = drie_hit_sql_mark (database, words, text, error);
  drie_readers_give_back (self->readers, database);
  return marks;
}

/* What a follow-up shows of the evening before: nothing if that has gone from the library. */
static gboolean
load_earlier (DrieDatabase *database, DrieSummary *summary, GError **error)
{
  gint64 id;

  if (summary->plan->follows == NULL)
    return TRUE;
  if (!drie_dialogue_sql_find (database, summary->plan->follows, &id, error))
    return FALSE;
  if (id == 0 || id == summary->id)
    return TRUE;
  summary->earlier = drie_dialogue_sql_load (database, id, error);
  return summary->earlier != NULL && drie_agreement_sql_load (database, summary->earlier, error)
         && drie_review_sql_load (database, summary->earlier, error);
}

static DrieSummary *
load (DrieDatabase *database, gint64 id, GError **error)
{
  g_autoptr (DrieSummary) summary = drie_dialogue_sql_load (database, id, error);

  if (summary == NULL || !drie_event_sql_load (database, summary, error) || !drie_note_sql_load (database, summary, error)
      || !drie_recap_sql_load (database, summary, error) || !drie_agreement_sql_load (database, summary, error)
      || !drie_addition_sql_load (database, summary, error) || !drie_version_sql_load (database, summary, error)
      || !drie_review_sql_load (database, summary, error) || !load_earlier (database, summary, error))
    return NULL;
  return g_steal_pointer (&summary);
}

DrieSummary *
drie_store_load (DrieStore *self, gint64 id, GError **error)
{
  DrieDatabase *database = drie_readers_take (self->readers, error);

  if (database == NULL)
    return NULL;
  DrieSummary *summary = load (database, id, error);
  drie_readers_give_back (self->readers, database);
  return summary;
}

GHashTable *
drie_store_load_drafts (DrieStore *self, gint64 id, GError **error)
{
  DrieDatabase *database = drie_readers_take (self->readers, error);

  if (database == NULL)
    return NULL;
  GHashTable *drafts = drie_draft_sql_load (database, id, error);
  drie_readers_give_back (self->readers, database);
  return drafts;
}

gboolean
drie_store_check_source (DrieStore *self, const char *path, GError **error)
{
  if (!drie_files_is_library (self->directory, path))
    return TRUE;
  g_set_error_literal (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_IO, _ ("This is the library itself: its evenings are here already."));
  return FALSE;
}

gboolean
drie_store_check_target (DrieStore *self, const char *path, GError **error)
{
  if (!drie_files_owns_place (self->directory, path))
    return TRUE;
  g_set_error_literal (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_IO,
                       _ ("This file belongs to the library. Choose another name or folder."));
  return FALSE;
}

gboolean
drie_store_backup (DrieStore *self, const char *path, GCancellable *cancellable, gint *permille, GError **error)
{
  if (!drie_store_check_target (self, path, error))
    return FALSE;

  DrieDatabase *database = drie_readers_take (self->readers, error);
  if (database == NULL)
    return FALSE;
  /* The first look fixes the state that is copied, whatever is written meanwhile. */
  gboolean done
      = drie_database_get_size (database) > 0 && drie_copy_to_backup (database, self->directory, path, cancellable, permille, error);
  drie_readers_give_back (self->readers, database);
  return done;
}

gboolean
drie_store_restore (DrieStore *self, const char *path, GCancellable *cancellable, gint *permille, GError **error)
{
  g_return_val_if_fail (self->writer != NULL, FALSE);

  if (!drie_store_check_source (self, path, error) || !drie_copy_from_backup (self->directory, path, cancellable, permille, error))
    return FALSE;
  g_clear_pointer (&self->writer, drie_writer_free);
  gboolean done = drie_copy_over_library (self->directory, error);
  /* Whether it is the old one or the new one: it is to be written to again. */
  return start_writer (self, g_get_real_time (), done ? error : NULL) && done;
}
