/* Paper post-its. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/paper-popover.h"

#include <glib/gi18n-lib.h>

#include "ui/circle-chooser.h"
#include "ui/init.h"
#include "ui/save-later.h"

struct _DriePaperPopover
{
  GtkPopover parent_instance;

  /* Template widgets */
  GtkLabel *title;
  DrieCircleChooser *circles;
  GtkTextView *view;
  GtkLabel *message;
  GtkButton *add;

  /* Owned */
  DrieEvening *evening;
  GSignalGroup *signals;

  DrieSaveLater later;
};

/* What a draft is: the circle that wrote it, and the text. */
#define DRAFT_TYPE "(is)"

G_DEFINE_FINAL_TYPE (DriePaperPopover, drie_paper_popover, GTK_TYPE_POPOVER)

static char *
dup_text (DriePaperPopover *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
store_draft (DriePaperPopover *self)
{
  g_autofree char *text = NULL;
  g_autofree char *draft = NULL;

  drie_save_later_cancel (&self->later);
  if (self->evening == NULL)
    return;
  text = dup_text (self);
  if (*text != '\0')
    {
      g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new (DRAFT_TYPE, drie_circle_chooser_get_circle (self->circles), text));
      draft = g_variant_print (value, FALSE);
    }
  drie_evening_set_draft (self->evening, DRIE_DRAFT_PAPER, draft);
}

static void
save_later_cb (gpointer user_data)
{
  store_draft (user_data);
}

static void
take_draft (DriePaperPopover *self)
{
  const char *draft = self->evening != NULL ? drie_evening_get_draft (self->evening, DRIE_DRAFT_PAPER) : NULL;
  g_autoptr (GVariant) value = draft != NULL ? g_variant_parse (G_VARIANT_TYPE (DRAFT_TYPE), draft, NULL, NULL, NULL) : NULL;
  const char *text = "";
  int circle = DRIE_CIRCLE_NONE;

  if (value != NULL)
    g_variant_get (value, "(i&s)", &circle, &text);
  drie_circle_chooser_set_circle (self->circles, CLAMP (circle, 0, DRIE_CIRCLE_NONE));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
  drie_save_later_cancel (&self->later);
}

static void
tell (DriePaperPopover *self, const char *message, gboolean wrong)
{
  gtk_label_set_text (self->message, message);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");
}

static void
text_changed_cb (DriePaperPopover *self)
{
  g_autofree char *text = dup_text (self);
  glong length = g_utf8_strlen (text, -1);
  g_autofree char *count = NULL;

  drie_save_later (&self->later, save_later_cb, self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add), length > 0 && length <= DRIE_NOTE_MAX_CHARS);
  if (length == 0)
    {
      tell (self, _ ("One question per note, no names."), FALSE);
      return;
    }
  /* Translators: characters typed, and how many there may be. */
  count = g_strdup_printf (_ ("%ld of %d"), length, DRIE_NOTE_MAX_CHARS);
  tell (self, count, length > DRIE_NOTE_MAX_CHARS);
}

