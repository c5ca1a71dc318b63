/* The notes on the wall. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/wall-model.h"

#include <string.h>

#include "evening/alike.h"

struct _DrieWallModel
{
  GObject parent_instance;

  /* Owned */
  GListModel *notes;
  GPtrArray *watched; /* of DrieNoteItem: the notes as they are in @notes, so that a removed one can be let go */
  GtkCustomFilter *filter;
  GtkCustomSorter *sorter;
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  DrieWallFilter wanted;
  GHashTable *likeness; /* DrieNoteItem → how alike it is; NULL: all notes */
  GHashTable *places;   /* DrieNoteItem → its random place while blind; one without a place is held back */

  gboolean blind;
  guint refilter_id;
  guint held;
  guint counts[DRIE_N_CIRCLES];
};

G_DEFINE_FINAL_TYPE (DrieWallModel, drie_wall_model, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Each name is looked for on its own card, and taken out of its group from there. */
static gboolean
hangs_under_another (DrieWallModel *self, DrieNoteItem *item)
{
  return drie_note_item_is_grouped (item) && (self->wanted.show != DRIE_WALL_NAMING || self->likeness != NULL);
}

static gboolean
match_cb (gpointer item, gpointer user_data)
{
  DrieWallModel *self = user_data;
  const DrieNote *note = drie_note_item_get_note (item);

  if (!drie_wall_filter_belongs (&self->wanted, note) || hangs_under_another (self, item)
      || (self->blind && !g_hash_table_contains (self->places, item)))
    return FALSE;
  if (self->likeness != NULL)
    return g_hash_table_contains (self->likeness, item);
  return drie_wall_filter_takes (&self->wanted, item);
}

static int
compare_numbers (GHashTable *numbers, gconstpointer a, gconstpointer b)
{
  guint left = numbers != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (numbers, a)) : 0;
  guint right = numbers != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (numbers, b)) : 0;

  return left < right ? GTK_ORDERING_SMALLER : left > right ? GTK_ORDERING_LARGER : GTK_ORDERING_EQUAL;
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  DrieWallModel *self = user_data;
  int alike = compare_numbers (self->likeness, b, a);

  return alike != GTK_ORDERING_EQUAL ? alike : compare_numbers (self->places, a, b);
}

static void
count (DrieWallModel *self)
{
  memset (self->counts, 0, sizeof self->counts);
  self->held = 0;
  for (guint i = 0; i < self->watched->len; i++)
    {
      DrieNoteItem *item = g_ptr_array_index (self->watched, i);
      const DrieNote *note = drie_note_item_get_note (item);

      if (!drie_wall_filter_belongs (&self->wanted, note))
        continue;
      if (note->from < DRIE_CIRCLE_NONE)
        self->counts[note->from]++;
      if (self->blind && !drie_note_item_is_grouped (item) && !g_hash_table_contains (self->places, item))
        self->held++;
    }
}

static void
sort (DrieWallModel *self)
{
  gboolean sorted = self->blind || self->likeness != NULL;

  gtk_sort_list_model_set_sorter (self->sorted, sorted ? GTK_SORTER (self->sorter) : NULL);
  gtk_sorter_changed (GTK_SORTER (self->sorter), GTK_SORTER_CHANGE_DIFFERENT);
}

/* All notes again, without telling of it. */
static void
forget_likeness (DrieWallModel *self)
{
  if (self->likeness == NULL)
    return;
  g_clear_pointer (&self->likeness, g_hash_table_unref);
  sort (self);
}

static void
refilter (DrieWallModel *self, GtkFilterChange change)
{
  drie_wall_filter_look (&self->wanted, self->watched);
  gtk_filter_changed (GTK_FILTER (self->filter), change);
  if (self->likeness != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->sorted)) == 0)
    {
      forget_likeness (self);
      gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_LESS_STRICT);
    }
  count (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
refilter_cb (gpointer user_data)
{
  DrieWallModel *self = user_data;

  self->refilter_id = 0;
  refilter (self, GTK_FILTER_CHANGE_DIFFERENT);
  return G_SOURCE_REMOVE;
}

/* One pass for a burst of changes, before the next frame. */
static void
queue_refilter (DrieWallModel *self)
{
  if (self->refilter_id == 0)
    self->refilter_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refilter_cb, self, NULL);
}

