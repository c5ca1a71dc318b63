/* Connections to read from. SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/readers.h"

/* Connections kept for the next call; more are opened when more threads read at once. */
#define MAX_IDLE 4

struct _DrieReaders
{
  char *path;
  GMutex mutex;
  GPtrArray *idle; /* of DrieDatabase, owned; under the mutex */
};

DrieReaders *
drie_readers_new (const char *path)
{
  DrieReaders *self = g_new0 (DrieReaders, 1);

  self->path = g_strdup (path);
  self->idle = g_ptr_array_new_with_free_func ((GDestroyNotify)drie_database_close);
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
  g_free (self->path);
  g_free (self);
}

DrieDatabase *
drie_readers_take (DrieReaders *self, GError **error)
{
  g_autoptr (DrieDatabase) database = NULL;

  g_mutex_lock (&self->mutex);
  if (self->idle->len > 0)
    database = g_ptr_array_steal_index_fast (self->idle, self->idle->len - 1);
  g_mutex_unlock (&self->mutex);

  if (database == NULL)
    database = drie_database_open (self->path, DRIE_DATABASE_READ, error);
  if (database == NULL || !drie_database_exec (database, "BEGIN", error))
    return NULL;
  return g_steal_pointer (&database);
}

void
drie_readers_give_back (DrieReaders *self, DrieDatabase *database)
{
  gboolean kept = drie_database_exec (database, "ROLLBACK", NULL);

  g_mutex_lock (&self->mutex);
  kept = kept && self->idle->len < MAX_IDLE;
  if (kept)
    g_ptr_array_add (self->idle, database);
  g_mutex_unlock (&self->mutex);
  if (!kept)
    drie_database_close (database);
}
