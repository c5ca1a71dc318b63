/* Where a file is, or is to go: asked in the desktop's own dialog. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The answer, once. @file: NULL if the chair has thought better of it. */
typedef void (*DrieFileAnswer) (gpointer user_data, GFile *file);

/**
 * drie_file_question_new:
 * @widget: in whose window it is asked
 * @accept: the button, with its mnemonic
 *
 * Returns: (transfer none): to be given its filters, then to be shown with gtk_native_dialog_show(). It lives until it has been answered.
 */
GtkFileChooserNative *drie_file_question_new (GtkWidget *widget, GtkFileChooserAction action, const char *title, const char *accept,
                                              DrieFileAnswer answer, gpointer user_data);
/* Opens in the folder of documents. */
void drie_file_question_begin_in_documents (GtkFileChooserNative *question);
/* Offers the files whose names end with @suffix; NULL: all files. */
void drie_file_question_offer (GtkFileChooserNative *question, const char *name, const char *suffix);

/* What $DRIE_EXPORT_DIR, which spares the question, says: the file of that name there. Transfer full; NULL: ask. */
GFile *drie_file_question_spared (const char *file_name);

G_END_DECLS
