/* The engine, evening by evening: each test is a table of what is done when and what the state is then.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "dialogue-walk.h"
#include "test-utils.h"

/* --- Whole evenings --- */

/* Before the start; every step of the method in its time; after closing. */
static const Move whole_evening[] = {
  { 0, "look", "not started" },
  { 0, "end?", "planned end 0, drift 0" },
  { 0, "start", "0 welcome - 0/600" },
  { 599, "look", "0 welcome - 599/1" },
  { 600, "next", "1 talk pupils 0/900 open parents,teachers>pupils" },
  { 1500, "next", "2 answer pupils 0/900 open parents,teachers>pupils late" },
  { 1530, "look", "2 answer pupils 30/870" },
  { 2400, "next", "3 talk parents 0/900 open pupils,teachers>parents" },
  { 3300, "next", "4 answer parents 0/900 open pupils,teachers>parents late" },
  { 4200, "next", "5 talk teachers 0/900 open pupils,parents>teachers" },
  { 5100, "next", "6 answer teachers 0/900 open pupils,parents>teachers late" },
  { 6000, "next", "7 recap pupils 0/300" },
  { 6300, "next", "8 recap parents 0/300" },
  { 6600, "next", "9 recap teachers 0/300" },
  { 6900, "next", "10 reaction pupils 0/300" },
  { 7200, "next", "11 closing - 0/300" },
  { 7300, "end?", "expected 7500, drift 0" },
  { 7400, "next", "!last-step" },
  { 7440, "close", "11 closing - 240/0 closed" },
  { 7441, "end?", "expected 7440, drift -60" },
  { 9999, "look", "11 closing - 240/0 closed" },
  { 9999, "end?", "expected 7440, drift -60" },
  {},
};

/* Time stands still in a pause, for the expected end it does not. Notes stay open. */
static const Move pauses[] = {
  { 0, "start", "0 welcome - 0/600" },
  { 100, "pause", "0 welcome - 100/500 paused" },
  { 400, "look", "0 welcome - 100/500 paused" },
  { 400, "end?", "expected 7800, drift 300" },
  { 400, "pause", "!paused" },
  { 400, "resume", "0 welcome - 100/500" },
  { 400, "resume", "!not-paused" },
  { 500, "next", "1 talk pupils 0/900 open parents,teachers>pupils" },
  { 510, "pause", "1 talk pupils 10/890 paused open parents,teachers>pupils" },
  { 999, "look", "1 talk pupils 10/890 paused open parents,teachers>pupils" },
  { 1000, "next", "2 answer pupils 0/900 open parents,teachers>pupils late" }, /* enters running */
  { 1010, "pause", "2 answer pupils 10/890 paused open parents,teachers>pupils late" },
  { 1029.5, "look", "2 answer pupils 10/890 paused open parents,teachers>pupils late" },
  { 1030, "look", "2 answer pupils 10/890 paused" }, /* the grace is time of the hall, not of the clock */
  { 1100, "back", "1 talk pupils 10/890 open parents,teachers>pupils" },
  { 1105, "pause", "1 talk pupils 15/885 paused open parents,teachers>pupils" },
  { 1200, "close", "1 talk - 15/0 closed" }, /* also while paused */
  {},
};

/* Overtime counts on; it moves the end, time saved moves it back. */
static const Move overtime[] = {
  { 0, "start", "0 welcome - 0/600" },
  { 600, "look", "0 welcome - 600/0" },
  { 660, "look", "0 welcome - 660/-60" },
  { 660, "end?", "expected 7560, drift 60" },
  { 660, "next", "1 talk pupils 0/900 open parents,teachers>pupils" },
  { 660, "end?", "expected 7560, drift 60" },
  { 1260, "next", "2 answer pupils 0/900 open parents,teachers>pupils late" },
  { 1260, "end?", "expected 7260, drift -240" },
  { 1260, "extend 60", "2 answer pupils 0/960 open parents,teachers>pupils late" },
  { 1260, "end?", "expected 7320, drift -180" },
  { 2221, "look", "2 answer pupils 961/-1" },
  {},
};

