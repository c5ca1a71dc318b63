/* The balance of what is chosen. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/chosen-balance.h"

#include <glib/gi18n-lib.h>

#include "ui/circle-mark.h"
#include "ui/questions-model.h"
#include "ui/words.h"

struct _DrieChosenBalance
{
  GtkBox parent_instance;

  /* Borrowed: children */
  struct
  {
    GtkWidget *box;
    GtkLabel *chosen;
    GtkLabel *of;
  } circles[DRIE_N_CIRCLES];
};

G_DEFINE_FINAL_TYPE (DrieChosenBalance, drie_chosen_balance, GTK_TYPE_BOX)

static void
add_circle (DrieChosenBalance *self, DrieCircle circle)
{
  GtkWidget *mark = g_object_new (DRIE_TYPE_CIRCLE_MARK, "circle", (int)circle, "pixel-size", 14, "valign", GTK_ALIGN_CENTER,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 8, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *chosen = gtk_label_new ("");
  GtkWidget *of = gtk_label_new ("");

  gtk_widget_add_css_class (chosen, "question-number");
  gtk_widget_add_css_class (chosen, "numeric");
  gtk_widget_add_css_class (of, "dim-label");
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), chosen);
  gtk_box_append (GTK_BOX (box), of);
  gtk_box_append (GTK_BOX (self), box);
  self->circles[circle].box = box;
  self->circles[circle].chosen = GTK_LABEL (chosen);
  self->circles[circle].of = GTK_LABEL (of);
}

static void
drie_chosen_balance_class_init (DrieChosenBalanceClass *klass)
{
}

static void
drie_chosen_balance_init (DrieChosenBalance *self)
{
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    add_circle (self, circle);
}

void
drie_chosen_balance_show (DrieChosenBalance *self, GListModel *notes, DrieCircle to)
{
  guint chosen[DRIE_N_CIRCLES];
  guint all[DRIE_N_CIRCLES];

  g_return_if_fail (DRIE_IS_CHOSEN_BALANCE (self));

  drie_questions_balance (notes, to, chosen, all);
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    {
      GtkWidget *box = self->circles[circle].box;
      g_autofree char *number = g_strdup_printf ("%u", chosen[circle]);
      /* Translators: “2 of 14”: the 2 stands before this. */
      g_autofree char *of = g_strdup_printf (_ ("of %u"), all[circle]);
      g_autofree char *label = g_strdup_printf (_ ("%s: %u of %u chosen"), drie_words_circle (circle), chosen[circle], all[circle]);

      gtk_label_set_text (self->circles[circle].chosen, number);
      gtk_label_set_text (self->circles[circle].of, of);
      gtk_widget_set_visible (box, circle != to);
      gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
}
