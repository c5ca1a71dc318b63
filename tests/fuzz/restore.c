/* Backups that somebody changed: each is restored as a whole or refused, and whatever is restored can be used. An input is lines: the first
 * may be "version N" for an empty library as version N made it, in the place of a backup with two evenings; "cut SIZE" and "put OFFSET HEX"
 * change the file in the end; every other line is SQL, carried out before. SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "cli/answer.h"
#include "cli/cli.h"
#include "fuzz.h"
#include "library.h"
#include "store/schema.h"
#include "test-utils.h"
#include "wire/json.h"

#define MOST_LINES    64
#define MOST_VERSIONS 16
#define MOST_PAGES    4096
/* What a line of SQL may take: thousands of steps, and bytes a value. */
#define MOST_STEPS 2000
#define MOST_BYTES (8 * 1024 * 1024)

static char *folder;                 /* everything lies here */
static GBytes *mine;                 /* a library with an evening of its own */
static GBytes *bases[MOST_VERSIONS]; /* by version; 0: the backup */

/* --- What is changed --- */

static char *
place (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
clean_up (void)
{
  test_remove_dir (folder);
  g_free (folder);
  g_clear_pointer (&mine, g_bytes_unref);
  for (guint i = 0; i < MOST_VERSIONS; i++)
    g_clear_pointer (&bases[i], g_bytes_unref);
}

static GBytes *
read_file (const char *path)
{
  char *content;
  gsize size;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  return g_bytes_new_take (content, size);
}

static void
write_file (const char *path, GBytes *bytes)
{
  gsize size;
  const char *content = g_bytes_get_data (bytes, &size);

  /* GLib leaves a longer one its end. */
  g_remove (path);
  g_assert_true (g_file_set_contents_full (path, content, size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static DrieLibrary *
open_library (const char *name)
{
  g_autofree char *path = place (name);
  g_autoptr (GError) error = NULL;
  DrieLibrary *library = drie_library_open (path, DRIE_LIBRARY_WRITE, &error);

  g_assert_no_error (error);
  return library;
}

/* @lines: as serve takes them */
static void
hold (DrieLibrary *library, const char *theme, const char *const *lines)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrieEvening) evening = drie_evening_open (library, fuzz_create_evening (library, theme, &error), 1, &error);

  g_assert_no_error (error);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GAsyncResult) settled = NULL;
      g_autofree char *command = NULL;
      cli_serve_command (evening, lines[i], &command, &error);
      g_assert_no_error (error);
      drie_evening_settle_async (evening, cli_answered_cb, &settled);
      drie_evening_settle_finish (evening, cli_wait_for (&settled), &error);
      g_assert_no_error (error);
    }
}

static void
make_backup (const char *path)
{
  static const char *const whole[] = { "start",
                                       "next",
                                       "paper parents Waarom zoveel?",
                                       "paper teachers Wie vraagt er om hulp?",
                                       "next",
                                       "recap shared Rust helpt",
                                       "recap pupils Samen",
                                       "agree {\"what\":\"Een rustige plek\",\"circle\":\"parents\",\"before\":\"2027-02-01\"}",
                                       "close",
                                       "contact De mentor",
                                       "additions",
                                       "add parents Ook thuis",
                                       "finalise",
                                       "revise",
                                       "recap shared Rust en ruimte",
                                       "finalise Ruimte",
                                       "review 1 parents partly Soms",
                                       NULL };
  static const char *const running[] = { "start", "next", "paper parents Nog open?", NULL };
  g_autoptr (DrieLibrary) library = open_library ("base");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hold (library, "Huiswerk", whole);
  hold (library, "Telefoons", running);
  drie_library_backup_async (library, file, NULL, NULL, cli_answered_cb, &result);
  drie_library_copy_finish (library, cli_wait_for (&result), &error);
  g_assert_no_error (error);
}

static void
make_mine (void)
{
  g_autofree char *path = place ("mine/library.db");
  DrieLibrary *library = open_library ("mine");
  g_autoptr (GError) error = NULL;

  fuzz_create_evening (library, "Van mij", &error);
  g_assert_no_error (error);
  g_object_unref (library);
  mine = read_file (path);
}

static void
make_empty (const char *path, guint version)
{
  g_autoptr (GPtrArray) scripts = drie_schema_get_scripts ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);

  g_ptr_array_set_size (scripts, MIN (version, scripts->len));
  write_file (path, nothing);
  g_autoptr (DrieDatabase) database = drie_database_open (path, DRIE_DATABASE_WRITE, &error);
  g_assert_no_error (error);
  drie_schema_migrate (database, scripts, NULL, &error);
  g_assert_no_error (error);
}

