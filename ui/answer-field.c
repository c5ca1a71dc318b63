/* The line for an answer. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/answer-field.h"

#include "ui/init.h"

struct _DrieAnswerField
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkLabel *placeholder;
};

enum
{
  ACTIVATE,
  CHANGED,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DrieAnswerField, drie_answer_field, GTK_TYPE_WIDGET)

static void
changed_cb (DrieAnswerField *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->placeholder), gtk_text_buffer_get_char_count (self->buffer) == 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
leave_cb (DrieAnswerField *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

/* Only Shift+Enter writes: a text view would take Ctrl+Enter, too, which means the next step everywhere. */
static gboolean
key_cb (DrieAnswerField *self, guint keyval, guint keycode, GdkModifierType state, GtkEventControllerKey *controller)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
    return GDK_EVENT_PROPAGATE;
  if (modifiers == GDK_CONTROL_MASK)
    return gtk_widget_activate_action (GTK_WIDGET (self), "live.next", NULL);
  if (modifiers != 0)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[ACTIVATE], 0);
  return GDK_EVENT_STOP;
}

static gboolean
drie_answer_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DRIE_ANSWER_FIELD (widget)->view));
}

static void
drie_answer_field_dispose (GObject *object)
{
  drie_ui_dispose_template (GTK_WIDGET (object), DRIE_TYPE_ANSWER_FIELD);
  G_OBJECT_CLASS (drie_answer_field_parent_class)->dispose (object);
}

static void
drie_answer_field_class_init (DrieAnswerFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_answer_field_dispose;
  drie_ui_class_set_grab_focus (widget_class, drie_answer_field_grab_focus);
  signals[ACTIVATE] = g_signal_new ("activate", DRIE_TYPE_ANSWER_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", DRIE_TYPE_ANSWER_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", DRIE_TYPE_ANSWER_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "answerfield");
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/answer-field.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieAnswerField, view);
  gtk_widget_class_bind_template_child (widget_class, DrieAnswerField, buffer);
  gtk_widget_class_bind_template_child (widget_class, DrieAnswerField, placeholder);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
drie_answer_field_init (DrieAnswerField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

char *
drie_answer_field_dup_text (DrieAnswerField *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (DRIE_IS_ANSWER_FIELD (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

void
drie_answer_field_set_text (DrieAnswerField *self, const char *text)
{
  g_return_if_fail (DRIE_IS_ANSWER_FIELD (self));

  gtk_text_buffer_set_text (self->buffer, text, -1);
}
