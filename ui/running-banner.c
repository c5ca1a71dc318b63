/* "An evening is still running". SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/running-banner.h"

#include <glib/gi18n-lib.h>

#include "ui/circle-mark.h"
#include "ui/init.h"
#include "ui/paint.h"
#include "ui/words.h"

struct _DrieRunningBanner
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkBox *card;
  DrieCircleMark *mark;
  GtkLabel *title_label;
  GtkLabel *step_label;
  GtkButton *button;

  GSignalGroup *signals; /* owned: of the evening */
};

G_DEFINE_FINAL_TYPE (DrieRunningBanner, drie_running_banner, GTK_TYPE_WIDGET)

static char *
describe_step (const DrieStep *step, const DrieDialogueState *state)
{
  g_autofree char *clock = drie_words_clock (ABS (state->remaining));

  if (state->paused)
    /* Translators: a step such as “Pupils talk”, and a time such as “9:14”. */
    return g_strdup_printf (_ ("%s · paused, %s left"), drie_words_step (step), clock);
  if (state->remaining < 0)
    /* Translators: a step such as “Pupils talk”, and a time such as “0:12”. */
    return g_strdup_printf (_ ("%s · %s over time"), drie_words_step (step), clock);
  /* Translators: a step such as “Pupils talk”, and a time such as “9:14”. */
  return g_strdup_printf (_ ("%s · %s left"), drie_words_step (step), clock);
}

static void
update (DrieRunningBanner *self)
{
  g_autoptr (DrieEvening) evening = g_signal_group_dup_target (self->signals);
  gboolean running = evening != NULL && drie_evening_get_status (evening) == DRIE_STATUS_RUNNING;
  g_autofree char *title = NULL;
  g_autofree char *line = NULL;
  DrieDialogueState state;

  gtk_widget_set_visible (GTK_WIDGET (self), running);
  if (!running)
    return;
  drie_evening_get_state (evening, &state);
  title = g_strdup_printf (_ ("An evening is still running: %s"), drie_evening_get_plan (evening)->theme);
  line = describe_step (drie_dialogue_get_step (drie_evening_get_dialogue (evening), MAX (state.step, 0)), &state);
  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->step_label, line);
  drie_circle_mark_set_circle (self->mark, state.speaking);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), state.speaking != DRIE_CIRCLE_NONE);
  drie_paint_set_circle_class (GTK_WIDGET (self->card), state.speaking);
}

static gboolean
drie_running_banner_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DRIE_RUNNING_BANNER (widget)->button));
}

static void
drie_running_banner_dispose (GObject *object)
{
  DrieRunningBanner *self = DRIE_RUNNING_BANNER (object);

  g_clear_object (&self->signals);
  drie_ui_dispose_template (GTK_WIDGET (self), DRIE_TYPE_RUNNING_BANNER);
  G_OBJECT_CLASS (drie_running_banner_parent_class)->dispose (object);
}

static void
drie_running_banner_class_init (DrieRunningBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_running_banner_dispose;
  drie_ui_class_set_grab_focus (widget_class, drie_running_banner_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/running-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieRunningBanner, card);
  gtk_widget_class_bind_template_child (widget_class, DrieRunningBanner, mark);
  gtk_widget_class_bind_template_child (widget_class, DrieRunningBanner, title_label);
  gtk_widget_class_bind_template_child (widget_class, DrieRunningBanner, step_label);
  gtk_widget_class_bind_template_child (widget_class, DrieRunningBanner, button);
}

static void
drie_running_banner_init (DrieRunningBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (DRIE_TYPE_EVENING);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "tick", G_CALLBACK (update), self);
}

void
drie_running_banner_set_evening (DrieRunningBanner *self, DrieEvening *evening)
{
  g_return_if_fail (DRIE_IS_RUNNING_BANNER (self));

  g_signal_group_set_target (self->signals, evening);
  update (self);
}
