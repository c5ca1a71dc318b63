/* Double presses. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/double-press.h"

/* What comes again so soon is no second wish. */
#define DOUBLE_MS 300

/* Of a window that is watched. */
#define DATA "drie-double-press"

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

gboolean
drie_double_press_again (gint64 *last)
{
  gint64 now = g_get_monotonic_time ();
  gboolean again = *last != 0 && now - *last < DOUBLE_MS * G_TIME_SPAN_MILLISECOND;

  *last = now;
  return again;
}

static gboolean
key_cb (GtkWidget *widget, guint keyval, guint keycode, GdkModifierType state, GtkEventController *controller)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  DrieDoublePress *self = root != NULL ? g_object_get_data (G_OBJECT (root), DATA) : NULL;

  /* Shift comes between two capital letters. */
  if (self == NULL || gdk_key_event_is_modifier (gtk_event_controller_get_current_event (controller)))
    return GDK_EVENT_PROPAGATE;
  return drie_double_press_check (self, keyval, state, gtk_event_controller_get_current_event_time (controller), gtk_root_get_focus (root));
}

static void
watch (GtkWidget *widget)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), widget);
  gtk_widget_add_controller (widget, keys);
}

void
drie_double_press_watch (GtkWindow *window)
{
  g_object_set_data_full (G_OBJECT (window), DATA, g_new0 (DrieDoublePress, 1), g_free);
  watch (GTK_WIDGET (window));
}

void
drie_double_press_watch_popover (GtkPopover *popover)
{
  watch (GTK_WIDGET (popover));
}
