/* Living through an evening in a test. SPDX-License-Identifier: GPL-3.0-or-later */
#include "dialogue-walk.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "test-utils.h"

static const char *const error_names[]
    = { "not-started", "started", "paused", "not-paused", "first-step", "last-step", "closed", "range", "nothing-to-undo" };

gboolean
walk_states_equal (const DrieDialogueState *a, const DrieDialogueState *b)
{
  return a->started == b->started && a->closed == b->closed && a->paused == b->paused && a->step == b->step && a->phase == b->phase
         && a->speaking == b->speaking && a->elapsed == b->elapsed && a->remaining == b->remaining && a->open_for == b->open_for
         && a->open_to == b->open_to && a->late == b->late && a->started_at == b->started_at && a->expected_end == b->expected_end
         && a->drift == b->drift && a->offered == b->offered;
}

static void
describe_open (const DrieDialogueState *state, GString *text)
{
  const char *separator = " open ";

  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    if (DRIE_CIRCLE_SET_HAS (state->open_for, circle))
      {
        g_string_append_printf (text, "%s%s", separator, drie_circle_to_wire (circle));
        separator = ",";
      }
  ck_assert_int_eq (state->open_for != 0, state->open_to != DRIE_CIRCLE_NONE);
  if (state->open_for != 0)
    g_string_append_printf (text, ">%s", drie_circle_to_wire (state->open_to));
}

char *
walk_describe (const DrieDialogueState *state)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!state->started)
    {
      ck_assert_int_eq (state->step, -1);
      return g_strdup ("not started");
    }
  g_string_append_printf (text, "%d %s %s %g/%g", state->step, drie_phase_to_wire (state->phase),
                          state->speaking != DRIE_CIRCLE_NONE ? drie_circle_to_wire (state->speaking) : "-",
                          state->elapsed / (double)G_USEC_PER_SEC, state->remaining / (double)G_USEC_PER_SEC);
  if (state->paused)
    g_string_append (text, " paused");
  describe_open (state, text);
  if (state->late)
    g_string_append (text, " late");
  if (state->closed)
    g_string_append (text, " closed");
  return g_strdup (text->str);
}

static char *
describe_end (const DrieDialogueState *state)
{
  double seconds = G_USEC_PER_SEC;

  if (!state->started)
    return g_strdup_printf ("planned end %g, drift %g", state->expected_end / seconds, state->drift / seconds);
  return g_strdup_printf ("expected %g, drift %g", (state->expected_end - WALK_BEGIN) / seconds, state->drift / seconds);
}

static gboolean
give (DrieDialogue *dialogue, gint64 now, const char *command, GError **error)
{
  g_auto (GStrv) words = g_strsplit (command, " ", 2);
  gint64 number = words[1] != NULL ? atoi (words[1]) : 0;

  if (g_str_equal (words[0], "start"))
    return drie_dialogue_start (dialogue, now, now - WALK_SECONDS (number), error);
  if (g_str_equal (words[0], "correct"))
    return drie_dialogue_correct_start (dialogue, now, now - WALK_SECONDS (number), error);
  if (g_str_equal (words[0], "next"))
    return drie_dialogue_next (dialogue, now, error);
  if (g_str_equal (words[0], "back"))
    return drie_dialogue_back (dialogue, now, error);
  if (g_str_equal (words[0], "pause"))
    return drie_dialogue_pause (dialogue, now, error);
  if (g_str_equal (words[0], "resume"))
    return drie_dialogue_resume (dialogue, now, error);
  if (g_str_equal (words[0], "extend"))
    return drie_dialogue_extend (dialogue, now, (int)number, error);
  if (g_str_equal (words[0], "close"))
    return drie_dialogue_close (dialogue, now, error);
  if (g_str_equal (words[0], "undo"))
    return drie_dialogue_undo (dialogue, now, error);
  ck_abort_msg ("no command: %s", command);
}

const char *
walk_command (DrieDialogue *dialogue, gint64 now, const char *command)
{
  g_autoptr (GError) error = NULL;
  DrieDialogueState before, after;
  guint n = drie_dialogue_n_events (dialogue);

  drie_dialogue_get_state (dialogue, now, &before);
  if (give (dialogue, now, command, &error))
    {
      ck_assert_msg (error == NULL && drie_dialogue_n_events (dialogue) == n + 1, "%s", command);
      return "ok";
    }
  drie_dialogue_get_state (dialogue, now, &after);
  ck_assert_msg (walk_states_equal (&before, &after) && drie_dialogue_n_events (dialogue) == n, "%s changed something", command);
  ck_assert_msg (error != NULL && error->domain == DRIE_DIALOGUE_ERROR, "%s gave no error", command);
  ck_assert_msg (g_str_has_suffix (error->message, "."), "no sentence: %s", error->message);
  return error_names[error->code];
}

DrieDialogue *
walk_replay (const DriePlan *plan, const DrieDialogue *dialogue, guint n_events)
{
  DrieDialogue *replayed = drie_dialogue_new (plan, 0);

  for (guint i = 0; i < n_events; i++)
    ck_assert (drie_dialogue_append (replayed, drie_dialogue_get_event (dialogue, i)));
  return replayed;
}

static void
check_replay (const DriePlan *plan, const DrieDialogue *dialogue, gint64 now)
{
  static const double moments[] = { 0, 0.5, 1, 29, 31, 600, 5000 };
  g_autoptr (DrieDialogue) replayed = walk_replay (plan, dialogue, drie_dialogue_n_events (dialogue));
  DrieDialogueState lived, read;

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      drie_dialogue_get_state (dialogue, now + (gint64)(moments[i] * G_USEC_PER_SEC), &lived);
      drie_dialogue_get_state (replayed, now + (gint64)(moments[i] * G_USEC_PER_SEC), &read);
      ck_assert_msg (walk_states_equal (&lived, &read), "%g s later", moments[i]);
    }
}

static char *
answer_to (DrieDialogue *dialogue, gint64 now, const char *command)
{
  const char *answer = strchr (command, '?') == NULL && !g_str_equal (command, "look") ? walk_command (dialogue, now, command) : "ok";
  DrieDialogueState state;

  if (!g_str_equal (answer, "ok"))
    return g_strconcat ("!", answer, NULL);
  drie_dialogue_get_state (dialogue, now, &state);
  ck_assert_int_eq (state.remaining, drie_dialogue_remaining (dialogue, now));
  if (g_str_equal (command, "end?"))
    return describe_end (&state);
  if (g_str_equal (command, "offered?"))
    return g_strdup_printf ("%d", state.offered);
  return walk_describe (&state);
}

void
walk_moves (const DriePlan *plan, const Move *moves)
{
  g_autoptr (DrieDialogue) dialogue = drie_dialogue_new (plan, 0);

  for (const Move *move = moves; move->command != NULL; move++)
    {
      gint64 now = WALK_BEGIN + (gint64)llround (move->at * G_USEC_PER_SEC);
      g_autofree char *answer = answer_to (dialogue, now, move->command);
      ck_assert_msg (g_str_equal (answer, move->expected), "at %g, %s:\n  %s\nexpected\n  %s", move->at, move->command, answer,
                     move->expected);
      check_replay (plan, dialogue, now);
    }
}
