/* The wrap-up. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/wrapup-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ui/additions-editor.h"
#include "ui/agreements-editor.h"
#include "ui/export-menu.h"
#include "ui/finalise-popover.h"
#include "ui/init.h"
#include "ui/left-notes.h"
#include "ui/menu-button.h"
#include "ui/outgoing.h"
#include "ui/publish-leaflet.h"
#include "ui/recap-editor.h"
#include "ui/recap-page.h"
#include "ui/school-logo.h"
#include "ui/toast.h"
#include "ui/words.h"

struct _DrieWrapupView
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *head;
  AdwViewStack *pages;
  GtkWidget *foot;
  DrieRecapPage *circles[DRIE_N_CIRCLES];
  GtkBox *common;
  DrieAgreementsEditor *agreements;
  AdwViewStackPage *notes_page;
  DrieLeftNotes *notes;
  GtkLabel *status;
  GtkButton *publish;
  AdwSplitButton *save;
  GtkMenuButton *finalise;
  DrieFinalisePopover *finalise_popover;
  GtkWidget *open_additions;
  AdwViewStackPage *additions_page;
  DrieAdditionsEditor *additions;

  /* Owned */
  DrieEvening *evening;
  GSignalGroup *signals;
  DrieOutgoing *outgoing;

  /* Borrowed */
  DrieRecapEditor *editors[DRIE_N_RECAPS - DRIE_RECAP_SHARED]; /* of what is no circle's */
};

G_DEFINE_FINAL_TYPE (DrieWrapupView, drie_wrapup_view, GTK_TYPE_WIDGET)

static void
flush (GtkWidget *widget)
{
  DrieWrapupView *self = DRIE_WRAPUP_VIEW (widget);

  for (guint i = 0; i < DRIE_N_CIRCLES; i++)
    drie_recap_page_flush (self->circles[i]);
  for (guint i = 0; i < G_N_ELEMENTS (self->editors); i++)
    drie_recap_editor_flush (self->editors[i]);
  drie_additions_editor_flush (self->additions);
}

/* Of a later version: "Draft of version 2". Transfer full. */
static char *
describe_state (const DrieSummary *summary)
{
  guint version = summary->versions->len + 1;

  if (version == 1 || summary->status == DRIE_STATUS_FINAL)
    return g_strdup (drie_words_status (summary->status));
  /* Translators: the state of a summary, such as “Draft summary”, and which version of it. */
  return g_strdup_printf (_ ("%s, version %u"), drie_words_status (summary->status), version);
}

static void
update_states (DrieWrapupView *self, const DrieSummary *summary)
{
  gboolean open = summary->status == DRIE_STATUS_OPEN;

  adw_view_stack_page_set_visible (self->additions_page, open);
  gtk_widget_set_visible (self->open_additions, summary->status == DRIE_STATUS_CLOSED);
}

static void
update (DrieWrapupView *self)
{
  const DrieSummary *summary = self->evening != NULL ? drie_evening_get_summary (self->evening) : NULL;
  g_autofree char *date = NULL;
  g_autofree char *state = NULL;
  g_autofree char *line = NULL;
  gboolean final;

  if (summary == NULL)
    return;
  final = summary->status == DRIE_STATUS_FINAL;
  date = drie_words_date (summary->plan->date);
  state = describe_state (summary);
  /* The theme comes last: where there is no room for all, it can be missed. */
  line = g_strdup_printf ("%s%s%s · %s", state, date[0] != '\0' ? " · " : "", date, summary->plan->theme);
  gtk_label_set_text (self->status, line);
  drie_publish_update_button (self->publish, self->evening);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wrapup.finalise", !final);
  gtk_widget_set_sensitive (GTK_WIDGET (self->finalise), !final);
  update_states (self, summary);
}

static void
left_changed_cb (DrieWrapupView *self)
{
  guint left;

  g_object_get (self->notes, "left", &left, NULL);
  drie_finalise_popover_set_left (self->finalise_popover, left);
  adw_view_stack_page_set_badge_number (self->notes_page, left);
  adw_view_stack_page_set_needs_attention (self->notes_page, left > 0);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  drie_outgoing_save (DRIE_WRAPUP_VIEW (widget)->outgoing, "summary/pdf");
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  drie_outgoing_save (DRIE_WRAPUP_VIEW (widget)->outgoing, g_variant_get_string (parameter, NULL));
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  drie_outgoing_print (DRIE_WRAPUP_VIEW (widget)->outgoing, g_variant_get_string (parameter, NULL));
}

