/* The languages of an evening. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/languages.h"

#include <string.h>

static const DrieLanguage languages[] = {
  { "nl", "Nederlands" }, { "en", "English" },  { "tr", "Türkçe" },  { "ar", "العربية" }, { "pl", "polski" },
  { "uk", "українська" }, { "fr", "français" }, { "de", "Deutsch" }, { "es", "español" },
};

const DrieLanguage *
drie_languages (guint *n)
{
  *n = G_N_ELEMENTS (languages);
  return languages;
}

guint
drie_languages_find (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_strcmp0 (languages[i].code, code) == 0)
      return i;
  return 0;
}

const char *
drie_languages_get_default (void)
{
  const char *const *names = g_get_language_names ();

  for (; *names != NULL; names++)
    for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
      if (g_str_equal (*names, languages[i].code))
        return languages[i].code;
  return "en";
}
