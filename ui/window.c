/* The chair's window. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/window-private.h"

#include <glib/gi18n-lib.h>

#include "ui/announce.h"
#include "ui/double-press.h"
#include "ui/init.h"
#include "ui/roomy.h"
#include "ui/screen-shortcuts.h"
#include "ui/toast.h"
#include "ui/trouble-toast.h"

G_DEFINE_FINAL_TYPE (DrieWindow, drie_window, ADW_TYPE_APPLICATION_WINDOW)

gboolean
drie_window_shows (DrieWindow *self, const char *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) == 0;
}

void
drie_window_show (DrieWindow *self, const char *name)
{
  if (drie_window_shows (self, "prepare"))
    drie_prepare_view_leave (self->prepare);
  if (g_str_equal (name, "archive"))
    drie_archive_view_reload (self->archive);
  gtk_stack_set_visible_child_name (self->stack, name);
  if (g_str_equal (name, "wrap-up"))
    gtk_widget_add_css_class (GTK_WIDGET (self->toast_overlay), "above-foot");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->toast_overlay), "above-foot");
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
}

/* --- The current evening --- */

static void
show_summary (DrieWindow *self, DrieLibrary *library, gint64 id)
{
  gboolean own = library == drie_session_get_library (self->session);
  DrieEvening *evening = drie_session_get_evening (self->session);
  gboolean current = own && evening != NULL && drie_evening_get_library (evening) == library && drie_evening_get_id (evening) == id;

  self->summary_id = id;
  drie_summary_view_set_summary (self->summary, library, id);
  drie_summary_view_set_follow_up (self->summary, own && !drie_session_is_reading (self->session), current ? evening : NULL);
}

void
drie_window_show_summary (DrieWindow *self, DrieLibrary *library, gint64 id)
{
  show_summary (self, library, id);
  drie_window_show (self, "summary");
}

/* What was decided last is in the summary, too, once it is stored. */
static void
shown_settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DrieWindow) self = user_data;
  DrieEvening *evening = DRIE_EVENING (source);
  g_autoptr (GError) error = NULL;

  if (!drie_evening_settle_finish (evening, result, &error))
    drie_toast_show_error (GTK_WIDGET (self->stack), error);
  else if (self->session != NULL && evening == drie_session_get_evening (self->session) && drie_window_shows (self, "summary"))
    show_summary (self, drie_evening_get_library (evening), drie_evening_get_id (evening));
}

void
drie_window_show_current_summary (DrieWindow *self)
{
  DrieEvening *evening = drie_session_get_evening (self->session);

  drie_window_show_summary (self, drie_evening_get_library (evening), drie_evening_get_id (evening));
  drie_evening_settle_async (evening, shown_settled_cb, g_object_ref (self));
}

void
drie_window_show_status (DrieWindow *self)
{
  switch (self->status)
    {
    case DRIE_STATUS_PLANNED:
      drie_window_show (self, "lobby");
      break;
    case DRIE_STATUS_RUNNING:
      drie_window_show (self, "live");
      break;
    case DRIE_STATUS_CLOSED:
    case DRIE_STATUS_OPEN:
      drie_window_show (self, "wrap-up");
      break;
    case DRIE_STATUS_FINAL:
    default:
      drie_window_show_current_summary (self);
      break;
    }
}

/* The laptop stays awake while people talk. */
static void
update_inhibit (DrieWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  gboolean awake = drie_session_is_running (self->session);

  if (awake && self->inhibit_cookie == 0 && application != NULL)
    self->inhibit_cookie
        = gtk_application_inhibit (application, GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_SUSPEND | GTK_APPLICATION_INHIBIT_IDLE,
                                   _ ("An evening is running"));
  if (!awake && self->inhibit_cookie != 0 && application != NULL)
    {
      gtk_application_uninhibit (application, self->inhibit_cookie);
      self->inhibit_cookie = 0;
    }
}

static void
evening_changed_cb (DrieWindow *self)
{
  DrieStatus status = drie_evening_get_status (drie_session_get_evening (self->session));

  if (status == self->status)
    return;
  self->status = status;
  update_inhibit (self);
  drie_window_show_status (self);
}

static void
show_trouble (DrieWindow *self, const char *message)
{
  drie_trouble_toast_show (self->toast_overlay, message);
}

/* What was said of it while it lasted is true no more. */
static void
trouble_changed_cb (DrieWindow *self)
{
  if (drie_evening_get_trouble (drie_session_get_evening (self->session)) == NULL)
    drie_trouble_toast_dismiss (self->toast_overlay);
}

