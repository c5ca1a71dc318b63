/* What can be undone. SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening/undo.h"

/* Further back than anybody remembers; an entry holds a few hundred bytes. */
#define MAX_ENTRIES 200

struct _DrieUndo
{
  GQueue entries; /* newest at the tail */
};

DrieUndo *
drie_undo_new (void)
{
  DrieUndo *self = g_new0 (DrieUndo, 1);

  g_queue_init (&self->entries);
  return self;
}

void
drie_undo_free (DrieUndo *self)
{
  if (self == NULL)
    return;
  drie_undo_clear (self);
  g_free (self);
}

void
drie_undo_clear (DrieUndo *self)
{
  g_queue_clear_full (&self->entries, (GDestroyNotify)drie_undo_entry_free);
}

DrieUndoEntry *
drie_undo_push (DrieUndo *self, const char *label)
{
  DrieUndoEntry *entry = g_new0 (DrieUndoEntry, 1);

  entry->label = label;
  g_queue_push_tail (&self->entries, entry);
  if (self->entries.length > MAX_ENTRIES)
    drie_undo_entry_free (g_queue_pop_head (&self->entries));
  return entry;
}

DrieUndoEntry *
drie_undo_peek (DrieUndo *self)
{
  return g_queue_peek_tail (&self->entries);
}

DrieUndoEntry *
drie_undo_peek_typing (DrieUndo *self, DrieUndoKind kind, DrieRecapPart part, const char *key)
{
  DrieUndoEntry *top = drie_undo_peek (self);

  return top != NULL && !top->whole && top->kind == kind && top->part == part && g_strcmp0 (top->key, key) == 0 ? top : NULL;
}

DrieUndoEntry *
drie_undo_pop (DrieUndo *self)
{
  return g_queue_pop_tail (&self->entries);
}

void
drie_undo_entry_free (DrieUndoEntry *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self->text);
  drie_agreement_free (self->agreement);
  g_free (self->key);
  drie_review_free (self->review);
  g_free (self);
}

void
drie_undo_renumber_agreement (DrieUndo *self, gint64 before, gint64 after)
{
  for (GList *link = self->entries.head; link != NULL; link = link->next)
    {
      DrieUndoEntry *entry = link->data;
      if (entry->agreement_id == before)
        entry->agreement_id = after;
      if (entry->agreement != NULL && entry->agreement->id == before)
        entry->agreement->id = after;
    }
}
