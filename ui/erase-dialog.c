/* Asks for an evening's title before it is erased. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/erase-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "evening/library.h"
#include "ui/archive-row.h"
#include "ui/text-label.h"

typedef struct
{
  gint64 id;
  DrieEraseConfirmed confirmed;
  GObject *user_data;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->user_data);
  g_free (question);
}

static void
changed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  const char *theme = g_object_get_data (G_OBJECT (dialog), "theme");

  adw_message_dialog_set_response_enabled (dialog, "erase", drie_library_title_matches (gtk_editable_get_text (entry), theme));
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Question *question)
{
  if (g_str_equal (response, "erase"))
    question->confirmed (question->id, question->user_data);
}

static void
append_label (GtkWidget *box, const char *words, const char *style)
{
  gtk_box_append (GTK_BOX (box), drie_text_label_new (words, style));
}

/* Which evening it is, for one and its follow-up have the same theme; and what is to be typed, above the line to type it on. */
static GtkWidget *
make_entry (DrieLibraryItem *item)
{
  const char *theme = drie_library_item_get_theme (item);
  g_autofree char *which = drie_archive_row_describe (item);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  const char *ask = _ ("To erase it, type its theme:");
  g_autofree char *spoken = g_strdup_printf ("%s %s. %s", ask, theme, which);

  append_label (box, ask, NULL);
  append_label (box, theme, "heading");
  if (*which != '\0')
    append_label (box, which, "dim-label");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_box_append (GTK_BOX (box), entry);
  return box;
}

/* With the answers, of which cancelling is the one that costs nothing. */
static AdwMessageDialog *
make_dialog (GtkWindow *parent, const char *heading, const char *body, Question *question)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "erase", _ ("_Erase"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "erase", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  return dialog;
}

static Question *
question_new (gint64 id, DrieEraseConfirmed confirmed, GObject *user_data)
{
  Question *question = g_new0 (Question, 1);

  question->id = id;
  question->confirmed = confirmed;
  question->user_data = g_object_ref (user_data);
  return question;
}

void
drie_erase_dialog_ask (GtkWindow *parent, DrieLibraryItem *item, DrieEraseConfirmed confirmed, GObject *user_data)
{
  AdwMessageDialog *dialog = make_dialog (
      parent, _ ("Erase This Evening?"),
      _ ("Its questions, its summary and its agreements are gone for good. What you saved or backed up elsewhere stays there."),
      question_new (drie_library_item_get_id (item), confirmed, user_data));
  GtkWidget *box = make_entry (item);
  GtkWidget *entry = gtk_widget_get_last_child (box);

  g_object_set_data_full (G_OBJECT (dialog), "theme", g_strdup (drie_library_item_get_theme (item)), g_free);
  adw_message_dialog_set_extra_child (dialog, box);
  adw_message_dialog_set_response_enabled (dialog, "erase", FALSE);
  adw_message_dialog_set_default_response (dialog, "erase");
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), dialog, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

void
drie_erase_dialog_ask_versions (GtkWindow *parent, gint64 id, DrieEraseConfirmed confirmed, GObject *user_data)
{
  AdwMessageDialog *dialog = make_dialog (parent, _ ("Erase the Earlier Words?"),
                                          _ ("What earlier versions said is gone for good. When each was made and what it changed stays, "
                                             "and so does what you saved elsewhere."),
                                          question_new (id, confirmed, user_data));

  adw_message_dialog_set_default_response (dialog, "cancel");
  gtk_window_present (GTK_WINDOW (dialog));
}
