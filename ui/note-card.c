/* Post-its. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/note-card.h"

#include <glib/gi18n-lib.h>

#include "ui/circle-mark.h"
#include "ui/init.h"
#include "ui/live-words.h"
#include "ui/paint.h"
#include "ui/text-label.h"
#include "ui/words.h"

#define NEW_FOR (60 * G_USEC_PER_SEC)
#define LINES   7 /* then the text is cut, until the keyboard or the mouse is on it */

struct _DrieNoteCard
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkLabel *text;
  GtkLabel *translation;
  GtkWidget *naming;
  DrieCircleMark *mark;
  GtkLabel *chosen;
  GtkLabel *tags;

  /* Owned */
  DrieNoteItem *item;
  GSignalGroup *signals;
  char *language;
  char *similar;

  gint64 now;
  gboolean fresh; /* came in the last minute: what the tags say now */
  gboolean blind;
  gboolean marked;
  gboolean picked;
  gboolean show_to; /* among notes to every circle, where nothing waits to be put any more */
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

static void
add_tag (GString *tags, const char *tag)
{
  if (tag != NULL && tag[0] != '\0')
    g_string_append_printf (tags, "%s%s", tags->len > 0 ? " · " : "", tag);
}

static const char *
to_word (DrieCircle to)
{
  switch (to)
    {
    case DRIE_CIRCLE_PUPILS:
      return _ ("to the pupils");
    case DRIE_CIRCLE_PARENTS:
      return _ ("to the parents");
    case DRIE_CIRCLE_TEACHERS:
      return _ ("to the teachers");
    case DRIE_CIRCLE_NONE:
    default:
      return NULL;
    }
}

/* Everything a card says beside its text, in words. What would tell the circle or the moment of arrival stays out while choosing blind. */
static char *
dup_tags (DrieNoteCard *self, const DrieNote *note)
{
  guint similar = drie_note_item_get_similar (self->item);
  GString *tags = g_string_new (NULL);
  g_autofree char *text = NULL;

  if (self->picked)
    add_tag (tags, C_ ("note", "✓ selected"));
  if (self->marked)
    add_tag (tags, _ ("group with…"));
  if (note->disposition >= DRIE_DISPOSITION_ASKING)
    add_tag (tags, drie_words_disposition (note->disposition));
  if (self->show_to)
    add_tag (tags, to_word (note->to));
  if (similar > 1)
    {
      text = g_strdup_printf (ngettext ("%u similar", "%u similar", similar), similar);
      add_tag (tags, text);
    }
  if (!self->blind && note->source == DRIE_SOURCE_PAPER)
    add_tag (tags, C_ ("note", "paper"));
  if (!self->blind && note->language != NULL && !drie_words_same_language (note->language, self->language))
    add_tag (tags, drie_words_language (note->language));
  if (!self->blind && note->late)
    add_tag (tags, C_ ("note", "late"));
  if (!self->blind && self->fresh && note->disposition == DRIE_DISPOSITION_RECEIVED)
    add_tag (tags, C_ ("note", "new"));
  return g_string_free (tags, FALSE);
}

/* Waits to be put to the circle. */
static gboolean
is_chosen (DrieNoteCard *self, const DrieNote *note)
{
  return note->disposition == DRIE_DISPOSITION_SELECTED && !self->show_to;
}

static char *
dup_chosen (DrieNoteCard *self, const DrieNote *note)
{
  if (!is_chosen (self, note))
    return NULL;
  return note->rank > 0 ? g_strdup_printf ("✓ %d", note->rank) : g_strdup ("✓");
}

/* Choosing blind, a translated note is read in the hall's language alone. */
static const char *
get_words (DrieNoteCard *self, const DrieNote *note)
{
  return self->blind ? drie_note_get_words (note) : note->text;
}

static gboolean
is_cut (GtkLabel *label)
{
  return gtk_widget_get_visible (GTK_WIDGET (label)) && pango_layout_is_ellipsized (gtk_label_get_layout (label));
}

static gboolean
query_tooltip_cb (DrieNoteCard *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const DrieNote *note = self->item != NULL ? drie_note_item_get_note (self->item) : NULL;
  g_autoptr (GString) tip = g_string_new (NULL);

  if (note == NULL || note->text == NULL)
    return FALSE;
  if (is_cut (self->text))
    g_string_append (tip, get_words (self, note));
  if (is_cut (self->translation))
    g_string_append_printf (tip, "%s%s", tip->len > 0 ? "\n\n" : "", note->translation);
  if (note->reason != NULL)
    g_string_append_printf (tip, "%s%s: %s", tip->len > 0 ? "\n\n" : "", drie_words_disposition (note->disposition), note->reason);
  if (drie_note_item_may_name (self->item))
    g_string_append_printf (tip, "%s%s", tip->len > 0 ? "\n\n" : "",
                            _ ("Its words will stand in the documents. If they name a person, set it apart (P): then it appears in no "
                               "document."));
  if (self->similar != NULL)
    g_string_append_printf (tip, "%s%s\n%s", tip->len > 0 ? "\n\n" : "", _ ("Similar notes:"), self->similar);
  gtk_tooltip_set_text (tooltip, tip->str);
  return tip->len > 0;
}

