/* Similar notes, grouped: one leads and stands for all. SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "evening/evening-private.h"

DrieNoteItem *
drie_evening_leader_of (DrieEvening *self, DrieNoteItem *item)
{
  gint64 group = drie_note_item_get_note (item)->group;
  DrieNoteItem *leader = group != 0 ? drie_evening_find_id (self, group) : NULL;

  return leader != NULL ? leader : item;
}

GPtrArray *
drie_evening_group_of (DrieEvening *self, DrieNoteItem *leader)
{
  GPtrArray *group = g_ptr_array_new ();
  gint64 id = drie_note_item_get_note (leader)->id;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->notes));

  g_ptr_array_add (group, leader);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DrieNoteItem) item = g_list_model_get_item (G_LIST_MODEL (self->notes), i);
      if (drie_note_item_get_note (item)->group == id)
        g_ptr_array_add (group, item);
    }
  return group;
}

/* What a note is without the one that spoke for it: not put, unless it was before they came together. */
static DrieDisposition
own_disposition (const DrieNote *note)
{
  return note->asked_at != 0 ? DRIE_DISPOSITION_ASKED : DRIE_DISPOSITION_RECEIVED;
}

/**
 * drie_evening_hand_on:
 * @leader: a note that is about to leave its group
 *
 * The others stay together, the one that came first leads them from now on: what became of the group holds for it still, but a question
 * that was put in the words of @leader was not put in theirs.
 */
void
drie_evening_hand_on (DrieEvening *self, DrieNoteEdit *edit, DrieNoteItem *leader)
{
  g_autoptr (GPtrArray) group = drie_evening_group_of (self, leader);

  if (group->len < 2)
    return;
  DrieNote *heir = drie_note_edit_touch (edit, g_ptr_array_index (group, 1));
  heir->group = 0;
  heir->rank = drie_note_item_get_note (leader)->rank;
  if (drie_disposition_is_put (heir->disposition))
    drie_note_set_disposition (heir, own_disposition (heir), NULL);
  for (guint i = 2; i < group->len; i++)
    {
      DrieNote *note = drie_note_edit_touch (edit, g_ptr_array_index (group, i));
      note->group = heir->id;
      drie_note_set_disposition (note, heir->disposition, heir->reason);
    }
}

static gboolean
ungroup (DrieEvening *self, DrieNoteItem *item)
{
  g_autoptr (DrieNoteEdit) edit = drie_note_edit_new (self);
  g_autoptr (GPtrArray) group = drie_evening_group_of (self, item);

  /* Of a leader: every member goes; of a member: it goes. */
  for (guint i = 0; i < group->len; i++)
    {
      DrieNoteItem *other = g_ptr_array_index (group, i);
      if (drie_note_item_get_note (other)->group == 0)
        continue;
      DrieNote *note = drie_note_edit_touch (edit, other);
      note->group = 0;
      drie_note_set_disposition (note, own_disposition (note), NULL);
    }
  return drie_evening_finish_edit (self, edit, drie_note_item_get_note (item)->to, _ ("Take similar questions apart"));
}

static gboolean
check_group (const DrieNote *first, const DrieNote *second, GError **error)
{
  if (first->to != second->to)
    {
      g_set_error_literal (error, DRIE_EVENING_ERROR, DRIE_EVENING_ERROR_OTHER_CIRCLE, _ ("These questions are for different circles."));
      return FALSE;
    }
  if (!drie_disposition_is_public (first->disposition) || !drie_disposition_is_public (second->disposition))
    return drie_evening_refuse_disposition (error, _ ("A note about one person, or one that was removed, is not put to a circle."));
  return TRUE;
}

/* A question that went further keeps its place: put before chosen, chosen before the rest. */
static int
progress (const DrieNote *note)
{
  if (drie_disposition_is_put (note->disposition))
    return 2;
  return note->disposition == DRIE_DISPOSITION_SELECTED;
}

static void
join (DrieEvening *self, DrieNoteEdit *edit, DrieNoteItem *joining, DrieNoteItem *leader)
{
  g_autoptr (GPtrArray) group = drie_evening_group_of (self, joining);
  const DrieNote *lead = drie_note_item_get_note (leader);

  for (guint i = 0; i < group->len; i++)
    {
      DrieNote *note = drie_note_edit_touch (edit, g_ptr_array_index (group, i));
      note->group = lead->id;
      drie_note_set_disposition (note, lead->disposition, lead->reason);
    }
}

/**
 * drie_evening_group:
 * @key, @leader_key: notes that say the same; the same key twice takes the note out of its group, and a leader's whole group apart
 * @error: %DRIE_EVENING_ERROR_OTHER_CIRCLE if they are for different circles, _DISPOSITION if one of them may not be read
 *
 * The first, with what is grouped under it, goes under the second and shares what becomes of it; the other way round if the first went
 * further.
 */
gboolean
drie_evening_group (DrieEvening *self, const char *key, const char *leader_key, GError **error)
{
  DrieNoteItem *item = drie_evening_find_started (self, key, error);
  DrieNoteItem *other = item != NULL ? drie_evening_find (self, leader_key, error) : NULL;
  if (other == NULL)
    return FALSE;
  if (item == other)
    return ungroup (self, item);

  DrieNoteItem *joining = drie_evening_leader_of (self, item);
  DrieNoteItem *leader = drie_evening_leader_of (self, other);
  if (joining == leader)
    return TRUE;
  if (!check_group (drie_note_item_get_note (joining), drie_note_item_get_note (leader), error))
    return FALSE;

  g_autoptr (DrieNoteEdit) edit = drie_note_edit_new (self);
  gboolean swap = progress (drie_note_item_get_note (joining)) > progress (drie_note_item_get_note (leader));
  join (self, edit, swap ? leader : joining, swap ? joining : leader);
  return drie_evening_finish_edit (self, edit, drie_note_item_get_note (item)->to, _ ("Put similar questions together"));
}
