/* The chair's command on what becomes of notes. SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "evening/evening-private.h"

static gboolean
check_dispose (const DrieNote *note, DrieDisposition disposition, const char *reason, GError **error)
{
  if (disposition == DRIE_DISPOSITION_SELECTED || drie_disposition_is_put (disposition))
    return drie_evening_refuse_disposition (error, _ ("Questions are chosen and put by commands of their own."));
  if (drie_disposition_is_put (note->disposition) && drie_disposition_is_public (disposition))
    return drie_evening_refuse_disposition (error, _ ("This question has been put to the circle already."));
  if (disposition == DRIE_DISPOSITION_NOT_POSSIBLE && *reason == '\0')
    {
      g_set_error_literal (error, DRIE_EVENING_ERROR, DRIE_EVENING_ERROR_REASON, _ ("Say why it is not possible: the writer reads it."));
      return FALSE;
    }
  if (g_utf8_strlen (reason, -1) > DRIE_NOTE_MAX_CHARS)
    {
      g_set_error (error, DRIE_EVENING_ERROR, DRIE_EVENING_ERROR_TOO_LONG, _ ("A reason has at most %d characters."), DRIE_NOTE_MAX_CHARS);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_dispose_all (DrieEvening *self, const char *const *keys, DrieDisposition disposition, const char *reason, GError **error)
{
  if (!drie_evening_check_started (self, error))
    return FALSE;
  for (guint i = 0; keys[i] != NULL; i++)
    {
      DrieNoteItem *item = drie_evening_find (self, keys[i], error);
      if (item == NULL || !check_dispose (drie_note_item_get_note (drie_evening_leader_of (self, item)), disposition, reason, error))
        return FALSE;
    }
  return TRUE;
}

/* Of a question that is public the whole group; what nobody may read is one note, which leaves its group. */
static void
dispose_one (DrieEvening *self, DrieNoteEdit *edit, DrieNoteItem *item, DrieDisposition disposition, const char *reason)
{
  if (drie_disposition_is_public (disposition))
    {
      drie_evening_set_group_disposition (self, edit, drie_evening_leader_of (self, item), disposition, reason);
      return;
    }
  drie_evening_hand_on (self, edit, item);
  DrieNote *note = drie_note_edit_touch (edit, item);
  note->group = 0;
  drie_note_set_disposition (note, disposition, reason);
}

/**
 * drie_evening_dispose_all:
 * @keys: of the notes, NULL-terminated; none is no error
 * @disposition: received (back on the wall), kept, elsewhere, not_possible, personal or removed
 * @reason: (nullable): required for not_possible (handbook: "not possible, because …")
 * @error: %DRIE_EVENING_ERROR_DISPOSITION, _REASON, _TOO_LONG, _UNKNOWN_KEY, _NOT_STARTED, _FINAL: then none of them has changed
 *
 * Says what becomes of these notes and of the ones grouped with them, as one change for undo. Of a question that was put before the hall
 * only personal and removed are left. Personal and removed concern the note alone, which is taken out of its group; if it led it, another
 * one does.
 */
gboolean
drie_evening_dispose_all (DrieEvening *self, const char *const *keys, DrieDisposition disposition, const char *reason, GError **error)
{
  g_autofree char *why = drie_note_normalise (reason != NULL ? reason : "", -1);
  if (why == NULL)
    why = g_strdup ("");
  if (!check_dispose_all (self, keys, disposition, why, error))
    return FALSE;

  g_autoptr (DrieNoteEdit) edit = drie_note_edit_new (self);
  for (guint i = 0; keys[i] != NULL; i++)
    dispose_one (self, edit, drie_evening_find (self, keys[i], NULL), disposition, *why != '\0' ? why : NULL);
  const char *label = keys[0] != NULL && keys[1] != NULL ? _ ("Set notes aside") : _ ("Set a note aside");
  return drie_evening_finish_edit (self, edit, DRIE_CIRCLE_NONE, label);
}

/* One note; see drie_evening_dispose_all(). */
gboolean
drie_evening_dispose (DrieEvening *self, const char *key, DrieDisposition disposition, const char *reason, GError **error)
{
  const char *const keys[] = { key, NULL };

  return drie_evening_dispose_all (self, keys, disposition, reason, error);
}
