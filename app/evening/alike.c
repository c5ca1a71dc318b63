/* Finding notes that may say the same. SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening/alike.h"

#include "model/similar.h"

static void
add_words (GString *words, const DrieNote *note)
{
  g_string_append_printf (words, "%s\n%s\n", note->text != NULL ? note->text : "", note->translation != NULL ? note->translation : "");
}

/* The words of a note and of all that it speaks for. */
static char *
dup_words (GPtrArray *items, DrieNoteItem *leader)
{
  const DrieNote *note = drie_note_item_get_note (leader);
  GString *words = g_string_new (NULL);

  add_words (words, note);
  for (guint i = 0; drie_note_item_get_similar (leader) > 1 && i < items->len; i++)
    {
      const DrieNote *other = drie_note_item_get_note (g_ptr_array_index (items, i));
      if (other->group == note->id)
        add_words (words, other);
    }
  return g_string_free (words, FALSE);
}

static gboolean
is_candidate (DrieNoteItem *item, DrieNoteItem *to)
{
  const DrieNote *note = drie_note_item_get_note (item);

  return item == to
         || (note->to == drie_note_item_get_note (to)->to && note->text != NULL && !drie_note_item_is_grouped (item)
             && drie_disposition_is_public (note->disposition));
}

GHashTable *
drie_alike_find (GPtrArray *items, DrieNoteItem *to)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new ();
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  GHashTable *found = g_hash_table_new (NULL, NULL);
  g_autofree guint8 *likeness = NULL;
  guint position;

  for (guint i = 0; i < items->len; i++)
    {
      DrieNoteItem *item = g_ptr_array_index (items, i);
      if (!is_candidate (item, to))
        continue;
      g_ptr_array_add (candidates, item);
      g_ptr_array_add (words, dup_words (items, item));
    }
  g_return_val_if_fail (g_ptr_array_find (candidates, to, &position), found);

  likeness = g_new (guint8, candidates->len);
  drie_similar_measure ((const char *const *)words->pdata, candidates->len, position, likeness);
  likeness[position] = DRIE_ALIKE_SELF;
  for (guint i = 0; i < candidates->len; i++)
    if (likeness[i] >= DRIE_SIMILAR_ENOUGH)
      g_hash_table_insert (found, g_ptr_array_index (candidates, i), GUINT_TO_POINTER ((guint)likeness[i]));
  return found;
}
