/* list, search, show, export: the archive without a screen. SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <stdio.h>

#include "cli/cli.h"
#include "model/text.h"
#include "wire/build.h"

/* "found":{"in":"note","text":"…","marks":[[7,13]]}, or null where the words stand in the theme, the question or the school's name. */
static void
add_found (JsonBuilder *builder, const DrieFound *found)
{
  json_builder_set_member_name (builder, "found");
  if (found == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  drie_build_text (builder, "in", found->where);
  drie_build_text (builder, "text", found->text);
  json_builder_set_member_name (builder, "marks");
  json_builder_begin_array (builder);
  for (guint i = 0; i + 1 < found->marks->len; i += 2)
    {
      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, g_array_index (found->marks, guint, i));
      json_builder_add_int_value (builder, g_array_index (found->marks, guint, i + 1));
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* @words: what was searched for, or NULL. */
static void
print_item (DrieLibrary *library, DrieLibraryItem *item, const char *words)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  drie_build_int (builder, "id", drie_library_item_get_id (item));
  drie_build_text (builder, "uuid", drie_library_item_get_uuid (item));
  drie_build_text (builder, "date", drie_library_item_get_date (item));
  drie_build_text (builder, "theme", drie_library_item_get_theme (item));
  drie_build_text (builder, "status", drie_status_to_wire (drie_library_item_get_status (item)));
  drie_build_text (builder, "question", drie_library_item_get_question (item));
  drie_build_int (builder, "notes", drie_library_item_get_notes (item));
  drie_build_int (builder, "agreements", drie_library_item_get_agreements (item));
  if (words != NULL)
    {
      g_autoptr (DrieFound) found = drie_library_find (library, drie_library_item_get_id (item), words);
      add_found (builder, found);
    }
  g_autofree char *line = drie_build_end_line (builder);
  /* Not g_print(): JSON is UTF-8 in every locale. */
  fputs (line, stdout);
  fputc ('\n', stdout);
}

/* What was printed is out, or it is said that it is not. */
static gboolean
finish_output (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _ ("The output cannot be written: %s"), g_strerror (errno));
  return FALSE;
}

gboolean
cli_print_item (DrieLibrary *library, gint64 id, GError **error)
{
  g_autoptr (GListModel) list = drie_library_list (library, NULL, error);

  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (DrieLibraryItem) item = g_list_model_get_item (list, i);
      if (drie_library_item_get_id (item) == id)
        print_item (library, item, NULL);
    }
  return list != NULL && finish_output (error);
}

static int
print_list (const CliOptions *options, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrieLibrary) library = drie_library_open (options->library, DRIE_LIBRARY_READ, &error);
  g_autoptr (GListModel) list = library != NULL ? drie_library_list (library, words, &error) : NULL;

  if (library == NULL && drie_library_is_missing (error))
    {
      cli_fail (error); /* said, since the folder may be mistyped; but no evening yet is no failure */
      return CLI_DONE;
    }
  if (list == NULL)
    return cli_fail (error);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (DrieLibraryItem) item = g_list_model_get_item (list, i);
      print_item (library, item, words);
    }
  return finish_output (&error) ? CLI_DONE : cli_fail (error);
}

int
cli_list (const CliOptions *options, char **arguments)
{
  return print_list (options, NULL);
}

int
cli_search (const CliOptions *options, char **arguments)
{
  g_autofree char *words = g_strjoinv (" ", arguments);

  return print_list (options, words);
}

/* A pipe, a terminal, /dev/null: to be written to, not to be replaced by a file of that name. */
static gboolean
is_device (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR) && !g_file_test (path, G_FILE_TEST_IS_DIR);
}

static gboolean
write_device (const char *path, const char *content, gsize size, GError **error)
{
  FILE *file = fopen (path, "w");
  gboolean written = file != NULL && fwrite (content, 1, size, file) == size && fflush (file) == 0;
  int why = errno;

  if (!written)
    g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (why), _ ("The output cannot be written: %s"), g_strerror (why));
  g_clear_pointer (&file, fclose);
  return written;
}

static gboolean
write_out (DrieLibrary *library, GBytes *bytes, const char *path, GError **error)
{
  gsize size;
  const char *content = g_bytes_get_data (bytes, &size);

  if (path == NULL || g_str_equal (path, "-"))
    {
      fwrite (content, 1, size, stdout);
      return finish_output (error);
    }
  if (is_device (path))
    return write_device (path, content, size, error);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  return drie_library_check_target (library, file, error)
         && g_file_replace_contents (file, content, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, error);
}

static int
export_as (const CliOptions *options, const char *id_text, const DrieExport *what)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (!cli_parse_id (id_text, &id))
    {
      g_printerr ("%s\n", _ ("An evening is named by its number; list shows them."));
      return CLI_USAGE;
    }
  g_autoptr (DrieLibrary) library = drie_library_open (options->library, DRIE_LIBRARY_READ, &error);
  g_autoptr (GBytes) bytes = library != NULL ? drie_library_export (library, id, what, &error) : NULL;
  if (bytes == NULL || !write_out (library, bytes, options->output, &error))
    return cli_fail (error);
  return CLI_DONE;
}

int
cli_show (const CliOptions *options, char **arguments)
{
  const DrieExport what = { .format = "txt" };

  return export_as (options, arguments[0], &what);
}

int
cli_export (const CliOptions *options, char **arguments)
{
  static const char *const formats[] = { "pdf", "odt", "html", "txt", "json", "csv", "ics", "poster", NULL };
  static const char *const documents[] = { "summary", "leaflet", "sheet", NULL };
  const DrieExport what = { options->document, options->format, options->language };

  if (options->format == NULL || !g_strv_contains (formats, options->format))
    {
      g_printerr ("%s\n", _ ("Name the format: --format pdf, odt, html, txt, json, csv, ics or poster."));
      return CLI_USAGE;
    }
  if (options->document != NULL && !g_strv_contains (documents, options->document))
    {
      g_printerr ("%s\n", _ ("Name the document: --document summary, leaflet or sheet."));
      return CLI_USAGE;
    }
  if (options->language != NULL && !drie_language_is_valid (options->language))
    {
      g_printerr ("%s\n", _ ("Name the language by its code: --language nl, tr or pt-BR."));
      return CLI_USAGE;
    }
  return export_as (options, arguments[0], &what);
}
