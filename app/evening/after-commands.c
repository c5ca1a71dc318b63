/* The chair's commands when the evening is over: the leaflet, the states of the summary, what circles add to it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "evening/evening-private.h"
#include "model/text.h"

static gboolean
fail (GError **error, DrieEveningError code, const char *message)
{
  g_set_error_literal (error, DRIE_EVENING_ERROR, code, message);
  return FALSE;
}

/* Every command sees the notes that came before it. */
gboolean
drie_evening_begin_after (DrieEvening *self, GError **error)
{
  drie_inbox_drain (self->inbox);
  return self->summary->status >= DRIE_STATUS_CLOSED
         || fail (error, DRIE_EVENING_ERROR_NOT_CLOSED, _ ("The evening has not been closed yet."));
}

static gboolean
begin_change (DrieEvening *self, GError **error)
{
  return drie_evening_begin_after (self, error) && drie_evening_check_not_final (self, error);
}

char *
drie_evening_take_text (const char *text, int max, GError **error)
{
  g_autofree char *normal = drie_text_normalise (text != NULL ? text : "", -1);

  if (normal != NULL && g_utf8_strlen (normal, -1) <= max)
    return g_steal_pointer (&normal);
  g_set_error (error, DRIE_EVENING_ERROR, DRIE_EVENING_ERROR_TOO_LONG, _ ("This text is too long: at most %d characters."), max);
  return NULL;
}

char *
drie_evening_take_date (DrieEvening *self, const char *date, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (drie_evening_now (self) / G_USEC_PER_SEC);

  if (date == NULL)
    return g_date_time_format (now, "%Y-%m-%d");
  if (drie_date_parse (date, NULL))
    return g_strdup (date);
  fail (error, DRIE_EVENING_ERROR_ARGUMENT, _ ("This is not a day of the calendar."));
  return NULL;
}

/* --- The leaflet --- */

static void
set_published (DrieEvening *self, gboolean published)
{
  self->summary->published = published;
  drie_store_set_published_async (self->store, self->summary->id, published, drie_evening_stored_cb, g_object_ref (self));
}

gboolean
drie_evening_publish (DrieEvening *self, GError **error)
{
  if (!drie_evening_begin_after (self, error))
    return FALSE;
  if (self->summary->published)
    return TRUE;
  if (self->summary->status != DRIE_STATUS_FINAL)
    drie_undo_push (self->undo, _ ("Publish the leaflet"))->kind = DRIE_UNDO_PUBLISHED;
  set_published (self, TRUE);
  drie_evening_changed (self);
  return TRUE;
}

/* --- States of the summary --- */

static void
set_status (DrieEvening *self, DrieStatus status)
{
  self->summary->status = status;
  if (status != DRIE_STATUS_FINAL)
    drie_evening_name_notes (self);
  drie_store_set_status_async (self->store, self->summary->id, status, drie_evening_stored_cb, g_object_ref (self));
}

static void
change_status (DrieEvening *self, DrieStatus status, const char *label)
{
  DrieUndoEntry *entry = drie_undo_push (self->undo, label);

  entry->kind = DRIE_UNDO_STATUS;
  entry->status = self->summary->status;
  set_status (self, status);
  drie_evening_changed (self);
}

/**
 * drie_evening_open_additions:
 * @error: %DRIE_EVENING_ERROR_NOT_CLOSED, _FINAL
 *
 * From now on each circle's additions can be laid beside the chair's text. Again is no error.
 */
gboolean
drie_evening_open_additions (DrieEvening *self, GError **error)
{
  if (!begin_change (self, error))
    return FALSE;
  if (self->summary->status != DRIE_STATUS_OPEN)
    change_status (self, DRIE_STATUS_OPEN, _ ("Open for additions"));
  return TRUE;
}

