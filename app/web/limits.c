/* Token buckets by name. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/limits.h"

#include <math.h>

typedef struct
{
  double level;
  gint64 at;
} Bucket;

struct _DrieBuckets
{
  DrieRate rate;
  GHashTable *buckets; /* name → Bucket; who is not in it has a full one */
};

DrieBuckets *
drie_buckets_new (DrieRate rate)
{
  DrieBuckets *self = g_new0 (DrieBuckets, 1);

  self->rate = rate;
  self->buckets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
drie_buckets_free (DrieBuckets *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->buckets);
  g_free (self);
}

static double
level_at (DrieBuckets *self, const Bucket *bucket, gint64 now)
{
  double seconds = MAX (now - bucket->at, 0) / (double)G_USEC_PER_SEC;

  return MIN (bucket->level + seconds * self->rate.per_second, self->rate.burst);
}

guint
drie_buckets_wait (DrieBuckets *self, const char *name, gint64 now)
{
  const Bucket *bucket = g_hash_table_lookup (self->buckets, name);
  double level = bucket != NULL ? level_at (self, bucket, now) : self->rate.burst;

  if (level >= 1)
    return 0;
  return (guint)MAX (ceil ((1 - level) / self->rate.per_second), 1);
}

static void
add (DrieBuckets *self, const char *name, gint64 now, double amount)
{
  Bucket *bucket = g_hash_table_lookup (self->buckets, name);

  if (bucket == NULL)
    {
      bucket = g_new (Bucket, 1);
      bucket->level = self->rate.burst;
      g_hash_table_insert (self->buckets, g_strdup (name), bucket);
    }
  else
    bucket->level = level_at (self, bucket, now);
  bucket->at = now;
  bucket->level = CLAMP (bucket->level + amount, 0, self->rate.burst);
}

void
drie_buckets_take (DrieBuckets *self, const char *name, gint64 now)
{
  add (self, name, now, -1);
}

void
drie_buckets_give_back (DrieBuckets *self, const char *name, gint64 now)
{
  add (self, name, now, 1);
}

void
drie_buckets_prune (DrieBuckets *self, gint64 now)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->buckets);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      if (level_at (self, value, now) >= self->rate.burst)
        g_hash_table_iter_remove (&iter);
    }
}

guint
drie_buckets_size (DrieBuckets *self)
{
  return g_hash_table_size (self->buckets);
}
