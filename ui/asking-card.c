/* Asking. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/asking-card.h"

#include <glib/gi18n-lib.h>

#include "ui/announce.h"
#include "ui/answer-field.h"
#include "ui/circle-mark.h"
#include "ui/init.h"
#include "ui/save-later.h"
#include "ui/toast.h"
#include "ui/text-label.h"
#include "ui/untranslated-button.h"
#include "ui/words.h"

/* From how many characters on a question is long. */
#define LONG_TEXT 120

struct _DrieAskingCard
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkStack *pages;
  GtkLabel *explanation;
  GtkButton *first;
  DrieCircleMark *mark;
  GtkLabel *text;
  GtkLabel *original;
  DrieUntranslatedButton *untranslated;
  DrieAnswerField *answer;
  GtkButton *done;
  GtkButton *next;

  /* Owned */
  DrieEvening *evening;
  GSignalGroup *signals;
  DrieNoteItem *asking;
  char *known; /* the stored answer as last seen */

  DrieSaveLater later;
  gboolean dirty;
  gboolean loading;
  gboolean saving;
  gboolean blind;
};

G_DEFINE_FINAL_TYPE (DrieAskingCard, drie_asking_card, GTK_TYPE_WIDGET)

enum
{
  PROP_BLIND = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

void
drie_asking_card_flush (DrieAskingCard *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrieNoteItem) item = NULL;
  g_autofree char *answer = NULL;

  drie_save_later_cancel (&self->later);
  if (!self->dirty || self->asking == NULL || self->saving)
    return;
  item = g_object_ref (self->asking);
  answer = drie_answer_field_dup_text (self->answer);
  self->dirty = FALSE;
  self->saving = TRUE;
  if (!drie_evening_answer (self->evening, drie_note_item_get_note (item)->key, answer, &error))
    {
      self->dirty = TRUE;
      drie_toast_show_error (GTK_WIDGET (self), error);
    }
  self->saving = FALSE;
}

static void
answer_cb (DrieAskingCard *self)
{
  drie_asking_card_flush (self);
  if (!self->dirty)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_widget_get_visible (GTK_WIDGET (self->next)) ? self->next : self->done));
}

static void
save_cb (gpointer user_data)
{
  drie_asking_card_flush (user_data);
}

static void
changed_cb (DrieAskingCard *self)
{
  if (self->loading || self->asking == NULL)
    return;
  self->dirty = TRUE;
  drie_save_later (&self->later, save_cb, self);
}

static void
load_answer (DrieAskingCard *self, const DrieNote *note, gboolean other)
{
  const char *answer = note->answer != NULL ? note->answer : "";

  if (!other && (g_strcmp0 (answer, self->known) == 0 || (self->dirty && !self->saving)))
    return;
  g_free (self->known);
  self->known = g_strdup (answer);
  if (self->saving && !other)
    return;
  self->loading = TRUE;
  drie_answer_field_set_text (self->answer, answer);
  self->loading = FALSE;
  self->dirty = FALSE;
}

static void
update_explanation (DrieAskingCard *self, const DrieDialogueState *state, gboolean any)
{
  DrieStep step = { DRIE_PHASE_ANSWER, state->speaking, 0 };
  g_autofree char *name = g_markup_printf_escaped ("<b>%s</b>", drie_words_step (&step));
  g_autofree char *text = NULL;
  gboolean answering = state->phase == DRIE_PHASE_ANSWER;

  if (!answering)
    /* Translators: %s is a step, “Pupils answer”. */
    text = g_strdup_printf (_ ("In %s the question being asked stands here, with a line for its answer."), name);
  else if (!any)
    text = g_strdup (_ ("Choose a question on the wall with Enter; then ask it from here."));
  gtk_label_set_markup (self->explanation, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->explanation), text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->first), answering && any);
}

/* A long one in smaller letters: it is read here, and shouted out by nobody. */
static void
set_text (DrieAskingCard *self, const char *text)
{
  gboolean is_long = g_utf8_strlen (text, -1) > LONG_TEXT;

  gtk_label_set_text (self->text, text);
  gtk_widget_set_css_classes (GTK_WIDGET (self->text), (const char *[]){ is_long ? "long" : "title-3", NULL });
}

/* The sign of the circle, and a language, which could tell it. That the hall cannot read the question is said all the same. */
static void
show_circle (DrieAskingCard *self)
{
  const char *language = drie_evening_get_plan (self->evening)->language;

  gtk_widget_set_visible (GTK_WIDGET (self->mark), !self->blind);
  drie_untranslated_button_show (self->untranslated, drie_note_item_get_note (self->asking), language, !self->blind);
}

