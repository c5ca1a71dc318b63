/* Questions. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/questions-model.h"

#include <string.h>

static gboolean
is_chosen (DrieDisposition disposition)
{
  return disposition == DRIE_DISPOSITION_SELECTED || drie_disposition_is_put (disposition);
}

void
drie_questions_balance (GListModel *notes, DrieCircle to, guint chosen[DRIE_N_CIRCLES], guint all[DRIE_N_CIRCLES])
{
  memset (chosen, 0, DRIE_N_CIRCLES * sizeof *chosen);
  memset (all, 0, DRIE_N_CIRCLES * sizeof *all);
  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (DrieNoteItem) item = g_list_model_get_item (notes, i);
      const DrieNote *note = drie_note_item_get_note (item);

      if (note->to != to || note->from >= DRIE_CIRCLE_NONE)
        continue;
      all[note->from]++;
      if (is_chosen (note->disposition))
        chosen[note->from]++;
    }
}

static int
compare_asked (gconstpointer a, gconstpointer b)
{
  gint64 left = drie_note_item_get_note (*(DrieNoteItem *const *)a)->asked_at;
  gint64 right = drie_note_item_get_note (*(DrieNoteItem *const *)b)->asked_at;

  return left < right ? -1 : left > right;
}

void
drie_questions_add_put (GPtrArray *items, GListModel *notes, DrieCircle to)
{
  g_autoptr (GPtrArray) put = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (DrieNoteItem) item = g_list_model_get_item (notes, i);
      const DrieNote *note = drie_note_item_get_note (item);

      if (note->to == to && note->disposition == DRIE_DISPOSITION_ASKED && !drie_note_item_is_grouped (item))
        g_ptr_array_add (put, item); /* the model holds it */
    }
  g_ptr_array_sort (put, compare_asked);
  for (guint i = 0; i < put->len; i++)
    g_ptr_array_add (items, g_ptr_array_index (put, i));
}

void
drie_questions_sync (GListStore *store, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      gpointer wanted = g_ptr_array_index (items, i);
      g_autoptr (DrieNoteItem) there = g_list_model_get_item (G_LIST_MODEL (store), i);
      guint position;

      if (there == wanted)
        continue;
      if (g_list_store_find (store, wanted, &position))
        g_list_store_remove (store, position);
      g_list_store_insert (store, i, wanted);
    }
  g_list_store_splice (store, items->len, g_list_model_get_n_items (G_LIST_MODEL (store)) - items->len, NULL, 0);
}
