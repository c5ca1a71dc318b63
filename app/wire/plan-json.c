/* The plan file. SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "model/text.h"
#include "wire/member.h"

/* --- Reading --- */

static gboolean
read_texts (const DrieReader *reader, DriePlan *plan, GError **error)
{
  const struct
  {
    const char *name;
    char **value;
  } texts[] = {
    { "situation", &plan->situation }, { "goal", &plan->goal },       { "open_for_decision", &plan->open_for_decision },
    { "contact", &plan->contact },     { "school", &plan->school },   { "wifi", &plan->wifi },
    { "date", &plan->date },           { "start", &plan->start },     { "end", &plan->end },
    { "language", &plan->language },   { "follows", &plan->follows },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!drie_reader_optional (reader, texts[i].name, DRIE_PLAN_MAX_TEXT, texts[i].value, error))
      return FALSE;
  return drie_reader_text (reader, "theme", DRIE_PLAN_MAX_THEME, &plan->theme, error)
         && drie_reader_text (reader, "question", DRIE_PLAN_MAX_QUESTION, &plan->question, error);
}

/* Whole seconds; anything out of range stays so, for the validation to name. */
static int
minutes_to_seconds (double minutes)
{
  return minutes < 0 ? -1 : (int)round (MIN (minutes, 2 * DRIE_PLAN_MAX_SECONDS) * 60);
}

static gboolean
read_minutes (const DrieReader *reader, DriePlan *plan, GError **error)
{
  DrieReader minutes = { NULL, "minutes." };

  if (!drie_reader_object (reader, "minutes", &minutes.object, error))
    return FALSE;
  for (DriePhase phase = 0; minutes.object != NULL && phase < DRIE_N_PHASES; phase++)
    {
      double value = plan->seconds[phase] / 60.0;
      if (!drie_reader_number (&minutes, drie_phase_to_wire (phase), &value, error))
        return FALSE;
      plan->seconds[phase] = minutes_to_seconds (value);
    }
  return TRUE;
}

static gboolean
read_translation (const DrieReader *reader, const char *language, DriePlan *plan, GError **error)
{
  g_autofree char *prefix = g_strdup_printf ("translations.%s.", language);
  DrieReader member = { NULL, prefix };
  g_autoptr (DrieTranslation) translation = drie_translation_new ("", "");

  if (!drie_reader_object (reader, language, &member.object, error))
    return FALSE;
  if (member.object == NULL)
    return TRUE;
  if (!drie_reader_text (&member, "theme", DRIE_PLAN_MAX_THEME, &translation->theme, error)
      || !drie_reader_text (&member, "question", DRIE_PLAN_MAX_QUESTION, &translation->question, error))
    return FALSE;
  g_hash_table_insert (plan->translations, g_strdup (language), g_steal_pointer (&translation));
  return TRUE;
}

static gboolean
read_translations (const DrieReader *reader, DriePlan *plan, GError **error)
{
  DrieReader translations = { NULL, "translations." };

  if (!drie_reader_object (reader, "translations", &translations.object, error))
    return FALSE;
  if (translations.object == NULL)
    return TRUE;

  g_autoptr (GList) languages = json_object_get_members (translations.object);
  for (GList *l = languages; l != NULL; l = l->next)
    {
      if (!drie_language_is_valid (l->data))
        return drie_reader_fail (reader, "translations", error);
      if (!read_translation (&translations, l->data, plan, error))
        return FALSE;
    }
  return TRUE;
}

DriePlan *
drie_plan_from_json (JsonNode *node, GError **error)
{
  g_autoptr (DriePlan) plan = drie_plan_new ();
  DrieReader reader;

  if (!drie_reader_init (&reader, node, "plan", error) || !read_texts (&reader, plan, error) || !read_minutes (&reader, plan, error)
      || !read_translations (&reader, plan, error) || !drie_reader_int (&reader, "grace_seconds", &plan->grace_seconds, error)
      || !drie_reader_int (&reader, "erase_after_days", &plan->erase_after_days, error)
      || !drie_reader_boolean (&reader, "open_during_answer", &plan->open_during_answer, error) || !drie_plan_validate (plan, error))
    return NULL;
  return g_steal_pointer (&plan);
}

/* --- Writing --- */

static void
add_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

static void
add_minutes (JsonObject *object, const DriePlan *plan)
{
  JsonObject *minutes = json_object_new ();

  for (DriePhase phase = 0; phase < DRIE_N_PHASES; phase++)
    if (plan->seconds[phase] % 60 == 0)
      json_object_set_int_member (minutes, drie_phase_to_wire (phase), plan->seconds[phase] / 60);
    else
      json_object_set_double_member (minutes, drie_phase_to_wire (phase), plan->seconds[phase] / 60.0);
  json_object_set_object_member (object, "minutes", minutes);
}

/* In the order of their codes: the same plan always gives the same text. */
static void
add_translations (JsonObject *object, const DriePlan *plan)
{
  g_autoptr (GList) languages = g_list_sort (g_hash_table_get_keys (plan->translations), (GCompareFunc)g_strcmp0);
  JsonObject *translations = json_object_new ();

  for (GList *l = languages; l != NULL; l = l->next)
    {
      const DrieTranslation *translation = g_hash_table_lookup (plan->translations, l->data);
      JsonObject *member = json_object_new ();
      add_text (member, "theme", translation->theme);
      add_text (member, "question", translation->question);
      json_object_set_object_member (translations, l->data, member);
    }
  if (languages != NULL)
    json_object_set_object_member (object, "translations", translations);
  else
    json_object_unref (translations);
}

JsonNode *
drie_plan_to_json (const DriePlan *plan)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  add_text (object, "theme", plan->theme);
  add_text (object, "question", plan->question);
  add_text (object, "situation", plan->situation);
  add_text (object, "school", plan->school);
  add_text (object, "date", plan->date);
  add_text (object, "language", plan->language);
  add_minutes (object, plan);
  add_text (object, "start", plan->start);
  add_text (object, "end", plan->end);
  json_object_set_int_member (object, "grace_seconds", plan->grace_seconds);
  json_object_set_int_member (object, "erase_after_days", plan->erase_after_days);
  add_translations (object, plan);
  add_text (object, "wifi", plan->wifi);
  add_text (object, "goal", plan->goal);
  add_text (object, "open_for_decision", plan->open_for_decision);
  add_text (object, "contact", plan->contact);
  add_text (object, "follows", plan->follows);
  if (plan->open_during_answer)
    json_object_set_boolean_member (object, "open_during_answer", TRUE);
  return node;
}
