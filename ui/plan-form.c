/* The form of a plan. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/plan-form.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ui/conversation-group.h"
#include "ui/field-row.h"
#include "ui/init.h"
#include "ui/minutes-group.h"
#include "ui/theme-button.h"
#include "ui/theme-list.h"
#include "ui/toast.h"
#include "ui/translations-group.h"
#include "ui/when-group.h"
#include "ui/words.h"

struct _DriePlanForm
{
  GtkWidget parent_instance;

  /* Template widgets */
  DrieThemeButton *theme_button;
  DrieConversationGroup *conversation_group;
  DrieTranslationsGroup *translations_group;
  DrieFieldRow *contact_row;
  AdwActionRow *erase_row;
  GtkSpinButton *erase_spin;
  DrieWhenGroup *when_group;
  DrieMinutesGroup *minutes_group;
  GtkSwitch *open_switch;

  DriePlan *base;   /* owned: what the form began with; what it has no field for stays as it is here */
  DriePlan *before; /* owned: what stood here before a template was filled in last, or NULL */
  gboolean filling; /* by us, not by the chair */
};

static guint edited_signal;

G_DEFINE_FINAL_TYPE (DriePlanForm, drie_plan_form, GTK_TYPE_WIDGET)

/* --- From the form to a plan and back --- */

/* What is typed, times and dates made regular where they can be read. Transfer full. */
static DriePlan *
collect (DriePlanForm *self)
{
  DriePlan *plan = drie_plan_copy (self->base);

  g_free (plan->contact);
  plan->contact = drie_field_row_dup_text (self->contact_row);
  plan->erase_after_days = gtk_spin_button_get_value_as_int (self->erase_spin);
  plan->open_during_answer = gtk_switch_get_active (self->open_switch);
  drie_conversation_group_apply (self->conversation_group, plan);
  drie_when_group_apply (self->when_group, plan);
  drie_minutes_group_apply (self->minutes_group, plan);
  drie_translations_group_apply (self->translations_group, plan);
  return plan;
}

static void
update_erase_date (DriePlanForm *self, const DriePlan *plan)
{
  g_autofree char *moment = plan->date != NULL ? g_strconcat (plan->date, "T12:00:00Z", NULL) : NULL;
  g_autoptr (GDateTime) date = moment != NULL ? g_date_time_new_from_iso8601 (moment, NULL) : NULL;
  g_autoptr (GDateTime) erased = date != NULL ? g_date_time_add_days (date, plan->erase_after_days) : NULL;
  g_autofree char *iso = erased != NULL ? g_date_time_format (erased, "%Y-%m-%d") : NULL;
  g_autofree char *words = drie_words_date (iso);

  adw_action_row_set_subtitle (self->erase_row, words);
}

static void
update_hints (DriePlanForm *self)
{
  g_autoptr (DriePlan) plan = collect (self);

  drie_minutes_group_show_total (self->minutes_group, plan);
  update_erase_date (self, plan);
}

static void
fill (DriePlanForm *self, const DriePlan *plan)
{
  self->filling = TRUE;
  drie_field_row_set_text (self->contact_row, plan->contact);
  gtk_spin_button_set_value (self->erase_spin, plan->erase_after_days);
  gtk_switch_set_active (self->open_switch, plan->open_during_answer);
  drie_conversation_group_set_plan (self->conversation_group, plan);
  drie_when_group_set_plan (self->when_group, plan);
  drie_minutes_group_set_plan (self->minutes_group, plan);
  drie_translations_group_set_plan (self->translations_group, plan);
  self->filling = FALSE;
  update_hints (self);
}

/* --- What is wrong, in sentences --- */

static void
show_error (DriePlanForm *self, const GError *error)
{
  DrieFieldRow *conversation = drie_conversation_group_find_row (self->conversation_group, error->code);
  DrieFieldRow *row = conversation != NULL ? conversation : drie_when_group_find_row (self->when_group, error->code);

  if (row == NULL)
    {
      drie_toast_show_error (GTK_WIDGET (self), error);
      return;
    }
  drie_field_row_set_error (row, error->message);
  drie_field_row_focus (row);
}

