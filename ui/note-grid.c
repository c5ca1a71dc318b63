/* The grid: showing the notes. Its actions are in note-grid-actions.c. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/note-grid.h"

#include "ui/init.h"
#include "ui/note-arrivals.h"
#include "ui/note-bar.h"
#include "ui/note-cards.h"
#include "ui/note-commands.h"
#include "ui/note-grid-private.h"
#include "ui/note-place.h"
#include "ui/similar-line.h"

struct _DrieNoteGrid
{
  GtkWidget parent_instance;

  /* Template widgets */
  DrieSimilarLine *similar;
  GtkGridView *grid;
  GtkButton *more;
  GtkBox *bar;
  GtkPopover *menu;

  /* Owned */
  DrieEvening *evening;
  DrieWallModel *model;
  GSignalGroup *model_signals;
  GtkSingleSelection *selection;
  DrieNotePicks *picks;
  DrieNoteCards *cards;
  DrieNoteArrivals *arrivals;
  DrieNotePlace *place;
};

G_DEFINE_FINAL_TYPE (DrieNoteGrid, drie_note_grid, GTK_TYPE_WIDGET)

enum
{
  PROP_MARKED = 1,
  PROP_PICKED,
  N_PROPS,
};

enum
{
  SIGNAL_EMPTIED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

#define LIST(self) (drie_wall_model_get_list ((self)->model))

DrieEvening *
drie_note_grid_get_evening (DrieNoteGrid *self)
{
  return self->evening;
}

DrieNoteItem *
drie_note_grid_get_current (DrieNoteGrid *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

gboolean
drie_note_grid_get_rect (DrieNoteGrid *self, DrieNoteItem *item, GdkRectangle *rect)
{
  DrieNoteCard *card = drie_note_cards_find (self->cards, item);
  graphene_rect_t bounds;

  if (card == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (card), GTK_WIDGET (self), &bounds))
    return FALSE;
  *rect = (GdkRectangle){ (int)bounds.origin.x, (int)bounds.origin.y, (int)bounds.size.width, (int)bounds.size.height };
  return TRUE;
}

DrieNoteItem *
drie_note_grid_get_marked (DrieNoteGrid *self)
{
  return drie_note_cards_get_marked (self->cards);
}

void
drie_note_grid_set_marked (DrieNoteGrid *self, DrieNoteItem *item)
{
  if (drie_note_cards_set_marked (self->cards, item))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MARKED]);
}

DrieNotePicks *
drie_note_grid_get_picks (DrieNoteGrid *self)
{
  return self->picks;
}

DrieNoteItem *
drie_note_grid_get_item_at (DrieNoteGrid *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->grid), x, y, GTK_PICK_DEFAULT);
  GtkWidget *card = widget != NULL ? gtk_widget_get_ancestor (widget, DRIE_TYPE_NOTE_CARD) : NULL;

  return card != NULL ? drie_note_card_get_item (DRIE_NOTE_CARD (card)) : NULL;
}

void
drie_note_grid_keep_place (DrieNoteGrid *self, GPtrArray *leaving)
{
  drie_note_picks_extend_next (self->picks, FALSE);
  drie_note_place_keep (self->place, leaving);
}

static void
emptied (gpointer self)
{
  g_signal_emit (self, signals[SIGNAL_EMPTIED], 0);
}

static void
model_changed_cb (DrieNoteGrid *self)
{
  drie_note_cards_update (self->cards);
  drie_note_arrivals_update (self->arrivals);
  drie_note_grid_update_actions (self);
  drie_note_place_update (self->place);
}

static void
newest_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieNoteGrid *self = DRIE_NOTE_GRID (widget);

  if (drie_wall_model_get_blind (self->model))
    drie_wall_model_admit (self->model);
  else if (g_list_model_get_n_items (LIST (self)) > 0)
    drie_note_place_go (self->place, g_list_model_get_n_items (LIST (self)) - 1);
  drie_note_arrivals_see_all (self->arrivals);
}

static void
activate_cb (DrieNoteGrid *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self), "note.choose", NULL);
}

static void
popup_menu (DrieNoteGrid *self, const GdkRectangle *rect)
{
  drie_note_grid_update_actions (self);
  gtk_popover_set_pointing_to (self->menu, rect);
  gtk_popover_popup (self->menu);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieNoteGrid *self = DRIE_NOTE_GRID (widget);
  GdkRectangle rect;

  if (drie_note_grid_get_rect (self, drie_note_grid_get_current (self), &rect))
    popup_menu (self, &rect);
}

static void
card_menu_cb (DrieNoteGrid *self, DrieNoteCard *card, double x, double y)
{
  graphene_point_t point = GRAPHENE_POINT_INIT ((float)x, (float)y);
  graphene_point_t there;

  drie_note_place_select (self->place, drie_note_card_get_item (card));
  if (gtk_widget_compute_point (GTK_WIDGET (card), GTK_WIDGET (self), &point, &there))
    popup_menu (self, &(GdkRectangle){ (int)there.x, (int)there.y, 1, 1 });
}

static void
card_dropped_cb (DrieNoteGrid *self, DrieNoteCard *card, DrieNoteItem *item)
{
  drie_note_grid_set_marked (self, NULL);
  drie_note_group (GTK_WIDGET (self), self->evening, item, drie_note_card_get_item (card));
}

static void
card_entered_cb (DrieNoteGrid *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  drie_note_picks_move (self->picks, position);
}

static void
picks_changed_cb (DrieNoteGrid *self)
{
  drie_note_grid_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PICKED]);
}

void
drie_note_grid_go_to (DrieNoteGrid *self, DrieNoteItem *item)
{
  drie_note_place_go_to (self->place, item);
}

static gboolean
drie_note_grid_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DRIE_NOTE_GRID (widget)->grid));
}