/* Screen readers read the row that the grid makes around a card, not the card. */
static void
update_accessible (DrieNoteCard *self, const DrieNote *note, const char *tags)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = drie_words_note (self->blind ? DRIE_CIRCLE_NONE : note->from, get_words (self, note));
  GString *label = g_string_new (name);

  if (note->translation != NULL && !self->blind)
    g_string_append_printf (label, ", %s", note->translation);
  if (is_chosen (self, note))
    g_string_append_printf (label, ", %s", C_ ("note", "chosen"));
  if (drie_note_item_may_name (self->item))
    g_string_append_printf (label, ", %s", C_ ("note", "may name somebody"));
  if (tags[0] != '\0')
    g_string_append_printf (label, ", %s", tags);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label->str, -1);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label->str, -1);
  g_string_free (label, TRUE);
}

static void
update (DrieNoteCard *self)
{
  const DrieNote *note = self->item != NULL ? drie_note_item_get_note (self->item) : NULL;
  g_autofree char *chosen = NULL;
  g_autofree char *tags = NULL;
  const char *words;

  if (note == NULL)
    return;
  words = get_words (self, note);
  chosen = dup_chosen (self, note);
  tags = dup_tags (self, note);
  drie_text_label_set (self->text, words != NULL ? words : "");
  gtk_label_set_text (self->translation, note->translation != NULL ? note->translation : "");
  gtk_widget_set_visible (GTK_WIDGET (self->translation), note->translation != NULL && !self->blind);
  gtk_widget_set_visible (self->naming, drie_note_item_may_name (self->item));
  gtk_label_set_text (self->tags, tags);
  gtk_label_set_text (self->chosen, chosen != NULL ? chosen : "");
  gtk_widget_set_visible (GTK_WIDGET (self->chosen), chosen != NULL);
  drie_circle_mark_set_circle (self->mark, self->blind ? DRIE_CIRCLE_NONE : note->from);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), !self->blind);
  drie_paint_set_circle_class (GTK_WIDGET (self), self->blind ? DRIE_CIRCLE_NONE : note->from);
  set_class (self, "chosen", is_chosen (self, note) || note->disposition == DRIE_DISPOSITION_ASKING);
  set_class (self, "aside", is_set_aside (note->disposition) || note->disposition == DRIE_DISPOSITION_ASKED);
  set_class (self, "marked", self->marked);
  set_class (self, "picked", self->picked);
  update_accessible (self, note, tags);
}

static gboolean
is_fresh (DrieNoteCard *self)
{
  const DrieNote *note = self->item != NULL ? drie_note_item_get_note (self->item) : NULL;

  return note != NULL && self->now - note->created_at < NEW_FOR;
}

static GdkContentProvider *
prepare_cb (DrieNoteCard *self, double x, double y, GtkDragSource *source)
{
  return self->item != NULL ? gdk_content_provider_new_typed (DRIE_TYPE_NOTE_ITEM, self->item) : NULL;
}

static void
drag_begin_cb (DrieNoteCard *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 24, 24);
}

static gboolean
drop_cb (DrieNoteCard *self, const GValue *value, double x, double y, GtkDropTarget *target)
{
  DrieNoteItem *other = g_value_get_object (value);

  if (other == NULL || other == self->item)
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, other);
  return TRUE;
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
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (DRIE_TYPE_NOTE_ITEM, GDK_ACTION_COPY);
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
drie_note_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_boolean (value, DRIE_NOTE_CARD (object)->blind);
}

static void
drie_note_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  DrieNoteCard *self = DRIE_NOTE_CARD (object);

  if (self->blind == g_value_get_boolean (value))
    return;
  self->blind = !self->blind;
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
  g_clear_pointer (&self->language, g_free);
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
  self->marked = FALSE;
  self->picked = FALSE;
  self->fresh = is_fresh (self);
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
  if (g_strcmp0 (self->language, language) == 0)
    return;
  g_free (self->language);
  self->language = g_strdup (language);
  update (self);
}

void
drie_note_card_set_now (DrieNoteCard *self, gint64 now)
{
  gboolean fresh;

  self->now = now;
  fresh = is_fresh (self);
  if (fresh == self->fresh)
    return;
  self->fresh = fresh;
  update (self);
}

void
drie_note_card_set_marked (DrieNoteCard *self, gboolean marked)
{
  if (self->marked == marked)
    return;
  self->marked = marked;
  update (self);
}

void
drie_note_card_set_picked (DrieNoteCard *self, gboolean picked)
{
  if (self->picked == picked)
    return;
  self->picked = picked;
  update (self);
}

void
drie_note_card_set_show_to (DrieNoteCard *self, gboolean show_to)
{
  if (self->show_to == show_to)
    return;
  self->show_to = show_to;
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
