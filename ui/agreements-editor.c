/* Agreements. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/agreements-editor.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ui/agreement-form.h"
#include "ui/agreement-row.h"
#include "ui/follow-up.h"
#include "ui/init.h"
#include "ui/live-words.h"
#include "ui/save-later.h"
#include "ui/toast.h"

struct _DrieAgreementsEditor
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkScrolledWindow *scroller;
  GtkLabel *title;
  GtkLabel *none;
  GtkListBox *list;
  GtkLabel *one_sided;
  GtkButton *add;
  DrieAgreementForm *form;
  DrieFollowUp *follow_up;

  /* Owned */
  DrieEvening *evening;
  GSignalGroup *signals;

  DrieSaveLater later;
  guint scroll_id;
  gboolean hints; /* it is being pointed out that a circle promises nothing */
};

G_DEFINE_FINAL_TYPE (DrieAgreementsEditor, drie_agreements_editor, GTK_TYPE_WIDGET)

static void
show_form (DrieAgreementsEditor *self, gboolean shown)
{
  gboolean final = self->evening == NULL || drie_evening_get_status (self->evening) == DRIE_STATUS_FINAL;

  gtk_widget_set_visible (GTK_WIDGET (self->form), shown && !final);
  gtk_widget_set_visible (GTK_WIDGET (self->add), !shown && !final);
}

static gboolean
scroll_cb (gpointer user_data)
{
  DrieAgreementsEditor *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double height = gtk_adjustment_get_page_size (adjustment);
  graphene_rect_t bounds;

  self->scroll_id = 0;
  if (gtk_widget_compute_bounds (GTK_WIDGET (self->form), GTK_WIDGET (self->scroller), &bounds))
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + bounds.origin.y + bounds.size.height + 18 - height);
  return G_SOURCE_REMOVE;
}

/* The whole form in view, its buttons too, once it has its place. */
static void
scroll_to_form (DrieAgreementsEditor *self)
{
  if (self->scroll_id == 0)
    self->scroll_id = g_timeout_add (50, scroll_cb, self);
}

static void
open_form (DrieAgreementsEditor *self, const DrieAgreement *agreement)
{
  show_form (self, TRUE);
  drie_agreement_form_edit (self->form, agreement);
  scroll_to_form (self);
}

/* --- What is half typed --- */

static char *
dup_draft (DrieAgreementsEditor *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->form)) ? drie_agreement_form_dup_draft (self->form) : NULL;
}

static void
store_draft (DrieAgreementsEditor *self)
{
  g_autofree char *draft = NULL;

  drie_save_later_cancel (&self->later);
  if (self->evening == NULL)
    return;
  draft = dup_draft (self);
  drie_evening_set_draft (self->evening, DRIE_DRAFT_AGREEMENT, draft);
}

static void
save_later_cb (gpointer user_data)
{
  store_draft (user_data);
}

static void
form_changed_cb (DrieAgreementsEditor *self)
{
  drie_save_later (&self->later, save_later_cb, self);
}

/* Undo may have taken away the one that is being edited; what is typed for it stays, as a new one. */
static void
check_form (DrieAgreementsEditor *self)
{
  const GPtrArray *agreements = drie_evening_get_summary (self->evening)->agreements;

  for (guint i = 0; i < agreements->len; i++)
    if (((DrieAgreement *)g_ptr_array_index (agreements, i))->id == drie_agreement_form_get_id (self->form))
      return;
  drie_agreement_form_make_new (self->form);
}

/* An evening's form stands on two screens; each goes on where the other one, or the program before it, stopped. */
static void
take_draft (DrieAgreementsEditor *self)
{
  const char *draft = self->evening != NULL ? drie_evening_get_draft (self->evening, DRIE_DRAFT_AGREEMENT) : NULL;

  show_form (self, drie_agreement_form_take_draft (self->form, draft));
  if (self->evening != NULL)
    check_form (self);
  if (draft != NULL)
    scroll_to_form (self);
}

