/* Likeness of notes. SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/similar.h"

#include <math.h>

#define LEAST_LETTERS 4
#define MOST_LETTERS  6

/* Lower case, accents split off so that they can be left out. */
static char *
fold (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);

  return g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
}

/* The next word from *@place on, without its marks, cut; "" at the end. @letters: (out): how many it has uncut. */
static char *
next_word (const char **place, guint *letters)
{
  const char *at = *place;
  GString *word = g_string_new (NULL);

  while (*at != '\0' && !g_unichar_isalpha (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  *letters = 0;
  for (; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      if (g_unichar_ismark (character))
        continue;
      if (!g_unichar_isalpha (character))
        break;
      if (++*letters <= MOST_LETTERS)
        g_string_append_unichar (word, character);
    }
  *place = at;
  return g_string_free (word, FALSE);
}

/* The words of @text that count, each once. */
static GHashTable *
collect_words (const char *text)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folded = fold (text);
  const char *place = folded;
  guint letters;

  do
    {
      char *word = next_word (&place, &letters);
      if (letters >= LEAST_LETTERS)
        g_hash_table_add (words, word);
      else
        g_free (word);
    }
  while (letters > 0);
  return words;
}

/* Word → in how many of the notes it stands. */
static GHashTable *
count_notes (GPtrArray *notes)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < notes->len; i++)
    {
      GHashTableIter iter;
      gpointer word;
      g_hash_table_iter_init (&iter, g_ptr_array_index (notes, i));
      while (g_hash_table_iter_next (&iter, &word, NULL))
        g_hash_table_insert (counts, word, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, word)) + 1));
    }
  return counts;
}

/* What the words of @words weigh together; with @other, those that it has as well. */
static double
weigh (GHashTable *words, GHashTable *other, GHashTable *counts, guint n)
{
  GHashTableIter iter;
  gpointer word;
  double weight = 0;

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    {
      if (other == NULL || g_hash_table_contains (other, word))
        weight += log1p ((double)n / GPOINTER_TO_UINT (g_hash_table_lookup (counts, word)));
    }
  return weight;
}

void
drie_similar_measure (const char *const *texts, guint n, guint to, guint8 *likeness)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify)g_hash_table_unref);

  g_return_if_fail (to < n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (notes, collect_words (texts[i]));
  g_autoptr (GHashTable) counts = count_notes (notes);
  GHashTable *own = g_ptr_array_index (notes, to);
  double own_weight = weigh (own, NULL, counts, n);
  for (guint i = 0; i < n; i++)
    {
      GHashTable *other = g_ptr_array_index (notes, i);
      double least = MIN (own_weight, weigh (other, NULL, counts, n));
      likeness[i] = i != to && least > 0 ? (guint8)(100 * weigh (own, other, counts, n) / least) : 0;
    }
}
