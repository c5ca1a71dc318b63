/* The log summed up as of its last event: everything about an evening but the time since. Private to the engine.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/dialogue.h"

G_BEGIN_DECLS

/**
 * DrieFold:
 * @step: 0-based, -1 before the start
 * @moved: a step was left since the start
 * @began: the moment the evening began, corrections included, microseconds since the epoch
 * @since: the moment up to which @elapsed counts
 * @closed_at: microseconds since the epoch, if @closed
 * @elapsed: microseconds per step, pauses excluded, over all visits
 * @extension: seconds per step
 * @left: the circles whose talk was left, @left_at: when last
 */
typedef struct
{
  gboolean started;
  gboolean closed;
  gboolean paused;
  gboolean moved;
  int step;
  gint64 began;
  gint64 since;
  gint64 closed_at;
  gint64 elapsed[DRIE_N_STEPS];
  int extension[DRIE_N_STEPS];
  DrieCircleSet left;
  gint64 left_at[DRIE_N_CIRCLES];
} DrieFold;

/* @events: #DrieEvent; @counting: guint positions in @events of those that still count, ascending; @steps: #DrieStep.
 * The events are taken to be a log that append() let through. */
DrieFold drie_fold_log (const GArray *events, const GArray *counting, const GArray *steps);

/* Microseconds in @step until @now, which is not before the last event. */
gint64 drie_fold_elapsed (const DrieFold *self, guint step, gint64 now);

G_END_DECLS
