/* The list of steps. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/steps-list.h"

#include <glib/gi18n-lib.h>

#include "ui/init.h"
#include "ui/live-words.h"
#include "ui/step-row.h"
#include "ui/words.h"

struct _DrieStepsList
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkListBox *list;
  GtkLabel *end_caption;
  GtkLabel *end;
  GtkLabel *drift;

  /* Owned */
  DrieEvening *evening;
  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (DrieStepsList, drie_steps_list, GTK_TYPE_WIDGET)

static DrieStepPlace
find_place (const DrieDialogueState *state, int step)
{
  if (step == state->step && !state->closed)
    return DRIE_STEP_CURRENT;
  return step <= state->step ? DRIE_STEP_OVER : DRIE_STEP_AHEAD;
}

static void
update_row (DrieStepsList *self, const DrieDialogueState *state, int step)
{
  const DrieDialogue *dialogue = drie_evening_get_dialogue (self->evening);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, step);
  int taken = (int)(drie_dialogue_step_elapsed (dialogue, step, drie_evening_get_now (self->evening)) / G_USEC_PER_SEC);

  if (row != NULL)
    drie_step_row_update (DRIE_STEP_ROW (row), find_place (state, step), taken, drie_dialogue_step_extension (dialogue, step));
}

static void
update_end (DrieStepsList *self)
{
  DrieDialogueState state;
  g_autofree char *end = NULL;
  g_autofree char *drift = NULL;

  if (self->evening == NULL)
    return;
  drie_evening_get_state (self->evening, &state);
  end = drie_words_time_of_day (state.expected_end);
  drift = drie_words_drift (state.drift);
  gtk_label_set_text (self->end_caption, state.closed ? _ ("Ended") : _ ("Expected end"));
  gtk_label_set_text (self->end, end);
  gtk_label_set_text (self->drift, drift);
}

/* The expected end moves on in overtime, and so does what the step takes. */
static void
tick_cb (DrieStepsList *self)
{
  DrieDialogueState state;

  drie_evening_get_state (self->evening, &state);
  if (state.mark == DRIE_TIME_UP)
    update_row (self, &state, state.step);
  update_end (self);
}

static void
update (DrieStepsList *self)
{
  DrieDialogueState state;

  if (self->evening == NULL)
    return;
  drie_evening_get_state (self->evening, &state);
  for (guint i = 0; i < drie_dialogue_n_steps (drie_evening_get_dialogue (self->evening)); i++)
    update_row (self, &state, (int)i);
  update_end (self);
}

static void
fill (DrieStepsList *self)
{
  const DrieDialogue *dialogue;

  for (GtkWidget *row; (row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL;)
    gtk_list_box_remove (self->list, row);
  if (self->evening == NULL)
    return;
  dialogue = drie_evening_get_dialogue (self->evening);
  for (guint i = 0; i < drie_dialogue_n_steps (dialogue); i++)
    gtk_list_box_append (self->list, drie_step_row_new (drie_dialogue_get_step (dialogue, i)));
  update (self);
}

static void
drie_steps_list_dispose (GObject *object)
{
  DrieStepsList *self = DRIE_STEPS_LIST (object);

  g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->evening);
  drie_ui_dispose_template (GTK_WIDGET (self), DRIE_TYPE_STEPS_LIST);
  G_OBJECT_CLASS (drie_steps_list_parent_class)->dispose (object);
}

static void
drie_steps_list_finalize (GObject *object)
{
  g_clear_object (&DRIE_STEPS_LIST (object)->signals);
  G_OBJECT_CLASS (drie_steps_list_parent_class)->finalize (object);
}

static void
drie_steps_list_class_init (DrieStepsListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_steps_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_steps_list_finalize;
  gtk_widget_class_set_css_name (widget_class, "steps");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/steps-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieStepsList, list);
  gtk_widget_class_bind_template_child (widget_class, DrieStepsList, end_caption);
  gtk_widget_class_bind_template_child (widget_class, DrieStepsList, end);
  gtk_widget_class_bind_template_child (widget_class, DrieStepsList, drift);
}

static void
drie_steps_list_init (DrieStepsList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (DRIE_TYPE_EVENING);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "tick", G_CALLBACK (tick_cb), self);
}

GtkWidget *
drie_steps_list_new (void)
{
  return g_object_new (DRIE_TYPE_STEPS_LIST, NULL);
}

void
drie_steps_list_set_evening (DrieStepsList *self, DrieEvening *evening)
{
  g_return_if_fail (DRIE_IS_STEPS_LIST (self));

  if (!g_set_object (&self->evening, evening))
    return;
  g_signal_group_set_target (self->signals, evening);
  fill (self);
}
