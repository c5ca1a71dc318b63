/* Saving the documents of an evening. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/export-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ui/busy-toast.h"
#include "ui/file-question.h"
#include "ui/saved-toast.h"
#include "ui/toast.h"

typedef struct
{
  GWeakRef widget;
  DrieLibrary *library;
  gint64 id;
  char **what; /* document, format, perhaps language */
  GFile *file;
  DrieBusyToast *busy;
} Job;

static void
job_free (Job *job)
{
  g_weak_ref_clear (&job->widget);
  g_clear_object (&job->library);
  g_clear_object (&job->file);
  g_clear_pointer (&job->busy, drie_busy_toast_free);
  g_strfreev (job->what);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

/* NULL for the summary, which needs no word. */
static const char *
document_word (const char *document)
{
  if (g_str_equal (document, "leaflet"))
    return _ ("leaflet");
  return g_str_equal (document, "sheet") ? _ ("good practice") : NULL;
}

/* Longest part of a name that a theme makes, in bytes: file systems take 255 in all. */
#define MAX_THEME 150

/* The theme's words that a file's name can hold, as far as there is room, each after a space. */
static void
append_theme (GString *name, const char *theme)
{
  g_auto (GStrv) words = g_strsplit_set (theme, " /\\:*?\"<>|\n\r\t", -1);
  gsize most = name->len + MAX_THEME;

  for (guint i = 0; words[i] != NULL && name->len + 1 + strlen (words[i]) <= most; i++)
    if (words[i][0] != '\0')
      g_string_append_printf (name, " %s", words[i]);
}

char *
drie_export_document_name (const DriePlan *plan, const char *what)
{
  g_auto (GStrv) parts = g_strsplit (what, "/", 3);
  g_autoptr (GString) name = g_string_new ("Driegesprek");
  const char *word = document_word (parts[0]);

  if (plan->date != NULL && plan->date[0] != '\0')
    g_string_append_printf (name, " %s", plan->date);
  append_theme (name, plan->theme);
  if (word != NULL)
    g_string_append_printf (name, parts[2] != NULL ? " (%s, %s)" : " (%s)", word, parts[2]);
  g_string_append_printf (name, ".%s", drie_library_export_extension (parts[1]));
  return g_string_free (g_steal_pointer (&name), FALSE);
}

/* A whole evening is for this program alone: nothing else would show it. */
static void
tell_saved (GtkWidget *widget, const Job *job)
{
  if (g_str_equal (job->what[1], "json"))
    drie_saved_toast_show_only (widget, job->file);
  else
    drie_saved_toast_show (widget, job->file);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&job->widget);
  g_autoptr (GError) error = NULL;
  gboolean done = drie_library_export_finish (job->library, result, &error);

  g_clear_pointer (&job->busy, drie_busy_toast_free);
  if (widget == NULL)
    return;
  if (done)
    tell_saved (widget, job);
  else
    drie_toast_show_error (widget, error);
}

static void
export_to (Job *job, GFile *file)
{
  const DrieExport what = { job->what[0], job->what[1], job->what[2] };
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&job->widget);

  job->file = g_object_ref (file);
  job->busy = drie_busy_toast_new (widget, _ ("Saving the document…"));
  drie_library_export_async (job->library, job->id, &what, file, drie_busy_toast_get_cancellable (job->busy), drie_busy_toast_tell,
                             job->busy, exported_cb, job);
}

static void
answered (gpointer user_data, GFile *file)
{
  if (file != NULL)
    export_to (user_data, file);
  else
    job_free (user_data);
}

static GtkFileFilter *
make_filter (const char *format)
{
  static const struct
  {
    const char *format, *name, *type;
  } filters[] = {
    { "pdf", N_ ("PDF documents"), "application/pdf" }, { "odt", N_ ("Text documents"), "application/vnd.oasis.opendocument.text" },
    { "html", N_ ("Web pages"), "text/html" },          { "csv", N_ ("Tables"), "text/csv" },
    { "ics", N_ ("Calendars"), "text/calendar" },       { "json", N_ ("Saved evenings"), "application/json" },
  };
  GtkFileFilter *filter = gtk_file_filter_new ();

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    if (g_str_equal (filters[i].format, format))
      {
        gtk_file_filter_set_name (filter, _ (filters[i].name));
        gtk_file_filter_add_mime_type (filter, filters[i].type);
      }
  return filter;
}

static void
ask (Job *job, GtkWidget *widget, const char *name)
{
  g_autoptr (GtkFileFilter) filter = make_filter (job->what[1]);
  GtkFileChooserNative *question
      = drie_file_question_new (widget, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save the Document"), _ ("_Save"), answered, job);

  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (question), filter);
  drie_file_question_begin_in_documents (question);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (question), name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (question));
}

void
drie_export_document (GtkWidget *widget, DrieLibrary *library, gint64 id, const DriePlan *plan, const char *what)
{
  g_autofree char *name = drie_export_document_name (plan, what);
  g_autoptr (GFile) file = drie_file_question_spared (name);
  Job *job = g_new0 (Job, 1);

  g_weak_ref_init (&job->widget, widget);
  job->library = g_object_ref (library);
  job->id = id;
  job->what = g_strsplit (what, "/", 3);
  if (file != NULL)
    export_to (job, file);
  else
    ask (job, widget, name);
}