/* Of a version from before that was done, what it says is kept before it can change. */
static void
keep_version (DrieEvening *self)
{
  guint number = self->summary->versions->len;
  DrieVersion *version = number > 0 ? g_ptr_array_index (self->summary->versions, number - 1) : NULL;

  if (version == NULL || version->said != NULL)
    return;
  version->said = drie_summary_get_said (self->summary);
  drie_store_keep_version_async (self->store, self->summary->id, number, drie_summary_get_said (self->summary), drie_evening_stored_cb,
                                 g_object_ref (self));
}

/**
 * drie_evening_revise:
 * @error: %DRIE_EVENING_ERROR_NOT_CLOSED
 *
 * Makes a final summary the draft of its next version, which has to say what it changed; what the last one said stays readable. Again is
 * no error.
 */
gboolean
drie_evening_revise (DrieEvening *self, GError **error)
{
  if (!drie_evening_begin_after (self, error))
    return FALSE;
  if (self->summary->status == DRIE_STATUS_FINAL)
    {
      keep_version (self);
      change_status (self, DRIE_STATUS_CLOSED, _ ("New version"));
    }
  return TRUE;
}

/**
 * drie_evening_forget_versions:
 * @error: %DRIE_EVENING_ERROR_NOT_CLOSED
 *
 * Erases what all but the last version said, for good: a version may have been made because words should never have stood there. When each
 * was made and what it changed stays.
 */
gboolean
drie_evening_forget_versions (DrieEvening *self, GError **error)
{
  if (!drie_evening_begin_after (self, error))
    return FALSE;
  for (guint i = 0; i + 1 < self->summary->versions->len; i++)
    g_clear_pointer (&((DrieVersion *)g_ptr_array_index (self->summary->versions, i))->said, drie_said_free);
  drie_store_forget_versions_async (self->store, self->summary->id, drie_evening_stored_cb, g_object_ref (self));
  drie_evening_changed (self);
  return TRUE;
}

static void
forget_writers (DrieEvening *self)
{
  g_hash_table_remove_all (self->by_key);
  g_clear_pointer (&self->summary->device_key, g_free);
  for (guint i = 0; i < self->summary->notes->len; i++)
    {
      DrieNote *note = g_ptr_array_index (self->summary->notes, i);
      g_clear_pointer (&note->key, g_free);
      g_clear_pointer (&note->device, g_free);
      if (note->disposition == DRIE_DISPOSITION_REMOVED)
        drie_note_wipe (note);
    }
}

/* No question silently disappears: what nobody decided on is the team's. */
static void
keep_the_rest (DrieEvening *self)
{
  g_autoptr (DrieNoteEdit) edit = drie_note_edit_new (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->notes));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DrieNoteItem) item = g_list_model_get_item (G_LIST_MODEL (self->notes), i);
      DrieDisposition now = drie_note_item_get_note (item)->disposition;
      if (now == DRIE_DISPOSITION_RECEIVED || now == DRIE_DISPOSITION_SELECTED)
        drie_note_set_disposition (drie_note_edit_touch (edit, item), DRIE_DISPOSITION_KEPT, NULL);
    }
  g_autoptr (GPtrArray) before = drie_note_edit_commit (edit);
}

/* As the summary reads now. */
static DrieVersion *
make_version (DrieEvening *self, const char *date, const char *what)
{
  DrieVersion *version = drie_version_new (date, what);

  version->said = drie_summary_get_said (self->summary);
  return version;
}

/**
 * drie_evening_finalise:
 * @what: (nullable): what this version changed; left out of account in the first one
 * @error: %DRIE_EVENING_ERROR_NOT_CLOSED, _FINAL, _EMPTY (a later version that doesn't say what it changed), _TOO_LONG
 *
 * Fixes the summary. Notes that nobody decided on are kept for the team; what told writers apart is destroyed, in memory as in the store,
 * and what was done before cannot be undone any more.
 */
