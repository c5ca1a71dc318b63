/* What became of an agreement, as each circle sees it. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/circle.h"

G_BEGIN_DECLS

/* Longest comment, in code points. */
#define DRIE_REVIEW_MAX_CHARS 1000

typedef enum
{
  DRIE_OUTCOME_DONE,
  DRIE_OUTCOME_PARTLY,
  DRIE_OUTCOME_NOT,
  DRIE_OUTCOME_CHANGED, /* something else was done instead */
  DRIE_OUTCOME_NONE,    /* the circle has not said */
} DrieOutcome;

#define DRIE_N_OUTCOMES DRIE_OUTCOME_NONE

/**
 * DrieReview:
 * @agreement: its number in the library
 * @circle: who sees it so
 * @date: the day, YYYY-MM-DD. Agreement, circle and day say which review this is
 * @comment: NULL if there is none
 */
typedef struct
{
  gint64 agreement;
  DrieCircle circle;
  DrieOutcome outcome;
  char *comment;
  char *date;
} DrieReview;

DrieReview *drie_review_new (gint64 agreement, DrieCircle circle, const char *date, DrieOutcome outcome, const char *comment);
DrieReview *drie_review_copy (const DrieReview *self);
void drie_review_free (DrieReview *self);
const char *drie_outcome_to_wire (DrieOutcome outcome); /* done partly not changed; NULL for NONE */
gboolean drie_outcome_from_wire (const char *wire, DrieOutcome *outcome);

/* @reviews: of #DrieReview, in the order of their days. */
/* NULL if the circle said nothing that day. Borrowed. */
const DrieReview *drie_reviews_find (const GPtrArray *reviews, gint64 agreement, DrieCircle circle, const char *date);
/* What the circle said last, or NULL. Borrowed. */
const DrieReview *drie_reviews_latest (const GPtrArray *reviews, gint64 agreement, DrieCircle circle);
/* What the circles said last, if all that said something say the same; else, and if nobody did, NONE. */
DrieOutcome drie_reviews_common (const GPtrArray *reviews, gint64 agreement);
/* Takes the place of what the circle said that day; outcome NONE takes that away. @review: copied. */
void drie_reviews_set (GPtrArray *reviews, const DrieReview *review);
/* The days on which was looked back, earliest first. Transfer full, of char *. */
GPtrArray *drie_reviews_days (const GPtrArray *reviews);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieReview, drie_review_free)

G_END_DECLS
