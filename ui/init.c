/* What must be there before the first widget. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/init.h"

#include <glib/gi18n-lib.h>

#include "drie-ui-resources.h"
#include "evening/phrase.h"
#include "ui/circle-mark.h"
#include "ui/menu-button.h"

void
drie_ui_init (void)
{
  static gboolean done = FALSE;

  if (done)
    return;
  done = TRUE;
  drie_phrase_set_up_gettext ();
  g_resources_register (drie_ui_get_resource ());
  g_type_ensure (DRIE_TYPE_CIRCLE_MARK);
  g_type_ensure (DRIE_TYPE_MENU_BUTTON);
}

GSettings *
drie_ui_get_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, "io.github.driegesprek.Driegesprek", TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

void
drie_ui_dispose_template (GtkWidget *widget, GType type)
{
  GtkWidget *child;

  g_return_if_fail (g_type_parent (type) == GTK_TYPE_WIDGET);

  gtk_widget_dispose_template (widget, type);
  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

void
drie_ui_class_set_grab_focus (GtkWidgetClass *widget_class, gboolean (*grab_focus) (GtkWidget *widget))
{
  GtkWidgetClass *box_class = g_type_class_ref (GTK_TYPE_BOX);

  widget_class->grab_focus = grab_focus;
  /* GTK's way to focus children only is not public; a box has it. */
  widget_class->focus = box_class->focus;
  g_type_class_unref (box_class);
}

gboolean
drie_ui_has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}
