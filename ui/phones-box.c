/* How many phones of each circle are there. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/phones-box.h"

#include <glib/gi18n-lib.h>

#include "ui/circle-mark.h"
#include "ui/init.h"
#include "ui/paint.h"
#include "ui/words.h"

struct _DriePhonesBox
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkBox *tiles;
  GtkLabel *undecided_label;

  /* Borrowed: children */
  GtkWidget *tile[DRIE_N_CIRCLES];
  GtkLabel *number[DRIE_N_CIRCLES];

  GSignalGroup *signals; /* owned: of the evening */
};

G_DEFINE_FINAL_TYPE (DriePhonesBox, drie_phones_box, GTK_TYPE_WIDGET)

static void
show_circle (DriePhonesBox *self, DrieCircle circle, guint n)
{
  g_autofree char *text = g_strdup_printf ("%u", n);
  g_autofree char *name = g_strdup_printf (ngettext ("%s: %u phone", "%s: %u phones", n), drie_words_circle (circle), n);

  gtk_label_set_text (self->number[circle], text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tile[circle]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update (DriePhonesBox *self)
{
  g_autoptr (DrieEvening) evening = g_signal_group_dup_target (self->signals);
  guint undecided = evening != NULL ? drie_evening_get_phones (evening, DRIE_CIRCLE_NONE) : 0;
  g_autofree char *text = NULL;
  guint total = undecided;

  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    {
      guint n = evening != NULL ? drie_evening_get_phones (evening, circle) : 0;
      show_circle (self, circle, n);
      total += n;
    }
  if (undecided > 0)
    text
        = g_strdup_printf (ngettext ("%u phone more has not chosen a circle yet", "%u phones more have not chosen a circle yet", undecided),
                           undecided);
  else if (total == 0)
    text = g_strdup (_ ("No phone yet. Questions on paper count the same: type them in, or let somebody do it."));
  else
    text = g_strdup (_ ("Every phone has chosen its circle."));
  gtk_label_set_text (self->undecided_label, text);
}

static void
add_tile (DriePhonesBox *self, DrieCircle circle)
{
  GtkWidget *tile = g_object_new (GTK_TYPE_BOX, "spacing", 12, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *mark = g_object_new (DRIE_TYPE_CIRCLE_MARK, "circle", circle, "pixel-size", 28, NULL);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *number = gtk_label_new ("0");
  GtkWidget *word = gtk_label_new (drie_words_circle (circle));

  gtk_widget_add_css_class (tile, "tint");
  gtk_widget_add_css_class (tile, "phones-tile");
  drie_paint_set_circle_class (tile, circle);
  gtk_widget_add_css_class (number, "title-1");
  gtk_widget_add_css_class (number, "tabular");
  gtk_label_set_xalign (GTK_LABEL (number), 0);
  gtk_label_set_xalign (GTK_LABEL (word), 0);
  gtk_box_append (GTK_BOX (column), number);
  gtk_box_append (GTK_BOX (column), word);
  gtk_box_append (GTK_BOX (tile), mark);
  gtk_box_append (GTK_BOX (tile), column);
  gtk_box_append (self->tiles, tile);
  self->tile[circle] = tile;
  self->number[circle] = GTK_LABEL (number);
}

static void
drie_phones_box_dispose (GObject *object)
{
  DriePhonesBox *self = DRIE_PHONES_BOX (object);

  g_clear_object (&self->signals);
  drie_ui_dispose_template (GTK_WIDGET (self), DRIE_TYPE_PHONES_BOX);
  G_OBJECT_CLASS (drie_phones_box_parent_class)->dispose (object);
}

static void
drie_phones_box_class_init (DriePhonesBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_phones_box_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/phones-box.ui");
  gtk_widget_class_bind_template_child (widget_class, DriePhonesBox, tiles);
  gtk_widget_class_bind_template_child (widget_class, DriePhonesBox, undecided_label);
}

static void
drie_phones_box_init (DriePhonesBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    add_tile (self, circle);
  self->signals = g_signal_group_new (DRIE_TYPE_EVENING);
  g_signal_group_connect_swapped (self->signals, "presence-changed", G_CALLBACK (update), self);
  update (self);
}

void
drie_phones_box_set_evening (DriePhonesBox *self, DrieEvening *evening)
{
  g_return_if_fail (DRIE_IS_PHONES_BOX (self));

  g_signal_group_set_target (self->signals, evening);
  update (self);
}