static void
close_form (DrieAgreementsEditor *self)
{
  show_form (self, FALSE);
  store_draft (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->add));
}

/* What is half typed there goes before. */
static gboolean
is_writing (DrieAgreementsEditor *self)
{
  g_autofree char *draft = dup_draft (self);

  return draft != NULL;
}

/* --- What the chair does --- */

static void
edit_cb (DrieAgreementsEditor *self, DrieAgreementRow *row)
{
  if (is_writing (self) && drie_agreement_form_get_id (self->form) != drie_agreement_row_get (row)->id)
    {
      drie_toast_show (GTK_WIDGET (self), _ ("Another agreement is half written. Write that one down first, or cancel it."));
      drie_agreement_form_focus (self->form);
    }
  else if (!is_writing (self))
    open_form (self, drie_agreement_row_get (row));
}

static void
remove_cb (DrieAgreementsEditor *self, DrieAgreementRow *row)
{
  g_autoptr (GError) error = NULL;

  if (drie_evening_remove_agreement (self->evening, drie_agreement_row_get (row)->id, &error))
    drie_toast_show_action (GTK_WIDGET (self), _ ("Agreement removed"), _ ("Undo"), "win.undo");
  else
    drie_toast_show_error (GTK_WIDGET (self), error);
}

static void
save_cb (DrieAgreementsEditor *self)
{
  g_autoptr (DrieAgreement) agreement = drie_agreement_form_dup (self->form);
  g_autoptr (GError) error = NULL;

  if (drie_evening_agree (self->evening, agreement, &error))
    close_form (self);
  else
    drie_toast_show_error (GTK_WIDGET (self), error);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DrieAgreementsEditor *self = DRIE_AGREEMENTS_EDITOR (widget);

  if (self->evening == NULL || drie_evening_get_status (self->evening) == DRIE_STATUS_FINAL)
    return;
  if (is_writing (self))
    drie_agreement_form_focus (self->form);
  else
    open_form (self, NULL);
}

static gboolean
is_same (const DrieAgreement *a, const DrieAgreement *b)
{
  return a->id == b->id && a->circle == b->circle && a->decides == b->decides && g_strcmp0 (a->what, b->what) == 0
         && g_strcmp0 (a->who, b->who) == 0 && g_strcmp0 (a->before, b->before) == 0 && g_strcmp0 (a->reminds, b->reminds) == 0;
}

/* Row by row, so that the keyboard keeps its place when another agreement changes. */
static void
update_rows (DrieAgreementsEditor *self, GPtrArray *agreements, gboolean editable)
{
  GtkListBoxRow *row;

  for (guint i = 0; i < agreements->len; i++)
    {
      const DrieAgreement *agreement = g_ptr_array_index (agreements, i);
      GtkWidget *fresh;

      row = gtk_list_box_get_row_at_index (self->list, (int)i);
      if (row != NULL && is_same (agreement, drie_agreement_row_get (DRIE_AGREEMENT_ROW (row))))
        continue;
      if (row != NULL)
        gtk_list_box_remove (self->list, GTK_WIDGET (row));
      fresh = drie_agreement_row_new (agreement, editable);
      g_signal_connect_object (fresh, "edit", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (fresh, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_insert (self->list, fresh, (int)i);
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, (int)agreements->len)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/* A circle that promises nothing is pointed out once an evening, as long as the chair stays here. */
static void
update_hint (DrieAgreementsEditor *self, const GPtrArray *agreements)
{
  g_autofree char *one_sided = drie_words_one_sided (agreements);

  if (one_sided == NULL)
    self->hints = FALSE;
  else if (!self->hints && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->hints = drie_evening_take_hint (self->evening, DRIE_HINT_ONE_SIDED);
  gtk_label_set_text (self->one_sided, self->hints ? one_sided : "");
  gtk_widget_set_visible (GTK_WIDGET (self->one_sided), self->hints);
}

static void
update (DrieAgreementsEditor *self)
{
  GPtrArray *agreements;

  if (self->evening == NULL)
    return;
  agreements = drie_evening_get_summary (self->evening)->agreements;
  update_rows (self, agreements, drie_evening_get_status (self->evening) != DRIE_STATUS_FINAL);
  gtk_widget_set_visible (GTK_WIDGET (self->list), agreements->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->none), agreements->len == 0);
  update_hint (self, agreements);
  check_form (self);
  show_form (self, gtk_widget_get_visible (GTK_WIDGET (self->form)));
}

static void
drie_agreements_editor_map (GtkWidget *widget)
{
  take_draft (DRIE_AGREEMENTS_EDITOR (widget));
  GTK_WIDGET_CLASS (drie_agreements_editor_parent_class)->map (widget);
  update (DRIE_AGREEMENTS_EDITOR (widget));
}

static void
drie_agreements_editor_unmap (GtkWidget *widget)
{
  store_draft (DRIE_AGREEMENTS_EDITOR (widget));
  DRIE_AGREEMENTS_EDITOR (widget)->hints = FALSE;
  GTK_WIDGET_CLASS (drie_agreements_editor_parent_class)->unmap (widget);
}

static gboolean
drie_agreements_editor_grab_focus (GtkWidget *widget)
{
  DrieAgreementsEditor *self = DRIE_AGREEMENTS_EDITOR (widget);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->form)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->add));
  drie_agreement_form_focus (self->form);
  return TRUE;
}

