/* Phases. SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/step.h"

#include "model/names.h"

static const char *const phase_names[DRIE_N_PHASES] = { "welcome", "talk", "answer", "recap", "reaction", "closing" };

const char *
drie_phase_to_wire (DriePhase phase)
{
  return drie_names_get (phase_names, G_N_ELEMENTS (phase_names), phase);
}

gboolean
drie_phase_from_wire (const char *wire, DriePhase *phase)
{
  int index = drie_names_find (phase_names, G_N_ELEMENTS (phase_names), wire);

  if (index >= 0)
    *phase = index;
  return index >= 0;
}
