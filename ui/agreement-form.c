/* The form of an agreement. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/agreement-form.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ui/circle-chooser.h"
#include "ui/date-field.h"
#include "ui/field-row.h"
#include "ui/init.h"
#include "ui/live-words.h"
#include "ui/when.h"
#include "ui/words.h"

struct _DrieAgreementForm
{
  GtkWidget parent_instance;

  /* Template widgets */
  DrieFieldRow *what;
  DrieFieldRow *who;
  DrieCircleChooser *circle;
  DrieFieldRow *before;
  DrieFieldRow *reminds;
  AdwComboRow *decides;
  GtkButton *save;

  gint64 id;
  char *opened; /* owned: the draft as which it was opened; NULL: one that was taken */
  gboolean filling;
  gboolean circle_chosen; /* by hand, or by who wrote it down: not to be changed by what is typed */
};

/* What a draft is: the number of the agreement, its texts as they were typed, its circle and who decides. */
#define DRAFT_TYPE "(xssssiu)"

G_DEFINE_FINAL_TYPE (DrieAgreementForm, drie_agreement_form, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_SAVE,
  SIGNAL_CANCEL,
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
changed_cb (DrieAgreementForm *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Whoever types "the parents" need not press the parents' sign as well. */
static void
who_changed_cb (DrieAgreementForm *self)
{
  g_autofree char *who = drie_field_row_dup_text (self->who);

  if (!self->filling && !self->circle_chosen)
    drie_circle_chooser_set_circle (self->circle, drie_words_find_circle (who));
  changed_cb (self);
}

static void
circle_chosen_cb (DrieAgreementForm *self)
{
  self->circle_chosen = TRUE;
  changed_cb (self);
}

static gboolean
check (DrieAgreementForm *self)
{
  g_autofree char *what = drie_field_row_dup_text (self->what);
  g_autofree char *date = NULL;
  gboolean is_date = drie_date_field_get (self->before, &date);

  drie_field_row_set_error (self->what, what == NULL ? _ ("Say what is agreed.") : NULL);
  if (what == NULL)
    drie_field_row_focus (self->what);
  else if (!is_date)
    drie_field_row_focus (self->before);
  return what != NULL && is_date;
}

static void
save_cb (DrieAgreementForm *self)
{
  if (check (self))
    g_signal_emit (self, signals[SIGNAL_SAVE], 0);
}

static void
cancel_cb (DrieAgreementForm *self)
{
  g_signal_emit (self, signals[SIGNAL_CANCEL], 0);
}

/* Enter in a line of text saves; on a button or a list of choices it does what it does there. */
static gboolean
key_cb (DrieAgreementForm *self, guint keyval, guint keycode, GdkModifierType state, GtkEventController *controller)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (keyval == GDK_KEY_Escape && (focus == NULL || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) == NULL))
    {
      cancel_cb (self);
      return GDK_EVENT_STOP;
    }
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & GDK_CONTROL_MASK) != 0 || !GTK_IS_TEXT (focus))
    return GDK_EVENT_PROPAGATE;
  save_cb (self);
  return GDK_EVENT_STOP;
}

static void
drie_agreement_form_dispose (GObject *object)
{
  g_clear_pointer (&DRIE_AGREEMENT_FORM (object)->opened, g_free);
  drie_ui_dispose_template (GTK_WIDGET (object), DRIE_TYPE_AGREEMENT_FORM);
  G_OBJECT_CLASS (drie_agreement_form_parent_class)->dispose (object);
}

static void
drie_agreement_form_class_init (DrieAgreementFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DRIE_TYPE_CIRCLE_CHOOSER);
  g_type_ensure (DRIE_TYPE_FIELD_ROW);
  G_OBJECT_CLASS (klass)->dispose = drie_agreement_form_dispose;
  signals[SIGNAL_SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CANCEL] = g_signal_new ("cancel", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "agreementform");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/agreement-form.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieAgreementForm, what);
  gtk_widget_class_bind_template_child (widget_class, DrieAgreementForm, circle);
  gtk_widget_class_bind_template_child (widget_class, DrieAgreementForm, who);
  gtk_widget_class_bind_template_child (widget_class, DrieAgreementForm, before);
  gtk_widget_class_bind_template_child (widget_class, DrieAgreementForm, reminds);
  gtk_widget_class_bind_template_child (widget_class, DrieAgreementForm, decides);
  gtk_widget_class_bind_template_child (widget_class, DrieAgreementForm, save);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, who_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, circle_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