/* Back costs nothing: the step goes on where it was left, and so does the next one. */
static const Move back_and_forth[] = {
  { 0, "start", "0 welcome - 0/600" },
  { 0, "back", "!first-step" },
  { 300, "next", "1 talk pupils 0/900 open parents,teachers>pupils" },
  { 310, "back", "0 welcome - 300/300 open parents,teachers>pupils late" }, /* nobody speaks: the grace holds */
  { 310, "end?", "expected 7500, drift 0" },                                /* what the pupils have talked already is not to come again */
  { 330, "next", "1 talk pupils 10/890 open parents,teachers>pupils" },
  { 330, "end?", "expected 7220, drift -280" },
  { 1000, "next", "2 answer pupils 0/900 open parents,teachers>pupils late" },
  { 1005, "next", "3 talk parents 0/900 open pupils,teachers>parents" },
  { 1010, "back", "2 answer pupils 5/895 open parents,teachers>pupils late" }, /* the pupils' grace, not the parents' */
  { 1030, "look", "2 answer pupils 25/875" },
  { 1035, "next", "3 talk parents 5/895 open pupils,teachers>parents" },
  {},
};

/* The laptop's clock may jump: backwards it stands still, forwards it counts. */
static const Move jumping_clock[] = {
  { 0, "start", "0 welcome - 0/600" },
  { 100, "look", "0 welcome - 100/500" },
  { -5000, "look", "0 welcome - 0/600" },
  { 200, "next", "1 talk pupils 0/900 open parents,teachers>pupils" },
  { 50, "look", "1 talk pupils 0/900 open parents,teachers>pupils" },
  { 50, "pause", "1 talk pupils 0/900 paused open parents,teachers>pupils" }, /* recorded at 200 */
  { 100, "resume", "1 talk pupils 0/900 open parents,teachers>pupils" },
  { 250, "look", "1 talk pupils 50/850 open parents,teachers>pupils" },
  { 100000, "look", "1 talk pupils 99800/-98900 open parents,teachers>pupils" },
  { 100000, "next", "2 answer pupils 0/900 open parents,teachers>pupils late" },
  { 300, "look", "2 answer pupils 0/900 open parents,teachers>pupils late" },
  {},
};

/* Somebody forgot to press start, or pressed it too early. */
static const Move corrected_start[] = {
  { 0, "start 240", "0 welcome - 240/360" },
  { 0, "end?", "expected 7260, drift 0" },
  { 60, "correct 300", "0 welcome - 300/300" },
  { 60, "correct 0", "0 welcome - 0/600" }, /* it really began only now */
  { 120, "pause", "0 welcome - 60/540 paused" },
  { 240, "correct 210", "0 welcome - 90/510 paused" },
  { 240, "correct 60", "0 welcome - 0/600 paused" }, /* during the pause */
  { 300, "resume", "0 welcome - 0/600" },
  { 360, "correct 30", "0 welcome - 30/570" },   /* after the pause: only what followed counts */
  { 360, "correct 360", "0 welcome - 180/420" }, /* began at 0: 360 s, of which a pause of 180 */
  { 360, "correct -1", "!range" },
  { 360, "correct 7200", "0 welcome - 7020/-6420" },
  { 360, "correct 7201", "!range" },
  { 370, "undo", "0 welcome - 190/410" },
  { 380, "next", "1 talk pupils 0/900 open parents,teachers>pupils" },
  { 390, "correct 60", "!first-step" },
  { 400, "back", "0 welcome - 200/400 open parents,teachers>pupils late" },
  { 400, "correct 60", "!first-step" }, /* it was left once */
  { 400, "undo", "1 talk pupils 20/880 open parents,teachers>pupils" },
  { 400, "undo", "0 welcome - 220/380" },
  { 400, "correct 100", "0 welcome - 100/500" }, /* the leaving was undone */
  {},
};

static const Move wrong_starts[] = {
  { 0, "start -1", "!range" },         { 0, "start 7201", "!range" },
  { 0, "correct 10", "!not-started" }, { 0, "start 7200", "0 welcome - 7200/-6600" },
  { 0, "start", "!started" },          {},
};

/* --- Extensions --- */

