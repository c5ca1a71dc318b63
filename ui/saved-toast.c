/* Files that were saved. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/saved-toast.h"

#include <glib/gi18n-lib.h>

#include "ui/toast.h"

#define ACTION "win.open-file"

/* Where toasts are shown, while the program that opens a file is looked for. */
typedef struct
{
  GWeakRef widget;
  GFile *file;
} Opening;

static void
opening_free (Opening *opening)
{
  g_weak_ref_clear (&opening->widget);
  g_object_unref (opening->file);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

/* The system's own sentence about it is in no chair's words. */
static void
tell_failed (GtkWidget *widget, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *message = NULL;

  if (!g_file_query_exists (file, NULL))
    message = g_strdup_printf (_ ("“%s” is not there any more."), name);
  else
    message = g_strdup_printf (_ ("No program on this computer opens “%s”. It is saved all the same."), name);
  drie_toast_show (widget, message);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&opening->widget);
  g_autoptr (GError) error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error) || widget == NULL)
    return;
  g_debug ("Opening a file: %s", error->message);
  tell_failed (widget, opening->file);
}

/* The overlay is an ancestor of every screen, not of the window. */
static GtkWidget *
find_toasts (GtkWidget *widget)
{
  GtkWidget *found = ADW_IS_TOAST_OVERLAY (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_toasts (child);
  return found;
}

static void
open_action (GtkWidget *window, const char *name, GVariant *parameter)
{
  const char *uri = g_variant_get_string (parameter, NULL);
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (gtk_widget_get_display (window));
  Opening *opening = g_new0 (Opening, 1);

  g_weak_ref_init (&opening->widget, find_toasts (window));
  opening->file = g_file_new_for_uri (uri);
  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, opened_cb, opening);
}

static char *
dup_message (GFile *file)
{
  g_autofree char *name = g_file_get_parse_name (file);

  return g_strdup_printf (_ ("Saved: %s"), name);
}

void
drie_saved_toast_show_only (GtkWidget *widget, GFile *file)
{
  g_autofree char *message = dup_message (file);

  drie_toast_show (widget, message);
}

void
drie_saved_toast_show (GtkWidget *widget, GFile *file)
{
  g_autofree char *message = dup_message (file);
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (uri));
  g_autofree char *action = g_action_print_detailed_name (ACTION, target);

  drie_toast_show_action (widget, message, _ ("_Open"), action);
}

void
drie_saved_toast_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, ACTION, "s", open_action);
}
