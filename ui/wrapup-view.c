/* The wrap-up. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/wrapup-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ui/agreements-editor.h"
#include "ui/init.h"
#include "ui/left-notes.h"
#include "ui/menu-button.h"
#include "ui/recap-editor.h"
#include "ui/save-summary.h"
#include "ui/toast.h"
#include "ui/words.h"

struct _DrieWrapupView
{
  GtkWidget parent_instance;

  /* Template widgets */
  AdwViewStack *pages;
  GtkGrid *texts;
  DrieAgreementsEditor *agreements;
  AdwViewStackPage *notes_page;
  DrieLeftNotes *notes;
  GtkLabel *status;
  GtkButton *publish;
  GtkMenuButton *finalise;
  GtkPopover *finalise_popover;

  /* Owned */
  DrieEvening *evening;
  GSignalGroup *signals;

  /* Borrowed */
  DrieRecapEditor *editors[DRIE_N_RECAPS];
};

G_DEFINE_FINAL_TYPE (DrieWrapupView, drie_wrapup_view, GTK_TYPE_WIDGET)

static void
flush (DrieWrapupView *self)
{
  for (guint i = 0; i < DRIE_N_RECAPS; i++)
    drie_recap_editor_flush (self->editors[i]);
}

static void
update (DrieWrapupView *self)
{
  const DrieSummary *summary = self->evening != NULL ? drie_evening_get_summary (self->evening) : NULL;
  g_autofree char *date = NULL;
  g_autofree char *line = NULL;
  gboolean final;

  if (summary == NULL)
    return;
  final = summary->status == DRIE_STATUS_FINAL;
  date = drie_words_date (summary->plan->date);
  line = g_strdup_printf ("%s · %s%s%s", drie_words_status (summary->status), summary->plan->theme, date[0] != '\0' ? " · " : "", date);
  gtk_label_set_text (self->status, line);
  gtk_button_set_label (self->publish, summary->published ? _ ("✓ Leaflet Published") : _ ("Publish Leaflet"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wrapup.publish", !summary->published);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wrapup.finalise", !final);
  gtk_widget_set_sensitive (GTK_WIDGET (self->finalise), !final);
}

static void
left_changed_cb (DrieWrapupView *self)
{
  guint left;

  g_object_get (self->notes, "left", &left, NULL);
  adw_view_stack_page_set_badge_number (self->notes_page, left);
  adw_view_stack_page_set_needs_attention (self->notes_page, left > 0);
}

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DrieWrapupView) self = user_data;
  DrieEvening *evening = DRIE_EVENING (source);
  g_autoptr (GError) error = NULL;

  if (!drie_evening_settle_finish (evening, result, &error))
    drie_toast_show_error (GTK_WIDGET (self), error);
  else
    drie_save_summary (GTK_WIDGET (self), drie_evening_get_library (evening), drie_evening_get_id (evening),
                       drie_evening_get_plan (evening));
}

/* What was typed last and is not stored yet belongs in the document. */
static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieWrapupView *self = DRIE_WRAPUP_VIEW (widget);

  if (self->evening == NULL)
    return;
  flush (self);
  drie_evening_settle_async (self->evening, settled_cb, g_object_ref (self));
}

static void
publish_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieWrapupView *self = DRIE_WRAPUP_VIEW (widget);
  g_autoptr (GError) error = NULL;

  flush (self);
  if (drie_evening_publish (self->evening, &error))
    drie_toast_show (widget, _ ("Participants can read on their phones what became of their questions."));
  else
    drie_toast_show_error (widget, error);
}

static void
finalise_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieWrapupView *self = DRIE_WRAPUP_VIEW (widget);
  g_autoptr (GError) error = NULL;

  flush (self);
  gtk_popover_popdown (self->finalise_popover);
  if (!drie_evening_finalise (self->evening, NULL, &error))
    drie_toast_show_error (widget, error);
}

static gboolean
focus_page (DrieWrapupView *self)
{
  const char *page = adw_view_stack_get_visible_child_name (self->pages);

  if (g_strcmp0 (page, "recap") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->editors[0]));
  if (g_strcmp0 (page, "agreements") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->agreements));
  return gtk_widget_grab_focus (GTK_WIDGET (self->notes));
}

static void
page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieWrapupView *self = DRIE_WRAPUP_VIEW (widget);

  adw_view_stack_set_visible_child_name (self->pages, g_variant_get_string (parameter, NULL));
  focus_page (self);
}