static void
drie_note_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  DrieNoteGrid *self = DRIE_NOTE_GRID (object);

  if (id == PROP_PICKED)
    g_value_set_uint (value, drie_note_picks_count (self->picks));
  else
    g_value_set_object (value, drie_note_grid_get_marked (self));
}

static void
drie_note_grid_dispose (GObject *object)
{
  DrieNoteGrid *self = DRIE_NOTE_GRID (object);

  g_signal_group_set_target (self->model_signals, NULL);
  g_clear_pointer (&self->place, drie_note_place_free);
  g_clear_object (&self->arrivals);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->grid != NULL)
    gtk_grid_view_set_model (self->grid, NULL);
  g_clear_object (&self->evening);
  drie_ui_dispose_template (GTK_WIDGET (self), DRIE_TYPE_NOTE_GRID);
  G_OBJECT_CLASS (drie_note_grid_parent_class)->dispose (object);
}

static void
drie_note_grid_finalize (GObject *object)
{
  DrieNoteGrid *self = DRIE_NOTE_GRID (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->picks);
  g_clear_object (&self->model);
  g_clear_object (&self->model_signals);
  g_clear_object (&self->cards);
  G_OBJECT_CLASS (drie_note_grid_parent_class)->finalize (object);
}

static void
drie_note_grid_class_init (DrieNoteGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DRIE_TYPE_SIMILAR_LINE);
  object_class->get_property = drie_note_grid_get_property;
  object_class->dispose = drie_note_grid_dispose;
  object_class->finalize = drie_note_grid_finalize;
  drie_ui_class_set_grab_focus (widget_class, drie_note_grid_grab_focus);
  props[PROP_MARKED] = g_param_spec_object ("marked", NULL, NULL, DRIE_TYPE_NOTE_ITEM, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_PICKED] = g_param_spec_uint ("picked", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SIGNAL_EMPTIED] = g_signal_new ("emptied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "notegrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/note-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieNoteGrid, similar);
  gtk_widget_class_bind_template_child (widget_class, DrieNoteGrid, grid);
  gtk_widget_class_bind_template_child (widget_class, DrieNoteGrid, more);
  gtk_widget_class_bind_template_child (widget_class, DrieNoteGrid, bar);
  gtk_widget_class_bind_template_child (widget_class, DrieNoteGrid, menu);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  drie_note_grid_install_actions (widget_class);
  drie_note_grid_install_pick_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "note.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "note.newest", NULL, newest_action);
}

static void
make_list (DrieNoteGrid *self)
{
  self->model = drie_wall_model_new ();
  self->model_signals = g_signal_group_new (DRIE_TYPE_WALL_MODEL);
  g_signal_group_connect_swapped (self->model_signals, "changed", G_CALLBACK (model_changed_cb), self);
  g_signal_group_set_target (self->model_signals, self->model);
  drie_similar_line_set_model (self->similar, self->model);
  self->selection = gtk_single_selection_new (g_object_ref (LIST (self)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (drie_note_grid_update_actions), self);
  self->picks = drie_note_picks_new (LIST (self));
  g_signal_connect_object (self->picks, "changed", G_CALLBACK (picks_changed_cb), self, G_CONNECT_SWAPPED);
  self->cards = drie_note_cards_new (self->model, self->picks);
  self->arrivals = drie_note_arrivals_new (GTK_WIDGET (self), GTK_WIDGET (self->grid), self->more, self->model,
                                           G_LIST_MODEL (self->selection), self->cards);
  self->place = drie_note_place_new (GTK_WIDGET (self->grid), self->selection, self->cards, emptied, self);
  g_signal_connect_object (self->cards, "entered", G_CALLBACK (card_entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cards, "menu", G_CALLBACK (card_menu_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cards, "dropped", G_CALLBACK (card_dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_view_set_factory (self->grid, drie_note_cards_get_factory (self->cards));
  gtk_grid_view_set_model (self->grid, GTK_SELECTION_MODEL (self->selection));
}

static void
drie_note_grid_init (DrieNoteGrid *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  drie_note_grid_add_shortcuts (self, GTK_WIDGET (self->grid));
  drie_note_grid_add_picking (self, GTK_WIDGET (self->grid));
  gtk_box_append (self->bar, drie_note_bar_new ());
  make_list (self);
  drie_note_grid_set_picking (self, FALSE);
  drie_note_grid_update_actions (self);
}

void
drie_note_grid_set_evening (DrieNoteGrid *self, DrieEvening *evening)
{
  g_return_if_fail (DRIE_IS_NOTE_GRID (self));

  if (!g_set_object (&self->evening, evening))
    return;
  drie_note_grid_set_marked (self, NULL);
  drie_note_picks_clear (self->picks);
  drie_note_arrivals_reset (self->arrivals);
  drie_note_cards_set_evening (self->cards, evening);
  drie_wall_model_set_notes (self->model, evening != NULL ? drie_evening_get_notes (evening) : NULL);
}

DrieWallModel *
drie_note_grid_get_model (DrieNoteGrid *self)
{
  return self->model;
}

void
drie_note_grid_set_blind (DrieNoteGrid *self, gboolean blind)
{
  drie_wall_model_set_blind (self->model, blind);
  drie_note_cards_update (self->cards);
  drie_note_place_restart (self->place);
}

void
drie_note_grid_set_picking (DrieNoteGrid *self, gboolean possible)
{
  gtk_widget_set_visible (GTK_WIDGET (self->bar), possible);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "note.pick", possible);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "note.pick-all", possible);
}

gboolean
drie_note_grid_get_picking (DrieNoteGrid *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->bar));
}

guint
drie_note_grid_get_picked (DrieNoteGrid *self)
{
  return drie_note_picks_count (self->picks);
}
