/* The chair's commands on notes: choosing them, putting them, laying words beside them. SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "evening/evening-private.h"

DrieNoteItem *
drie_evening_find_started (DrieEvening *self, const char *key, GError **error)
{
  return drie_evening_check_started (self, error) ? drie_evening_find (self, key, error) : NULL;
}

gboolean
drie_evening_refuse_disposition (GError **error, const char *message)
{
  g_set_error_literal (error, DRIE_EVENING_ERROR, DRIE_EVENING_ERROR_DISPOSITION, message);
  return FALSE;
}

gboolean
drie_evening_finish_edit (DrieEvening *self, DrieNoteEdit *edit, DrieCircle to, const char *label)
{
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    if (to == circle || to == DRIE_CIRCLE_NONE)
      drie_note_edit_rank (edit, circle);
  GPtrArray *before = drie_note_edit_commit (edit);

  if (before != NULL)
    drie_undo_push (self->undo, label)->notes = before;
  drie_evening_changed (self);
  return TRUE;
}

void
drie_evening_set_group_disposition (DrieEvening *self, DrieNoteEdit *edit, DrieNoteItem *leader, DrieDisposition disposition,
                                    const char *reason)
{
  g_autoptr (GPtrArray) group = drie_evening_group_of (self, leader);

  for (guint i = 0; i < group->len; i++)
    drie_note_set_disposition (drie_note_edit_touch (edit, g_ptr_array_index (group, i)), disposition, reason);
}

static gboolean
change_disposition (DrieEvening *self, DrieNoteItem *leader, DrieDisposition disposition, const char *reason, const char *label)
{
  g_autoptr (DrieNoteEdit) edit = drie_note_edit_new (self);

  drie_evening_set_group_disposition (self, edit, leader, disposition, reason);
  return drie_evening_finish_edit (self, edit, drie_note_item_get_note (leader)->to, label);
}

/* What is said of a question is said of its whole group, whichever of its notes is named. @error, beside those of every command:
 * %DRIE_EVENING_ERROR_DISPOSITION if it has been chosen or put already, or nobody may read it */
gboolean
drie_evening_select (DrieEvening *self, const char *key, GError **error)
{
  DrieNoteItem *item = drie_evening_find_started (self, key, error);
  if (item == NULL)
    return FALSE;

  DrieNoteItem *leader = drie_evening_leader_of (self, item);
  DrieDisposition now = drie_note_item_get_note (leader)->disposition;
  if (now == DRIE_DISPOSITION_SELECTED)
    return drie_evening_refuse_disposition (error, _ ("This question has been chosen already."));
  if (drie_disposition_is_put (now))
    return drie_evening_refuse_disposition (error, _ ("This question has been put to the circle already."));
  if (!drie_disposition_is_public (now))
    return drie_evening_refuse_disposition (error, _ ("A note about one person, or one that was removed, is not put to a circle."));
  return change_disposition (self, leader, DRIE_DISPOSITION_SELECTED, NULL, _ ("Choose a question"));
}

/* @error: %DRIE_EVENING_ERROR_DISPOSITION if it has not been chosen */
gboolean
drie_evening_unselect (DrieEvening *self, const char *key, GError **error)
{
  DrieNoteItem *item = drie_evening_find_started (self, key, error);
  if (item == NULL)
    return FALSE;

  DrieNoteItem *leader = drie_evening_leader_of (self, item);
  if (drie_note_item_get_note (leader)->disposition != DRIE_DISPOSITION_SELECTED)
    return drie_evening_refuse_disposition (error, _ ("This question has not been chosen."));
  return change_disposition (self, leader, DRIE_DISPOSITION_RECEIVED, NULL, _ ("Put a question back"));
}

/**
 * drie_evening_move:
 * @rank: from 1, among the questions chosen for the same circle; what is below or above is the first or the last
 * @error: %DRIE_EVENING_ERROR_DISPOSITION if it has not been chosen
 */
gboolean
drie_evening_move (DrieEvening *self, const char *key, int rank, GError **error)
{
  DrieNoteItem *item = drie_evening_find_started (self, key, error);
  if (item == NULL)
    return FALSE;

  DrieNoteItem *leader = drie_evening_leader_of (self, item);
  const DrieNote *note = drie_note_item_get_note (leader);
  if (note->disposition != DRIE_DISPOSITION_SELECTED)
    return drie_evening_refuse_disposition (error, _ ("This question has not been chosen."));

  g_autoptr (GPtrArray) selected = drie_evening_get_selected (self, note->to);
  g_autoptr (DrieNoteEdit) edit = drie_note_edit_new (self);
  g_ptr_array_remove (selected, leader);
  g_ptr_array_insert (selected, CLAMP (rank - 1, 0, (int)selected->len), leader);
  for (guint i = 0; i < selected->len; i++)
    {
      DrieNoteItem *other = g_ptr_array_index (selected, i);
      if (drie_note_item_get_note (other)->rank != (int)i + 1)
        drie_note_edit_touch (edit, other)->rank = i + 1;
    }
  return drie_evening_finish_edit (self, edit, note->to, _ ("Change the order"));
}