/* Marks every field that is wrong; FALSE if one is, with the keyboard focus on the first. */
static gboolean
check (DriePlanForm *self, const DriePlan *plan)
{
  DrieFieldRow *conversation = drie_conversation_group_check (self->conversation_group);
  DrieFieldRow *when = drie_when_group_check (self->when_group);
  g_autoptr (GError) error = NULL;

  if (conversation != NULL || when != NULL)
    {
      drie_field_row_focus (conversation != NULL ? conversation : when);
      return FALSE;
    }
  if (drie_plan_validate (plan, &error))
    return TRUE;
  show_error (self, error);
  return FALSE;
}

/* --- What the chair does --- */

static void
edited_cb (DriePlanForm *self)
{
  g_autoptr (DriePlan) plan = NULL;

  if (self->filling)
    return;
  plan = collect (self);
  drie_when_group_move_end (self->when_group, (drie_plan_total (plan) + 59) / 60);
  update_hints (self);
  g_signal_emit (self, edited_signal, 0);
}

static void
show_language (DriePlanForm *self)
{
  drie_translations_group_set_language (self->translations_group, drie_when_group_get_language (self->when_group));
}

/* What was typed already is overwritten with a word, and comes back with Undo. */
static void
remember_before (DriePlanForm *self, const char *name)
{
  g_autofree char *sentence = g_strdup_printf (_ ("Filled in: %s"), name);

  g_clear_pointer (&self->before, drie_plan_free);
  self->before = collect (self);
  if (*self->before->theme != '\0' || *self->before->question != '\0')
    drie_toast_show_action (GTK_WIDGET (self), sentence, _ ("Undo"), "win.undo");
}

static void
theme_chosen_cb (DriePlanForm *self, const char *id)
{
  const DrieTheme *theme = drie_theme_find (id);

  remember_before (self, _ (theme->title));
  drie_conversation_group_fill_in (self->conversation_group, theme, drie_when_group_get_language (self->when_group));
  drie_conversation_group_focus_question (self->conversation_group);
}

/* Everything but the day. */
static void
fill_in_plan (DriePlanForm *self, const DriePlan *from)
{
  g_autoptr (DriePlan) plan = drie_plan_copy (from);
  g_autoptr (DriePlan) typed = collect (self);

  if (plan->date == NULL)
    plan->date = g_steal_pointer (&typed->date);
  self->base->grace_seconds = plan->grace_seconds;
  fill (self, plan);
  show_language (self);
  g_signal_emit (self, edited_signal, 0);
}

static void
template_chosen_cb (DriePlanForm *self, const DriePlanTemplate *template)
{
  remember_before (self, template->name);
  fill_in_plan (self, template->plan);
  drie_conversation_group_focus_question (self->conversation_group);
}

static void
template_removed_cb (DriePlanForm *self)
{
  g_clear_pointer (&self->before, drie_plan_free);
}

static void
language_changed_cb (DriePlanForm *self)
{
  drie_conversation_group_translate (self->conversation_group, drie_when_group_get_language (self->when_group));
  show_language (self);
}

/* --- The widget --- */

static void
drie_plan_form_dispose (GObject *object)
{
  drie_ui_dispose_template (GTK_WIDGET (object), DRIE_TYPE_PLAN_FORM);
  G_OBJECT_CLASS (drie_plan_form_parent_class)->dispose (object);
}

static void
drie_plan_form_finalize (GObject *object)
{
  drie_plan_free (DRIE_PLAN_FORM (object)->base);
  drie_plan_free (DRIE_PLAN_FORM (object)->before);
  G_OBJECT_CLASS (drie_plan_form_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DriePlanForm, theme_button);
  gtk_widget_class_bind_template_child (widget_class, DriePlanForm, conversation_group);
  gtk_widget_class_bind_template_child (widget_class, DriePlanForm, translations_group);
  gtk_widget_class_bind_template_child (widget_class, DriePlanForm, contact_row);
  gtk_widget_class_bind_template_child (widget_class, DriePlanForm, erase_row);
  gtk_widget_class_bind_template_child (widget_class, DriePlanForm, erase_spin);
  gtk_widget_class_bind_template_child (widget_class, DriePlanForm, when_group);
  gtk_widget_class_bind_template_child (widget_class, DriePlanForm, minutes_group);
  gtk_widget_class_bind_template_child (widget_class, DriePlanForm, open_switch);
}

