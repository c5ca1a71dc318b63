/* Question rows. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/question-row.h"

#include <glib/gi18n-lib.h>

#include "ui/circle-mark.h"
#include "ui/init.h"
#include "ui/live-words.h"
#include "ui/note-drag.h"
#include "ui/text-label.h"
#include "ui/untranslated-button.h"
#include "ui/words.h"

/* Characters that may not fit in the lines of a row. */
#define LONG 80

struct _DrieQuestionRow
{
  GtkListBoxRow parent_instance;

  /* Template widgets */
  GtkLabel *number;
  GtkLabel *text;
  GtkLabel *answer;
  GtkLabel *similar;
  DrieCircleMark *mark;
  DrieUntranslatedButton *untranslated;
  GtkButton *back;
  GtkButton *ask;

  /* Owned */
  DrieNoteItem *item;
  GSignalGroup *signals;
  char *language; /* the hall's */

  gboolean blind;
  gboolean askable;
};

G_DEFINE_FINAL_TYPE (DrieQuestionRow, drie_question_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  PROP_BLIND = 1,
  PROP_ASKABLE,
  N_PROPS,
};

enum
{
  SIGNAL_DROPPED,
  SIGNAL_LAY_BACK,
  SIGNAL_ASK,
  SIGNAL_TRANSLATE,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

gboolean
drie_question_row_is_put (DrieQuestionRow *self)
{
  return drie_disposition_is_put (drie_note_item_get_note (self->item)->disposition);
}

/* On the selected row only, so that a list of questions stays a list of questions. */
static void
update_ask (DrieQuestionRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->ask), self->askable && self->item != NULL && !drie_question_row_is_put (self)
                                                      && gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (self)));
}

/* Not while choosing blind: the language would tell the circle. */
static char *
dup_untranslated (DrieQuestionRow *self, const DrieNote *note)
{
  return self->blind || drie_question_row_is_put (self) ? NULL : drie_words_untranslated (note, self->language);
}

static void
update_accessible (DrieQuestionRow *self, const DrieNote *note)
{
  g_autofree char *name = drie_words_note (self->blind ? DRIE_CIRCLE_NONE : note->from, drie_note_get_words (note));
  g_autofree char *untranslated = dup_untranslated (self, note);
  g_autofree char *order = NULL;
  g_autofree char *label = NULL;

  if (drie_question_row_is_put (self))
    order = g_strdup_printf ("%s, %s", name, drie_words_disposition (note->disposition));
  else
    /* Translators: place in the order, and the question. */
    order = g_strdup_printf (_ ("%d. %s"), note->rank, name);
  label = untranslated != NULL ? g_strdup_printf ("%s, %s", order, untranslated) : g_steal_pointer (&order);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
update_untranslated (DrieQuestionRow *self, const DrieNote *note)
{
  g_autofree char *untranslated = dup_untranslated (self, note);

  if (untranslated != NULL)
    drie_untranslated_button_show (self->untranslated, note, self->language, TRUE);
  else
    gtk_widget_set_visible (GTK_WIDGET (self->untranslated), FALSE);
}

static void
update (DrieQuestionRow *self)
{
  const DrieNote *note = drie_note_item_get_note (self->item);
  const char *words = drie_note_get_words (note) != NULL ? drie_note_get_words (note) : "";
  gboolean put = drie_question_row_is_put (self);
  guint similar = drie_note_item_get_similar (self->item);
  g_autofree char *number = put || note->rank <= 0 ? g_strdup ("✓") : g_strdup_printf ("%d", note->rank);
  g_autofree char *count = g_strdup_printf ("%u", similar);
  g_autofree char *tip = g_strdup_printf (ngettext ("%u similar note", "%u similar notes", similar), similar);

  gtk_label_set_text (self->number, number);
  drie_text_label_set (self->text, words);
  gtk_label_set_text (self->answer, note->answer != NULL ? note->answer : "");
  gtk_widget_set_visible (GTK_WIDGET (self->answer), note->answer != NULL && note->answer[0] != '\0');
  gtk_label_set_text (self->similar, count);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->similar), tip);
  gtk_widget_set_visible (GTK_WIDGET (self->similar), similar > 1);
  drie_circle_mark_set_circle (self->mark, note->from);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), !self->blind);
  gtk_widget_set_visible (GTK_WIDGET (self->back), !put);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->text), g_utf8_strlen (words, -1) > LONG ? words : NULL);
  if (put)
    gtk_widget_add_css_class (GTK_WIDGET (self), "put");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "put");
  update_untranslated (self, note);
  update_ask (self);
  update_accessible (self, note);
}

