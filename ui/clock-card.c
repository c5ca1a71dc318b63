/* The clock. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/clock-card.h"

#include <glib/gi18n-lib.h>

#include "ui/announce.h"
#include "ui/circle-mark.h"
#include "ui/init.h"
#include "ui/live-words.h"
#include "ui/paint.h"
#include "ui/words.h"

struct _DrieClockCard
{
  GtkWidget parent_instance;

  /* Template widgets */
  DrieCircleMark *mark;
  GtkLabel *floor;
  GtkLabel *listeners;
  GtkLabel *clock;
  GtkLabel *clock_state;
  GtkButton *extend;
  GtkButton *offered;

  /* Owned */
  DrieEvening *evening;
  GSignalGroup *signals;

  int step; /* the one announced last */
};

G_DEFINE_FINAL_TYPE (DrieClockCard, drie_clock_card, GTK_TYPE_WIDGET)

/* Overtime is shown calmly: the clock goes on upwards in plain words, nothing blinks in front of eighty people. */
static void
update_clock (DrieClockCard *self)
{
  DrieDialogueState state;
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;
  const char *note = NULL;

  if (self->evening == NULL)
    return;
  drie_evening_get_state (self->evening, &state);
  text = drie_words_clock (state.remaining);
  spoken = drie_words_clock_spoken (state.remaining);
  gtk_label_set_text (self->clock, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clock), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (state.paused)
    note = C_ ("clock", "paused");
  else if (text[0] == '+')
    note = C_ ("clock", "over");
  gtk_label_set_text (self->clock_state, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->clock_state), note != NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "paused");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "over");
  if (note != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), state.paused ? "paused" : "over");
}

/* Every circle the same time: what an earlier one was given is offered to this one, under the name of the first. */
static void
update_offered (DrieClockCard *self, const DrieDialogueState *state)
{
  g_autofree char *more = drie_words_minutes (state->offered);
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->offered), state->offered > 0);
  if (state->offered <= 0)
    return;
  if (state->speaking == DRIE_CIRCLE_TEACHERS)
    label = g_strdup_printf (_ ("+%s min, like the others had"), more);
  else
    label = g_strdup_printf (_ ("+%s min, like the pupils had"), more);
  gtk_button_set_label (self->offered, label);
}

static void
update (DrieClockCard *self)
{
  DrieDialogueState state;
  const char *floor;

  if (self->evening == NULL)
    return;
  drie_evening_get_state (self->evening, &state);
  floor = drie_words_floor (state.phase, state.speaking);
  gtk_label_set_text (self->floor, floor);
  gtk_label_set_text (self->listeners, drie_words_listeners (state.phase, state.speaking));
  drie_circle_mark_set_circle (self->mark, state.speaking);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), state.speaking != DRIE_CIRCLE_NONE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->extend), state.started && !state.closed);
  update_offered (self, &state);
  update_clock (self);
  if (state.step != self->step)
    drie_announce (GTK_WIDGET (self), floor);
  self->step = state.step;
}

static void
drie_clock_card_dispose (GObject *object)
{
  DrieClockCard *self = DRIE_CLOCK_CARD (object);

  g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->evening);
  drie_ui_dispose_template (GTK_WIDGET (self), DRIE_TYPE_CLOCK_CARD);
  G_OBJECT_CLASS (drie_clock_card_parent_class)->dispose (object);
}

static void
drie_clock_card_finalize (GObject *object)
{
  g_clear_object (&DRIE_CLOCK_CARD (object)->signals);
  G_OBJECT_CLASS (drie_clock_card_parent_class)->finalize (object);
}

static void
drie_clock_card_class_init (DrieClockCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_clock_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_clock_card_finalize;
  gtk_widget_class_set_css_name (widget_class, "clockcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/clock-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieClockCard, mark);
  gtk_widget_class_bind_template_child (widget_class, DrieClockCard, floor);
  gtk_widget_class_bind_template_child (widget_class, DrieClockCard, listeners);
  gtk_widget_class_bind_template_child (widget_class, DrieClockCard, clock);
  gtk_widget_class_bind_template_child (widget_class, DrieClockCard, clock_state);
  gtk_widget_class_bind_template_child (widget_class, DrieClockCard, extend);
  gtk_widget_class_bind_template_child (widget_class, DrieClockCard, offered);
}

static void
drie_clock_card_init (DrieClockCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->step = -1;
  self->signals = g_signal_group_new (DRIE_TYPE_EVENING);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "tick", G_CALLBACK (update_clock), self);
}

GtkWidget *
drie_clock_card_new (void)
{
  return g_object_new (DRIE_TYPE_CLOCK_CARD, NULL);
}

void
drie_clock_card_set_evening (DrieClockCard *self, DrieEvening *evening)
{
  g_return_if_fail (DRIE_IS_CLOCK_CARD (self));

  if (!g_set_object (&self->evening, evening))
    return;
  g_signal_group_set_target (self->signals, evening);
  update (self);
}
