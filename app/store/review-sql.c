/* Statements on reviews. SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/review-sql.h"

#include <glib/gi18n-lib.h>

#include "store/dialogue-sql.h"
#include "store/statement.h"
#include "store/store.h"

#define PUT                                                                                                                                \
  "INSERT INTO review (agreement, circle, outcome, comment, date) "                                                                        \
  "SELECT id, :circle, :outcome, :comment, :date FROM agreement WHERE id = :agreement AND dialogue = :id "                                 \
  "ON CONFLICT (agreement, circle, date) DO UPDATE SET outcome = excluded.outcome, comment = excluded.comment"

#define DELETE                                                                                                                             \
  "DELETE FROM review WHERE agreement = :agreement AND circle = :circle AND date = :date"                                                  \
  " AND agreement IN (SELECT id FROM agreement WHERE dialogue = :id)"

#define SELECT                                                                                                                             \
  "SELECT review.agreement, review.circle, review.outcome, review.comment, review.date FROM agreement"                                     \
  " JOIN review ON review.agreement = agreement.id WHERE agreement.dialogue = :id ORDER BY review.date, review.id"

#define SET_DATE "UPDATE dialogue SET review_date = :date WHERE id = :id"

/* What a circle said last is what counts; see drie_reviews_common(). */
#define TALLY                                                                                                                              \
  "UPDATE tally SET"                                                                                                                       \
  " done = (SELECT count (*) FROM agreement WHERE agreement.dialogue = :id"                                                                \
  "  AND EXISTS (SELECT 1 FROM review WHERE review.agreement = agreement.id)"                                                              \
  "  AND NOT EXISTS (SELECT 1 FROM review WHERE review.agreement = agreement.id AND review.outcome <> 'done'"                              \
  "   AND review.date = (SELECT max (later.date) FROM review AS later"                                                                     \
  "    WHERE later.agreement = review.agreement AND later.circle = review.circle))),"                                                      \
  " review = coalesce ((SELECT review_date FROM dialogue WHERE id = :id), (SELECT max (before) FROM agreement WHERE dialogue = :id)),"     \
  " reviewed = (SELECT max (review.date) FROM agreement JOIN review ON review.agreement = agreement.id WHERE agreement.dialogue = :id)"    \
  " WHERE dialogue = :id"

gboolean
drie_review_sql_set (DrieDatabase *database, gint64 id, const DrieReview *review, GError **error)
{
  gboolean said = review->outcome != DRIE_OUTCOME_NONE;
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, said ? PUT : DELETE, error);
  int changed;

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", id);
  drie_bind_int (statement, ":agreement", review->agreement);
  drie_bind_text (statement, ":circle", drie_circle_to_wire (review->circle));
  drie_bind_text (statement, ":date", review->date);
  if (said)
    {
      drie_bind_text (statement, ":outcome", drie_outcome_to_wire (review->outcome));
      drie_bind_text (statement, ":comment", review->comment);
    }
  if (!drie_statement_run (statement, &changed, error))
    return FALSE;
  if (said && changed == 0)
    {
      g_set_error_literal (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_NOT_FOUND, _ ("There is no such agreement."));
      return FALSE;
    }
  return drie_review_sql_tally (database, id, error);
}

gboolean
drie_review_sql_set_date (DrieDatabase *database, gint64 id, const char *date, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, SET_DATE, error);

  if (statement == NULL || !drie_dialogue_sql_check (database, id, error))
    return FALSE;
  drie_bind_int (statement, ":id", id);
  drie_bind_text (statement, ":date", date);
  return drie_statement_run (statement, NULL, error) && drie_review_sql_tally (database, id, error);
}

gboolean
drie_review_sql_tally (DrieDatabase *database, gint64 id, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, TALLY, error);

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", id);
  return drie_statement_run (statement, NULL, error);
}

gboolean
drie_review_sql_load (DrieDatabase *database, DrieSummary *summary, GError **error)
{
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, SELECT, error);
  DrieFetch fetch;

  if (statement == NULL)
    return FALSE;
  drie_bind_int (statement, ":id", summary->id);
  while ((fetch = drie_statement_fetch (statement, error)) == DRIE_FETCH_ROW)
    {
      g_autoptr (DrieReview) review = drie_review_new (drie_column_int (statement, 0), DRIE_CIRCLE_NONE, NULL, DRIE_OUTCOME_NONE, NULL);

      review->comment = drie_column_text (statement, 3);
      review->date = drie_column_text (statement, 4);
      if (!drie_column_wire (statement, 1, drie_circle_from_wire, &review->circle, error)
          || !drie_column_wire (statement, 2, drie_outcome_from_wire, &review->outcome, error))
        return FALSE;
      g_ptr_array_add (summary->reviews, g_steal_pointer (&review));
    }
  return fetch == DRIE_FETCH_END;
}
