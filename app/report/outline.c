/* What the summary of an evening says, in order and in words. SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/outline.h"

#include "report/pieces.h"
#include "report/words.h"

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
  if (!drie_word_is_written (plan->start))
    return NULL;
  return drie_word_is_written (plan->end) ? g_strdup_printf ("%s – %s", plan->start, plan->end) : g_strdup (plan->start);
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
  if (drie_word_is_written (text))
    drie_piece_add_row (facts, DRIE_CIRCLE_NONE, label, text);
}

static void
add_beginning (DrieOutline *self, const DrieDialogue *dialogue)
{
  const DriePlan *plan = self->summary->plan;
  g_autofree char *date = plan->date != NULL ? drie_word_date (self->catalog, plan->date, TRUE) : NULL;
  g_autofree char *times = evening_times (self->summary, dialogue);

  drie_pieces_add (self->pieces, DRIE_PIECE_KICKER, NULL, _ ("Summary of a driegesprek"));
  drie_pieces_add (self->pieces, DRIE_PIECE_TITLE, NULL,
                   drie_word_is_written (plan->theme) ? plan->theme : _ ("An evening without a theme"));
  if (draft_notice (self) != NULL)
    drie_pieces_add (self->pieces, DRIE_PIECE_NOTICE, NULL, draft_notice (self));
  if (drie_word_is_written (plan->question))
    drie_pieces_add (self->pieces, DRIE_PIECE_LEAD, _ ("The central question"), plan->question);

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
      if (!drie_word_is_written (self->summary->recaps[part]))
        continue;
      if (!headed)
        drie_pieces_add_heading (self->pieces, 1, DRIE_CIRCLE_NONE, _ ("The three circles together"));
      headed = TRUE;
      drie_pieces_add_heading (self->pieces, 2, DRIE_CIRCLE_NONE, drie_word_brought (self->catalog, part));
      drie_outline_add_paragraph (self, NULL, self->summary->recaps[part]);
    }
}

static char *
who_words (const DrieOutline *self, const DrieAgreement *agreement)
{
  const char *circle = drie_word_circle (self->catalog, agreement->circle);

  if (!drie_word_is_written (agreement->who))
    return g_strdup (circle);
  if (*circle == '\0' || g_utf8_collate (circle, agreement->who) == 0)
    return g_strdup (agreement->who);
  return g_strdup_printf ("%s (%s)", agreement->who, circle);
}

static void
add_agreement (DrieOutline *self, const DrieAgreement *agreement, guint number)
{
  DriePiece *item = drie_pieces_add (self->pieces, DRIE_PIECE_AGREEMENT, NULL, agreement->what);
  g_autofree char *who = who_words (self, agreement);
  g_autofree char *before = agreement->before != NULL ? drie_word_date (self->catalog, agreement->before, FALSE) : NULL;

  item->number = number;
  drie_piece_add_row (item, agreement->circle, TC_ (self->catalog, "agreement", "Who"), who);
  drie_piece_add_row (item, DRIE_CIRCLE_NONE, TC_ (self->catalog, "agreement", "Before"), before);
  drie_piece_add_row (item, DRIE_CIRCLE_NONE, TC_ (self->catalog, "agreement", "Reminds"), agreement->reminds);
  drie_piece_add_row (item, DRIE_CIRCLE_NONE, TC_ (self->catalog, "agreement", "Decides"),
                      drie_word_decides (self->catalog, agreement->decides));
}

static void
add_agreements (DrieOutline *self)
{
  drie_pieces_add_heading (self->pieces, 1, DRIE_CIRCLE_NONE, _ ("Agreements"));
  if (self->summary->agreements->len == 0)
    drie_pieces_add (self->pieces, DRIE_PIECE_SMALL, NULL, _ ("No agreements are written down."));
  for (guint i = 0; i < self->summary->agreements->len; i++)
    add_agreement (self, g_ptr_array_index (self->summary->agreements, i), i + 1);
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
      = drie_word_clean (TC_ (self->catalog, "minutes", "Real"));
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
  const DriePlan *plan = self->summary->plan;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *noon = plan->date != NULL ? g_strconcat (plan->date, "T12:00:00", NULL) : NULL;
  g_autoptr (GDateTime) day = noon != NULL ? g_date_time_new_from_iso8601 (noon, utc) : NULL;
  g_autoptr (GDateTime) erase = day != NULL ? g_date_time_add_days (day, plan->erase_after_days) : NULL;
  g_autofree char *text = erase != NULL ? g_date_time_format (erase, "%Y-%m-%d") : NULL;

  return text != NULL ? drie_word_date (self->catalog, text, FALSE) : NULL;
}

static void
add_ending (DrieOutline *self, const DrieDialogue *dialogue)
{
  g_autofree char *date = erase_date (self);
  guint before = self->pieces->len;

  drie_pieces_add_heading (self->pieces, 1, DRIE_CIRCLE_NONE, _ ("How it goes on"));
  drie_outline_add_paragraph (self, _ ("Whom to ask"), self->summary->plan->contact);
  if (date != NULL)
    {
      g_autofree char *erase = g_strdup_printf (_ ("The words of questions that were not put to a circle are erased on %s."), date);
      drie_pieces_add (self->pieces, DRIE_PIECE_SMALL, NULL, erase);
    }
  add_minutes (self, dialogue);
  if (drie_word_is_written (self->summary->address))
    {
      drie_pieces_add_heading (self->pieces, 2, DRIE_CIRCLE_NONE, _ ("Address of this evening"));
      drie_pieces_add (self->pieces, DRIE_PIECE_ADDRESS, NULL, self->summary->address);
    }
  if (self->pieces->len == before + 1) /* nothing is known yet */
    g_ptr_array_set_size (self->pieces, (int)before);
}

gint64
drie_outline_get_end (const DrieSummary *summary)
{
  if (summary->events->len == 0)
    return 0;
  return MAX (g_array_index (summary->events, DrieEvent, summary->events->len - 1).at, summary->closed_at);
}

GPtrArray *
drie_outline_new (const DrieSummary *summary, const DrieCatalog *catalog)
{
  DrieOutline outline = { summary, catalog, drie_pieces_new () };
  DrieOutline *self = &outline;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (DrieDialogue) dialogue = drie_summary_get_dialogue (summary, zone);

  add_beginning (self, dialogue);
  drie_outline_add_paragraph (self, _ ("The situation"), summary->plan->situation);
  drie_outline_add_paragraph (self, _ ("The goal"), summary->plan->goal);
  drie_outline_add_paragraph (self, _ ("Open for decision"), summary->plan->open_for_decision);
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    drie_outline_add_circle (self, circle);
  add_together (self);
  add_agreements (self);
  add_balance (self);
  add_ending (self, dialogue);
  return self->pieces;
}