/* Equality: what one circle was given is offered to the next ones, in the same phase. */
static const Move offers[] = {
  { 0, "start", "0 welcome - 0/600" },
  { 0, "extend 120", "0 welcome - 0/720" },
  { 1, "next", "1 talk pupils 0/900 open parents,teachers>pupils" },
  { 1, "offered?", "0" },
  { 2, "extend 60", "1 talk pupils 1/959 open parents,teachers>pupils" },
  { 2, "extend 60", "1 talk pupils 1/1019 open parents,teachers>pupils" },
  { 2, "offered?", "0" },
  { 3, "next", "2 answer pupils 0/900 open parents,teachers>pupils late" },
  { 3, "offered?", "0" },
  { 3, "next", "3 talk parents 0/900 open pupils,teachers>parents" },
  { 3, "offered?", "120" },
  { 3, "extend 60", "3 talk parents 0/960 open pupils,teachers>parents" },
  { 3, "offered?", "60" },
  { 3, "extend 300", "3 talk parents 0/1260 open pupils,teachers>parents" },
  { 3, "offered?", "0" },
  { 3, "next", "4 answer parents 0/900 open pupils,teachers>parents late" },
  { 3, "offered?", "0" },
  { 3, "next", "5 talk teachers 0/900 open pupils,parents>teachers" },
  { 3, "offered?", "360" }, /* the most of the two */
  { 3, "undo", "4 answer parents 0/900 open pupils,teachers>parents late" },
  { 3, "undo", "3 talk parents 0/1260 open pupils,teachers>parents" },
  { 3, "undo", "3 talk parents 0/960 open pupils,teachers>parents" },
  { 3, "offered?", "60" },
  { 3, "back", "2 answer pupils 0/900 open parents,teachers>pupils late" },
  { 3, "back", "1 talk pupils 2/1018 open parents,teachers>pupils" },
  { 3, "offered?", "0" }, /* earlier circles only */
  { 3, "extend 0", "!range" },
  { 3, "extend -60", "!range" },
  { 3, "extend 3601", "!range" },
  { 3, "extend 3600", "1 talk pupils 2/4618 open parents,teachers>pupils" },
  { 4, "close", "1 talk - 3/0 closed" },
  { 4, "offered?", "0" },
  {},
};

/* Not the last one's, the most. */
static const Move offers_of_two[] = {
  { 0, "start", "0 welcome - 0/600" },
  { 1, "next", "1 talk pupils 0/900 open parents,teachers>pupils" },
  { 1, "extend 100", "1 talk pupils 0/1000 open parents,teachers>pupils" },
  { 2, "next", "2 answer pupils 0/900 open parents,teachers>pupils late" },
  { 2, "next", "3 talk parents 0/900 open pupils,teachers>parents" },
  { 2, "extend 40", "3 talk parents 0/940 open pupils,teachers>parents" },
  { 2, "offered?", "60" },
  { 3, "next", "4 answer parents 0/900 open pupils,teachers>parents late" },
  { 3, "next", "5 talk teachers 0/900 open pupils,parents>teachers" },
  { 3, "offered?", "100" },
  {},
};

/* --- The grace --- */

/* A circle that takes the floor meanwhile closes the notes; nothing written for one circle lands with another. */
static const Move grace[] = {
  { 0, "start", "0 welcome - 0/600" },
  { 10, "next", "1 talk pupils 0/900 open parents,teachers>pupils" },
  { 20, "next", "2 answer pupils 0/900 open parents,teachers>pupils late" },
  { 22, "next", "3 talk parents 0/900 open pupils,teachers>parents" },
  { 24, "next", "4 answer parents 0/900 open pupils,teachers>parents late" },
  { 26, "next", "5 talk teachers 0/900 open pupils,parents>teachers" },
  { 28, "next", "6 answer teachers 0/900 open pupils,parents>teachers late" },
  { 30, "next", "7 recap pupils 0/300 open parents,teachers>pupils late" },
  { 32, "next", "8 recap parents 0/300 open pupils,teachers>parents late" },
  { 34, "next", "9 recap teachers 0/300 open pupils,parents>teachers late" },
  { 36, "next", "10 reaction pupils 0/300 open parents,teachers>pupils late" },
  { 38, "next", "11 closing - 0/300 open pupils,parents>teachers late" }, /* nobody speaks: whose talk was left last */
  { 57.999, "look", "11 closing - 19.999/280.001 open pupils,parents>teachers late" },
  { 58, "look", "11 closing - 20/280" },
  { 59, "back", "10 reaction pupils 2/298" },
  {},
};

