/* The panel beside the wall. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/questions-panel.h"

#include <glib/gi18n-lib.h>

#include "ui/asking-card.h"
#include "ui/chosen-balance.h"
#include "ui/init.h"
#include "ui/note-commands.h"
#include "ui/question-row.h"
#include "ui/questions-model.h"
#include "ui/translate-popover.h"

struct _DrieQuestionsPanel
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkLabel *count;
  DrieChosenBalance *balance;
  GtkLabel *blind_note;
  GtkListBox *list;
  DrieAskingCard *asking;

  /* Owned */
  DrieEvening *evening;
  GSignalGroup *signals;
  GListStore *store;
  DrieNoteItem *moved; /* gets the keyboard back after it was moved */

  gboolean blind;
  gboolean answering;
};

G_DEFINE_FINAL_TYPE (DrieQuestionsPanel, drie_questions_panel, GTK_TYPE_WIDGET)

enum
{
  PROP_BLIND = 1,
  PROP_ANSWERING,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
refocus (DrieQuestionsPanel *self)
{
  g_autoptr (DrieNoteItem) moved = g_steal_pointer (&self->moved);
  GtkListBoxRow *row;

  for (int i = 0; moved != NULL && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (drie_question_row_get_item (DRIE_QUESTION_ROW (row)) == moved)
      {
        gtk_list_box_select_row (self->list, row);
        gtk_widget_grab_focus (GTK_WIDGET (row));
        return;
      }
}

static void
update (DrieQuestionsPanel *self)
{
  DrieDialogueState state;
  g_autoptr (GPtrArray) selected = NULL;
  g_autofree char *count = NULL;

  if (self->evening == NULL)
    return;
  drie_evening_get_state (self->evening, &state);
  if (state.phase != DRIE_PHASE_TALK && state.phase != DRIE_PHASE_ANSWER)
    return;
  if (self->answering != (state.phase == DRIE_PHASE_ANSWER))
    {
      self->answering = !self->answering;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ANSWERING]);
    }
  selected = drie_evening_get_selected (self->evening, state.speaking);
  count = g_strdup_printf (ngettext ("%u chosen", "%u chosen", selected->len), selected->len);
  gtk_label_set_text (self->count, count);
  drie_questions_add_put (selected, drie_evening_get_notes (self->evening), state.speaking);
  drie_questions_sync (self->store, selected);
  gtk_list_box_invalidate_headers (self->list);
  drie_chosen_balance_show (self->balance, drie_evening_get_notes (self->evening), state.speaking);
  gtk_widget_set_visible (GTK_WIDGET (self->balance), !self->blind);
  gtk_widget_set_visible (GTK_WIDGET (self->blind_note), self->blind);
  refocus (self);
}

static void
move (DrieQuestionsPanel *self, DrieNoteItem *item, int rank)
{
  g_set_object (&self->moved, item);
  drie_note_move (GTK_WIDGET (self), self->evening, item, rank);
  g_clear_object (&self->moved);
}

static DrieNoteItem *
get_current (DrieQuestionsPanel *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL && !drie_question_row_is_put (DRIE_QUESTION_ROW (row)) ? drie_question_row_get_item (DRIE_QUESTION_ROW (row)) : NULL;
}

static void
up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieQuestionsPanel *self = DRIE_QUESTIONS_PANEL (widget);
  DrieNoteItem *item = get_current (self);

  if (item != NULL && drie_note_item_get_note (item)->rank > 1)
    move (self, item, drie_note_item_get_note (item)->rank - 1);
}

static void
down_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieQuestionsPanel *self = DRIE_QUESTIONS_PANEL (widget);
  DrieNoteItem *item = get_current (self);
  g_autoptr (GPtrArray) selected = NULL;

  if (item == NULL)
    return;
  selected = drie_evening_get_selected (self->evening, drie_note_item_get_note (item)->to);
  if (drie_note_item_get_note (item)->rank < (int)selected->len)
    move (self, item, drie_note_item_get_note (item)->rank + 1);
}

static void
ask_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieQuestionsPanel *self = DRIE_QUESTIONS_PANEL (widget);
  DrieNoteItem *item = get_current (self);

  if (item != NULL)
    drie_note_ask (widget, self->evening, item);
}

