/* A window from which files can be dragged, as from a file manager. Says on stdout when a drag begins and ends.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, gpointer files)
{
  return gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, files);
}

static void
begin_cb (void)
{
  g_print ("begin\n");
}

static void
end_cb (void)
{
  g_print ("end\n");
}

int
main (int argc, char **argv)
{
  GSList *files = NULL;
  gboolean closed = FALSE;

  gtk_init ();
  for (int i = argc - 1; i > 0; i--)
    files = g_slist_prepend (files, g_file_new_for_path (argv[i]));
  GtkWidget *window = gtk_window_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), gdk_file_list_new_from_list (files));
  g_signal_connect (source, "drag-begin", begin_cb, NULL);
  g_signal_connect (source, "drag-end", end_cb, NULL);
  gtk_widget_add_controller (window, GTK_EVENT_CONTROLLER (source));
  gtk_window_set_title (GTK_WINDOW (window), "Files");
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 200, 200);
  gtk_window_present (GTK_WINDOW (window));
  while (!closed)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}
