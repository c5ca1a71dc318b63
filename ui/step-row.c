/* A step's row. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/step-row.h"

#include <glib/gi18n-lib.h>

#include "ui/circle-mark.h"
#include "ui/init.h"
#include "ui/live-words.h"
#include "ui/words.h"

struct _DrieStepRow
{
  GtkListBoxRow parent_instance;

  /* Template widgets */
  GtkStack *sign;
  DrieCircleMark *mark;
  GtkLabel *title;
  GtkLabel *minutes;

  DrieStep step;
};

G_DEFINE_FINAL_TYPE (DrieStepRow, drie_step_row, GTK_TYPE_LIST_BOX_ROW)

static void
drie_step_row_class_init (DrieStepRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/step-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieStepRow, sign);
  gtk_widget_class_bind_template_child (widget_class, DrieStepRow, mark);
  gtk_widget_class_bind_template_child (widget_class, DrieStepRow, title);
  gtk_widget_class_bind_template_child (widget_class, DrieStepRow, minutes);
}

static void
drie_step_row_init (DrieStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
drie_step_row_new (const DrieStep *step)
{
  DrieStepRow *self = g_object_new (DRIE_TYPE_STEP_ROW, NULL);

  self->step = *step;
  gtk_label_set_text (self->title, drie_words_step (step));
  drie_circle_mark_set_circle (self->mark, step->circle);
  drie_step_row_update (self, DRIE_STEP_AHEAD, 0, 0);
  return GTK_WIDGET (self);
}

/* What the column shows: "15", "15+1" once a minute was added, "9/15" when it is over or took more than it had. */
static char *
dup_minutes (DrieStepRow *self, DrieStepPlace place, int taken, int extension)
{
  g_autofree char *planned = drie_words_minutes (self->step.seconds);
  g_autofree char *more = drie_words_minutes (extension);
  gboolean in_seconds = self->step.seconds > 0 && self->step.seconds < 60; /* a rehearsal */
  int real = in_seconds ? taken : (taken + 30) / 60;
  gboolean overrun = place == DRIE_STEP_CURRENT && taken >= self->step.seconds + extension + (in_seconds ? 1 : 60);

  if (place == DRIE_STEP_OVER || overrun)
    /* Translators: minutes that a step took, and the minutes planned for it: “9/10”. There is little room. */
    return g_strdup_printf (_ ("%d/%s"), real, planned);
  return extension > 0 ? g_strdup_printf ("%s+%s", planned, more) : g_steal_pointer (&planned);
}

static void
update_accessible (DrieStepRow *self, DrieStepPlace place, const char *minutes)
{
  const char *title = drie_words_step (&self->step);
  g_autofree char *label = NULL;

  if (place == DRIE_STEP_CURRENT)
    /* Translators: read by screen readers: the step and its minutes. */
    label = g_strdup_printf (_ ("Now: %s, %s minutes"), title, minutes);
  else if (place == DRIE_STEP_OVER)
    label = g_strdup_printf (_ ("Over: %s, %s minutes"), title, minutes);
  else
    label = g_strdup_printf (_ ("%s, %s minutes"), title, minutes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
drie_step_row_update (DrieStepRow *self, DrieStepPlace place, int taken, int extension)
{
  static const char *const classes[] = { "ahead", "current", "over" };
  g_autofree char *minutes = dup_minutes (self, place, taken, extension);
  const char *names[] = { "step", classes[place], NULL };

  g_return_if_fail (DRIE_IS_STEP_ROW (self));

  gtk_label_set_text (self->minutes, minutes);
  gtk_stack_set_visible_child_name (self->sign, place == DRIE_STEP_OVER ? "over" : "circle");
  gtk_widget_set_css_classes (GTK_WIDGET (self), names);
  update_accessible (self, place, minutes);
}
