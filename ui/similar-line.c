/* What similar notes are likened by. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/similar-line.h"

#include <glib/gi18n-lib.h>

#include "ui/init.h"

struct _DrieSimilarLine
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkLabel *words;
  GtkButton *all;

  GSignalGroup *signals; /* owned: of the model */
};

G_DEFINE_FINAL_TYPE (DrieSimilarLine, drie_similar_line, GTK_TYPE_WIDGET)

static void
update (DrieSimilarLine *self, DrieWallModel *model)
{
  gboolean alone = g_list_model_get_n_items (drie_wall_model_get_list (model)) < 2;

  gtk_label_set_text (self->words, alone ? _ ("No other note has the same words. It may well stand alone.")
                                         : _ ("Notes with the same words; rare words count more"));
  gtk_widget_set_visible (GTK_WIDGET (self), drie_wall_model_is_similar (model));
}

static void
drie_similar_line_dispose (GObject *object)
{
  DrieSimilarLine *self = DRIE_SIMILAR_LINE (object);

  g_signal_group_set_target (self->signals, NULL);
  drie_ui_dispose_template (GTK_WIDGET (self), DRIE_TYPE_SIMILAR_LINE);
  G_OBJECT_CLASS (drie_similar_line_parent_class)->dispose (object);
}

static void
drie_similar_line_finalize (GObject *object)
{
  g_clear_object (&DRIE_SIMILAR_LINE (object)->signals);
  G_OBJECT_CLASS (drie_similar_line_parent_class)->finalize (object);
}

static void
drie_similar_line_class_init (DrieSimilarLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_similar_line_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_similar_line_finalize;
  gtk_widget_class_set_css_name (widget_class, "similarline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/similar-line.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieSimilarLine, words);
  gtk_widget_class_bind_template_child (widget_class, DrieSimilarLine, all);
}

static void
drie_similar_line_init (DrieSimilarLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (DRIE_TYPE_WALL_MODEL);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
}

void
drie_similar_line_set_model (DrieSimilarLine *self, DrieWallModel *model)
{
  g_signal_group_set_target (self->signals, model);
}
