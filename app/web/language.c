/* Languages. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/language.h"

#include <string.h>

#include "web/exchange.h"

/* Names as their readers write them, so they are not translated. */
static const struct
{
  const char *code;
  const char *name;
  const char *direction;
} languages[] = {
  { "nl", "Nederlands", "ltr" }, { "en", "English", "ltr" }, { "tr", "Türkçe", "ltr" },
  { "ar", "العربية", "rtl" },    { "pl", "Polski", "ltr" },  { "uk", "Українська", "ltr" },
  { "fr", "Français", "ltr" },   { "de", "Deutsch", "ltr" }, { "es", "Español", "ltr" },
};

const char *
drie_language_get_name (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      if (g_str_equal (languages[i].code, code))
        return languages[i].name;
    }
  return code;
}

const char *
drie_language_get_direction (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      if (g_str_equal (languages[i].code, code))
        return languages[i].direction;
    }
  return "ltr";
}

const char *
drie_language_find (const char *const *available, const char *tag)
{
  gsize length = tag != NULL ? strcspn (tag, "-_;") : 0;

  for (int i = 0; length > 0 && available[i] != NULL; i++)
    {
      if (strlen (available[i]) == length && g_ascii_strncasecmp (available[i], tag, length) == 0)
        return available[i];
    }
  return NULL;
}

/* The heaviest that there is; of equals the one named first. */
static const char *
find_accepted (const char *const *available, const char *accept)
{
  g_auto (GStrv) items = g_strsplit (accept != NULL ? accept : "", ",", 64);
  const char *best = NULL;
  int best_weight = 0;

  for (int i = 0; items[i] != NULL; i++)
    {
      g_autofree char *tag = g_strndup (items[i], strcspn (items[i], ";"));
      g_strstrip (tag);
      const char *found = drie_language_find (available, tag);
      int weight = found != NULL ? drie_header_weight (items[i], tag) : 0;
      if (weight > best_weight)
        {
          best = found;
          best_weight = weight;
        }
    }
  return best;
}

const char *
drie_language_choose (const char *const *available, const char *asked, const char *cookie, const char *accept, const char *evening)
{
  const char *found = drie_language_find (available, asked);

  if (found == NULL)
    found = drie_language_find (available, cookie);
  if (found == NULL)
    found = find_accepted (available, accept);
  if (found == NULL)
    found = drie_language_find (available, evening);
  return found != NULL ? found : available[0];
}