static void
drie_agreements_editor_dispose (GObject *object)
{
  DrieAgreementsEditor *self = DRIE_AGREEMENTS_EDITOR (object);

  drie_save_later_cancel (&self->later);
  g_clear_handle_id (&self->scroll_id, g_source_remove);
  g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->evening);
  drie_ui_dispose_template (GTK_WIDGET (self), DRIE_TYPE_AGREEMENTS_EDITOR);
  G_OBJECT_CLASS (drie_agreements_editor_parent_class)->dispose (object);
}

static void
drie_agreements_editor_finalize (GObject *object)
{
  g_clear_object (&DRIE_AGREEMENTS_EDITOR (object)->signals);
  G_OBJECT_CLASS (drie_agreements_editor_parent_class)->finalize (object);
}

static void
drie_agreements_editor_class_init (DrieAgreementsEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DRIE_TYPE_AGREEMENT_FORM);
  g_type_ensure (DRIE_TYPE_FOLLOW_UP);
  G_OBJECT_CLASS (klass)->dispose = drie_agreements_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_agreements_editor_finalize;
  widget_class->map = drie_agreements_editor_map;
  widget_class->unmap = drie_agreements_editor_unmap;
  drie_ui_class_set_grab_focus (widget_class, drie_agreements_editor_grab_focus);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "agreements");
  gtk_widget_class_install_action (widget_class, "agreement.add", NULL, add_action);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/agreements-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieAgreementsEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, DrieAgreementsEditor, title);
  gtk_widget_class_bind_template_child (widget_class, DrieAgreementsEditor, none);
  gtk_widget_class_bind_template_child (widget_class, DrieAgreementsEditor, list);
  gtk_widget_class_bind_template_child (widget_class, DrieAgreementsEditor, one_sided);
  gtk_widget_class_bind_template_child (widget_class, DrieAgreementsEditor, add);
  gtk_widget_class_bind_template_child (widget_class, DrieAgreementsEditor, form);
  gtk_widget_class_bind_template_child (widget_class, DrieAgreementsEditor, follow_up);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_form);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, store_draft);
}

static void
drie_agreements_editor_init (DrieAgreementsEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (DRIE_TYPE_EVENING);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
}

void
drie_agreements_editor_set_evening (DrieAgreementsEditor *self, DrieEvening *evening)
{
  g_return_if_fail (DRIE_IS_AGREEMENTS_EDITOR (self));

  if (self->evening == evening)
    return;
  if (self->later.source != 0)
    store_draft (self);
  g_set_object (&self->evening, evening);
  g_signal_group_set_target (self->signals, evening);
  drie_follow_up_set_evening (self->follow_up, evening);
  take_draft (self);
  update (self);
}
