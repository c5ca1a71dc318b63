/* Publishing the leaflet. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/publish-leaflet.h"

#include <glib/gi18n-lib.h>

#include "ui/toast.h"

void
drie_publish_leaflet (GtkWidget *widget, DrieEvening *evening)
{
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  if (!drie_evening_publish (evening, &error))
    {
      drie_toast_show_error (widget, error);
      return;
    }
  if (drie_evening_is_serving (evening))
    /* Translators: %s is an address. */
    message = g_strdup_printf (_ ("Participants can read it on their phones now, at %s"), drie_evening_get_url (evening));
  else
    message = g_strdup (_ ("The leaflet is published, but phones cannot come in now."));
  drie_toast_show (widget, message);
}

gboolean
drie_publish_is_read (DrieEvening *evening)
{
  return evening != NULL && drie_evening_get_summary (evening)->published && drie_evening_is_serving (evening);
}

void
drie_publish_update_button (GtkButton *button, DrieEvening *evening)
{
  gboolean read = drie_publish_is_read (evening);
  g_autofree char *tip = NULL;

  if (read)
    /* Translators: %s is an address. */
    tip = g_strdup_printf (_ ("Participants read on their phones what became of their questions, at %s"), drie_evening_get_url (evening));
  gtk_button_set_label (button, read ? _ ("✓ Leaflet Published") : _ ("_Publish Leaflet"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), read ? tip : _ ("Participants read on their phones what became of their questions"));
}
