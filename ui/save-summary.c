/* Saving the summary. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/save-summary.h"

#include <glib/gi18n-lib.h>

#include "ui/toast.h"

typedef struct
{
  GWeakRef widget;
  DrieLibrary *library;
  gint64 id;
  GtkFileChooserNative *chooser; /* GTK keeps no reference of its own */
  GFile *file;
} Job;

static void
job_free (Job *job)
{
  g_weak_ref_clear (&job->widget);
  g_clear_object (&job->library);
  g_clear_object (&job->chooser);
  g_clear_object (&job->file);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

char *
drie_save_summary_name (const DriePlan *plan)
{
  g_autofree char *theme = g_strdup (plan->theme);
  const char *date = plan->date != NULL ? plan->date : "";

  g_strdelimit (theme, "/\\:*?\"<>|\n\r\t", ' ');
  return g_strdup_printf ("Driegesprek%s%s %s.pdf", date[0] != '\0' ? " " : "", date, g_strstrip (theme));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&job->widget);
  g_autoptr (GError) error = NULL;
  gboolean done = drie_library_export_finish (job->library, result, &error);
  g_autofree char *name = g_file_get_parse_name (job->file);
  g_autofree char *message = g_strdup_printf (_ ("Saved: %s"), name);

  if (widget == NULL)
    return;
  if (done)
    drie_toast_show (widget, message);
  else
    drie_toast_show_error (widget, error);
}

static void
export_to (Job *job, GFile *file)
{
  const DrieExport what = { .format = "pdf" };

  job->file = g_object_ref (file);
  drie_library_export_async (job->library, job->id, &what, file, NULL, NULL, NULL, exported_cb, job);
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  if (file != NULL)
    export_to (job, file);
  else
    job_free (job);
}

static void
ask (Job *job, GtkWidget *widget, const char *name)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) folder = g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  job->chooser = gtk_file_chooser_native_new (_ ("Save the Summary"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                              GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_file_filter_set_name (filter, _ ("PDF documents"));
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (job->chooser), filter);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (job->chooser), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (job->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (job->chooser), TRUE);
  g_signal_connect (job->chooser, "response", G_CALLBACK (response_cb), job);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (job->chooser));
}

void
drie_save_summary (GtkWidget *widget, DrieLibrary *library, gint64 id, const DriePlan *plan)
{
  const char *folder = g_getenv ("DRIE_EXPORT_DIR");
  g_autofree char *name = drie_save_summary_name (plan);
  g_autoptr (GFile) file = folder != NULL && folder[0] != '\0' ? g_file_new_build_filename (folder, name, NULL) : NULL;
  Job *job = g_new0 (Job, 1);

  g_weak_ref_init (&job->widget, widget);
  job->library = g_object_ref (library);
  job->id = id;
  if (file != NULL)
    export_to (job, file);
  else
    ask (job, widget, name);
}