static GBytes *
get_base (guint version)
{
  g_autofree char *path = place ("made");

  if (bases[version] != NULL)
    return bases[version];
  g_remove (path);
  if (version == 0)
    make_backup (path);
  else
    make_empty (path, version);
  return bases[version] = read_file (path);
}

/* --- Changing it --- */

/* Nothing of the machine is touched, and nothing that the next input finds changed. */
static int
authorise_cb (void *data, int action, const char *first, const char *second, const char *database, const char *by)
{
  static const char *const pragmas[]
      = { "data_store_directory", "hard_heap_limit", "max_page_count", "soft_heap_limit", "temp_store_directory", NULL };

  if (action == SQLITE_ATTACH)
    return *first == '\0' ? SQLITE_OK : SQLITE_DENY; /* VACUUM's own */
  if (action == SQLITE_PRAGMA)
    return g_strv_contains (pragmas, first) ? SQLITE_DENY : SQLITE_OK;
  return SQLITE_OK;
}

static int
too_long_cb (void *data)
{
  return ++*(guint *)data > MOST_STEPS;
}

static gboolean
changes_bytes (const char *line)
{
  return g_str_has_prefix (line, "cut ") || g_str_has_prefix (line, "put ");
}

static void
change_rows (const char *path, char **lines)
{
  sqlite3 *handle = NULL;
  guint steps;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_limit (handle, SQLITE_LIMIT_LENGTH, MOST_BYTES);
  sqlite3_exec (handle, "PRAGMA writable_schema = ON; PRAGMA max_page_count = " G_STRINGIFY (MOST_PAGES), NULL, NULL, NULL);
  sqlite3_set_authorizer (handle, authorise_cb, NULL);
  sqlite3_progress_handler (handle, 1000, too_long_cb, &steps);
  for (guint i = 0; lines[i] != NULL && i < MOST_LINES; i++)
    {
      steps = 0;
      if (!changes_bytes (lines[i]))
        sqlite3_exec (handle, lines[i], NULL, NULL, NULL);
    }
  sqlite3_close (handle);
}

static void
put_bytes (GByteArray *content, const char *line)
{
  char *hex;
  guint64 at = g_ascii_strtoull (line, &hex, 10);

  for (hex += *hex == ' '; g_ascii_isxdigit (hex[0]) && g_ascii_isxdigit (hex[1]) && at < content->len; hex += 2)
    content->data[at++] = (guint8)(g_ascii_xdigit_value (hex[0]) << 4 | g_ascii_xdigit_value (hex[1]));
}

static void
change_bytes (const char *path, char **lines)
{
  GByteArray *content = g_bytes_unref_to_array (read_file (path));

  for (guint i = 0; lines[i] != NULL && i < MOST_LINES; i++)
    {
      if (g_str_has_prefix (lines[i], "cut "))
        g_byte_array_set_size (content, MIN (g_ascii_strtoull (lines[i] + 4, NULL, 10), content->len));
      else if (g_str_has_prefix (lines[i], "put "))
        put_bytes (content, lines[i] + 4);
    }
  g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (content);
  write_file (path, bytes);
}

static char *
make_changed (char **lines)
{
  char *path = place ("changed");
  gboolean empty = lines[0] != NULL && g_str_has_prefix (lines[0], "version ");
  guint64 version = empty ? g_ascii_strtoull (lines[0] + strlen ("version "), NULL, 10) : 0;

  write_file (path, get_base (MIN (version, MOST_VERSIONS - 1)));
  change_rows (path, empty ? lines + 1 : lines);
  change_bytes (path, lines);
  return path;
}

/* --- What is promised --- */

static guint
count_copies (void)
{
  g_autofree char *path = place ("library");
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    n += g_str_has_prefix (name, "library.db.");
  return n;
}

static void
check_refused (DrieLibrary *library, const GError *why)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) list = drie_library_list (library, NULL, &error);

  g_assert_no_error (error);
  fuzz_promise (g_utf8_validate (why->message, -1, NULL), "a sentence that is no text");
  fuzz_promise (g_list_model_get_n_items (list) == 1, "%s, and the library has changed", why->message);
  g_autoptr (DrieLibraryItem) item = g_list_model_get_item (list, 0);
  fuzz_promise (g_str_equal (drie_library_item_get_theme (item), "Van mij"), "%s, and the library has changed", why->message);
  fuzz_promise (count_copies () == 0, "%s, and something lies about", why->message);
}

