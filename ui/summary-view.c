/* The summary's screen. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/summary-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ui/export-document.h"
#include "ui/export-menu.h"
#include "ui/init.h"
#include "ui/menu-button.h"
#include "ui/print-document.h"
#include "ui/publish-leaflet.h"
#include "ui/school-logo.h"
#include "ui/summary-page.h"
#include "ui/words.h"

struct _DrieSummaryView
{
  GtkWidget parent_instance;

  /* Template widgets */
  AdwWindowTitle *title;
  GtkStack *pages;
  GtkScrolledWindow *scroller;
  GtkWidget *follow_up;
  AdwSplitButton *save;
  GtkWidget *look_back;
  GtkWidget *new_version;
  GtkButton *publish;
  DrieSummaryPage *page;
  AdwStatusPage *trouble;

  /* Owned */
  DrieLibrary *library;
  DrieSummary *summary;
};

G_DEFINE_FINAL_TYPE (DrieSummaryView, drie_summary_view, GTK_TYPE_WIDGET)

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieSummaryView *self = DRIE_SUMMARY_VIEW (widget);

  if (self->summary != NULL)
    drie_export_document (widget, self->library, self->summary->id, self->summary->plan, "summary/pdf");
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieSummaryView *self = DRIE_SUMMARY_VIEW (widget);

  if (self->summary != NULL)
    drie_export_document (widget, self->library, self->summary->id, self->summary->plan, g_variant_get_string (parameter, NULL));
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieSummaryView *self = DRIE_SUMMARY_VIEW (widget);

  if (self->summary != NULL)
    drie_print_document (widget, self->library, self->summary->id, self->summary->plan, g_variant_get_string (parameter, NULL));
}

static void
logo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieSummaryView *self = DRIE_SUMMARY_VIEW (widget);

  if (self->library != NULL)
    drie_school_logo_choose (widget, self->library);
}

static void
no_logo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieSummaryView *self = DRIE_SUMMARY_VIEW (widget);

  if (self->library != NULL)
    drie_school_logo_remove (widget, self->library);
}

/* A logo may have come or gone since the menu was open last. */
static void
menu_shown_cb (DrieSummaryView *self)
{
  drie_school_logo_update_action (GTK_WIDGET (self), "summary.no-logo", self->library);
}

static void
follow_up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieSummaryView *self = DRIE_SUMMARY_VIEW (widget);

  if (self->summary != NULL)
    gtk_widget_activate_action (widget, "win.follow-up", "x", self->summary->id);
}

static void
look_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.review", "x", DRIE_SUMMARY_VIEW (widget)->summary->id);
}

static void
new_version_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.revise", "x", DRIE_SUMMARY_VIEW (widget)->summary->id);
}

static void
publish_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.publish", "x", DRIE_SUMMARY_VIEW (widget)->summary->id);
}

static void
forget_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.forget-versions", "x", DRIE_SUMMARY_VIEW (widget)->summary->id);
}

static void
show_trouble (DrieSummaryView *self, const GError *error)
{
  g_autofree char *description = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->trouble, description);
  gtk_stack_set_visible_child_name (self->pages, "trouble");
}

static gboolean
drie_summary_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DRIE_SUMMARY_VIEW (widget)->scroller));
}

static void
drie_summary_view_dispose (GObject *object)
{
  DrieSummaryView *self = DRIE_SUMMARY_VIEW (object);

  g_clear_object (&self->library);
  drie_ui_dispose_template (GTK_WIDGET (self), DRIE_TYPE_SUMMARY_VIEW);
  G_OBJECT_CLASS (drie_summary_view_parent_class)->dispose (object);
}

static void
drie_summary_view_finalize (GObject *object)
{
  g_clear_pointer (&DRIE_SUMMARY_VIEW (object)->summary, drie_summary_free);
  G_OBJECT_CLASS (drie_summary_view_parent_class)->finalize (object);
}