static void
lay_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieQuestionsPanel *self = DRIE_QUESTIONS_PANEL (widget);
  DrieNoteItem *item = get_current (self);

  if (item != NULL)
    drie_note_toggle_chosen (widget, self->evening, item);
}

static void
row_activated_cb (DrieQuestionsPanel *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "question.ask", NULL);
}

static void
row_lay_back_cb (DrieQuestionsPanel *self, DrieQuestionRow *row)
{
  drie_note_toggle_chosen (GTK_WIDGET (self), self->evening, drie_question_row_get_item (row));
}

static void
row_ask_cb (DrieQuestionsPanel *self, DrieQuestionRow *row)
{
  drie_note_ask (GTK_WIDGET (self), self->evening, drie_question_row_get_item (row));
}

static void
translate_row (DrieQuestionsPanel *self, DrieQuestionRow *row)
{
  drie_translate_popover_open (GTK_WIDGET (self), GTK_WIDGET (row), self->evening, drie_question_row_get_item (row));
}

static void
translate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieQuestionsPanel *self = DRIE_QUESTIONS_PANEL (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    translate_row (self, DRIE_QUESTION_ROW (row));
}

/* A note dropped on a row takes its place; one that was not chosen yet is chosen by that. */
static void
row_dropped_cb (DrieQuestionsPanel *self, DrieNoteItem *item, DrieQuestionRow *row)
{
  const DrieNote *there = drie_note_item_get_note (drie_question_row_get_item (row));
  int rank = there->rank;

  if (drie_note_choose (GTK_WIDGET (self), self->evening, item) && rank > 0)
    move (self, item, rank);
}

static gboolean
drop_cb (DrieQuestionsPanel *self, const GValue *value, double x, double y, GtkDropTarget *target)
{
  DrieNoteItem *item = g_value_get_object (value);

  return item != NULL && drie_note_choose (GTK_WIDGET (self), self->evening, item);
}

