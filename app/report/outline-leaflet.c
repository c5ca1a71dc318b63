/* What the leaflet for all participants says: the sentences of the phone's page, so that it is there in every language of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/pieces.h"

#include "report/words.h"
#include "report/written.h"

static const char *
circle_name (const DrieOutline *self, DrieCircle circle)
{
  const char *const names[]
      = { TC_ (self->catalog, "phone", "Pupils"), TC_ (self->catalog, "phone", "Parents"), TC_ (self->catalog, "phone", "Teachers") };

  return circle < DRIE_CIRCLE_NONE ? names[circle] : NULL;
}

static void
add_heading (DrieOutline *self, DrieCircle circle, const char *text)
{
  drie_pieces_add_heading (self->pieces, circle < DRIE_CIRCLE_NONE ? 2 : 1, circle, text);
}

static void
add_beginning (DrieOutline *self)
{
  const DriePlan *plan = self->summary->plan;
  const char *language = drie_catalog_get_language (self->catalog);
  g_autofree char *school = drie_written_isolate (plan->school, drie_catalog_is_rtl (self->catalog));
  g_autofree char *day = plan->date != NULL ? drie_word_day (self->catalog, plan->date) : NULL;
  g_autofree char *both
      = school != NULL && day != NULL ? g_strdup_printf ("%s · %s", school, day) : g_strdup (school != NULL ? school : day);

  if (both != NULL)
    drie_pieces_add (self->pieces, DRIE_PIECE_KICKER, NULL, both);
  drie_pieces_add (self->pieces, DRIE_PIECE_TITLE, NULL, drie_outline_name (DRIE_DOCUMENT_LEAFLET, self->catalog));
  if (drie_outline_question (plan, language) != NULL)
    drie_pieces_add (self->pieces, DRIE_PIECE_LEAD, drie_outline_theme (plan, language), drie_outline_question (plan, language));
}

static void
add_agreement (DrieOutline *self, const DrieAgreement *agreement, guint number)
{
  DriePiece *item = drie_pieces_add (self->pieces, DRIE_PIECE_ITEM, NULL, agreement->what);
  const char *circle = circle_name (self, agreement->circle);
  g_autofree char *who = drie_written_isolate (agreement->who, drie_catalog_is_rtl (self->catalog));
  g_autofree char *both = circle != NULL && who != NULL ? g_strdup_printf ("%s · %s", circle, who) : g_strdup (who != NULL ? who : circle);
  g_autofree char *day = agreement->before != NULL ? drie_word_day (self->catalog, agreement->before) : NULL;

  item->number = number;
  if (both != NULL)
    drie_piece_add_row (item, agreement->circle, NULL, both);
  if (day != NULL)
    drie_piece_add_row (item, DRIE_CIRCLE_NONE, TC_ (self->catalog, "phone", "Before"), day);
}

static void
add_agreements (DrieOutline *self)
{
  if (self->summary->agreements->len > 0)
    add_heading (self, DRIE_CIRCLE_NONE, TC_ (self->catalog, "phone", "What we agreed"));
  for (guint i = 0; i < self->summary->agreements->len; i++)
    add_agreement (self, g_ptr_array_index (self->summary->agreements, i), i + 1);
}

/* As the phone's page shows it: the words that the hall could read, and the answer below. */
static void
add_question (DrieOutline *self, const DrieNote *note)
{
  DriePiece *item = drie_pieces_add (self->pieces, DRIE_PIECE_ITEM, NULL, drie_note_get_words (note));

  item->circle = note->from;
  if (drie_written_is_any (note->answer))
    drie_piece_add_row (item, DRIE_CIRCLE_NONE, NULL, note->answer);
}

static void
add_questions (DrieOutline *self)
{
  const char *const to[] = { TC_ (self->catalog, "phone", "To the pupils"), TC_ (self->catalog, "phone", "To the parents"),
                             TC_ (self->catalog, "phone", "To the teachers") };
  gboolean headed = FALSE;

  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    {
      g_autoptr (GPtrArray) put = drie_summary_get_put (self->summary, circle);
      gboolean named = FALSE;
      for (guint i = 0; i < put->len; i++)
        {
          const DrieNote *note = g_ptr_array_index (put, i);
          if (!drie_written_is_any (drie_note_get_words (note)))
            continue;
          if (!headed)
            add_heading (self, DRIE_CIRCLE_NONE, TC_ (self->catalog, "phone", "Questions that were asked"));
          if (!named)
            add_heading (self, circle, to[circle]);
          headed = named = TRUE;
          add_question (self, note);
        }
    }
}

/* What there are none of is not mentioned. */
static void
add_sum (DriePiece *sums, const char *label, guint sum)
{
  g_autofree char *digits = g_strdup_printf ("%u", sum);

  if (sum > 0)
    drie_piece_add_row (sums, DRIE_CIRCLE_NONE, label, digits);
}

static void
add_sums (DrieOutline *self)
{
  const DrieSummary *summary = self->summary;
  guint all = drie_summary_count (summary, DRIE_CIRCLE_NONE, DRIE_CIRCLE_NONE);
  guint asked = drie_summary_count_put (summary, DRIE_CIRCLE_NONE, DRIE_CIRCLE_NONE);
  guint kept = drie_summary_count_disposition (summary, DRIE_DISPOSITION_KEPT);
  guint elsewhere = drie_summary_count_disposition (summary, DRIE_DISPOSITION_ELSEWHERE);
  guint not_possible = drie_summary_count_disposition (summary, DRIE_DISPOSITION_NOT_POSSIBLE);
  guint told = asked + kept + elsewhere + not_possible;

  if (all == 0)
    return;
  add_heading (self, DRIE_CIRCLE_NONE, TC_ (self->catalog, "phone", "How many questions there were"));
  DriePiece *sums = drie_pieces_add (self->pieces, DRIE_PIECE_FACTS, NULL, NULL);
  add_sum (sums, TC_ (self->catalog, "phone", "Asked in the circle"), asked);
  add_sum (sums, TC_ (self->catalog, "phone", "Kept for the team"), kept);
  add_sum (sums, TC_ (self->catalog, "phone", "Belongs elsewhere"), elsewhere);
  add_sum (sums, TC_ (self->catalog, "phone", "Not possible"), not_possible);
  add_sum (sums, TC_ (self->catalog, "phone", "Other questions"), all > told ? all - told : 0);
  add_sum (sums, TC_ (self->catalog, "phone", "All questions together"), all);
}

void
drie_outline_add_leaflet (DrieOutline *self)
{
  add_beginning (self);
  add_agreements (self);
  add_questions (self);
  add_sums (self);
  if (drie_written_is_any (self->summary->plan->contact))
    {
      add_heading (self, DRIE_CIRCLE_NONE, TC_ (self->catalog, "phone", "Any questions later?"));
      drie_outline_add_paragraph (self, NULL, self->summary->plan->contact);
    }
}
