/* The engine against itself and against a slow, simple one: random evenings, the same on every run.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "dialogue-walk.h"
#include "test-utils.h"

/* Given more often stands here more often. */
static const char *const commands[] = {
  "start", "start 60", "correct 30", "next", "next", "next", "back",     "back",      "pause",
  "pause", "resume",   "resume",     "undo", "undo", "next", "extend 7", "extend 60", "close",
};

typedef struct
{
  DriePlan *plan;
  DrieDialogue *dialogue;
  GRand *rand;
  gint64 now;
} Walk;

static void
walk_init (Walk *walk, guint32 seed)
{
  walk->rand = g_rand_new_with_seed (seed);
  walk->plan = drie_plan_new ();
  walk->plan->grace_seconds = (int[]){ 0, 1, 30, 600 }[g_rand_int_range (walk->rand, 0, 4)];
  walk->plan->open_during_answer = g_rand_int_range (walk->rand, 0, 4) == 0;
  for (DriePhase phase = 0; phase < DRIE_N_PHASES; phase++)
    walk->plan->seconds[phase] = g_rand_int_range (walk->rand, 0, 60);
  walk->dialogue = drie_dialogue_new (walk->plan, 0);
  walk->now = WALK_BEGIN;
}

static void
walk_clear (Walk *walk)
{
  drie_dialogue_free (walk->dialogue);
  drie_plan_free (walk->plan);
  g_rand_free (walk->rand);
}

/* Some time passes, or none, or the clock goes back; then somebody presses something. @unit: what times are multiples of, microseconds.
 * Returns whether it had an effect. */
static gboolean
walk_on (Walk *walk, gint64 unit)
{
  const char *command = commands[g_rand_int_range (walk->rand, 0, G_N_ELEMENTS (commands))];

  walk->now += g_rand_int_range (walk->rand, -5, 40) * G_USEC_PER_SEC / unit * unit;
  if (unit < G_USEC_PER_SEC && g_rand_boolean (walk->rand))
    walk->now += g_rand_int_range (walk->rand, 0, 3 * G_USEC_PER_SEC);
  /* A closing ends most walks too early. */
  if (g_str_equal (command, "close") && g_rand_int_range (walk->rand, 0, 3) != 0)
    command = "next";
  return g_str_equal (walk_command (walk->dialogue, walk->now, command), "ok");
}

/* --- Living through and reading again --- */

/* The log up to each event gives the state that was lived after that event, then and later. */
START_TEST (test_replay)
{
  static const gint64 later[] = { -1000000, 0, 1, 500000, 1000000, 29999999, 30000001, 3600000000 };
  g_autoptr (GArray) lived = g_array_new (FALSE, FALSE, sizeof (DrieDialogueState));
  Walk walk;

  walk_init (&walk, 1000 + _i);
  for (guint i = 0; i < 60; i++)
    if (walk_on (&walk, 1))
      {
        gint64 at = drie_dialogue_get_event (walk.dialogue, drie_dialogue_n_events (walk.dialogue) - 1)->at;
        for (guint l = 0; l < G_N_ELEMENTS (later); l++)
          {
            DrieDialogueState state;
            drie_dialogue_get_state (walk.dialogue, at + later[l], &state);
            g_array_append_val (lived, state);
          }
      }
  ck_assert_uint_gt (lived->len, 0);
  for (guint n = 1; n <= drie_dialogue_n_events (walk.dialogue); n++)
    {
      g_autoptr (DrieDialogue) replayed = walk_replay (walk.plan, walk.dialogue, n);
      gint64 at = drie_dialogue_get_event (walk.dialogue, n - 1)->at;
      for (guint l = 0; l < G_N_ELEMENTS (later); l++)
        {
          DrieDialogueState state;
          drie_dialogue_get_state (replayed, at + later[l], &state);
          ck_assert (walk_states_equal (&state, &g_array_index (lived, DrieDialogueState, (n - 1) * G_N_ELEMENTS (later) + l)));
        }
    }
  walk_clear (&walk);
}
END_TEST

/* --- Second by second --- */

