/* Double presses. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/double-press.h"

#define DOUBLE_MS 300

static gboolean
is_text (GtkWidget *widget)
{
  return GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget);
}

/* Keys that lead through a window, such as Tab, are pressed in a row on purpose, and so is Ctrl+Z. */
static gboolean
writes (guint keyval, GdkModifierType state)
{
  gboolean letter = g_unichar_isprint (gdk_keyval_to_unicode (keyval)) && (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0;

  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || letter;
}

gboolean
drie_double_press_check (DrieDoublePress *self, guint keyval, GdkModifierType state, guint32 time, GtkWidget *focus)
{
  gboolean again = keyval == self->keyval && time - self->time < DOUBLE_MS;
  gboolean stray = again && focus != self->focus && is_text (focus) && writes (keyval, state);

  self->keyval = keyval;
  self->time = time;
  if (!stray)
    self->focus = focus;
  return stray;
}

static gboolean
key_cb (DrieDoublePress *self, guint keyval, guint keycode, GdkModifierType state, GtkEventController *controller)
{
  GtkWindow *window = GTK_WINDOW (gtk_event_controller_get_widget (controller));

  /* Shift comes between two capital letters. */
  if (gdk_key_event_is_modifier (gtk_event_controller_get_current_event (controller)))
    return GDK_EVENT_PROPAGATE;
  return drie_double_press_check (self, keyval, state, gtk_event_controller_get_current_event_time (controller),
                                  gtk_window_get_focus (window));
}

static void
free_cb (gpointer self, GClosure *closure)
{
  g_free (self);
}

void
drie_double_press_watch (GtkWindow *window)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_data (keys, "key-pressed", G_CALLBACK (key_cb), g_new0 (DrieDoublePress, 1), free_cb, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}
