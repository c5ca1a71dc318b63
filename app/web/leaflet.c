/* The leaflet. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/leaflet.h"

#include "model/text.h"

static const char *
name_circle (DrieCircle circle)
{
  return circle < DRIE_CIRCLE_NONE ? drie_circle_to_wire (circle) : "";
}

/* As everybody who uses digits reads it, whatever the language: 1-2-2027. */
static char *
write_date (const char *iso)
{
  GDate date;

  if (iso == NULL || !drie_date_parse (iso, &date))
    return g_strdup (iso);
  return g_strdup_printf ("%u-%u-%u", g_date_get_day (&date), g_date_get_month (&date), g_date_get_year (&date));
}

static void
set_questions (DrieValues *values, const GPtrArray *questions)
{
  for (guint i = 0; i < questions->len; i++)
    {
      const DriePublicQuestion *question = g_ptr_array_index (questions, i);
      DrieValues *item = drie_values_add (values, "questions");
      drie_values_set (item, "q_to", name_circle (question->to));
      drie_values_set (item, "q_text", question->text);
      drie_values_set (item, "q_answer", question->answer);
    }
}

static void
set_agreements (DrieValues *values, const GPtrArray *agreements)
{
  for (guint i = 0; i < agreements->len; i++)
    {
      const DrieAgreement *agreement = g_ptr_array_index (agreements, i);
      DrieValues *item = drie_values_add (values, "agreements");
      g_autofree char *before = write_date (agreement->before);
      drie_values_set (item, "a_what", agreement->what);
      drie_values_set (item, "a_who", agreement->who);
      drie_values_set (item, "a_circle", name_circle (agreement->circle));
      drie_values_set (item, "a_before", agreement->before);
      drie_values_set (item, "a_before_short", before);
    }
}

/* What there are none of is not mentioned. */
static void
set_sum (DrieValues *values, const char *name, guint sum)
{
  g_autofree char *digits = sum > 0 ? g_strdup_printf ("%u", sum) : NULL;

  drie_values_set (values, name, digits);
}

static void
set_sums (DrieValues *values, const DriePublicSums *sums)
{
  guint told = sums->asked + sums->kept + sums->elsewhere + sums->not_possible;

  set_sum (values, "n_asked", sums->asked);
  set_sum (values, "n_kept", sums->kept);
  set_sum (values, "n_elsewhere", sums->elsewhere);
  set_sum (values, "n_not_possible", sums->not_possible);
  set_sum (values, "n_other", sums->all > told ? sums->all - told : 0);
  set_sum (values, "n_all", sums->all);
}

void
drie_leaflet_fill (DrieValues *values, const DriePublicState *state)
{
  if (!state->state.published)
    return;
  drie_values_set (values, "published", "1");

  DrieValues *leaflet = drie_values_add (values, "leaflet");
  set_agreements (leaflet, state->agreements);
  set_questions (leaflet, state->questions);
  set_sums (leaflet, &state->sums);
}