static void
drie_plan_form_class_init (DriePlanFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_plan_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_plan_form_finalize;
  edited_signal = g_signal_new ("edited", DRIE_TYPE_PLAN_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DRIE_TYPE_CONVERSATION_GROUP);
  g_type_ensure (DRIE_TYPE_FIELD_ROW);
  g_type_ensure (DRIE_TYPE_MINUTES_GROUP);
  g_type_ensure (DRIE_TYPE_THEME_BUTTON);
  g_type_ensure (DRIE_TYPE_TRANSLATIONS_GROUP);
  g_type_ensure (DRIE_TYPE_WHEN_GROUP);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/plan-form.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, theme_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, template_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, template_removed_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_changed_cb);
}

static void
drie_plan_form_init (DriePlanForm *self)
{
  self->filling = TRUE;
  self->base = drie_plan_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
}

void
drie_plan_form_set_plan (DriePlanForm *self, const DriePlan *base, const DriePlan *typed)
{
  g_return_if_fail (DRIE_IS_PLAN_FORM (self));
  g_return_if_fail (base != NULL);

  drie_plan_free (self->base);
  self->base = drie_plan_copy (base);
  g_clear_pointer (&self->before, drie_plan_free);
  fill (self, typed != NULL ? typed : base);
}

DriePlan *
drie_plan_form_dup_plan (DriePlanForm *self)
{
  g_return_val_if_fail (DRIE_IS_PLAN_FORM (self), NULL);

  return collect (self);
}

gboolean
drie_plan_form_check (DriePlanForm *self)
{
  g_autoptr (DriePlan) plan = NULL;

  g_return_val_if_fail (DRIE_IS_PLAN_FORM (self), FALSE);

  plan = collect (self);
  return check (self, plan);
}

void
drie_plan_form_choose_theme (DriePlanForm *self)
{
  g_return_if_fail (DRIE_IS_PLAN_FORM (self));

  drie_theme_button_popup (self->theme_button);
}

void
drie_plan_form_focus (DriePlanForm *self)
{
  g_return_if_fail (DRIE_IS_PLAN_FORM (self));

  drie_conversation_group_focus (self->conversation_group);
}

void
drie_plan_form_set_directory (DriePlanForm *self, const char *directory)
{
  g_return_if_fail (DRIE_IS_PLAN_FORM (self));

  drie_theme_button_set_directory (self->theme_button, directory);
}

void
drie_plan_form_keep_template (DriePlanForm *self, const char *directory)
{
  g_autoptr (DriePlan) plan = NULL;
  g_autoptr (DriePlanTemplate) template = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (DRIE_IS_PLAN_FORM (self) && directory != NULL);

  drie_theme_button_popdown (self->theme_button);
  plan = collect (self);
  if (!check (self, plan))
    return;
  template = drie_templates_keep (directory, plan->theme, plan, &error);
  if (template == NULL)
    {
      drie_toast_show_error (GTK_WIDGET (self), error);
      return;
    }
  sentence = g_strdup_printf (_ ("Kept as a template: %s"), template->name);
  drie_toast_show (GTK_WIDGET (self), sentence);
}

gboolean
drie_plan_form_undo (DriePlanForm *self)
{
  g_autoptr (DriePlan) before = NULL;

  g_return_val_if_fail (DRIE_IS_PLAN_FORM (self), FALSE);

  if (self->before == NULL)
    return drie_theme_button_restore (self->theme_button);
  before = g_steal_pointer (&self->before);
  fill_in_plan (self, before);
  return TRUE;
}
