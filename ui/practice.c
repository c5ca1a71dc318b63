/* A rehearsal. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/practice.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "evening/phrase.h"
#include "ui/languages.h"
#include "ui/theme-list.h"

struct _DriePractice
{
  char *directory;
  DrieLibrary *library;
};

/* Only what we made ourselves, and nothing behind a link. */
static void
remove_directory (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_directory (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

DriePractice *
drie_practice_new (GError **error)
{
  g_autoptr (DriePractice) self = g_new0 (DriePractice, 1);

  self->directory = g_dir_make_tmp ("driegesprek-rehearsal-XXXXXX", error);
  if (self->directory == NULL)
    return NULL;
  self->library = drie_library_open (self->directory, DRIE_LIBRARY_WRITE, error);
  return self->library != NULL ? g_steal_pointer (&self) : NULL;
}

void
drie_practice_free (DriePractice *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->library);
  if (self->directory != NULL)
    remove_directory (self->directory);
  g_free (self->directory);
  g_free (self);
}

DrieLibrary *
drie_practice_get_library (DriePractice *self)
{
  return self->library;
}

DriePlan *
drie_practice_make_plan (void)
{
  DriePlan *plan = drie_plan_new ();
  const DrieTheme *theme = drie_theme_find ("homework");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_free (plan->language);
  plan->language = g_strdup (drie_languages_get_default ());
  drie_plan_set_preset (plan, DRIE_PRESET_REHEARSAL);
  if (theme != NULL)
    {
      g_free (plan->theme);
      g_free (plan->question);
      plan->theme = g_strdup (drie_phrase (plan->language, theme->title));
      plan->question = g_strdup (drie_phrase (plan->language, theme->question));
      plan->situation = g_strdup (drie_phrase (plan->language, theme->situation));
    }
  plan->school = g_strdup (_ ("Rehearsal"));
  plan->contact = g_strdup (_ ("the class mentor"));
  plan->date = g_date_time_format (now, "%Y-%m-%d");
  return plan;
}
