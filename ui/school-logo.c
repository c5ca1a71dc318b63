/* Choosing the logo that stands on documents. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/school-logo.h"

#include <glib/gi18n-lib.h>

#include "ui/file-question.h"
#include "ui/toast.h"

/* Sharp on paper at 50 × 18 mm, and small enough for every mail: a drawing (SVG) is drawn as large as this, too. */
#define MAX_WIDTH  1200
#define MAX_HEIGHT 432

typedef struct
{
  GWeakRef widget;
  DrieLibrary *library;
} Choice;

static void
choice_free (Choice *choice)
{
  g_weak_ref_clear (&choice->widget);
  g_clear_object (&choice->library);
  g_free (choice);
}

static GBytes *
read_as_png (GFile *file, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GdkPixbuf) picture = NULL;
  char *png;
  gsize size;

  if (stream != NULL)
    picture = gdk_pixbuf_new_from_stream_at_scale (G_INPUT_STREAM (stream), MAX_WIDTH, MAX_HEIGHT, TRUE, NULL, error);
  if (picture == NULL || !gdk_pixbuf_save_to_buffer (picture, &png, &size, "png", error, NULL))
    return NULL;
  return g_bytes_new_take (png, size);
}

static void
keep_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GBytes) png = read_as_png (data, &error);

  if (png != NULL && drie_library_set_logo (source, png, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    drie_toast_show (widget, _ ("The logo stands on every document from now on"));
  else
    drie_toast_show_error (widget, error);
}

void
drie_school_logo_keep (GtkWidget *widget, DrieLibrary *library, GFile *file)
{
  g_autoptr (GTask) task = g_task_new (library, NULL, kept_cb, g_object_ref (widget));

  g_task_set_source_tag (task, drie_school_logo_keep);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, keep_thread);
}

static void
chosen (gpointer user_data, GFile *file)
{
  Choice *choice = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&choice->widget);

  if (file != NULL && widget != NULL)
    drie_school_logo_keep (widget, choice->library, file);
  choice_free (choice);
}

void
drie_school_logo_choose (GtkWidget *widget, DrieLibrary *library)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  Choice *choice = g_new0 (Choice, 1);
  GtkFileChooserNative *question
      = drie_file_question_new (widget, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Choose the School’s Logo"), _ ("_Choose"), chosen, choice);

  g_weak_ref_init (&choice->widget, widget);
  choice->library = g_object_ref (library);
  gtk_file_filter_set_name (filter, _ ("Pictures"));
  gtk_file_filter_add_pixbuf_formats (filter);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (question), filter);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (question));
}

void
drie_school_logo_update_action (GtkWidget *widget, const char *action, DrieLibrary *library)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) logo = library != NULL ? drie_library_get_logo (library, &error) : NULL;

  /* One that cannot be read can be taken away, too. */
  gtk_widget_action_set_enabled (widget, action, logo != NULL || error != NULL);
}

void
drie_school_logo_remove (GtkWidget *widget, DrieLibrary *library)
{
  g_autoptr (GError) error = NULL;

  if (drie_library_set_logo (library, NULL, &error))
    drie_toast_show (widget, _ ("Documents show no logo any more"));
  else
    drie_toast_show_error (widget, error);
}
