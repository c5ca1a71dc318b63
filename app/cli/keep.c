/* import, purge, backup, restore: what becomes of the evenings in the long run. SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <stdio.h>

#include "cli/answer.h"
#include "cli/cli.h"
#include "model/text.h"
#include "wire/build.h"

int
cli_import (const CliOptions *options, char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrieLibrary) library = drie_library_open (options->library, DRIE_LIBRARY_WRITE, &error);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (arguments[0]);
  g_autoptr (GAsyncResult) answer = NULL;
  gboolean known = FALSE;

  if (library == NULL)
    return cli_fail (error);
  drie_library_import_async (library, file, NULL, cli_answered_cb, &answer);
  gint64 id = drie_library_import_finish (library, cli_wait_for (&answer), &known, &error);
  if (id == 0)
    return cli_fail (error);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  if (known)
    {
      g_printerr (_ ("This evening is in the library already, as number %s.\n"), number);
      return CLI_FAILED;
    }
  return cli_print_item (library, id, &error) ? CLI_DONE : cli_fail (error);
}

static void
print_purged (guint evenings, guint notes)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  drie_build_int (builder, "evenings", evenings);
  drie_build_int (builder, "notes", notes);
  g_autofree char *line = drie_build_end_line (builder);
  puts (line);
}

/* What opening the library erased, because its day has come, is part of what was asked for. */
int
cli_purge (const CliOptions *options, char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) answer = NULL;
  guint evenings, notes, evenings_before, notes_before;

  if (options->before == NULL || !drie_date_parse (options->before, NULL))
    {
      g_printerr ("%s\n", _ ("Name the day: --before 2027-02-22."));
      return CLI_USAGE;
    }
  g_autoptr (DrieLibrary) library = drie_library_open (options->library, DRIE_LIBRARY_WRITE, &error);
  if (library == NULL)
    return cli_fail (error);
  drie_library_get_purged (library, &evenings_before, &notes_before);
  drie_library_purge_async (library, options->before, cli_answered_cb, &answer);
  if (!drie_library_purge_finish (library, cli_wait_for (&answer), &evenings, &notes, &error))
    return cli_fail (error);
  print_purged (evenings_before + evenings, notes_before + notes);
  return CLI_DONE;
}

int
cli_backup (const CliOptions *options, char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrieLibrary) library = drie_library_open (options->library, DRIE_LIBRARY_READ, &error);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (arguments[0]);
  g_autoptr (GAsyncResult) answer = NULL;

  if (library == NULL)
    return cli_fail (error);
  drie_library_backup_async (library, file, NULL, NULL, cli_answered_cb, &answer);
  return drie_library_copy_finish (library, cli_wait_for (&answer), &error) ? CLI_DONE : cli_fail (error);
}

/* A library that is damaged is set aside when it is opened; what is opened then is a new one. */
static DrieLibrary *
open_to_replace (const char *directory, GError **error)
{
  g_autoptr (GError) why = NULL;
  DrieLibrary *library = drie_library_open (directory, DRIE_LIBRARY_WRITE, &why);

  if (library == NULL && drie_library_is_damaged (why))
    {
      g_printerr ("%s\n", why->message);
      return drie_library_open (directory, DRIE_LIBRARY_WRITE, error);
    }
  if (library == NULL)
    g_propagate_error (error, g_steal_pointer (&why));
  return library;
}

int
cli_restore (const CliOptions *options, char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrieLibrary) library = open_to_replace (options->library, &error);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (arguments[0]);
  g_autoptr (GAsyncResult) answer = NULL;

  if (library == NULL)
    return cli_fail (error);
  drie_library_restore_async (library, file, NULL, NULL, cli_answered_cb, &answer);
  return drie_library_copy_finish (library, cli_wait_for (&answer), &error) ? CLI_DONE : cli_fail (error);
}
