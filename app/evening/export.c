/* Documents of an evening in the library, and what goes with them. SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening/library.h"

#include <glib/gi18n-lib.h>

#include "evening/library-private.h"
#include "report/catalog.h"
#include "report/report.h"

/* The school's logo */

static char *
logo_path (DrieLibrary *self)
{
  return g_build_filename (drie_library_get_directory (self), DRIE_STORE_LOGO, NULL);
}

GBytes *
drie_library_get_logo (DrieLibrary *self, GError **error)
{
  g_autofree char *path = logo_path (self);
  g_autoptr (GError) local = NULL;
  char *content;
  gsize size;

  if (g_file_get_contents (path, &content, &size, &local))
    return g_bytes_new_take (content, size);
  if (!g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

gboolean
drie_library_set_logo (DrieLibrary *self, GBytes *logo, GError **error)
{
  g_autofree char *path = logo_path (self);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) local = NULL;
  gsize size;

  if (logo == NULL)
    {
      if (g_file_delete (file, NULL, &local) || g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!drie_report_check_logo (logo, error))
    return FALSE;
  const char *content = g_bytes_get_data (logo, &size);
  return g_file_set_contents_full (path, content, (gssize)size, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/* Making a document */

const char *
drie_library_export_extension (const char *format)
{
  DrieFormat report_format;

  return drie_format_from_name (format, &report_format) ? drie_format_extension (report_format) : NULL;
}

/* A document in a language that was asked for by name is not made in another one. */
static gboolean
is_translated (const char *language)
{
  g_autoptr (DrieCatalog) catalog = drie_catalog_new (language);

  return g_str_equal (language, "en") || g_str_has_prefix (language, "en-") || !g_str_equal (drie_catalog_get_language (catalog), "en");
}

static gboolean
read_order (const DrieExport *what, DrieReportOrder *order, GError **error)
{
  if (!drie_format_from_name (what->format, &order->format))
    {
      g_set_error (error, DRIE_REPORT_ERROR, DRIE_REPORT_ERROR_FORMAT, _ ("There is no format “%s”."), what->format);
      return FALSE;
    }
  if (what->document != NULL && !drie_document_from_name (what->document, &order->document))
    {
      g_set_error (error, DRIE_REPORT_ERROR, DRIE_REPORT_ERROR_FORMAT, _ ("There is no document “%s”."), what->document);
      return FALSE;
    }
  if (!drie_format_is_text (order->format) && (order->document != DRIE_DOCUMENT_SUMMARY || what->language != NULL))
    {
      g_set_error (error, DRIE_REPORT_ERROR, DRIE_REPORT_ERROR_FORMAT, _ ("“%s” is there of the whole evening only, in its own language."),
                   what->format);
      return FALSE;
    }
  if (what->language != NULL && !is_translated (what->language))
    {
      g_set_error (error, DRIE_REPORT_ERROR, DRIE_REPORT_ERROR_LANGUAGE, _ ("There is no translation into “%s”."), what->language);
      return FALSE;
    }
  order->language = what->language;
  return TRUE;
}

static DrieSummary *
load (DrieLibrary *self, gint64 id, const DrieExport *what, DrieReportOrder *order, GBytes **logo, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!read_order (what, order, error))
    return NULL;
  order->logo = *logo = drie_format_is_text (order->format) ? drie_library_get_logo (self, &local) : NULL;
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return drie_store_load (drie_library_get_store (self), id, error);
}

static DriePaper *
lay_out (DrieLibrary *self, gint64 id, const DrieExport *what, DrieReportOrder *order, GError **error)
{
  g_autoptr (GBytes) logo = NULL;
  g_autoptr (DrieSummary) summary = load (self, id, what, order, &logo, error);

  return summary != NULL ? drie_report_lay_out (summary, order, error) : NULL;
}

static GBytes *
make (DrieLibrary *self, gint64 id, const DrieExport *what, DrieReportOrder *order, GError **error)
{
  g_autoptr (GBytes) logo = NULL;
  g_autoptr (DrieSummary) summary = load (self, id, what, order, &logo, error);

  return summary != NULL ? drie_report_write (summary, order, error) : NULL;
}

GBytes *
drie_library_export (DrieLibrary *self, gint64 id, const DrieExport *what, GError **error)
{
  DrieReportOrder order = { .document = DRIE_DOCUMENT_SUMMARY };

  return make (self, id, what, &order, error);
}

/* On a worker thread */

typedef struct
{
  gint64 id;
  char *document;
  char *format;
  char *language;
  GFile *file;
  DrieExportProgress progress;
  gpointer progress_data;
} Export;

static void
export_free (Export *self)
{
  g_free (self->document);
  g_free (self->format);
  g_free (self->language);
  g_clear_object (&self->file);
  g_free (self);
}

static Export *
export_copy (gint64 id, const DrieExport *what)
{
  Export *copy = g_new0 (Export, 1);

  copy->id = id;
  copy->document = g_strdup (what->document);
  copy->format = g_strdup (what->format);
  copy->language = g_strdup (what->language);
  return copy;
}

gboolean
drie_library_check_target (DrieLibrary *self, GFile *file, GError **error)
{
  g_autofree char *path = g_file_get_path (file);

  return path == NULL || drie_store_check_target (drie_library_get_store (self), path, error);
}

/* Whole or not at all: a local file is written beside its name and then renamed. */
static gboolean
write_whole (DrieLibrary *self, GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  gsize size;
  const char *content = g_bytes_get_data (bytes, &size);

  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !drie_library_check_target (self, file, error))
    return FALSE;
  if (path != NULL)
    return g_file_set_contents_full (path, content, size, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, error);
  return g_file_replace_contents (file, content, size, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, error);
}

typedef struct
{
  GTask *task;
  double done;
} Step;

static gboolean
tell_cb (gpointer data)
{
  const Step *step = data;
  const Export *asked = g_task_get_task_data (step->task);

  if (!g_task_get_completed (step->task))
    asked->progress (step->done, asked->progress_data);
  return G_SOURCE_REMOVE;
}

static void
step_free (gpointer data)
{
  Step *step = data;

  g_object_unref (step->task);
  g_free (step);
}

/* The worker's; what it tells is said where the export was asked for. */
static void
progress_cb (double done, gpointer data)
{
  Step *step = g_new (Step, 1);

  step->task = g_object_ref (data);
  step->done = done;

  g_autoptr (GSource) source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, step, step_free);
  g_source_attach (source, g_task_get_context (data));
}

static void
write_file (GTask *task, const Export *asked, const DrieExport *what, DrieReportOrder *order)
{
  DrieLibrary *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = make (self, asked->id, what, order, &error);

  if (bytes != NULL && write_whole (self, asked->file, bytes, order->cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
make_paper (GTask *task, const Export *asked, const DrieExport *what, DrieReportOrder *order)
{
  GError *error = NULL;
  DriePaper *paper = lay_out (g_task_get_source_object (task), asked->id, what, order, &error);

  if (paper != NULL)
    g_task_return_pointer (task, paper, (GDestroyNotify)drie_paper_free);
  else
    g_task_return_error (task, error);
}

static void
export_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Export *asked = data;
  const DrieExport what = { asked->document, asked->format, asked->language };
  DrieReportOrder order = { .cancellable = cancellable, .progress = asked->progress != NULL ? progress_cb : NULL, .progress_data = task };

  if (asked->file != NULL)
    write_file (task, asked, &what, &order);
  else
    make_paper (task, asked, &what, &order);
}

void
drie_export_start (GTask *task, gint64 id, const DrieExport *what, GFile *file, DrieExportProgress progress, gpointer progress_data)
{
  Export *asked = export_copy (id, what);

  asked->file = file != NULL ? g_object_ref (file) : NULL;
  asked->progress = progress;
  asked->progress_data = progress_data;
  g_task_set_task_data (task, asked, (GDestroyNotify)export_free);
  g_task_run_in_thread (task, export_thread);
}

void
drie_library_export_async (DrieLibrary *self, gint64 id, const DrieExport *what, GFile *file, GCancellable *cancellable,
                           DrieExportProgress progress, gpointer progress_data, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, drie_library_export_async);
  drie_export_start (task, id, what, file, progress, progress_data);
}

gboolean
drie_library_export_finish (DrieLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
