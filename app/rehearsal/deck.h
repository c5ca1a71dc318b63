/* The questions that simulated phones write, by circle and addressee. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/circle.h"

G_BEGIN_DECLS

typedef struct _DrieDeck DrieDeck;

/* The shipped questions in @language (those in English if there are none), shuffled by @rand. Never NULL. */
DrieDeck *drie_deck_new (const char *language, GRand *rand);
/* From the text of a question file: lines of FROM>TO|TEXT; empty lines, and comments after #, are skipped. In the file's order. */
DrieDeck *drie_deck_parse (const char *text);
void drie_deck_free (DrieDeck *self);
guint drie_deck_size (const DrieDeck *self, DrieCircle from, DrieCircle to);
/* The deck begins again when it is used up. NULL if @from has no question to @to. Borrowed. */
const char *drie_deck_get (const DrieDeck *self, DrieCircle from, DrieCircle to, guint position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieDeck, drie_deck_free)

G_END_DECLS
