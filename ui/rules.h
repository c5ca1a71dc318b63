/* The rules of the conversation: the same words in the lobby, at the welcome and in the hall. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One rule a string, NULL-terminated, in English: to be said in the evening's language, see drie_phrase(). Borrowed for ever. */
const char *const *drie_rules (void);
/* Fills @box with the numbered rules in @language, in place of whatever it held. */
void drie_rules_show (GtkBox *box, const char *language);

G_END_DECLS