static void
logo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieWrapupView *self = DRIE_WRAPUP_VIEW (widget);

  if (self->evening != NULL)
    drie_school_logo_choose (widget, drie_evening_get_library (self->evening));
}

static void
no_logo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieWrapupView *self = DRIE_WRAPUP_VIEW (widget);

  if (self->evening != NULL)
    drie_school_logo_remove (widget, drie_evening_get_library (self->evening));
}

/* A logo may have come or gone since the menu was open last. */
static void
menu_shown_cb (DrieWrapupView *self)
{
  DrieLibrary *library = self->evening != NULL ? drie_evening_get_library (self->evening) : NULL;

  drie_school_logo_update_action (GTK_WIDGET (self), "wrapup.no-logo", library);
}

static void
publish_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieWrapupView *self = DRIE_WRAPUP_VIEW (widget);

  if (drie_publish_is_read (self->evening))
    drie_publish_show_address (widget, self->evening);
  else
    drie_outgoing_publish (self->outgoing);
}

static void
finalise_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieWrapupView *self = DRIE_WRAPUP_VIEW (widget);
  g_autoptr (GError) error = NULL;

  if (!drie_finalise_popover_is_meant (self->finalise_popover))
    return;
  flush (widget);
  if (drie_evening_finalise (self->evening, drie_finalise_popover_get_changed (self->finalise_popover), &error))
    gtk_popover_popdown (GTK_POPOVER (self->finalise_popover));
  else
    drie_toast_show_error (widget, error);
}

static void
additions_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieWrapupView *self = DRIE_WRAPUP_VIEW (widget);
  g_autoptr (GError) error = NULL;

  flush (widget);
  if (!drie_evening_open_additions (self->evening, &error))
    {
      drie_toast_show_error (widget, error);
      return;
    }
  adw_view_stack_set_visible_child_name (self->pages, "additions");
  gtk_widget_grab_focus (GTK_WIDGET (self->additions));
}

static gboolean
focus_page (DrieWrapupView *self)
{
  const char *page = adw_view_stack_get_visible_child_name (self->pages);

  if (g_strcmp0 (page, "recap") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->circles[0]));
  if (g_strcmp0 (page, "agreements") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->agreements));
  if (g_strcmp0 (page, "additions") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->additions));
  return gtk_widget_grab_focus (GTK_WIDGET (self->notes));
}

static void
notes_mapped_cb (DrieWrapupView *self)
{
  drie_outgoing_set_looked (self->outgoing);
}

static void
page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieWrapupView *self = DRIE_WRAPUP_VIEW (widget);
  const char *page = g_variant_get_string (parameter, NULL);

  gtk_popover_popdown (GTK_POPOVER (self->finalise_popover));
  if (g_str_equal (page, "additions") && !adw_view_stack_page_get_visible (self->additions_page))
    {
      drie_toast_show (widget, _ ("Open the summary for additions first."));
      return;
    }
  adw_view_stack_set_visible_child_name (self->pages, page);
  focus_page (self);
}

static void
look_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  drie_left_notes_look (DRIE_WRAPUP_VIEW (widget)->notes);
  gtk_widget_activate_action (widget, "wrapup.page", "s", "notes");
}

/* From what is worked on to what is done with it, below and then above. */
static void
next_area_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieWrapupView *self = DRIE_WRAPUP_VIEW (widget);

  if (drie_ui_has_focus (GTK_WIDGET (self->pages)))
    gtk_widget_child_focus (self->foot, GTK_DIR_TAB_FORWARD);
  else if (drie_ui_has_focus (self->foot))
    gtk_widget_child_focus (self->head, GTK_DIR_TAB_FORWARD);
  else
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
  drie_outgoing_free (DRIE_WRAPUP_VIEW (object)->outgoing);
  G_OBJECT_CLASS (drie_wrapup_view_parent_class)->finalize (object);
}