/* The events that still count, found by striking out. */
static GArray *
find_counting (const DrieDialogue *dialogue)
{
  g_autofree gboolean *struck = g_new0 (gboolean, drie_dialogue_n_events (dialogue) + 1);
  GArray *counting = g_array_new (FALSE, FALSE, sizeof (DrieEvent));

  for (guint i = 0; i < drie_dialogue_n_events (dialogue); i++)
    if (drie_dialogue_get_event (dialogue, i)->type == DRIE_EVENT_UNDONE)
      struck[i] = struck[drie_dialogue_get_event (dialogue, i)->value] = TRUE;
  for (guint i = 0; i < drie_dialogue_n_events (dialogue); i++)
    if (!struck[i])
      g_array_append_vals (counting, drie_dialogue_get_event (dialogue, i), 1);
  return counting;
}

/* The step whose clock runs in the second that begins at @second, -1 if none does. */
static int
find_running (const GArray *counting, gint64 second)
{
  gboolean paused = FALSE;
  gint64 began = G_MAXINT64;
  int step = 0;

  for (guint i = 0; i < counting->len; i++)
    {
      const DrieEvent *event = &g_array_index (counting, DrieEvent, i);
      if (event->type == DRIE_EVENT_STARTED || event->type == DRIE_EVENT_CORRECTED)
        began = event->value;
      if (event->at > second)
        continue;
      if (event->type == DRIE_EVENT_CLOSED)
        return -1;
      if (event->type == DRIE_EVENT_PAUSED || event->type == DRIE_EVENT_RESUMED || event->type == DRIE_EVENT_ENTERED)
        paused = event->type == DRIE_EVENT_PAUSED;
      if (event->type == DRIE_EVENT_ENTERED)
        step = (int)event->value;
    }
  return paused || second < began ? -1 : step;
}

/* Every second of the evening belongs to the step that was on, or to none: counted one by one, it comes to the same. */
START_TEST (test_elapsed_by_counting)
{
  gint64 seconds[DRIE_N_STEPS] = { 0 };
  Walk walk;

  walk_init (&walk, 2000 + _i);
  for (guint i = 0; i < 30; i++)
    walk_on (&walk, G_USEC_PER_SEC);
  g_autoptr (GArray) counting = find_counting (walk.dialogue);
  gint64 end = walk.now + WALK_SECONDS (100);
  for (gint64 second = WALK_BEGIN - WALK_SECONDS (7300); second < end; second += G_USEC_PER_SEC)
    {
      int step = find_running (counting, second);
      if (step >= 0)
        seconds[step]++;
    }
  for (guint step = 0; step < DRIE_N_STEPS; step++)
    ck_assert_int_eq (drie_dialogue_step_elapsed (walk.dialogue, step, end), WALK_SECONDS (seconds[step]));
  walk_clear (&walk);
}
END_TEST

/* --- The next change --- */

/* What a screen shows without anybody pressing anything. */
static char *
show (const DrieDialogue *dialogue, gint64 now)
{
  DrieDialogueState state;

  drie_dialogue_get_state (dialogue, now, &state);
  return g_strdup_printf ("%d %d %d %d %d %g %u %d %d %d", state.started, state.closed, state.paused, state.step, state.speaking,
                          ceil (state.remaining / (double)G_USEC_PER_SEC) + 0.0, state.open_for, state.open_to, state.late, state.mark);
}

static void
check_same (const DrieDialogue *dialogue, gint64 now, gint64 then, gboolean expected)
{
  g_autofree char *shown = show (dialogue, now);
  g_autofree char *shown_then = show (dialogue, then);

  ck_assert_msg (g_str_equal (shown, shown_then) == expected, "%s, %" G_GINT64_FORMAT " µs later %s", shown, then - now, shown_then);
}

