/* The parts of the recap. SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/recap.h"

#include "model/names.h"

static const char *const recap_names[DRIE_N_RECAPS] = { "pupils", "parents", "teachers", "shared", "different", "reaction" };

const char *
drie_recap_part_to_wire (DrieRecapPart part)
{
  return drie_names_get (recap_names, G_N_ELEMENTS (recap_names), part);
}

gboolean
drie_recap_part_from_wire (const char *wire, DrieRecapPart *part)
{
  int index = drie_names_find (recap_names, G_N_ELEMENTS (recap_names), wire);

  if (index >= 0)
    *part = index;
  return index >= 0;
}
