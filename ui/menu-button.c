/* The main menu. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/menu-button.h"

#include "ui/init.h"

struct _DrieMenuButton
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (DrieMenuButton, drie_menu_button, GTK_TYPE_WIDGET)

static void
drie_menu_button_dispose (GObject *object)
{
  drie_ui_dispose_template (GTK_WIDGET (object), DRIE_TYPE_MENU_BUTTON);
  G_OBJECT_CLASS (drie_menu_button_parent_class)->dispose (object);
}

static void
drie_menu_button_class_init (DrieMenuButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_menu_button_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/menu-button.ui");
}

static void
drie_menu_button_init (DrieMenuButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