/* Until the next change the screen stays the same, at that moment it does not; without one it stays the same for good. */
static void
check_next_change (const DrieDialogue *dialogue, gint64 now, GRand *rand)
{
  gint64 next = drie_dialogue_next_change (dialogue, now);

  ck_assert_int_gt (next, now);
  if (next == G_MAXINT64)
    {
      for (guint i = 0; i < 5; i++)
        check_same (dialogue, now, now + g_rand_int_range (rand, 0, G_MAXINT32) * G_GINT64_CONSTANT (10), TRUE);
      return;
    }
  check_same (dialogue, now, now + (gint64)(g_rand_double (rand) * (next - 1 - now)), TRUE);
  check_same (dialogue, now, next - 1, TRUE);
  check_same (dialogue, now, next, FALSE);
}

START_TEST (test_next_change)
{
  Walk walk;

  walk_init (&walk, 3000 + _i);
  check_next_change (walk.dialogue, walk.now, walk.rand);
  for (guint i = 0; i < 60; i++)
    {
      walk_on (&walk, 1);
      check_next_change (walk.dialogue, walk.now, walk.rand);
      check_next_change (walk.dialogue, walk.now + g_rand_int_range (walk.rand, -WALK_SECONDS (60), WALK_SECONDS (60)), walk.rand);
    }
  walk_clear (&walk);
}
END_TEST

/* Following it from change to change, as a window does, misses no second: 60 of them in a minute, and the end of the grace between two. */
START_TEST (test_next_change_chain)
{
  g_autoptr (DriePlan) plan = drie_plan_new ();
  g_autoptr (DrieDialogue) dialogue = drie_dialogue_new (plan, 0);
  gint64 entered = WALK_BEGIN + WALK_SECONDS (10) + 250000;
  gint64 now = entered + 1;
  guint changes = 0;

  walk_command (dialogue, WALK_BEGIN, "start");
  walk_command (dialogue, WALK_BEGIN + WALK_SECONDS (5), "next");
  walk_command (dialogue, WALK_BEGIN + WALK_SECONDS (10), "next");
  walk_command (dialogue, WALK_BEGIN + WALK_SECONDS (10), "undo");
  walk_command (dialogue, entered, "next");
  walk_command (dialogue, entered, "pause");
  ck_assert_int_eq (drie_dialogue_next_change (dialogue, now), entered + WALK_SECONDS (30)); /* only the grace */
  walk_command (dialogue, entered + 400000, "resume");
  for (now = entered + 400000; now < entered + 400000 + WALK_SECONDS (60); now = drie_dialogue_next_change (dialogue, now))
    changes++;
  ck_assert_uint_eq (changes, 61);
}
END_TEST

/* --- Logs that cannot be --- */

#define AT(seconds) (WALK_BEGIN + WALK_SECONDS (seconds))

