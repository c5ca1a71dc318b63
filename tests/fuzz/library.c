/* Evenings to be fed. SPDX-License-Identifier: GPL-3.0-or-later */
#include "library.h"

#include "cli/answer.h"

gint64
fuzz_create_evening (DrieLibrary *library, const char *theme, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DriePlan) plan = drie_plan_new ();

  g_free (plan->theme);
  plan->theme = g_strdup (theme);
  g_free (plan->question);
  plan->question = g_strdup ("Wat helpt?");
  drie_library_create_async (library, plan, cli_answered_cb, &result);
  return drie_library_create_finish (library, cli_wait_for (&result), error);
}
