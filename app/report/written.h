/* What people wrote, fit to stand in a document. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of a person, fit to be shown: valid UTF-8 that XML can hold, line feeds the only control characters, no isolate that is left
 * open or closed without having been opened, trimmed; NULL if nothing is left. Transfer full. */
char *drie_written_clean (const char *raw);
/* Clean words fit to stand in the midst of others: between isolates (FSI, PDI) if anything in them could turn the others round. @rtl: what
 * they stand in. NULL if nothing is left; transfer full. */
char *drie_written_isolate (const char *raw, gboolean rtl);
/* Do they begin from right to left? @rtl: what to say of words without a direction. */
gboolean drie_written_is_rtl (const char *text, gboolean rtl);
/* Does drie_written_clean() leave anything? */
gboolean drie_written_is_any (const char *raw);

G_END_DECLS
