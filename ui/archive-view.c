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

  /* Owned */
  DrieLibrary *library;
  GCancellable *listing; /* of a search that has not answered yet, or NULL */
  char *asked;           /* words that were searched for last; NULL: none, all evenings */
  char *shown;           /* those that found what the list shows */

  gboolean reading;    /* the library is open elsewhere */
  gboolean open_found; /* when the search answers: Enter was quicker */
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

/* NULL: all evenings. Transfer full. */
static char *
get_typed (DrieArchiveView *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));

  return *words != '\0' ? g_steal_pointer (&words) : NULL;
}

static void
search_changed_cb (DrieArchiveView *self)
{
  g_autofree char *typed = get_typed (self);

  /* Comes a moment after the last letter; Enter may have asked before. */
  if (g_strcmp0 (typed, self->asked) == 0)
    return;
  self->open_found = FALSE;
  drie_archive_view_reload (self);
}

static void
open_item (DrieArchiveView *self, guint position)
{
  g_autoptr (DrieLibraryItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open", "x", drie_library_item_get_id (item));
}

/* Enter opens what the words find that are there now, not what was found before the last ones were typed. */
static void
search_activate_cb (DrieArchiveView *self)
{
  g_autofree char *typed = get_typed (self);

  if (self->listing == NULL && g_strcmp0 (typed, self->shown) == 0)
    {
      open_item (self, gtk_single_selection_get_selected (self->selection));
      return;
    }
  self->open_found = TRUE;
  if (g_strcmp0 (typed, self->asked) != 0)
    drie_archive_view_reload (self);
}

/* @items: NULL with an @error; they were found with what was asked last. */
static void
show_answer (DrieArchiveView *self, GListModel *items, const GError *error)
{
  gboolean open = self->open_found;

  self->open_found = FALSE;
  if (items == NULL)
    {
      drie_toast_show_error (GTK_WIDGET (self), error);
      return;
    }
  g_free (self->shown);
  self->shown = g_strdup (self->asked);
  show_items (self, items, self->asked != NULL);
  if (open)
    open_item (self, gtk_single_selection_get_selected (self->selection));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DrieArchiveView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) items = drie_library_list_finish (DRIE_LIBRARY (source), result, &error);

  /* Something else was typed since. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->listing);
  show_answer (self, items, error);
}

static void
stop_listing (DrieArchiveView *self)
{
  if (self->listing != NULL)
    g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
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

  drie_archive_row_set_item (DRIE_ARCHIVE_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item), self->reading,
                             self->library, self->shown);
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

/* The keyboard is on the list's own widget around the row. */
static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (DRIE_IS_ARCHIVE_ROW (row))
    drie_archive_row_open_menu (DRIE_ARCHIVE_ROW (row));
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

  stop_listing (self);
  g_clear_object (&self->library);
  drie_ui_dispose_template (GTK_WIDGET (self), DRIE_TYPE_ARCHIVE_VIEW);
  G_OBJECT_CLASS (drie_archive_view_parent_class)->dispose (object);
}

static void
drie_archive_view_finalize (GObject *object)
{
  DrieArchiveView *self = DRIE_ARCHIVE_VIEW (object);

  g_free (self->asked);
  g_free (self->shown);
  G_OBJECT_CLASS (drie_archive_view_parent_class)->finalize (object);
}

static void
drie_archive_view_class_init (DrieArchiveViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_archive_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_archive_view_finalize;
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
  gtk_widget_class_install_action (widget_class, "archive.menu", NULL, menu_action);
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
  g_return_if_fail (DRIE_IS_ARCHIVE_VIEW (self));

  if (self->library == NULL)
    return;
  stop_listing (self);
  g_free (self->asked);
  self->asked = get_typed (self);
  if (self->asked != NULL)
    {
      self->listing = g_cancellable_new ();
      drie_library_list_async (self->library, self->asked, self->listing, listed_cb, g_object_ref (self));
      return;
    }
  /* All of them are a matter of milliseconds. */
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) items = drie_library_list (self->library, NULL, &error);
  show_answer (self, items, error);
}
