/* What serve is told on the command line. SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "cli/cli.h"

/* Beyond these a clock is of no use to anybody; NaN is not between them either. */
#define MIN_PACE 0.001
#define MAX_PACE 3600

static gboolean
check_numbers (const CliOptions *options, char **arguments)
{
  gboolean one_evening = (arguments[0] != NULL) != (options->resume != 0);
  gboolean port = options->port == CLI_NO_PORT || (options->port >= 0 && options->port <= G_MAXUINT16);

  if (one_evening && options->resume >= 0 && port && options->pace >= MIN_PACE && options->pace <= MAX_PACE)
    return TRUE;
  g_printerr ("%s\n", _ ("serve takes a plan file or --resume ID, a port from 0 to 65535, a pace from 0.001 to 3600."));
  return FALSE;
}

/* The system would listen there in vain. */
static gboolean
is_of_many (GInetAddress *address)
{
  g_autofree char *text = g_inet_address_to_string (address);

  return g_inet_address_get_is_multicast (address) || g_str_equal (text, "255.255.255.255");
}

/* @text: NULL for all addresses. */
static gboolean
check_address (const char *text)
{
  g_autoptr (GInetAddress) address = text != NULL ? g_inet_address_new_from_string (text) : NULL;

  if (text == NULL || (address != NULL && !is_of_many (address)))
    return TRUE;
  if (address == NULL)
    g_printerr (_ ("“%s” is not an IP address."), text);
  else
    g_printerr (_ ("“%s” is an address of many computers at once: nobody can come in there."), text);
  g_printerr ("\n");
  return FALSE;
}

gboolean
cli_serve_check (const CliOptions *options, char **arguments)
{
  return check_numbers (options, arguments) && check_address (options->listen);
}
