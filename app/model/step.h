/* A step of the evening: which phase, of which circle, how long.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/circle.h"

G_BEGIN_DECLS

typedef enum
{
  DRIE_PHASE_WELCOME,
  DRIE_PHASE_TALK,
  DRIE_PHASE_ANSWER,
  DRIE_PHASE_RECAP,
  DRIE_PHASE_REACTION,
  DRIE_PHASE_CLOSING,
} DriePhase;

#define DRIE_N_PHASES 6

/**
 * DrieStep:
 * @phase: what happens
 * @circle: the circle that has the floor, in a recap the one summed up; %DRIE_CIRCLE_NONE at welcome and closing
 * @seconds: planned length
 */
typedef struct
{
  DriePhase phase;
  DrieCircle circle;
  int seconds;
} DrieStep;

const char *drie_phase_to_wire (DriePhase phase);
gboolean drie_phase_from_wire (const char *wire, DriePhase *phase);

G_END_DECLS
