/* Key hints. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/key-hints.h"

#define SPACING 12

static void
append (GtkBox *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
}

/* As narrow as its first hint, as wide as all of them. */
static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
         int *natural_baseline)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;
      gboolean first = gtk_widget_get_prev_sibling (child) == NULL;

      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        *minimum = *natural = MAX (*natural, child_natural);
      else
        *natural += child_natural + (first ? 0 : SPACING);
      if (orientation == GTK_ORIENTATION_HORIZONTAL && first)
        *minimum = child_minimum;
    }
}

/* The hints that fit, each of them whole: the first ones matter most. */
static void
allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean fits = TRUE;
  int x = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int size;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &size, NULL, NULL);
      fits = fits && (x == 0 || x + size <= width);
      gtk_widget_set_child_visible (child, fits);
      if (fits)
        gtk_widget_size_allocate (child, &(GtkAllocation){ rtl ? width - x - size : x, 0, size, height }, -1);
      x += size + SPACING;
    }
}

GtkWidget *
drie_key_hints_new (const char *key, ...)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  va_list words;

  gtk_widget_set_layout_manager (line, gtk_custom_layout_new (NULL, measure, allocate));
  gtk_widget_add_css_class (line, "key-hints");
  va_start (words, key);
  for (; key != NULL; key = va_arg (words, const char *))
    {
      GtkWidget *hint = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);

      append (GTK_BOX (hint), key, "keycap");
      append (GTK_BOX (hint), va_arg (words, const char *), "dim-label");
      gtk_box_append (GTK_BOX (line), hint);
    }
  va_end (words);
  return line;
}
