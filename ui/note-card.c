/* Post-its. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/note-card.h"

#include "ui/circle-mark.h"
#include "ui/init.h"
#include "ui/note-card-words.h"
#include "ui/note-drag.h"
#include "ui/paint.h"
#include "ui/text-label.h"

#define NEW_FOR (60 * G_USEC_PER_SEC)
#define LINES   7 /* then the text is cut, until the keyboard or the mouse is on it */

struct _DrieNoteCard
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkLabel *text;
  GtkLabel *translation;
  GtkWidget *naming;
  GtkWidget *untranslated;
  GtkLabel *untranslated_words;
  DrieCircleMark *mark;
  GtkLabel *chosen;
  GtkLabel *tags;

  /* Owned */
  DrieNoteItem *item;
  GSignalGroup *signals;
  char *similar;
  DrieNoteCardLook look; /* with its language; fresh: what the tags say now */

  gint64 now;
};

G_DEFINE_FINAL_TYPE (DrieNoteCard, drie_note_card, GTK_TYPE_WIDGET)

enum
{
  PROP_BLIND = 1,
  N_PROPS,
};

enum
{
  SIGNAL_DROPPED,
  SIGNAL_MENU,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
is_set_aside (DrieDisposition disposition)
{
  return disposition >= DRIE_DISPOSITION_KEPT;
}

static void
set_class (DrieNoteCard *self, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static gboolean
is_cut (GtkLabel *label)
{
  return gtk_widget_get_visible (GTK_WIDGET (label)) && pango_layout_is_ellipsized (gtk_label_get_layout (label));
}

static gboolean
query_tooltip_cb (DrieNoteCard *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autofree char *tip = NULL;

  if (self->item == NULL || drie_note_item_get_note (self->item)->text == NULL)
    return FALSE;
  tip = drie_note_card_dup_tip (self->item, &self->look, is_cut (self->text), is_cut (self->translation), self->similar);
  gtk_tooltip_set_text (tooltip, tip);
  return tip != NULL;
}

/* Screen readers read the row that the grid makes around a card, not the card. */
static void
update_accessible (DrieNoteCard *self, const char *tags)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *spoken = drie_note_card_dup_spoken (self->item, &self->look, tags);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
update (DrieNoteCard *self)
{
  const DrieNote *note = self->item != NULL ? drie_note_item_get_note (self->item) : NULL;
  g_autofree char *chosen = NULL;
  g_autofree char *untranslated = NULL;
  g_autofree char *tags = NULL;
  const char *words;

  if (note == NULL)
    return;
  words = drie_note_card_get_words (note, &self->look);
  chosen = drie_note_card_dup_chosen (note, &self->look);
  untranslated = drie_note_card_dup_untranslated (note, &self->look);
  tags = drie_note_card_dup_tags (self->item, &self->look);
  drie_text_label_set (self->text, words != NULL ? words : "");
  gtk_label_set_text (self->translation, note->translation != NULL ? note->translation : "");
  gtk_widget_set_visible (GTK_WIDGET (self->translation), note->translation != NULL && !self->look.blind);
  gtk_widget_set_visible (self->naming, drie_note_item_may_name (self->item));
  gtk_label_set_text (self->untranslated_words, untranslated != NULL ? untranslated : "");
  gtk_widget_set_visible (self->untranslated, untranslated != NULL);
  gtk_label_set_text (self->tags, tags);
  gtk_label_set_text (self->chosen, chosen != NULL ? chosen : "");
  gtk_widget_set_visible (GTK_WIDGET (self->chosen), chosen != NULL);
  drie_circle_mark_set_circle (self->mark, self->look.blind ? DRIE_CIRCLE_NONE : note->from);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), !self->look.blind);
  drie_paint_set_circle_class (GTK_WIDGET (self), self->look.blind ? DRIE_CIRCLE_NONE : note->from);
  set_class (self, "chosen", drie_note_card_is_chosen (note, &self->look) || note->disposition == DRIE_DISPOSITION_ASKING);
  set_class (self, "aside", is_set_aside (note->disposition) || note->disposition == DRIE_DISPOSITION_ASKED);
  set_class (self, "marked", self->look.marked);
  set_class (self, "picked", self->look.picked);
  update_accessible (self, tags);
}

static gboolean
is_fresh (DrieNoteCard *self)
{
  const DrieNote *note = self->item != NULL ? drie_note_item_get_note (self->item) : NULL;

  return note != NULL && self->now - note->created_at < NEW_FOR;
}

static DrieNoteItem *
get_dragged (GtkWidget *widget)
{
  return DRIE_NOTE_CARD (widget)->item;
}

static void
dropped (GtkWidget *widget, DrieNoteItem *other)
{
  g_signal_emit (widget, signals[SIGNAL_DROPPED], 0, other);
}

static void
pressed_cb (DrieNoteCard *self, int n_press, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[SIGNAL_MENU], 0, x, y);
}

static void
add_controllers (DrieNoteCard *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  drie_note_drag_attach (GTK_WIDGET (self), get_dragged, dropped);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
drie_note_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_boolean (value, DRIE_NOTE_CARD (object)->look.blind);
}