static void
drie_summary_view_class_init (DrieSummaryViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DRIE_TYPE_MENU_BUTTON);
  g_type_ensure (DRIE_TYPE_SUMMARY_PAGE);
  G_OBJECT_CLASS (klass)->dispose = drie_summary_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_summary_view_finalize;
  drie_ui_class_set_grab_focus (widget_class, drie_summary_view_grab_focus);
  gtk_widget_class_install_action (widget_class, "summary.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "summary.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "summary.print", "s", print_action);
  gtk_widget_class_install_action (widget_class, "summary.logo", NULL, logo_action);
  gtk_widget_class_install_action (widget_class, "summary.no-logo", NULL, no_logo_action);
  gtk_widget_class_install_action (widget_class, "summary.follow-up", NULL, follow_up_action);
  gtk_widget_class_install_action (widget_class, "summary.look-back", NULL, look_back_action);
  gtk_widget_class_install_action (widget_class, "summary.new-version", NULL, new_version_action);
  gtk_widget_class_install_action (widget_class, "summary.forget", NULL, forget_action);
  gtk_widget_class_install_action (widget_class, "summary.publish", NULL, publish_action);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "summaryview");
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/summary-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieSummaryView, title);
  gtk_widget_class_bind_template_child (widget_class, DrieSummaryView, pages);
  gtk_widget_class_bind_template_child (widget_class, DrieSummaryView, scroller);
  gtk_widget_class_bind_template_child (widget_class, DrieSummaryView, page);
  gtk_widget_class_bind_template_child (widget_class, DrieSummaryView, follow_up);
  gtk_widget_class_bind_template_child (widget_class, DrieSummaryView, save);
  gtk_widget_class_bind_template_child (widget_class, DrieSummaryView, look_back);
  gtk_widget_class_bind_template_child (widget_class, DrieSummaryView, new_version);
  gtk_widget_class_bind_template_child (widget_class, DrieSummaryView, publish);
  gtk_widget_class_bind_template_child (widget_class, DrieSummaryView, trouble);
}

static void
drie_summary_view_init (DrieSummaryView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  drie_export_menu_attach (self->save, "summary");
  g_signal_connect_object (adw_split_button_get_popover (self->save), "show", G_CALLBACK (menu_shown_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
drie_summary_view_new (void)
{
  return g_object_new (DRIE_TYPE_SUMMARY_VIEW, NULL);
}

void
drie_summary_view_set_summary (DrieSummaryView *self, DrieLibrary *library, gint64 id)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (DRIE_IS_SUMMARY_VIEW (self));

  g_set_object (&self->library, library);
  g_clear_pointer (&self->summary, drie_summary_free);
  if (library != NULL)
    self->summary = drie_library_load (library, id, &error);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "summary.save", self->summary != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "summary.export", self->summary != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "summary.print", self->summary != NULL);
  drie_summary_page_show (self->page, self->summary);
  adw_window_title_set_subtitle (self->title, self->summary != NULL ? drie_words_status (self->summary->status) : "");
  if (error != NULL)
    {
      show_trouble (self, error);
      return;
    }
  gtk_stack_set_visible_child_name (self->pages, "summary");
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

void
drie_summary_view_set_follow_up (DrieSummaryView *self, gboolean possible, DrieEvening *evening)
{
  gboolean over, final, agreed;

  g_return_if_fail (DRIE_IS_SUMMARY_VIEW (self));

  over = possible && self->summary != NULL && self->summary->status >= DRIE_STATUS_CLOSED;
  final = over && self->summary->status == DRIE_STATUS_FINAL;
  agreed = over && self->summary->agreements->len > 0;
  gtk_widget_set_visible (self->look_back, agreed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "summary.look-back", agreed);
  gtk_widget_set_visible (self->new_version, final);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "summary.new-version", final);
  gtk_widget_set_visible (GTK_WIDGET (self->publish), final);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "summary.publish", final);
  drie_publish_update_button (self->publish, evening);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "summary.forget", over);
  gtk_widget_set_visible (self->follow_up, possible);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "summary.follow-up", possible);
}
