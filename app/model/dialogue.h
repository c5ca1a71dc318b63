/* The engine: what happened is a log of events, where we are is a pure function of (steps, events, now).
 * No timer, no clock, no I/O. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/plan.h"

G_BEGIN_DECLS

#define DRIE_DIALOGUE_ERROR (drie_dialogue_error_quark ())
GQuark drie_dialogue_error_quark (void);

/* Messages are sentences for the chair. */
typedef enum
{
  DRIE_DIALOGUE_ERROR_NOT_STARTED,
  DRIE_DIALOGUE_ERROR_STARTED,
  DRIE_DIALOGUE_ERROR_PAUSED,
  DRIE_DIALOGUE_ERROR_NOT_PAUSED,
  DRIE_DIALOGUE_ERROR_FIRST_STEP, /* back from the first step; correct the start when it was left */
  DRIE_DIALOGUE_ERROR_LAST_STEP,
  DRIE_DIALOGUE_ERROR_CLOSED,
  DRIE_DIALOGUE_ERROR_RANGE, /* a number or a moment that cannot be */
  DRIE_DIALOGUE_ERROR_NOTHING_TO_UNDO,
} DrieDialogueError;

/* Longest extension at a time, seconds. */
#define DRIE_MAX_EXTENSION 3600

typedef enum
{
  DRIE_EVENT_STARTED, /* value: the moment the evening began, ≤ at (a forgotten start) */
  DRIE_EVENT_ENTERED, /* value: the step, 0-based */
  DRIE_EVENT_PAUSED,
  DRIE_EVENT_RESUMED,
  DRIE_EVENT_EXTENDED,  /* value: seconds added to the current step */
  DRIE_EVENT_CORRECTED, /* value: the moment the evening really began */
  DRIE_EVENT_CLOSED,
  DRIE_EVENT_UNDONE, /* value: position in the log of the event that no longer counts */
} DrieEventType;

/**
 * DrieEvent:
 * @at: wall-clock time, microseconds since the epoch; never before the event that precedes it
 *
 * A line of the log. Its position (0-based) is its identity. Starting also enters step 0: no ENTERED event is written for that.
 */
typedef struct
{
  DrieEventType type;
  gint64 at;
  gint64 value;
} DrieEvent;

const char *drie_event_type_to_wire (DrieEventType type);
gboolean drie_event_type_from_wire (const char *wire, DrieEventType *type);

/* How near the end of the step is; it only grows while the clock runs. A step is nearly over from two minutes before its end on, unless it
 * is no longer than that altogether. */
typedef enum
{
  DRIE_TIME_PLENTY,
  DRIE_TIME_NEARLY_UP,
  DRIE_TIME_UP,
} DrieTimeMark;

/* Seconds before the end of a step. */
#define DRIE_NEARLY_UP 120

/**
 * DrieDialogueState:
 * @paused: the clock stands still (not after closing)
 * @step: 0-based; -1 before the start; after closing the step in which it was closed
 * @phase: of @step; %DRIE_PHASE_WELCOME before the start
 * @speaking: who has the floor (in a recap: the circle summed up; in the reaction: pupils); NONE at welcome, closing, before and after
 * @elapsed: microseconds in this step over all visits, pauses excluded
 * @remaining: microseconds; negative in overtime; 0 before the start and after closing. A clock shows it rounded up to full seconds:
 *   "0:01" until it is 0, "-0:01" from 1 s of overtime on
 * @mark: of @remaining; PLENTY before the start and after closing
 * @open_for: the circles that may write now
 * @open_to: to which circle; NONE if @open_for is empty
 * @late: notes are open only because of the grace
 * @started_at: microseconds since the epoch, corrections included; 0 before the start
 * @expected_end: if every further step takes what is planned, microseconds since the epoch; before the start the planned end (0 if there
 *   is none); after closing the moment of closing
 * @drift: @expected_end less the planned end, microseconds, positive = later than planned; 0 before the start; an end planned for
 *   another day (12 hours or more from the start) does not count
 * @offered: seconds that an earlier circle was given in this phase and this one not yet (equality: each circle the same time)
 */