static gboolean
check_answering (DrieEvening *self, const DrieNote *note, GError **error)
{
  DrieDialogueState state;

  drie_evening_get_state (self, &state);
  if (state.closed || state.phase != DRIE_PHASE_ANSWER)
    {
      g_set_error_literal (error, DRIE_EVENING_ERROR, DRIE_EVENING_ERROR_NOT_ANSWERING, _ ("Questions are put while a circle answers."));
      return FALSE;
    }
  if (note->to != state.speaking)
    {
      g_set_error_literal (error, DRIE_EVENING_ERROR, DRIE_EVENING_ERROR_OTHER_CIRCLE, _ ("This question is for another circle."));
      return FALSE;
    }
  if (note->text == NULL || !drie_disposition_is_public (note->disposition))
    return drie_evening_refuse_disposition (error, _ ("A note about one person, or one that was removed, is not put to a circle."));
  return TRUE;
}

/**
 * drie_evening_ask:
 * @error: %DRIE_EVENING_ERROR_NOT_ANSWERING outside an answer step, _OTHER_CIRCLE if another circle answers, _DISPOSITION if it may not be
 *   read
 *
 * Puts a question to the circle, chosen before or not; the one being put until now counts as put. Asking for the same again changes
 * nothing.
 */
gboolean
drie_evening_ask (DrieEvening *self, const char *key, GError **error)
{
  DrieNoteItem *item = drie_evening_find_started (self, key, error);
  if (item == NULL)
    return FALSE;

  DrieNoteItem *leader = drie_evening_leader_of (self, item);
  const DrieNote *note = drie_note_item_get_note (leader);
  if (!check_answering (self, note, error))
    return FALSE;

  g_autoptr (DrieNoteEdit) edit = drie_note_edit_new (self);
  DrieNoteItem *asking = drie_evening_get_asking (self);
  if (asking == leader)
    return TRUE;
  if (asking != NULL)
    drie_evening_set_group_disposition (self, edit, asking, DRIE_DISPOSITION_ASKED, NULL);
  drie_evening_set_group_disposition (self, edit, leader, DRIE_DISPOSITION_ASKING, NULL);
  drie_note_edit_touch (edit, leader)->asked_at = drie_evening_now (self);
  return drie_evening_finish_edit (self, edit, note->to, _ ("Put a question"));
}

/**
 * drie_evening_asked:
 * @error: %DRIE_EVENING_ERROR_DISPOSITION if no question is being put, _NOT_STARTED, _FINAL
 *
 * The question being put has been answered: it counts as put and leaves the hall's screen and the phones, and none follows.
 */
gboolean
drie_evening_asked (DrieEvening *self, GError **error)
{
  if (!drie_evening_check_started (self, error))
    return FALSE;

  DrieNoteItem *asking = drie_evening_get_asking (self);
  if (asking == NULL)
    return drie_evening_refuse_disposition (error, _ ("No question is being put now."));
  return change_disposition (self, asking, DRIE_DISPOSITION_ASKED, NULL, _ ("Take a question off the screen"));
}

static void
remember_answer (DrieEvening *self, const char *key, GPtrArray *before)
{
  if (before == NULL)
    return;
  if (drie_undo_peek_typing (self->undo, DRIE_UNDO_ANSWER, 0, key) != NULL)
    {
      g_ptr_array_unref (before);
      return;
    }
  DrieUndoEntry *entry = drie_undo_push (self->undo, _ ("Answer note"));
  entry->kind = DRIE_UNDO_ANSWER;
  entry->key = g_strdup (key);
  entry->notes = before;
}

/**
 * drie_evening_answer:
 * @text: what the circle answered, in short: at most %DRIE_NOTE_MAX_CHARS; "" takes it away
 * @error: %DRIE_EVENING_ERROR_DISPOSITION if the question has not been put, _TOO_LONG
 *
 * What is typed in one go is one change for undo.
 */
gboolean
drie_evening_answer (DrieEvening *self, const char *key, const char *text, GError **error)
{
  DrieNoteItem *item = drie_evening_find_started (self, key, error);
  if (item == NULL)
    return FALSE;

  DrieNoteItem *leader = drie_evening_leader_of (self, item);
  g_autofree char *answer = drie_note_normalise (text, -1);
  if (!drie_disposition_is_put (drie_note_item_get_note (leader)->disposition))
    return drie_evening_refuse_disposition (error, _ ("This question has not been put to the circle yet."));
  if (answer == NULL || g_utf8_strlen (answer, -1) > DRIE_NOTE_MAX_CHARS)
    {
      g_set_error (error, DRIE_EVENING_ERROR, DRIE_EVENING_ERROR_TOO_LONG, _ ("An answer note has at most %d characters."),
                   DRIE_NOTE_MAX_CHARS);
      return FALSE;
    }
  if (g_strcmp0 (answer, drie_note_item_get_note (leader)->answer) == 0)
    return TRUE;

  g_autoptr (DrieNoteEdit) edit = drie_note_edit_new (self);
  DrieNote *note = drie_note_edit_touch (edit, leader);
  g_free (note->answer);
  note->answer = *answer != '\0' ? g_steal_pointer (&answer) : NULL;
  remember_answer (self, note->key, drie_note_edit_commit (edit));
  drie_evening_changed (self);
  return TRUE;
}

