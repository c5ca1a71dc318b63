/* The hall's screen finds its monitor. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hall-seat.h"

#include "ui/hall-place.h"
#include "ui/init.h"

struct _DrieHallSeat
{
  GtkWindow *hall;     /* borrowed */
  GtkWindow *chair;    /* weak */
  GListModel *others;  /* owned: the display's monitors */
  GPtrArray *watched;  /* owned: those of them whose place is known to change */
  GdkMonitor *taken;   /* weak: the one it fills; NULL for a window */
  GSettings *settings; /* owned; NULL where the schema is not installed */
  char *wished;        /* owned: name of a monitor; "" for none */
  gboolean windowed;
  guint follow_idle;
};

static char *
dup_name (GdkMonitor *monitor)
{
  const char *model = gdk_monitor_get_model (monitor);
  const char *connector = gdk_monitor_get_connector (monitor);

  return g_strdup_printf ("%s %s", connector != NULL ? connector : "", model != NULL ? model : "");
}

/* Of the window, or NULL while it has none. */
static GdkMonitor *
get_monitor (GtkWindow *window)
{
  GdkSurface *surface = window != NULL ? gtk_native_get_surface (GTK_NATIVE (window)) : NULL;

  return surface != NULL ? gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface), surface) : NULL;
}

/* Transfer full. */
static GdkMonitor *
find_monitor (DrieHallSeat *self)
{
  g_autoptr (GArray) monitors = g_array_new (FALSE, TRUE, sizeof (DrieHallMonitor));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GdkMonitor *own = get_monitor (self->chair);
  int chair = -1;
  int place;

  for (guint i = 0; i < g_list_model_get_n_items (self->others); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (self->others, i);
      DrieHallMonitor entry = { .name = dup_name (monitor) };
      g_ptr_array_add (names, (char *)entry.name);
      gdk_monitor_get_geometry (monitor, &entry.area);
      g_array_append_val (monitors, entry);
      if (monitor == own)
        chair = (int)i;
    }
  place = drie_hall_place_choose ((const DrieHallMonitor *)monitors->data, monitors->len, chair, self->wished);
  return place >= 0 ? g_list_model_get_item (self->others, place) : NULL;
}

/* TRUE if that is another place than before. */
static gboolean
sit_down (DrieHallSeat *self)
{
  g_autoptr (GdkMonitor) monitor = self->windowed ? NULL : find_monitor (self);

  if (monitor != NULL)
    gtk_window_fullscreen_on_monitor (self->hall, monitor);
  else
    gtk_window_unfullscreen (self->hall);
  return g_set_weak_pointer (&self->taken, monitor);
}

/* Wherever it went, the chair works on: the desk is above it, and has the keyboard. */
static gboolean
follow_cb (gpointer user_data)
{
  DrieHallSeat *self = user_data;

  self->follow_idle = 0;
  if (self->chair != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->hall)) && sit_down (self))
    gtk_window_present (self->chair);
  return G_SOURCE_REMOVE;
}

static void
follow (DrieHallSeat *self)
{
  if (self->follow_idle == 0)
    self->follow_idle = g_idle_add (follow_cb, self);
}

static void
unwatch (DrieHallSeat *self)
{
  for (guint i = 0; i < self->watched->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->watched, i), self);
  g_ptr_array_set_size (self->watched, 0);
}

/* A monitor is in the list before it has its place, and a mirror becomes one of its own without leaving it. */
static void
monitors_changed_cb (DrieHallSeat *self)
{
  unwatch (self);
  for (guint i = 0; i < g_list_model_get_n_items (self->others); i++)
    {
      GdkMonitor *monitor = g_list_model_get_item (self->others, i);
      g_signal_connect_swapped (monitor, "notify::geometry", G_CALLBACK (follow), self);
      g_ptr_array_add (self->watched, monitor);
    }
  follow (self);
}

DrieHallSeat *
drie_hall_seat_new (GtkWindow *hall)
{
  DrieHallSeat *self = g_new0 (DrieHallSeat, 1);

  self->hall = hall;
  self->settings = drie_ui_get_settings ();
  self->wished = self->settings != NULL ? g_settings_get_string (self->settings, "hall-monitor") : g_strdup ("");
  self->windowed = self->settings != NULL && g_settings_get_boolean (self->settings, "hall-windowed");
  self->others = g_object_ref (gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (hall))));
  self->watched = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect_swapped (self->others, "items-changed", G_CALLBACK (monitors_changed_cb), self);
  monitors_changed_cb (self);
  return self;
}

void
drie_hall_seat_free (DrieHallSeat *self)
{
  if (self == NULL)
    return;
  unwatch (self);
  g_ptr_array_unref (self->watched);
  g_clear_weak_pointer (&self->taken);
  g_clear_handle_id (&self->follow_idle, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->others, self);
  g_clear_object (&self->others);
  g_clear_weak_pointer (&self->chair);
  g_clear_object (&self->settings);
  g_free (self->wished);
  g_free (self);
}

gboolean
drie_hall_seat_take (DrieHallSeat *self, GtkWindow *chair)
{
  g_set_weak_pointer (&self->chair, chair);
  sit_down (self);
  return self->taken != NULL;
}

static void
remember (DrieHallSeat *self)
{
  if (self->settings == NULL)
    return;
  g_settings_set_string (self->settings, "hall-monitor", self->wished);
  g_settings_set_boolean (self->settings, "hall-windowed", self->windowed);
}

void
drie_hall_seat_toggle (DrieHallSeat *self)
{
  GdkMonitor *here = get_monitor (self->hall);

  /* A window on the only monitor there is says nothing about the beamer that comes. */
  self->windowed = gtk_window_is_fullscreen (self->hall) && g_list_model_get_n_items (self->others) > 1;
  if (gtk_window_is_fullscreen (self->hall))
    gtk_window_unfullscreen (self->hall);
  else
    gtk_window_fullscreen (self->hall);
  if (!self->windowed && here != NULL && here != get_monitor (self->chair))
    {
      g_free (self->wished);
      self->wished = dup_name (here);
    }
  remember (self);
}
