/* The welcome. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/welcome-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ui/init.h"
#include "ui/qr-view.h"
#include "ui/rules.h"
#include "ui/words.h"

struct _DrieWelcomePage
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkLabel *question;
  GtkBox *facts;
  GtkBox *rules;
  GtkWidget *join;
  DrieQrView *qr;
  GtkLabel *address;

  /* Owned */
  DrieEvening *evening;
  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (DrieWelcomePage, drie_welcome_page, GTK_TYPE_WIDGET)

static GtkWidget *
make_text (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 20);
  gtk_widget_set_hexpand (label, TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_fact (DrieWelcomePage *self, const char *title, const char *text)
{
  GtkWidget *fact;

  if (text == NULL || text[0] == '\0')
    return;
  fact = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (fact), make_text (title, "dim-label"));
  gtk_box_append (GTK_BOX (fact), make_text (text, NULL));
  gtk_box_append (self->facts, fact);
}

/* What was agreed last time, and what became of it where all say the same: "– Tests are spread (Done)", a line each. Transfer full. */
static char *
describe_earlier (const DrieSummary *earlier)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; earlier != NULL && i < earlier->agreements->len; i++)
    {
      const DrieAgreement *agreement = g_ptr_array_index (earlier->agreements, i);
      const char *outcome = drie_words_outcome (drie_reviews_common (earlier->reviews, agreement->id));
      g_string_append_printf (lines, "%s– %s", i > 0 ? "\n" : "", agreement->what);
      if (*outcome != '\0')
        g_string_append_printf (lines, " (%s)", outcome);
    }
  return g_string_free (lines, FALSE);
}

static void
show_plan (DrieWelcomePage *self)
{
  g_autofree char *earlier = describe_earlier (drie_evening_get_summary (self->evening)->earlier);
  const DriePlan *plan = drie_evening_get_plan (self->evening);

  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self->facts))) != NULL;)
    gtk_box_remove (self->facts, child);
  gtk_label_set_text (self->question, plan->question[0] != '\0' ? plan->question : plan->theme);
  add_fact (self, _ ("What was agreed last time"), earlier);
  add_fact (self, _ ("The situation"), plan->situation);
  add_fact (self, _ ("What is open for decision, and what is not"), plan->open_for_decision);
  drie_rules_show (self->rules, plan->language);
}

static void
update (DrieWelcomePage *self)
{
  const char *url = self->evening != NULL ? drie_evening_get_url (self->evening) : NULL;
  const char *code = url != NULL ? strrchr (url, '/') : NULL;
  g_autofree char *before = NULL;
  g_autofree char *markup = NULL;

  drie_qr_view_set_text (self->qr, url);
  gtk_widget_set_visible (self->join, url != NULL);
  if (code == NULL)
    return;
  before = g_strndup (url, (gsize)(code + 1 - url));
  markup = g_markup_printf_escaped ("%s<b>%s</b>", before, code + 1);
  gtk_label_set_markup (self->address, markup);
}

static void
drie_welcome_page_dispose (GObject *object)
{
  DrieWelcomePage *self = DRIE_WELCOME_PAGE (object);

  g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->evening);
  drie_ui_dispose_template (GTK_WIDGET (self), DRIE_TYPE_WELCOME_PAGE);
  G_OBJECT_CLASS (drie_welcome_page_parent_class)->dispose (object);
}

static void
drie_welcome_page_finalize (GObject *object)
{
  g_clear_object (&DRIE_WELCOME_PAGE (object)->signals);
  G_OBJECT_CLASS (drie_welcome_page_parent_class)->finalize (object);
}

static void
drie_welcome_page_class_init (DrieWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DRIE_TYPE_QR_VIEW);
  G_OBJECT_CLASS (klass)->dispose = drie_welcome_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_welcome_page_finalize;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "welcomepage");
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieWelcomePage, question);
  gtk_widget_class_bind_template_child (widget_class, DrieWelcomePage, facts);
  gtk_widget_class_bind_template_child (widget_class, DrieWelcomePage, rules);
  gtk_widget_class_bind_template_child (widget_class, DrieWelcomePage, join);
  gtk_widget_class_bind_template_child (widget_class, DrieWelcomePage, qr);
  gtk_widget_class_bind_template_child (widget_class, DrieWelcomePage, address);
}

static void
drie_welcome_page_init (DrieWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (DRIE_TYPE_EVENING);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
}

void
drie_welcome_page_set_evening (DrieWelcomePage *self, DrieEvening *evening)
{
  g_return_if_fail (DRIE_IS_WELCOME_PAGE (self));

  if (!g_set_object (&self->evening, evening))
    return;
  g_signal_group_set_target (self->signals, evening);
  if (evening != NULL)
    show_plan (self);
  update (self);
}
