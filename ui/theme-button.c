/* "Choose a theme…". SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/theme-button.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ui/init.h"
#include "ui/template-row.h"
#include "ui/theme-list.h"
#include "ui/toast.h"

struct _DrieThemeButton
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkMenuButton *button;
  GtkWidget *own_heading;
  GtkListBox *own_list;
  GtkListBox *list;

  /* Owned */
  char *directory;           /* of the library, or NULL */
  GPtrArray *templates;      /* that the rows show */
  DriePlanTemplate *removed; /* the last one, or NULL */
};

static guint chosen_signal;
static guint template_chosen_signal;
static guint template_removed_signal;

G_DEFINE_FINAL_TYPE (DrieThemeButton, drie_theme_button, GTK_TYPE_WIDGET)

static void
row_activated_cb (DrieThemeButton *self, GtkListBoxRow *row)
{
  const DrieTheme *theme = g_ptr_array_index (drie_theme_list (), gtk_list_box_row_get_index (row));

  gtk_menu_button_popdown (self->button);
  g_signal_emit (self, chosen_signal, 0, theme->id);
}

/* --- The chair's own --- */

static void reload (DrieThemeButton *self);

static void
template_activated_cb (DrieThemeButton *self, GtkListBoxRow *row)
{
  gtk_menu_button_popdown (self->button);
  g_signal_emit (self, template_chosen_signal, 0, drie_template_row_get_template (DRIE_TEMPLATE_ROW (row)));
}

static void
template_renamed_cb (DrieThemeButton *self, const char *name, DrieTemplateRow *row)
{
  g_autoptr (GError) error = NULL;

  if (drie_templates_rename (self->directory, drie_template_row_get_template (row), name, &error))
    reload (self);
  else
    drie_toast_show_error (GTK_WIDGET (self), error);
}

static void
template_removed_cb (DrieThemeButton *self, DrieTemplateRow *row)
{
  const DriePlanTemplate *template = drie_template_row_get_template (row);
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  guint index;

  if (!drie_templates_remove (self->directory, template, &error))
    {
      drie_toast_show_error (GTK_WIDGET (self), error);
      return;
    }
  sentence = g_strdup_printf (_ ("Template removed: %s"), template->name);
  drie_plan_template_free (self->removed);
  g_ptr_array_find (self->templates, template, &index);
  self->removed = g_ptr_array_steal_index (self->templates, index);
  reload (self);
  g_signal_emit (self, template_removed_signal, 0);
  drie_toast_show_action (GTK_WIDGET (self), sentence, _ ("Undo"), "win.undo");
}

static void
add_template (DrieThemeButton *self, const DriePlanTemplate *template)
{
  GtkWidget *row = drie_template_row_new (template);

  g_signal_connect_object (row, "renamed", G_CALLBACK (template_renamed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (template_removed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->own_list, row);
}

static void
reload (DrieThemeButton *self)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->templates);
  g_autofree char *unread = NULL;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->own_list, 0)) != NULL)
    gtk_list_box_remove (self->own_list, GTK_WIDGET (row));
  if (self->directory != NULL)
    self->templates = drie_templates_list (self->directory, &unread);
  for (guint i = 0; self->templates != NULL && i < self->templates->len; i++)
    add_template (self, g_ptr_array_index (self->templates, i));
  gtk_widget_set_visible (self->own_heading, self->templates != NULL && self->templates->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->own_list), self->templates != NULL && self->templates->len > 0);
  /* The chair's own are likelier than ours. */
  row = gtk_list_box_get_row_at_index (gtk_widget_get_visible (self->own_heading) ? self->own_list : self->list, 0);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    gtk_widget_grab_focus (GTK_WIDGET (row));
  if (unread != NULL)
    drie_toast_show (GTK_WIDGET (self), unread);
}

/* --- The shipped ones --- */

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
drie_theme_button_finalize (GObject *object)
{
  DrieThemeButton *self = DRIE_THEME_BUTTON (object);

  g_free (self->directory);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  drie_plan_template_free (self->removed);
  G_OBJECT_CLASS (drie_theme_button_parent_class)->finalize (object);
}

static void
drie_theme_button_class_init (DrieThemeButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_theme_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_theme_button_finalize;
  chosen_signal = g_signal_new ("chosen", DRIE_TYPE_THEME_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  template_chosen_signal
      = g_signal_new ("template-chosen", DRIE_TYPE_THEME_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  template_removed_signal
      = g_signal_new ("template-removed", DRIE_TYPE_THEME_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/theme-button.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieThemeButton, button);
  gtk_widget_class_bind_template_child (widget_class, DrieThemeButton, own_heading);
  gtk_widget_class_bind_template_child (widget_class, DrieThemeButton, own_list);
  gtk_widget_class_bind_template_child (widget_class, DrieThemeButton, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, template_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, reload);
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

void
drie_theme_button_popdown (DrieThemeButton *self)
{
  g_return_if_fail (DRIE_IS_THEME_BUTTON (self));

  gtk_menu_button_popdown (self->button);
}

void
drie_theme_button_set_directory (DrieThemeButton *self, const char *directory)
{
  g_return_if_fail (DRIE_IS_THEME_BUTTON (self));

  if (g_strcmp0 (directory, self->directory) == 0)
    return;
  g_free (self->directory);
  self->directory = g_strdup (directory);
  g_clear_pointer (&self->removed, drie_plan_template_free);
}

gboolean
drie_theme_button_restore (DrieThemeButton *self)
{
  g_autoptr (DriePlanTemplate) removed = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (DRIE_IS_THEME_BUTTON (self), FALSE);

  removed = g_steal_pointer (&self->removed);
  if (removed == NULL)
    return FALSE;
  if (!drie_templates_restore (self->directory, removed, &error))
    drie_toast_show_error (GTK_WIDGET (self), error);
  reload (self);
  return TRUE;
}
