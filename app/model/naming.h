/* Does a note name somebody? SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * drie_text_may_name:
 * @text: what somebody wrote, valid UTF-8; NULL names nobody
 * @language: of its writer's page, or NULL; only German makes a difference, where every noun has a capital
 *
 * A guess for whoever decides on the words, never a reason to keep them back. It finds what the phone page hints at, see
 * data/web/script/hints.js (the examples of both are in tests/names.json): a title of the nine languages with a name behind it, and a first
 * and a last name. The chair looks at fewer notes than writers see hints, and what is missed here is printed: a single word with a capital
 * within a sentence counts, too ("why may Anna …"), unless it stands after an article or a word that leads to a place, or is one of those
 * that people write so anyway: subjects, languages, days, feasts, programs, polite pronouns. Names in small letters, and one that begins a
 * sentence, pass unseen.
 */
gboolean drie_text_may_name (const char *text, const char *language);

G_END_DECLS