static void
evening_replaced_cb (DrieWindow *self)
{
  DrieEvening *evening = drie_session_get_evening (self->session);

  g_signal_group_set_target (self->signals, NULL);
  drie_archive_view_set_evening (self->archive, evening);
  drie_lobby_view_set_evening (self->lobby, evening);
  drie_live_view_set_evening (self->live, evening);
  drie_wrapup_view_set_evening (self->wrapup, evening);
  drie_review_view_set_evening (self->review, NULL);
  drie_trouble_bar_set_evening (self->trouble_bar, evening);
  drie_guide_set_evening (self->guide, drie_session_is_rehearsing (self->session) ? evening : NULL);
  if (self->hall != NULL)
    drie_hall_window_set_evening (self->hall, evening);
  /* After the screens, so that they know a change before one of them is shown because of it. */
  g_signal_group_set_target (self->signals, evening);
  if (evening != NULL)
    self->status = drie_evening_get_status (evening);
  update_inhibit (self);
  drie_chime_set_evening (self->chime, evening);
}

gboolean
drie_window_open_evening (DrieWindow *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  gboolean opened = drie_session_open_evening (self->session, id, &error);

  drie_toast_show_error (GTK_WIDGET (self->stack), error);
  return opened;
}

gboolean
drie_window_is_engaged (DrieWindow *self)
{
  return drie_session_is_running (self->session) && !drie_session_is_rehearsing (self->session);
}

gboolean
drie_window_refuse_if_engaged (DrieWindow *self)
{
  g_autofree char *sentence = NULL;

  if (!drie_window_is_engaged (self))
    return FALSE;
  sentence = g_strdup_printf (_ ("“%s” is still running. Close it first."),
                              drie_evening_get_plan (drie_session_get_evening (self->session))->theme);
  drie_toast_show_action (GTK_WIDGET (self->stack), sentence, _ ("Resume"), "win.resume");
  return TRUE;
}

gboolean
drie_window_refuse_if_reading (DrieWindow *self)
{
  if (!drie_session_is_reading (self->session))
    return FALSE;
  drie_toast_show_action (GTK_WIDGET (self->stack), _ ("This evening is open in another window. Go on there, or close that window first."),
                          _ ("Try Again"), "win.retry");
  return TRUE;
}

void
drie_window_enter_evening (DrieWindow *self, gint64 id)
{
  if (!drie_window_refuse_if_engaged (self) && drie_window_open_evening (self, id))
    drie_window_show_status (self);
}

static void
plan_stored_cb (DrieWindow *self, gint64 id, gboolean go_on)
{
  if (go_on)
    drie_window_enter_evening (self, id);
  else if (drie_window_shows (self, "archive"))
    drie_archive_view_reload (self->archive);
}

static void
rehearsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DrieWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (drie_session_rehearse_finish (DRIE_SESSION (source), result, &error))
    drie_window_show_status (self);
  else
    drie_toast_show_error (GTK_WIDGET (self->stack), error);
}

void
drie_window_rehearse (DrieWindow *self)
{
  if (drie_session_get_library (self->session) != NULL && !drie_window_refuse_if_engaged (self))
    drie_session_rehearse_async (self->session, rehearsed_cb, g_object_ref (self));
}

/* --- The window --- */

static void
save_size (DrieWindow *self)
{
  int width, height;

  if (self->settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", MAX (width, 360));
  g_settings_set_int (self->settings, "window-height", MAX (height, 300));
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
}

static void
restore_size (DrieWindow *self)
{
  if (self->settings == NULL)
    return;
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

/* What cannot be saved would be lost: the chair may close again, or wait. */
static void
stay_unsaved (DrieWindow *self)
{
  self->insists = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  show_trouble (self, _ ("Not everything is saved yet. If you close the window again now, the rest is lost."));
}

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DrieWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  self->settled = drie_evening_settle_finish (DRIE_EVENING (source), result, &error) || self->insists;
  if (self->settled)
    gtk_window_close (GTK_WINDOW (self));
  else
    stay_unsaved (self);
}

/* What was said stays said: the window goes when everything is on the disk. An evening that runs goes on, and is offered the next time. */
static gboolean
drie_window_close_request (GtkWindow *window)
{
  DrieWindow *self = DRIE_WINDOW (window);
  DrieEvening *evening = drie_session_get_evening (self->session);

  if (drie_window_shows (self, "prepare"))
    drie_prepare_view_leave (self->prepare);
  save_size (self);
  if (drie_window_finish_first (self))
    return TRUE;
  if (evening != NULL && !self->settled)
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      drie_evening_settle_async (evening, settled_cb, g_object_ref (self));
      return TRUE;
    }
  return GTK_WINDOW_CLASS (drie_window_parent_class)->close_request (window);
}

