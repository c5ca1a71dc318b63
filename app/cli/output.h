/* Standard output that nobody waits for. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Has the line written, with a line feed behind it, after those before it; never waits. Lines go to a thread of their own, so that a reader
 * who does not read holds up nothing. One who is 16 MiB behind counts as gone: the lines that wait are still there to be read, then
 * standard output ends, which standard error tells. One who has closed it is passed over in silence. */
void cli_output_line (const char *line);
/* To be called once, at the end: waits until all of it is written. @hurry: no longer than half a second for a reader who takes nothing.
 * FALSE if lines could not be written, which standard error has told. */
gboolean cli_output_finish (gboolean hurry);

G_END_DECLS
