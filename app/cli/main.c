/* driegesprek-cli: does without a screen what the program does. SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "cli/cli.h"
#include "evening/phrase.h"

typedef struct
{
  const char *name;
  int min_arguments;
  int max_arguments;
  const char *options; /* the long names it takes beside --library */
  int (*run) (const CliOptions *options, char **arguments);
} Command;

static const Command commands[] = {
  { "backup", 1, 1, "", cli_backup },
  { "export", 1, 1, " format document language output ", cli_export },
  { "import", 1, 1, "", cli_import },
  { "list", 0, 0, "", cli_list },
  { "purge", 0, 0, " before ", cli_purge },
  { "restore", 1, 1, "", cli_restore },
  { "search", 1, G_MAXINT, "", cli_search },
  { "serve", 0, 1, " port pace listen resume ", cli_serve },
  { "show", 1, 1, "", cli_show },
};

static const char usage[] = "Usage:\n"
                            "  driegesprek-cli serve PLAN.json|--resume ID [--port N] [--listen ADDRESS] [--pace N]\n"
                            "  driegesprek-cli list\n"
                            "  driegesprek-cli search WORDS\n"
                            "  driegesprek-cli show ID\n"
                            "  driegesprek-cli export ID --format pdf|odt|html|txt|json|csv|ics|poster [--document summary|leaflet|sheet] "
                            "[--language LANG] [-o FILE]\n"
                            "  driegesprek-cli import FILE\n"
                            "  driegesprek-cli purge --before DATE\n"
                            "  driegesprek-cli backup FILE\n"
                            "  driegesprek-cli restore FILE\n"
                            "Every command takes --library DIR (default: the user's own).\n";

int
cli_fail (const GError *error)
{
  g_printerr ("%s\n", error->message);
  return CLI_FAILED;
}

gboolean
cli_parse_id (const char *text, gint64 *id)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &number, NULL))
    return FALSE;
  *id = number;
  return TRUE;
}

static int
wrong_usage (const char *what)
{
  g_printerr ("%s\n%s", what, usage);
  return CLI_USAGE;
}

static const Command *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

/* The first option given that @command does not take, or NULL. */
static const char *
find_foreign_option (const Command *command, const CliOptions *options)
{
  const struct
  {
    const char *name;
    gboolean given;
  } given[] = {
    { "port", options->port != CLI_NO_PORT },  { "pace", options->pace != 1 },
    { "listen", options->listen != NULL },     { "resume", options->resume != 0 },
    { "format", options->format != NULL },     { "output", options->output != NULL },
    { "document", options->document != NULL }, { "language", options->language != NULL },
    { "before", options->before != NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      g_autofree char *word = g_strdup_printf (" %s ", given[i].name);
      if (given[i].given && strstr (command->options, word) == NULL)
        return given[i].name;
    }
  return NULL;
}

static int
run_command (const CliOptions *options, char **arguments)
{
  if (arguments == NULL || arguments[0] == NULL)
    return wrong_usage (_ ("Which command?"));

  const Command *command = find_command (arguments[0]);
  int n = g_strv_length (arguments) - 1;
  if (command == NULL)
    return wrong_usage (_ ("There is no such command."));
  if (n < command->min_arguments || n > command->max_arguments)
    return wrong_usage (_ ("This command takes other arguments."));
  if (find_foreign_option (command, options) != NULL)
    return wrong_usage (_ ("This command does not take that option."));
  return command->run (options, arguments + 1);
}

/* A standard file that is closed would be given to whatever is opened next, and lines meant for it would land there: questions in the
 * library's lock, say. */
static void
open_standard_files (void)
{
  int file;

  do
    file = open ("/dev/null", O_RDWR);
  while (file >= 0 && file <= STDERR_FILENO);
  if (file >= 0)
    close (file);
}

int
main (int argc, char **argv)
{
  CliOptions options = { .port = CLI_NO_PORT, .pace = 1 };
  g_auto (GStrv) arguments = NULL;
  const GOptionEntry entries[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, &options.library, N_ ("Folder of the library"), "DIR" },
    { "port", 0, 0, G_OPTION_ARG_INT, &options.port, N_ ("Port to listen on; 0 takes a free one"), "N" },
    { "pace", 0, 0, G_OPTION_ARG_DOUBLE, &options.pace, N_ ("One second of the clock counts as N"), "N" },
    { "listen", 0, 0, G_OPTION_ARG_STRING, &options.listen, N_ ("IP address to listen on (default: all)"), "ADDRESS" },
    { "resume", 0, 0, G_OPTION_ARG_INT64, &options.resume, N_ ("Go on with this evening"), "ID" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_ ("pdf, odt, html, txt, json, csv, ics or poster"), "FORMAT" },
    { "document", 0, 0, G_OPTION_ARG_STRING, &options.document, N_ ("summary, leaflet or sheet (good practice, without notes)"),
      "DOCUMENT" },
    { "language", 0, 0, G_OPTION_ARG_STRING, &options.language, N_ ("Language of the document (default: the evening’s)"), "LANG" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("File to write (default: standard output)"), "FILE" },
    { "before", 0, 0, G_OPTION_ARG_STRING, &options.before, N_ ("Carry out the erase dates before this day"), "DATE" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arguments, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("COMMAND …");
  g_autoptr (GError) error = NULL;

  open_standard_files ();
  g_log_writer_default_set_use_stderr (TRUE); /* standard output is for JSON lines and documents */
  drie_phrase_set_up_gettext ();
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_description (context, usage);
  int status = g_option_context_parse (context, &argc, &argv, &error) ? run_command (&options, arguments) : wrong_usage (error->message);

  g_free (options.library);
  g_free (options.listen);
  g_free (options.format);
  g_free (options.document);
  g_free (options.language);
  g_free (options.output);
  g_free (options.before);
  return status;
}
