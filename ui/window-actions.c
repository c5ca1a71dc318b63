/* What the chair can do in the window: one function an action. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/window-private.h"

#include <glib/gi18n-lib.h>

#include "ui/erase-dialog.h"
#include "ui/publish-leaflet.h"
#include "ui/toast.h"

static void
prepare_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieWindow *self = DRIE_WINDOW (widget);
  DrieLibrary *library = drie_session_get_library (self->session);

  if (library == NULL)
    return;
  drie_prepare_view_begin (self->prepare, library);
  drie_window_show (self, "prepare");
}

/* An evening that was held is the start of a new one. */
static void
follow_up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieWindow *self = DRIE_WINDOW (widget);
  DrieLibrary *library = drie_session_get_library (self->session);
  gint64 id = g_variant_get_int64 (parameter);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrieSummary) summary = NULL;

  if (library == NULL || drie_window_refuse_if_reading (self))
    return;
  summary = drie_library_load (library, id, &error);
  if (summary == NULL)
    drie_toast_show_error (GTK_WIDGET (self->stack), error);
  else if (summary->status == DRIE_STATUS_PLANNED || summary->status == DRIE_STATUS_RUNNING)
    drie_toast_show (GTK_WIDGET (self->stack), _ ("This evening has not been held yet. A follow-up comes after it."));
  else
    {
      g_free (summary->plan->follows);
      summary->plan->follows = g_strdup (summary->uuid);
      drie_prepare_view_follow_up (self->prepare, library, id, summary->plan);
      drie_window_show (self, "prepare");
    }
}

static void
edit_plan (DrieWindow *self, gint64 id, const DriePlan *plan)
{
  drie_prepare_view_edit (self->prepare, drie_session_get_library (self->session), id, plan);
  drie_window_show (self, "prepare");
}

/* A closed evening can still be worked on, unless another one runs. */
static void
open_stored (DrieWindow *self, const DrieSummary *summary)
{
  DrieLibrary *library = drie_session_get_library (self->session);

  if (drie_session_is_reading (self->session))
    {
      if (summary->status == DRIE_STATUS_PLANNED || summary->status == DRIE_STATUS_RUNNING)
        drie_window_refuse_if_reading (self);
      else
        drie_window_show_summary (self, library, summary->id);
      return;
    }
  switch (summary->status)
    {
    case DRIE_STATUS_PLANNED:
      edit_plan (self, summary->id, summary->plan);
      break;
    case DRIE_STATUS_RUNNING:
      drie_window_enter_evening (self, summary->id);
      break;
    case DRIE_STATUS_CLOSED:
    case DRIE_STATUS_OPEN:
      if (!drie_window_is_engaged (self) && drie_window_open_evening (self, summary->id))
        drie_window_show_status (self);
      else
        drie_window_show_summary (self, library, summary->id);
      break;
    case DRIE_STATUS_FINAL:
    default:
      drie_window_show_summary (self, library, summary->id);
      break;
    }
}

static gboolean
is_current (DrieWindow *self, gint64 id)
{
  DrieEvening *evening = drie_session_get_evening (self->session);

  return evening != NULL && !drie_session_is_rehearsing (self->session) && drie_evening_get_id (evening) == id;
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieWindow *self = DRIE_WINDOW (widget);
  gint64 id = g_variant_get_int64 (parameter);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrieSummary) summary = NULL;

  if (drie_session_get_library (self->session) == NULL)
    return;
  if (is_current (self, id) && self->status != DRIE_STATUS_PLANNED)
    {
      drie_window_show_status (self);
      return;
    }
  summary = drie_library_load (drie_session_get_library (self->session), id, &error);
  if (summary != NULL)
    open_stored (self, summary);
  else
    drie_toast_show_error (GTK_WIDGET (self->stack), error);
}

