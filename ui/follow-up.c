/* The follow-up. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/follow-up.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ui/date-field.h"
#include "ui/init.h"
#include "ui/save-later.h"
#include "ui/when.h"
#include "ui/words.h"

struct _DrieFollowUp
{
  GtkWidget parent_instance;

  /* Template widgets */
  DrieFieldRow *contact;
  DrieFieldRow *review;

  /* Owned */
  DrieEvening *evening;
  GSignalGroup *signals;

  DrieSaveLater later;
  gboolean filling;
  gboolean contact_typed; /* and not stored yet */
  gboolean review_typed;
};

G_DEFINE_FINAL_TYPE (DrieFollowUp, drie_follow_up, GTK_TYPE_WIDGET)

static const DrieSummary *
get_summary (DrieFollowUp *self)
{
  return drie_evening_get_summary (self->evening);
}

static void
show_contact (DrieFollowUp *self)
{
  g_autofree char *shown = drie_field_row_dup_text (self->contact);
  const char *contact = get_summary (self)->plan->contact;

  if (g_strcmp0 (shown, contact) == 0)
    return;
  self->filling = TRUE;
  drie_field_row_set_text (self->contact, contact);
  drie_field_row_set_error (self->contact, NULL);
  self->filling = FALSE;
}

/* Unless one was set, it follows from the agreements. */
static void
show_review (DrieFollowUp *self)
{
  const DrieSummary *summary = get_summary (self);
  g_autofree char *date = drie_summary_get_review (summary);
  g_autofree char *shown = drie_when_format_date (date);
  g_autofree char *typed = drie_field_row_dup_text (self->review);
  g_autofree char *words = drie_words_date (date);
  /* Translators: %s is a date. */
  g_autofree char *note = g_strdup_printf (_ ("%s, the last day that was agreed on"), words);

  self->filling = TRUE;
  if (g_strcmp0 (shown, typed != NULL ? typed : "") != 0)
    drie_date_field_set (self->review, date);
  if (date != NULL && summary->review_date == NULL)
    drie_field_row_set_note (self->review, note);
  self->filling = FALSE;
}

static void
update (DrieFollowUp *self)
{
  if (self->evening == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->contact), drie_evening_get_status (self->evening) != DRIE_STATUS_FINAL);
  if (!self->contact_typed)
    show_contact (self);
  if (!self->review_typed)
    show_review (self);
}

static void
save_contact (DrieFollowUp *self)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  drie_save_later_cancel (&self->later);
  if (!self->contact_typed || self->evening == NULL)
    return;
  text = drie_field_row_dup_text (self->contact);
  self->contact_typed = !drie_evening_set_contact (self->evening, text != NULL ? text : "", &error);
  drie_field_row_set_error (self->contact, error != NULL ? error->message : NULL);
}

static void
save_later_cb (gpointer user_data)
{
  save_contact (user_data);
}

static void
contact_changed_cb (DrieFollowUp *self)
{
  if (self->filling)
    return;
  self->contact_typed = TRUE;
  drie_save_later (&self->later, save_later_cb, self);
}

static void
review_changed_cb (DrieFollowUp *self)
{
  self->review_typed = self->review_typed || !self->filling;
}

/* FALSE: there is nothing to look back on that day, and the row says so. */
static gboolean
check_review (DrieFollowUp *self, const char *date)
{
  const char *evening = get_summary (self)->plan->date;
  g_autofree char *words = NULL;
  g_autofree char *sentence = NULL;

  if (date == NULL || evening == NULL || strcmp (date, evening) >= 0)
    return TRUE;
  words = drie_words_date (evening);
  /* Translators: %s is a date, such as “Tuesday 24 November 2026”. */
  sentence = g_strdup_printf (_ ("This day is before the evening itself (%s). Choose a later one."), words);
  drie_field_row_set_error (self->review, sentence);
  return FALSE;
}

static void
save_review (DrieFollowUp *self)
{
  g_autofree char *date = NULL;
  g_autoptr (GError) error = NULL;

  if (!self->review_typed || self->evening == NULL || !drie_date_field_get (self->review, &date) || !check_review (self, date))
    return;
  self->review_typed = !drie_evening_set_review_date (self->evening, date, &error);
  if (error != NULL)
    drie_field_row_set_error (self->review, error->message);
  else
    show_review (self);
}

static void
flush (DrieFollowUp *self)
{
  save_contact (self);
  save_review (self);
}

static void
drie_follow_up_unmap (GtkWidget *widget)
{
  flush (DRIE_FOLLOW_UP (widget));
  GTK_WIDGET_CLASS (drie_follow_up_parent_class)->unmap (widget);
}

static void
drie_follow_up_dispose (GObject *object)
{
  DrieFollowUp *self = DRIE_FOLLOW_UP (object);

  drie_save_later_cancel (&self->later);
  g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->evening);
  drie_ui_dispose_template (GTK_WIDGET (self), DRIE_TYPE_FOLLOW_UP);
  G_OBJECT_CLASS (drie_follow_up_parent_class)->dispose (object);
}

static void
drie_follow_up_finalize (GObject *object)
{
  g_clear_object (&DRIE_FOLLOW_UP (object)->signals);
  G_OBJECT_CLASS (drie_follow_up_parent_class)->finalize (object);
}

static void
drie_follow_up_class_init (DrieFollowUpClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DRIE_TYPE_FIELD_ROW);
  G_OBJECT_CLASS (klass)->dispose = drie_follow_up_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_follow_up_finalize;
  widget_class->unmap = drie_follow_up_unmap;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/follow-up.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieFollowUp, contact);
  gtk_widget_class_bind_template_child (widget_class, DrieFollowUp, review);
  gtk_widget_class_bind_template_callback (widget_class, contact_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_contact);
  gtk_widget_class_bind_template_callback (widget_class, review_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_review);
}

static void
drie_follow_up_init (DrieFollowUp *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  drie_date_field_attach (self->review);
  self->signals = g_signal_group_new (DRIE_TYPE_EVENING);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
}

void
drie_follow_up_set_evening (DrieFollowUp *self, DrieEvening *evening)
{
  g_return_if_fail (DRIE_IS_FOLLOW_UP (self));

  if (self->evening == evening)
    return;
  flush (self);
  self->contact_typed = self->review_typed = FALSE;
  g_set_object (&self->evening, evening);
  g_signal_group_set_target (self->signals, evening);
  update (self);
}
