/* What is wrong, for as long as it lasts. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/trouble-bar.h"

#include <glib/gi18n-lib.h>

#include "ui/announce.h"
#include "ui/init.h"

struct _DrieTroubleBar
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkLabel *label;

  GSignalGroup *signals; /* owned: of the evening */
};

G_DEFINE_FINAL_TYPE (DrieTroubleBar, drie_trouble_bar, GTK_TYPE_WIDGET)

/* Says when it is over, too: nobody looks at the laptop all evening. */
static void
update (DrieTroubleBar *self)
{
  g_autoptr (DrieEvening) evening = g_signal_group_dup_target (self->signals);
  const char *trouble = evening != NULL ? drie_evening_get_trouble (evening) : NULL;
  gboolean was_there = gtk_widget_get_visible (GTK_WIDGET (self));

  gtk_label_set_text (self->label, trouble != NULL ? trouble : "");
  gtk_widget_set_visible (GTK_WIDGET (self), trouble != NULL);
  if (trouble != NULL)
    drie_announce (GTK_WIDGET (self), trouble);
  else if (was_there && evening != NULL)
    drie_announce (GTK_WIDGET (self), _ ("That is over: everything works again, and everything is saved."));
}

static void
drie_trouble_bar_dispose (GObject *object)
{
  DrieTroubleBar *self = DRIE_TROUBLE_BAR (object);

  g_clear_object (&self->signals);
  drie_ui_dispose_template (GTK_WIDGET (self), DRIE_TYPE_TROUBLE_BAR);
  G_OBJECT_CLASS (drie_trouble_bar_parent_class)->dispose (object);
}

static void
drie_trouble_bar_class_init (DrieTroubleBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_trouble_bar_dispose;
  gtk_widget_class_set_css_name (widget_class, "troublebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/trouble-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieTroubleBar, label);
}

static void
drie_trouble_bar_init (DrieTroubleBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->signals = g_signal_group_new (DRIE_TYPE_EVENING);
  g_signal_group_connect_swapped (self->signals, "trouble-changed", G_CALLBACK (update), self);
}

void
drie_trouble_bar_set_evening (DrieTroubleBar *self, DrieEvening *evening)
{
  g_return_if_fail (DRIE_IS_TROUBLE_BAR (self));

  g_signal_group_set_target (self->signals, evening);
  update (self);
}
