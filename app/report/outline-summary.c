/* What the summary of an evening says. SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/pieces.h"

#include "model/text.h"
#include "report/words.h"
#include "report/written.h"

#define _(msgid) T_ (self->catalog, msgid)

/* The beginning */

static char *
local_time (gint64 moment)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (moment / G_USEC_PER_SEC);

  return time != NULL ? g_date_time_format (time, "%H:%M") : g_strdup ("");
}

/* When it was, once it has begun; until then when it will be. NULL if nobody knows. */
static char *
evening_times (const DrieSummary *summary, const DrieDialogue *dialogue)
{
  const DriePlan *plan = summary->plan;
  DrieDialogueState state = { .started = FALSE };

  if (dialogue != NULL)
    drie_dialogue_get_state (dialogue, drie_outline_get_end (summary), &state);
  if (state.started)
    {
      g_autofree char *began = local_time (state.started_at);
      g_autofree char *ended = state.closed ? local_time (drie_outline_get_end (summary)) : g_strdup ("…");
      return g_strdup_printf ("%s – %s", began, ended);
    }
  if (!drie_written_is_any (plan->start))
    return NULL;
  return drie_written_is_any (plan->end) ? g_strdup_printf ("%s – %s", plan->start, plan->end) : g_strdup (plan->start);
}

static const char *
draft_notice (const DrieOutline *self)
{
  switch (self->summary->status)
    {
    case DRIE_STATUS_PLANNED:
      return _ ("This evening has not begun yet.");
    case DRIE_STATUS_RUNNING:
      return _ ("A draft: this evening is still going on.");
    case DRIE_STATUS_CLOSED:
      return _ ("A draft: this summary can still change.");
    case DRIE_STATUS_OPEN:
      return _ ("A draft: each circle can still add to this summary.");
    case DRIE_STATUS_FINAL:
      break;
    }
  return NULL;
}

static void
add_fact (DriePiece *facts, const char *label, const char *text)
{
  if (drie_written_is_any (text))
    drie_piece_add_row (facts, DRIE_CIRCLE_NONE, label, text);
}

static void
add_beginning (DrieOutline *self, const DrieDialogue *dialogue)
{
  const DriePlan *plan = self->summary->plan;
  const char *language = drie_catalog_get_language (self->catalog), *theme = drie_outline_theme (plan, language);
  g_autofree char *date = plan->date != NULL ? drie_word_date (self->catalog, plan->date, TRUE) : NULL;
  g_autofree char *times = evening_times (self->summary, dialogue);

  drie_pieces_add (self->pieces, DRIE_PIECE_KICKER, NULL, drie_outline_name (DRIE_DOCUMENT_SUMMARY, self->catalog));
  drie_pieces_add (self->pieces, DRIE_PIECE_TITLE, NULL, theme != NULL ? theme : _ ("An evening without a theme"));
  if (draft_notice (self) != NULL)
    drie_pieces_add (self->pieces, DRIE_PIECE_NOTICE, NULL, draft_notice (self));
  if (drie_outline_question (plan, language) != NULL)
    drie_pieces_add (self->pieces, DRIE_PIECE_LEAD, _ ("The central question"), drie_outline_question (plan, language));

  DriePiece *facts = drie_pieces_add (self->pieces, DRIE_PIECE_FACTS, NULL, NULL);
  add_fact (facts, _ ("School"), plan->school);
  add_fact (facts, _ ("Date"), date);
  add_fact (facts, _ ("Time"), times);
  add_fact (facts, _ ("State"), drie_word_status (self->catalog, self->summary->status));
}

/* The end */

static void
add_together (DrieOutline *self)
{
  gboolean headed = FALSE;

  for (DrieRecapPart part = DRIE_RECAP_SHARED; part <= DRIE_RECAP_REACTION; part++)
    {
      if (!drie_written_is_any (self->summary->recaps[part]))
        continue;
      if (!headed)
        drie_pieces_add_heading (self->pieces, 1, DRIE_CIRCLE_NONE, _ ("The three circles together"));
      headed = TRUE;
      drie_outline_add_recap (self, part);
    }
}

