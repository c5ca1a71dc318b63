/* What is wrong, in a toast. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/trouble-toast.h"

#include "ui/toast.h"

/* In the overlay's data: the toast that is shown, borrowed. */
#define SHOWN_KEY "drie-trouble-toast-shown"

static AdwToast *
get_shown (AdwToastOverlay *overlay)
{
  return g_object_get_data (G_OBJECT (overlay), SHOWN_KEY);
}

static void
dismissed_cb (AdwToast *toast, AdwToastOverlay *overlay)
{
  if (get_shown (overlay) == toast)
    g_object_set_data (G_OBJECT (overlay), SHOWN_KEY, NULL);
}

void
drie_trouble_toast_show (AdwToastOverlay *overlay, const char *message)
{
  g_autofree char *title = g_markup_escape_text (message, -1);
  AdwToast *before = get_shown (overlay);
  g_autoptr (AdwToast) toast = NULL;

  if (before != NULL && g_strcmp0 (adw_toast_get_title (before), title) == 0)
    return;
  drie_trouble_toast_dismiss (overlay);
  toast = adw_toast_new (title);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), overlay, 0);
  g_object_set_data (G_OBJECT (overlay), SHOWN_KEY, toast);
  drie_toast_add (overlay, toast);
}

void
drie_trouble_toast_dismiss (AdwToastOverlay *overlay)
{
  AdwToast *shown = get_shown (overlay);

  g_object_set_data (G_OBJECT (overlay), SHOWN_KEY, NULL);
  if (shown != NULL)
    drie_toast_dismiss (shown);
}
