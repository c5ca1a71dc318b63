/* Printing the documents of an evening. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/print-document.h"

#include <glib/gi18n-lib.h>

#include "evening/print.h"
#include "ui/busy-toast.h"
#include "ui/export-document.h"
#include "ui/saved-toast.h"
#include "ui/toast.h"

/* A4, in points. */
#define PAPER_WIDTH  (210 * 72 / 25.4)
#define PAPER_HEIGHT (297 * 72 / 25.4)

typedef struct
{
  GWeakRef widget;
  char *name; /* of the job, and of the file if it is printed into one */
  DrieBusyToast *busy;
  DriePaper *paper;
} Job;

static void
job_free (Job *job)
{
  g_weak_ref_clear (&job->widget);
  g_clear_pointer (&job->busy, drie_busy_toast_free);
  g_clear_pointer (&job->paper, drie_print_free);
  g_free (job->name);
  g_free (job);
}

/* On other paper the page is made to fit. */
static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer user_data)
{
  const Job *job = user_data;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double scale = MIN (gtk_print_context_get_width (context) / PAPER_WIDTH, gtk_print_context_get_height (context) / PAPER_HEIGHT);

  cairo_scale (cr, scale, scale);
  drie_print_draw_page (job->paper, cr, (guint)page);
}

/* If it was printed into a file: which one. Transfer full. */
static GFile *
find_output (GtkPrintOperation *operation)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  const char *uri = settings != NULL ? gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_URI) : NULL;
  g_autofree char *path = NULL;

  g_object_get (operation, "export-filename", &path, NULL);
  if (path != NULL)
    return g_file_new_for_path (path);
  /* Only the printer that is a file has one. */
  return uri != NULL ? g_file_new_for_uri (uri) : NULL;
}

static void
tell_saved (GtkPrintOperation *operation, GtkWidget *widget)
{
  g_autoptr (GFile) file = find_output (operation);

  if (file != NULL)
    drie_saved_toast_show (widget, file);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&job->widget);
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY && widget != NULL)
    tell_saved (operation, widget);
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR || widget == NULL)
    return;
  gtk_print_operation_get_error (operation, &error);
  drie_toast_show_error (widget, error);
}

/* @job lives as long as the operation. */
static GtkPrintOperation *
make_operation (Job *job)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, a4);
  gtk_paper_size_free (a4);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, (int)drie_print_count_pages (job->paper));
  gtk_print_operation_set_job_name (operation, job->name);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), job);
  g_object_set_data_full (G_OBJECT (operation), "job", job, (GDestroyNotify)job_free);
  return operation;
}

static void
print (Job *job, GtkWidget *widget)
{
  g_autoptr (GtkPrintOperation) operation = make_operation (job);
  GtkRoot *root = gtk_widget_get_root (widget);
  const char *folder = g_getenv ("DRIE_EXPORT_DIR");
  gboolean into_file = folder != NULL && folder[0] != '\0';
  g_autofree char *path = into_file ? g_build_filename (folder, job->name, NULL) : NULL;
  g_autoptr (GError) error = NULL;

  if (into_file)
    gtk_print_operation_set_export_filename (operation, path);
  /* What goes wrong is said by done_cb(). */
  gtk_print_operation_run (operation, into_file ? GTK_PRINT_OPERATION_ACTION_EXPORT : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, &error);
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&job->widget);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&job->busy, drie_busy_toast_free);
  job->paper = drie_print_lay_out_finish (DRIE_LIBRARY (source), result, &error);
  if (job->paper != NULL && widget != NULL)
    {
      print (job, widget);
      return;
    }
  if (widget != NULL)
    drie_toast_show_error (widget, error);
  job_free (job);
}

void
drie_print_document (GtkWidget *widget, DrieLibrary *library, gint64 id, const DriePlan *plan, const char *document)
{
  const DrieExport what = { .document = document, .format = "pdf" };
  g_autofree char *name = g_strconcat (document, "/pdf", NULL);
  Job *job = g_new0 (Job, 1);

  g_weak_ref_init (&job->widget, widget);
  job->name = drie_export_document_name (plan, name);
  job->busy = drie_busy_toast_new (widget, _ ("Setting the pages…"));
  drie_print_lay_out_async (library, id, &what, drie_busy_toast_get_cancellable (job->busy), drie_busy_toast_tell, job->busy, laid_out_cb,
                            job);
}
