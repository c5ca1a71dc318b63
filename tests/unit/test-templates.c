/* The chair's own templates. SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "evening/templates.h"
#include "test-utils.h"

static char *directory;

static void
setup (void)
{
  directory = test_temp_dir ();
}

static void
teardown (void)
{
  test_remove_dir (directory);
  g_clear_pointer (&directory, g_free);
}

static DriePlan *
make_plan (void)
{
  DriePlan *plan = drie_plan_new ();

  g_free (plan->theme);
  g_free (plan->question);
  plan->theme = g_strdup ("Homework");
  plan->question = g_strdup ("What helps you?");
  plan->date = g_strdup ("2026-11-24");
  plan->wifi = g_strdup ("Guests");
  plan->seconds[DRIE_PHASE_TALK] = 20 * 60;
  g_hash_table_insert (plan->translations, g_strdup ("nl"), drie_translation_new ("Huiswerk", "Wat helpt?"));
  return plan;
}

static DriePlanTemplate *
keep (const char *name)
{
  g_autoptr (DriePlan) plan = make_plan ();
  g_autoptr (GError) error = NULL;
  DriePlanTemplate *template = drie_templates_keep (directory, name, plan, &error);

  ck_assert_msg (template != NULL, "%s", error != NULL ? error->message : "");
  return template;
}

/* The names in the order they are shown, joined by "|". */
static char *
list (void)
{
  g_autoptr (GPtrArray) templates = drie_templates_list (directory, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < templates->len; i++)
    g_ptr_array_add (names, ((DriePlanTemplate *)g_ptr_array_index (templates, i))->name);
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("|", (char **)names->pdata);
}

static void
expect (const char *names)
{
  g_autofree char *found = list ();

  ck_assert_str_eq (found, names);
}

/* Everything of the plan comes back, but not its day. */
START_TEST (test_keep)
{
  g_autoptr (DriePlanTemplate) kept = keep ("Homework");
  g_autoptr (GPtrArray) templates = drie_templates_list (directory, NULL);
  const DriePlanTemplate *read;
  const DrieTranslation *dutch;

  ck_assert_uint_eq (templates->len, 1);
  read = g_ptr_array_index (templates, 0);
  dutch = g_hash_table_lookup (read->plan->translations, "nl");
  ck_assert_str_eq (read->id, kept->id);
  ck_assert_str_eq (read->name, "Homework");
  ck_assert_str_eq (read->plan->question, "What helps you?");
  ck_assert_str_eq (read->plan->wifi, "Guests");
  ck_assert_int_eq (read->plan->seconds[DRIE_PHASE_TALK], 20 * 60);
  ck_assert_str_eq (dutch->theme, "Huiswerk");
  ck_assert_ptr_null (read->plan->date);
}
END_TEST

START_TEST (test_names)
{
  g_autoptr (DriePlanTemplate) first = keep ("Homework");
  g_autoptr (DriePlanTemplate) second = keep ("Homework");
  g_autoptr (DriePlanTemplate) strange = keep ("../a/b");
  g_autoptr (GError) error = NULL;

  ck_assert_str_eq (second->name, "Homework (2)");
  ck_assert (drie_templates_rename (directory, first, "  Tests ", NULL));
  ck_assert (drie_templates_rename (directory, strange, "Rules", NULL));
  expect ("Homework (2)|Rules|Tests");
  ck_assert (!drie_templates_rename (directory, first, "  ", &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT));
  expect ("Homework (2)|Rules|Tests");
}
END_TEST

START_TEST (test_remove)
{
  g_autoptr (DriePlanTemplate) template = keep ("Homework");

  expect ("Homework");
  ck_assert (drie_templates_remove (directory, template, NULL));
  ck_assert (drie_templates_remove (directory, template, NULL));
  expect ("");
  ck_assert (drie_templates_restore (directory, template, NULL));
  expect ("Homework");
}
END_TEST

/* A file that is none of ours spoils nothing, and is named. */
START_TEST (test_strange_files)
{
  static const char *const texts[]
      = { "", "[]", "{\"theme\":\"x\"}", "{\"theme\":\"x\",\"question\":\"y\",\"date\":\"soon\"}", "\xff", "{\"theme\":" };
  g_autoptr (DriePlanTemplate) template = keep ("Homework");
  g_autofree char *path = g_build_filename (directory, "templates", "strange.json", NULL);
  g_autofree char *named = g_build_filename (directory, "templates", "named.json", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *unread = NULL;
      ck_assert (g_file_set_contents (path, texts[i], -1, NULL));
      g_autoptr (GPtrArray) templates = drie_templates_list (directory, &unread);
      ck_assert_uint_eq (templates->len, 1);
      ck_assert (unread != NULL && strstr (unread, "strange.json") != NULL);
    }
  g_unlink (path);
  ck_assert (g_file_set_contents (named, "{\"theme\":\"Rules\",\"question\":\"y\",\"name\":[]}", -1, NULL));
  expect ("Homework|Rules");
}
END_TEST

START_TEST (test_cannot_write)
{
  g_autofree char *path = g_build_filename (directory, "templates", NULL);
  g_autoptr (DriePlan) plan = make_plan ();
  g_autoptr (GError) error = NULL;

  ck_assert (g_file_set_contents (path, "in the way", -1, NULL));
  ck_assert_ptr_null (drie_templates_keep (directory, "Homework", plan, &error));
  ck_assert_ptr_nonnull (strstr (error->message, "Homework"));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("templates");
  TCase *tcase = tcase_create ("templates");

  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_test (tcase, test_keep);
  tcase_add_test (tcase, test_names);
  tcase_add_test (tcase, test_remove);
  tcase_add_test (tcase, test_strange_files);
  tcase_add_test (tcase, test_cannot_write);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
