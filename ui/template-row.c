/* A template in the theme chooser. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/template-row.h"

#include "ui/init.h"

struct _DrieTemplateRow
{
  GtkListBoxRow parent_instance;

  /* Template widgets */
  GtkStack *stack;
  GtkLabel *name_label;
  GtkLabel *question_label;
  GtkEntry *entry;
  GtkButton *rename_button;

  const DriePlanTemplate *template; /* borrowed */
};

static guint renamed_signal;
static guint removed_signal;

G_DEFINE_FINAL_TYPE (DrieTemplateRow, drie_template_row, GTK_TYPE_LIST_BOX_ROW)

static void
rename_cb (DrieTemplateRow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->template->name);
  gtk_stack_set_visible_child_name (self->stack, "renaming");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
entry_activate_cb (DrieTemplateRow *self)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  g_signal_emit (self, renamed_signal, 0, name);
}

static gboolean
entry_key_cb (DrieTemplateRow *self, guint key)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_stack_set_visible_child_name (self->stack, "shown");
  gtk_widget_grab_focus (GTK_WIDGET (self->rename_button));
  return GDK_EVENT_STOP;
}

static void
remove_cb (DrieTemplateRow *self)
{
  g_signal_emit (self, removed_signal, 0);
}

static void
drie_template_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DRIE_TYPE_TEMPLATE_ROW);
  G_OBJECT_CLASS (drie_template_row_parent_class)->dispose (object);
}

static void
drie_template_row_class_init (DrieTemplateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_template_row_dispose;
  renamed_signal = g_signal_new ("renamed", DRIE_TYPE_TEMPLATE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  removed_signal = g_signal_new ("removed", DRIE_TYPE_TEMPLATE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/template-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieTemplateRow, stack);
  gtk_widget_class_bind_template_child (widget_class, DrieTemplateRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, DrieTemplateRow, question_label);
  gtk_widget_class_bind_template_child (widget_class, DrieTemplateRow, entry);
  gtk_widget_class_bind_template_child (widget_class, DrieTemplateRow, rename_button);
  gtk_widget_class_bind_template_callback (widget_class, rename_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
drie_template_row_init (DrieTemplateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
drie_template_row_new (const DriePlanTemplate *template)
{
  DrieTemplateRow *self = g_object_new (DRIE_TYPE_TEMPLATE_ROW, NULL);

  self->template = template;
  gtk_label_set_text (self->name_label, template->name);
  gtk_label_set_text (self->question_label, template->plan->question);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, template->name, -1);
  return GTK_WIDGET (self);
}

const DriePlanTemplate *
drie_template_row_get_template (DrieTemplateRow *self)
{
  g_return_val_if_fail (DRIE_IS_TEMPLATE_ROW (self), NULL);

  return self->template;
}
