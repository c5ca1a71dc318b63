/* Notes nobody has looked at. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/undecided-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  DrieUndecidedAnswered answered;
  gpointer user_data;
} Question;

static void
response_cb (AdwMessageDialog *dialog, const char *response, Question *question)
{
  DrieUndecided answer = DRIE_UNDECIDED_CANCEL;

  if (g_str_equal (response, "look"))
    answer = DRIE_UNDECIDED_LOOK;
  else if (g_str_equal (response, "go-on"))
    answer = DRIE_UNDECIDED_GO_ON;
  question->answered (answer, question->user_data);
  g_free (question);
}

static char *
dup_left (guint n)
{
  return g_strdup_printf (ngettext ("%u note has not been decided on. Its words will stand in the summary. Does it name a person? Set it "
                                    "apart first; then it appears in no document.",
                                    "%u notes have not been decided on. Their words will stand in the summary. Does one of them name a "
                                    "person? Set it apart first; then it appears in no document.",
                                    n),
                          n);
}

static char *
dup_naming (guint n)
{
  return g_strdup_printf (ngettext ("%u note may name somebody, and its words are about to go out. If it does, set it apart first; then it "
                                    "appears in no document.",
                                    "%u notes may name somebody, and their words are about to go out. Set apart those that do; then they "
                                    "appear in no document.",
                                    n),
                          n);
}

/* What may name somebody is said for the decided ones, too; it says enough of the others. */
static char *
dup_body (guint left, guint naming)
{
  g_autofree char *names = naming > 0 ? dup_naming (naming) : NULL;
  g_autofree char *undecided = NULL;

  if (left == 0 || naming == 0)
    return left == 0 ? g_steal_pointer (&names) : dup_left (left);
  undecided = g_strdup_printf (ngettext ("%u note has not been decided on; its words will stand in the summary.",
                                         "%u notes have not been decided on; their words will stand in the summary.", left),
                               left);
  return g_strdup_printf ("%s\n\n%s", names, undecided);
}

void
drie_undecided_dialog_ask (GtkWidget *widget, guint left, guint naming, DrieUndecidedAnswered answered, gpointer user_data)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *body = dup_body (left, naming);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Look at the Notes First?"), body);
  Question *question = g_new (Question, 1);

  *question = (Question){ answered, user_data };
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "go-on", _ ("_Go On"), "look", _ ("_Look at Them"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "look", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "look");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), question);
  gtk_window_present (GTK_WINDOW (dialog));
}
