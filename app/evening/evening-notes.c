/* The evening's rows of notes. SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "evening/evening-private.h"

static void
add_row (DrieEvening *self, DrieNote *note)
{
  g_autoptr (DrieNoteItem) item = drie_note_item_new (note);

  if (note->key != NULL)
    g_hash_table_replace (self->by_key, note->key, item);
  g_list_store_append (self->notes, item);
}

/* Notes whose keys are destroyed are named for the chair's commands, in this program only, where the summary can still change. */
void
drie_evening_name_notes (DrieEvening *self)
{
  for (guint i = 0; i < self->summary->notes->len; i++)
    {
      g_autoptr (DrieNoteItem) item = g_list_model_get_item (G_LIST_MODEL (self->notes), i);
      DrieNote *note = g_ptr_array_index (self->summary->notes, i);

      if (note->key != NULL)
        continue;
      note->key = g_strdup_printf ("#%" G_GINT64_FORMAT, note->id);
      g_hash_table_replace (self->by_key, note->key, item);
      drie_note_item_changed (item);
    }
}

static gboolean
find_position (DrieEvening *self, DrieNoteItem *item, guint *position)
{
  return g_list_store_find (self->notes, item, position);
}

/* The summary's notes move into rows, which own them from now on. */
void
drie_evening_load_notes (DrieEvening *self)
{
  g_hash_table_remove_all (self->by_key);
  g_list_store_remove_all (self->notes);
  g_ptr_array_set_free_func (self->summary->notes, NULL);
  for (guint i = 0; i < self->summary->notes->len; i++)
    add_row (self, g_ptr_array_index (self->summary->notes, i));
  if (self->summary->status != DRIE_STATUS_FINAL)
    drie_evening_name_notes (self);
  drie_evening_count_similar (self);
}

void
drie_evening_count_similar (DrieEvening *self)
{
  g_autoptr (GHashTable) members = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, NULL);
  const GPtrArray *notes = self->summary->notes;

  for (guint i = 0; i < notes->len; i++)
    {
      DrieNote *note = g_ptr_array_index (notes, i);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (members, &note->group));
      if (note->group != 0)
        g_hash_table_insert (members, &note->group, GUINT_TO_POINTER (count + 1));
    }
  for (guint i = 0; i < notes->len; i++)
    {
      g_autoptr (DrieNoteItem) item = g_list_model_get_item (G_LIST_MODEL (self->notes), i);
      const DrieNote *note = drie_note_item_get_note (item);
      drie_note_item_set_similar (item, 1 + GPOINTER_TO_UINT (g_hash_table_lookup (members, &note->id)));
    }
}

static void
withdraw_row (DrieEvening *self, const char *key)
{
  DrieNoteItem *item = g_hash_table_lookup (self->by_key, key);
  guint position;

  if (item == NULL || !find_position (self, item, &position))
    return;
  g_autoptr (DrieNoteEdit) edit = drie_note_edit_new (self);
  DrieCircle to = drie_note_item_get_note (item)->to;
  drie_evening_hand_on (self, edit, item);
  g_ptr_array_remove (self->summary->notes, drie_note_item_edit (item));
  g_hash_table_remove (self->by_key, key);
  g_list_store_remove (self->notes, position);
  drie_note_edit_rank (edit, to);
  g_autoptr (GPtrArray) before = drie_note_edit_commit (edit);
  drie_evening_count_similar (self);
  g_signal_emit_by_name (self, "note-withdrawn", key);
}

static void
edit_row (DrieEvening *self, DrieNote *stored)
{
  DrieNoteItem *item = g_hash_table_lookup (self->by_key, stored->key);

  if (item == NULL)
    return;
  DrieNote *note = drie_note_item_edit (item);
  g_free (note->text);
  note->text = g_strdup (stored->text);
  g_free (note->translation);
  note->translation = g_strdup (stored->translation);
  drie_note_item_changed (item);
  g_signal_emit_by_name (self, "note-written", note->key);
}

/* From the inbox. */
void
drie_evening_receive (DrieNoteOp op, DrieNote *note, gpointer user_data)
{
  DrieEvening *self = user_data;
  g_autoptr (DrieNote) owned = note;

  drie_thread_assert (&self->thread);
  if (op == DRIE_NOTE_WITHDRAW)
    withdraw_row (self, note->key);
  else if (op == DRIE_NOTE_EDIT)
    edit_row (self, note);
  else if (!g_hash_table_contains (self->by_key, note->key))
    {
      g_ptr_array_add (self->summary->notes, note);
      add_row (self, g_steal_pointer (&owned));
      g_signal_emit_by_name (self, "note-written", note->key);
    }
}

void
drie_evening_received (gpointer user_data)
{
  drie_evening_changed (user_data);
}

void
drie_evening_paper_written (DrieNoteOutcome outcome, const DrieNote *note, const GError *error, gpointer user_data)
{
  g_autoptr (DrieEvening) self = user_data;

  if (error != NULL)
    drie_evening_unsaved (self, error);
}

DrieNoteItem *
drie_evening_get_note (DrieEvening *self, const char *key)
{
  g_return_val_if_fail (key != NULL, NULL);

  return g_hash_table_lookup (self->by_key, key);
}

DrieNoteItem *
drie_evening_find (DrieEvening *self, const char *key, GError **error)
{
  DrieNoteItem *item = drie_evening_get_note (self, key);

  if (item == NULL)
    g_set_error_literal (error, DRIE_EVENING_ERROR, DRIE_EVENING_ERROR_UNKNOWN_KEY,
                         _ ("There is no such note; its writer may have withdrawn it."));
  return item;
}

DrieNoteItem *
drie_evening_find_id (DrieEvening *self, gint64 id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->notes));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DrieNoteItem) item = g_list_model_get_item (G_LIST_MODEL (self->notes), i);
      if (drie_note_item_get_note (item)->id == id)
        return item; /* the list keeps it */
    }
  return NULL;
}

GListModel *
drie_evening_get_notes (DrieEvening *self)
{
  return G_LIST_MODEL (self->notes);
}

DrieNoteItem *
drie_evening_get_asking (DrieEvening *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->notes));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DrieNoteItem) item = g_list_model_get_item (G_LIST_MODEL (self->notes), i);
      const DrieNote *note = drie_note_item_get_note (item);
      if (note->disposition == DRIE_DISPOSITION_ASKING && note->group == 0)
        return item;
    }
  return NULL;
}

static int
compare_rank (gconstpointer a, gconstpointer b)
{
  const DrieNote *first = drie_note_item_get_note (*(DrieNoteItem **)a);
  const DrieNote *second = drie_note_item_get_note (*(DrieNoteItem **)b);

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  return first->id < second->id ? -1 : first->id > second->id;
}

GPtrArray *
drie_evening_get_selected (DrieEvening *self, DrieCircle to)
{
  GPtrArray *selected = g_ptr_array_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->notes));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DrieNoteItem) item = g_list_model_get_item (G_LIST_MODEL (self->notes), i);
      const DrieNote *note = drie_note_item_get_note (item);
      if (note->to == to && note->group == 0 && note->disposition == DRIE_DISPOSITION_SELECTED)
        g_ptr_array_add (selected, item);
    }
  g_ptr_array_sort (selected, compare_rank);
  return selected;
}