static const Move grace_and_undo[] = {
  { 0, "start", "0 welcome - 0/600" },
  { 10, "next", "1 talk pupils 0/900 open parents,teachers>pupils" },
  { 15, "next", "2 answer pupils 0/900 open parents,teachers>pupils late" },
  { 20, "undo", "1 talk pupils 10/890 open parents,teachers>pupils" }, /* never left: in time, and time went on */
  { 30, "next", "2 answer pupils 0/900 open parents,teachers>pupils late" },
  { 59, "look", "2 answer pupils 29/871 open parents,teachers>pupils late" },
  { 61, "look", "2 answer pupils 31/869" },
  { 70, "next", "3 talk parents 0/900 open pupils,teachers>parents" },
  { 80, "undo", "2 answer pupils 50/850" }, /* never entered: no grace for the parents' talk */
  { 90, "close", "2 answer - 60/0 closed" },
  { 91, "undo", "2 answer pupils 61/839" },
  { 95, "back", "1 talk pupils 20/880 open parents,teachers>pupils" },
  { 96, "close", "1 talk - 21/0 closed" }, /* no grace after closing */
  {},
};

static const Move no_grace[] = {
  { 0, "start", "0 welcome - 0/600" },
  { 10, "next", "1 talk pupils 0/900 open parents,teachers>pupils" },
  { 15, "next", "2 answer pupils 0/900" },
  {},
};

static const Move open_in_answer[] = {
  { 0, "start", "0 welcome - 0/600" },
  { 10, "next", "1 talk pupils 0/900 open parents,teachers>pupils" },
  { 15, "next", "2 answer pupils 0/900 open parents,teachers>pupils" },
  { 500, "look", "2 answer pupils 485/415 open parents,teachers>pupils" },
  { 500, "next", "3 talk parents 0/900 open pupils,teachers>parents" },
  { 501, "next", "4 answer parents 0/900 open pupils,teachers>parents" },
  { 502, "next", "5 talk teachers 0/900 open pupils,parents>teachers" },
  { 503, "next", "6 answer teachers 0/900 open pupils,parents>teachers" },
  { 600, "next", "7 recap pupils 0/300" },
  {},
};

/* --- Undo --- */

/* Each kind, down to nothing, and up again. */
static const Move undo[] = {
  { 0, "undo", "!nothing-to-undo" },
  { 0, "start", "0 welcome - 0/600" },
  { 10, "undo", "not started" },
  { 10, "undo", "!nothing-to-undo" },
  { 10, "next", "!not-started" },
  { 20, "start", "0 welcome - 0/600" },
  { 30, "pause", "0 welcome - 10/590 paused" },
  { 50, "undo", "0 welcome - 30/570" }, /* as if it had never paused */
  { 60, "pause", "0 welcome - 40/560 paused" },
  { 70, "resume", "0 welcome - 40/560" },
  { 80, "undo", "0 welcome - 40/560 paused" }, /* paused all the time */
  { 90, "next", "1 talk pupils 0/900 open parents,teachers>pupils" },
  { 100, "undo", "0 welcome - 40/560 paused" },
  { 100, "resume", "0 welcome - 40/560" },
  { 110, "extend 60", "0 welcome - 50/610" },
  { 120, "undo", "0 welcome - 60/540" },
  { 130, "close", "0 welcome - 70/0 closed" },
  { 140, "next", "!closed" },
  { 150, "undo", "0 welcome - 90/510" },        /* reopened */
  { 160, "undo", "0 welcome - 40/560 paused" }, /* the resume */
  { 160, "undo", "0 welcome - 140/460" },       /* the pause */
  { 160, "undo", "not started" },               /* the start */
  { 160, "undo", "!nothing-to-undo" },
  { 170, "start 60", "0 welcome - 60/540" },
  {},
};