static const struct
{
  DrieEvent log[5];
  guint n;
  gboolean taken; /* the last one; those before it always */
} logs[] = {
  { { { DRIE_EVENT_STARTED, AT (0), AT (0) } }, 1, TRUE },
  { { { DRIE_EVENT_STARTED, AT (0), AT (-7200) } }, 1, TRUE },
  { { { DRIE_EVENT_STARTED, AT (0), AT (-7201) } }, 1, FALSE },
  { { { DRIE_EVENT_STARTED, AT (0), AT (1) } }, 1, FALSE },
  { { { DRIE_EVENT_STARTED, -1, -1 } }, 1, FALSE },
  { { { DRIE_EVENT_STARTED, G_MAXINT64, G_MAXINT64 } }, 1, FALSE },
  { { { DRIE_EVENT_STARTED, 0, G_MININT64 } }, 1, FALSE },
  { { { DRIE_EVENT_ENTERED, AT (0), 0 } }, 1, FALSE },
  { { { DRIE_EVENT_UNDONE, AT (0), 0 } }, 1, FALSE },
  { { { 99, AT (0), 0 } }, 1, FALSE },
  { { { DRIE_EVENT_STARTED, AT (0), AT (0) }, { DRIE_EVENT_ENTERED, AT (1), 1 } }, 2, TRUE },
  { { { DRIE_EVENT_STARTED, AT (0), AT (0) }, { DRIE_EVENT_ENTERED, AT (-1), 1 } }, 2, FALSE },
  { { { DRIE_EVENT_STARTED, AT (0), AT (0) }, { DRIE_EVENT_ENTERED, AT (1), 0 } }, 2, FALSE },
  { { { DRIE_EVENT_STARTED, AT (0), AT (0) }, { DRIE_EVENT_ENTERED, AT (1), 2 } }, 2, FALSE },
  { { { DRIE_EVENT_STARTED, AT (0), AT (0) }, { DRIE_EVENT_ENTERED, AT (1), -1 } }, 2, FALSE },
  { { { DRIE_EVENT_STARTED, AT (0), AT (0) }, { DRIE_EVENT_ENTERED, AT (1), 4294967297 } }, 2, FALSE },
  { { { DRIE_EVENT_STARTED, AT (0), AT (0) }, { DRIE_EVENT_ENTERED, AT (1), G_MININT64 } }, 2, FALSE },
  { { { DRIE_EVENT_STARTED, AT (0), AT (0) }, { DRIE_EVENT_EXTENDED, AT (1), 3601 } }, 2, FALSE },
  { { { DRIE_EVENT_STARTED, AT (0), AT (0) }, { DRIE_EVENT_RESUMED, AT (1), 0 } }, 2, FALSE },
  { { { DRIE_EVENT_STARTED, AT (0), AT (0) }, { DRIE_EVENT_CORRECTED, AT (1), AT (2) } }, 2, FALSE },
  { { { DRIE_EVENT_STARTED, AT (0), AT (0) }, { DRIE_EVENT_PAUSED, AT (1), 0 }, { DRIE_EVENT_UNDONE, AT (2), 1 } }, 3, TRUE },
  { { { DRIE_EVENT_STARTED, AT (0), AT (0) }, { DRIE_EVENT_PAUSED, AT (1), 0 }, { DRIE_EVENT_UNDONE, AT (2), 0 } }, 3, FALSE },
  { { { DRIE_EVENT_STARTED, AT (0), AT (0) }, { DRIE_EVENT_PAUSED, AT (1), 0 }, { DRIE_EVENT_UNDONE, AT (2), 2 } }, 3, FALSE },
  { { { DRIE_EVENT_STARTED, AT (0), AT (0) }, { DRIE_EVENT_PAUSED, AT (1), 0 }, { DRIE_EVENT_UNDONE, AT (2), 4294967297 } }, 3, FALSE },
  { { { DRIE_EVENT_STARTED, AT (0), AT (0) },
      { DRIE_EVENT_PAUSED, AT (1), 0 },
      { DRIE_EVENT_UNDONE, AT (2), 1 },
      { DRIE_EVENT_UNDONE, AT (3), 1 } },
    4,
    FALSE },
  { { { DRIE_EVENT_STARTED, AT (0), AT (0) },
      { DRIE_EVENT_PAUSED, AT (1), 0 },
      { DRIE_EVENT_UNDONE, AT (2), 1 },
      { DRIE_EVENT_UNDONE, AT (3), 0 } },
    4,
    TRUE },
  { { { DRIE_EVENT_STARTED, AT (0), AT (0) }, { DRIE_EVENT_CLOSED, AT (1), 0 }, { DRIE_EVENT_PAUSED, AT (2), 0 } }, 3, FALSE },
};

/* A stored log is foreign, too: what cannot follow is refused, and nothing changes. */
START_TEST (test_append)
{
  g_autoptr (DriePlan) plan = drie_plan_new ();
  g_autoptr (DrieDialogue) dialogue = drie_dialogue_new (plan, 0);
  guint last = logs[_i].n - 1;

  for (guint i = 0; i < last; i++)
    ck_assert (drie_dialogue_append (dialogue, &logs[_i].log[i]));
  ck_assert_int_eq (drie_dialogue_append (dialogue, &logs[_i].log[last]), logs[_i].taken);
  ck_assert_uint_eq (drie_dialogue_n_events (dialogue), logs[_i].taken ? last + 1 : last);
}
END_TEST

