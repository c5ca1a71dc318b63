/* Translating a note. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/translate-popover.h"

#include <glib/gi18n-lib.h>

#include "ui/double-press.h"
#include "ui/init.h"
#include "ui/live-words.h"
#include "ui/note-commands.h"

struct _DrieTranslatePopover
{
  GtkPopover parent_instance;

  /* Template widgets */
  GtkLabel *title;
  GtkLabel *text;
  GtkTextView *view;
  GtkLabel *message;

  /* Owned */
  DrieEvening *evening;
  DrieNoteItem *item;
  GSignalGroup *signals;
  char *known; /* the note's words as they are shown */

  gboolean loading;
};

G_DEFINE_FINAL_TYPE (DrieTranslatePopover, drie_translate_popover, GTK_TYPE_POPOVER)

static char *
dup_typed (DrieTranslatePopover *self)
{
  char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (self->view), "text", &text, NULL);
  return text;
}

static void
done_cb (DrieTranslatePopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
closed_cb (DrieTranslatePopover *self)
{
  g_autoptr (DrieNoteItem) item = g_steal_pointer (&self->item);
  g_autofree char *typed = dup_typed (self);

  g_signal_group_set_target (self->signals, NULL);
  if (item != NULL)
    drie_note_translate (GTK_WIDGET (self), self->evening, item, typed);
}

/* Enter is enough; Shift+Enter makes a new line. */
static gboolean
key_cb (DrieTranslatePopover *self, guint keyval, guint keycode, GdkModifierType state, GtkEventController *controller)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  done_cb (self);
  return GDK_EVENT_STOP;
}

/* Nothing is typed that could not be stored. */
static void
insert_text_cb (DrieTranslatePopover *self, GtkTextIter *where, const char *text, int length, GtkTextBuffer *buffer)
{
  if (self->loading || gtk_text_buffer_get_char_count (buffer) + g_utf8_strlen (text, length) <= DRIE_NOTE_MAX_TRANSLATION)
    return;
  gtk_widget_error_bell (GTK_WIDGET (self));
  g_signal_stop_emission_by_name (buffer, "insert-text");
}

static void
update (DrieTranslatePopover *self)
{
  const DrieNote *note = drie_note_item_get_note (self->item);
  const char *text = note->text != NULL ? note->text : "";

  if (self->known != NULL && g_strcmp0 (self->known, text) != 0)
    gtk_label_set_text (self->message, _ ("Its writer has just changed the note."));
  g_free (self->known);
  self->known = g_strdup (text);
  gtk_label_set_text (self->text, text);
}

static void
drie_translate_popover_dispose (GObject *object)
{
  DrieTranslatePopover *self = DRIE_TRANSLATE_POPOVER (object);

  g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->item);
  g_clear_object (&self->evening);
  gtk_widget_dispose_template (GTK_WIDGET (self), DRIE_TYPE_TRANSLATE_POPOVER);
  G_OBJECT_CLASS (drie_translate_popover_parent_class)->dispose (object);
}

static void
drie_translate_popover_finalize (GObject *object)
{
  DrieTranslatePopover *self = DRIE_TRANSLATE_POPOVER (object);

  g_clear_object (&self->signals);
  g_free (self->known);
  G_OBJECT_CLASS (drie_translate_popover_parent_class)->finalize (object);
}

static void
drie_translate_popover_class_init (DrieTranslatePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_translate_popover_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_translate_popover_finalize;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/translate-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieTranslatePopover, title);
  gtk_widget_class_bind_template_child (widget_class, DrieTranslatePopover, text);
  gtk_widget_class_bind_template_child (widget_class, DrieTranslatePopover, view);
  gtk_widget_class_bind_template_child (widget_class, DrieTranslatePopover, message);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
drie_translate_popover_init (DrieTranslatePopover *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  drie_double_press_watch_popover (GTK_POPOVER (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->view), "insert-text", G_CALLBACK (insert_text_cb), self);
  self->signals = g_signal_group_new (DRIE_TYPE_NOTE_ITEM);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
}

/* The keyboard goes back to where it was, if that is still there. */
static void
give_back_cb (GtkWidget *popover, GWeakRef *before)
{
  g_autoptr (GtkWidget) focus = g_weak_ref_get (before);

  if (focus != NULL && gtk_widget_get_mapped (focus))
    gtk_widget_grab_focus (focus);
  g_idle_add_once ((GSourceOnceFunc)gtk_widget_unparent, popover);
}

static void
before_free (gpointer before, GClosure *closure)
{
  g_weak_ref_clear (before);
  g_free (before);
}

void
drie_translate_popover_open (GtkWidget *parent, GtkWidget *at, DrieEvening *evening, DrieNoteItem *item)
{
  GtkWidget *popover;
  GWeakRef *before;
  graphene_rect_t place;

  g_return_if_fail (gtk_widget_is_ancestor (at, parent));

  if (!gtk_widget_compute_bounds (at, parent, &place))
    return;
  popover = drie_translate_popover_new ();
  before = g_new0 (GWeakRef, 1);
  g_weak_ref_init (before, gtk_root_get_focus (gtk_widget_get_root (parent)));
  gtk_widget_set_parent (popover, parent);
  g_signal_connect_data (popover, "closed", G_CALLBACK (give_back_cb), before, before_free, 0);
  drie_translate_popover_ask (DRIE_TRANSLATE_POPOVER (popover), evening, item,
                              &(GdkRectangle){ (int)place.origin.x, (int)place.origin.y, (int)place.size.width, (int)place.size.height });
}

GtkWidget *
drie_translate_popover_new (void)
{
  return g_object_new (DRIE_TYPE_TRANSLATE_POPOVER, NULL);
}

void
drie_translate_popover_ask (DrieTranslatePopover *self, DrieEvening *evening, DrieNoteItem *item, const GdkRectangle *rect)
{
  const char *translation = drie_note_item_get_note (item)->translation;
  g_autofree char *title = NULL;

  g_return_if_fail (DRIE_IS_TRANSLATE_POPOVER (self));

  g_set_object (&self->evening, evening);
  g_set_object (&self->item, item);
  g_signal_group_set_target (self->signals, item);
  /* Translators: %s is a language, “Dutch”. */
  title = g_strdup_printf (_ ("In %s"), drie_words_language (drie_evening_get_plan (evening)->language));
  gtk_label_set_text (self->title, title);
  update (self);
  self->loading = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), translation != NULL ? translation : "", -1);
  self->loading = FALSE;
  gtk_popover_set_pointing_to (GTK_POPOVER (self), rect);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