static void
drie_wrapup_view_class_init (DrieWrapupViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DRIE_TYPE_MENU_BUTTON);
  g_type_ensure (DRIE_TYPE_ADDITIONS_EDITOR);
  g_type_ensure (DRIE_TYPE_AGREEMENTS_EDITOR);
  g_type_ensure (DRIE_TYPE_FINALISE_POPOVER);
  g_type_ensure (DRIE_TYPE_LEFT_NOTES);
  g_type_ensure (DRIE_TYPE_RECAP_PAGE);
  G_OBJECT_CLASS (klass)->dispose = drie_wrapup_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_wrapup_view_finalize;
  drie_ui_class_set_grab_focus (widget_class, drie_wrapup_view_grab_focus);
  gtk_widget_class_install_action (widget_class, "wrapup.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "wrapup.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "wrapup.print", "s", print_action);
  gtk_widget_class_install_action (widget_class, "wrapup.logo", NULL, logo_action);
  gtk_widget_class_install_action (widget_class, "wrapup.no-logo", NULL, no_logo_action);
  gtk_widget_class_install_action (widget_class, "wrapup.publish", NULL, publish_action);
  gtk_widget_class_install_action (widget_class, "wrapup.finalise", NULL, finalise_action);
  gtk_widget_class_install_action (widget_class, "wrapup.additions", NULL, additions_action);
  gtk_widget_class_install_action (widget_class, "wrapup.page", "s", page_action);
  gtk_widget_class_install_action (widget_class, "wrapup.look", NULL, look_action);
  gtk_widget_class_install_action (widget_class, "wrapup.next-area", NULL, next_area_action);
  gtk_widget_class_install_action (widget_class, "wrapup.agreement", NULL, agreement_action);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "wrapupview");
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/wrapup-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieWrapupView, head);
  gtk_widget_class_bind_template_child (widget_class, DrieWrapupView, pages);
  gtk_widget_class_bind_template_child (widget_class, DrieWrapupView, foot);
  gtk_widget_class_bind_template_child (widget_class, DrieWrapupView, common);
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    gtk_widget_class_bind_template_child_full (widget_class, drie_circle_to_wire (circle), FALSE,
                                               G_STRUCT_OFFSET (DrieWrapupView, circles) + circle * sizeof (DrieRecapPage *));
  gtk_widget_class_bind_template_child (widget_class, DrieWrapupView, agreements);
  gtk_widget_class_bind_template_child (widget_class, DrieWrapupView, notes_page);
  gtk_widget_class_bind_template_child (widget_class, DrieWrapupView, notes);
  gtk_widget_class_bind_template_child (widget_class, DrieWrapupView, status);
  gtk_widget_class_bind_template_child (widget_class, DrieWrapupView, publish);
  gtk_widget_class_bind_template_child (widget_class, DrieWrapupView, save);
  gtk_widget_class_bind_template_child (widget_class, DrieWrapupView, finalise);
  gtk_widget_class_bind_template_child (widget_class, DrieWrapupView, finalise_popover);
  gtk_widget_class_bind_template_child (widget_class, DrieWrapupView, open_additions);
  gtk_widget_class_bind_template_child (widget_class, DrieWrapupView, additions_page);
  gtk_widget_class_bind_template_child (widget_class, DrieWrapupView, additions);
}

static void
drie_wrapup_view_init (DrieWrapupView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  drie_export_menu_attach (self->save, "wrapup");
  g_signal_connect_object (adw_split_button_get_popover (self->save), "show", G_CALLBACK (menu_shown_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < DRIE_N_CIRCLES; i++)
    drie_recap_page_unfold (self->circles[i]);
  for (guint i = 0; i < G_N_ELEMENTS (self->editors); i++)
    {
      self->editors[i] = DRIE_RECAP_EDITOR (drie_recap_editor_new ());
      gtk_widget_set_size_request (GTK_WIDGET (self->editors[i]), -1, 150);
      gtk_box_append (self->common, GTK_WIDGET (self->editors[i]));
    }
  g_signal_connect_swapped (self->notes, "notify::left", G_CALLBACK (left_changed_cb), self);
  g_signal_connect_swapped (self->notes, "map", G_CALLBACK (notes_mapped_cb), self);
  self->outgoing = drie_outgoing_new (GTK_WIDGET (self), flush);
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
  for (guint i = 0; i < DRIE_N_CIRCLES; i++)
    drie_recap_page_set_evening (self->circles[i], evening, i);
  for (guint i = 0; i < G_N_ELEMENTS (self->editors); i++)
    drie_recap_editor_set_evening (self->editors[i], evening, DRIE_RECAP_SHARED + i);
  g_set_object (&self->evening, evening);
  drie_outgoing_set_evening (self->outgoing, evening);
  g_signal_group_set_target (self->signals, evening);
  drie_agreements_editor_set_evening (self->agreements, evening);
  drie_left_notes_set_evening (self->notes, evening);
  drie_additions_editor_set_evening (self->additions, evening);
  drie_finalise_popover_set_evening (self->finalise_popover, evening);
  if (evening != NULL)
    adw_view_stack_set_visible_child_name (self->pages, "recap");
  update (self);
}
