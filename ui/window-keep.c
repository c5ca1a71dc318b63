/* What the window does with the evenings as a whole: takes them in from files, erases them, backs them up and restores them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/window-private.h"

#include <glib/gi18n-lib.h>

#include "ui/busy-toast.h"
#include "ui/erase-dialog.h"
#include "ui/file-question.h"
#include "ui/saved-toast.h"
#include "ui/toast.h"

/* How often it is looked how far a copy is, milliseconds. */
#define LOOK 200

/* Something that takes time. */
typedef struct
{
  DrieWindow *window; /* owned */
  DrieBusyToast *busy;
  GFile *file;
  gint permille;
  guint source;
} Work;

static gboolean
look_cb (gpointer data)
{
  Work *work = data;
  int permille = g_atomic_int_get (&work->permille);

  if (permille > 0)
    drie_busy_toast_tell (permille / 1000.0, work->busy);
  return G_SOURCE_CONTINUE;
}

static Work *
work_new (DrieWindow *window, GFile *file, const char *title)
{
  Work *work = g_new0 (Work, 1);

  work->window = g_object_ref (window);
  window->works++;
  work->busy = drie_busy_toast_new (GTK_WIDGET (window->stack), title);
  work->source = g_timeout_add (LOOK, look_cb, work);
  g_set_object (&work->file, file);
  return work;
}

/* Whoever closed the window meanwhile sees it go now. */
static void
work_free (Work *work)
{
  g_clear_handle_id (&work->source, g_source_remove);
  drie_busy_toast_free (work->busy);
  g_clear_object (&work->file);
  if (--work->window->works == 0 && work->window->leaving)
    gtk_window_close (GTK_WINDOW (work->window));
  g_object_unref (work->window);
  g_free (work);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

static DrieLibrary *
get_library (DrieWindow *self)
{
  return drie_session_get_library (self->session);
}

/* What was not done is said, also to whoever was about to leave. */
static gboolean
stays_to_tell (DrieWindow *self, const GError *error)
{
  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  self->leaving = FALSE;
  return TRUE;
}

gboolean
drie_window_finish_first (DrieWindow *self)
{
  self->leaving = self->works > 0 || (self->opening != NULL && self->waiting != NULL);
  return self->leaving;
}

/* --- Files --- */

typedef void (*FileChosen) (DrieWindow *self, GFile *file);

typedef struct
{
  DrieWindow *window; /* owned */
  FileChosen chosen;
} Question;

static void
answered (gpointer user_data, GFile *file)
{
  g_autofree Question *question = user_data;
  g_autoptr (DrieWindow) self = question->window;

  if (file != NULL)
    question->chosen (self, file);
}

static GtkFileChooserNative *
make_chooser (DrieWindow *self, const char *title, GtkFileChooserAction action, const char *accept, FileChosen chosen)
{
  Question *question = g_new (Question, 1);
  GtkFileChooserNative *chooser = drie_file_question_new (GTK_WIDGET (self), action, title, accept, answered, question);

  *question = (Question){ g_object_ref (self), chosen };
  drie_file_question_begin_in_documents (chooser);
  return chooser;
}

/* --- Import --- */

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Work) work = user_data;
  DrieWindow *self = work->window;
  g_autoptr (GError) error = NULL;
  gboolean known = FALSE;
  gint64 id = drie_library_import_finish (DRIE_LIBRARY (source), result, &known, &error);
  g_autofree char *open = g_strdup_printf ("win.open(int64 %" G_GINT64_FORMAT ")", id);

  if (id == 0)
    {
      if (stays_to_tell (self, error))
        drie_toast_queue (GTK_WIDGET (self->stack), error->message, NULL, NULL);
      return;
    }
  drie_toast_queue (GTK_WIDGET (self->stack), known ? _ ("This evening was here already") : _ ("The evening is in your list now"),
                    _ ("_Open"), open);
  drie_archive_view_reload (self->archive);
}

void
drie_window_import (DrieWindow *self, GFile *file)
{
  Work *work;

  g_return_if_fail (DRIE_IS_WINDOW (self) && G_IS_FILE (file));

  if (get_library (self) == NULL)
    {
      if (self->waiting == NULL)
        self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (self->waiting, g_object_ref (file));
      return;
    }
  if (drie_window_refuse_if_reading (self))
    {
      self->leaving = FALSE;
      return;
    }
  work = work_new (self, file, _ ("Reading the evening…"));
  drie_library_import_async (get_library (self), file, drie_busy_toast_get_cancellable (work->busy), imported_cb, work);
}

void
drie_window_import_waiting (DrieWindow *self)
{
  g_autoptr (GPtrArray) files = g_steal_pointer (&self->waiting);

  for (guint i = 0; files != NULL && i < files->len; i++)
    drie_window_import (self, g_ptr_array_index (files, i));
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieWindow *self = DRIE_WINDOW (widget);
  GtkFileChooserNative *chooser;

  if (get_library (self) == NULL || drie_window_refuse_if_reading (self))
    return;
  chooser = make_chooser (self, _ ("Import an Evening"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"), drie_window_import);
  drie_file_question_offer (chooser, _ ("Saved evenings"), "json");
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static gboolean
drop_cb (DrieWindow *self, const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  drie_toast_clear (GTK_WIDGET (self->stack));
  for (GSList *l = files; l != NULL; l = l->next)
    drie_window_import (self, l->data);
  return files != NULL;
}

void
drie_window_accept_files (DrieWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->stack), GTK_EVENT_CONTROLLER (target));
}

/* --- Erasing --- */

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Work) work = user_data;
  g_autoptr (GError) error = NULL;

  if (drie_library_erase_finish (DRIE_LIBRARY (source), result, &error))
    drie_toast_show (GTK_WIDGET (work->window->stack), _ ("The evening is erased"));
  else if (stays_to_tell (work->window, error))
    drie_toast_show_error (GTK_WIDGET (work->window->stack), error);
  drie_archive_view_reload (work->window->archive);
}

