/* Announcements. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/announce.h"

#define STATUS_KEY "drie-announce-status"

/* GTK before 4.14 cannot speak by itself: a label with the role of a status says it, which screen readers follow when its words change. */
static void
say_in_status (GtkWidget *widget, const char *message)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkLabel *status = root != NULL ? g_object_get_data (G_OBJECT (root), STATUS_KEY) : NULL;

  if (status == NULL)
    return;
  gtk_label_set_text (status, message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (status), GTK_ACCESSIBLE_PROPERTY_LABEL, message, -1);
}

void
drie_announce (GtkWidget *widget, const char *message)
{
#if GTK_CHECK_VERSION(4, 14, 0)
  /* Newer than the floor on purpose: guarded by the version it came with. */
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  G_GNUC_END_IGNORE_DEPRECATIONS
#else
  say_in_status (widget, message);
#endif
}

void
drie_announce_in (GtkWidget *window, GtkOverlay *overlay)
{
  GtkWidget *status = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "halign", GTK_ALIGN_START, "valign",
                                    GTK_ALIGN_START, "ellipsize", PANGO_ELLIPSIZE_END, "can-target", FALSE, "opacity", 0.0, NULL);

  gtk_overlay_add_overlay (overlay, status);
  g_object_set_data (G_OBJECT (window), STATUS_KEY, status);
}
