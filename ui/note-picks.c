/* Picked notes. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/note-picks.h"

struct _DrieNotePicks
{
  GObject parent_instance;

  /* Owned */
  GListModel *list;
  GHashTable *items;  /* DrieNoteItem, all that are picked */
  GHashTable *before; /* those that were when the range was begun; NULL: none is being extended */

  guint anchor; /* where a range begins */
  gboolean extend;
};

G_DEFINE_FINAL_TYPE (DrieNotePicks, drie_note_picks, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GHashTable *
make_set (void)
{
  return g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

static GHashTable *
copy_set (GHashTable *items)
{
  GHashTable *copy = make_set ();
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, items);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    g_hash_table_add (copy, g_object_ref (item));
  return copy;
}

static void
add_range (DrieNotePicks *self, guint from, guint to)
{
  for (guint i = MIN (from, to); i <= MAX (from, to) && i < g_list_model_get_n_items (self->list); i++)
    g_hash_table_add (self->items, g_list_model_get_item (self->list, i));
}

static void
end_range (DrieNotePicks *self)
{
  g_clear_pointer (&self->before, g_hash_table_unref);
}

static void
changed (DrieNotePicks *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* What has left is picked no more. */
static void
items_changed_cb (DrieNotePicks *self, guint position, guint removed, guint added)
{
  g_autoptr (GHashTable) old = NULL;

  end_range (self);
  if (removed == 0 || g_hash_table_size (self->items) == 0)
    return;
  old = g_steal_pointer (&self->items);
  self->items = make_set ();
  for (guint i = 0; i < g_list_model_get_n_items (self->list); i++)
    {
      g_autoptr (DrieNoteItem) item = g_list_model_get_item (self->list, i);

      if (g_hash_table_contains (old, item))
        g_hash_table_add (self->items, g_object_ref (item));
    }
  if (g_hash_table_size (old) != g_hash_table_size (self->items))
    changed (self);
}

static void
drie_note_picks_dispose (GObject *object)
{
  DrieNotePicks *self = DRIE_NOTE_PICKS (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (drie_note_picks_parent_class)->dispose (object);
}

static void
drie_note_picks_finalize (GObject *object)
{
  DrieNotePicks *self = DRIE_NOTE_PICKS (object);

  end_range (self);
  g_hash_table_unref (self->items);
  G_OBJECT_CLASS (drie_note_picks_parent_class)->finalize (object);
}

static void
drie_note_picks_class_init (DrieNotePicksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = drie_note_picks_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_note_picks_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
drie_note_picks_init (DrieNotePicks *self)
{
  self->items = make_set ();
}

DrieNotePicks *
drie_note_picks_new (GListModel *list)
{
  DrieNotePicks *self = g_object_new (DRIE_TYPE_NOTE_PICKS, NULL);

  self->list = g_object_ref (list);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (items_changed_cb), self);
  return self;
}

void
drie_note_picks_extend_next (DrieNotePicks *self, gboolean extend)
{
  self->extend = extend;
}

void
drie_note_picks_move (DrieNotePicks *self, guint position)
{
  gboolean extend = self->extend;

  self->extend = FALSE;
  if (!extend)
    {
      end_range (self);
      self->anchor = position;
      return;
    }
  if (self->before == NULL)
    self->before = copy_set (self->items);
  g_hash_table_unref (self->items);
  self->items = copy_set (self->before);
  add_range (self, self->anchor, position);
  changed (self);
}

void
drie_note_picks_toggle (DrieNotePicks *self, DrieNoteItem *item)
{
  end_range (self);
  if (!g_hash_table_remove (self->items, item))
    g_hash_table_add (self->items, g_object_ref (item));
  changed (self);
}

void
drie_note_picks_all (DrieNotePicks *self)
{
  guint n = g_list_model_get_n_items (self->list);

  end_range (self);
  if (n > 0)
    add_range (self, 0, n - 1);
  changed (self);
}

void
drie_note_picks_clear (DrieNotePicks *self)
{
  end_range (self);
  if (g_hash_table_size (self->items) == 0)
    return;
  g_hash_table_remove_all (self->items);
  changed (self);
}

gboolean
drie_note_picks_has (DrieNotePicks *self, DrieNoteItem *item)
{
  return g_hash_table_contains (self->items, item);
}

guint
drie_note_picks_count (DrieNotePicks *self)
{
  return g_hash_table_size (self->items);
}

GPtrArray *
drie_note_picks_dup (DrieNotePicks *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (self->list); i++)
    {
      g_autoptr (DrieNoteItem) item = g_list_model_get_item (self->list, i);

      if (drie_note_picks_has (self, item))
        g_ptr_array_add (items, g_steal_pointer (&item));
    }
  return items;
}
