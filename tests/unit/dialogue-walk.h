/* Living through an evening in a test: moves from a table, each checked against its own log.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/dialogue.h"

G_BEGIN_DECLS

/* 24 November 2026, 19:30 in Amsterdam: the moment 0 of the tables, microseconds since the epoch. */
#define WALK_BEGIN G_GINT64_CONSTANT (1795545000000000)

#define WALK_SECONDS(seconds) ((gint64)(seconds)*G_USEC_PER_SEC)

/**
 * Move:
 * @at: seconds since %WALK_BEGIN
 * @command: as on the command line ("start SECONDS_AGO", "correct SECONDS_AGO", "extend SECONDS", "next" …), or "look", "end?", "offered?"
 * @expected: the state then, as walk_describe() has it, or "!" and the error
 *
 * A table ends with an empty move.
 */
typedef struct
{
  double at;
  const char *command;
  const char *expected;
} Move;

/* Runs the table on a new dialogue; after every move the log is replayed into another one, which must agree at every moment. */
void walk_moves (const DriePlan *plan, const Move *moves);
/* Gives the command at @now, microseconds since the epoch. Returns "ok" or the error's name; checks that an error is a sentence and changes
 * nothing, and that anything else appends one event. */
const char *walk_command (DrieDialogue *dialogue, gint64 now, const char *command);
/* "1 talk pupils ELAPSED/REMAINING paused open parents,teachers>pupils late closed" */
char *walk_describe (const DrieDialogueState *state);
gboolean walk_states_equal (const DrieDialogueState *a, const DrieDialogueState *b);
/* A new dialogue with the first @n_events of the log. Transfer full. */
DrieDialogue *walk_replay (const DriePlan *plan, const DrieDialogue *dialogue, guint n_events);

G_END_DECLS