/* Opens a held evening to be worked on, unless another one runs. */
static gboolean
open_to_work (DrieWindow *self, gint64 id)
{
  if (is_current (self, id))
    return TRUE;
  return !drie_window_refuse_if_reading (self) && !drie_window_refuse_if_engaged (self) && drie_window_open_evening (self, id);
}

static void
review_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieWindow *self = DRIE_WINDOW (widget);

  if (!open_to_work (self, g_variant_get_int64 (parameter)))
    return;
  self->reviewing_summary = drie_window_shows (self, "summary");
  drie_review_view_set_evening (self->review, drie_session_get_evening (self->session));
  drie_window_show (self, "review");
}

/* The next version is worked on like the first one. */
static void
revise_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieWindow *self = DRIE_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (!open_to_work (self, g_variant_get_int64 (parameter)))
    return;
  if (!drie_evening_revise (drie_session_get_evening (self->session), &error))
    drie_toast_show_error (GTK_WIDGET (self->stack), error);
}

/* Also of a final summary, and long after the evening: the phones' address is opened for it. */
static void
publish_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieWindow *self = DRIE_WINDOW (widget);
  gint64 id = g_variant_get_int64 (parameter);
  DrieEvening *evening = is_current (self, id) ? drie_session_get_evening (self->session) : NULL;

  if (drie_publish_is_read (evening))
    {
      drie_publish_show_address (GTK_WIDGET (self->stack), evening);
      return;
    }
  if (!open_to_work (self, id))
    return;
  evening = drie_session_get_evening (self->session);
  drie_session_serve (self->session);
  drie_publish_leaflet (GTK_WIDGET (self->stack), evening);
  drie_window_show_current_summary (self);
}

static void
forget_versions (gint64 id, gpointer user_data)
{
  DrieWindow *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!open_to_work (self, id))
    return;
  if (!drie_evening_forget_versions (drie_session_get_evening (self->session), &error))
    drie_toast_show_error (GTK_WIDGET (self->stack), error);
  drie_window_show_current_summary (self);
}

static void
forget_versions_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  drie_erase_dialog_ask_versions (GTK_WINDOW (widget), g_variant_get_int64 (parameter), forget_versions, G_OBJECT (widget));
}

static void
resume_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieWindow *self = DRIE_WINDOW (widget);

  if (drie_session_get_evening (self->session) != NULL)
    drie_window_show_status (self);
}

/* From the lobby of a plan one step back is the plan; from everywhere else it is the archive, or the screen that led here. */
static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieWindow *self = DRIE_WINDOW (widget);
  DrieEvening *evening = drie_session_get_evening (self->session);
  gboolean open = self->status == DRIE_STATUS_CLOSED || self->status == DRIE_STATUS_OPEN;

  if (drie_session_get_library (self->session) == NULL)
    return;
  if (drie_window_shows (self, "lobby") && drie_session_is_running (self->session))
    drie_window_show (self, "live");
  else if (drie_window_shows (self, "lobby") && evening != NULL && !drie_session_is_rehearsing (self->session))
    edit_plan (self, drie_evening_get_id (evening), drie_evening_get_plan (evening));
  else if (drie_window_shows (self, "summary") && evening != NULL && open)
    drie_window_show (self, "wrap-up");
  else if (drie_window_shows (self, "review") && evening != NULL && self->reviewing_summary)
    drie_window_show_current_summary (self);
  else
    drie_window_show (self, "archive");
}

static void
screen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieWindow *self = DRIE_WINDOW (widget);

  if (drie_session_get_evening (self->session) == NULL)
    return;
  if (g_str_equal (name, "win.summary"))
    drie_window_show_current_summary (self);
  else
    drie_window_show (self, name + strlen ("win."));
}

/* The address on the posters is known from the lobby on. */
static void
posters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieWindow *self = DRIE_WINDOW (widget);

  if (drie_window_shows (self, "lobby"))
    gtk_widget_activate_action (GTK_WIDGET (self->lobby), "lobby.poster", NULL);
}