static void
add_balance (DrieOutline *self)
{
  guint all = drie_summary_count (self->summary, DRIE_CIRCLE_NONE, DRIE_CIRCLE_NONE);

  if (all == 0)
    return;
  drie_pieces_add_heading (self->pieces, 1, DRIE_CIRCLE_NONE, _ ("Who asked how much"));
  g_autofree char *total = drie_outline_balance (self, all, drie_summary_count_put (self->summary, DRIE_CIRCLE_NONE, DRIE_CIRCLE_NONE));
  drie_pieces_add (self->pieces, DRIE_PIECE_SMALL, NULL, total);
  DriePiece *bars = drie_pieces_add (self->pieces, DRIE_PIECE_BARS, NULL, NULL);
  for (DrieCircle from = 0; from < DRIE_N_CIRCLES; from++)
    drie_outline_add_bar (self, bars, from, DRIE_CIRCLE_NONE);
}

static void
add_minutes (DrieOutline *self, const DrieDialogue *dialogue)
{
  gint64 end = drie_outline_get_end (self->summary);

  if (dialogue == NULL || end == 0)
    return;
  drie_pieces_add_heading (self->pieces, 2, DRIE_CIRCLE_NONE, _ ("The evening’s time"));
  DriePiece *table = drie_pieces_add (self->pieces, DRIE_PIECE_TABLE, NULL, NULL);
  drie_piece_add_row (table, DRIE_CIRCLE_NONE, TC_ (self->catalog, "minutes", "Step"), TC_ (self->catalog, "minutes", "Planned"))->more
      = drie_written_clean (TC_ (self->catalog, "minutes", "Real"));
  for (guint i = 0; i < drie_dialogue_n_steps (dialogue); i++)
    {
      const DrieStep *step = drie_dialogue_get_step (dialogue, i);
      g_autofree char *planned = drie_word_duration (step->seconds);
      DrieRow *row = drie_piece_add_row (table, step->circle, drie_word_step (self->catalog, step), planned);
      row->more = drie_word_duration (drie_dialogue_step_elapsed (dialogue, i, end) / G_USEC_PER_SEC);
    }
}

/* The date on which the words of the other questions go, or NULL. */
static char *
erase_date (const DrieOutline *self)
{
  g_autofree char *day = drie_plan_get_erase_date (self->summary->plan);

  return day != NULL ? drie_word_date (self->catalog, day, FALSE) : NULL;
}

static void
add_ending (DrieOutline *self, const DrieDialogue *dialogue)
{
  g_autofree char *date = erase_date (self);
  g_autofree char *review = drie_summary_get_review (self->summary);
  guint before = self->pieces->len;

  drie_pieces_add_heading (self->pieces, 1, DRIE_CIRCLE_NONE, _ ("How it goes on"));
  drie_outline_add_paragraph (self, _ ("Whom to ask"), self->summary->plan->contact);
  if (review != NULL && drie_date_parse (review, NULL))
    {
      g_autofree char *day = drie_word_date (self->catalog, review, TRUE);
      g_autofree char *back = g_strdup_printf (_ ("On %s we look back on what was agreed."), day);
      drie_pieces_add (self->pieces, DRIE_PIECE_SMALL, NULL, back);
    }
  if (date != NULL)
    {
      g_autofree char *erase = g_strdup_printf (_ ("The words of questions that were not put to a circle are erased on %s."), date);
      drie_pieces_add (self->pieces, DRIE_PIECE_SMALL, NULL, erase);
    }
  drie_outline_add_versions (self);
  add_minutes (self, dialogue);
  if (self->pieces->len == before + 1) /* nothing is known yet */
    g_ptr_array_set_size (self->pieces, (int)before);
}

void
drie_outline_add_summary (DrieOutline *self)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (DrieDialogue) dialogue = drie_summary_get_dialogue (self->summary, zone);

  add_beginning (self, dialogue);
  drie_outline_add_paragraph (self, _ ("The situation"), self->summary->plan->situation);
  drie_outline_add_paragraph (self, _ ("The goal"), self->summary->plan->goal);
  drie_outline_add_paragraph (self, _ ("Open for decision"), self->summary->plan->open_for_decision);
  drie_outline_add_earlier (self);
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    drie_outline_add_circle (self, circle);
  add_together (self);
  drie_outline_add_agreements (self);
  add_balance (self);
  add_ending (self, dialogue);
}
