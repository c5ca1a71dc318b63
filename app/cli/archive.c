/* list, search, show, export: the archive without a screen. SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <stdio.h>

#include "cli/cli.h"
#include "wire/build.h"

static void
print_item (DrieLibraryItem *item)
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
  g_autofree char *line = drie_build_end_line (builder);
  g_print ("%s\n", line);
}

static int
print_list (const CliOptions *options, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrieLibrary) library = drie_library_open (options->library, DRIE_LIBRARY_READ, &error);
  g_autoptr (GListModel) list = library != NULL ? drie_library_list (library, words, &error) : NULL;

  if (list == NULL)
    return cli_fail (error);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (DrieLibraryItem) item = g_list_model_get_item (list, i);
      print_item (item);
    }
  return CLI_DONE;
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

static GBytes *
make_export (const CliOptions *options, gint64 id, const char *format, GError **error)
{
  g_autoptr (DrieLibrary) library = drie_library_open (options->library, DRIE_LIBRARY_READ, error);

  return library != NULL ? drie_library_export (library, id, format, error) : NULL;
}

static gboolean
write_out (GBytes *bytes, const char *path, GError **error)
{
  gsize size;
  const char *content = g_bytes_get_data (bytes, &size);

  if (path != NULL && !g_str_equal (path, "-"))
    return g_file_set_contents (path, content, size, error);
  if (fwrite (content, 1, size, stdout) == size && fflush (stdout) == 0)
    return TRUE;
  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
  return FALSE;
}

static int
export_as (const CliOptions *options, const char *id_text, const char *format)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (!cli_parse_id (id_text, &id))
    {
      g_printerr ("%s\n", _ ("An evening is named by its number; list shows them."));
      return CLI_USAGE;
    }
  g_autoptr (GBytes) bytes = make_export (options, id, format, &error);
  if (bytes == NULL || !write_out (bytes, options->output, &error))
    return cli_fail (error);
  return CLI_DONE;
}

int
cli_show (const CliOptions *options, char **arguments)
{
  return export_as (options, arguments[0], "txt");
}

int
cli_export (const CliOptions *options, char **arguments)
{
  static const char *const formats[] = { "pdf", "json", "txt", "poster", NULL };

  if (options->format == NULL || !g_strv_contains (formats, options->format))
    {
      g_printerr ("%s\n", _ ("Name the format: --format pdf, json, txt or poster."));
      return CLI_USAGE;
    }
  return export_as (options, arguments[0], options->format);
}
