/* The chair's window as a whole: what was asked for is done before it goes, or it stays to tell. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "screen-fixture.h"
#include "ui/application.h"
#include "ui/saved-toast.h"
#include "ui/toast.h"
#include "ui/window.h"

static char *folder;
static DrieApplication *application;
static GtkWidget *window;
static char *path;
static GFile *file; /* a pipe: whoever reads it waits for us */

static void
set_up (void)
{
  DrieSessionOptions options = { .listen = (char *)"127.0.0.1", .port = 0 };

  screen_setup ();
  folder = test_temp_dir ();
  options.library = folder;
  application = drie_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  ck_assert (g_application_register (G_APPLICATION (application), NULL, NULL));
  window = drie_window_new (GTK_APPLICATION (application), &options);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&window);
  gtk_window_present (GTK_WINDOW (window));
  path = g_build_filename (folder, "evening.json", NULL);
  ck_assert_int_eq (mkfifo (path, 0600), 0);
  file = g_file_new_for_path (path);
}

static void
tear_down (void)
{
  if (window != NULL)
    gtk_window_destroy (GTK_WINDOW (window));
  test_wait_until (window == NULL);
  g_clear_object (&application);
  g_clear_object (&file);
  test_remove_dir (folder);
  g_free (folder);
  g_free (path);
  chair_teardown ();
}

static void
quit (void)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
}

/* Without a window the program ends. */
static gboolean
is_open (void)
{
  return gtk_application_get_windows (GTK_APPLICATION (application)) != NULL;
}

/* The pipe, once somebody reads it. */
static int
wait_for_reader (void)
{
  int pipe = -1;

  test_wait_until (pipe >= 0 || (pipe = open (path, O_WRONLY | O_NONBLOCK | O_CLOEXEC)) >= 0);
  return pipe;
}

static void
feed (int pipe, const char *content, gsize size)
{
  ck_assert_int_eq (write (pipe, content, size), size);
  close (pipe);
}

static guint
count_evenings (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrieLibrary) opened = drie_library_open (folder, DRIE_LIBRARY_READ, &error);
  g_autoptr (GListModel) list = opened != NULL ? drie_library_list (opened, NULL, &error) : NULL;

  ck_assert_msg (list != NULL, "%s", error != NULL ? error->message : "");
  return g_list_model_get_n_items (list);
}

static gboolean
says (GtkWidget *root, const char *words)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child)
        && ((GTK_IS_LABEL (child) && strstr (gtk_label_get_text (GTK_LABEL (child)), words) != NULL) || says (child, words)))
      return TRUE;
  return FALSE;
}

/* From a file manager, and left at once: the evenings are not even open yet. */
START_TEST (leaves_when_the_evening_is_there)
{
  const DrieExport json = { .format = "json" };
  g_autoptr (GBytes) archive = drie_library_export (library, drie_evening_get_id (evening), &json, NULL);
  int pipe;

  drie_window_import (DRIE_WINDOW (window), file);
  quit ();
  pipe = wait_for_reader ();
  quit ();
  ck_assert (is_open ());
  feed (pipe, g_bytes_get_data (archive, NULL), g_bytes_get_size (archive));
  test_wait_until (window == NULL);
  ck_assert_uint_eq (count_evenings (), 1);
}
END_TEST

START_TEST (stays_to_tell)
{
  int pipe;

  test_wait_until (says (window, "An Evening for Three Circles"));
  drie_window_import (DRIE_WINDOW (window), file);
  pipe = wait_for_reader ();
  quit ();
  ck_assert (is_open ());
  feed (pipe, "[]", 2);
  test_wait_until (says (window, "“evening.json” cannot be read as an evening."));
  quit ();
  test_wait_until (window == NULL);
  ck_assert_uint_eq (count_evenings (), 0);
}
END_TEST

static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child))
      found
          = GTK_IS_BUTTON (child) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0 ? child : find_button (child, label);
  return found;
}

/* In a toast that says @words there is a button that can be pressed. */
static gboolean
offers (const char *words, const char *label)
{
  GtkWidget *button = find_button (window, label);

  return says (window, words) && button != NULL && gtk_widget_is_sensitive (button);
}

/* However one sentence follows on another, its button works and GTK finds nothing wrong with it. */
START_TEST (toasts_offer_what_they_say)
{
  GtkWidget *screen;

  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  test_wait_until (says (window, "An Evening for Three Circles"));
  test_wait_until ((screen = gtk_window_get_focus (GTK_WINDOW (window))) != NULL);
  drie_saved_toast_show (screen, file);
  test_wait_until (offers ("Saved: ", "_Open"));
  drie_toast_show_action (screen, "Taken back", "Undo", "win.undo");
  test_wait_until (offers ("Taken back", "Undo"));
  drie_saved_toast_show (screen, file);
  test_wait_until (offers ("Saved: ", "_Open"));
  drie_saved_toast_show_only (screen, file);
  test_wait_until (says (window, "Saved: ") && find_button (window, "_Open") == NULL);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("window");
  TCase *leaving = tcase_create ("leaving");
  TCase *saying = tcase_create ("saying");

  tcase_add_checked_fixture (leaving, set_up, tear_down);
  tcase_add_test (leaving, leaves_when_the_evening_is_there);
  tcase_add_test (leaving, stays_to_tell);
  suite_add_tcase (suite, leaving);
  tcase_add_checked_fixture (saying, set_up, tear_down);
  tcase_add_test (saying, toasts_offer_what_they_say);
  suite_add_tcase (suite, saying);
  return test_run (suite);
}
