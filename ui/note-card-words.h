/* What a card says of its note. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evening/note-item.h"

G_BEGIN_DECLS

/**
 * DrieNoteCardLook: how a note hangs on the wall
 * @language: of the evening; NULL if unknown
 * @fresh: it came in a moment ago
 * @blind: nothing tells its circle or the moment of its arrival; a translated note is read in the hall's language alone
 * @marked: it waits for the note it is to be grouped with
 * @picked: it is one of several that are dealt with together
 * @show_to: it hangs among notes to every circle, where nothing waits to be put any more
 */
typedef struct
{
  char *language;
  gboolean fresh;
  gboolean blind;
  gboolean marked;
  gboolean picked;
  gboolean show_to;
} DrieNoteCardLook;

/* What the card shows as its text; NULL once that is gone. Borrowed from the note. */
const char *drie_note_card_get_words (const DrieNote *note, const DrieNoteCardLook *look);
/* Does it wait to be put to the circle? */
gboolean drie_note_card_is_chosen (const DrieNote *note, const DrieNoteCardLook *look);
/* "✓ 2": it is chosen, and its place among those that are; NULL if it is not. Transfer full. */
char *drie_note_card_dup_chosen (const DrieNote *note, const DrieNoteCardLook *look);
/* "Turkish, not translated": the hall will not understand it; NULL if it will, or while choosing blind. Transfer full. */
char *drie_note_card_dup_untranslated (const DrieNote *note, const DrieNoteCardLook *look);
/* All else beside the text: "3 similar · paper · new"; "" if there is nothing. Transfer full. */
char *drie_note_card_dup_tags (DrieNoteItem *item, const DrieNoteCardLook *look);
/* The whole card for a screen reader. @tags: as drie_note_card_dup_tags() says them. Transfer full. */
char *drie_note_card_dup_spoken (DrieNoteItem *item, const DrieNoteCardLook *look, const char *tags);

/**
 * drie_note_card_dup_tip:
 * @text_cut, @translation_cut: not all of it is to be read on the card
 * @similar: (nullable): the notes grouped under it, one a line
 *
 * Returns: (transfer full): what does not stand on the card; NULL if all does
 */
char *
drie_note_card_dup_tip (DrieNoteItem *item, const DrieNoteCardLook *look, gboolean text_cut, gboolean translation_cut, const char *similar);

G_END_DECLS
