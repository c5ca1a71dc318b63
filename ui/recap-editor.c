/* Writing the summary's texts. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/recap-editor.h"

#include <glib/gi18n-lib.h>

#include "ui/circle-mark.h"
#include "ui/init.h"
#include "ui/save-later.h"
#include "ui/toast.h"
#include "ui/words.h"

struct _DrieRecapEditor
{
  GtkWidget parent_instance;

  /* Template widgets */
  DrieCircleMark *mark;
  GtkLabel *title;
  GtkLabel *saved;
  GtkScrolledWindow *scroller;
  GtkTextView *view;

  /* Owned */
  DrieEvening *evening;
  GSignalGroup *signals;
  char *known; /* the evening's text as last seen */

  /* Borrowed */
  GtkTextBuffer *buffer;

  DrieRecapPart part;
  DrieSaveLater later;
  gboolean dirty;
  gboolean loading;
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (DrieRecapEditor, drie_recap_editor, GTK_TYPE_WIDGET)

static char *
dup_text (DrieRecapEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

void
drie_recap_editor_flush (DrieRecapEditor *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  drie_save_later_cancel (&self->later);
  if (!self->dirty || self->evening == NULL)
    return;
  text = dup_text (self);
  self->dirty = FALSE;
  self->saving = TRUE;
  if (drie_evening_recap (self->evening, self->part, text, &error))
    {
      self->saving = FALSE;
      gtk_label_set_text (self->saved, C_ ("text", "saved"));
      return;
    }
  self->saving = FALSE;
  self->dirty = TRUE;
  gtk_label_set_text (self->saved, C_ ("text", "not saved"));
  drie_toast_show_error (GTK_WIDGET (self), error);
}

static void
save_cb (gpointer user_data)
{
  drie_recap_editor_flush (user_data);
}

static void
buffer_changed_cb (DrieRecapEditor *self)
{
  if (self->loading)
    return;
  self->dirty = TRUE;
  gtk_label_set_text (self->saved, "");
  drie_save_later (&self->later, save_cb, self);
}

/* Ctrl+Z in the text brings back the words that an undo outside it took away; not the words of another part. */
static void
replace_text (DrieRecapEditor *self, const char *text, gboolean other)
{
  GtkTextIter start, end;

  self->loading = TRUE;
  if (other)
    gtk_text_buffer_set_text (self->buffer, text, -1);
  else
    {
      gtk_text_buffer_begin_user_action (self->buffer);
      gtk_text_buffer_get_bounds (self->buffer, &start, &end);
      gtk_text_buffer_delete (self->buffer, &start, &end);
      gtk_text_buffer_insert (self->buffer, &start, text, -1);
      gtk_text_buffer_end_user_action (self->buffer);
    }
  self->loading = FALSE;
}

/* What is stored may differ from what was typed by a trailing space: only a text that changed elsewhere replaces the one on screen. */
static void
load (DrieRecapEditor *self)
{
  const DrieSummary *summary = self->evening != NULL ? drie_evening_get_summary (self->evening) : NULL;
  const char *text = summary != NULL && summary->recaps[self->part] != NULL ? summary->recaps[self->part] : "";
  gboolean other = self->known == NULL;

  if (g_strcmp0 (text, self->known) == 0)
    return;
  if (!self->saving && self->dirty)
    return;
  g_free (self->known);
  self->known = g_strdup (text);
  if (self->saving)
    return;
  replace_text (self, text, other);
  gtk_label_set_text (self->saved, "");
}

static void
update (DrieRecapEditor *self)
{
  gboolean final = self->evening != NULL && drie_evening_get_status (self->evening) == DRIE_STATUS_FINAL;

  gtk_text_view_set_editable (self->view, !final);
  load (self);
}

/* A text view takes Ctrl+Enter for a new line; during the evening it means the next step, also here. */
static gboolean
key_cb (DrieRecapEditor *self, guint keyval, guint keycode, GdkModifierType state, GtkEventController *controller)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_activate_action (GTK_WIDGET (self), "live.next", NULL);
}

static void
drie_recap_editor_unmap (GtkWidget *widget)
{
  drie_recap_editor_flush (DRIE_RECAP_EDITOR (widget));
  GTK_WIDGET_CLASS (drie_recap_editor_parent_class)->unmap (widget);
}

static gboolean
drie_recap_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DRIE_RECAP_EDITOR (widget)->view));
}

static void
drie_recap_editor_dispose (GObject *object)
{
  DrieRecapEditor *self = DRIE_RECAP_EDITOR (object);

  drie_recap_editor_set_evening (self, NULL, self->part);
  drie_ui_dispose_template (GTK_WIDGET (self), DRIE_TYPE_RECAP_EDITOR);
  G_OBJECT_CLASS (drie_recap_editor_parent_class)->dispose (object);
}

static void
drie_recap_editor_finalize (GObject *object)
{
  DrieRecapEditor *self = DRIE_RECAP_EDITOR (object);

  g_clear_object (&self->signals);
  g_clear_pointer (&self->known, g_free);
  G_OBJECT_CLASS (drie_recap_editor_parent_class)->finalize (object);
}

static void
drie_recap_editor_class_init (DrieRecapEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_recap_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_recap_editor_finalize;
  widget_class->unmap = drie_recap_editor_unmap;
  drie_ui_class_set_grab_focus (widget_class, drie_recap_editor_grab_focus);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/recap-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieRecapEditor, mark);
  gtk_widget_class_bind_template_child (widget_class, DrieRecapEditor, title);
  gtk_widget_class_bind_template_child (widget_class, DrieRecapEditor, saved);
  gtk_widget_class_bind_template_child (widget_class, DrieRecapEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, DrieRecapEditor, view);
}

static void
drie_recap_editor_init (DrieRecapEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->buffer = gtk_text_view_get_buffer (self->view);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (buffer_changed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (drie_recap_editor_flush), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  self->signals = g_signal_group_new (DRIE_TYPE_EVENING);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
}

GtkWidget *
drie_recap_editor_new (void)
{
  return g_object_new (DRIE_TYPE_RECAP_EDITOR, NULL);
}

void
drie_recap_editor_set_evening (DrieRecapEditor *self, DrieEvening *evening, DrieRecapPart part)
{
  g_return_if_fail (DRIE_IS_RECAP_EDITOR (self));

  if (self->evening == evening && self->part == part && evening != NULL)
    return;
  drie_recap_editor_flush (self);
  self->dirty = FALSE;
  g_signal_group_set_target (self->signals, evening);
  g_set_object (&self->evening, evening);
  self->part = part;
  g_clear_pointer (&self->known, g_free);
  if (evening == NULL)
    return;
  gtk_label_set_text (self->title, drie_words_recap_part (part));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, drie_words_recap_part (part), -1);
  drie_circle_mark_set_circle (self->mark, part < DRIE_RECAP_SHARED ? (DrieCircle)part : DRIE_CIRCLE_NONE);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), part < DRIE_RECAP_SHARED);
  update (self);
}
