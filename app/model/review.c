/* Reviews of agreements. SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/review.h"

#include <string.h>

#include "model/names.h"

static const char *const outcome_names[DRIE_N_OUTCOMES] = { "done", "partly", "not", "changed" };

DrieReview *
drie_review_new (gint64 agreement, DrieCircle circle, const char *date, DrieOutcome outcome, const char *comment)
{
  DrieReview *self = g_new0 (DrieReview, 1);

  self->agreement = agreement;
  self->circle = circle;
  self->date = g_strdup (date);
  self->outcome = outcome;
  self->comment = g_strdup (comment);
  return self;
}

DrieReview *
drie_review_copy (const DrieReview *self)
{
  return self != NULL ? drie_review_new (self->agreement, self->circle, self->date, self->outcome, self->comment) : NULL;
}

void
drie_review_free (DrieReview *self)
{
  if (self == NULL)
    return;
  g_free (self->comment);
  g_free (self->date);
  g_free (self);
}

const char *
drie_outcome_to_wire (DrieOutcome outcome)
{
  return drie_names_get (outcome_names, G_N_ELEMENTS (outcome_names), outcome);
}

gboolean
drie_outcome_from_wire (const char *wire, DrieOutcome *outcome)
{
  int index = drie_names_find (outcome_names, G_N_ELEMENTS (outcome_names), wire);

  if (index >= 0)
    *outcome = index;
  return index >= 0;
}

/* @date: NULL for the last one. */
static gboolean
find (const GPtrArray *reviews, gint64 agreement, DrieCircle circle, const char *date, guint *place)
{
  for (guint i = reviews->len; i-- > 0;)
    {
      const DrieReview *review = g_ptr_array_index (reviews, i);
      *place = i;
      if (review->agreement == agreement && review->circle == circle && (date == NULL || g_str_equal (review->date, date)))
        return TRUE;
    }
  return FALSE;
}

const DrieReview *
drie_reviews_find (const GPtrArray *reviews, gint64 agreement, DrieCircle circle, const char *date)
{
  guint place;

  return find (reviews, agreement, circle, date, &place) ? g_ptr_array_index (reviews, place) : NULL;
}

const DrieReview *
drie_reviews_latest (const GPtrArray *reviews, gint64 agreement, DrieCircle circle)
{
  return drie_reviews_find (reviews, agreement, circle, NULL);
}

DrieOutcome
drie_reviews_common (const GPtrArray *reviews, gint64 agreement)
{
  DrieOutcome common = DRIE_OUTCOME_NONE;

  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    {
      const DrieReview *review = drie_reviews_latest (reviews, agreement, circle);

      if (review != NULL && common != DRIE_OUTCOME_NONE && review->outcome != common)
        return DRIE_OUTCOME_NONE;
      if (review != NULL)
        common = review->outcome;
    }
  return common;
}

/* Of one day, in the order in which they came. */
static guint
place_after (const GPtrArray *reviews, const char *date)
{
  guint place = reviews->len;

  while (place > 0 && strcmp (((const DrieReview *)g_ptr_array_index (reviews, place - 1))->date, date) > 0)
    place--;
  return place;
}

void
drie_reviews_set (GPtrArray *reviews, const DrieReview *review)
{
  g_autoptr (DrieReview) copy = drie_review_copy (review); /* @review may be the one that goes */
  guint place;
  gboolean found = find (reviews, review->agreement, review->circle, review->date, &place);

  if (found)
    g_ptr_array_remove_index (reviews, place);
  else
    place = place_after (reviews, copy->date);
  if (copy->outcome != DRIE_OUTCOME_NONE)
    g_ptr_array_insert (reviews, place, g_steal_pointer (&copy));
}

GPtrArray *
drie_reviews_days (const GPtrArray *reviews)
{
  GPtrArray *days = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < reviews->len; i++)
    {
      const DrieReview *review = g_ptr_array_index (reviews, i);
      if (days->len == 0 || !g_str_equal (g_ptr_array_index (days, days->len - 1), review->date))
        g_ptr_array_add (days, g_strdup (review->date));
    }
  return days;
}
