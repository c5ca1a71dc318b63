/* The commands of driegesprek-cli. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evening/evening.h"

G_BEGIN_DECLS

/* Exit statuses. */
#define CLI_DONE   0
#define CLI_FAILED 1
#define CLI_USAGE  2

#define CLI_NO_PORT G_MININT

/* Options of all commands; each uses its own. */
typedef struct
{
  char *library;
  int port;
  double pace;
  char *listen;
  gint64 resume;
  char *format;
  char *document;
  char *language;
  char *output;
  char *before;
} CliOptions;

/* Each returns an exit status; @arguments are the ones behind the command's name, as many as it takes. */
int cli_serve (const CliOptions *options, char **arguments);
int cli_list (const CliOptions *options, char **arguments);
int cli_search (const CliOptions *options, char **arguments);
int cli_show (const CliOptions *options, char **arguments);
int cli_export (const CliOptions *options, char **arguments);
int cli_import (const CliOptions *options, char **arguments);
int cli_purge (const CliOptions *options, char **arguments);
int cli_backup (const CliOptions *options, char **arguments);
int cli_restore (const CliOptions *options, char **arguments);

/* Prints the sentence on stderr. Returns CLI_FAILED. */
int cli_fail (const GError *error);
/* The line of one evening, as list prints it. */
gboolean cli_print_item (DrieLibrary *library, gint64 id, GError **error);
/* A whole positive number. */
gboolean cli_parse_id (const char *text, gint64 *id);

/* serve: are its options and arguments in order? If not, prints what is wrong on stderr. */
gboolean cli_serve_check (const CliOptions *options, char **arguments);
/* serve: carries out one line of stdin. @command (out) (transfer full): its first word. FALSE and an error if it could not be done. */
gboolean cli_serve_command (DrieEvening *evening, const char *line, char **command, GError **error);

G_END_DECLS