static GtkWidget *
create_row_cb (gpointer item, gpointer user_data)
{
  DrieQuestionsPanel *self = user_data;
  GtkWidget *row = drie_question_row_new (item, drie_evening_get_plan (self->evening)->language);

  g_object_bind_property (self, "blind", row, "blind", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "answering", row, "askable", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (row, "ask", G_CALLBACK (row_ask_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "lay-back", G_CALLBACK (row_lay_back_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "translate", G_CALLBACK (translate_row), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "dropped", G_CALLBACK (row_dropped_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer unused)
{
  gboolean first
      = drie_question_row_is_put (DRIE_QUESTION_ROW (row)) && (before == NULL || !drie_question_row_is_put (DRIE_QUESTION_ROW (before)));
  GtkWidget *header;

  if (!first || gtk_list_box_row_get_header (row) != NULL)
    {
      if (!first)
        gtk_list_box_row_set_header (row, NULL);
      return;
    }
  header = gtk_label_new (_ ("Already put"));
  gtk_label_set_xalign (GTK_LABEL (header), 0);
  gtk_widget_add_css_class (header, "put-header");
  gtk_list_box_row_set_header (row, header);
}

static void
add_shortcuts (DrieQuestionsPanel *self)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_Up, GDK_CONTROL_MASK, "question.up" },
    { GDK_KEY_Down, GDK_CONTROL_MASK, "question.down" },
    { GDK_KEY_a, 0, "question.ask" },
    { GDK_KEY_t, 0, "question.translate" },
    { GDK_KEY_Delete, 0, "question.lay-back" },
    { GDK_KEY_BackSpace, 0, "question.lay-back" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  /* Before the list, which has a meaning of its own for Ctrl and an arrow. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                                                            gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self->list), controller);
}

static void
drie_questions_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  DrieQuestionsPanel *self = DRIE_QUESTIONS_PANEL (object);

  g_value_set_boolean (value, id == PROP_BLIND ? self->blind : self->answering);
}

static void
drie_questions_panel_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  DrieQuestionsPanel *self = DRIE_QUESTIONS_PANEL (object);

  self->blind = g_value_get_boolean (value);
  update (self);
  g_object_notify_by_pspec (object, spec);
}

static void
drie_questions_panel_dispose (GObject *object)
{
  DrieQuestionsPanel *self = DRIE_QUESTIONS_PANEL (object);

  g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->evening);
  drie_ui_dispose_template (GTK_WIDGET (self), DRIE_TYPE_QUESTIONS_PANEL);
  G_OBJECT_CLASS (drie_questions_panel_parent_class)->dispose (object);
}

static void
drie_questions_panel_finalize (GObject *object)
{
  DrieQuestionsPanel *self = DRIE_QUESTIONS_PANEL (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (drie_questions_panel_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "question.up", NULL, up_action);
  gtk_widget_class_install_action (widget_class, "question.down", NULL, down_action);
  gtk_widget_class_install_action (widget_class, "question.ask", NULL, ask_action);
  gtk_widget_class_install_action (widget_class, "question.translate", NULL, translate_action);
  gtk_widget_class_install_action (widget_class, "question.lay-back", NULL, lay_back_action);
}

static void
drie_questions_panel_class_init (DrieQuestionsPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DRIE_TYPE_ASKING_CARD);
  g_type_ensure (DRIE_TYPE_CHOSEN_BALANCE);
  object_class->get_property = drie_questions_panel_get_property;
  object_class->set_property = drie_questions_panel_set_property;
  object_class->dispose = drie_questions_panel_dispose;
  object_class->finalize = drie_questions_panel_finalize;
  props[PROP_BLIND]
      = g_param_spec_boolean ("blind", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_ANSWERING] = g_param_spec_boolean ("answering", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "questions");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/questions-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieQuestionsPanel, count);
  gtk_widget_class_bind_template_child (widget_class, DrieQuestionsPanel, balance);
  gtk_widget_class_bind_template_child (widget_class, DrieQuestionsPanel, blind_note);
  gtk_widget_class_bind_template_child (widget_class, DrieQuestionsPanel, list);
  gtk_widget_class_bind_template_child (widget_class, DrieQuestionsPanel, asking);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
drie_questions_panel_init (DrieQuestionsPanel *self)
{
  GtkDropTarget *target = gtk_drop_target_new (DRIE_TYPE_NOTE_ITEM, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->store = g_list_store_new (DRIE_TYPE_NOTE_ITEM);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->store), create_row_cb, self, NULL);
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  add_shortcuts (self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_object_bind_property (self, "blind", self->asking, "blind", G_BINDING_SYNC_CREATE);
  self->signals = g_signal_group_new (DRIE_TYPE_EVENING);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "note-written", G_CALLBACK (update), self);
}

GtkWidget *
drie_questions_panel_new (void)
{
  return g_object_new (DRIE_TYPE_QUESTIONS_PANEL, NULL);
}

void
drie_questions_panel_set_evening (DrieQuestionsPanel *self, DrieEvening *evening)
{
  g_return_if_fail (DRIE_IS_QUESTIONS_PANEL (self));

  if (!g_set_object (&self->evening, evening))
    return;
  g_list_store_remove_all (self->store);
  g_signal_group_set_target (self->signals, evening);
  drie_asking_card_set_evening (self->asking, evening);
  update (self);
}

void
drie_questions_panel_ask_next (DrieQuestionsPanel *self)
{
  DrieDialogueState state;
  g_autoptr (GPtrArray) selected = NULL;

  if (self->evening == NULL)
    return;
  drie_evening_get_state (self->evening, &state);
  drie_asking_card_flush (self->asking);
  selected = drie_evening_get_selected (self->evening, state.speaking);
  if (selected->len > 0)
    drie_note_ask (GTK_WIDGET (self), self->evening, g_ptr_array_index (selected, 0));
}

void
drie_questions_panel_finish_asking (DrieQuestionsPanel *self)
{
  if (self->evening == NULL)
    return;
  drie_asking_card_flush (self->asking);
  drie_note_finish_asking (GTK_WIDGET (self), self->evening);
}

void
drie_questions_panel_translate (DrieQuestionsPanel *self)
{
  DrieNoteItem *asking = self->evening != NULL ? drie_evening_get_asking (self->evening) : NULL;

  if (asking != NULL)
    drie_translate_popover_open (GTK_WIDGET (self), GTK_WIDGET (self->asking), self->evening, asking);
}

void
drie_questions_panel_flush (DrieQuestionsPanel *self)
{
  drie_asking_card_flush (self->asking);
}