static void
release_item (DrieWallModel *self, DrieNoteItem *item)
{
  g_signal_handlers_disconnect_by_func (item, queue_refilter, self);
  g_hash_table_remove (self->places, item);
  if (self->likeness != NULL)
    g_hash_table_remove (self->likeness, item);
}

static void
items_changed_cb (GListModel *notes, guint position, guint removed, guint added, DrieWallModel *self)
{
  for (guint i = 0; i < removed; i++)
    release_item (self, g_ptr_array_index (self->watched, position + i));
  if (removed > 0)
    g_ptr_array_remove_range (self->watched, position, removed);
  for (guint i = 0; i < added; i++)
    {
      DrieNoteItem *item = g_list_model_get_item (notes, position + i);

      g_signal_connect_swapped (item, "changed", G_CALLBACK (queue_refilter), self);
      g_ptr_array_insert (self->watched, position + i, item);
    }
  queue_refilter (self);
}

/* Places are drawn at random, so that their order tells nothing; two notes with the same one are ordered by arrival, once in 2³². */
static void
draw_places (DrieWallModel *self)
{
  for (guint i = 0; i < self->watched->len; i++)
    {
      gpointer item = g_ptr_array_index (self->watched, i);

      if (!g_hash_table_contains (self->places, item))
        g_hash_table_insert (self->places, item, GUINT_TO_POINTER (g_random_int ()));
    }
}

static void
drie_wall_model_dispose (GObject *object)
{
  DrieWallModel *self = DRIE_WALL_MODEL (object);

  drie_wall_model_set_notes (self, NULL);
  g_clear_handle_id (&self->refilter_id, g_source_remove);
  G_OBJECT_CLASS (drie_wall_model_parent_class)->dispose (object);
}

static void
drie_wall_model_finalize (GObject *object)
{
  DrieWallModel *self = DRIE_WALL_MODEL (object);

  g_clear_object (&self->sorted);
  g_clear_object (&self->filtered);
  g_clear_object (&self->sorter);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->watched, g_ptr_array_unref);
  drie_wall_filter_clear (&self->wanted);
  g_clear_pointer (&self->likeness, g_hash_table_unref);
  g_clear_pointer (&self->places, g_hash_table_unref);
  G_OBJECT_CLASS (drie_wall_model_parent_class)->finalize (object);
}

static void
drie_wall_model_class_init (DrieWallModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = drie_wall_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_wall_model_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
drie_wall_model_init (DrieWallModel *self)
{
  drie_wall_filter_init (&self->wanted);
  self->watched = g_ptr_array_new_with_free_func (g_object_unref);
  self->places = g_hash_table_new (NULL, NULL);
  self->filter = gtk_custom_filter_new (match_cb, self, NULL);
  self->sorter = gtk_custom_sorter_new (compare_cb, self, NULL);
  self->filtered = gtk_filter_list_model_new (NULL, g_object_ref (GTK_FILTER (self->filter)));
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)), NULL);
}

DrieWallModel *
drie_wall_model_new (void)
{
  return g_object_new (DRIE_TYPE_WALL_MODEL, NULL);
}

void
drie_wall_model_set_notes (DrieWallModel *self, GListModel *notes)
{
  g_return_if_fail (DRIE_IS_WALL_MODEL (self));

  if (self->notes == notes)
    return;
  gtk_filter_list_model_set_model (self->filtered, NULL);
  if (self->notes != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->notes, items_changed_cb, self);
      items_changed_cb (self->notes, 0, self->watched->len, 0, self);
    }
  g_set_object (&self->notes, notes);
  if (notes == NULL)
    return;
  items_changed_cb (notes, 0, 0, g_list_model_get_n_items (notes), self);
  g_signal_connect (notes, "items-changed", G_CALLBACK (items_changed_cb), self);
  if (self->blind)
    draw_places (self);
  gtk_filter_list_model_set_model (self->filtered, notes);
  count (self);
}

