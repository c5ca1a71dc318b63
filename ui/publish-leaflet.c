/* Publishing the leaflet. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/publish-leaflet.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ui/qr-view.h"
#include "ui/toast.h"

/* To be read from a phone that is held to the laptop, or from the beamer. */
static GtkWidget *
make_address (const char *url)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (url);

  gtk_box_append (GTK_BOX (card), g_object_new (DRIE_TYPE_QR_VIEW, "text", url, "pixel-size", 220, NULL));
  gtk_widget_add_css_class (card, "qr-card");
  gtk_widget_set_halign (card, GTK_ALIGN_CENTER);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "title-4");
  gtk_box_append (GTK_BOX (box), card);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

void
drie_publish_show_address (GtkWidget *widget, DrieEvening *evening)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *dialog
      = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("The Leaflet Is on the Phones"),
                                _ ("Participants on this Wi-Fi read it at this address, as long as the evening is open on this laptop."));

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_address (drie_evening_get_url (evening)));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

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
    tip = g_strdup_printf (_ ("Participants read it on their phones, at %s. Press to show this address to others"),
                           drie_evening_get_url (evening));
  gtk_button_set_label (button, read ? _ ("✓ Leaflet Published") : _ ("_Publish Leaflet"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), read ? tip : _ ("Participants read on their phones what became of their questions"));
}
