/* Drafts of plans: a key file each. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/plan-draft.h"

#include <glib/gstdio.h>
#include <string.h>

#define GROUP       "Plan"
#define TRANSLATION "Translation " /* and the language's code */

static const struct
{
  const char *key;
  gsize offset;
} texts[] = {
  { "theme", G_STRUCT_OFFSET (DriePlan, theme) },
  { "question", G_STRUCT_OFFSET (DriePlan, question) },
  { "situation", G_STRUCT_OFFSET (DriePlan, situation) },
  { "goal", G_STRUCT_OFFSET (DriePlan, goal) },
  { "open-for-decision", G_STRUCT_OFFSET (DriePlan, open_for_decision) },
  { "contact", G_STRUCT_OFFSET (DriePlan, contact) },
  { "school", G_STRUCT_OFFSET (DriePlan, school) },
  { "wifi", G_STRUCT_OFFSET (DriePlan, wifi) },
  { "date", G_STRUCT_OFFSET (DriePlan, date) },
  { "start", G_STRUCT_OFFSET (DriePlan, start) },
  { "end", G_STRUCT_OFFSET (DriePlan, end) },
  { "language", G_STRUCT_OFFSET (DriePlan, language) },
  { "follows", G_STRUCT_OFFSET (DriePlan, follows) },
};

static char *
get_path (const char *directory, gint64 id)
{
  g_autofree char *name = g_strdup_printf ("draft-%" G_GINT64_FORMAT ".ini", id);

  return g_build_filename (directory, name, NULL);
}

static void
load_translations (GKeyFile *file, DriePlan *plan)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (int i = 0; groups[i] != NULL; i++)
    {
      if (!g_str_has_prefix (groups[i], TRANSLATION))
        continue;
      g_autofree char *theme = g_key_file_get_string (file, groups[i], "theme", NULL);
      g_autofree char *question = g_key_file_get_string (file, groups[i], "question", NULL);
      g_hash_table_insert (plan->translations, g_strdup (groups[i] + strlen (TRANSLATION)), drie_translation_new (theme, question));
    }
}

static void
save_translations (GKeyFile *file, const DriePlan *plan)
{
  GHashTableIter iter;
  gpointer language, value;

  g_hash_table_iter_init (&iter, plan->translations);
  while (g_hash_table_iter_next (&iter, &language, &value))
    {
      const DrieTranslation *translation = value;
      g_autofree char *group = g_strconcat (TRANSLATION, language, NULL);
      if (translation->theme != NULL)
        g_key_file_set_string (file, group, "theme", translation->theme);
      if (translation->question != NULL)
        g_key_file_set_string (file, group, "question", translation->question);
    }
}

DriePlan *
drie_plan_draft_load (const char *directory, gint64 id)
{
  g_autofree char *path = get_path (directory, id);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree int *seconds = NULL;
  DriePlan *plan;
  gsize n = 0;
  int days;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return NULL;
  plan = drie_plan_new ();
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char **text = G_STRUCT_MEMBER_P (plan, texts[i].offset);
      char *value = g_key_file_get_string (file, GROUP, texts[i].key, NULL);
      if (value == NULL)
        continue;
      g_free (*text);
      *text = value;
    }
  seconds = g_key_file_get_integer_list (file, GROUP, "seconds", &n, NULL);
  for (gsize i = 0; i < n && i < DRIE_N_PHASES; i++)
    plan->seconds[i] = CLAMP (seconds[i], 0, 180 * 60);
  days = g_key_file_get_integer (file, GROUP, "erase-after-days", NULL);
  if (days > 0)
    plan->erase_after_days = days;
  plan->open_during_answer = g_key_file_get_boolean (file, GROUP, "open-during-answer", NULL);
  load_translations (file, plan);
  return plan;
}

gboolean
drie_plan_draft_save (const char *directory, gint64 id, const DriePlan *plan, GError **error)
{
  g_autofree char *path = get_path (directory, id);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = G_STRUCT_MEMBER (char *, plan, texts[i].offset);
      if (text != NULL)
        g_key_file_set_string (file, GROUP, texts[i].key, text);
    }
  g_key_file_set_integer_list (file, GROUP, "seconds", (int *)plan->seconds, DRIE_N_PHASES);
  g_key_file_set_integer (file, GROUP, "erase-after-days", plan->erase_after_days);
  g_key_file_set_boolean (file, GROUP, "open-during-answer", plan->open_during_answer);
  save_translations (file, plan);
  return g_key_file_save_to_file (file, path, error);
}

void
drie_plan_draft_discard (const char *directory, gint64 id)
{
  g_autofree char *path = get_path (directory, id);

  g_unlink (path);
}
