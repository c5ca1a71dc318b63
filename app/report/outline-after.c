/* What comes to a summary after the evening: additions of the circles, what became of the agreements, versions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/pieces.h"

#include "report/words.h"
#include "report/written.h"

#define _(msgid) T_ (self->catalog, msgid)

/* "From parents · 3 December 2026", and what they say. */
static void
add_beside (DrieOutline *self, DrieCircle circle, const char *date, const char *text)
{
  g_autofree char *day = date != NULL ? drie_word_date (self->catalog, date, FALSE) : NULL;
  const char *from = drie_word_from (self->catalog, circle);
  g_autofree char *label = day != NULL ? g_strdup_printf ("%s · %s", from, day) : g_strdup (from);

  if (drie_written_is_any (text))
    drie_pieces_add (self->pieces, DRIE_PIECE_ADDITION, label, text)->circle = circle;
}

void
drie_outline_add_additions (DrieOutline *self, DrieCircle circle)
{
  for (guint i = 0; i < self->summary->additions->len; i++)
    {
      const DrieAddition *addition = g_ptr_array_index (self->summary->additions, i);
      if (addition->circle == circle)
        add_beside (self, circle, addition->date, addition->text);
    }
}

void
drie_outline_add_reviews (DrieOutline *self, const GPtrArray *reviews, gint64 agreement)
{
  gboolean rtl = drie_catalog_is_rtl (self->catalog);

  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    {
      const DrieReview *review = drie_reviews_latest (reviews, agreement, circle);
      if (review == NULL)
        continue;
      const char *outcome = drie_word_outcome (self->catalog, review->outcome);
      g_autofree char *comment = drie_written_isolate (review->comment, rtl);
      g_autofree char *text = comment != NULL ? g_strdup_printf ("%s: %s", outcome, comment) : g_strdup (outcome);
      add_beside (self, circle, review->date, text);
    }
}

void
drie_outline_add_earlier (DrieOutline *self)
{
  const DrieSummary *earlier = self->summary->earlier;

  if (earlier == NULL || earlier->agreements->len == 0)
    return;
  g_autofree char *date = earlier->plan->date != NULL ? drie_word_date (self->catalog, earlier->plan->date, FALSE) : NULL;
  g_autofree char *theme = drie_written_isolate (earlier->plan->theme, drie_catalog_is_rtl (self->catalog));
  g_autofree char *of = theme != NULL && date != NULL ? g_strdup_printf ("%s · %s", theme, date) : g_strdup (theme != NULL ? theme : date);
  drie_pieces_add_heading (self->pieces, 1, DRIE_CIRCLE_NONE, _ ("What was agreed last time"));
  if (of != NULL)
    drie_pieces_add (self->pieces, DRIE_PIECE_SMALL, NULL, of);
  for (guint i = 0; i < earlier->agreements->len; i++)
    {
      const DrieAgreement *agreement = g_ptr_array_index (earlier->agreements, i);
      DriePiece *item = drie_pieces_add (self->pieces, DRIE_PIECE_ITEM, NULL, agreement->what);
      g_autofree char *who = drie_outline_who (self, agreement);
      item->number = i + 1;
      if (drie_written_is_any (who))
        drie_piece_add_row (item, agreement->circle, NULL, who);
      drie_outline_add_reviews (self, earlier->reviews, agreement->id);
    }
}

void
drie_outline_add_versions (DrieOutline *self)
{
  if (self->summary->versions->len < 2) /* the first changed nothing */
    return;
  drie_pieces_add_heading (self->pieces, 2, DRIE_CIRCLE_NONE, _ ("Versions of this summary"));
  for (guint i = 0; i < self->summary->versions->len; i++)
    {
      const DrieVersion *version = g_ptr_array_index (self->summary->versions, i);
      DriePiece *item = drie_pieces_add (self->pieces, DRIE_PIECE_ITEM, NULL, version->what != NULL ? version->what : _ ("First version"));
      g_autofree char *date = version->date != NULL ? drie_word_date (self->catalog, version->date, FALSE) : NULL;
      item->number = i + 1;
      if (date != NULL)
        drie_piece_add_row (item, DRIE_CIRCLE_NONE, NULL, date);
    }
}
