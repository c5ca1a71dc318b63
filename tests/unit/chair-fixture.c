/* An evening over a real library. SPDX-License-Identifier: GPL-3.0-or-later */
#include "chair-fixture.h"

DrieEvening *evening;
DrieLibrary *library;
char *directory;

void
chair_settle (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  drie_evening_settle_async (evening, test_result_cb, &result);
  test_wait_until (result != NULL);
  ck_assert_msg (drie_evening_settle_finish (evening, result, &error), "%s", error != NULL ? error->message : "");
}

void
chair_open (const DriePlan *plan)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  directory = test_temp_dir ();
  library = drie_library_open (directory, DRIE_LIBRARY_WRITE, &error);
  ck_assert_msg (library != NULL, "%s", error != NULL ? error->message : "");
  drie_library_create_async (library, plan, test_result_cb, &result);
  test_wait_until (result != NULL);
  id = drie_library_create_finish (library, result, &error);
  ck_assert_msg (id > 0, "%s", error != NULL ? error->message : "");
  evening = drie_evening_open (library, id, 1.0, &error);
  ck_assert_msg (evening != NULL, "%s", error != NULL ? error->message : "");
}

DriePlan *
chair_make_plan (void)
{
  DriePlan *plan = drie_plan_new ();

  g_free (plan->theme);
  plan->theme = g_strdup ("Huiswerk");
  g_free (plan->question);
  plan->question = g_strdup ("Wat helpt jou?");
  return plan;
}

void
chair_start_talk (void)
{
  must (drie_evening_start (evening, 0, &error));
  must (drie_evening_next (evening, &error));
}

void
chair_setup (void)
{
  g_autoptr (DriePlan) plan = chair_make_plan ();

  plan->date = g_strdup ("2026-11-24");
  chair_open (plan);
  chair_start_talk ();
}

void
chair_teardown (void)
{
  g_clear_object (&evening);
  g_clear_object (&library);
  test_remove_dir (directory);
  g_clear_pointer (&directory, g_free);
}

DrieNoteItem *
chair_paper (DrieCircle from, const char *text)
{
  GListModel *notes = drie_evening_get_notes (evening);
  guint before = g_list_model_get_n_items (notes);
  g_autoptr (DrieNoteItem) item = NULL;

  must (drie_evening_paper (evening, from, text, &error));
  chair_settle ();
  ck_assert_uint_eq (g_list_model_get_n_items (notes), before + 1);
  item = g_list_model_get_item (notes, before);
  return item; /* the evening holds it */
}

const char *
chair_key (DrieNoteItem *item)
{
  return drie_note_item_get_note (item)->key;
}
