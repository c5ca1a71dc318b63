/* Words that only the screens of an evening that runs or has run need. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/agreement.h"
#include "model/note.h"

G_BEGIN_DECLS

/* The name of a language on the chair's wall: "Arabic" for "ar-SA" as well; the code itself if unknown, NULL for NULL. Borrowed. */
const char *drie_words_language (const char *code);
/* Do two language codes name the same language ("nl", "nl-BE")? */
gboolean drie_words_same_language (const char *a, const char *b);
/* "Turkish, not translated", of a note that was written in another language than @language, the hall's (as far as can be known: on a page
 * in that language), and has no translation; NULL of any other. Transfer full. */
char *drie_words_untranslated (const DrieNote *note, const char *language);
/* Planned or taken time in the steps' column: whole minutes as "15", shorter ones (a rehearsal) as "15 s". Transfer full. */
char *drie_words_minutes (int seconds);
/* How the expected end compares with the planned one: "4 minutes later than planned". @drift: microseconds. Transfer full. */
char *drie_words_drift (gint64 drift);
/* What a screen reader says of a note: "Question from parents: …". NONE hides the circle. Transfer full. */
char *drie_words_note (DrieCircle from, const char *text);
const char *drie_words_decides (DrieDecides decides);
/* The circle that @text names, as in "the parents of 2b"; NONE if it names none, or more than one. */
DrieCircle drie_words_find_circle (const char *text);
/* "Parents promise nothing yet" for each circle without an agreement; NULL if all three promise something or there is none. Transfer full.
 */
char *drie_words_one_sided (const GPtrArray *agreements);

G_END_DECLS
