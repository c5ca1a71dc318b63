/* The log summed up. SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/dialogue-fold.h"

static const DrieEvent *
counting_event (const GArray *events, const GArray *counting, guint i)
{
  return &g_array_index (events, DrieEvent, g_array_index (counting, guint, i));
}

/* When the evening began, as known at the end of the log: the last correction wins. */
static gint64
find_beginning (const GArray *events, const GArray *counting)
{
  gint64 began = 0;

  for (guint i = 0; i < counting->len; i++)
    {
      const DrieEvent *event = counting_event (events, counting, i);
      if (event->type == DRIE_EVENT_STARTED || event->type == DRIE_EVENT_CORRECTED)
        began = event->value;
    }
  return began;
}

static void
run_until (DrieFold *self, gint64 at)
{
  if (self->started)
    self->elapsed[self->step] = drie_fold_elapsed (self, self->step, at);
  self->since = at;
}

static void
enter (DrieFold *self, const GArray *steps, int step, gint64 at)
{
  const DrieStep *left = &g_array_index (steps, DrieStep, self->step);

  if (left->phase == DRIE_PHASE_TALK)
    {
      self->left |= DRIE_CIRCLE_BIT (left->circle);
      self->left_at[left->circle] = at;
    }
  self->moved = TRUE;
  self->step = step;
  self->paused = FALSE;
}

static void
apply (DrieFold *self, const GArray *steps, const DrieEvent *event)
{
  switch (event->type)
    {
    case DRIE_EVENT_STARTED:
      self->started = TRUE;
      self->step = 0;
      self->since = self->began;
      break;
    case DRIE_EVENT_ENTERED:
      enter (self, steps, (int)event->value, event->at);
      break;
    case DRIE_EVENT_PAUSED:
      self->paused = TRUE;
      break;
    case DRIE_EVENT_RESUMED:
      self->paused = FALSE;
      break;
    case DRIE_EVENT_EXTENDED:
      self->extension[self->step] += (int)event->value;
      break;
    case DRIE_EVENT_CLOSED:
      self->closed = TRUE;
      self->closed_at = event->at;
      break;
    case DRIE_EVENT_CORRECTED: /* known from the start on, see find_beginning() */
    case DRIE_EVENT_UNDONE:    /* never counts */
      break;
    }
}

DrieFold
drie_fold_log (const GArray *events, const GArray *counting, const GArray *steps)
{
  DrieFold self = { .step = -1, .began = find_beginning (events, counting) };

  for (guint i = 0; i < counting->len; i++)
    {
      const DrieEvent *event = counting_event (events, counting, i);
      /* A start that was corrected forwards may lie after a pause: what came before it took no time. */
      run_until (&self, MAX (event->at, self.began));
      apply (&self, steps, event);
    }
  return self;
}

gint64
drie_fold_elapsed (const DrieFold *self, guint step, gint64 now)
{
  gboolean running = self->started && !self->paused && !self->closed && self->step == (int)step;

  return self->elapsed[step] + (running ? MAX (0, now - self->since) : 0);
}
