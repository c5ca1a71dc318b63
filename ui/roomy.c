/* Room. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/roomy.h"

/* A little less than the screen: panels and a window's border take their part. */
#define WIDTH  1700
#define HEIGHT 900

/* Below this the panels at the sides of the live screen give way: beamers of 1024×768 that show the laptop's own screen. */
#define NARROW 1150

static void
set_class (GtkWidget *window, const char *name, gboolean holds)
{
  if (holds)
    gtk_widget_add_css_class (window, name);
  else
    gtk_widget_remove_css_class (window, name);
}

static gboolean
settle_cb (GtkWidget *window, GdkFrameClock *clock, gpointer user_data)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  int width = surface != NULL ? gdk_surface_get_width (surface) : 0;

  set_class (window, "roomy", width >= WIDTH && gdk_surface_get_height (surface) >= HEIGHT);
  set_class (window, "narrow", width > 0 && width < NARROW);
  return G_SOURCE_REMOVE;
}

/* In the next frame: now everything is being measured, and words that change meanwhile would be measured two ways. */
static void
size_cb (GtkWidget *window)
{
  gtk_widget_add_tick_callback (window, settle_cb, NULL, NULL);
}

static void
realize_cb (GtkWidget *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  g_signal_connect_object (surface, "notify::width", G_CALLBACK (size_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (surface, "notify::height", G_CALLBACK (size_cb), window, G_CONNECT_SWAPPED);
  size_cb (window);
}

void
drie_roomy_watch (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_signal_connect_after (window, "realize", G_CALLBACK (realize_cb), NULL);
}
