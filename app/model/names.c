/* Tables of wire names. SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/names.h"

const char *
drie_names_get (const char *const *names, guint n_names, guint index)
{
  return index < n_names ? names[index] : NULL;
}

int
drie_names_find (const char *const *names, guint n_names, const char *name)
{
  for (guint i = 0; i < n_names; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return (int)i;
  return -1;
}
