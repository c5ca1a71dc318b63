/* Dispositions. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/note-bar.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_button (const char *words, const char *key, const char *tip, const char *action)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = make_label (words, NULL);
  GtkWidget *cap = make_label (key, "keycap");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), cap);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

GtkWidget *
drie_note_bar_new (void)
{
  static const struct
  {
    const char *words;
    const char *key;
    const char *tip;
    const char *action;
  } buttons[] = {
    { N_ ("Keep for the Team"), "K", N_ ("Keep for the team (K)"), "note.keep" },
    { N_ ("Belongs Elsewhere…"), "E", N_ ("Belongs elsewhere (E)"), "note.elsewhere" },
    { N_ ("Not Possible…"), "N", N_ ("Not possible, because… (N)"), "note.not-possible" },
    { N_ ("About One Person"), "P", N_ ("About one person: handled apart (P)"), "note.personal" },
    { N_ ("Remove"), "R", N_ ("Remove (R)"), "note.remove" },
    { N_ ("Back among the Open Ones"), "⌫", N_ ("Back among the open ones (Backspace)"), "note.receive" },
  };
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_box_append (GTK_BOX (bar), make_button (_ (buttons[i].words), buttons[i].key, _ (buttons[i].tip), buttons[i].action));
  return bar;
}
