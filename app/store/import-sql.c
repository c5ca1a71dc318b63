/* A whole evening from elsewhere. SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/import-sql.h"

#include "store/addition-sql.h"
#include "store/agreement-sql.h"
#include "store/dialogue-sql.h"
#include "store/event-sql.h"
#include "store/note-sql.h"
#include "store/review-sql.h"
#include "store/version-sql.h"

/* The agreements, and the reviews of them, which name them by their places, from 1. */
static gboolean
import_agreements (DrieDatabase *database, gint64 id, const DrieSummary *summary, GError **error)
{
  g_autofree gint64 *stored = g_new0 (gint64, summary->agreements->len + 1);

  for (guint i = 0; i < summary->agreements->len; i++)
    {
      g_autoptr (DrieAgreement) agreement = drie_agreement_copy (g_ptr_array_index (summary->agreements, i));
      agreement->id = 0; /* it gets a number of this library */
      if (!drie_agreement_sql_put (database, id, agreement, &stored[i], error))
        return FALSE;
    }
  for (guint i = 0; i < summary->reviews->len; i++)
    {
      g_autoptr (DrieReview) review = drie_review_copy (g_ptr_array_index (summary->reviews, i));
      g_return_val_if_fail (review->agreement >= 1 && review->agreement <= summary->agreements->len, FALSE);
      review->agreement = stored[review->agreement - 1];
      if (!drie_review_sql_set (database, id, review, error))
        return FALSE;
    }
  return drie_review_sql_set_date (database, id, summary->review_date, error);
}

/* What versions said of a note names it as the file does. */
static gboolean
import_notes (DrieDatabase *database, gint64 id, DrieSummary *summary, gint64 now, GError **error)
{
  g_autofree gint64 *stored = g_new0 (gint64, summary->notes->len + 1);

  if (!drie_note_sql_import (database, id, summary->notes, now, stored, error))
    return FALSE;
  for (guint i = 0; i < summary->versions->len; i++)
    {
      DrieVersion *version = g_ptr_array_index (summary->versions, i);
      for (guint j = 0; version->said != NULL && j < version->said->fates->len; j++)
        {
          DrieFate *fate = g_ptr_array_index (version->said->fates, j);
          g_return_val_if_fail (fate->note >= 1 && fate->note <= summary->notes->len, FALSE);
          fate->note = stored[fate->note - 1];
        }
      if (!drie_version_sql_add (database, id, i + 1, version, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
import_parts (DrieDatabase *database, gint64 id, DrieSummary *summary, gint64 now, GError **error)
{
  for (guint i = 0; i < summary->events->len; i++)
    if (!drie_event_sql_add (database, id, i, &g_array_index (summary->events, DrieEvent, i), error))
      return FALSE;
  for (DrieRecapPart part = 0; part < DRIE_N_RECAPS; part++)
    if (!drie_recap_sql_set (database, id, part, summary->recaps[part], error))
      return FALSE;
  for (guint i = 0; i < summary->additions->len; i++)
    if (!drie_addition_sql_set (database, id, g_ptr_array_index (summary->additions, i), error))
      return FALSE;
  return import_agreements (database, id, summary, error) && import_notes (database, id, summary, now, error);
}

gboolean
drie_import_sql_add (DrieDatabase *database, DrieSummary *summary, gint64 now, gint64 *id, GError **error)
{
  return drie_dialogue_sql_import (database, summary, now, id, error) && import_parts (database, *id, summary, now, error);
}
