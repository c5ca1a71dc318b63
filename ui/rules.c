/* The rules of the conversation. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/rules.h"

#include <glib/gi18n-lib.h>

#include "evening/phrase.h"

const char *const *
drie_rules (void)
{
  /* The handbook's, short enough to be read out and to be read from the last row. */
  static const char *const rules[] = {
    N_ ("We talk with each other, not about each other."),        N_ ("One circle talks. The others only listen."),
    N_ ("Every circle gets the same time. The pupils begin."),    N_ ("A question? One per note, without names, by phone or on paper."),
    N_ ("The chair puts the most important ones to the circle."), NULL,
  };

  return rules;
}

static void
add_rule (GtkBox *box, guint number, const char *rule)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  g_autofree char *figure = g_strdup_printf ("%u", number);
  GtkWidget *count = gtk_label_new (figure);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *text = gtk_label_new (rule);

  /* In a column of its own the figure has no baseline: with two, GTK 4.8 finds a row that wraps taller when it is wider, and says so. */
  gtk_box_append (GTK_BOX (column), count);
  gtk_widget_set_valign (count, GTK_ALIGN_START);
  gtk_widget_add_css_class (count, "count-pill");
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (text), 20);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (row), column);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (box, row);
}

void
drie_rules_show (GtkBox *box, const char *language)
{
  const char *const *rules = drie_rules ();
  GtkWidget *child;

  g_return_if_fail (GTK_IS_BOX (box) && language != NULL);

  gtk_widget_add_css_class (GTK_WIDGET (box), "rules");
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; rules[i] != NULL; i++)
    add_rule (box, i + 1, drie_phrase (language, rules[i]));
}
