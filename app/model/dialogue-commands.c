/* The engine: what can happen when. SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/dialogue-private.h"

#include <glib/gi18n-lib.h>

/* A start that was forgotten for longer is no start that was forgotten. */
#define MAX_FORGOTTEN DRIE_SECONDS (2 * 60 * 60)

static gboolean
fail (GError **error, DrieDialogueError code, const char *message)
{
  g_set_error_literal (error, DRIE_DIALOGUE_ERROR, code, message);
  return FALSE;
}

/* --- Checks, one per kind of event --- */

static gboolean
check_going_on (const DrieFold *fold, GError **error)
{
  if (!fold->started)
    return fail (error, DRIE_DIALOGUE_ERROR_NOT_STARTED, _ ("The evening has not started yet."));
  if (fold->closed)
    return fail (error, DRIE_DIALOGUE_ERROR_CLOSED, _ ("The evening is closed."));
  return TRUE;
}

static gboolean
check_began (const DrieEvent *event, GError **error)
{
  if (event->value > event->at)
    return fail (error, DRIE_DIALOGUE_ERROR_RANGE, _ ("An evening cannot have begun in the future."));
  if (event->value < 0 || event->at - event->value > MAX_FORGOTTEN)
    return fail (error, DRIE_DIALOGUE_ERROR_RANGE, _ ("An evening that starts now began two hours ago at most."));
  return TRUE;
}

static gboolean
check_start (const DrieFold *fold, const DrieEvent *event, GError **error)
{
  if (fold->closed)
    return fail (error, DRIE_DIALOGUE_ERROR_CLOSED, _ ("The evening is closed."));
  if (fold->started)
    return fail (error, DRIE_DIALOGUE_ERROR_STARTED, _ ("The evening has already started."));
  return check_began (event, error);
}

static gboolean
check_correct (const DrieFold *fold, const DrieEvent *event, GError **error)
{
  if (!check_going_on (fold, error))
    return FALSE;
  if (fold->moved)
    return fail (error, DRIE_DIALOGUE_ERROR_FIRST_STEP, _ ("The start can only be corrected while the first step goes on."));
  return check_began (event, error);
}

static gboolean
check_enter (const DrieFold *fold, guint n_steps, const DrieEvent *event, GError **error)
{
  if (!check_going_on (fold, error))
    return FALSE;
  if (event->value < 0)
    return fail (error, DRIE_DIALOGUE_ERROR_FIRST_STEP, _ ("This is the first step."));
  if (event->value >= n_steps)
    return fail (error, DRIE_DIALOGUE_ERROR_LAST_STEP, _ ("This is the last step."));
  if (ABS (event->value - fold->step) != 1)
    return fail (error, DRIE_DIALOGUE_ERROR_RANGE, _ ("An evening goes from one step to the next."));
  return TRUE;
}

static gboolean
check_pause (const DrieFold *fold, GError **error)
{
  if (!check_going_on (fold, error))
    return FALSE;
  if (fold->paused)
    return fail (error, DRIE_DIALOGUE_ERROR_PAUSED, _ ("The clock is paused already."));
  return TRUE;
}

static gboolean
check_resume (const DrieFold *fold, GError **error)
{
  if (!check_going_on (fold, error))
    return FALSE;
  if (!fold->paused)
    return fail (error, DRIE_DIALOGUE_ERROR_NOT_PAUSED, _ ("The clock is not paused."));
  return TRUE;
}

static gboolean
check_extend (const DrieFold *fold, const DrieEvent *event, GError **error)
{
  if (!check_going_on (fold, error))
    return FALSE;
  if (event->value < 1 || event->value > DRIE_MAX_EXTENSION)
    return fail (error, DRIE_DIALOGUE_ERROR_RANGE, _ ("A step can be extended by one second to one hour at a time."));
  return TRUE;
}

static gboolean
check_undo (const DrieDialogue *self, const DrieEvent *event, GError **error)
{
  guint n = self->counting->len;

  if (n == 0)
    return fail (error, DRIE_DIALOGUE_ERROR_NOTHING_TO_UNDO, _ ("There is nothing to undo."));
  if (event->value != g_array_index (self->counting, guint, n - 1))
    return fail (error, DRIE_DIALOGUE_ERROR_RANGE, _ ("Only what happened last can be undone."));
  return TRUE;
}

gboolean
drie_dialogue_check (const DrieDialogue *self, const DrieEvent *event, GError **error)
{
  if (event->at != drie_dialogue_clamp (self, event->at))
    return fail (error, DRIE_DIALOGUE_ERROR_RANGE, _ ("The log of an evening goes forward in time."));

  switch (event->type)
    {
    case DRIE_EVENT_STARTED:
      return check_start (&self->fold, event, error);
    case DRIE_EVENT_CORRECTED:
      return check_correct (&self->fold, event, error);
    case DRIE_EVENT_ENTERED:
      return check_enter (&self->fold, self->steps->len, event, error);
    case DRIE_EVENT_PAUSED:
      return check_pause (&self->fold, error);
    case DRIE_EVENT_RESUMED:
      return check_resume (&self->fold, error);
    case DRIE_EVENT_EXTENDED:
      return check_extend (&self->fold, event, error);
    case DRIE_EVENT_CLOSED:
      return check_going_on (&self->fold, error);
    case DRIE_EVENT_UNDONE:
      return check_undo (self, event, error);
    }
  return fail (error, DRIE_DIALOGUE_ERROR_RANGE, _ ("The log of the evening holds something that this program does not know."));
}

/* --- Commands --- */

static gboolean
command (DrieDialogue *self, DrieEventType type, gint64 now, gint64 value, GError **error)
{
  DrieEvent event = { type, drie_dialogue_clamp (self, now), value };

  return drie_dialogue_check (self, &event, error) && drie_dialogue_append (self, &event);
}

gboolean
drie_dialogue_start (DrieDialogue *self, gint64 now, gint64 began, GError **error)
{
  return command (self, DRIE_EVENT_STARTED, now, began, error);
}

gboolean
drie_dialogue_correct_start (DrieDialogue *self, gint64 now, gint64 began, GError **error)
{
  return command (self, DRIE_EVENT_CORRECTED, now, began, error);
}

gboolean
drie_dialogue_next (DrieDialogue *self, gint64 now, GError **error)
{
  return command (self, DRIE_EVENT_ENTERED, now, self->fold.step + 1, error);
}

gboolean
drie_dialogue_back (DrieDialogue *self, gint64 now, GError **error)
{
  return command (self, DRIE_EVENT_ENTERED, now, self->fold.step - 1, error);
}

gboolean
drie_dialogue_pause (DrieDialogue *self, gint64 now, GError **error)
{
  return command (self, DRIE_EVENT_PAUSED, now, 0, error);
}

gboolean
drie_dialogue_resume (DrieDialogue *self, gint64 now, GError **error)
{
  return command (self, DRIE_EVENT_RESUMED, now, 0, error);
}

gboolean
drie_dialogue_extend (DrieDialogue *self, gint64 now, int seconds, GError **error)
{
  return command (self, DRIE_EVENT_EXTENDED, now, seconds, error);
}

gboolean
drie_dialogue_close (DrieDialogue *self, gint64 now, GError **error)
{
  return command (self, DRIE_EVENT_CLOSED, now, 0, error);
}

gboolean
drie_dialogue_undo (DrieDialogue *self, gint64 now, GError **error)
{
  guint n = self->counting->len;
  guint position = n > 0 ? g_array_index (self->counting, guint, n - 1) : 0;

  return command (self, DRIE_EVENT_UNDONE, now, position, error);
}
