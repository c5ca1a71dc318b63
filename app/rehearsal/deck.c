/* The questions that simulated phones write. SPDX-License-Identifier: GPL-3.0-or-later */
#include "rehearsal/deck.h"

#include "rehearsal-resource.h"

#define QUESTIONS_PATH "/io/github/driegesprek/Driegesprek/rehearsal/questions.%s.txt"

struct _DrieDeck
{
  GPtrArray *texts[DRIE_N_CIRCLES][DRIE_N_CIRCLES]; /* from, to: owned strings */
};

static GBytes *
load_questions (const char *language)
{
  g_autofree char *path = g_strdup_printf (QUESTIONS_PATH, language);

  return g_resource_lookup_data (drie_rehearsal_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static void
shuffle (GPtrArray *texts, GRand *rand)
{
  for (guint i = texts->len; i > 1; i--)
    {
      guint other = (guint)g_rand_int_range (rand, 0, (gint32)i);
      gpointer last = texts->pdata[i - 1];

      texts->pdata[i - 1] = texts->pdata[other];
      texts->pdata[other] = last;
    }
}

static void
add_line (DrieDeck *self, const char *line)
{
  const char *arrow = strchr (line, '>');
  const char *bar = arrow != NULL ? strchr (arrow, '|') : NULL;
  DrieCircle from, to;

  if (line[0] == '#' || bar == NULL || bar[1] == '\0')
    return;
  g_autofree char *from_name = g_strndup (line, arrow - line);
  g_autofree char *to_name = g_strndup (arrow + 1, bar - arrow - 1);
  if (drie_circle_from_wire (from_name, &from) && drie_circle_from_wire (to_name, &to))
    g_ptr_array_add (self->texts[from][to], g_strdup (bar + 1));
}

DrieDeck *
drie_deck_parse (const char *text)
{
  DrieDeck *self = g_new0 (DrieDeck, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint from = 0; from < DRIE_N_CIRCLES; from++)
    for (guint to = 0; to < DRIE_N_CIRCLES; to++)
      self->texts[from][to] = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; lines[i] != NULL; i++)
    add_line (self, lines[i]);
  return self;
}

DrieDeck *
drie_deck_new (const char *language, GRand *rand)
{
  g_autoptr (GBytes) bytes = load_questions (language);

  if (bytes == NULL)
    bytes = load_questions ("en");
  /* GResource ends data with a NUL byte that the size does not count. */
  DrieDeck *self = drie_deck_parse (g_bytes_get_data (bytes, NULL));
  for (guint from = 0; from < DRIE_N_CIRCLES; from++)
    for (guint to = 0; to < DRIE_N_CIRCLES; to++)
      shuffle (self->texts[from][to], rand);
  return self;
}

void
drie_deck_free (DrieDeck *self)
{
  if (self == NULL)
    return;
  for (guint from = 0; from < DRIE_N_CIRCLES; from++)
    for (guint to = 0; to < DRIE_N_CIRCLES; to++)
      g_ptr_array_unref (self->texts[from][to]);
  g_free (self);
}

guint
drie_deck_size (const DrieDeck *self, DrieCircle from, DrieCircle to)
{
  g_return_val_if_fail (from < DRIE_CIRCLE_NONE && to < DRIE_CIRCLE_NONE, 0);

  return self->texts[from][to]->len;
}

const char *
drie_deck_get (const DrieDeck *self, DrieCircle from, DrieCircle to, guint position)
{
  guint size = drie_deck_size (self, from, to);

  return size > 0 ? g_ptr_array_index (self->texts[from][to], position % size) : NULL;
}
