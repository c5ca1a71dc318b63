/* What somebody sent to be a note, and what is wrong with it. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/note.h"
#include "web/exchange.h"

G_BEGIN_DECLS

/**
 * DrieDraft:
 * @circle: who writes; @to: whom the note is meant for; NONE if the form does not say, or not well
 * @key: made if @key_given is FALSE; NULL if it is no key
 * @draft: the words as they were sent, NULL if they are no text; @text: normalised, NULL likewise
 * @language: of the writer's page, or NULL
 * @error: the code of the first thing that is wrong, or NULL; static
 */
typedef struct
{
  DrieCircle circle;
  DrieCircle to;
  char *key;
  gboolean key_given;
  char *draft;
  char *text;
  char *language;
  const char *error;
} DrieDraft;

/* Fills @draft (all zero before) from the body, and tells in @draft what is wrong with it. */
void drie_draft_read (DrieDraft *draft, const DrieRequest *request);
void drie_draft_clear (DrieDraft *draft);
/* Only the words: @text is set (transfer full) unless they are no text. Returns: the code of what is wrong with them, or NULL. */
const char *drie_draft_read_text (const DrieRequest *request, char **text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrieDraft, drie_draft_clear)

G_END_DECLS