static void
back_cb (DrieQuestionRow *self)
{
  g_signal_emit (self, signals[SIGNAL_LAY_BACK], 0);
}

static void
ask_cb (DrieQuestionRow *self)
{
  g_signal_emit (self, signals[SIGNAL_ASK], 0);
}

static void
translate_cb (DrieQuestionRow *self)
{
  g_signal_emit (self, signals[SIGNAL_TRANSLATE], 0);
}

static DrieNoteItem *
get_dragged (GtkWidget *widget)
{
  DrieQuestionRow *self = DRIE_QUESTION_ROW (widget);

  return drie_question_row_is_put (self) ? NULL : self->item;
}

static void
dropped (GtkWidget *widget, DrieNoteItem *other)
{
  g_signal_emit (widget, signals[SIGNAL_DROPPED], 0, other);
}

static void
drie_question_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  DrieQuestionRow *self = DRIE_QUESTION_ROW (object);

  g_value_set_boolean (value, id == PROP_BLIND ? self->blind : self->askable);
}

static void
drie_question_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  DrieQuestionRow *self = DRIE_QUESTION_ROW (object);

  if (id == PROP_BLIND)
    self->blind = g_value_get_boolean (value);
  else
    self->askable = g_value_get_boolean (value);
  if (self->item != NULL)
    update (self);
}

static void
drie_question_row_dispose (GObject *object)
{
  DrieQuestionRow *self = DRIE_QUESTION_ROW (object);

  g_signal_group_set_target (self->signals, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DRIE_TYPE_QUESTION_ROW);
  G_OBJECT_CLASS (drie_question_row_parent_class)->dispose (object);
}

static void
drie_question_row_finalize (GObject *object)
{
  DrieQuestionRow *self = DRIE_QUESTION_ROW (object);

  g_clear_object (&self->item);
  g_clear_object (&self->signals);
  g_free (self->language);
  G_OBJECT_CLASS (drie_question_row_parent_class)->finalize (object);
}

static void
drie_question_row_class_init (DrieQuestionRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DRIE_TYPE_UNTRANSLATED_BUTTON);
  object_class->get_property = drie_question_row_get_property;
  object_class->set_property = drie_question_row_set_property;
  object_class->dispose = drie_question_row_dispose;
  object_class->finalize = drie_question_row_finalize;
  props[PROP_BLIND] = g_param_spec_boolean ("blind", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_ASKABLE] = g_param_spec_boolean ("askable", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SIGNAL_DROPPED]
      = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, DRIE_TYPE_NOTE_ITEM);
  signals[SIGNAL_LAY_BACK] = g_signal_new ("lay-back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ASK] = g_signal_new ("ask", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TRANSLATE] = g_signal_new ("translate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/question-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieQuestionRow, number);
  gtk_widget_class_bind_template_child (widget_class, DrieQuestionRow, text);
  gtk_widget_class_bind_template_child (widget_class, DrieQuestionRow, answer);
  gtk_widget_class_bind_template_child (widget_class, DrieQuestionRow, similar);
  gtk_widget_class_bind_template_child (widget_class, DrieQuestionRow, mark);
  gtk_widget_class_bind_template_child (widget_class, DrieQuestionRow, untranslated);
  gtk_widget_class_bind_template_child (widget_class, DrieQuestionRow, back);
  gtk_widget_class_bind_template_child (widget_class, DrieQuestionRow, ask);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
  gtk_widget_class_bind_template_callback (widget_class, translate_cb);
}

static void
drie_question_row_init (DrieQuestionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "state-flags-changed", G_CALLBACK (update_ask), NULL);
  drie_note_drag_attach (GTK_WIDGET (self), get_dragged, dropped);
  self->signals = g_signal_group_new (DRIE_TYPE_NOTE_ITEM);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
}

GtkWidget *
drie_question_row_new (DrieNoteItem *item, const char *language)
{
  DrieQuestionRow *self = g_object_new (DRIE_TYPE_QUESTION_ROW, NULL);

  self->item = g_object_ref (item);
  self->language = g_strdup (language);
  g_signal_group_set_target (self->signals, item);
  update (self);
  return GTK_WIDGET (self);
}

DrieNoteItem *
drie_question_row_get_item (DrieQuestionRow *self)
{
  return self->item;
}
