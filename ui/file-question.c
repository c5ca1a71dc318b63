/* Asking for a file. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/file-question.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DrieFileAnswer answer;
  gpointer user_data;
} Asker;

/* GTK keeps no reference of its own: the dialog's is let go here. */
static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autofree Asker *asker = user_data;
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  g_object_unref (dialog);
  asker->answer (asker->user_data, file);
}

GtkFileChooserNative *
drie_file_question_new (GtkWidget *widget, GtkFileChooserAction action, const char *title, const char *accept, DrieFileAnswer answer,
                        gpointer user_data)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkFileChooserNative *question
      = gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, action, accept, _ ("_Cancel"));
  Asker *asker = g_new (Asker, 1);

  *asker = (Asker){ answer, user_data };
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (question), TRUE);
  g_signal_connect (question, "response", G_CALLBACK (response_cb), asker);
  return question;
}

void
drie_file_question_begin_in_documents (GtkFileChooserNative *question)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) folder = g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());

  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (question), folder, NULL);
}

void
drie_file_question_offer (GtkFileChooserNative *question, const char *name, const char *suffix)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  if (suffix != NULL)
    gtk_file_filter_add_suffix (filter, suffix);
  else
    gtk_file_filter_add_pattern (filter, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (question), filter);
}

GFile *
drie_file_question_spared (const char *file_name)
{
  const char *folder = g_getenv ("DRIE_EXPORT_DIR");

  return folder != NULL && folder[0] != '\0' ? g_file_new_build_filename (folder, file_name, NULL) : NULL;
}