static void
drie_note_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  DrieNoteCard *self = DRIE_NOTE_CARD (object);

  if (self->look.blind == g_value_get_boolean (value))
    return;
  self->look.blind = !self->look.blind;
  update (self);
  g_object_notify_by_pspec (object, spec);
}

static void
drie_note_card_dispose (GObject *object)
{
  DrieNoteCard *self = DRIE_NOTE_CARD (object);

  g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->item);
  drie_ui_dispose_template (GTK_WIDGET (self), DRIE_TYPE_NOTE_CARD);
  G_OBJECT_CLASS (drie_note_card_parent_class)->dispose (object);
}

static void
drie_note_card_finalize (GObject *object)
{
  DrieNoteCard *self = DRIE_NOTE_CARD (object);

  g_clear_object (&self->signals);
  g_clear_pointer (&self->look.language, g_free);
  g_clear_pointer (&self->similar, g_free);
  G_OBJECT_CLASS (drie_note_card_parent_class)->finalize (object);
}

static void
drie_note_card_class_init (DrieNoteCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = drie_note_card_get_property;
  object_class->set_property = drie_note_card_set_property;
  object_class->dispose = drie_note_card_dispose;
  object_class->finalize = drie_note_card_finalize;
  props[PROP_BLIND]
      = g_param_spec_boolean ("blind", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SIGNAL_DROPPED]
      = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, DRIE_TYPE_NOTE_ITEM);
  signals[SIGNAL_MENU] = g_signal_new ("menu", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                       G_TYPE_DOUBLE, G_TYPE_DOUBLE);

  gtk_widget_class_set_css_name (widget_class, "note");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/note-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieNoteCard, text);
  gtk_widget_class_bind_template_child (widget_class, DrieNoteCard, translation);
  gtk_widget_class_bind_template_child (widget_class, DrieNoteCard, naming);
  gtk_widget_class_bind_template_child (widget_class, DrieNoteCard, untranslated);
  gtk_widget_class_bind_template_child (widget_class, DrieNoteCard, untranslated_words);
  gtk_widget_class_bind_template_child (widget_class, DrieNoteCard, mark);
  gtk_widget_class_bind_template_child (widget_class, DrieNoteCard, chosen);
  gtk_widget_class_bind_template_child (widget_class, DrieNoteCard, tags);
}

static void
drie_note_card_init (DrieNoteCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  self->signals = g_signal_group_new (DRIE_TYPE_NOTE_ITEM);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
  add_controllers (self);
}

GtkWidget *
drie_note_card_new (void)
{
  return g_object_new (DRIE_TYPE_NOTE_CARD, NULL);
}

void
drie_note_card_set_item (DrieNoteCard *self, DrieNoteItem *item)
{
  g_return_if_fail (DRIE_IS_NOTE_CARD (self));

  if (!g_set_object (&self->item, item))
    return;
  g_signal_group_set_target (self->signals, item);
  g_clear_pointer (&self->similar, g_free);
  self->look.marked = FALSE;
  self->look.picked = FALSE;
  self->look.fresh = is_fresh (self);
  drie_note_card_set_whole (self, FALSE);
  update (self);
}

DrieNoteItem *
drie_note_card_get_item (DrieNoteCard *self)
{
  return self->item;
}

void
drie_note_card_set_language (DrieNoteCard *self, const char *language)
{
  if (g_strcmp0 (self->look.language, language) == 0)
    return;
  g_free (self->look.language);
  self->look.language = g_strdup (language);
  update (self);
}

void
drie_note_card_set_now (DrieNoteCard *self, gint64 now)
{
  gboolean fresh;

  self->now = now;
  fresh = is_fresh (self);
  if (fresh == self->look.fresh)
    return;
  self->look.fresh = fresh;
  update (self);
}

void
drie_note_card_set_marked (DrieNoteCard *self, gboolean marked)
{
  if (self->look.marked == marked)
    return;
  self->look.marked = marked;
  update (self);
}

void
drie_note_card_set_picked (DrieNoteCard *self, gboolean picked)
{
  if (self->look.picked == picked)
    return;
  self->look.picked = picked;
  update (self);
}

void
drie_note_card_set_show_to (DrieNoteCard *self, gboolean show_to)
{
  if (self->look.show_to == show_to)
    return;
  self->look.show_to = show_to;
  update (self);
}

void
drie_note_card_set_similar (DrieNoteCard *self, const char *texts)
{
  if (g_strcmp0 (self->similar, texts) == 0)
    return;
  g_free (self->similar);
  self->similar = g_strdup (texts);
}

/* A label that may not be cut needs its lines back. */
static void
show_whole (GtkLabel *label, gboolean whole)
{
  gtk_label_set_ellipsize (label, whole ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (label, whole ? -1 : LINES);
}

void
drie_note_card_set_whole (DrieNoteCard *self, gboolean whole)
{
  show_whole (self->text, whole);
  show_whole (self->translation, whole);
}
