/* Before a summary is final. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/finalise-popover.h"

#include <glib/gi18n-lib.h>

#include "ui/double-press.h"
#include "ui/init.h"

struct _DrieFinalisePopover
{
  GtkPopover parent_instance;

  /* Template widgets */
  GtkLabel *left_label;
  GtkWidget *half_label;
  GtkWidget *naming_box;
  GtkLabel *naming_label;
  GtkWidget *look;
  GtkWidget *changed_box;
  GtkEntry *changed;

  /* Owned */
  DrieEvening *evening;

  guint left;
  gint64 asked_at; /* when it was shown, or answered last; monotonic, µs */
};

G_DEFINE_FINAL_TYPE (DrieFinalisePopover, drie_finalise_popover, GTK_TYPE_POPOVER)

/* What becomes of the notes that are left. */
static void
update_left (DrieFinalisePopover *self)
{
  g_autofree char *sentence
      = g_strdup_printf (ngettext ("%u note has not been decided on: it is kept for the team, and its words stand in the summary. "
                                   "Does it name a person? Set it apart first.",
                                   "%u notes have not been decided on: they are kept for the team, and their words stand in the "
                                   "summary. Does one of them name a person? Set it apart first.",
                                   self->left),
                         self->left);

  gtk_label_set_text (self->left_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->left_label), self->left > 0);
}

static void
update_naming (DrieFinalisePopover *self, guint naming)
{
  g_autofree char *sentence = g_strdup_printf (ngettext ("%u note may name somebody.", "%u notes may name somebody.", naming), naming);

  gtk_label_set_text (self->naming_label, sentence);
  gtk_widget_set_visible (self->naming_box, naming > 0);
}

static void
shown_cb (DrieFinalisePopover *self)
{
  const DrieSummary *summary = self->evening != NULL ? drie_evening_get_summary (self->evening) : NULL;
  guint naming = summary != NULL ? drie_summary_count_naming (summary, FALSE) : 0;

  drie_double_press_again (&self->asked_at);
  update_left (self);
  gtk_widget_set_visible (self->half_label, summary != NULL && drie_evening_get_draft (self->evening, DRIE_DRAFT_AGREEMENT) != NULL);
  update_naming (self, naming);
  gtk_widget_set_visible (self->look, naming > 0 || self->left > 0);
  gtk_widget_set_visible (self->changed_box, summary != NULL && summary->versions->len > 0);
}

static void
drie_finalise_popover_dispose (GObject *object)
{
  DrieFinalisePopover *self = DRIE_FINALISE_POPOVER (object);

  g_clear_object (&self->evening);
  gtk_widget_dispose_template (GTK_WIDGET (self), DRIE_TYPE_FINALISE_POPOVER);
  G_OBJECT_CLASS (drie_finalise_popover_parent_class)->dispose (object);
}

static void
drie_finalise_popover_class_init (DrieFinalisePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_finalise_popover_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/finalise-popover.ui");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_bind_template_child (widget_class, DrieFinalisePopover, left_label);
  gtk_widget_class_bind_template_child (widget_class, DrieFinalisePopover, half_label);
  gtk_widget_class_bind_template_child (widget_class, DrieFinalisePopover, naming_box);
  gtk_widget_class_bind_template_child (widget_class, DrieFinalisePopover, naming_label);
  gtk_widget_class_bind_template_child (widget_class, DrieFinalisePopover, look);
  gtk_widget_class_bind_template_child (widget_class, DrieFinalisePopover, changed_box);
  gtk_widget_class_bind_template_child (widget_class, DrieFinalisePopover, changed);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
drie_finalise_popover_init (DrieFinalisePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
drie_finalise_popover_set_evening (DrieFinalisePopover *self, DrieEvening *evening)
{
  g_return_if_fail (DRIE_IS_FINALISE_POPOVER (self));

  if (g_set_object (&self->evening, evening))
    gtk_editable_set_text (GTK_EDITABLE (self->changed), "");
}

void
drie_finalise_popover_set_left (DrieFinalisePopover *self, guint left)
{
  self->left = left;
}

gboolean
drie_finalise_popover_is_meant (DrieFinalisePopover *self)
{
  return !drie_double_press_again (&self->asked_at);
}

const char *
drie_finalise_popover_get_changed (DrieFinalisePopover *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->changed));
}