/* --- Running the tables --- */

static const struct
{
  const Move *moves;
  int grace_seconds;
  gboolean open_during_answer;
} evenings[] = {
  { whole_evening, 30, FALSE },  { pauses, 30, FALSE },         { overtime, 30, FALSE },
  { back_and_forth, 30, FALSE }, { jumping_clock, 30, FALSE },  { corrected_start, 30, FALSE },
  { wrong_starts, 30, FALSE },   { offers, 30, FALSE },         { offers_of_two, 30, FALSE },
  { grace, 30, FALSE },          { grace_and_undo, 30, FALSE }, { no_grace, 0, FALSE },
  { open_in_answer, 30, TRUE },  { undo, 30, FALSE },
};

START_TEST (test_evening)
{
  g_autoptr (DriePlan) plan = drie_plan_new ();

  plan->grace_seconds = evenings[_i].grace_seconds;
  plan->open_during_answer = evenings[_i].open_during_answer;
  walk_moves (plan, evenings[_i].moves);
}
END_TEST

/* --- Every command in every state --- */

static const char *const situations[][14] = {
  { NULL },
  { "start", NULL },
  { "start", "pause", NULL },
  { "start", "next", NULL },
  { "start", "next", "next", "pause", NULL },
  { "start", "next", "next", "next", "next", "next", "next", "next", "next", "next", "next", "next", NULL },
  { "start", "close", NULL },
  { "start", "next", "pause", "close", NULL },
  { "start", "undo", NULL },
};

/* One row per command, one word per situation above; "ok" where it is allowed. */
static const struct
{
  const char *command;
  const char *answers[G_N_ELEMENTS (situations)];
} commands[] = {
  { "start", { "ok", "started", "started", "started", "started", "started", "closed", "closed", "ok" } },
  { "correct 0", { "not-started", "ok", "ok", "first-step", "first-step", "first-step", "closed", "closed", "not-started" } },
  { "next", { "not-started", "ok", "ok", "ok", "ok", "last-step", "closed", "closed", "not-started" } },
  { "back", { "not-started", "first-step", "first-step", "ok", "ok", "ok", "closed", "closed", "not-started" } },
  { "pause", { "not-started", "ok", "paused", "ok", "paused", "ok", "closed", "closed", "not-started" } },
  { "resume", { "not-started", "not-paused", "ok", "not-paused", "ok", "not-paused", "closed", "closed", "not-started" } },
  { "extend 60", { "not-started", "ok", "ok", "ok", "ok", "ok", "closed", "closed", "not-started" } },
  { "extend 0", { "not-started", "range", "range", "range", "range", "range", "closed", "closed", "not-started" } },
  { "close", { "not-started", "ok", "ok", "ok", "ok", "ok", "closed", "closed", "not-started" } },
  { "undo", { "nothing-to-undo", "ok", "ok", "ok", "ok", "ok", "ok", "ok", "nothing-to-undo" } },
};

/* The error is the one in the table, a sentence, and the log and the state stay as they are (walk_command() sees to that). */
START_TEST (test_command_in_state)
{
  g_autoptr (DriePlan) plan = drie_plan_new ();

  for (guint s = 0; s < G_N_ELEMENTS (situations); s++)
    {
      g_autoptr (DrieDialogue) dialogue = drie_dialogue_new (plan, 0);
      for (guint i = 0; situations[s][i] != NULL; i++)
        ck_assert_str_eq (walk_command (dialogue, WALK_BEGIN + i, situations[s][i]), "ok");
      const char *answer = walk_command (dialogue, WALK_BEGIN + WALK_SECONDS (60), commands[_i].command);
      ck_assert_msg (g_str_equal (answer, commands[_i].answers[s]), "%s in situation %u: %s", commands[_i].command, s, answer);
    }
}
END_TEST

/* --- Who may write --- */