static void
rehearse_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  drie_window_rehearse (DRIE_WINDOW (widget));
}

/* Does the chair read another evening than the one that is going on? */
static gboolean
shows_another (DrieWindow *self, DrieEvening *evening)
{
  return drie_window_shows (self, "summary") && self->summary_id != drie_evening_get_id (evening);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieWindow *self = DRIE_WINDOW (widget);
  DrieEvening *evening = drie_session_get_evening (self->session);
  g_autofree char *label = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  if (drie_window_shows (self, "prepare"))
    {
      drie_prepare_view_undo (self->prepare);
      return;
    }
  if (evening == NULL || drie_window_shows (self, "archive") || shows_another (self, evening))
    return;
  label = g_strdup (drie_evening_get_undo_label (evening));
  if (!drie_evening_undo (evening, &error))
    {
      drie_toast_show_error (GTK_WIDGET (self->stack), error);
      return;
    }
  /* Translators: what was taken back, such as “Next step”. */
  sentence = g_strdup_printf (_ ("Taken back: %s"), label != NULL ? label : "");
  drie_toast_show (GTK_WIDGET (self->stack), sentence);
}

static void
retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieWindow *self = DRIE_WINDOW (widget);

  if (drie_session_get_library (self->session) == NULL || drie_session_is_reading (self->session))
    drie_window_open_library (self);
}

/* --- The hall's screen --- */

static void
hall_visible_cb (DrieWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "hall");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (gtk_widget_get_visible (GTK_WIDGET (self->hall))));
}

static void
ensure_hall (DrieWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (self->hall != NULL)
    return;
  self->hall = DRIE_HALL_WINDOW (drie_hall_window_new (application));
  if (application != NULL && g_object_class_find_property (G_OBJECT_GET_CLASS (application), "hall-dark") != NULL)
    g_object_bind_property (application, "hall-dark", self->hall, "dark", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->hall, "notify::visible", G_CALLBACK (hall_visible_cb), self, G_CONNECT_SWAPPED);
  drie_hall_window_set_evening (self->hall, drie_session_get_evening (self->session));
}

static void
hall_state_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  DrieWindow *self = user_data;

  ensure_hall (self);
  if (g_variant_get_boolean (state))
    drie_hall_window_show_beside (self->hall, GTK_WINDOW (self));
  else
    gtk_widget_set_visible (GTK_WIDGET (self->hall), FALSE);
}

void
drie_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.open", "x", open_action);
  gtk_widget_class_install_action (widget_class, "win.resume", NULL, resume_action);
  gtk_widget_class_install_action (widget_class, "win.prepare", NULL, prepare_action);
  gtk_widget_class_install_action (widget_class, "win.follow-up", "x", follow_up_action);
  gtk_widget_class_install_action (widget_class, "win.review", "x", review_action);
  gtk_widget_class_install_action (widget_class, "win.revise", "x", revise_action);
  gtk_widget_class_install_action (widget_class, "win.publish", "x", publish_action);
  gtk_widget_class_install_action (widget_class, "win.forget-versions", "x", forget_versions_action);
  gtk_widget_class_install_action (widget_class, "win.rehearse", NULL, rehearse_action);
  gtk_widget_class_install_action (widget_class, "win.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "win.posters", NULL, posters_action);
  gtk_widget_class_install_action (widget_class, "win.lobby", NULL, screen_action);
  gtk_widget_class_install_action (widget_class, "win.live", NULL, screen_action);
  gtk_widget_class_install_action (widget_class, "win.wrap-up", NULL, screen_action);
  gtk_widget_class_install_action (widget_class, "win.summary", NULL, screen_action);
}

void
drie_window_add_hall_action (DrieWindow *self)
{
  g_autoptr (GSimpleAction) hall = g_simple_action_new_stateful ("hall", NULL, g_variant_new_boolean (FALSE));

  g_signal_connect (hall, "change-state", G_CALLBACK (hall_state_cb), self);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (hall));
}
