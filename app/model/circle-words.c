/* Of which circle do words speak? SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "model/circle.h"

/* What the words for who is in a circle begin with, between spaces. */
typedef struct
{
  const char *language;
  const char *stems[DRIE_N_CIRCLES];
} Words;

static const Words words[] = {
  { "nl",
    { " leerling medeleerling scholier student kinderen brugklasser ", " ouder klassenouder vader moeder verzorger ",
      " docent vakdocent leraar leraren lerares leerkracht onderwijzer mentor mentrix vakgroep " } },
  { "en", { " pupil student child learner ", " parent guardian carer mother father ", " teacher mentor tutor teaching staff educator " } },
};

static gboolean
begins_with_one_of (const char *word, const char *stems)
{
  g_auto (GStrv) list = g_strsplit (stems, " ", -1);

  for (int i = 0; list[i] != NULL; i++)
    if (*list[i] != '\0' && g_str_has_prefix (word, list[i]))
      return TRUE;
  return FALSE;
}

/* "het team", but not "the team leader": whoever leads it stands in no circle. */
static gboolean
is_team (const char *word, const char *next)
{
  return g_str_equal (word, "team") && (next == NULL || (!g_str_has_prefix (next, "lead") && !g_str_has_prefix (next, "leid")));
}

static gboolean
speaks_of (DrieCircle circle, const char *word, const char *next, const char *language, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  gboolean found = *folded != '\0' && strstr (word, folded) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words) && !found; i++)
    found = (language == NULL || g_str_equal (language, words[i].language))
            && (begins_with_one_of (word, words[i].stems[circle]) || (circle == DRIE_CIRCLE_TEACHERS && is_team (word, next)));
  return found;
}

/* Words in small letters, and nothing between them. Transfer full. */
static GStrv
split (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text != NULL ? text : "", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (const char *at = folded; *at != '\0';)
    {
      const char *end = at;

      while (g_unichar_isalnum (g_utf8_get_char (end)) || g_unichar_ismark (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      g_autofree char *word = g_strndup (at, end - at);
      if (*word != '\0')
        g_strv_builder_add (builder, word);
      at = *end != '\0' ? g_utf8_next_char (end) : end;
    }
  return g_strv_builder_end (builder);
}

DrieCircle
drie_circle_find (const char *text, const char *language, const char *const names[DRIE_N_CIRCLES])
{
  g_auto (GStrv) list = split (text);
  DrieCircle found = DRIE_CIRCLE_NONE;

  for (int i = 0; list[i] != NULL; i++)
    {
      /* "teachers with pupils": the teachers do it */
      if (found != DRIE_CIRCLE_NONE && (g_str_equal (list[i], "met") || g_str_equal (list[i], "with")))
        return found;
      for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
        {
          if (!speaks_of (circle, list[i], list[i + 1], language, names[circle]))
            continue;
          if (found != DRIE_CIRCLE_NONE && found != circle)
            return DRIE_CIRCLE_NONE;
          found = circle;
        }
    }
  return found;
}
