/* The chair's commands for what follows an evening: whom people ask, when they look back, and what became of the agreements.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "evening/evening-private.h"

static void
set_contact (DrieEvening *self, const char *contact)
{
  char *copy = g_strdup (contact);

  g_free (self->summary->plan->contact);
  self->summary->plan->contact = copy;
  drie_store_set_plan_async (self->store, self->summary->id, self->summary->plan, drie_evening_stored_cb, g_object_ref (self));
}

/**
 * drie_evening_set_contact:
 * @contact: who is asked after the evening; "" for nobody
 * @error: %DRIE_EVENING_ERROR_NOT_STARTED, _FINAL, _TOO_LONG
 */
gboolean
drie_evening_set_contact (DrieEvening *self, const char *contact, GError **error)
{
  g_autofree char *normal = drie_evening_take_text (contact, DRIE_PLAN_MAX_TEXT, error);

  if (normal == NULL || !drie_evening_check_started (self, error))
    return FALSE;
  if (*normal == '\0')
    g_clear_pointer (&normal, g_free);
  if (g_strcmp0 (normal, self->summary->plan->contact) == 0)
    return TRUE;

  if (drie_undo_peek_typing (self->undo, DRIE_UNDO_CONTACT, 0, NULL) == NULL)
    {
      DrieUndoEntry *entry = drie_undo_push (self->undo, _ ("Whom to ask"));
      entry->kind = DRIE_UNDO_CONTACT;
      entry->text = g_strdup (self->summary->plan->contact);
    }
  set_contact (self, normal);
  drie_evening_changed (self);
  return TRUE;
}

static void
set_review_date (DrieEvening *self, const char *date)
{
  char *copy = g_strdup (date);

  g_free (self->summary->review_date);
  self->summary->review_date = copy;
  drie_store_set_review_date_async (self->store, self->summary->id, date, drie_evening_stored_cb, g_object_ref (self));
}

/**
 * drie_evening_set_review_date:
 * @date: (nullable): the day for looking back, YYYY-MM-DD; NULL leaves it to the agreements, see drie_summary_get_review()
 * @error: %DRIE_EVENING_ERROR_NOT_STARTED, _ARGUMENT
 *
 * Also of a final summary: when people meet again is no part of what was said.
 */
gboolean
drie_evening_set_review_date (DrieEvening *self, const char *date, GError **error)
{
  g_autofree char *day = date != NULL ? drie_evening_take_date (self, date, error) : NULL;

  if ((date != NULL && day == NULL) || (self->summary->status != DRIE_STATUS_FINAL && !drie_evening_check_started (self, error)))
    return FALSE;
  if (g_strcmp0 (day, self->summary->review_date) == 0)
    return TRUE;

  DrieUndoEntry *entry = drie_undo_push (self->undo, _ ("Review date"));
  entry->kind = DRIE_UNDO_REVIEW_DATE;
  entry->text = g_strdup (self->summary->review_date);
  set_review_date (self, day);
  drie_evening_changed (self);
  return TRUE;
}

static void
set_review (DrieEvening *self, const DrieReview *review)
{
  drie_reviews_set (self->summary->reviews, review);
  drie_store_set_review_async (self->store, self->summary->id, review, drie_evening_stored_cb, g_object_ref (self));
}

static gboolean
has_agreement (DrieEvening *self, gint64 id)
{
  for (guint i = 0; i < self->summary->agreements->len; i++)
    if (((DrieAgreement *)g_ptr_array_index (self->summary->agreements, i))->id == id)
      return id > 0;
  return FALSE;
}

static gboolean
is_same (const DrieReview *a, const DrieReview *b)
{
  return a->outcome == b->outcome && g_strcmp0 (a->comment, b->comment) == 0;
}

/* Of what a circle says on one day only the first state is gone back to: choosing, and the comment that follows, are one change. */
static void
remember_review (DrieEvening *self, const DrieReview *before)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %s", before->agreement, before->date);

  if (drie_undo_peek_typing (self->undo, DRIE_UNDO_REVIEW, (DrieRecapPart)before->circle, key) != NULL)
    return;
  DrieUndoEntry *entry = drie_undo_push (self->undo, _ ("Review"));
  entry->kind = DRIE_UNDO_REVIEW;
  entry->part = (DrieRecapPart)before->circle;
  entry->key = g_steal_pointer (&key);
  entry->review = drie_review_copy (before);
}

/**
 * drie_evening_review:
 * @review: copied, its comment normalised; its date NULL is today; its outcome NONE takes away what the circle said on that day
 * @error: %DRIE_EVENING_ERROR_NOT_CLOSED, _ARGUMENT, _TOO_LONG
 *
 * What became of an agreement, as one circle sees it. The summary stays as it is, final or not.
 */
gboolean
drie_evening_review (DrieEvening *self, const DrieReview *review, GError **error)
{
  g_autofree char *comment = drie_evening_take_text (review->comment, DRIE_REVIEW_MAX_CHARS, error);
  g_autofree char *date = comment != NULL ? drie_evening_take_date (self, review->date, error) : NULL;

  g_return_val_if_fail (review->circle < DRIE_CIRCLE_NONE && review->outcome <= DRIE_OUTCOME_NONE, FALSE);

  if (date == NULL || !drie_evening_begin_after (self, error))
    return FALSE;
  if (!has_agreement (self, review->agreement))
    {
      g_set_error_literal (error, DRIE_EVENING_ERROR, DRIE_EVENING_ERROR_ARGUMENT, _ ("There is no such agreement."));
      return FALSE;
    }

  g_autoptr (DrieReview) taken
      = drie_review_new (review->agreement, review->circle, date, review->outcome, *comment != '\0' ? comment : NULL);
  const DrieReview *found = drie_reviews_find (self->summary->reviews, taken->agreement, taken->circle, date);
  g_autoptr (DrieReview) before
      = found != NULL ? drie_review_copy (found) : drie_review_new (taken->agreement, taken->circle, date, DRIE_OUTCOME_NONE, NULL);
  if (taken->outcome == DRIE_OUTCOME_NONE ? found == NULL : is_same (before, taken))
    return TRUE;
  remember_review (self, before);
  set_review (self, taken);
  drie_evening_changed (self);
  return TRUE;
}

void
drie_evening_undo_review (DrieEvening *self, DrieUndoEntry *entry)
{
  if (entry->kind == DRIE_UNDO_REVIEW)
    set_review (self, entry->review);
  else if (entry->kind == DRIE_UNDO_REVIEW_DATE)
    set_review_date (self, entry->text);
  else if (entry->kind == DRIE_UNDO_CONTACT)
    set_contact (self, entry->text);
}
