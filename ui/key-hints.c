/* Key hints. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/key-hints.h"

static void
append (GtkBox *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
}

GtkWidget *
drie_key_hints_new (const char *key, ...)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  va_list words;

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
