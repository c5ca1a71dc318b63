/* Words of people, among words of ours. SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/written.h"

#include <fribidi.h>
#include <string.h>

#define FSI      0x2068
#define PDI      0x2069
#define FSI_UTF8 "\xe2\x81\xa8"
#define PDI_UTF8 "\xe2\x81\xa9"

/* Escape sequences would reach a terminal, and no other control character has a shape; XML has no place for U+FFFE and U+FFFF. */
static gboolean
is_shown (gunichar c)
{
  return c == '\n' || (g_unichar_type (c) != G_UNICODE_CONTROL && c != 0xfffe && c != 0xffff);
}

static void
close_isolates (GString *clean, guint *open)
{
  for (; *open > 0; (*open)--)
    g_string_append_unichar (clean, PDI);
}

/* An isolate is closed on its line, and by itself: one that somebody closes without having opened it would end the one that his words stand
 * in, and one left open would swallow what follows them. */
static void
append_shown (GString *clean, gunichar c, guint *open)
{
  if (c == PDI && *open == 0)
    return;
  if (c == '\n')
    close_isolates (clean, open);
  else if (c >= 0x2066 && c <= FSI)
    (*open)++;
  else if (c == PDI)
    (*open)--;
  g_string_append_unichar (clean, c);
}

char *
drie_written_clean (const char *raw)
{
  if (raw == NULL)
    return NULL;

  g_autofree char *valid = g_utf8_make_valid (raw, -1);
  g_autoptr (GString) clean = g_string_sized_new (strlen (valid));
  guint open = 0;
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c == 0x2028 || c == 0x2029) /* line and paragraph separator */
        c = '\n';
      if (is_shown (c))
        append_shown (clean, c, &open);
      else if (c == '\t')
        g_string_append_c (clean, ' ');
    }
  close_isolates (clean, &open);
  g_strstrip (clean->str);
  return *clean->str != '\0' ? g_strdup (clean->str) : NULL;
}

/* By the first letter that has a direction, as browsers tell it; what stands between isolates is passed over. */
gboolean
drie_written_is_rtl (const char *text, gboolean rtl)
{
  guint inside = 0;

  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      FriBidiCharType type = fribidi_get_bidi_type (g_utf8_get_char (p));
      if (FRIBIDI_IS_ISOLATE (type))
        inside = type != FRIBIDI_TYPE_PDI ? inside + 1 : inside > 0 ? inside - 1 : 0;
      else if (inside == 0 && FRIBIDI_IS_STRONG (type) && FRIBIDI_IS_LETTER (type))
        return FRIBIDI_IS_RTL (type) != 0;
    }
  return rtl;
}

/* Is there a letter of the other direction, or a character that is there to turn others? What stands between isolates turns nothing outside
 * them. */
static gboolean
can_turn (const char *clean, gboolean rtl)
{
  guint inside = 0;

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      FriBidiCharType type = fribidi_get_bidi_type (g_utf8_get_char (p));
      if (FRIBIDI_IS_ISOLATE (type))
        inside += type != FRIBIDI_TYPE_PDI ? 1 : -1;
      else if (inside == 0 && FRIBIDI_IS_EXPLICIT (type))
        return TRUE;
      else if (inside == 0 && FRIBIDI_IS_STRONG (type) && (FRIBIDI_IS_RTL (type) != 0) != (rtl != FALSE))
        return TRUE;
    }
  return FALSE;
}

char *
drie_written_isolate (const char *raw, gboolean rtl)
{
  char *clean = drie_written_clean (raw);

  if (clean == NULL || !can_turn (clean, rtl))
    return clean;
  char *isolated = g_strconcat (FSI_UTF8, clean, PDI_UTF8, NULL);
  g_free (clean);
  return isolated;
}

gboolean
drie_written_is_any (const char *raw)
{
  g_autofree char *clean = drie_written_clean (raw);

  return clean != NULL;
}
