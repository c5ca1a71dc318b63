/* What is half typed at the desk, and what was pointed out there. SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening/evening-private.h"

/* The store's words for the places. */
static const char *const places[DRIE_N_DRAFTS] = { "agreement", "paper" };
static const char *const hint_places[DRIE_N_HINTS] = { "hint-one-sided" };
/* Not typed, but kept beside the evening just as long. */
#define CLOCK "clock"

void
drie_evening_clear_drafts (DrieEvening *self)
{
  for (DrieDraft draft = 0; draft < DRIE_N_DRAFTS; draft++)
    g_clear_pointer (&self->drafts[draft], g_free);
}

gboolean
drie_evening_load_drafts (DrieEvening *self, GError **error)
{
  g_autoptr (GHashTable) stored = drie_store_load_drafts (self->store, self->summary->id, error);

  if (stored == NULL)
    return FALSE;
  for (DrieDraft draft = 0; draft < DRIE_N_DRAFTS; draft++)
    self->drafts[draft] = g_strdup (g_hash_table_lookup (stored, places[draft]));
  for (DrieHint hint = 0; hint < DRIE_N_HINTS; hint++)
    self->hinted[hint] = g_hash_table_contains (stored, hint_places[hint]);
  self->clock_text = g_strdup (g_hash_table_lookup (stored, CLOCK));
  return TRUE;
}

void
drie_evening_keep_clock (DrieEvening *self)
{
  g_free (self->clock_text);
  self->clock_text = drie_clock_to_text (&self->clock);
  drie_store_set_draft_async (self->store, self->summary->id, CLOCK, self->clock_text, drie_evening_stored_cb, g_object_ref (self));
}

const char *
drie_evening_get_draft (DrieEvening *self, DrieDraft draft)
{
  g_return_val_if_fail (draft < DRIE_N_DRAFTS, NULL);

  return self->drafts[draft];
}

/**
 * drie_evening_set_draft:
 * @text: (nullable): what is half typed, in whatever form its screen wants it back; NULL when it has become something, or was given up
 *
 * Keeps it over the end of the program. No command: nobody else sees it, nothing is said to have changed, and undo passes it by. A final
 * summary has no drafts.
 */
void
drie_evening_set_draft (DrieEvening *self, DrieDraft draft, const char *text)
{
  g_return_if_fail (draft < DRIE_N_DRAFTS);

  if (self->summary->status == DRIE_STATUS_FINAL || g_strcmp0 (self->drafts[draft], text) == 0)
    return;
  g_free (self->drafts[draft]);
  self->drafts[draft] = g_strdup (text);
  drie_store_set_draft_async (self->store, self->summary->id, places[draft], text, drie_evening_stored_cb, g_object_ref (self));
}

/**
 * drie_evening_take_hint:
 *
 * Whoever asks first gets to point it out, in this evening's life; also over the end of the program, like a draft. In a final summary,
 * where nothing could be done about it, nobody does.
 *
 * Returns: TRUE: say it now
 */
gboolean
drie_evening_take_hint (DrieEvening *self, DrieHint hint)
{
  g_return_val_if_fail (hint < DRIE_N_HINTS, FALSE);

  if (self->summary->status == DRIE_STATUS_FINAL || self->hinted[hint])
    return FALSE;
  self->hinted[hint] = TRUE;
  drie_store_set_draft_async (self->store, self->summary->id, hint_places[hint], "", drie_evening_stored_cb, g_object_ref (self));
  return TRUE;
}