static void
check_text (const char *text, const char *what)
{
  fuzz_promise (text == NULL || g_utf8_validate (text, -1, NULL), "%s is no text", what);
}

static void
check_documents (DrieLibrary *library, gint64 id)
{
  static const char *const formats[] = { "txt", "html", "csv", "ics", "json" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const DrieExport what = { .format = formats[i] };
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = drie_library_export (library, id, &what, &error);
      gsize length = 0;
      const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : "";

      fuzz_promise ((bytes == NULL) == (error != NULL), "%s: a document and an error", formats[i]);
      fuzz_promise (g_utf8_validate_len (text, length, NULL), "%s: a document that is no text", formats[i]);
      fuzz_promise (i != 1 || g_strstr_len (text, length, FUZZ_MARKUP) == NULL, "markup in a document");
    }
}

static void
check_evening (DrieLibrary *library, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrieEvening) evening = drie_evening_open (library, id, 1, &error);

  fuzz_promise ((evening == NULL) == (error != NULL), "an evening and an error");
  if (evening == NULL)
    return;
  g_autofree char *state = drie_evening_dup_state_json (evening);
  g_autoptr (JsonNode) node = drie_json_parse (state, -1, &error);
  fuzz_promise (node != NULL, "the state is %s", state);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
check_item (DrieLibrary *library, DrieLibraryItem *item)
{
  gint64 id = drie_library_item_get_id (item);
  g_autoptr (DrieFound) found = drie_library_find (library, id, "helpt w");

  check_text (drie_library_item_get_theme (item), "a theme");
  check_text (drie_library_item_get_question (item), "a question");
  check_text (drie_library_item_get_date (item), "a date");
  check_text (found != NULL ? found->text : NULL, "an excerpt");
  check_documents (library, id);
  check_evening (library, id);
}

/* Nothing came along that would be carried out some day. */
static void
check_schema (void)
{
  g_autofree char *path = place ("library/library.db");
  g_autoptr (GPtrArray) scripts = drie_schema_get_scripts ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DrieDatabase) database = drie_database_open (path, DRIE_DATABASE_READ, &error);

  g_assert_no_error (error);
  fuzz_promise (drie_schema_check (database, scripts->len, &error), "restored, and %s", error->message);
}

static void
check_restored (DrieLibrary *library)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) list = drie_library_list (library, NULL, &error);

  fuzz_promise (list != NULL, "restored, and there is no list: %s", error->message);
  g_autoptr (GListModel) found = drie_library_list (library, "helpt", &error);
  fuzz_promise (found != NULL, "restored, and nothing can be looked for: %s", error->message);
  for (guint i = 0; i < MIN (g_list_model_get_n_items (list), 8u); i++)
    {
      g_autoptr (DrieLibraryItem) item = g_list_model_get_item (list, i);
      check_item (library, item);
    }
  gint64 id = fuzz_create_evening (library, "Gaat verder", &error);
  fuzz_promise (id != 0, "restored, and no evening can be added: %s", error->message);
  check_evening (library, id);
}

static void
restore (const char *path)
{
  g_autoptr (DrieLibrary) library = open_library ("library");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  drie_library_restore_async (library, file, NULL, NULL, cli_answered_cb, &result);
  gboolean done = drie_library_copy_finish (library, cli_wait_for (&result), &error);
  fuzz_promise (done == (error == NULL), "restored and an error");
  if (done)
    {
      check_schema ();
      check_restored (library);
    }
  else
    check_refused (library, error);
}

static void
set_up (void)
{
  g_autoptr (GError) error = NULL;

  folder = g_dir_make_tmp ("drie-fuzz-XXXXXX", &error);
  g_assert_no_error (error);
  atexit (clean_up);
  make_mine ();
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *)data, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", MOST_LINES + 1);

  if (folder == NULL)
    set_up ();
  g_autofree char *directory = place ("library");
  g_autofree char *library = g_build_filename (directory, "library.db", NULL);
  g_autofree char *path = make_changed (lines);
  g_assert_cmpint (g_mkdir (directory, 0700), ==, 0);
  write_file (library, mine);
  restore (path);
  test_remove_dir (directory);
  for (const char *const *end = (const char *const[]){ "", "-wal", "-shm", "-journal", NULL }; *end != NULL; end++)
    {
      g_autofree char *left = g_strconcat (path, *end, NULL);
      g_remove (left);
    }
  return 0;
}