static void
drie_window_dispose (GObject *object)
{
  DrieWindow *self = DRIE_WINDOW (object);

  if (self->session != NULL)
    drie_session_close_evening (self->session);
  g_clear_object (&self->signals);
  if (self->hall != NULL)
    gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&self->hall)));
  g_clear_handle_id (&self->opening_source, g_source_remove);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->chime, drie_chime_free);
  G_OBJECT_CLASS (drie_window_parent_class)->dispose (object);
  /* After the screens, which hold the library too. */
  g_clear_object (&self->session);
}

static void
drie_window_class_init (DrieWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = drie_window_close_request;

  g_type_ensure (DRIE_TYPE_ARCHIVE_VIEW);
  g_type_ensure (DRIE_TYPE_GUIDE);
  g_type_ensure (DRIE_TYPE_PREPARE_VIEW);
  g_type_ensure (DRIE_TYPE_TROUBLE_BAR);
  g_type_ensure (DRIE_TYPE_LOBBY_VIEW);
  g_type_ensure (DRIE_TYPE_LIVE_VIEW);
  g_type_ensure (DRIE_TYPE_WRAPUP_VIEW);
  g_type_ensure (DRIE_TYPE_REVIEW_VIEW);
  g_type_ensure (DRIE_TYPE_SUMMARY_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/window.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, DrieWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, DrieWindow, guide);
  gtk_widget_class_bind_template_child (widget_class, DrieWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DrieWindow, opening_page);
  gtk_widget_class_bind_template_child (widget_class, DrieWindow, trouble_page);
  gtk_widget_class_bind_template_child (widget_class, DrieWindow, retry_button);
  gtk_widget_class_bind_template_child (widget_class, DrieWindow, archive);
  gtk_widget_class_bind_template_child (widget_class, DrieWindow, prepare);
  gtk_widget_class_bind_template_child (widget_class, DrieWindow, lobby);
  gtk_widget_class_bind_template_child (widget_class, DrieWindow, live);
  gtk_widget_class_bind_template_child (widget_class, DrieWindow, wrapup);
  gtk_widget_class_bind_template_child (widget_class, DrieWindow, review);
  gtk_widget_class_bind_template_child (widget_class, DrieWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, DrieWindow, trouble_bar);
  gtk_widget_class_bind_template_callback (widget_class, plan_stored_cb);
  drie_window_install_actions (widget_class);
  drie_window_install_keep_actions (widget_class);
}

/* Everything is explained in the first rehearsal, and again when the chair asks for it. */
static void
add_guide (DrieWindow *self)
{
  g_autoptr (GPropertyAction) explain = g_property_action_new ("explain", self->guide, "enabled");

  drie_guide_attach (self->guide, self->overlay, self->stack);
  if (self->settings != NULL)
    g_settings_bind (self->settings, "explain", self->guide, "enabled", G_SETTINGS_BIND_DEFAULT);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (explain));
}

static void
drie_window_init (DrieWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = drie_ui_get_settings ();
  self->signals = g_signal_group_new (DRIE_TYPE_EVENING);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (evening_changed_cb), self);
  self->chime = drie_chime_new ();
  g_signal_group_connect_swapped (self->signals, "trouble", G_CALLBACK (show_trouble), self);
  g_signal_group_connect_swapped (self->signals, "trouble-changed", G_CALLBACK (trouble_changed_cb), self);
  drie_window_add_hall_action (self);
  drie_window_accept_files (self);
  add_guide (self);
  drie_announce_in (GTK_WIDGET (self), self->overlay);
  drie_roomy_watch (GTK_WINDOW (self));
  drie_double_press_watch (GTK_WINDOW (self));
  drie_screen_shortcuts_watch (self->stack);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (drie_window_come_back), NULL);
  restore_size (self);
}

GtkWidget *
drie_window_new (GtkApplication *application, const DrieSessionOptions *options)
{
  DrieWindow *self = g_object_new (DRIE_TYPE_WINDOW, "application", application, NULL);

  self->rehearse = options->rehearse;
  self->session = drie_session_new (options);
  g_signal_connect_object (self->session, "evening-replaced", G_CALLBACK (evening_replaced_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "trouble", G_CALLBACK (show_trouble), self, G_CONNECT_SWAPPED);
  drie_window_open_library (self);
  return GTK_WIDGET (self);
}
