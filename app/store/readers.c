/* Connections to read from. SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/readers.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "store/files.h"

/* Connections kept for the next call; more are opened when more threads read at once. */
#define MAX_IDLE 4

struct _DrieReaders
{
  char *directory;
  gboolean is_protected; /* the folder, against us */
  GMutex mutex;
  GPtrArray *idle; /* of DrieDatabase, owned; under the mutex */
};

DrieReaders *
drie_readers_new (const char *directory)
{
  DrieReaders *self = g_new0 (DrieReaders, 1);

  self->directory = g_strdup (directory);
  self->idle = g_ptr_array_new_with_free_func ((GDestroyNotify)drie_database_close);
  self->is_protected = g_access (directory, W_OK) != 0;
  g_mutex_init (&self->mutex);
  return self;
}

void
drie_readers_free (DrieReaders *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->idle);
  g_mutex_clear (&self->mutex);
  g_free (self->directory);
  g_free (self);
}

static DrieDatabase *
take_idle (DrieReaders *self)
{
  DrieDatabase *database = NULL;

  g_mutex_lock (&self->mutex);
  if (self->idle->len > 0)
    database = g_ptr_array_steal_index_fast (self->idle, self->idle->len - 1);
  g_mutex_unlock (&self->mutex);
  return database;
}

static DrieDatabase *
open_new (DrieReaders *self, GError **error)
{
  g_autofree char *path = drie_files_path (self->directory, "");
  gboolean as_it_lies = self->is_protected && drie_files_lie_still (self->directory);

  return drie_database_open (path, as_it_lies ? DRIE_DATABASE_INSPECT : DRIE_DATABASE_READ, error);
}

DrieDatabase *
drie_readers_take (DrieReaders *self, GError **error)
{
  g_autoptr (DrieDatabase) database = take_idle (self);

  if (database == NULL)
    database = open_new (self, error);
  return database != NULL && drie_database_begin (database, error) ? g_steal_pointer (&database) : NULL;
}

void
drie_readers_give_back (DrieReaders *self, DrieDatabase *database)
{
  /* A connection that reads the file as it lies would never notice that it changed. */
  gboolean kept = !self->is_protected;

  drie_database_roll_back (database);

  g_mutex_lock (&self->mutex);
  kept = kept && self->idle->len < MAX_IDLE;
  if (kept)
    g_ptr_array_add (self->idle, database);
  g_mutex_unlock (&self->mutex);
  if (!kept)
    drie_database_close (database);
}
