/* Public state. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/public-state.h"

DriePublicState *
drie_public_state_new (void)
{
  DriePublicState *self = g_new0 (DriePublicState, 1);

  self->state.step = -1;
  self->state.speaking = DRIE_CIRCLE_NONE;
  self->pace = 1;
  self->open_to = DRIE_CIRCLE_NONE;
  self->plan = drie_plan_new ();
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify)drie_public_note_unref);
  self->questions = g_ptr_array_new_with_free_func ((GDestroyNotify)drie_public_question_free);
  self->agreements = g_ptr_array_new_with_free_func ((GDestroyNotify)drie_agreement_free);
  g_atomic_ref_count_init (&self->ref_count);
  return self;
}

DriePublicState *
drie_public_state_ref (DriePublicState *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
drie_public_state_unref (DriePublicState *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->asking);
  drie_plan_free (self->plan);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->agreements, g_ptr_array_unref);
  g_free (self);
}

/* Of the evening's clock, from @at to @now. */
static gint64
passed (const DriePublicState *self, gint64 now)
{
  return (gint64)(MAX (now - self->at, 0) * self->pace);
}

gint64
drie_public_state_remaining_ms (const DriePublicState *self, gint64 now)
{
  return self->state.remaining_ms - (self->ticking ? passed (self, now) / 1000 : 0);
}

gint64
drie_public_state_wall (const DriePublicState *self, gint64 now)
{
  return self->wall != 0 ? self->wall + passed (self, now) : g_get_real_time ();
}

gboolean
drie_public_state_has_floor (const DriePublicState *self, DrieCircle circle)
{
  return circle < DRIE_CIRCLE_NONE && circle == self->state.speaking && !self->state.closed
         && (self->state.phase == DRIE_PHASE_TALK || self->state.phase == DRIE_PHASE_ANSWER);
}

char *
drie_public_state_to_json (const DriePublicState *self, gint64 now)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DrieWireState state = self->state;

  state.remaining_ms = drie_public_state_remaining_ms (self, now);
  state.asking = self->asking;
  json_builder_begin_object (builder);
  drie_wire_state_build (&state, builder);
  /* In a rehearsal the clock runs faster: a page that counts down by itself must know. */
  if (self->pace != 1)
    {
      json_builder_set_member_name (builder, "pace");
      json_builder_add_double_value (builder, self->pace);
    }
  /* Often typed while the hall is leaving. */
  if (state.closed && self->plan->contact != NULL && *self->plan->contact != '\0')
    {
      json_builder_set_member_name (builder, "contact");
      json_builder_add_string_value (builder, self->plan->contact);
    }
  json_builder_end_object (builder);

  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  return drie_json_to_line (root);
}

/* Words of a removed note stay out. */
static const char *
get_text (const DrieNote *note)
{
  return note->disposition != DRIE_DISPOSITION_REMOVED ? note->text : NULL;
}

DriePublicNote *
drie_public_note_new (const DrieNote *note)
{
  DriePublicNote *self = g_new0 (DriePublicNote, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->key = g_strdup (note->key);
  self->text = g_strdup (get_text (note));
  self->from = note->from;
  self->to = note->to;
  self->disposition = note->disposition;
  self->reason = g_strdup (note->reason);
  self->device = g_strdup (note->device);
  return self;
}

gboolean
drie_public_note_is (const DriePublicNote *self, const DrieNote *note)
{
  return self->disposition == note->disposition && self->from == note->from && self->to == note->to && g_strcmp0 (self->key, note->key) == 0
         && g_strcmp0 (self->text, get_text (note)) == 0 && g_strcmp0 (self->reason, note->reason) == 0
         && g_strcmp0 (self->device, note->device) == 0;
}

DriePublicNote *
drie_public_note_ref (DriePublicNote *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
drie_public_note_unref (DriePublicNote *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->key);
  g_free (self->text);
  g_free (self->reason);
  g_free (self->device);
  g_free (self);
}

DriePublicQuestion *
drie_public_question_new (const DrieNote *note)
{
  DriePublicQuestion *self = g_new0 (DriePublicQuestion, 1);

  self->to = note->to;
  self->text = g_strdup (drie_note_get_words (note));
  self->answer = g_strdup (note->answer);
  return self;
}

void
drie_public_question_free (DriePublicQuestion *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->answer);
  g_free (self);
}
