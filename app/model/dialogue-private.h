/* What the engine's files share. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/dialogue-fold.h"

G_BEGIN_DECLS

/* In microseconds. */
#define DRIE_SECONDS(seconds) ((gint64)(seconds)*G_USEC_PER_SEC)
/* The last moment there is, the end of the year 9999: sums of two moments do not overflow. */
#define DRIE_LAST_MOMENT DRIE_SECONDS (253402300799)

/**
 * DrieDialogue:
 * @steps: #DrieStep; @events: #DrieEvent
 * @counting: positions (guint) of the events that still count, as a stack: undoing pops it
 * @fold: of the two above, kept up to date by append()
 */
struct _DrieDialogue
{
  GArray *steps;
  GArray *events;
  GArray *counting;
  DrieFold fold;
  gint64 planned_end;
  gint64 grace;
  gboolean open_during_answer;
};

/* @now as the engine sees it: never before the last event. */
gint64 drie_dialogue_clamp (const DrieDialogue *self, gint64 now);
/* Can @event follow the log? @error: %DRIE_DIALOGUE_ERROR, a sentence for the chair. */
gboolean drie_dialogue_check (const DrieDialogue *self, const DrieEvent *event, GError **error);

G_END_DECLS
