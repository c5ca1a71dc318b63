/* The cards of a grid. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/note-cards.h"

struct _DrieNoteCards
{
  GObject parent_instance;

  /* Owned */
  DrieWallModel *model;
  DrieNotePicks *picks;
  DrieEvening *evening;
  GSignalGroup *signals;
  GtkListItemFactory *factory;
  DrieNoteItem *marked;
  GHashTable *shown; /* DrieNoteCard, all that show a note now */
};

G_DEFINE_FINAL_TYPE (DrieNoteCards, drie_note_cards, G_TYPE_OBJECT)

enum
{
  SIGNAL_ENTERED,
  SIGNAL_MENU,
  SIGNAL_DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
update_card (DrieNoteCards *self, DrieNoteCard *card)
{
  DrieNoteItem *item = drie_note_card_get_item (card);
  g_autofree char *similar = drie_note_item_get_similar (item) > 1 ? drie_wall_model_dup_similar (self->model, item) : NULL;

  g_object_set (card, "blind", drie_wall_model_get_blind (self->model), NULL);
  drie_note_card_set_similar (card, similar);
  drie_note_card_set_marked (card, item == self->marked);
  drie_note_card_set_picked (card, drie_note_picks_has (self->picks, item));
  drie_note_card_set_show_to (card, drie_wall_model_get_circle (self->model) == DRIE_CIRCLE_NONE);
  if (self->evening != NULL)
    drie_note_card_set_now (card, drie_evening_get_now (self->evening));
}

static void
row_entered_cb (GtkListItem *list_item, GtkEventController *controller)
{
  DrieNoteCard *card = DRIE_NOTE_CARD (gtk_list_item_get_child (list_item));
  DrieNoteCards *self = g_object_get_data (G_OBJECT (controller), "drie-note-cards");

  drie_note_card_set_whole (card, TRUE);
  g_signal_emit (self, signals[SIGNAL_ENTERED], 0, gtk_list_item_get_position (list_item));
}

static void
row_left_cb (GtkListItem *list_item, GtkEventController *controller)
{
  DrieNoteCard *card = DRIE_NOTE_CARD (gtk_list_item_get_child (list_item));

  if (card != NULL)
    drie_note_card_set_whole (card, FALSE);
}

/* The keyboard is on the row that the grid puts around the card, and only there can it be followed. */
static void
parent_cb (GtkListItem *list_item, GParamSpec *spec, GtkWidget *card)
{
  GtkWidget *row = gtk_widget_get_parent (card);
  GtkEventController *focus;

  if (row == NULL)
    return;
  focus = gtk_event_controller_focus_new ();
  g_object_set_data_full (G_OBJECT (focus), "drie-note-cards", g_object_ref (g_object_get_data (G_OBJECT (card), "drie-note-cards")),
                          g_object_unref);
  g_signal_connect_object (focus, "enter", G_CALLBACK (row_entered_cb), list_item, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (row_left_cb), list_item, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, focus);
}

static void
menu_cb (DrieNoteCards *self, double x, double y, DrieNoteCard *card)
{
  g_signal_emit (self, signals[SIGNAL_MENU], 0, card, x, y);
}

static void
dropped_cb (DrieNoteCards *self, DrieNoteItem *item, DrieNoteCard *card)
{
  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, card, item);
}

static void
setup_cb (DrieNoteCards *self, GtkListItem *list_item)
{
  GtkWidget *card = drie_note_card_new ();

  g_object_set_data (G_OBJECT (card), "drie-note-cards", self);
  g_signal_connect_object (card, "notify::parent", G_CALLBACK (parent_cb), list_item, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "menu", G_CALLBACK (menu_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "dropped", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (list_item, card);
}

static void
bind_cb (DrieNoteCards *self, GtkListItem *list_item)
{
  DrieNoteCard *card = DRIE_NOTE_CARD (gtk_list_item_get_child (list_item));

  if (self->evening != NULL)
    drie_note_card_set_language (card, drie_evening_get_plan (self->evening)->language);
  drie_note_card_set_item (card, gtk_list_item_get_item (list_item));
  g_hash_table_add (self->shown, card);
  update_card (self, card);
}

static void
unbind_cb (DrieNoteCards *self, GtkListItem *list_item)
{
  DrieNoteCard *card = DRIE_NOTE_CARD (gtk_list_item_get_child (list_item));

  g_hash_table_remove (self->shown, card);
  drie_note_card_set_item (card, NULL);
}

/* A note is new for a minute only. */
static void
tick_cb (DrieNoteCards *self)
{
  gint64 now = drie_evening_get_now (self->evening);
  GHashTableIter iter;
  gpointer card;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &card, NULL))
    drie_note_card_set_now (card, now);
}

static void
drie_note_cards_finalize (GObject *object)
{
  DrieNoteCards *self = DRIE_NOTE_CARDS (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->factory);
  g_clear_object (&self->marked);
  g_clear_object (&self->evening);
  g_clear_object (&self->model);
  g_clear_object (&self->picks);
  g_clear_pointer (&self->shown, g_hash_table_unref);
  G_OBJECT_CLASS (drie_note_cards_parent_class)->finalize (object);
}

static void
drie_note_cards_class_init (DrieNoteCardsClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = drie_note_cards_finalize;
  signals[SIGNAL_ENTERED] = g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_MENU] = g_signal_new ("menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, DRIE_TYPE_NOTE_CARD,
                                       G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[SIGNAL_DROPPED]
      = g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, DRIE_TYPE_NOTE_CARD, DRIE_TYPE_NOTE_ITEM);
}

static void
drie_note_cards_init (DrieNoteCards *self)
{
  self->shown = g_hash_table_new (NULL, NULL);
  self->factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (self->factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  self->signals = g_signal_group_new (DRIE_TYPE_EVENING);
  g_signal_group_connect_swapped (self->signals, "tick", G_CALLBACK (tick_cb), self);
}

DrieNoteCards *
drie_note_cards_new (DrieWallModel *model, DrieNotePicks *picks)
{
  DrieNoteCards *self = g_object_new (DRIE_TYPE_NOTE_CARDS, NULL);

  self->model = g_object_ref (model);
  self->picks = g_object_ref (picks);
  g_signal_connect_object (picks, "changed", G_CALLBACK (drie_note_cards_update), self, G_CONNECT_SWAPPED);
  return self;
}

GtkListItemFactory *
drie_note_cards_get_factory (DrieNoteCards *self)
{
  return self->factory;
}

void
drie_note_cards_set_evening (DrieNoteCards *self, DrieEvening *evening)
{
  g_set_object (&self->evening, evening);
  g_signal_group_set_target (self->signals, evening);
}

DrieNoteCard *
drie_note_cards_find (DrieNoteCards *self, DrieNoteItem *item)
{
  GHashTableIter iter;
  gpointer card;

  g_hash_table_iter_init (&iter, self->shown);
  while (item != NULL && g_hash_table_iter_next (&iter, &card, NULL))
    if (drie_note_card_get_item (card) == item)
      return card;
  return NULL;
}

void
drie_note_cards_update (DrieNoteCards *self)
{
  GHashTableIter iter;
  gpointer card;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &card, NULL))
    update_card (self, card);
}

DrieNoteItem *
drie_note_cards_get_marked (DrieNoteCards *self)
{
  return self->marked;
}

gboolean
drie_note_cards_set_marked (DrieNoteCards *self, DrieNoteItem *item)
{
  if (!g_set_object (&self->marked, item))
    return FALSE;
  drie_note_cards_update (self);
  return TRUE;
}