START_TEST (test_may_write)
{
  static const struct
  {
    const char *command;
    int after; /* seconds since the command */
    const char *answers[DRIE_N_CIRCLES];
  } cases[] = {
    { NULL, 0, { "closed", "closed", "closed" } },    { "start", 0, { "closed", "closed", "closed" } },
    { "next", 0, { "speaking", "yes", "yes" } },      { "pause", 0, { "speaking", "yes", "yes" } },
    { "next", 29, { "speaking", "yes", "yes" } },     { "extend 5", 31, { "speaking", "closed", "closed" } },
    { "next", 0, { "yes", "speaking", "yes" } },      { "next", 31, { "closed", "speaking", "closed" } },
    { "next", 0, { "yes", "yes", "speaking" } },      { "next", 31, { "closed", "closed", "speaking" } },
    { "next", 0, { "closed", "closed", "closed" } }, /* a recap: nobody's own turn */
    { "close", 0, { "closed", "closed", "closed" } },
  };
  g_autoptr (DriePlan) plan = drie_plan_new ();
  g_autoptr (DrieDialogue) dialogue = drie_dialogue_new (plan, 0);
  gint64 now = WALK_BEGIN;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (cases[i].command != NULL)
        ck_assert_str_eq (walk_command (dialogue, now, cases[i].command), "ok");
      now += WALK_SECONDS (cases[i].after);
      for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
        {
          gboolean speaking = 77;
          gboolean may = drie_dialogue_may_write (dialogue, now, circle, &speaking);
          const char *answer = may ? "yes" : speaking ? "speaking" : "closed";
          ck_assert_msg (g_str_equal (answer, cases[i].answers[circle]), "row %u, circle %d: %s", i, circle, answer);
          ck_assert (!may || !speaking);
          ck_assert_int_eq (may, drie_dialogue_may_write (dialogue, now, circle, NULL));
        }
    }
  ck_assert (!drie_dialogue_may_write (dialogue, now, DRIE_CIRCLE_NONE, NULL));
}
END_TEST

/* --- Midnight and summer time --- */

