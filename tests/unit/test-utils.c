/* What the unit tests share. SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-utils.h"

#include <glib/gstdio.h>

int
test_run (Suite *suite)
{
  SRunner *runner = srunner_create (suite);

  srunner_run_all (runner, CK_NORMAL);
  int failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return failed == 0 ? 0 : 1;
}

char *
test_temp_dir (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("driegesprek-XXXXXX", &error);

  ck_assert_msg (path != NULL, "%s", error != NULL ? error->message : "");
  return path;
}

void
test_remove_dir (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        test_remove_dir (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

gboolean
test_wake_cb (gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

void
test_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}