/* Moments at the ends of what a number can hold do no harm (the sanitiser watches). */
START_TEST (test_far_moments)
{
  static const gint64 moments[] = { G_MININT64, -1, 0, G_MAXINT64 - 1, G_MAXINT64 };
  static const char *const situation[] = { "start", "next", "next", "pause", "resume", "close" };
  g_autoptr (DriePlan) plan = drie_plan_new ();
  g_autoptr (DrieDialogue) dialogue = drie_dialogue_new (plan, 0);
  DrieDialogueState state;

  for (guint s = 0; s <= G_N_ELEMENTS (situation); s++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
        {
          drie_dialogue_get_state (dialogue, moments[i], &state);
          ck_assert_int_ge (state.elapsed, 0);
          ck_assert_int_ge (drie_dialogue_next_change (dialogue, moments[i]), moments[i]);
        }
      if (s < G_N_ELEMENTS (situation))
        ck_assert_str_eq (walk_command (dialogue, WALK_BEGIN, situation[s]), "ok");
    }
}
END_TEST

/* --- Looking at the log --- */

START_TEST (test_accessors)
{
  g_autoptr (DriePlan) plan = drie_plan_new ();
  g_autoptr (DrieDialogue) dialogue = drie_dialogue_new (plan, 0);

  ck_assert_uint_eq (drie_dialogue_n_steps (dialogue), DRIE_N_STEPS);
  ck_assert_int_eq (drie_dialogue_get_step (dialogue, 3)->circle, DRIE_CIRCLE_PARENTS);
  ck_assert_ptr_null (drie_dialogue_get_step (dialogue, DRIE_N_STEPS));
  ck_assert_ptr_null (drie_dialogue_get_event (dialogue, 0));
  ck_assert_ptr_null (drie_dialogue_get_undoable (dialogue));
  walk_command (dialogue, WALK_BEGIN, "start");
  walk_command (dialogue, WALK_BEGIN, "extend 60");
  ck_assert_int_eq (drie_dialogue_get_undoable (dialogue)->type, DRIE_EVENT_EXTENDED);
  ck_assert_int_eq (drie_dialogue_step_extension (dialogue, 0), 60);
  ck_assert_int_eq (drie_dialogue_step_extension (dialogue, 1), 0);
  ck_assert_int_eq (drie_dialogue_step_extension (dialogue, DRIE_N_STEPS), 0);
  ck_assert_int_eq (drie_dialogue_step_elapsed (dialogue, DRIE_N_STEPS, WALK_BEGIN), 0);
  walk_command (dialogue, WALK_BEGIN, "undo");
  ck_assert_int_eq (drie_dialogue_get_undoable (dialogue)->type, DRIE_EVENT_STARTED);
  ck_assert_int_eq (drie_dialogue_get_event (dialogue, 2)->type, DRIE_EVENT_UNDONE);
  ck_assert_int_eq (drie_dialogue_get_event (dialogue, 2)->value, 1);
  drie_dialogue_free (NULL);
}
END_TEST

/* The names in which the log is stored. */
START_TEST (test_event_names)
{
  static const char *const names[] = { "started", "entered", "paused", "resumed", "extended", "corrected", "closed", "undone" };
  DrieEventType type;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      ck_assert_str_eq (drie_event_type_to_wire (i), names[i]);
      ck_assert (drie_event_type_from_wire (names[i], &type) && type == i);
    }
  ck_assert (!drie_event_type_from_wire ("left", &type));
  ck_assert_ptr_null (drie_event_type_to_wire (G_N_ELEMENTS (names)));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("dialogue-log");
  TCase *walks = tcase_create ("walks");
  TCase *log = tcase_create ("log");

  tcase_add_loop_test (walks, test_replay, 0, 50);
  tcase_add_loop_test (walks, test_elapsed_by_counting, 0, 50);
  tcase_add_loop_test (walks, test_next_change, 0, 50);
  tcase_add_test (walks, test_next_change_chain);
  suite_add_tcase (suite, walks);

  tcase_add_loop_test (log, test_append, 0, G_N_ELEMENTS (logs));
  tcase_add_test (log, test_far_moments);
  tcase_add_test (log, test_accessors);
  tcase_add_test (log, test_event_names);
  suite_add_tcase (suite, log);
  return test_run (suite);
}
