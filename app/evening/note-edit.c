/* Changes of several notes that are stored, undone and shown as one. SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening/evening-private.h"

struct _DrieNoteEdit
{
  /* Borrowed */
  DrieEvening *evening;

  /* Owned */
  GPtrArray *items;  /* DrieNoteItem that were touched */
  GPtrArray *before; /* DrieNote, how each was */
};

DrieNoteEdit *
drie_note_edit_new (DrieEvening *evening)
{
  DrieNoteEdit *self = g_new0 (DrieNoteEdit, 1);

  self->evening = evening;
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->before = g_ptr_array_new_with_free_func ((GDestroyNotify)drie_note_free);
  return self;
}

void
drie_note_edit_free (DrieNoteEdit *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_free (self);
}

DrieNote *
drie_note_edit_touch (DrieNoteEdit *self, DrieNoteItem *item)
{
  if (!g_ptr_array_find (self->items, item, NULL))
    {
      g_ptr_array_add (self->items, g_object_ref (item));
      g_ptr_array_add (self->before, drie_note_copy (drie_note_item_get_note (item)));
    }
  return drie_note_item_edit (item);
}

void
drie_note_set_disposition (DrieNote *note, DrieDisposition disposition, const char *reason)
{
  note->disposition = disposition;
  note->rank = disposition == DRIE_DISPOSITION_SELECTED && note->group == 0 ? G_MAXINT : 0; /* last, until ranks are numbered again */
  char *copy = g_strdup (reason);
  g_free (note->reason);
  note->reason = copy;
}

void
drie_note_edit_rank (DrieNoteEdit *self, DrieCircle to)
{
  g_autoptr (GPtrArray) selected = drie_evening_get_selected (self->evening, to);

  for (guint i = 0; i < selected->len; i++)
    {
      DrieNoteItem *item = g_ptr_array_index (selected, i);
      if (drie_note_item_get_note (item)->rank != (int)i + 1)
        drie_note_edit_touch (self, item)->rank = i + 1;
    }
}

static void
store_and_show (DrieEvening *evening, GPtrArray *items)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (notes, drie_note_item_edit (g_ptr_array_index (items, i)));
  drie_store_update_notes_async (evening->store, evening->summary->id, notes, drie_evening_stored_cb, g_object_ref (evening));

  drie_evening_count_similar (evening);
  for (guint i = 0; i < items->len; i++)
    drie_note_item_changed (g_ptr_array_index (items, i));
}

static gboolean
is_same (const DrieNote *a, const DrieNote *b)
{
  return a->disposition == b->disposition && a->rank == b->rank && a->asked_at == b->asked_at && a->group == b->group
         && g_strcmp0 (a->reason, b->reason) == 0 && g_strcmp0 (a->answer, b->answer) == 0
         && g_strcmp0 (a->translation, b->translation) == 0;
}

/* What was touched and is as it was: nothing to store, and nothing to undo. */
static void
drop_unchanged (DrieNoteEdit *self)
{
  for (guint i = self->items->len; i > 0; i--)
    if (is_same (drie_note_item_get_note (g_ptr_array_index (self->items, i - 1)), g_ptr_array_index (self->before, i - 1)))
      {
        g_ptr_array_remove_index (self->items, i - 1);
        g_ptr_array_remove_index (self->before, i - 1);
      }
}

GPtrArray *
drie_note_edit_commit (DrieNoteEdit *self)
{
  drop_unchanged (self);
  if (self->items->len == 0)
    return NULL;
  store_and_show (self->evening, self->items);
  return g_steal_pointer (&self->before);
}

static void
restore_fields (DrieEvening *evening, DrieNote *note, const DrieNote *before)
{
  note->disposition = before->disposition;
  note->rank = before->rank;
  note->asked_at = before->asked_at;
  note->group = before->group != 0 && drie_evening_find_id (evening, before->group) != NULL ? before->group : 0;
  g_free (note->reason);
  note->reason = g_strdup (before->reason);
  g_free (note->answer);
  note->answer = g_strdup (before->answer);
  /* A translation of words that have changed would mislead. */
  if (g_strcmp0 (note->text, before->text) != 0)
    return;
  g_free (note->translation);
  note->translation = g_strdup (before->translation);
}

/* A note that its writer withdrew meanwhile stays withdrawn, and leads no group any more. */
void
drie_note_edit_restore (DrieEvening *evening, GPtrArray *before)
{
  g_autoptr (DrieNoteEdit) edit = drie_note_edit_new (evening);

  for (guint i = 0; i < before->len; i++)
    {
      const DrieNote *old = g_ptr_array_index (before, i);
      DrieNoteItem *item = drie_evening_find_id (evening, old->id);
      if (item != NULL)
        restore_fields (evening, drie_note_edit_touch (edit, item), old);
    }
  for (DrieCircle to = 0; to < DRIE_N_CIRCLES; to++)
    drie_note_edit_rank (edit, to);
  if (edit->items->len > 0)
    store_and_show (evening, edit->items);
}
