/* Circles. SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/circle.h"

#include "model/names.h"

static const char *const circle_names[DRIE_N_CIRCLES] = { "pupils", "parents", "teachers" };

const char *
drie_circle_to_wire (DrieCircle circle)
{
  return drie_names_get (circle_names, G_N_ELEMENTS (circle_names), circle);
}

gboolean
drie_circle_from_wire (const char *wire, DrieCircle *circle)
{
  int index = drie_names_find (circle_names, G_N_ELEMENTS (circle_names), wire);

  if (index >= 0)
    *circle = index;
  return index >= 0;
}
