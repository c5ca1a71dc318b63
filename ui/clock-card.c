/* The clock. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/clock-card.h"

#include <glib/gi18n-lib.h>

#include "ui/announce.h"
#include "ui/circle-mark.h"
#include "ui/init.h"
#include "ui/live-words.h"
#include "ui/paint.h"
#include "ui/time-sign.h"
#include "ui/words.h"

struct _DrieClockCard
{
  GtkWidget parent_instance;

  /* Template widgets */
  DrieCircleMark *mark;
  GtkLabel *floor;
  GtkLabel *listeners;
  GtkLabel *clock;
  GtkWidget *state;
  DrieTimeSign *sign;
  GtkLabel *state_label;
  GtkButton *extend;
  GtkWidget *offer;
  GtkLabel *offer_label;
  GtkButton *offered;

  /* Owned */
  DrieEvening *evening;
  GSignalGroup *signals;

  int step;          /* the one announced last */
  int declined_step; /* where the chair said no to more time */
};

G_DEFINE_FINAL_TYPE (DrieClockCard, drie_clock_card, GTK_TYPE_WIDGET)

/* A break, the last two minutes, the end: a shape and a word, and nothing blinks in front of eighty people. */
static void
show_sign (DrieClockCard *self, DrieTimeSignKind kind)
{
  const char *word = drie_time_sign_get_word (kind);

  gtk_widget_set_visible (self->state, word != NULL);
  gtk_label_set_text (self->state_label, word != NULL ? _ (word) : "");
  drie_time_sign_set_kind (self->sign, kind);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "paused");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "up");
  if (kind == DRIE_TIME_SIGN_PAUSED)
    gtk_widget_add_css_class (GTK_WIDGET (self), "paused");
  else if (kind == DRIE_TIME_SIGN_UP)
    gtk_widget_add_css_class (GTK_WIDGET (self), "up");
}

static void
update_clock (DrieClockCard *self)
{
  DrieDialogueState state;
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  if (self->evening == NULL)
    return;
  drie_evening_get_state (self->evening, &state);
  text = drie_words_clock (state.remaining);
  spoken = drie_words_clock_spoken (state.remaining);
  gtk_label_set_text (self->clock, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clock), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  show_sign (self, drie_time_sign_find (state.paused, state.mark));
}

static void
time_mark_cb (DrieClockCard *self, int mark)
{
  drie_announce (GTK_WIDGET (self), _ (drie_time_sign_get_word (drie_time_sign_find (FALSE, mark))));
}

/* Every circle the same time: what an earlier one was given is offered to this one. */
static void
update_offer (DrieClockCard *self, const DrieDialogueState *state)
{
  g_autofree char *more = drie_words_minutes (state->offered);
  g_autofree char *question = NULL;
  g_autofree char *yes = g_strdup_printf (_ ("Yes, +%s min"), more);

  gtk_widget_set_visible (self->offer, state->offered > 0 && self->declined_step != state->step);
  if (state->speaking == DRIE_CIRCLE_TEACHERS)
    question = g_strdup_printf (_ ("The circles before had %s min more. The same for the teachers?"), more);
  else
    question = g_strdup_printf (_ ("The pupils had %s min more. The same for the parents?"), more);
  gtk_label_set_text (self->offer_label, question);
  gtk_button_set_label (self->offered, yes);
}

static void
decline_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieClockCard *self = DRIE_CLOCK_CARD (widget);

  self->declined_step = self->step;
  gtk_widget_set_visible (self->offer, FALSE);
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
  update_offer (self, &state);
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

  g_type_ensure (DRIE_TYPE_TIME_SIGN);
  G_OBJECT_CLASS (klass)->dispose = drie_clock_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_clock_card_finalize;
  gtk_widget_class_set_css_name (widget_class, "clockcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/clock-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieClockCard, mark);
  gtk_widget_class_bind_template_child (widget_class, DrieClockCard, floor);
  gtk_widget_class_bind_template_child (widget_class, DrieClockCard, listeners);
  gtk_widget_class_bind_template_child (widget_class, DrieClockCard, clock);
  gtk_widget_class_bind_template_child (widget_class, DrieClockCard, state);
  gtk_widget_class_bind_template_child (widget_class, DrieClockCard, sign);
  gtk_widget_class_bind_template_child (widget_class, DrieClockCard, state_label);
  gtk_widget_class_bind_template_child (widget_class, DrieClockCard, extend);
  gtk_widget_class_bind_template_child (widget_class, DrieClockCard, offered);
  gtk_widget_class_bind_template_child (widget_class, DrieClockCard, offer);
  gtk_widget_class_bind_template_child (widget_class, DrieClockCard, offer_label);
  gtk_widget_class_install_action (widget_class, "clock.decline", NULL, decline_action);
}

static void
drie_clock_card_init (DrieClockCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->step = -1;
  self->declined_step = -1;
  self->signals = g_signal_group_new (DRIE_TYPE_EVENING);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "tick", G_CALLBACK (update_clock), self);
  g_signal_group_connect_swapped (self->signals, "time-mark", G_CALLBACK (time_mark_cb), self);
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
  self->declined_step = -1;
  g_signal_group_set_target (self->signals, evening);
  update (self);
}