/**
 * drie_evening_translate:
 * @text: the note's words in the evening's language; "" takes a translation away
 * @error: %DRIE_EVENING_ERROR_DISPOSITION, _TOO_LONG, _UNKNOWN_KEY, _NOT_STARTED, _FINAL
 *
 * Lays a helper's translation beside a note. It belongs to this note alone, not to the ones grouped with it, and goes when its writer
 * changes the words.
 */
gboolean
drie_evening_translate (DrieEvening *self, const char *key, const char *text, GError **error)
{
  DrieNoteItem *item = drie_evening_find_started (self, key, error);
  if (item == NULL)
    return FALSE;

  g_autofree char *translation = drie_note_normalise (text, -1);
  const DrieNote *before = drie_note_item_get_note (item);
  if (before->text == NULL || before->disposition == DRIE_DISPOSITION_REMOVED)
    return drie_evening_refuse_disposition (error, _ ("This note was removed."));
  if (translation == NULL || g_utf8_strlen (translation, -1) > DRIE_NOTE_MAX_TRANSLATION)
    {
      g_set_error (error, DRIE_EVENING_ERROR, DRIE_EVENING_ERROR_TOO_LONG, _ ("A translation has at most %d characters."),
                   DRIE_NOTE_MAX_TRANSLATION);
      return FALSE;
    }

  g_autoptr (DrieNoteEdit) edit = drie_note_edit_new (self);
  DrieNote *note = drie_note_edit_touch (edit, item);
  g_free (note->translation);
  note->translation = *translation != '\0' ? g_steal_pointer (&translation) : NULL;
  return drie_evening_finish_edit (self, edit, note->to, _ ("Translate a note"));
}

/* Paper */

static gboolean
check_paper (const DrieDialogueState *state, DrieCircle from, const char *text, GError **error)
{
  DrieEveningError code;
  const char *message;

  if (text == NULL || *text == '\0')
    code = DRIE_EVENING_ERROR_EMPTY, message = _ ("The note is empty.");
  else if (g_utf8_strlen (text, -1) > DRIE_NOTE_MAX_CHARS)
    code = DRIE_EVENING_ERROR_TOO_LONG, message = _ ("The note is too long.");
  else if (state->speaking == DRIE_CIRCLE_NONE)
    code = DRIE_EVENING_ERROR_NOTES_CLOSED, message = _ ("No circle has the floor now.");
  else if (state->speaking == from)
    code = DRIE_EVENING_ERROR_SPEAKING, message = _ ("A circle does not write to itself.");
  else
    return TRUE;
  g_set_error_literal (error, DRIE_EVENING_ERROR, code, message);
  return FALSE;
}

/**
 * drie_evening_paper:
 * @from: the circle whose post-it it is
 * @error: %DRIE_EVENING_ERROR_EMPTY, _TOO_LONG, _SPEAKING, _NOTES_CLOSED, _NOT_STARTED, _FINAL
 *
 * Types in a paper post-it, to the circle that has the floor. It counts like a phone's (handbook: paper counts the same) and, as it is
 * collected by hand, may be typed in as long as that circle has the floor. The note arrives like a phone's, after its commit.
 */
gboolean
drie_evening_paper (DrieEvening *self, DrieCircle from, const char *text, GError **error)
{
  g_autofree char *normal = drie_note_normalise (text, -1);
  DrieDialogueState state;

  if (!drie_evening_check_started (self, error))
    return FALSE;
  drie_evening_get_state (self, &state);
  if (!check_paper (&state, from, normal, error))
    return FALSE;

  g_autoptr (DrieNote) note = drie_note_new ();
  DrieNoteSink sink = drie_inbox_get_sink (self->inbox);
  DrieUndoEntry *entry = drie_undo_push (self->undo, _ ("Paper note"));
  note->key = g_uuid_string_random ();
  note->from = from;
  note->to = state.speaking;
  note->step = state.step;
  note->text = g_steal_pointer (&normal);
  note->source = DRIE_SOURCE_PAPER;
  note->created_at = drie_evening_now (self);
  entry->kind = DRIE_UNDO_PAPER;
  entry->key = g_strdup (note->key);
  sink.write (sink.sink, DRIE_NOTE_ADD, note, drie_evening_paper_written, g_object_ref (self));
  return TRUE;
}
