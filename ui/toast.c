/* Toasts. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/toast.h"

#include "ui/announce.h"

void
drie_toast_show_action (GtkWidget *widget, const char *message, const char *button, const char *action)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  /* AdwToast reads its title as markup, and messages quote what people typed. */
  g_autofree char *title = g_markup_escape_text (message, -1);
  AdwToast *toast;

  if (overlay == NULL)
    return;
  toast = adw_toast_new (title);
  adw_toast_set_timeout (toast, button != NULL ? 5 : 3);
  if (button != NULL)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_action_name (toast, action);
    }
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
