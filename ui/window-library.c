/* The window's evenings: opening them, and what is said and taken up when they are open. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/window-private.h"

#include <glib/gi18n-lib.h>

#include "ui/announce.h"
#include "ui/toast.h"

/* What is quick needs no words, milliseconds. */
#define OPENING_PATIENCE 500

void
drie_window_tell_erased (DrieWindow *self)
{
  guint erased = drie_library_get_erased (drie_session_get_library (self->session));
  g_autofree char *message = NULL;

  if (erased == 0)
    return;
  message = g_strdup_printf (ngettext ("As planned, the words of %u question that was not put to a circle are erased now",
                                       "As planned, the words of %u questions that were not put to a circle are erased now", erased),
                             erased);
  drie_toast_show (GTK_WIDGET (self->stack), message);
}

/* On its day the program says that it is time to look back. */
static void
tell_due (DrieWindow *self)
{
  g_autoptr (GListModel) evenings = drie_library_list (drie_session_get_library (self->session), NULL, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *theme = NULL;
  g_autofree char *message = NULL;
  guint due = 0;

  for (guint i = 0; evenings != NULL && i < g_list_model_get_n_items (evenings); i++)
    {
      g_autoptr (DrieLibraryItem) item = g_list_model_get_item (evenings, i);
      if (!drie_library_item_is_review_due (item, today))
        continue;
      due++;
      g_free (theme);
      theme = g_strdup (drie_library_item_get_theme (item));
    }
  if (due == 0)
    return;
  if (due == 1)
    message = g_strdup_printf (_ ("It is time to look back on the agreements of “%s”"), theme);
  else
    message = g_strdup_printf (_ ("It is time to look back on the agreements of %u evenings"), due);
  drie_toast_show (GTK_WIDGET (self->stack), message);
}

static void
show_library_trouble (DrieWindow *self, const GError *error)
{
  g_autofree char *description = g_markup_escape_text (error->message, -1);

  self->leaving = FALSE;
  adw_status_page_set_description (self->trouble_page, description);
  gtk_stack_set_visible_child_name (self->stack, "trouble");
  gtk_widget_grab_focus (GTK_WIDGET (self->retry_button));
}

void
drie_window_take_up_running (DrieWindow *self)
{
  gint64 running = drie_session_is_reading (self->session) ? 0 : drie_library_get_running (drie_session_get_library (self->session));

  if (running != 0)
    drie_window_open_evening (self, running);
  drie_window_show (self, "archive");
  /* Enter resumes, and can be seen to. */
  if (running != 0)
    gtk_window_set_focus_visible (GTK_WINDOW (self), TRUE);
}

static void
show_library (DrieWindow *self)
{
  gboolean reading = drie_session_is_reading (self->session);

  drie_archive_view_set_library (self->archive, drie_session_get_library (self->session), reading);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.prepare", !reading);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.follow-up", !reading);
  /* At the start there is nothing to fade from. */
  if (drie_window_shows (self, "opening"))
    gtk_stack_set_transition_type (self->stack, GTK_STACK_TRANSITION_TYPE_NONE);
  /* Whoever went on reading something meanwhile stays there. */
  if (drie_window_shows (self, "opening") || drie_window_shows (self, "trouble") || drie_window_shows (self, "archive"))
    drie_window_take_up_running (self);
  gtk_stack_set_transition_type (self->stack, GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  tell_due (self);
  drie_window_tell_erased (self);
  drie_window_import_waiting (self);
  if (self->rehearse)
    drie_window_rehearse (self);
  self->rehearse = FALSE;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DrieWindow) self = user_data;
  g_autoptr (GApplication) application = g_steal_pointer (&self->opening);
  g_autoptr (GError) error = NULL;
  gboolean done = drie_session_open_library_finish (DRIE_SESSION (source), result, &error);

  g_clear_handle_id (&self->opening_source, g_source_remove);
  if (self->session == NULL)
    g_debug ("The window was closed before its evenings were open");
  else if (done)
    show_library (self);
  else
    show_library_trouble (self, error);
  g_application_release (application);
}

static gboolean
still_opening_cb (gpointer data)
{
  DrieWindow *self = data;

  self->opening_source = 0;
  gtk_stack_set_visible_child_name (self->stack, "opening");
  gtk_widget_set_visible (GTK_WIDGET (self->opening_page), TRUE);
  drie_announce (GTK_WIDGET (self->stack), adw_status_page_get_title (self->opening_page));
  return G_SOURCE_REMOVE;
}

void
drie_window_open_library (DrieWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (self->opening != NULL)
    return;
  /* Words that are to go, go, even if the window is closed at once. */
  self->opening = g_object_ref (G_APPLICATION (application));
  g_application_hold (self->opening);
  if (drie_session_get_library (self->session) == NULL)
    self->opening_source = g_timeout_add (OPENING_PATIENCE, still_opening_cb, self);
  drie_session_open_library_async (self->session, opened_cb, g_object_ref (self));
}

void
drie_window_come_back (DrieWindow *self)
{
  if (self->session == NULL || !drie_session_is_reading (self->session) || !gtk_window_is_active (GTK_WINDOW (self)))
    return;
  if (drie_window_shows (self, "archive") && drie_session_get_evening (self->session) == NULL)
    drie_window_open_library (self);
}