/* Evenings in Amsterdam whose steps take just the hours between start and end: their drift is nothing, by whatever clock the hall goes. */
START_TEST (test_drift_of_nights)
{
  static const struct
  {
    const char *date;
    const char *start;
    const char *end;
    int hours;
  } nights[] = {
    { "2026-11-24", "19:30", "21:30", 2 },
    { "2026-12-31", "22:30", "01:30", 3 }, /* midnight */
    { "2026-03-28", "22:30", "03:30", 4 }, /* the hour from 2 to 3 is missing */
    { "2026-10-24", "22:30", "03:30", 6 }, /* it comes twice */
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Amsterdam");
  g_autoptr (DriePlan) plan = drie_plan_new ();
  DrieDialogueState state;

  plan->date = g_strdup (nights[_i].date);
  plan->start = g_strdup (nights[_i].start);
  plan->end = g_strdup (nights[_i].end);
  for (DriePhase phase = 0; phase < DRIE_N_PHASES; phase++)
    plan->seconds[phase] = nights[_i].hours * 3600 / DRIE_N_STEPS;
  g_autoptr (DrieDialogue) dialogue = drie_dialogue_new (plan, drie_plan_end_time (plan, zone));
  gint64 begin = drie_plan_start_time (plan, zone);
  ck_assert (drie_dialogue_start (dialogue, begin, begin, NULL));
  for (guint step = 1; step < DRIE_N_STEPS; step++)
    ck_assert (drie_dialogue_next (dialogue, begin + (gint64)step * WALK_SECONDS (plan->seconds[0]), NULL));
  drie_dialogue_get_state (dialogue, begin + WALK_SECONDS (nights[_i].hours * 3600), &state);
  ck_assert_int_eq (state.elapsed, WALK_SECONDS (plan->seconds[0]));
  ck_assert_int_eq (state.remaining, 0);
  ck_assert_int_eq (state.drift, 0);
}
END_TEST

/* An evening tried out days before its date is not days early: its own minutes are what was planned. */
START_TEST (test_drift_of_another_day)
{
  static const int hours[] = { -48, -13, 13, 48 };
  g_autoptr (DriePlan) plan = drie_plan_new ();
  gint64 start = G_GINT64_CONSTANT (1800000000) * G_USEC_PER_SEC;
  gint64 end = start + hours[_i] * G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC;
  g_autoptr (DrieDialogue) dialogue = drie_dialogue_new (plan, end);
  DrieDialogueState state;

  ck_assert (drie_dialogue_start (dialogue, start, start, NULL));
  drie_dialogue_get_state (dialogue, start, &state);
  ck_assert_int_eq (state.drift, 0);
}
END_TEST

/* --- How near the end is --- */

/* Two minutes before the end and at it, to the microsecond; more time takes it back, time that went is not forgotten. */
START_TEST (test_mark)
{
  static const struct
  {
    double at; /* seconds from the start */
    const char *command;
    DrieTimeMark mark;
  } moves[] = {
    { 0, "start", DRIE_TIME_PLENTY },           { 479.999999, NULL, DRIE_TIME_PLENTY }, { 480, NULL, DRIE_TIME_NEARLY_UP },
    { 500, "extend 60", DRIE_TIME_PLENTY },     { 539.999999, NULL, DRIE_TIME_PLENTY }, { 540, NULL, DRIE_TIME_NEARLY_UP },
    { 550, "pause", DRIE_TIME_NEARLY_UP },      { 900, NULL, DRIE_TIME_NEARLY_UP },     { 900, "resume", DRIE_TIME_NEARLY_UP },
    { 1009.999999, NULL, DRIE_TIME_NEARLY_UP }, { 1010, NULL, DRIE_TIME_UP },           { 1100, NULL, DRIE_TIME_UP },
    { 1100, "next", DRIE_TIME_PLENTY },         { 1110, "back", DRIE_TIME_UP },         { 1110, "close", DRIE_TIME_PLENTY },
  };
  g_autoptr (DriePlan) plan = drie_plan_new ();
  g_autoptr (DrieDialogue) dialogue = drie_dialogue_new (plan, 0);
  DrieDialogueState state;

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      gint64 now = WALK_BEGIN + (gint64)(moves[i].at * G_USEC_PER_SEC + 0.5);

      if (moves[i].command != NULL)
        walk_command (dialogue, now, moves[i].command);
      drie_dialogue_get_state (dialogue, now, &state);
      ck_assert_msg (state.mark == moves[i].mark, "%g %s: %d", moves[i].at, moves[i].command, state.mark);
      if (i + 1 < G_N_ELEMENTS (moves) && moves[i + 1].mark != moves[i].mark && moves[i + 1].command == NULL)
        ck_assert_int_le (drie_dialogue_next_change (dialogue, now), WALK_BEGIN + (gint64)(moves[i + 1].at * G_USEC_PER_SEC + 0.5));
    }
}
END_TEST

/* A step of two minutes or less is not nearly over from its beginning. */
START_TEST (test_mark_of_a_short_step)
{
  g_autoptr (DriePlan) plan = drie_plan_new ();
  g_autoptr (DrieDialogue) dialogue = NULL;
  DrieDialogueState state;

  plan->seconds[DRIE_PHASE_WELCOME] = 120;
  dialogue = drie_dialogue_new (plan, 0);
  walk_command (dialogue, WALK_BEGIN, "start");
  for (int seconds = 0; seconds <= 120; seconds += 60)
    {
      drie_dialogue_get_state (dialogue, WALK_BEGIN + WALK_SECONDS (seconds), &state);
      ck_assert_int_eq (state.mark, seconds < 120 ? DRIE_TIME_PLENTY : DRIE_TIME_UP);
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("dialogue");
  TCase *tcase = tcase_create ("evenings");

  tcase_add_loop_test (tcase, test_evening, 0, G_N_ELEMENTS (evenings));
  tcase_add_loop_test (tcase, test_command_in_state, 0, G_N_ELEMENTS (commands));
  tcase_add_test (tcase, test_mark);
  tcase_add_test (tcase, test_mark_of_a_short_step);
  tcase_add_test (tcase, test_may_write);
  tcase_add_loop_test (tcase, test_drift_of_nights, 0, 4);
  tcase_add_loop_test (tcase, test_drift_of_another_day, 0, 4);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
