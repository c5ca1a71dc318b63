/* Additions. SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/addition.h"

#include <string.h>

DrieAddition *
drie_addition_new (DrieCircle circle, const char *date, const char *text)
{
  DrieAddition *self = g_new0 (DrieAddition, 1);

  self->circle = circle;
  self->date = g_strdup (date);
  self->text = g_strdup (text);
  return self;
}

DrieAddition *
drie_addition_copy (const DrieAddition *self)
{
  return self != NULL ? drie_addition_new (self->circle, self->date, self->text) : NULL;
}

void
drie_addition_free (DrieAddition *self)
{
  if (self == NULL)
    return;
  g_free (self->date);
  g_free (self->text);
  g_free (self);
}

guint
drie_additions_find (const GPtrArray *additions, DrieCircle circle, const char *date, gboolean *found)
{
  guint place = 0;

  for (*found = FALSE; place < additions->len; place++)
    {
      const DrieAddition *other = g_ptr_array_index (additions, place);
      int order = strcmp (other->date, date);

      *found = order == 0 && other->circle == circle;
      if (*found || order > 0 || (order == 0 && other->circle > circle))
        break;
    }
  return place;
}

void
drie_additions_set (GPtrArray *additions, DrieCircle circle, const char *date, const char *text)
{
  gboolean found;
  guint place = drie_additions_find (additions, circle, date, &found);
  g_autoptr (DrieAddition) addition = drie_addition_new (circle, date, text);

  if (found)
    g_ptr_array_remove_index (additions, place);
  if (text != NULL && *text != '\0')
    g_ptr_array_insert (additions, place, g_steal_pointer (&addition));
}