static void
circle_chosen_cb (DriePaperPopover *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
add_cb (DriePaperPopover *self)
{
  g_autofree char *text = dup_text (self);
  g_autoptr (GError) error = NULL;
  DrieCircle circle = drie_circle_chooser_get_circle (self->circles);

  if (self->evening == NULL)
    return;
  if (circle == DRIE_CIRCLE_NONE)
    {
      tell (self, _ ("Which circle wrote it?"), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->circles));
      return;
    }
  if (!drie_evening_paper (self->evening, circle, text, &error))
    {
      tell (self, error->message, TRUE);
      return;
    }
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), "", -1);
  store_draft (self);
  tell (self,
        drie_evening_is_saved (self->evening) ? _ ("It is on the wall. The next one?") : _ ("It comes to the wall when it can be saved."),
        FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Ctrl+1, 2, 3: the pile of another circle, with the hands on the keys. */
static gboolean
choose_by_key (DriePaperPopover *self, guint keyval)
{
  static const guint keys[DRIE_N_CIRCLES][2] = { { GDK_KEY_1, GDK_KEY_KP_1 }, { GDK_KEY_2, GDK_KEY_KP_2 }, { GDK_KEY_3, GDK_KEY_KP_3 } };

  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    if ((keyval == keys[circle][0] || keyval == keys[circle][1]) && drie_circle_chooser_choose (self->circles, circle))
      return GDK_EVENT_STOP;
  return GDK_EVENT_PROPAGATE;
}

/* Enter sends, as on a phone; Shift+Enter makes a new line. */
static gboolean
key_cb (DriePaperPopover *self, guint keyval, guint keycode, GdkModifierType state, GtkEventController *controller)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) == GDK_CONTROL_MASK && choose_by_key (self, keyval))
    return GDK_EVENT_STOP;
  if (!gtk_widget_is_focus (GTK_WIDGET (self->view)))
    return GDK_EVENT_PROPAGATE;
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  add_cb (self);
  return GDK_EVENT_STOP;
}

static void
update (DriePaperPopover *self)
{
  DrieDialogueState state;

  if (self->evening == NULL)
    return;
  drie_evening_get_state (self->evening, &state);
  drie_circle_chooser_set_offered (self->circles,
                                   DRIE_CIRCLE_SET_ALL & ~(state.speaking < DRIE_CIRCLE_NONE ? DRIE_CIRCLE_BIT (state.speaking) : 0));
}

static void
shown_cb (DriePaperPopover *self)
{
  update (self);
  text_changed_cb (self);
  if (drie_circle_chooser_get_circle (self->circles) != DRIE_CIRCLE_NONE)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->circles));
}

static void
drie_paper_popover_dispose (GObject *object)
{
  DriePaperPopover *self = DRIE_PAPER_POPOVER (object);

  drie_save_later_cancel (&self->later);
  g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->evening);
  gtk_widget_dispose_template (GTK_WIDGET (self), DRIE_TYPE_PAPER_POPOVER);
  G_OBJECT_CLASS (drie_paper_popover_parent_class)->dispose (object);
}

static void
drie_paper_popover_finalize (GObject *object)
{
  g_clear_object (&DRIE_PAPER_POPOVER (object)->signals);
  G_OBJECT_CLASS (drie_paper_popover_parent_class)->finalize (object);
}

static void
drie_paper_popover_class_init (DriePaperPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DRIE_TYPE_CIRCLE_CHOOSER);
  G_OBJECT_CLASS (klass)->dispose = drie_paper_popover_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_paper_popover_finalize;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/paper-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, DriePaperPopover, title);
  gtk_widget_class_bind_template_child (widget_class, DriePaperPopover, circles);
  gtk_widget_class_bind_template_child (widget_class, DriePaperPopover, view);
  gtk_widget_class_bind_template_child (widget_class, DriePaperPopover, message);
  gtk_widget_class_bind_template_child (widget_class, DriePaperPopover, add);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, circle_chosen_cb);
}

static void
drie_paper_popover_init (DriePaperPopover *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (text_changed_cb), self);
  g_signal_connect_swapped (self, "map", G_CALLBACK (shown_cb), self);
  g_signal_connect_swapped (self, "unmap", G_CALLBACK (store_draft), self);
  self->signals = g_signal_group_new (DRIE_TYPE_EVENING);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
}

GtkWidget *
drie_paper_popover_new (void)
{
  return g_object_new (DRIE_TYPE_PAPER_POPOVER, NULL);
}

void
drie_paper_popover_set_evening (DriePaperPopover *self, DrieEvening *evening)
{
  g_return_if_fail (DRIE_IS_PAPER_POPOVER (self));

  if (self->evening == evening)
    return;
  if (self->later.source != 0)
    store_draft (self);
  g_set_object (&self->evening, evening);
  g_signal_group_set_target (self->signals, evening);
  take_draft (self);
  update (self);
}
