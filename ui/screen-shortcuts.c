/* Shortcuts of screens. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/screen-shortcuts.h"

static void
set_scope (GtkWidget *screen, GtkShortcutScope scope)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (screen);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_SHORTCUT_CONTROLLER (controller))
        gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), scope);
    }
}

static void
screen_changed_cb (GtkStack *stack)
{
  GtkWidget *visible = gtk_stack_get_visible_child (stack);

  for (GtkWidget *screen = gtk_widget_get_first_child (GTK_WIDGET (stack)); screen != NULL; screen = gtk_widget_get_next_sibling (screen))
    set_scope (screen, screen == visible ? GTK_SHORTCUT_SCOPE_MANAGED : GTK_SHORTCUT_SCOPE_LOCAL);
}

void
drie_screen_shortcuts_watch (GtkStack *stack)
{
  g_signal_connect (stack, "notify::visible-child", G_CALLBACK (screen_changed_cb), NULL);
  screen_changed_cb (stack);
}
