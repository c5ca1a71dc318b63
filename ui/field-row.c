/* A row of a form. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/field-row.h"

#include "ui/init.h"

struct _DrieFieldRow
{
  AdwPreferencesRow parent_instance;

  /* Template widgets */
  GtkEntry *entry;
  GtkTextView *text_view;
  GtkTextBuffer *buffer;
  GtkLabel *note_label;
  GtkLabel *error_label;
  GtkBox *suffix_box;

  GtkWidget *suffix; /* borrowed: a child of suffix_box */
  gboolean multiline;
};

enum
{
  PROP_MULTILINE = 1,
  PROP_SUFFIX,
  PROP_NOTE,
  N_PROPS,
};

enum
{
  CHANGED,
  LEFT,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DrieFieldRow, drie_field_row, ADW_TYPE_PREFERENCES_ROW)

static GtkWidget *
get_input (DrieFieldRow *self)
{
  return self->multiline ? GTK_WIDGET (self->text_view) : GTK_WIDGET (self->entry);
}

static char *
dup_raw (DrieFieldRow *self)
{
  GtkTextIter start, end;

  if (!self->multiline)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
set_sentence (GtkLabel *label, const char *sentence)
{
  gtk_label_set_text (label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (label), sentence != NULL && *sentence != '\0');
}

static void
update_name (DrieFieldRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (get_input (self)), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
changed_cb (DrieFieldRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
leave_cb (DrieFieldRow *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DrieFieldRow *self)
{
  gtk_widget_grab_focus (get_input (self));
}

static void
set_suffix (DrieFieldRow *self, GtkWidget *suffix)
{
  if (self->suffix != NULL)
    gtk_box_remove (self->suffix_box, self->suffix);
  self->suffix = suffix;
  if (suffix != NULL)
    gtk_box_append (self->suffix_box, suffix);
}

static void
drie_field_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DrieFieldRow *self = DRIE_FIELD_ROW (object);

  switch (id)
    {
    case PROP_MULTILINE:
      g_value_set_boolean (value, self->multiline);
      break;
    case PROP_SUFFIX:
      g_value_set_object (value, self->suffix);
      break;
    case PROP_NOTE:
      g_value_set_string (value, gtk_label_get_text (self->note_label));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drie_field_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DrieFieldRow *self = DRIE_FIELD_ROW (object);

  switch (id)
    {
    case PROP_MULTILINE:
      self->multiline = g_value_get_boolean (value);
      gtk_widget_set_visible (GTK_WIDGET (self->entry), !self->multiline);
      gtk_widget_set_visible (GTK_WIDGET (self->text_view), self->multiline);
      break;
    case PROP_SUFFIX:
      set_suffix (self, g_value_get_object (value));
      break;
    case PROP_NOTE:
      drie_field_row_set_note (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drie_field_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DRIE_TYPE_FIELD_ROW);
  G_OBJECT_CLASS (drie_field_row_parent_class)->dispose (object);
}

static void
drie_field_row_class_init (DrieFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = drie_field_row_get_property;
  object_class->set_property = drie_field_row_set_property;
  object_class->dispose = drie_field_row_dispose;

  properties[PROP_MULTILINE]
      = g_param_spec_boolean ("multiline", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SUFFIX] = g_param_spec_object ("suffix", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", DRIE_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", DRIE_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieFieldRow, entry);
  gtk_widget_class_bind_template_child (widget_class, DrieFieldRow, text_view);
  gtk_widget_class_bind_template_child (widget_class, DrieFieldRow, buffer);
  gtk_widget_class_bind_template_child (widget_class, DrieFieldRow, note_label);
  gtk_widget_class_bind_template_child (widget_class, DrieFieldRow, error_label);
  gtk_widget_class_bind_template_child (widget_class, DrieFieldRow, suffix_box);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
drie_field_row_init (DrieFieldRow *self)
{
  GtkGesture *click;

  gtk_widget_init_template (GTK_WIDGET (self));
  /* A click anywhere in the row means its text. */
  click = gtk_gesture_click_new ();
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (self, "notify::title", G_CALLBACK (update_name), NULL);
}

char *
drie_field_row_dup_text (DrieFieldRow *self)
{
  g_autofree char *raw = NULL;

  g_return_val_if_fail (DRIE_IS_FIELD_ROW (self), NULL);

  raw = g_strstrip (dup_raw (self));
  return *raw != '\0' ? g_steal_pointer (&raw) : NULL;
}

void
drie_field_row_set_text (DrieFieldRow *self, const char *text)
{
  g_return_if_fail (DRIE_IS_FIELD_ROW (self));

  if (self->multiline)
    gtk_text_buffer_set_text (self->buffer, text != NULL ? text : "", -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
}

void
drie_field_row_set_error (DrieFieldRow *self, const char *sentence)
{
  gboolean wrong = sentence != NULL && *sentence != '\0';
  GtkAccessible *input;

  g_return_if_fail (DRIE_IS_FIELD_ROW (self));

  input = GTK_ACCESSIBLE (get_input (self));
  set_sentence (self->error_label, sentence);
  gtk_accessible_update_state (input, GTK_ACCESSIBLE_STATE_INVALID, wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (input, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, wrong ? sentence : "", -1);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
}

gboolean
drie_field_row_has_error (DrieFieldRow *self)
{
  g_return_val_if_fail (DRIE_IS_FIELD_ROW (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->error_label));
}

void
drie_field_row_set_note (DrieFieldRow *self, const char *note)
{
  g_return_if_fail (DRIE_IS_FIELD_ROW (self));

  set_sentence (self->note_label, note);
}

void
drie_field_row_focus (DrieFieldRow *self)
{
  g_return_if_fail (DRIE_IS_FIELD_ROW (self));

  if (self->multiline)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
      return;
    }
  gtk_entry_grab_focus_without_selecting (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}