static gboolean
is_current (DrieWindow *self, gint64 id)
{
  DrieEvening *evening = drie_session_get_evening (self->session);

  return evening != NULL && !drie_session_is_rehearsing (self->session) && drie_evening_get_id (evening) == id;
}

static void
erase (gint64 id, gpointer user_data)
{
  DrieWindow *self = user_data;

  if (is_current (self, id))
    drie_session_close_evening (self->session);
  drie_library_erase_async (get_library (self), id, erased_cb, work_new (self, NULL, _ ("Erasing the evening…")));
}

/* Transfer full; NULL without an @error if there is none any more. */
static DrieLibraryItem *
find_item (DrieWindow *self, gint64 id, GError **error)
{
  g_autoptr (GListModel) items = drie_library_list (get_library (self), NULL, error);

  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (DrieLibraryItem) item = g_list_model_get_item (items, i);
      if (drie_library_item_get_id (item) == id)
        return g_steal_pointer (&item);
    }
  return NULL;
}

static void
erase_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieWindow *self = DRIE_WINDOW (widget);
  gint64 id = g_variant_get_int64 (parameter);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrieLibraryItem) item = NULL;

  if (get_library (self) == NULL || drie_window_refuse_if_reading (self) || (is_current (self, id) && drie_window_refuse_if_engaged (self)))
    return;
  item = find_item (self, id, &error);
  if (item != NULL)
    drie_erase_dialog_ask (GTK_WINDOW (self), item, erase, G_OBJECT (self));
  else if (error != NULL)
    drie_toast_show_error (GTK_WIDGET (self->stack), error);
}

/* --- Backup --- */

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Work) work = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_parse_name (work->file);
  g_autofree char *message = g_strdup_printf (_ ("All evenings are backed up: %s"), name);

  if (drie_library_copy_finish (DRIE_LIBRARY (source), result, &error))
    drie_toast_show (GTK_WIDGET (work->window->stack), message);
  else if (stays_to_tell (work->window, error))
    drie_toast_show_error (GTK_WIDGET (work->window->stack), error);
}

static void
backup_to (DrieWindow *self, GFile *file)
{
  Work *work = work_new (self, file, _ ("Backing up the evenings…"));

  drie_library_backup_async (get_library (self), file, &work->permille, drie_busy_toast_get_cancellable (work->busy), backed_up_cb, work);
}

static void
backup_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieWindow *self = DRIE_WINDOW (widget);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *file_name = g_date_time_format (now, "Driegesprek %Y-%m-%d.backup");
  GtkFileChooserNative *chooser;

  if (get_library (self) == NULL)
    return;
  chooser = make_chooser (self, _ ("Back Up All Evenings"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), backup_to);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), file_name);
  drie_file_question_offer (chooser, _ ("Backups"), "backup");
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* --- Restoring --- */

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Work) work = user_data;
  DrieWindow *self = work->window;
  g_autoptr (GError) error = NULL;
  gboolean done = drie_library_copy_finish (DRIE_LIBRARY (source), result, &error);

  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
  drie_window_take_up_running (self);
  if (done)
    {
      drie_toast_show (GTK_WIDGET (self->stack), _ ("The evenings of the backup are here now"));
      drie_window_tell_erased (self);
    }
  else if (stays_to_tell (self, error))
    drie_toast_show_error (GTK_WIDGET (self->stack), error);
}

/* Nothing else is done with the evenings until they are there: only the toast, which can cancel, lies outside of what is switched off. */
static void
restore (DrieWindow *self, GFile *file)
{
  Work *work = work_new (self, file, _ ("Restoring the backup…"));

  drie_window_show (self, "archive");
  drie_session_close_evening (self->session);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
  drie_library_restore_async (get_library (self), file, &work->permille, drie_busy_toast_get_cancellable (work->busy), restored_cb, work);
}

static void
confirmed_cb (DrieWindow *self, const char *response, GObject *dialog)
{
  if (g_str_equal (response, "restore") && !drie_window_refuse_if_engaged (self))
    restore (self, g_object_get_data (dialog, "file"));
}

static void
ask_to_restore (DrieWindow *self, GFile *file)
{
  GtkWidget *dialog
      = adw_message_dialog_new (GTK_WINDOW (self), _ ("Replace All Evenings?"),
                                _ ("The evenings that are here now make room for those in the backup. They are kept for 14 days, in a file "
                                   "“library.db.before-restore-…” beside the new ones."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "restore", _ ("_Replace"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (confirmed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
restore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieWindow *self = DRIE_WINDOW (widget);
  GtkFileChooserNative *chooser;

  if (get_library (self) == NULL || drie_window_refuse_if_reading (self) || drie_window_refuse_if_engaged (self))
    return;
  chooser = make_chooser (self, _ ("Restore a Backup"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Restore…"), ask_to_restore);
  drie_file_question_offer (chooser, _ ("Backups"), "backup");
  drie_file_question_offer (chooser, _ ("All files"), NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
drie_window_install_keep_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "win.erase", "x", erase_action);
  gtk_widget_class_install_action (widget_class, "win.backup", NULL, backup_action);
  gtk_widget_class_install_action (widget_class, "win.restore", NULL, restore_action);
  drie_saved_toast_install (widget_class);
}
