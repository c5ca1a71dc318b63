/* Keeping one's place. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/note-place.h"

struct _DrieNotePlace
{
  /* Borrowed */
  GtkWidget *grid;
  GtkSingleSelection *notes;
  DrieNoteCards *cards;
  void (*emptied) (gpointer user_data);
  gpointer user_data;

  guint place;       /* where the keyboard should stay, GTK_INVALID_LIST_POSITION for anywhere */
  gpointer place_of; /* the item that was there; compared, never read */
  guint settle_id;
};

DrieNotePlace *
drie_note_place_new (GtkWidget *grid, GtkSingleSelection *notes, DrieNoteCards *cards, void (*emptied) (gpointer user_data),
                     gpointer user_data)
{
  DrieNotePlace *self = g_new0 (DrieNotePlace, 1);

  self->grid = grid;
  self->notes = notes;
  self->cards = cards;
  self->emptied = emptied;
  self->user_data = user_data;
  self->place = GTK_INVALID_LIST_POSITION;
  return self;
}

void
drie_note_place_free (DrieNotePlace *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_free (self);
}

void
drie_note_place_go (DrieNotePlace *self, guint position)
{
  g_autoptr (DrieNoteItem) item = g_list_model_get_item (G_LIST_MODEL (self->notes), position);
  DrieNoteCard *card;

  if (item == NULL)
    return;
  card = drie_note_cards_find (self->cards, item);
  gtk_single_selection_set_selected (self->notes, position);
  gtk_widget_activate_action (self->grid, "list.scroll-to-item", "u", position);
  if (card != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (card)));
}

/* A note that was set aside may have taken the keyboard with it: its neighbour gets it. */
static gboolean
settle_cb (gpointer user_data)
{
  DrieNotePlace *self = user_data;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->notes));
  gboolean stayed = self->place_of != NULL && gtk_single_selection_get_selected_item (self->notes) == self->place_of;
  guint place = stayed ? gtk_single_selection_get_selected (self->notes) : self->place;

  self->settle_id = 0;
  self->place = GTK_INVALID_LIST_POSITION;
  if (place == GTK_INVALID_LIST_POSITION)
    return G_SOURCE_REMOVE;
  if (n > 0)
    drie_note_place_go (self, MIN (place, n - 1));
  else
    self->emptied (self->user_data);
  return G_SOURCE_REMOVE;
}

static void
queue_settle (DrieNotePlace *self)
{
  if (self->settle_id == 0)
    self->settle_id = g_idle_add (settle_cb, self);
}

static gboolean
find_position (DrieNotePlace *self, DrieNoteItem *item, guint *position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->notes));

  for (*position = 0; *position < n; (*position)++)
    {
      g_autoptr (DrieNoteItem) other = g_list_model_get_item (G_LIST_MODEL (self->notes), *position);

      if (other == item)
        return TRUE;
    }
  return FALSE;
}

void
drie_note_place_go_to (DrieNotePlace *self, DrieNoteItem *item)
{
  guint position;

  if (!find_position (self, item, &position))
    return;
  self->place = position;
  self->place_of = NULL;
  queue_settle (self);
}

void
drie_note_place_restart (DrieNotePlace *self)
{
  gtk_single_selection_set_selected (self->notes, GTK_INVALID_LIST_POSITION);
  self->place = 0;
  self->place_of = NULL;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->notes)) > 0)
    queue_settle (self);
}

void
drie_note_place_select (DrieNotePlace *self, DrieNoteItem *item)
{
  guint position;

  if (find_position (self, item, &position))
    gtk_single_selection_set_selected (self->notes, position);
}

void
drie_note_place_keep (DrieNotePlace *self, GPtrArray *leaving)
{
  guint selected = gtk_single_selection_get_selected (self->notes);

  self->place = selected;
  self->place_of = gtk_single_selection_get_selected_item (self->notes);
  for (guint i = 0; selected != GTK_INVALID_LIST_POSITION && i < selected; i++)
    {
      g_autoptr (DrieNoteItem) item = g_list_model_get_item (G_LIST_MODEL (self->notes), i);

      self->place -= g_ptr_array_find (leaving, item, NULL);
    }
}

void
drie_note_place_update (DrieNotePlace *self)
{
  if (self->place == GTK_INVALID_LIST_POSITION || self->settle_id != 0)
    return;
  if (gtk_single_selection_get_selected_item (self->notes) == self->place_of)
    self->place = GTK_INVALID_LIST_POSITION;
  else
    queue_settle (self);
}
