/* Languages: their own names, and which one a reader gets. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A language's own name ("Nederlands"); the code itself for one that is not in the table. */
const char *drie_language_get_name (const char *code);
/* "rtl" or "ltr". */
const char *drie_language_get_direction (const char *code);

/* The one of @available that @tag (or NULL) names, whatever its region; NULL if there is none. */
const char *drie_language_find (const char *const *available, const char *tag);
/* The first of these for which there is a page: @asked (?lang=), @cookie, the heaviest of @accept (Accept-Language), @evening's, the first
 * available. A region is ignored: nl-BE reads nl. @available is not empty; the answer is one of its strings. All others may be NULL. */
const char *
drie_language_choose (const char *const *available, const char *asked, const char *cookie, const char *accept, const char *evening);

G_END_DECLS
