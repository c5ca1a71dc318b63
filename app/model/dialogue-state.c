/* The engine: where the evening is. SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/dialogue-private.h"

static const DrieStep *
step_at (const DrieDialogue *self, int step)
{
  return &g_array_index (self->steps, DrieStep, step);
}

/* Is there an evening going on that a clock runs for? */
static gboolean
is_going_on (const DrieFold *fold)
{
  return fold->started && !fold->closed;
}

/* Planned length with what it was given since, microseconds. */
static gint64
step_length (const DrieDialogue *self, int step)
{
  return DRIE_SECONDS (step_at (self, step)->seconds + self->fold.extension[step]);
}

static gint64
step_remaining (const DrieDialogue *self, int step, gint64 now)
{
  return step_length (self, step) - drie_fold_elapsed (&self->fold, step, now);
}

/* --- Who may write, and to whom --- */

static gboolean
in_grace (const DrieDialogue *self, DrieCircle circle, gint64 now)
{
  return (self->fold.left & DRIE_CIRCLE_BIT (circle)) != 0 && now < self->fold.left_at[circle] + self->grace;
}

/* The circle that notes may still reach because its talk was left a moment ago, NONE if none. While a circle has the floor, only that
 * one: a note never lands with a circle that its writer did not listen to. */
static DrieCircle
find_grace (const DrieDialogue *self, DrieCircle speaking, gint64 now)
{
  DrieCircle latest = DRIE_CIRCLE_NONE;

  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    {
      if (!in_grace (self, circle, now) || (speaking != DRIE_CIRCLE_NONE && speaking != circle))
        continue;
      if (latest == DRIE_CIRCLE_NONE || self->fold.left_at[circle] > self->fold.left_at[latest])
        latest = circle;
    }
  return latest;
}

/* Handbook: the speaking circle never writes to itself. */
static void
fill_notes (const DrieDialogue *self, gint64 now, DrieDialogueState *state)
{
  gboolean open = state->phase == DRIE_PHASE_TALK || (state->phase == DRIE_PHASE_ANSWER && self->open_during_answer);

  state->open_to = open ? state->speaking : find_grace (self, state->speaking, now);
  state->late = !open && state->open_to != DRIE_CIRCLE_NONE;
  if (state->open_to != DRIE_CIRCLE_NONE)
    state->open_for = DRIE_CIRCLE_SET_ALL & ~DRIE_CIRCLE_BIT (state->open_to);
}

/* --- Time --- */

/* Equality: what an earlier circle was given in this phase and this one was not. */
static int
find_offered (const DrieDialogue *self)
{
  int step = self->fold.step;
  DriePhase phase = step_at (self, step)->phase;
  int most = 0;

  for (int i = 0; i < step; i++)
    if (step_at (self, i)->phase == phase)
      most = MAX (most, self->fold.extension[i]);
  return MAX (0, most - self->fold.extension[step]);
}

static gint64
find_expected_end (const DrieDialogue *self, gint64 now)
{
  gint64 end = now;

  if (self->fold.closed)
    return self->fold.closed_at;
  for (int i = self->fold.step; i < (int)self->steps->len; i++)
    end += MAX (0, step_remaining (self, i, now));
  return end;
}

/* A planned end further than this from the start is another day's: the evening was tried out beforehand, or moved. */
#define OTHER_DAY DRIE_SECONDS (12 * 60 * 60)

static gint64
find_planned_end (const DrieDialogue *self)
{
  gint64 end = self->fold.began;

  if (self->planned_end != 0 && ABS (self->planned_end - self->fold.began) < OTHER_DAY)
    return self->planned_end;
  for (int i = 0; i < (int)self->steps->len; i++)
    end += DRIE_SECONDS (step_at (self, i)->seconds);
  return end;
}

/* Both marks fall on a full second of the time left, so that the clock changes with them. */
static DrieTimeMark
find_mark (const DrieDialogue *self, gint64 remaining)
{
  if (remaining <= 0)
    return DRIE_TIME_UP;
  if (remaining <= DRIE_SECONDS (DRIE_NEARLY_UP) && step_length (self, self->fold.step) > DRIE_SECONDS (DRIE_NEARLY_UP))
    return DRIE_TIME_NEARLY_UP;
  return DRIE_TIME_PLENTY;
}

/* --- Questions --- */

void
drie_dialogue_get_state (const DrieDialogue *self, gint64 now, DrieDialogueState *state)
{
  const DrieFold *fold = &self->fold;
  gint64 moment = drie_dialogue_clamp (self, now);

  *state = (DrieDialogueState){ .step = fold->step, .speaking = DRIE_CIRCLE_NONE, .open_to = DRIE_CIRCLE_NONE };
  state->expected_end = self->planned_end;
  if (!fold->started)
    return;

  state->started = TRUE;
  state->closed = fold->closed;
  state->phase = step_at (self, fold->step)->phase;
  state->elapsed = drie_fold_elapsed (fold, fold->step, moment);
  state->started_at = fold->began;
  state->expected_end = find_expected_end (self, moment);
  state->drift = state->expected_end - find_planned_end (self);
  if (fold->closed)
    return;

  state->paused = fold->paused;
  state->speaking = step_at (self, fold->step)->circle;
  state->remaining = step_remaining (self, fold->step, moment);
  state->mark = find_mark (self, state->remaining);
  state->offered = find_offered (self);
  fill_notes (self, moment, state);
}

gint64
drie_dialogue_remaining (const DrieDialogue *self, gint64 now)
{
  return is_going_on (&self->fold) ? step_remaining (self, self->fold.step, drie_dialogue_clamp (self, now)) : 0;
}

gint64
drie_dialogue_step_elapsed (const DrieDialogue *self, guint step, gint64 now)
{
  return step < self->steps->len ? drie_fold_elapsed (&self->fold, step, drie_dialogue_clamp (self, now)) : 0;
}

int
drie_dialogue_step_extension (const DrieDialogue *self, guint step)
{
  return step < self->steps->len ? self->fold.extension[step] : 0;
}

gboolean
drie_dialogue_may_write (const DrieDialogue *self, gint64 now, DrieCircle from, gboolean *speaking)
{
  DrieDialogueState state;

  drie_dialogue_get_state (self, now, &state);
  gboolean allowed = DRIE_CIRCLE_SET_HAS (state.open_for, from);
  gboolean has_floor
      = from < DRIE_CIRCLE_NONE && from == state.speaking && (state.phase == DRIE_PHASE_TALK || state.phase == DRIE_PHASE_ANSWER);
  if (speaking != NULL)
    *speaking = !allowed && has_floor;
  return allowed;
}

/* To the next full second of the time left: there the clock, which rounds up, shows another one. */
static gint64
until_full_second (gint64 remaining)
{
  gint64 past = remaining % G_USEC_PER_SEC;

  return past > 0 ? past : past + G_USEC_PER_SEC;
}

gint64
drie_dialogue_next_change (const DrieDialogue *self, gint64 now)
{
  gint64 moment = drie_dialogue_clamp (self, now);
  gint64 next = G_MAXINT64;
  DrieDialogueState state;

  if (!is_going_on (&self->fold))
    return next;
  drie_dialogue_get_state (self, moment, &state);
  if (!state.paused)
    next = moment + until_full_second (state.remaining);
  if (state.late)
    next = MIN (next, self->fold.left_at[state.open_to] + self->grace);
  return next > now ? next : G_MAXINT64;
}