GListModel *
drie_wall_model_get_list (DrieWallModel *self)
{
  return G_LIST_MODEL (self->sorted);
}

void
drie_wall_model_set_circle (DrieWallModel *self, DrieCircle to)
{
  if (self->wanted.to == to)
    return;
  forget_likeness (self);
  self->wanted.to = to;
  refilter (self, GTK_FILTER_CHANGE_DIFFERENT);
}

DrieCircle
drie_wall_model_get_circle (DrieWallModel *self)
{
  return self->wanted.to;
}

void
drie_wall_model_set_from (DrieWallModel *self, DrieCircleSet from)
{
  if (self->wanted.from == from)
    return;
  forget_likeness (self);
  self->wanted.from = from;
  refilter (self, GTK_FILTER_CHANGE_DIFFERENT);
}

void
drie_wall_model_set_show (DrieWallModel *self, DrieWallShow show)
{
  if (self->wanted.show == show)
    return;
  forget_likeness (self);
  self->wanted.show = show;
  refilter (self, GTK_FILTER_CHANGE_DIFFERENT);
}

void
drie_wall_model_set_words (DrieWallModel *self, const char *words)
{
  if (!drie_wall_filter_set_words (&self->wanted, words))
    return;
  forget_likeness (self);
  refilter (self, GTK_FILTER_CHANGE_DIFFERENT);
}

void
drie_wall_model_set_blind (DrieWallModel *self, gboolean blind)
{
  if (self->blind == blind)
    return;
  self->blind = blind;
  g_hash_table_remove_all (self->places);
  if (blind)
    draw_places (self);
  forget_likeness (self);
  refilter (self, GTK_FILTER_CHANGE_DIFFERENT);
  sort (self);
}

gboolean
drie_wall_model_get_blind (DrieWallModel *self)
{
  return self->blind;
}

void
drie_wall_model_set_similar_to (DrieWallModel *self, DrieNoteItem *item)
{
  if (item == NULL && self->likeness == NULL)
    return;
  g_clear_pointer (&self->likeness, g_hash_table_unref);
  if (item != NULL)
    self->likeness = drie_alike_find (self->watched, item);
  refilter (self, GTK_FILTER_CHANGE_DIFFERENT);
  sort (self);
}

gboolean
drie_wall_model_is_similar (DrieWallModel *self)
{
  return self->likeness != NULL;
}

void
drie_wall_model_admit (DrieWallModel *self)
{
  if (!self->blind)
    return;
  draw_places (self);
  refilter (self, GTK_FILTER_CHANGE_LESS_STRICT);
}

guint
drie_wall_model_get_held (DrieWallModel *self)
{
  return self->held;
}

guint
drie_wall_model_count (DrieWallModel *self, DrieCircle from)
{
  guint sum = 0;

  if (from < DRIE_CIRCLE_NONE)
    return self->counts[from];
  for (guint i = 0; i < DRIE_N_CIRCLES; i++)
    sum += self->counts[i];
  return sum;
}

char *
drie_wall_model_dup_similar (DrieWallModel *self, DrieNoteItem *leader)
{
  gint64 id = drie_note_item_get_note (leader)->id;
  GString *texts = g_string_new (NULL);

  for (guint i = 0; id != 0 && i < self->watched->len; i++)
    {
      const DrieNote *note = drie_note_item_get_note (g_ptr_array_index (self->watched, i));

      if (note->group == id && note->text != NULL)
        g_string_append_printf (texts, "%s%s", texts->len > 0 ? "\n" : "", drie_note_get_words (note));
    }
  return g_string_free (texts, texts->len == 0);
}
