/* One evening over a library of its own. SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-evening-utils.h"

/* FALSE: somebody has it still. */
static gboolean
open_library (void)
{
  if (library == NULL)
    library = drie_library_open (directory, DRIE_LIBRARY_WRITE, NULL);
  return library != NULL;
}

void
reopen (void)
{
  gint64 id = drie_evening_get_id (evening);
  g_autoptr (GError) error = NULL;

  chair_settle ();
  g_clear_object (&evening);
  /* A thread that has just written a document may let go of it, and of its lock, a moment later. */
  g_clear_object (&library);
  test_wait_until (open_library ());
  evening = drie_evening_open (library, id, 1.0, &error);
  ck_assert_msg (evening != NULL, "%s", error != NULL ? error->message : "");
}

void
setup (void)
{
  g_autoptr (DriePlan) plan = chair_make_plan ();

  chair_open (plan);
}

const char *
paper (DrieCircle from, const char *text)
{
  return chair_key (chair_paper (from, text));
}

const DrieNote *
note (const char *key)
{
  return drie_note_item_get_note (drie_evening_get_note (evening, key));
}
