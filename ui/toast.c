/* Toasts. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/toast.h"

#include "ui/announce.h"

#define LAST_KEY  "drie-toast-last"
#define TIME_KEY  "drie-toast-time"
#define QUEUE_KEY "drie-toast-queue"

/* So long a toast may be moving into its place, ms. libadwaita 1.2 reads one that is dismissed meanwhile after it has freed it. */
#define MOVES_MS 700

/* Of a toast in its overlay. */
typedef struct
{
  gint64 added;   /* monotonic, µs */
  guint ending;   /* source that dismisses it, 0: none */
  gboolean ended; /* must not be dismissed again */
} Time;

/* A sentence that waits for those before it. */
typedef struct
{
  char *message;
  char *button; /* or NULL */
  char *action; /* or NULL */
} Waiting;

static Time *
get_time (AdwToast *toast)
{
  return g_object_get_data (G_OBJECT (toast), TIME_KEY);
}

/* How long it may still be moving, ms. */
static guint
get_moving (AdwToast *toast)
{
  gint64 age = (g_get_monotonic_time () - get_time (toast)->added) / 1000;

  return (guint)CLAMP (MOVES_MS - age, 0, MOVES_MS);
}

static void
ended_cb (AdwToast *toast)
{
  Time *time = get_time (toast);

  time->ended = TRUE;
  g_clear_handle_id (&time->ending, g_source_remove);
}

static gboolean
ending_cb (gpointer toast)
{
  get_time (toast)->ending = 0;
  adw_toast_dismiss (toast);
  return G_SOURCE_REMOVE;
}

void
drie_toast_add (AdwToastOverlay *overlay, AdwToast *toast)
{
  Time *time = g_new0 (Time, 1);

  time->added = g_get_monotonic_time ();
  g_object_set_data_full (G_OBJECT (toast), TIME_KEY, time, g_free);
  g_signal_connect (toast, "dismissed", G_CALLBACK (ended_cb), NULL);
  adw_toast_overlay_add_toast (overlay, g_object_ref (toast));
}

void
drie_toast_dismiss (AdwToast *toast)
{
  Time *time = get_time (toast);

  if (time == NULL || time->ended || time->ending != 0)
    return;
  if (get_moving (toast) == 0)
    adw_toast_dismiss (toast);
  else
    time->ending = g_timeout_add_full (G_PRIORITY_DEFAULT, get_moving (toast), ending_cb, g_object_ref (toast), g_object_unref);
}

static AdwToast *
get_last (GtkWidget *overlay)
{
  AdwToast *last = overlay != NULL ? g_object_get_data (G_OBJECT (overlay), LAST_KEY) : NULL;

  return last != NULL && !get_time (last)->ended ? last : NULL;
}

void
drie_toast_clear (GtkWidget *widget)
{
  AdwToast *last = get_last (gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY));

  if (last != NULL)
    drie_toast_dismiss (last);
}

/* The target comes first: an action that wants one is not there without. */
static void
set_action (AdwToast *toast, const char *action)
{
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;
  gboolean parsed = g_action_parse_detailed_name (action, &name, &target, NULL);

  g_return_if_fail (parsed);

  adw_toast_set_action_target_value (toast, target);
  adw_toast_set_action_name (toast, name);
}

static void
fill (AdwToast *toast, const char *message, const char *button, const char *action)
{
  /* AdwToast reads its title as markup, and messages quote what people typed. */
  g_autofree char *title = g_markup_escape_text (message, -1);

  adw_toast_set_title (toast, title);
  adw_toast_set_button_label (toast, button);
  /* Without an action in between, GTK warns of the new one with the target of the old. */
  adw_toast_set_action_name (toast, NULL);
  adw_toast_set_action_target_value (toast, NULL);
  if (button != NULL)
    set_action (toast, action);
}

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;

  g_free (waiting->message);
  g_free (waiting->button);
  g_free (waiting->action);
  g_free (waiting);
}

static void
queue_free (gpointer queue)
{
  g_queue_free_full (queue, waiting_free);
}

static GQueue *
get_queue (GtkWidget *overlay)
{
  GQueue *queue = g_object_get_data (G_OBJECT (overlay), QUEUE_KEY);

  if (queue == NULL)
    g_object_set_data_full (G_OBJECT (overlay), QUEUE_KEY, queue = g_queue_new (), queue_free);
  return queue;
}

static void next_cb (GtkWidget *overlay);

static void
show_new (GtkWidget *overlay, const char *message, const char *button, const char *action)
{
  AdwToast *toast = adw_toast_new ("");

  fill (toast, message, button, action);
  adw_toast_set_timeout (toast, button != NULL ? 5 : 3);
  drie_toast_add (ADW_TOAST_OVERLAY (overlay), toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (next_cb), overlay, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (overlay), LAST_KEY, toast, g_object_unref);
}

/* The last one has had its time, unless it was cleared away for one that is there by now. */
static void
next_cb (GtkWidget *overlay)
{
  Waiting *next = get_last (overlay) == NULL ? g_queue_pop_head (get_queue (overlay)) : NULL;

  if (next == NULL)
    return;
  show_new (overlay, next->message, next->button, next->action);
  drie_announce (overlay, next->message);
  waiting_free (next);
}

void
drie_toast_queue (GtkWidget *widget, const char *message, const char *button, const char *action)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  Waiting *waiting;

  if (overlay == NULL)
    return;
  waiting = g_new0 (Waiting, 1);
  waiting->message = g_strdup (message);
  waiting->button = g_strdup (button);
  waiting->action = g_strdup (action);
  g_queue_push_tail (get_queue (overlay), waiting);
  next_cb (overlay);
}

void
drie_toast_show_action (GtkWidget *widget, const char *message, const char *button, const char *action)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  AdwToast *last = get_last (overlay);

  if (overlay == NULL)
    return;
  if (last != NULL && get_moving (last) > 0)
    {
      g_clear_handle_id (&get_time (last)->ending, g_source_remove);
      fill (last, message, button, action);
    }
  else
    {
      /* What waits, waits for the new one. */
      if (last != NULL)
        g_signal_handlers_disconnect_by_func (last, next_cb, overlay);
      drie_toast_clear (widget);
      show_new (overlay, message, button, action);
    }
  drie_announce (widget, message);
}

void
drie_toast_show (GtkWidget *widget, const char *message)
{
  drie_toast_show_action (widget, message, NULL, NULL);
}

void
drie_toast_show_error (GtkWidget *widget, const GError *error)
{
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    drie_toast_show (widget, error->message);
}