static void
agreement_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieWrapupView *self = DRIE_WRAPUP_VIEW (widget);

  adw_view_stack_set_visible_child_name (self->pages, "agreements");
  gtk_widget_activate_action (GTK_WIDGET (self->agreements), "agreement.add", NULL);
}

static gboolean
drie_wrapup_view_grab_focus (GtkWidget *widget)
{
  DrieWrapupView *self = DRIE_WRAPUP_VIEW (widget);

  return focus_page (self);
}

static void
drie_wrapup_view_dispose (GObject *object)
{
  DrieWrapupView *self = DRIE_WRAPUP_VIEW (object);

  g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->evening);
  drie_ui_dispose_template (GTK_WIDGET (self), DRIE_TYPE_WRAPUP_VIEW);
  G_OBJECT_CLASS (drie_wrapup_view_parent_class)->dispose (object);
}

static void
drie_wrapup_view_finalize (GObject *object)
{
  g_clear_object (&DRIE_WRAPUP_VIEW (object)->signals);
  G_OBJECT_CLASS (drie_wrapup_view_parent_class)->finalize (object);
}

static void
drie_wrapup_view_class_init (DrieWrapupViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DRIE_TYPE_MENU_BUTTON);
  g_type_ensure (DRIE_TYPE_AGREEMENTS_EDITOR);
  g_type_ensure (DRIE_TYPE_LEFT_NOTES);
  G_OBJECT_CLASS (klass)->dispose = drie_wrapup_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_wrapup_view_finalize;
  drie_ui_class_set_grab_focus (widget_class, drie_wrapup_view_grab_focus);
  gtk_widget_class_install_action (widget_class, "wrapup.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "wrapup.publish", NULL, publish_action);
  gtk_widget_class_install_action (widget_class, "wrapup.finalise", NULL, finalise_action);
  gtk_widget_class_install_action (widget_class, "wrapup.page", "s", page_action);
  gtk_widget_class_install_action (widget_class, "wrapup.agreement", NULL, agreement_action);
  gtk_widget_class_set_css_name (widget_class, "wrapupview");
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/wrapup-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieWrapupView, pages);
  gtk_widget_class_bind_template_child (widget_class, DrieWrapupView, texts);
  gtk_widget_class_bind_template_child (widget_class, DrieWrapupView, agreements);
  gtk_widget_class_bind_template_child (widget_class, DrieWrapupView, notes_page);
  gtk_widget_class_bind_template_child (widget_class, DrieWrapupView, notes);
  gtk_widget_class_bind_template_child (widget_class, DrieWrapupView, status);
  gtk_widget_class_bind_template_child (widget_class, DrieWrapupView, publish);
  gtk_widget_class_bind_template_child (widget_class, DrieWrapupView, finalise);
  gtk_widget_class_bind_template_child (widget_class, DrieWrapupView, finalise_popover);
}

static void
drie_wrapup_view_init (DrieWrapupView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < DRIE_N_RECAPS; i++)
    {
      self->editors[i] = DRIE_RECAP_EDITOR (drie_recap_editor_new ());
      gtk_widget_set_vexpand (GTK_WIDGET (self->editors[i]), TRUE);
      gtk_grid_attach (self->texts, GTK_WIDGET (self->editors[i]), i % 3, i / 3, 1, 1);
    }
  g_signal_connect_swapped (self->notes, "notify::left", G_CALLBACK (left_changed_cb), self);
  self->signals = g_signal_group_new (DRIE_TYPE_EVENING);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
}

GtkWidget *
drie_wrapup_view_new (void)
{
  return g_object_new (DRIE_TYPE_WRAPUP_VIEW, NULL);
}

void
drie_wrapup_view_set_evening (DrieWrapupView *self, DrieEvening *evening)
{
  g_return_if_fail (DRIE_IS_WRAPUP_VIEW (self));

  if (self->evening == evening)
    return;
  for (guint i = 0; i < DRIE_N_RECAPS; i++)
    drie_recap_editor_set_evening (self->editors[i], evening, i);
  g_set_object (&self->evening, evening);
  g_signal_group_set_target (self->signals, evening);
  drie_agreements_editor_set_evening (self->agreements, evening);
  drie_left_notes_set_evening (self->notes, evening);
  if (evening != NULL)
    adw_view_stack_set_visible_child_name (self->pages, "recap");
  update (self);
}