typedef struct
{
  gboolean started;
  gboolean closed;
  gboolean paused;
  int step;
  DriePhase phase;
  DrieCircle speaking;
  gint64 elapsed;
  gint64 remaining;
  DrieTimeMark mark;
  DrieCircleSet open_for;
  DrieCircle open_to;
  gboolean late;
  gint64 started_at;
  gint64 expected_end;
  gint64 drift;
  int offered;
} DrieDialogueState;

typedef struct _DrieDialogue DrieDialogue;

/* @planned_end: microseconds since the epoch, or 0: then the end planned is the start plus all planned minutes. */
DrieDialogue *drie_dialogue_new (const DriePlan *plan, gint64 planned_end);
void drie_dialogue_free (DrieDialogue *self);

/* The log as it is stored. append() takes a stored event as it is and refuses (FALSE) one that cannot follow. */
gboolean drie_dialogue_append (DrieDialogue *self, const DrieEvent *event);
guint drie_dialogue_n_events (const DrieDialogue *self);
const DrieEvent *drie_dialogue_get_event (const DrieDialogue *self, guint position);
/* The event that undo() would take back, or NULL. */
const DrieEvent *drie_dialogue_get_undoable (const DrieDialogue *self);

guint drie_dialogue_n_steps (const DrieDialogue *self);
const DrieStep *drie_dialogue_get_step (const DrieDialogue *self, guint step);

/* Pure questions. @now: microseconds since the epoch; before the last event it is taken as the time of that event. */
void drie_dialogue_get_state (const DrieDialogue *self, gint64 now, DrieDialogueState *state);
gint64 drie_dialogue_remaining (const DrieDialogue *self, gint64 now);                /* as in the state, microseconds */
gint64 drie_dialogue_step_elapsed (const DrieDialogue *self, guint step, gint64 now); /* microseconds */
int drie_dialogue_step_extension (const DrieDialogue *self, guint step);              /* seconds */

/**
 * drie_dialogue_may_write:
 * @from: the writing circle
 * @speaking: (out) (optional): if the answer is FALSE, whether because @from has the floor, in its talk or answer step
 *
 * May @from write now, to the circle the state calls open_to?
 */
gboolean drie_dialogue_may_write (const DrieDialogue *self, gint64 now, DrieCircle from, gboolean *speaking);

/**
 * drie_dialogue_next_change:
 *
 * The next moment, always after @now, at which what is shown changes by itself: the clock's second (see @remaining of the state for its
 * rounding), and with some of them its mark, or the end of the grace. The expected end, which moves on during pauses and overtime, does not
 * count.
 *
 * Returns: microseconds since the epoch, %G_MAXINT64 if nothing changes until the next command
 */
gint64 drie_dialogue_next_change (const DrieDialogue *self, gint64 now);

/* Commands: check the state, append an event at @now (or at the last event's time, if the clock went back), or fail and change nothing.
 * @error: %DRIE_DIALOGUE_ERROR; before the start NOT_STARTED, after closing CLOSED, and as said below. */

/* @began: when it really began, from two hours ago to @now, else RANGE. STARTED if it is not the first. */
gboolean drie_dialogue_start (DrieDialogue *self, gint64 now, gint64 began, GError **error);
/* Likewise; FIRST_STEP once the first step was left. */
gboolean drie_dialogue_correct_start (DrieDialogue *self, gint64 now, gint64 began, GError **error);
/* To the step after this one, or before it (its elapsed time goes on where it was); ends a pause. LAST_STEP, FIRST_STEP. */
gboolean drie_dialogue_next (DrieDialogue *self, gint64 now, GError **error);
gboolean drie_dialogue_back (DrieDialogue *self, gint64 now, GError **error);
gboolean drie_dialogue_pause (DrieDialogue *self, gint64 now, GError **error);  /* PAUSED */
gboolean drie_dialogue_resume (DrieDialogue *self, gint64 now, GError **error); /* NOT_PAUSED */
/* @seconds: 1–%DRIE_MAX_EXTENSION, else RANGE. */
gboolean drie_dialogue_extend (DrieDialogue *self, gint64 now, int seconds, GError **error);
gboolean drie_dialogue_close (DrieDialogue *self, gint64 now, GError **error);
/* Makes the newest event that still counts no longer count, as if it had never been: the start and the closing, too. NOTHING_TO_UNDO. */
gboolean drie_dialogue_undo (DrieDialogue *self, gint64 now, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieDialogue, drie_dialogue_free)

G_END_DECLS
