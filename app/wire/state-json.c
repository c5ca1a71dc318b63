/* The public state. SPDX-License-Identifier: GPL-3.0-or-later */
#include "wire/json.h"

#include "wire/build.h"

static void
add_step (const DrieWireState *state, JsonBuilder *builder)
{
  if (state->step >= 0)
    {
      drie_build_int (builder, "step", state->step);
    }
  else
    {
      drie_build_null (builder, "step");
    }
}

static void
add_open_for (DrieCircleSet open_for, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "open_for");
  json_builder_begin_array (builder);
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    if (DRIE_CIRCLE_SET_HAS (open_for, circle))
      json_builder_add_string_value (builder, drie_circle_to_wire (circle));
  json_builder_end_array (builder);
}

static void
add_asking (const char *asking, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "asking");
  if (asking == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  drie_build_text (builder, "text", asking);
  json_builder_end_object (builder);
}

/* The listening circles' notes to @speaking, also while there are none. */
static void
add_counts (const DrieWireState *state, DrieCircle speaking, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  for (DrieCircle circle = 0; speaking != DRIE_CIRCLE_NONE && circle < DRIE_N_CIRCLES; circle++)
    if (circle != speaking)
      drie_build_int (builder, drie_circle_to_wire (circle), state->counts[circle]);
  json_builder_end_object (builder);
}

void
drie_wire_state_build (const DrieWireState *state, JsonBuilder *builder)
{
  gboolean started = state->step >= 0;
  gboolean going_on = started && !state->closed;
  DrieCircle speaking = going_on ? state->speaking : DRIE_CIRCLE_NONE;

  add_step (state, builder);
  drie_build_int (builder, "steps", state->steps);
  drie_build_text (builder, "phase", started ? drie_phase_to_wire (state->phase) : NULL);
  drie_build_text (builder, "speaking", drie_circle_to_wire (speaking));
  drie_build_int (builder, "remaining_ms", going_on ? state->remaining_ms : 0);
  drie_build_boolean (builder, "paused", going_on && state->paused);
  add_open_for (going_on ? state->open_for : 0, builder);
  add_asking (going_on ? state->asking : NULL, builder);
  add_counts (state, speaking, builder);
  drie_build_boolean (builder, "closed", state->closed);
  drie_build_boolean (builder, "published", state->published);
}
