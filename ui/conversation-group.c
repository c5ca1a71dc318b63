/* What an evening is about. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/conversation-group.h"

#include <glib/gi18n-lib.h>

#include "evening/phrase.h"
#include "ui/init.h"
#include "ui/languages.h"

struct _DrieConversationGroup
{
  AdwPreferencesGroup parent_instance;

  /* Template widgets */
  DrieFieldRow *theme_row;
  DrieFieldRow *question_row;
  DrieFieldRow *situation_row;
  DrieFieldRow *goal_row;
  DrieFieldRow *open_row;

  const DrieTheme *theme; /* borrowed for ever: the one that was filled in last, or NULL */
};

/* The rows, and the member of the plan that each is about. */
static const struct
{
  gsize row;
  gsize text;
} texts[] = {
  { G_STRUCT_OFFSET (DrieConversationGroup, theme_row), G_STRUCT_OFFSET (DriePlan, theme) },
  { G_STRUCT_OFFSET (DrieConversationGroup, question_row), G_STRUCT_OFFSET (DriePlan, question) },
  { G_STRUCT_OFFSET (DrieConversationGroup, situation_row), G_STRUCT_OFFSET (DriePlan, situation) },
  { G_STRUCT_OFFSET (DrieConversationGroup, goal_row), G_STRUCT_OFFSET (DriePlan, goal) },
  { G_STRUCT_OFFSET (DrieConversationGroup, open_row), G_STRUCT_OFFSET (DriePlan, open_for_decision) },
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (DrieConversationGroup, drie_conversation_group, ADW_TYPE_PREFERENCES_GROUP)

static DrieFieldRow *
get_row (DrieConversationGroup *self, guint i)
{
  return G_STRUCT_MEMBER (DrieFieldRow *, self, texts[i].row);
}

/* A sentence goes away while it is being put right, and comes back only when asked again. */
static void
row_changed_cb (DrieFieldRow *row, DrieConversationGroup *self)
{
  drie_field_row_set_error (row, NULL);
  g_signal_emit (self, changed_signal, 0);
}

static void
drie_conversation_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DRIE_TYPE_CONVERSATION_GROUP);
  G_OBJECT_CLASS (drie_conversation_group_parent_class)->dispose (object);
}

static void
drie_conversation_group_class_init (DrieConversationGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_conversation_group_dispose;
  changed_signal = g_signal_new ("changed", DRIE_TYPE_CONVERSATION_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DRIE_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/conversation-group.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieConversationGroup, theme_row);
  gtk_widget_class_bind_template_child (widget_class, DrieConversationGroup, question_row);
  gtk_widget_class_bind_template_child (widget_class, DrieConversationGroup, situation_row);
  gtk_widget_class_bind_template_child (widget_class, DrieConversationGroup, goal_row);
  gtk_widget_class_bind_template_child (widget_class, DrieConversationGroup, open_row);
  gtk_widget_class_bind_template_callback (widget_class, row_changed_cb);
}

static void
drie_conversation_group_init (DrieConversationGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
drie_conversation_group_set_plan (DrieConversationGroup *self, const DriePlan *plan)
{
  g_return_if_fail (DRIE_IS_CONVERSATION_GROUP (self));

  self->theme = NULL;
  drie_field_row_set_note (self->theme_row, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      drie_field_row_set_text (get_row (self, i), G_STRUCT_MEMBER (char *, plan, texts[i].text));
      drie_field_row_set_error (get_row (self, i), NULL);
    }
}

void
drie_conversation_group_apply (DrieConversationGroup *self, DriePlan *plan)
{
  g_return_if_fail (DRIE_IS_CONVERSATION_GROUP (self));

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char **text = G_STRUCT_MEMBER_P (plan, texts[i].text);
      g_free (*text);
      *text = drie_field_row_dup_text (get_row (self, i));
    }
  if (plan->theme == NULL)
    plan->theme = g_strdup ("");
  if (plan->question == NULL)
    plan->question = g_strdup ("");
}

void
drie_conversation_group_fill_in (DrieConversationGroup *self, const DrieTheme *theme, const char *language)
{
  g_return_if_fail (DRIE_IS_CONVERSATION_GROUP (self) && theme != NULL);

  self->theme = theme;
  drie_field_row_set_text (self->theme_row, drie_phrase (language, theme->title));
  drie_field_row_set_text (self->question_row, drie_phrase (language, theme->question));
  drie_field_row_set_text (self->situation_row, drie_phrase (language, theme->situation));
  drie_field_row_set_note (self->theme_row, theme->care != NULL ? _ (theme->care) : NULL);
}

/* Does the theme that was filled in stand there as it is in one of the languages? */
static gboolean
is_untouched (DrieConversationGroup *self)
{
  g_autofree char *theme = drie_field_row_dup_text (self->theme_row);
  g_autofree char *question = drie_field_row_dup_text (self->question_row);
  guint n;
  const DrieLanguage *languages = drie_languages (&n);

  for (guint i = 0; self->theme != NULL && i < n; i++)
    if (g_strcmp0 (theme, drie_phrase (languages[i].code, self->theme->title)) == 0
        && g_strcmp0 (question, drie_phrase (languages[i].code, self->theme->question)) == 0)
      return TRUE;
  return FALSE;
}

void
drie_conversation_group_translate (DrieConversationGroup *self, const char *language)
{
  g_return_if_fail (DRIE_IS_CONVERSATION_GROUP (self));

  if (is_untouched (self))
    drie_conversation_group_fill_in (self, self->theme, language);
}

/* Is anything typed there? */
static gboolean
check_row (DrieFieldRow *row, const char *sentence)
{
  g_autofree char *text = drie_field_row_dup_text (row);

  drie_field_row_set_error (row, text != NULL ? NULL : sentence);
  return text != NULL;
}

DrieFieldRow *
drie_conversation_group_check (DrieConversationGroup *self)
{
  DrieFieldRow *wrong = NULL;

  g_return_val_if_fail (DRIE_IS_CONVERSATION_GROUP (self), NULL);

  if (!check_row (self->question_row, _ ("An evening needs one question, the same for all three circles.")))
    wrong = self->question_row;
  if (!check_row (self->theme_row, _ ("An evening needs a theme: a word or two will do.")))
    wrong = self->theme_row;
  return wrong;
}

DrieFieldRow *
drie_conversation_group_find_row (DrieConversationGroup *self, DriePlanError code)
{
  g_return_val_if_fail (DRIE_IS_CONVERSATION_GROUP (self), NULL);

  switch (code)
    {
    case DRIE_PLAN_ERROR_THEME:
      return self->theme_row;
    case DRIE_PLAN_ERROR_QUESTION:
      return self->question_row;
    default:
      return NULL;
    }
}

void
drie_conversation_group_focus (DrieConversationGroup *self)
{
  g_return_if_fail (DRIE_IS_CONVERSATION_GROUP (self));

  drie_field_row_focus (self->theme_row);
}

void
drie_conversation_group_focus_question (DrieConversationGroup *self)
{
  g_return_if_fail (DRIE_IS_CONVERSATION_GROUP (self));

  drie_field_row_focus (self->question_row);
}
