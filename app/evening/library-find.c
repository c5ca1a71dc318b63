/* Where in an evening the words are that were searched for. SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening/library-private.h"

void
drie_found_free (DrieFound *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_array_unref (self->marks);
  g_free (self);
}

/* From bytes to characters; a mark that fails is none: the words are there all the same. */
static GArray *
count_characters (const char *text, const GArray *marks)
{
  GArray *characters = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const DrieMark *mark = &g_array_index (marks, DrieMark, i);
      guint ends[] = { g_utf8_pointer_to_offset (text, text + mark->start), g_utf8_pointer_to_offset (text, text + mark->end) };
      g_array_append_vals (characters, ends, 2);
    }
  return characters;
}

DrieFound *
drie_library_find (DrieLibrary *self, gint64 id, const char *words)
{
  static const char *const places[] = { [DRIE_HIT_NOTE] = "note", [DRIE_HIT_RECAP] = "recap", [DRIE_HIT_AGREEMENT] = "agreement" };
  g_autoptr (DrieHit) hit = drie_store_find_hit (drie_library_get_store (self), id, words, NULL);

  if (hit == NULL)
    return NULL;
  DrieFound *found = g_new0 (DrieFound, 1);
  found->where = places[hit->kind];
  found->marks = count_characters (hit->text, hit->marks);
  found->text = g_steal_pointer (&hit->text);
  return found;
}

GArray *
drie_library_mark (DrieLibrary *self, const char *words, const char *text)
{
  g_autoptr (GArray) marks = drie_store_mark (drie_library_get_store (self), words, text, NULL);

  return count_characters (text, marks);
}
