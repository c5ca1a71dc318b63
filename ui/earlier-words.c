/* What a summary said before. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/earlier-words.h"

#include <glib/gi18n-lib.h>

#include "ui/agreement-row.h"
#include "ui/text-label.h"
#include "ui/words.h"

static void
add (GtkBox *box, const char *head, const char *text)
{
  gtk_box_append (box, drie_text_label_new (head, "heading"));
  gtk_box_append (box, drie_text_label_new (text, "summary-text"));
}

static void
add_agreements (GtkBox *box, const GPtrArray *agreements)
{
  GtkWidget *list;

  if (agreements->len == 0)
    return;
  gtk_box_append (box, drie_text_label_new (_ ("What we agree"), "heading"));
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < agreements->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), drie_agreement_row_new (g_ptr_array_index (agreements, i), FALSE));
  gtk_box_append (box, list);
}

static void
add_addition (GtkBox *box, const DrieAddition *addition)
{
  g_autofree char *date = drie_words_date (addition->date);
  g_autofree char *head = g_strdup_printf ("%s · %s", drie_words_circle (addition->circle), date);

  add (box, head, addition->text);
}

static const DrieNote *
find_note (const DrieSummary *summary, gint64 id)
{
  for (guint i = 0; i < summary->notes->len; i++)
    {
      const DrieNote *note = g_ptr_array_index (summary->notes, i);
      if (note->id == id && drie_disposition_is_public (note->disposition))
        return note;
    }
  return NULL;
}

/* The question, and what was said of it. Nothing once its words are gone. */
static void
add_fate (GtkBox *box, const DrieSummary *summary, const DrieFate *fate)
{
  const DrieNote *note = find_note (summary, fate->note);
  const char *became = drie_words_disposition (fate->disposition);
  const char *more = drie_disposition_is_put (fate->disposition) ? fate->answer : fate->reason;
  g_autofree char *line = more != NULL ? g_strdup_printf ("%s: %s", became, more) : g_strdup (became);

  if (note != NULL && drie_note_get_words (note) != NULL)
    add (box, drie_note_get_words (note), line);
}

static GtkWidget *
make_words (const DrieSummary *summary, const DrieSaid *said)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkBox *box = GTK_BOX (words);

  for (DrieRecapPart part = 0; part < DRIE_N_RECAPS; part++)
    if (said->recaps[part] != NULL)
      add (box, drie_words_recap_part (part), said->recaps[part]);
  for (guint i = 0; i < said->additions->len; i++)
    add_addition (box, g_ptr_array_index (said->additions, i));
  for (guint i = 0; i < said->fates->len; i++)
    add_fate (box, summary, g_ptr_array_index (said->fates, i));
  add_agreements (box, said->agreements);
  if (said->contact != NULL)
    add (box, _ ("Whom to ask"), said->contact);
  return words;
}

static GtkWidget *
make_forget (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Erase the Earlier Words…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "summary.forget");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 6);
  return button;
}

GtkWidget *
drie_earlier_words_new (const DrieSummary *summary, guint number)
{
  g_autoptr (DrieSaid) said = drie_summary_get_said_before (summary, number);
  GtkWidget *words = said != NULL ? g_object_ref_sink (make_words (summary, said)) : NULL;
  GtkWidget *expander = NULL;
  g_autofree char *label = g_strdup_printf (_ ("What version %u said there"), number);

  if (words != NULL && gtk_widget_get_first_child (words) != NULL)
    {
      expander = gtk_expander_new (label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      gtk_box_append (GTK_BOX (words), make_forget ());
      gtk_widget_add_css_class (words, "earlier-words");
      gtk_expander_set_child (GTK_EXPANDER (expander), words);
    }
  g_clear_object (&words);
  return expander;
}
