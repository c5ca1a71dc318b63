/* The list of evenings: searching, its rows, files that are dropped on the window. SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

#include <string.h>

#include "ui/archive-row.h"
#include "ui/archive-view.h"

static gint64 opened;
static GtkWidget *view;

static void
open_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  opened = g_variant_get_int64 (parameter);
}

static gint64
create (const char *theme)
{
  g_autoptr (DriePlan) plan = drie_plan_new ();
  g_autoptr (GAsyncResult) result = NULL;

  g_free (plan->theme);
  plan->theme = g_strdup (theme);
  g_free (plan->question);
  plan->question = g_strdup ("Wat werkt?");
  plan->date = g_strdup ("2026-03-05");
  drie_library_create_async (library, plan, test_result_cb, &result);
  test_wait_until (result != NULL);
  return drie_library_create_finish (library, result, NULL);
}

static void
show_archive (void)
{
  static const GActionEntry actions[] = { { .name = "open", .activate = open_action, .parameter_type = "x" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  opened = 0;
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), NULL);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
  view = drie_archive_view_new ();
  drie_archive_view_set_library (DRIE_ARCHIVE_VIEW (view), library, FALSE);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  test_wait_until (find (view, DRIE_TYPE_ARCHIVE_ROW, FALSE) != NULL);
}

static GListModel *
get_list (void)
{
  return G_LIST_MODEL (gtk_list_view_get_model (find (view, GTK_TYPE_LIST_VIEW, TRUE)));
}

/* As the entry does after a moment's quiet. */
static GtkWidget *
type (const char *words)
{
  GtkWidget *entry = find (view, GTK_TYPE_SEARCH_ENTRY, TRUE);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  g_signal_emit_by_name (entry, "search-changed");
  return entry;
}

static gboolean
shows_only (gint64 id)
{
  g_autoptr (DrieLibraryItem) item = g_list_model_get_item (get_list (), 0);

  return g_list_model_get_n_items (get_list ()) == 1 && drie_library_item_get_id (item) == id;
}

static void
note_first_cb (GListModel *list, guint position, guint removed, guint added, GString *seen)
{
  g_autoptr (DrieLibraryItem) item = g_list_model_get_item (list, 0);

  g_string_append_printf (seen, "%u %s;", g_list_model_get_n_items (list), item != NULL ? drie_library_item_get_theme (item) : "");
}

/* The words that were typed last are those that are shown, in whatever order the answers come; no words are all evenings. */
START_TEST (last_typed_words_win)
{
  gint64 maths = create ("Wiskunde");
  g_autoptr (GString) seen = g_string_new (NULL);

  create ("Wisselgeld");
  show_archive ();
  ck_assert_uint_eq (g_list_model_get_n_items (get_list ()), 3);
  g_signal_connect (get_list (), "items-changed", G_CALLBACK (note_first_cb), seen);
  type ("huiswerk");
  type ("wisse");
  type ("wisk");
  test_wait_until (shows_only (maths));
  ck_assert_msg (strstr (seen->str, "1 Huiswerk") == NULL && strstr (seen->str, "1 Wisselgeld") == NULL, "%s", seen->str);
  type ("");
  ck_assert_uint_eq (g_list_model_get_n_items (get_list ()), 3);
  type ("nergens");
  type ("");
  type ("wisk");
  test_wait_until (shows_only (maths));
  drop (view);
}
END_TEST

/* Enter opens what the words find, also when it is quicker than the search, and not what stood first in the list before. */
START_TEST (enter_opens_what_is_found)
{
  gint64 maths = create ("Wiskunde");
  GtkWidget *entry;

  create ("Wisselgeld");
  show_archive ();
  entry = find (view, GTK_TYPE_SEARCH_ENTRY, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), "wisk");
  g_signal_emit_by_name (entry, "activate");
  test_wait_until (opened != 0);
  ck_assert_int_eq (opened, maths);
  opened = 0;
  g_signal_emit_by_name (entry, "search-changed");
  g_signal_emit_by_name (entry, "activate");
  ck_assert_int_eq (opened, maths);
  opened = 0;
  type ("nergens");
  g_signal_emit_by_name (entry, "activate");
  test_wait_until (g_list_model_get_n_items (get_list ()) == 0);
  ck_assert_int_eq (opened, 0);
  drop (view);
}
END_TEST

/* The month by the catalogue, for a desktop whose locale is not there; the keyboard passes the row's button, whose menu it opens by the
 * list. */
START_TEST (rows_have_a_date_and_a_menu)
{
  GtkWidget *row, *list;

  create ("Wiskunde");
  show_archive ();
  ck_assert (holds_label (view, "5") && holds_label (view, "Mar 2026"));
  list = find (view, GTK_TYPE_LIST_VIEW, FALSE);
  row = find (list, DRIE_TYPE_ARCHIVE_ROW, FALSE);
  ck_assert (gtk_widget_grab_focus (list));
  ck_assert_ptr_eq (gtk_root_get_focus (GTK_ROOT (window)), gtk_widget_get_parent (row));
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  ck_assert (!gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), row));
  gtk_widget_grab_focus (gtk_widget_get_parent (row));
  gtk_widget_activate_action (view, "archive.menu", NULL);
  test_wait_until (find (row, GTK_TYPE_POPOVER_MENU, FALSE) != NULL);
  gtk_popover_popdown (find (row, GTK_TYPE_POPOVER_MENU, FALSE));
  drop (view);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("archive");
  TCase *list = tcase_create ("list");

  tcase_add_checked_fixture (list, window_setup, window_teardown);
  tcase_add_test (list, last_typed_words_win);
  tcase_add_test (list, enter_opens_what_is_found);
  tcase_add_test (list, rows_have_a_date_and_a_menu);
  suite_add_tcase (suite, list);
  return test_run (suite);
}
