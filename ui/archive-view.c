/* The evenings there are. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/archive-view.h"

#include <adwaita.h>

#include "ui/archive-row.h"
#include "ui/init.h"
#include "ui/running-banner.h"
#include "ui/toast.h"

struct _DrieArchiveView
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkButton *prepare_button;
  GtkButton *first_button;
  GtkToggleButton *search_button;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  DrieRunningBanner *banner;
  GtkWidget *reading_card;
  GtkStack *stack;
  GtkListView *list_view;
  GtkSingleSelection *selection;

  DrieLibrary *library; /* owned */
  gboolean reading;     /* it is open elsewhere */
};

G_DEFINE_FINAL_TYPE (DrieArchiveView, drie_archive_view, GTK_TYPE_WIDGET)

static gint64
get_selected_id (DrieArchiveView *self)
{
  DrieLibraryItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? drie_library_item_get_id (item) : 0;
}

static guint
find_id (GListModel *items, gint64 id)
{
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (DrieLibraryItem) item = g_list_model_get_item (items, i);
      if (drie_library_item_get_id (item) == id)
        return i;
    }
  return 0;
}

static void
show_items (DrieArchiveView *self, GListModel *items, gboolean searching)
{
  guint n = g_list_model_get_n_items (items);
  gint64 id = get_selected_id (self);
  const char *page = n > 0 ? "list" : searching ? "none-found" : "empty";

  gtk_single_selection_set_model (self->selection, items);
  if (n > 0)
    gtk_single_selection_set_selected (self->selection, find_id (items, id));
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (GTK_WIDGET (self->search_button), n > 0 || searching);
  /* One way to begin at a time: the big button, or the small one. */
  gtk_widget_set_visible (GTK_WIDGET (self->prepare_button), n > 0 || searching);
}

static void
search_changed_cb (DrieArchiveView *self)
{
  drie_archive_view_reload (self);
}

static void
open_item (DrieArchiveView *self, guint position)
{
  g_autoptr (DrieLibraryItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open", "x", drie_library_item_get_id (item));
}

static void
search_activate_cb (DrieArchiveView *self)
{
  open_item (self, gtk_single_selection_get_selected (self->selection));
}

static void
activate_cb (DrieArchiveView *self, guint position)
{
  open_item (self, position);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GObject *object)
{
  gtk_list_item_set_child (GTK_LIST_ITEM (object), drie_archive_row_new ());
}

static void
bind_cb (DrieArchiveView *self, GObject *object)
{
  GtkListItem *list_item = GTK_LIST_ITEM (object);
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  drie_archive_row_set_item (DRIE_ARCHIVE_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item), self->reading,
                             self->library, *words != '\0' ? words : NULL);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieArchiveView *self = DRIE_ARCHIVE_VIEW (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
follow_up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 id = get_selected_id (DRIE_ARCHIVE_VIEW (widget));

  if (id != 0)
    gtk_widget_activate_action (widget, "win.follow-up", "x", id);
}

static gboolean
drie_archive_view_grab_focus (GtkWidget *widget)
{
  DrieArchiveView *self = DRIE_ARCHIVE_VIEW (widget);

  if (gtk_widget_get_visible (GTK_WIDGET (self->banner)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->banner));
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "list"))
    return gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
  return gtk_widget_grab_focus (GTK_WIDGET (self->first_button));
}

static void
drie_archive_view_dispose (GObject *object)
{
  DrieArchiveView *self = DRIE_ARCHIVE_VIEW (object);

  g_clear_object (&self->library);
  drie_ui_dispose_template (GTK_WIDGET (self), DRIE_TYPE_ARCHIVE_VIEW);
  G_OBJECT_CLASS (drie_archive_view_parent_class)->dispose (object);
}

static void
drie_archive_view_class_init (DrieArchiveViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_archive_view_dispose;
  drie_ui_class_set_grab_focus (widget_class, drie_archive_view_grab_focus);

  g_type_ensure (DRIE_TYPE_RUNNING_BANNER);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/archive-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieArchiveView, prepare_button);
  gtk_widget_class_bind_template_child (widget_class, DrieArchiveView, first_button);
  gtk_widget_class_bind_template_child (widget_class, DrieArchiveView, search_button);
  gtk_widget_class_bind_template_child (widget_class, DrieArchiveView, search_bar);
  gtk_widget_class_bind_template_child (widget_class, DrieArchiveView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DrieArchiveView, banner);
  gtk_widget_class_bind_template_child (widget_class, DrieArchiveView, reading_card);
  gtk_widget_class_bind_template_child (widget_class, DrieArchiveView, stack);
  gtk_widget_class_bind_template_child (widget_class, DrieArchiveView, list_view);
  gtk_widget_class_bind_template_child (widget_class, DrieArchiveView, selection);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_install_action (widget_class, "archive.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "archive.follow-up", NULL, follow_up_action);
}

static void
drie_archive_view_init (DrieArchiveView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
}

GtkWidget *
drie_archive_view_new (void)
{
  return g_object_new (DRIE_TYPE_ARCHIVE_VIEW, NULL);
}

void
drie_archive_view_set_library (DrieArchiveView *self, DrieLibrary *library, gboolean reading)
{
  g_return_if_fail (DRIE_IS_ARCHIVE_VIEW (self));

  self->reading = reading;
  gtk_widget_set_visible (self->reading_card, reading);
  if (g_set_object (&self->library, library))
    drie_archive_view_reload (self);
}

void
drie_archive_view_set_evening (DrieArchiveView *self, DrieEvening *evening)
{
  g_return_if_fail (DRIE_IS_ARCHIVE_VIEW (self));

  drie_running_banner_set_evening (self->banner, evening);
}

void
drie_archive_view_reload (DrieArchiveView *self)
{
  const char *words;
  g_autoptr (GListModel) items = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (DRIE_IS_ARCHIVE_VIEW (self));

  if (self->library == NULL)
    return;
  words = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  items = drie_library_list (self->library, words, &error);
  if (items != NULL)
    show_items (self, items, *words != '\0');
  else
    drie_toast_show_error (GTK_WIDGET (self), error);
}