drie_agreement_form_init (DrieAgreementForm *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  drie_date_field_attach (self->before);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
fill (DrieAgreementForm *self, gint64 id, const char *what, const char *who, const char *before, const char *reminds, DrieCircle circle,
      DrieDecides decides)
{
  self->filling = TRUE;
  self->circle_chosen = id != 0 || circle < DRIE_CIRCLE_NONE;
  self->id = id;
  drie_field_row_set_text (self->what, what);
  drie_field_row_set_text (self->who, who);
  drie_field_row_set_text (self->before, before);
  drie_field_row_set_text (self->reminds, reminds);
  drie_field_row_set_error (self->what, NULL);
  drie_circle_chooser_set_circle (self->circle, circle);
  adw_combo_row_set_selected (self->decides, decides);
  self->filling = FALSE;
}

void
drie_agreement_form_focus (DrieAgreementForm *self)
{
  g_return_if_fail (DRIE_IS_AGREEMENT_FORM (self));

  drie_field_row_focus (self->what);
}

gint64
drie_agreement_form_get_id (DrieAgreementForm *self)
{
  g_return_val_if_fail (DRIE_IS_AGREEMENT_FORM (self), 0);

  return self->id;
}

void
drie_agreement_form_make_new (DrieAgreementForm *self)
{
  g_return_if_fail (DRIE_IS_AGREEMENT_FORM (self));

  self->id = 0;
}

static const char *
or_nothing (const char *text)
{
  return text != NULL ? text : "";
}

static char *
print_draft (DrieAgreementForm *self)
{
  g_autofree char *what = drie_field_row_dup_text (self->what);
  g_autofree char *who = drie_field_row_dup_text (self->who);
  g_autofree char *before = drie_field_row_dup_text (self->before);
  g_autofree char *reminds = drie_field_row_dup_text (self->reminds);
  g_autoptr (GVariant) draft = g_variant_ref_sink (
      g_variant_new (DRAFT_TYPE, self->id, or_nothing (what), or_nothing (who), or_nothing (before), or_nothing (reminds),
                     drie_circle_chooser_get_circle (self->circle), adw_combo_row_get_selected (self->decides)));

  return g_variant_print (draft, FALSE);
}

void
drie_agreement_form_edit (DrieAgreementForm *self, const DrieAgreement *agreement)
{
  g_autoptr (DrieAgreement) blank = agreement == NULL ? drie_agreement_new () : NULL;
  const DrieAgreement *shown = agreement != NULL ? agreement : blank;
  g_autofree char *before = drie_when_format_date (shown->before);

  g_return_if_fail (DRIE_IS_AGREEMENT_FORM (self));

  fill (self, shown->id, shown->what, shown->who, before, shown->reminds, shown->circle, shown->decides);
  g_free (self->opened);
  self->opened = print_draft (self);
  drie_field_row_focus (self->what);
}

char *
drie_agreement_form_dup_draft (DrieAgreementForm *self)
{
  g_autofree char *draft = NULL;

  g_return_val_if_fail (DRIE_IS_AGREEMENT_FORM (self), NULL);

  draft = print_draft (self);
  return g_strcmp0 (draft, self->opened) != 0 ? g_steal_pointer (&draft) : NULL;
}

gboolean
drie_agreement_form_take_draft (DrieAgreementForm *self, const char *text)
{
  g_autoptr (GVariant) draft = NULL;
  const char *what, *who, *before, *reminds;
  gint64 id;
  gint32 circle;
  guint32 decides;

  g_return_val_if_fail (DRIE_IS_AGREEMENT_FORM (self), FALSE);

  draft = text != NULL ? g_variant_parse (G_VARIANT_TYPE (DRAFT_TYPE), text, NULL, NULL, NULL) : NULL;
  if (draft == NULL)
    return FALSE;
  g_variant_get (draft, "(x&s&s&s&siu)", &id, &what, &who, &before, &reminds, &circle, &decides);
  fill (self, id, what, who, before, reminds, CLAMP (circle, 0, DRIE_CIRCLE_NONE), MIN (decides, DRIE_DECIDES_COUNCIL));
  g_clear_pointer (&self->opened, g_free);
  return TRUE;
}

DrieAgreement *
drie_agreement_form_dup (DrieAgreementForm *self)
{
  DrieAgreement *agreement = drie_agreement_new ();
  char *text;

  agreement->id = self->id;
  agreement->circle = drie_circle_chooser_get_circle (self->circle);
  agreement->decides = adw_combo_row_get_selected (self->decides);
  drie_date_field_get (self->before, &agreement->before);
  if ((text = drie_field_row_dup_text (self->what)) != NULL)
    {
      g_free (agreement->what);
      agreement->what = text;
    }
  if ((text = drie_field_row_dup_text (self->who)) != NULL)
    {
      g_free (agreement->who);
      agreement->who = text;
    }
  if ((text = drie_field_row_dup_text (self->reminds)) != NULL)
    {
      g_free (agreement->reminds);
      agreement->reminds = text;
    }
  return agreement;
}
