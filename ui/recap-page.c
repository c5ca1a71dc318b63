/* Summing up. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/recap-page.h"

#include "ui/init.h"
#include "ui/put-list.h"
#include "ui/recap-editor.h"

struct _DrieRecapPage
{
  GtkWidget parent_instance;

  /* Template widgets */
  DrieRecapEditor *editor;
  GtkWidget *questions;
  DriePutList *put;
};

G_DEFINE_FINAL_TYPE (DrieRecapPage, drie_recap_page, GTK_TYPE_WIDGET)

static gboolean
drie_recap_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DRIE_RECAP_PAGE (widget)->editor));
}

static void
drie_recap_page_dispose (GObject *object)
{
  drie_ui_dispose_template (GTK_WIDGET (object), DRIE_TYPE_RECAP_PAGE);
  G_OBJECT_CLASS (drie_recap_page_parent_class)->dispose (object);
}

static void
drie_recap_page_class_init (DrieRecapPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DRIE_TYPE_RECAP_EDITOR);
  g_type_ensure (DRIE_TYPE_PUT_LIST);
  G_OBJECT_CLASS (klass)->dispose = drie_recap_page_dispose;
  drie_ui_class_set_grab_focus (widget_class, drie_recap_page_grab_focus);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "recappage");
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/recap-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieRecapPage, editor);
  gtk_widget_class_bind_template_child (widget_class, DrieRecapPage, questions);
  gtk_widget_class_bind_template_child (widget_class, DrieRecapPage, put);
}

static void
drie_recap_page_init (DrieRecapPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
drie_recap_page_set_evening (DrieRecapPage *self, DrieEvening *evening, DrieRecapPart part)
{
  gboolean circle = part < DRIE_RECAP_SHARED;

  g_return_if_fail (DRIE_IS_RECAP_PAGE (self));

  drie_recap_editor_set_evening (self->editor, evening, part);
  gtk_widget_set_visible (self->questions, circle);
  drie_put_list_show (self->put, evening != NULL && circle ? drie_evening_get_summary (evening) : NULL, (DrieCircle)part);
}

void
drie_recap_page_flush (DrieRecapPage *self)
{
  drie_recap_editor_flush (self->editor);
}
