/* The usual plan. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/usual-plan.h"

#include "ui/init.h"
#include "ui/languages.h"
#include "ui/when.h"

void
drie_usual_plan_remember (const DriePlan *plan)
{
  g_autoptr (GSettings) settings = drie_ui_get_settings ();

  if (settings == NULL)
    return;
  g_settings_set_string (settings, "school", plan->school != NULL ? plan->school : "");
  g_settings_set_string (settings, "wifi", plan->wifi != NULL ? plan->wifi : "");
  g_settings_set_string (settings, "contact", plan->contact != NULL ? plan->contact : "");
}

static char *
recall (GSettings *settings, const char *key)
{
  g_autofree char *text = settings != NULL ? g_settings_get_string (settings, key) : NULL;

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

DriePlan *
drie_usual_plan_new (void)
{
  g_autoptr (GSettings) settings = drie_ui_get_settings ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  DriePlan *plan = drie_plan_new ();

  g_free (plan->language);
  plan->language = g_strdup (drie_languages_get_default ());
  plan->school = recall (settings, "school");
  plan->wifi = recall (settings, "wifi");
  plan->contact = recall (settings, "contact");
  plan->date = g_date_time_format (now, "%Y-%m-%d");
  plan->start = g_strdup ("19:30");
  plan->end = drie_when_from_minutes (drie_when_minutes (plan->start) + drie_plan_total (plan) / 60);
  return plan;
}
