/* Lines of stdin, on an evening of their own; "$1" stands for the key of the first note. SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli/answer.h"
#include "cli/cli.h"
#include "fuzz.h"
#include "library.h"
#include "test-utils.h"
#include "wire/json.h"

#define MOST_LINES 64

static DrieLibrary *library;
static char *folder;

static void
clean_up (void)
{
  g_clear_object (&library);
  test_remove_dir (folder);
  g_clear_pointer (&folder, g_free);
}

static void
open_library (void)
{
  g_autoptr (GError) error = NULL;

  folder = g_dir_make_tmp ("drie-fuzz-XXXXXX", &error);
  g_assert_no_error (error);
  library = drie_library_open (folder, DRIE_LIBRARY_WRITE, &error);
  g_assert_no_error (error);
  atexit (clean_up);
}

static DrieEvening *
begin_evening (void)
{
  g_autoptr (GError) error = NULL;
  gint64 id = fuzz_create_evening (library, "Huiswerk", &error);

  g_assert_no_error (error);
  DrieEvening *evening = drie_evening_open (library, id, 1, &error);
  g_assert_no_error (error);
  return evening;
}

/* The evening as it came to be: stored, and an archive that can be read. */
static void
check_archive (gint64 id)
{
  static const DrieExport json = { .format = "json" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) archive = drie_library_export (library, id, &json, &error);
  gsize length;

  g_assert_no_error (error);
  const char *text = g_bytes_get_data (archive, &length);
  g_autoptr (JsonNode) node = drie_json_parse (text, length, &error);
  g_autoptr (DrieSummary) summary = node != NULL ? drie_archive_from_json (node, &error) : NULL;
  fuzz_promise (summary != NULL, "written, and refused: %s: %.*s", error->message, (int)length, text);
}

static void
end_evening (DrieEvening *evening)
{
  gint64 id = drie_evening_get_id (evening);
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) settled = NULL;
  g_autoptr (GAsyncResult) erased = NULL;

  drie_evening_settle_async (evening, cli_answered_cb, &settled);
  drie_evening_settle_finish (evening, cli_wait_for (&settled), &error);
  g_assert_no_error (error);
  g_object_unref (evening);
  check_archive (id);
  drie_library_erase_async (library, id, cli_answered_cb, &erased);
  drie_library_erase_finish (library, cli_wait_for (&erased), &error);
  g_assert_no_error (error);
}

/* @line with "$1" … "$9" replaced by keys. */
static char *
put_keys (DrieEvening *evening, const char *line)
{
  GListModel *notes = drie_evening_get_notes (evening);
  GString *text = g_string_new (line);

  for (guint i = 0; i < MIN (g_list_model_get_n_items (notes), 9u); i++)
    {
      g_autoptr (DrieNoteItem) item = g_list_model_get_item (notes, i);
      char name[] = { '$', (char)('1' + i), '\0' };
      g_string_replace (text, name, drie_note_item_get_note (item)->key, 0);
    }
  return g_string_free (text, FALSE);
}

static void
carry_out (DrieEvening *evening, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *command = NULL;
  g_autofree char *text = put_keys (evening, line);
  gboolean done = cli_serve_command (evening, text, &command, &error);

  fuzz_promise (done == (error == NULL), "%s: done and an error", text);
  fuzz_promise (done || *drie_evening_error_code (error) != '\0', "%s: an error without a word", text);
  g_autofree char *state = drie_evening_dup_state_json (evening);
  g_autoptr (GError) wrong = NULL;
  g_autoptr (JsonNode) node = drie_json_parse (state, -1, &wrong);
  fuzz_promise (node != NULL, "%s: the state is %s", text, state);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *)data, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", MOST_LINES + 1);

  if (library == NULL)
    open_library ();
  DrieEvening *evening = begin_evening ();
  for (guint i = 0; lines[i] != NULL && i < MOST_LINES; i++)
    {
      /* As serve does, which takes nothing else for a line. */
      if (g_utf8_validate (lines[i], -1, NULL) && *g_strstrip (lines[i]) != '\0')
        carry_out (evening, lines[i]);
    }
  end_evening (evening);
  return 0;
}
