/* The course of the evening. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/course.h"

#include "ui/double-press.h"
#include "ui/toast.h"

struct _DrieCourse
{
  GtkWidget *view; /* borrowed */
  void (*flush) (GtkWidget *view);
  DrieEvening *evening;
  gint64 next_at; /* when the chair last asked for the next step; monotonic, µs */
};

DrieCourse *
drie_course_new (GtkWidget *view, void (*flush) (GtkWidget *view))
{
  DrieCourse *self = g_new0 (DrieCourse, 1);

  self->view = view;
  self->flush = flush;
  return self;
}

void
drie_course_free (DrieCourse *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->evening);
  g_free (self);
}

void
drie_course_set_evening (DrieCourse *self, DrieEvening *evening)
{
  g_set_object (&self->evening, evening);
}

gboolean
drie_course_is_last_step (DrieCourse *self, const DrieDialogueState *state)
{
  return state->step == (int)drie_dialogue_n_steps (drie_evening_get_dialogue (self->evening)) - 1;
}

static gboolean
close_evening (DrieCourse *self, GError **error)
{
  self->flush (self->view);
  return drie_evening_close (self->evening, error);
}

static gboolean
next (DrieCourse *self, GError **error)
{
  DrieDialogueState state;

  /* A double click, or a key that bounces, is one step. */
  if (drie_double_press_again (&self->next_at))
    return TRUE;
  self->flush (self->view);
  drie_toast_clear (self->view);
  drie_evening_get_state (self->evening, &state);
  return drie_course_is_last_step (self, &state) ? drie_evening_close (self->evening, error) : drie_evening_next (self->evening, error);
}

static gboolean
back (DrieCourse *self, GError **error)
{
  self->flush (self->view);
  drie_toast_clear (self->view);
  return drie_evening_back (self->evening, error);
}

static gboolean
pause_or_resume (DrieCourse *self, GError **error)
{
  DrieDialogueState state;

  drie_evening_get_state (self->evening, &state);
  return state.paused ? drie_evening_resume (self->evening, error) : drie_evening_pause (self->evening, error);
}

static gboolean
extend (DrieCourse *self, GError **error)
{
  return drie_evening_extend (self->evening, 60, error);
}

static gboolean
take_offered (DrieCourse *self, GError **error)
{
  DrieDialogueState state;

  drie_evening_get_state (self->evening, &state);
  return state.offered <= 0 || drie_evening_extend (self->evening, state.offered, error);
}

static const struct
{
  const char *name;
  gboolean (*run) (DrieCourse *self, GError **error);
} actions[] = {
  { "live.next", next },
  { "live.back", back },
  { "live.pause", pause_or_resume },
  { "live.extend", extend },
  { "live.offered", take_offered },
  { "live.close", close_evening },
};

void
drie_course_install_actions (GtkWidgetClass *widget_class, GtkWidgetActionActivateFunc activate)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, activate);
}

void
drie_course_run (DrieCourse *self, const char *action)
{
  guint i = 0;
  g_autoptr (GError) error = NULL;

  while (!g_str_equal (actions[i].name, action))
    g_return_if_fail (++i < G_N_ELEMENTS (actions));
  if (self->evening != NULL && !actions[i].run (self, &error))
    drie_toast_show_error (self->view, error);
}

void
drie_course_update_actions (DrieCourse *self, const DrieDialogueState *state)
{
  gboolean running = state->started && !state->closed;

  gtk_widget_action_set_enabled (self->view, "live.next", running);
  gtk_widget_action_set_enabled (self->view, "live.close", running);
  gtk_widget_action_set_enabled (self->view, "live.pause", running);
  gtk_widget_action_set_enabled (self->view, "live.extend", running);
  gtk_widget_action_set_enabled (self->view, "live.offered", running && state->offered > 0);
  gtk_widget_action_set_enabled (self->view, "live.back", running && state->step > 0);
}
