/* Toasts. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/toast.h"

#include "ui/announce.h"

#define LAST_KEY "drie-toast-last"

void
drie_toast_clear (GtkWidget *widget)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autoptr (AdwToast) last = overlay != NULL ? g_object_steal_data (G_OBJECT (overlay), LAST_KEY) : NULL;

  if (last != NULL)
    adw_toast_dismiss (last);
}

void
drie_toast_show_action (GtkWidget *widget, const char *message, const char *button, const char *action)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  /* AdwToast reads its title as markup, and messages quote what people typed. */
  g_autofree char *title = g_markup_escape_text (message, -1);
  AdwToast *toast;

  if (overlay == NULL)
    return;
  drie_toast_clear (widget);
  toast = adw_toast_new (title);
  adw_toast_set_timeout (toast, button != NULL ? 5 : 3);
  if (button != NULL)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_action_name (toast, action);
    }
  g_object_set_data_full (G_OBJECT (overlay), LAST_KEY, g_object_ref (toast), g_object_unref);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
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
