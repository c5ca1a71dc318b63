/* Says that something takes its time. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/busy-toast.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ui/toast.h"

#define PATIENCE 500 /* ms */

struct _DrieBusyToast
{
  GWeakRef widget;
  GApplication *application; /* held, and owned; NULL in tests of single screens */
  GCancellable *cancellable;
  AdwToast *toast;
  char *title;
  guint source;
};

static gboolean
show_cb (gpointer data)
{
  DrieBusyToast *self = data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&self->widget);
  GtkWidget *overlay = widget != NULL ? gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY) : NULL;

  self->source = 0;
  if (overlay != NULL)
    drie_toast_add (ADW_TOAST_OVERLAY (overlay), self->toast);
  return G_SOURCE_REMOVE;
}

DrieBusyToast *
drie_busy_toast_new (GtkWidget *widget, const char *title)
{
  DrieBusyToast *self = g_new0 (DrieBusyToast, 1);

  g_weak_ref_init (&self->widget, widget);
  g_set_object (&self->application, g_application_get_default ());
  if (self->application != NULL)
    g_application_hold (self->application);
  self->cancellable = g_cancellable_new ();
  self->title = g_markup_escape_text (title, -1);
  self->toast = adw_toast_new (self->title);
  adw_toast_set_timeout (self->toast, 0);
  adw_toast_set_button_label (self->toast, _ ("_Cancel"));
  g_signal_connect_swapped (self->toast, "button-clicked", G_CALLBACK (g_cancellable_cancel), self->cancellable);
  self->source = g_timeout_add (PATIENCE, show_cb, self);
  return self;
}

void
drie_busy_toast_free (DrieBusyToast *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->toast, self->cancellable);
  drie_toast_dismiss (self->toast);
  g_clear_object (&self->toast);
  g_clear_object (&self->cancellable);
  g_weak_ref_clear (&self->widget);
  g_free (self->title);
  if (self->application != NULL)
    g_application_release (self->application);
  g_clear_object (&self->application);
  g_free (self);
}

GCancellable *
drie_busy_toast_get_cancellable (DrieBusyToast *self)
{
  return self->cancellable;
}

void
drie_busy_toast_tell (double done, gpointer data)
{
  DrieBusyToast *self = data;
  g_autofree char *title = g_strdup_printf ("%s %d %%", self->title, (int)(done * 100));

  adw_toast_set_title (self->toast, title);
}
