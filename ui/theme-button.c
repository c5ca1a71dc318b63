/* "Choose a theme…". SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/theme-button.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ui/init.h"
#include "ui/theme-list.h"

struct _DrieThemeButton
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkMenuButton *button;
  GtkListBox *list;
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (DrieThemeButton, drie_theme_button, GTK_TYPE_WIDGET)

static void
row_activated_cb (DrieThemeButton *self, GtkListBoxRow *row)
{
  const DrieTheme *theme = g_ptr_array_index (drie_theme_list (), gtk_list_box_row_get_index (row));

  gtk_menu_button_popdown (self->button);
  g_signal_emit (self, chosen_signal, 0, theme->id);
}

static void
add_theme (DrieThemeButton *self, const DrieTheme *theme)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (theme->title));
  adw_action_row_set_subtitle (row, _ (theme->question));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (self->list, GTK_WIDGET (row));
}

static void
drie_theme_button_dispose (GObject *object)
{
  drie_ui_dispose_template (GTK_WIDGET (object), DRIE_TYPE_THEME_BUTTON);
  G_OBJECT_CLASS (drie_theme_button_parent_class)->dispose (object);
}

static void
drie_theme_button_class_init (DrieThemeButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_theme_button_dispose;
  chosen_signal = g_signal_new ("chosen", DRIE_TYPE_THEME_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/theme-button.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieThemeButton, button);
  gtk_widget_class_bind_template_child (widget_class, DrieThemeButton, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
drie_theme_button_init (DrieThemeButton *self)
{
  GPtrArray *themes = drie_theme_list ();

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < themes->len; i++)
    add_theme (self, g_ptr_array_index (themes, i));
}

void
drie_theme_button_popup (DrieThemeButton *self)
{
  g_return_if_fail (DRIE_IS_THEME_BUTTON (self));

  gtk_menu_button_popup (self->button);
}