static void
show_question (DrieAskingCard *self, gboolean other, gboolean any)
{
  const DrieNote *note = drie_note_item_get_note (self->asking);
  const char *words = drie_note_get_words (note);

  set_text (self, words != NULL ? words : "");
  drie_text_label_set (self->original, note->translation != NULL ? note->text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->original), note->translation != NULL);
  drie_circle_mark_set_circle (self->mark, note->from);
  show_circle (self);
  load_answer (self, note, other);
  gtk_widget_set_visible (GTK_WIDGET (self->next), any);
}

static void
update (DrieAskingCard *self)
{
  DrieDialogueState state;
  DrieNoteItem *asking;
  g_autoptr (GPtrArray) selected = NULL;
  gboolean other;

  if (self->evening == NULL)
    return;
  drie_evening_get_state (self->evening, &state);
  asking = drie_evening_get_asking (self->evening);
  if (asking != self->asking)
    drie_asking_card_flush (self);
  other = g_set_object (&self->asking, asking);
  selected = drie_evening_get_selected (self->evening, state.speaking);
  gtk_stack_set_visible_child_name (self->pages, asking != NULL ? "asking" : "none");
  if (asking == NULL)
    {
      update_explanation (self, &state, selected->len > 0);
      return;
    }
  show_question (self, other, selected->len > 0);
  if (!other)
    return;
  drie_announce (GTK_WIDGET (self), drie_note_get_words (drie_note_item_get_note (asking)));
  gtk_widget_grab_focus (GTK_WIDGET (self->answer));
}

static void
drie_asking_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_boolean (value, DRIE_ASKING_CARD (object)->blind);
}

static void
drie_asking_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  DrieAskingCard *self = DRIE_ASKING_CARD (object);

  self->blind = g_value_get_boolean (value);
  if (self->asking != NULL)
    show_circle (self);
}

static void
drie_asking_card_unmap (GtkWidget *widget)
{
  drie_asking_card_flush (DRIE_ASKING_CARD (widget));
  GTK_WIDGET_CLASS (drie_asking_card_parent_class)->unmap (widget);
}

static void
drie_asking_card_dispose (GObject *object)
{
  DrieAskingCard *self = DRIE_ASKING_CARD (object);

  drie_asking_card_set_evening (self, NULL);
  drie_ui_dispose_template (GTK_WIDGET (self), DRIE_TYPE_ASKING_CARD);
  G_OBJECT_CLASS (drie_asking_card_parent_class)->dispose (object);
}

static void
drie_asking_card_finalize (GObject *object)
{
  DrieAskingCard *self = DRIE_ASKING_CARD (object);

  g_clear_object (&self->signals);
  g_clear_pointer (&self->known, g_free);
  G_OBJECT_CLASS (drie_asking_card_parent_class)->finalize (object);
}

static void
drie_asking_card_class_init (DrieAskingCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DRIE_TYPE_ANSWER_FIELD);
  g_type_ensure (DRIE_TYPE_UNTRANSLATED_BUTTON);
  object_class->get_property = drie_asking_card_get_property;
  object_class->set_property = drie_asking_card_set_property;
  object_class->dispose = drie_asking_card_dispose;
  object_class->finalize = drie_asking_card_finalize;
  widget_class->unmap = drie_asking_card_unmap;
  props[PROP_BLIND] = g_param_spec_boolean ("blind", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "askingcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/asking-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieAskingCard, pages);
  gtk_widget_class_bind_template_child (widget_class, DrieAskingCard, explanation);
  gtk_widget_class_bind_template_child (widget_class, DrieAskingCard, first);
  gtk_widget_class_bind_template_child (widget_class, DrieAskingCard, mark);
  gtk_widget_class_bind_template_child (widget_class, DrieAskingCard, text);
  gtk_widget_class_bind_template_child (widget_class, DrieAskingCard, original);
  gtk_widget_class_bind_template_child (widget_class, DrieAskingCard, untranslated);
  gtk_widget_class_bind_template_child (widget_class, DrieAskingCard, answer);
  gtk_widget_class_bind_template_child (widget_class, DrieAskingCard, done);
  gtk_widget_class_bind_template_child (widget_class, DrieAskingCard, next);
  gtk_widget_class_bind_template_callback (widget_class, answer_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, drie_asking_card_flush);
}

static void
drie_asking_card_init (DrieAskingCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (DRIE_TYPE_EVENING);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (update), self);
}

void
drie_asking_card_set_evening (DrieAskingCard *self, DrieEvening *evening)
{
  g_return_if_fail (DRIE_IS_ASKING_CARD (self));

  if (self->evening == evening)
    return;
  drie_asking_card_flush (self);
  g_signal_group_set_target (self->signals, evening);
  g_clear_object (&self->asking);
  self->dirty = FALSE;
  g_set_object (&self->evening, evening);
  update (self);
}