gboolean
drie_evening_finalise (DrieEvening *self, const char *what, GError **error)
{
  g_autofree char *changed = drie_evening_take_text (what, DRIE_VERSION_MAX_CHARS, error);
  gboolean first = self->summary->versions->len == 0;

  if (changed == NULL || !begin_change (self, error))
    return FALSE;
  if (!first && *changed == '\0')
    return fail (error, DRIE_EVENING_ERROR_EMPTY, _ ("Say what this version changed."));

  g_autofree char *today = drie_evening_take_date (self, NULL, NULL);
  const char *said = first ? NULL : changed;
  keep_the_rest (self);
  self->summary->status = DRIE_STATUS_FINAL;
  g_ptr_array_add (self->summary->versions, make_version (self, today, said));
  drie_undo_clear (self->undo);
  drie_evening_clear_drafts (self);
  forget_writers (self);
  drie_store_finalise_async (self->store, self->summary->id, self->summary->versions->len, make_version (self, today, said),
                             drie_evening_stored_cb, g_object_ref (self));
  drie_evening_changed (self);
  return TRUE;
}

/* --- Additions --- */

static const char *
find_addition (DrieEvening *self, DrieCircle circle, const char *date)
{
  gboolean found;
  guint place = drie_additions_find (self->summary->additions, circle, date, &found);

  return found ? ((DrieAddition *)g_ptr_array_index (self->summary->additions, place))->text : NULL;
}

static void
set_addition (DrieEvening *self, DrieCircle circle, const char *date, const char *text)
{
  g_autoptr (DrieAddition) addition = drie_addition_new (circle, date, text);

  drie_additions_set (self->summary->additions, circle, date, text);
  drie_store_set_addition_async (self->store, self->summary->id, addition, drie_evening_stored_cb, g_object_ref (self));
}

/* What is typed in one go is one change. */
static void
remember_addition (DrieEvening *self, DrieCircle circle, const char *date)
{
  if (drie_undo_peek_typing (self->undo, DRIE_UNDO_ADDITION, (DrieRecapPart)circle, date) != NULL)
    return;
  DrieUndoEntry *entry = drie_undo_push (self->undo, _ ("Addition"));
  entry->kind = DRIE_UNDO_ADDITION;
  entry->part = (DrieRecapPart)circle;
  entry->key = g_strdup (date);
  entry->text = g_strdup (find_addition (self, circle, date));
}

/**
 * drie_evening_add:
 * @date: (nullable): the day of the addition, YYYY-MM-DD; NULL is today
 * @text: replaces what the circle added on that day; "" takes it away
 * @error: %DRIE_EVENING_ERROR_NOT_OPEN, _NOT_CLOSED, _FINAL, _TOO_LONG, _ARGUMENT
 *
 * Lays a circle's addition beside the chair's text, which stays as it is.
 */
gboolean
drie_evening_add (DrieEvening *self, DrieCircle circle, const char *date, const char *text, GError **error)
{
  g_autofree char *normal = drie_evening_take_text (text, DRIE_ADDITION_MAX_CHARS, error);
  g_autofree char *day = normal != NULL ? drie_evening_take_date (self, date, error) : NULL;

  g_return_val_if_fail (circle < DRIE_CIRCLE_NONE, FALSE);

  if (day == NULL || !begin_change (self, error))
    return FALSE;
  if (self->summary->status != DRIE_STATUS_OPEN)
    return fail (error, DRIE_EVENING_ERROR_NOT_OPEN, _ ("The summary is not open for additions."));
  const char *before = find_addition (self, circle, day);
  if (g_strcmp0 (normal, before != NULL ? before : "") == 0)
    return TRUE;

  remember_addition (self, circle, day);
  set_addition (self, circle, day, normal);
  drie_evening_changed (self);
  return TRUE;
}

/* --- Undo --- */

void
drie_evening_undo_after (DrieEvening *self, DrieUndoEntry *entry)
{
  if (entry->kind == DRIE_UNDO_PUBLISHED)
    set_published (self, FALSE);
  else if (entry->kind == DRIE_UNDO_STATUS)
    set_status (self, entry->status);
  else if (entry->kind == DRIE_UNDO_ADDITION)
    set_addition (self, (DrieCircle)entry->part, entry->key, entry->text);
  else
    drie_evening_undo_review (self, entry);
}
