/* The hall's screen: where it stands. What is on it: ui/hall-page.h. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hall-window.h"

#include "ui/hall-page.h"
#include "ui/hall-seat.h"
#include "ui/init.h"

struct _DrieHallWindow
{
  GtkWindow parent_instance;

  DrieHallPage *page; /* template widget */
  DrieHallSeat *seat; /* owned */
  GtkWindow *chair;   /* weak: the window whose monitor is not ours */
  gboolean dark;
};

enum
{
  PROP_DARK = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DrieHallWindow, drie_hall_window, GTK_TYPE_WINDOW)

/* --- Keys --- */

/* Whichever of the two windows has the keyboard, "next step" means the evening. */
static gboolean
key_cb (DrieHallWindow *self, guint keyval, guint keycode, GdkModifierType state, GtkEventControllerKey *controller)
{
  return self->chair != NULL && gtk_event_controller_key_forward (controller, GTK_WIDGET (self->chair));
}

static void
fullscreened_cb (DrieHallWindow *self)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), gtk_window_is_fullscreen (GTK_WINDOW (self)) ? "none" : NULL);
}

static void
toggle_fullscreen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  drie_hall_seat_toggle (DRIE_HALL_WINDOW (widget)->seat);
}

/* --- The window --- */

static void
drie_hall_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_DARK:
      g_value_set_boolean (value, DRIE_HALL_WINDOW (object)->dark);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drie_hall_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DrieHallWindow *self = DRIE_HALL_WINDOW (object);

  switch (id)
    {
    case PROP_DARK:
      self->dark = g_value_get_boolean (value);
      drie_hall_page_set_dark (self->page, self->dark);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drie_hall_window_dispose (GObject *object)
{
  DrieHallWindow *self = DRIE_HALL_WINDOW (object);

  g_clear_pointer (&self->seat, drie_hall_seat_free);
  g_clear_weak_pointer (&self->chair);
  G_OBJECT_CLASS (drie_hall_window_parent_class)->dispose (object);
}

static void
drie_hall_window_class_init (DrieHallWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = drie_hall_window_get_property;
  object_class->set_property = drie_hall_window_set_property;
  object_class->dispose = drie_hall_window_dispose;

  properties[PROP_DARK] = g_param_spec_boolean ("dark", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DRIE_TYPE_HALL_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/hall-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieHallWindow, page);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_install_action (widget_class, "hall.toggle-fullscreen", NULL, toggle_fullscreen_action);
}

static void
drie_hall_window_init (DrieHallWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (fullscreened_cb), NULL);
  self->seat = drie_hall_seat_new (GTK_WINDOW (self));
}

GtkWidget *
drie_hall_window_new (GtkApplication *application)
{
  return g_object_new (DRIE_TYPE_HALL_WINDOW, "application", application, NULL);
}

void
drie_hall_window_set_evening (DrieHallWindow *self, DrieEvening *evening)
{
  g_return_if_fail (DRIE_IS_HALL_WINDOW (self));

  drie_hall_page_set_evening (self->page, evening);
}

void
drie_hall_window_show_beside (DrieHallWindow *self, GtkWindow *chair)
{
  gboolean apart;

  g_return_if_fail (DRIE_IS_HALL_WINDOW (self));

  g_set_weak_pointer (&self->chair, chair);
  apart = drie_hall_seat_take (self->seat, chair);
  gtk_window_present (GTK_WINDOW (self));
  /* The keyboard stays with the chair. */
  if (apart && chair != NULL)
    gtk_window_present (chair);
}
