/* Words of the live screens. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/live-words.h"

#include <glib/gi18n-lib.h>

#include "ui/words.h"

gboolean
drie_words_same_language (const char *a, const char *b)
{
  gsize length;

  if (a == NULL || b == NULL)
    return a == b;
  length = strcspn (a, "-_");
  return length == strcspn (b, "-_") && g_ascii_strncasecmp (a, b, length) == 0;
}

const char *
drie_words_language (const char *code)
{
  static const struct
  {
    const char *code;
    const char *name;
  } names[] = {
    { "nl", NC_ ("language", "Dutch") },  { "en", NC_ ("language", "English") }, { "tr", NC_ ("language", "Turkish") },
    { "ar", NC_ ("language", "Arabic") }, { "pl", NC_ ("language", "Polish") },  { "uk", NC_ ("language", "Ukrainian") },
    { "fr", NC_ ("language", "French") }, { "de", NC_ ("language", "German") },  { "es", NC_ ("language", "Spanish") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (drie_words_same_language (code, names[i].code))
      return g_dpgettext2 (NULL, "language", names[i].name);
  return code;
}

char *
drie_words_untranslated (const DrieNote *note, const char *language)
{
  if (note->text == NULL || note->translation != NULL || note->language == NULL || drie_words_same_language (note->language, language))
    return NULL;
  /* Translators: of a note that the hall cannot read; %s is a language, “Turkish”. */
  return g_strdup_printf (_ ("%s, not translated"), drie_words_language (note->language));
}

char *
drie_words_minutes (int seconds)
{
  if (seconds > 0 && seconds < 60)
    /* Translators: “15 s”: seconds, in a column where minutes are plain numbers. */
    return g_strdup_printf (_ ("%d s"), seconds);
  return g_strdup_printf ("%d", (seconds + 30) / 60);
}

char *
drie_words_drift (gint64 drift)
{
  gint64 size = ABS (drift) / G_USEC_PER_SEC;
  int minutes = (int)((size + 30) / 60);

  if (minutes == 0)
    return g_strdup (_ ("as planned"));
  if (minutes >= 60)
    /* Translators: hours and minutes, as in “1:05 hours later than planned”. */
    return g_strdup_printf (drift > 0 ? _ ("%d:%02d hours later than planned") : _ ("%d:%02d hours earlier than planned"), minutes / 60,
                            minutes % 60);
  if (drift > 0)
    return g_strdup_printf (ngettext ("%d minute later than planned", "%d minutes later than planned", minutes), minutes);
  return g_strdup_printf (ngettext ("%d minute earlier than planned", "%d minutes earlier than planned", minutes), minutes);
}

char *
drie_words_note (DrieCircle from, const char *text)
{
  if (text == NULL)
    text = "";
  switch (from)
    {
    case DRIE_CIRCLE_PUPILS:
      return g_strdup_printf (_ ("Question from pupils: %s"), text);
    case DRIE_CIRCLE_PARENTS:
      return g_strdup_printf (_ ("Question from parents: %s"), text);
    case DRIE_CIRCLE_TEACHERS:
      return g_strdup_printf (_ ("Question from teachers: %s"), text);
    case DRIE_CIRCLE_NONE:
    default:
      return g_strdup_printf (_ ("Question: %s"), text);
    }
}

const char *
drie_words_decides (DrieDecides decides)
{
  static const char *const words[] = {
    NC_ ("who decides", "The school"),
    NC_ ("who decides", "Together"),
    NC_ ("who decides", "At home"),
    NC_ ("who decides", "The participation council"),
  };

  return decides < G_N_ELEMENTS (words) ? g_dpgettext2 (NULL, "who decides", words[decides]) : "";
}

DrieCircle
drie_words_find_circle (const char *text)
{
  const char *names[DRIE_N_CIRCLES];

  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    names[circle] = drie_words_circle (circle);
  return drie_circle_find (text, NULL, names);
}

char *
drie_words_one_sided (const GPtrArray *agreements)
{
  static const char *const words[] = {
    N_ ("No agreement by the pupils yet."),
    N_ ("No agreement by the parents yet."),
    N_ ("No agreement by the teachers yet."),
  };
  DrieCircleSet promising = 0;
  GString *result;

  for (guint i = 0; agreements != NULL && i < agreements->len; i++)
    {
      const DrieAgreement *agreement = g_ptr_array_index (agreements, i);

      if (agreement->circle < DRIE_CIRCLE_NONE)
        promising |= DRIE_CIRCLE_BIT (agreement->circle);
    }
  if (promising == DRIE_CIRCLE_SET_ALL || agreements == NULL || agreements->len == 0)
    return NULL;
  result = g_string_new (NULL);
  for (DrieCircle circle = 0; circle < DRIE_N_CIRCLES; circle++)
    if (!DRIE_CIRCLE_SET_HAS (promising, circle))
      g_string_append_printf (result, "%s ", _ (words[circle]));
  g_string_append (result, _ ("Is there something small that they would like to promise, too?"));
  return g_string_free (result, FALSE);
}
