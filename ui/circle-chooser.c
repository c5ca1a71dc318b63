/* Choosing a circle. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/circle-chooser.h"

#include "ui/circle-mark.h"
#include "ui/init.h"
#include "ui/words.h"

struct _DrieCircleChooser
{
  GtkWidget parent_instance;

  /* Owned: children */
  GtkWidget *buttons[DRIE_N_CIRCLES];

  gboolean compact;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (DrieCircleChooser, drie_circle_chooser, GTK_TYPE_WIDGET)

enum
{
  PROP_COMPACT = 1,
  N_PROPS,
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
toggled_cb (DrieCircleChooser *self, GtkWidget *button)
{
  if (self->setting || !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
    return;
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    if (self->buttons[circle] == button)
      drie_circle_chooser_set_circle (self, circle);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
add_button (DrieCircleChooser *self, DrieCircle circle)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *mark = g_object_new (DRIE_TYPE_CIRCLE_MARK, "circle", (int)circle, "pixel-size", 14, "valign", GTK_ALIGN_CENTER,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), mark);
  if (!self->compact)
    gtk_box_append (GTK_BOX (box), gtk_label_new (drie_words_circle (circle)));
  else
    gtk_widget_set_tooltip_text (button, drie_words_circle (circle));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, drie_words_circle (circle), -1);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
  self->buttons[circle] = button;
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
drie_circle_chooser_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_boolean (value, DRIE_CIRCLE_CHOOSER (object)->compact);
}

static void
drie_circle_chooser_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  DRIE_CIRCLE_CHOOSER (object)->compact = g_value_get_boolean (value);
}

static void
drie_circle_chooser_constructed (GObject *object)
{
  DrieCircleChooser *self = DRIE_CIRCLE_CHOOSER (object);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  G_OBJECT_CLASS (drie_circle_chooser_parent_class)->constructed (object);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (layout), TRUE);
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    add_button (self, circle);
}

static gboolean
drie_circle_chooser_grab_focus (GtkWidget *widget)
{
  DrieCircleChooser *self = DRIE_CIRCLE_CHOOSER (widget);
  DrieCircle chosen = drie_circle_chooser_get_circle (self);

  if (chosen != DRIE_CIRCLE_NONE)
    return gtk_widget_grab_focus (self->buttons[chosen]);
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    if (gtk_widget_get_visible (self->buttons[circle]))
      return gtk_widget_grab_focus (self->buttons[circle]);
  return FALSE;
}

static void
drie_circle_chooser_dispose (GObject *object)
{
  DrieCircleChooser *self = DRIE_CIRCLE_CHOOSER (object);

  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    g_clear_pointer (&self->buttons[circle], gtk_widget_unparent);
  G_OBJECT_CLASS (drie_circle_chooser_parent_class)->dispose (object);
}

static void
drie_circle_chooser_class_init (DrieCircleChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = drie_circle_chooser_get_property;
  object_class->set_property = drie_circle_chooser_set_property;
  object_class->constructed = drie_circle_chooser_constructed;
  object_class->dispose = drie_circle_chooser_dispose;
  drie_ui_class_set_grab_focus (widget_class, drie_circle_chooser_grab_focus);
  props[PROP_COMPACT]
      = g_param_spec_boolean ("compact", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "circlechooser");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
drie_circle_chooser_init (DrieCircleChooser *self)
{
}

DrieCircle
drie_circle_chooser_get_circle (DrieCircleChooser *self)
{
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    if (self->buttons[circle] != NULL && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->buttons[circle])))
      return circle;
  return DRIE_CIRCLE_NONE;
}

void
drie_circle_chooser_set_circle (DrieCircleChooser *self, DrieCircle chosen)
{
  g_return_if_fail (DRIE_IS_CIRCLE_CHOOSER (self));

  self->setting = TRUE;
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[circle]), circle == chosen);
  self->setting = FALSE;
}

gboolean
drie_circle_chooser_choose (DrieCircleChooser *self, DrieCircle circle)
{
  g_return_val_if_fail (DRIE_IS_CIRCLE_CHOOSER (self) && circle < DRIE_N_CIRCLES, FALSE);

  if (!gtk_widget_get_visible (self->buttons[circle]))
    return FALSE;
  drie_circle_chooser_set_circle (self, circle);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
  return TRUE;
}

void
drie_circle_chooser_set_offered (DrieCircleChooser *self, DrieCircleSet offered)
{
  DrieCircle chosen = drie_circle_chooser_get_circle (self);

  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    gtk_widget_set_visible (self->buttons[circle], DRIE_CIRCLE_SET_HAS (offered, circle));
  if (chosen != DRIE_CIRCLE_NONE && !DRIE_CIRCLE_SET_HAS (offered, chosen))
    drie_circle_chooser_set_circle (self, DRIE_CIRCLE_NONE);
}
