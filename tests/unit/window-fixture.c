/* The chair's screens in a real window. SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

#include "ui/live-view.h"

GtkWidget *window;

void
window_setup (void)
{
  screen_setup ();
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 720);
}

void
window_teardown (void)
{
  gtk_window_destroy (GTK_WINDOW (window));
  chair_teardown ();
}

gpointer
find (GtkWidget *root, GType type, gboolean hidden)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      gpointer found;

      if (!hidden && !gtk_widget_get_mapped (child))
        continue;
      if (G_TYPE_CHECK_INSTANCE_TYPE (child, type))
        return child;
      if ((found = find (child, type, hidden)) != NULL)
        return found;
    }
  return NULL;
}

gboolean
holds_label (GtkWidget *root, const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child)
        && ((GTK_IS_LABEL (child) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (child)), text) == 0) || holds_label (child, text)))
      return TRUE;
  return FALSE;
}

GtkWidget *
find_final_button (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "wrapup.finalise") == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_final_button (child);
  return found;
}

GtkWidget *
show_live (void)
{
  GtkWidget *view = drie_live_view_new ();

  drie_live_view_set_evening (DRIE_LIVE_VIEW (view), evening);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  test_wait_until (gtk_widget_get_mapped (view));
  return view;
}

void
drop (GtkWidget *view)
{
  gpointer weak = view;

  g_object_add_weak_pointer (G_OBJECT (view), &weak);
  gtk_window_set_child (GTK_WINDOW (window), NULL);
  test_wait_until (weak == NULL);
}

char *
get_text (GtkTextView *text)
{
  char *result = NULL;

  g_object_get (gtk_text_view_get_buffer (text), "text", &result, NULL);
  return result;
}

const char *
get_recap (DrieRecapPart part)
{
  return drie_evening_get_summary (evening)->recaps[part];
}
