/* Agreement rows. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/agreement-row.h"

#include <glib/gi18n-lib.h>

#include "ui/circle-mark.h"
#include "ui/init.h"
#include "ui/live-words.h"
#include "ui/words.h"

struct _DrieAgreementRow
{
  AdwActionRow parent_instance;

  /* Template widgets */
  DrieCircleMark *mark;
  GtkWidget *buttons;

  /* Owned */
  DrieAgreement *agreement;
};

G_DEFINE_FINAL_TYPE (DrieAgreementRow, drie_agreement_row, ADW_TYPE_ACTION_ROW)

enum
{
  SIGNAL_EDIT,
  SIGNAL_REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
add (GString *line, const char *text)
{
  if (text != NULL && text[0] != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", text);
}

/* "Teachers", "teachers": what the circle says already. */
static gboolean
names_circle (const DrieAgreement *agreement)
{
  g_autofree char *who = g_utf8_casefold (agreement->who, -1);
  g_autofree char *circle = g_utf8_casefold (drie_words_circle (agreement->circle), -1);

  return g_str_equal (who, circle);
}

/* Who decides, in the middle of a line: "decision: together". Transfer full. */
static char *
dup_decides (const DrieAgreement *agreement)
{
  const char *word = drie_words_decides (agreement->decides);
  g_autofree char *first = g_utf8_substring (word, 0, *word != '\0' ? 1 : 0);
  g_autofree char *lower = g_utf8_strdown (first, -1);
  g_autofree char *decides = g_strconcat (lower, word + strlen (first), NULL);

  return g_strdup_printf (_ ("decision: %s"), decides);
}

char *
drie_agreement_row_dup_details (const DrieAgreement *agreement)
{
  GString *line = g_string_new (NULL);
  g_autofree char *date = drie_words_date (agreement->before);
  g_autofree char *before = agreement->before != NULL ? g_strdup_printf (_ ("before %s"), date) : NULL;
  g_autofree char *reminds = NULL;
  g_autofree char *decides = dup_decides (agreement);

  if (agreement->reminds != NULL && agreement->reminds[0] != '\0')
    reminds = g_strdup_printf (_ ("reminder: %s"), agreement->reminds);
  add (line, drie_words_circle (agreement->circle));
  if (!names_circle (agreement))
    add (line, agreement->who);
  add (line, before);
  add (line, reminds);
  add (line, decides);
  return g_string_free (line, FALSE);
}

static void
edit_cb (DrieAgreementRow *self)
{
  g_signal_emit (self, signals[SIGNAL_EDIT], 0);
}

static void
remove_cb (DrieAgreementRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static void
drie_agreement_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DRIE_TYPE_AGREEMENT_ROW);
  G_OBJECT_CLASS (drie_agreement_row_parent_class)->dispose (object);
}

static void
drie_agreement_row_finalize (GObject *object)
{
  g_clear_pointer (&DRIE_AGREEMENT_ROW (object)->agreement, drie_agreement_free);
  G_OBJECT_CLASS (drie_agreement_row_parent_class)->finalize (object);
}

static void
drie_agreement_row_class_init (DrieAgreementRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_agreement_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_agreement_row_finalize;
  signals[SIGNAL_EDIT] = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/agreement-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieAgreementRow, mark);
  gtk_widget_class_bind_template_child (widget_class, DrieAgreementRow, buttons);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
drie_agreement_row_init (DrieAgreementRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
drie_agreement_row_new (const DrieAgreement *agreement, gboolean editable)
{
  DrieAgreementRow *self = g_object_new (DRIE_TYPE_AGREEMENT_ROW, NULL);
  g_autofree char *details = drie_agreement_row_dup_details (agreement);

  self->agreement = drie_agreement_copy (agreement);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), agreement->what);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), details);
  drie_circle_mark_set_circle (self->mark, agreement->circle);
  gtk_widget_set_visible (self->buttons, editable);
  return GTK_WIDGET (self);
}

const DrieAgreement *
drie_agreement_row_get (DrieAgreementRow *self)
{
  return self->agreement;
}
