/* What the good-practice sheet says, for another school that wants to do the same: no word of any note.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/pieces.h"

#include "report/words.h"
#include "report/written.h"

#define _(msgid) T_ (self->catalog, msgid)

static void
add_fact (DriePiece *facts, const char *label, const char *text)
{
  if (drie_written_is_any (text))
    drie_piece_add_row (facts, DRIE_CIRCLE_NONE, label, text);
}

static void
add_beginning (DrieOutline *self)
{
  const DriePlan *plan = self->summary->plan;
  const char *language = drie_catalog_get_language (self->catalog), *theme = drie_outline_theme (plan, language);
  g_autofree char *date = plan->date != NULL ? drie_word_date (self->catalog, plan->date, FALSE) : NULL;

  drie_pieces_add (self->pieces, DRIE_PIECE_KICKER, NULL, drie_outline_name (DRIE_DOCUMENT_SHEET, self->catalog));
  drie_pieces_add (self->pieces, DRIE_PIECE_TITLE, NULL, theme != NULL ? theme : _ ("An evening without a theme"));
  if (drie_outline_question (plan, language) != NULL)
    drie_pieces_add (self->pieces, DRIE_PIECE_LEAD, _ ("The central question"), drie_outline_question (plan, language));

  DriePiece *facts = drie_pieces_add (self->pieces, DRIE_PIECE_FACTS, NULL, NULL);
  add_fact (facts, _ ("School"), plan->school);
  add_fact (facts, _ ("Date"), date);
  drie_outline_add_paragraph (self, _ ("The situation"), plan->situation);
  drie_outline_add_paragraph (self, _ ("The goal"), plan->goal);
}

static void
add_outcome (DrieOutline *self)
{
  guint before = self->pieces->len;

  drie_pieces_add_heading (self->pieces, 1, DRIE_CIRCLE_NONE, _ ("What came out of it"));
  for (DrieRecapPart part = 0; part < DRIE_N_RECAPS; part++)
    drie_outline_add_recap (self, part);
  if (self->pieces->len == before + 1) /* nothing was written down */
    g_ptr_array_set_size (self->pieces, (int)before);
}

void
drie_outline_add_sheet (DrieOutline *self)
{
  add_beginning (self);
  add_outcome (self);
  drie_outline_add_agreements (self);
  drie_pieces_add_heading (self->pieces, 1, DRIE_CIRCLE_NONE, _ ("What a driegesprek is"));
  drie_outline_add_paragraph (
      self, NULL,
      _ ("Pupils, parents and teachers sit in three circles in one room and talk about one question: first the pupils, then the parents, "
         "then the teachers. While one circle talks, the other two only listen and write down their questions. The chair chooses the most "
         "important ones and puts them to the circle. At the end the three circles agree on who does what, and before when."));
}
