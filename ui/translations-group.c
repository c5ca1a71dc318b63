/* Translations of theme and question. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/translations-group.h"

#include <glib/gi18n-lib.h>

#include "ui/field-row.h"
#include "ui/init.h"
#include "ui/languages.h"

/* @language: borrowed for ever */
typedef struct
{
  const DrieLanguage *language;
  DrieFieldRow *theme;
  DrieFieldRow *question;
} Pair;

struct _DrieTranslationsGroup
{
  AdwPreferencesGroup parent_instance;

  /* Template widgets */
  AdwExpanderRow *expander;

  GArray *pairs;    /* owned; the rows in it belong to the expander */
  char *language;   /* owned: the evening's */
  gboolean filling; /* by us, not by the chair */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (DrieTranslationsGroup, drie_translations_group, ADW_TYPE_PREFERENCES_GROUP)

static gboolean
is_typed (const Pair *pair)
{
  g_autofree char *theme = drie_field_row_dup_text (pair->theme);
  g_autofree char *question = drie_field_row_dup_text (pair->question);

  return theme != NULL || question != NULL;
}

/* Which languages there are, seen without unfolding. */
static void
show_summary (DrieTranslationsGroup *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->pairs->len; i++)
    {
      const Pair *pair = &g_array_index (self->pairs, Pair, i);
      if (is_typed (pair) && g_strcmp0 (pair->language->code, self->language) != 0)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", pair->language->name);
    }
  adw_expander_row_set_subtitle (self->expander,
                                 names->len > 0 ? names->str : _ ("Theme and question, for phones that speak another language"));
}

static void
changed_cb (DrieTranslationsGroup *self)
{
  if (self->filling)
    return;
  show_summary (self);
  g_signal_emit (self, changed_signal, 0);
}

static DrieFieldRow *
add_row (DrieTranslationsGroup *self, const char *title, gboolean multiline)
{
  GtkWidget *row = g_object_new (DRIE_TYPE_FIELD_ROW, "title", title, "multiline", multiline, NULL);

  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), self);
  adw_expander_row_add_row (self->expander, row);
  return DRIE_FIELD_ROW (row);
}

static void
add_pair (DrieTranslationsGroup *self, const DrieLanguage *language)
{
  Pair pair = { .language = language };
  /* Translators: %s is a language’s own name, such as “Türkçe”. */
  g_autofree char *theme = g_strdup_printf (_ ("Theme · %s"), language->name);
  g_autofree char *question = g_strdup_printf (_ ("Central question · %s"), language->name);

  pair.theme = add_row (self, theme, FALSE);
  pair.question = add_row (self, question, TRUE);
  g_array_append_val (self->pairs, pair);
}

static void
drie_translations_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DRIE_TYPE_TRANSLATIONS_GROUP);
  G_OBJECT_CLASS (drie_translations_group_parent_class)->dispose (object);
}

static void
drie_translations_group_finalize (GObject *object)
{
  DrieTranslationsGroup *self = DRIE_TRANSLATIONS_GROUP (object);

  g_array_unref (self->pairs);
  g_free (self->language);
  G_OBJECT_CLASS (drie_translations_group_parent_class)->finalize (object);
}

static void
drie_translations_group_class_init (DrieTranslationsGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = drie_translations_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = drie_translations_group_finalize;
  changed_signal = g_signal_new ("changed", DRIE_TYPE_TRANSLATIONS_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, DRIE_RESOURCE_BASE "/translations-group.ui");
  gtk_widget_class_bind_template_child (widget_class, DrieTranslationsGroup, expander);
}

static void
drie_translations_group_init (DrieTranslationsGroup *self)
{
  guint n;
  const DrieLanguage *languages = drie_languages (&n);

  self->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < n; i++)
    add_pair (self, &languages[i]);
  show_summary (self);
}

void
drie_translations_group_set_plan (DrieTranslationsGroup *self, const DriePlan *plan)
{
  g_return_if_fail (DRIE_IS_TRANSLATIONS_GROUP (self));

  self->filling = TRUE;
  for (guint i = 0; i < self->pairs->len; i++)
    {
      const Pair *pair = &g_array_index (self->pairs, Pair, i);
      const DrieTranslation *translation = g_hash_table_lookup (plan->translations, pair->language->code);
      drie_field_row_set_text (pair->theme, translation != NULL ? translation->theme : NULL);
      drie_field_row_set_text (pair->question, translation != NULL ? translation->question : NULL);
    }
  self->filling = FALSE;
  drie_translations_group_set_language (self, plan->language);
}

void
drie_translations_group_apply (DrieTranslationsGroup *self, DriePlan *plan)
{
  g_return_if_fail (DRIE_IS_TRANSLATIONS_GROUP (self));

  for (guint i = 0; i < self->pairs->len; i++)
    {
      const Pair *pair = &g_array_index (self->pairs, Pair, i);
      g_autofree char *theme = drie_field_row_dup_text (pair->theme);
      g_autofree char *question = drie_field_row_dup_text (pair->question);
      if ((theme == NULL && question == NULL) || g_strcmp0 (pair->language->code, plan->language) == 0)
        g_hash_table_remove (plan->translations, pair->language->code);
      else
        g_hash_table_insert (plan->translations, g_strdup (pair->language->code), drie_translation_new (theme, question));
    }
}

void
drie_translations_group_set_language (DrieTranslationsGroup *self, const char *code)
{
  g_return_if_fail (DRIE_IS_TRANSLATIONS_GROUP (self));

  g_free (self->language);
  self->language = g_strdup (code);
  for (guint i = 0; i < self->pairs->len; i++)
    {
      const Pair *pair = &g_array_index (self->pairs, Pair, i);
      gboolean other = g_strcmp0 (pair->language->code, code) != 0;
      gtk_widget_set_visible (GTK_WIDGET (pair->theme), other);
      gtk_widget_set_visible (GTK_WIDGET (pair->question), other);
    }
  show_summary (self);
}
