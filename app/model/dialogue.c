/* The engine: its log. What may be appended stands in dialogue-commands.c, what follows from it in dialogue-state.c.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/dialogue-private.h"

#include "model/names.h"

static const char *const event_names[] = { "started", "entered", "paused", "resumed", "extended", "corrected", "closed", "undone" };

G_DEFINE_QUARK (drie - dialogue - error - quark, drie_dialogue_error)

const char *
drie_event_type_to_wire (DrieEventType type)
{
  return drie_names_get (event_names, G_N_ELEMENTS (event_names), type);
}

gboolean
drie_event_type_from_wire (const char *wire, DrieEventType *type)
{
  int index = drie_names_find (event_names, G_N_ELEMENTS (event_names), wire);

  if (index >= 0)
    *type = index;
  return index >= 0;
}

DrieDialogue *
drie_dialogue_new (const DriePlan *plan, gint64 planned_end)
{
  DrieDialogue *self = g_new0 (DrieDialogue, 1);

  self->steps = drie_plan_steps (plan);
  self->events = g_array_new (FALSE, FALSE, sizeof (DrieEvent));
  self->counting = g_array_new (FALSE, FALSE, sizeof (guint));
  self->fold = drie_fold_log (self->events, self->counting, self->steps);
  self->planned_end = planned_end;
  self->grace = DRIE_SECONDS (plan->grace_seconds);
  self->open_during_answer = plan->open_during_answer;
  return self;
}

void
drie_dialogue_free (DrieDialogue *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->steps);
  g_array_unref (self->events);
  g_array_unref (self->counting);
  g_free (self);
}

gint64
drie_dialogue_clamp (const DrieDialogue *self, gint64 now)
{
  guint n = self->events->len;
  gint64 last = n > 0 ? g_array_index (self->events, DrieEvent, n - 1).at : 0;

  return CLAMP (now, last, DRIE_LAST_MOMENT);
}

gboolean
drie_dialogue_append (DrieDialogue *self, const DrieEvent *event)
{
  if (!drie_dialogue_check (self, event, NULL))
    return FALSE;

  guint position = self->events->len;
  g_array_append_val (self->events, *event);
  if (event->type == DRIE_EVENT_UNDONE)
    g_array_set_size (self->counting, self->counting->len - 1);
  else
    g_array_append_val (self->counting, position);
  self->fold = drie_fold_log (self->events, self->counting, self->steps);
  return TRUE;
}

guint
drie_dialogue_n_events (const DrieDialogue *self)
{
  return self->events->len;
}

const DrieEvent *
drie_dialogue_get_event (const DrieDialogue *self, guint position)
{
  return position < self->events->len ? &g_array_index (self->events, DrieEvent, position) : NULL;
}

const DrieEvent *
drie_dialogue_get_undoable (const DrieDialogue *self)
{
  guint n = self->counting->len;

  return n > 0 ? drie_dialogue_get_event (self, g_array_index (self->counting, guint, n - 1)) : NULL;
}

guint
drie_dialogue_n_steps (const DrieDialogue *self)
{
  return self->steps->len;
}

const DrieStep *
drie_dialogue_get_step (const DrieDialogue *self, guint step)
{
  return step < self->steps->len ? &g_array_index (self->steps, DrieStep, step) : NULL;
}
