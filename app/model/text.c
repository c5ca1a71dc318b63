/* Words that people typed. SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/text.h"

#include <stdlib.h>
#include <string.h>

/* Bytes that are composed at a time, at least. */
#define PIECE 256

static gboolean
is_noncharacter (gunichar c)
{
  return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

/* Format characters (ZWJ, bidi controls, BOM), variation selectors and the fillers that fonts draw as nothing. */
static gboolean
is_invisible (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_SPACE_SEPARATOR:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return TRUE;
    default:
      return g_unichar_iszerowidth (c) || c == 0x115f || c == 0x1160 || c == 0x2800 || c == 0x3164 || c == 0xffa0;
    }
}

/* Line breaks as LF, tabs as spaces, control characters and noncharacters out. */
static GString *
clean (const char *raw, gsize length)
{
  GString *clean = g_string_sized_new (length);

  for (const char *p = raw; p < raw + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c == '\r' && p + 1 < raw + length && p[1] == '\n')
        continue;
      if (c == '\r')
        c = '\n';
      if (c == '\t')
        c = ' ';
      if (c != '\n' && (g_unichar_type (c) == G_UNICODE_CONTROL || is_noncharacter (c)))
        continue;
      g_string_append_unichar (clean, c);
    }
  return clean;
}

/* g_strstrip() knows the spaces of ASCII only. */
static char *
trim (const char *text)
{
  const char *end = text + strlen (text);

  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text)
    {
      const char *last = g_utf8_prev_char (end);
      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      end = last;
    }
  return g_strndup (text, end - text);
}

/* Does @c never change when something before it is composed with what follows? Then a text may be taken apart before it. Marks and the
 * later jamo of a syllable join what stands before them; what is not in the basic plane is left with its neighbours, to be sure. */
static gboolean
stands_alone (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_NON_SPACING_MARK:
      return FALSE;
    default:
      return c < 0x10000 && !(c >= 0x1160 && c <= 0x11ff) && !(c >= 0xd7b0 && c <= 0xd7ff);
    }
}

/* NFC. GLib takes time with the square of the length: piece by piece that is of no account. */
static char *
compose (const char *text, gsize length)
{
  GString *composed = g_string_sized_new (length);
  const char *end = text + length;

  while (text < end)
    {
      const char *cut = text;
      do
        cut = g_utf8_next_char (cut);
      while (cut < end && (cut - text < PIECE || !stands_alone (g_utf8_get_char (cut))));
      g_autofree char *piece = g_utf8_normalize (text, cut - text, G_NORMALIZE_NFC);
      g_string_append (composed, piece);
      text = cut;
    }
  return g_string_free (composed, FALSE);
}

char *
drie_text_normalise (const char *raw, gssize length)
{
  gsize size = length < 0 ? strlen (raw) : (gsize)length;

  if (!g_utf8_validate_len (raw, size, NULL))
    return NULL;

  g_autoptr (GString) cleaned = clean (raw, size);
  g_autofree char *composed = compose (cleaned->str, cleaned->len);
  if (drie_text_is_blank (composed))
    return g_strdup ("");
  return trim (composed);
}

gboolean
drie_text_is_blank (const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!is_invisible (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* Not g_markup_escape_text(): word processors that read HTML know no &apos;. */
void
drie_text_append_html (GString *out, const char *text)
{
  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
    switch (*p)
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      case '\'':
        g_string_append (out, "&#39;");
        break;
      default:
        g_string_append_c (out, *p);
      }
}

gboolean
drie_language_is_valid (const char *code)
{
  return code != NULL && strlen (code) <= 35 && g_regex_match_simple ("^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$", code, G_REGEX_DOLLAR_ENDONLY, 0);
}

gboolean
drie_date_parse (const char *text, GDate *date)
{
  if (text == NULL || !g_regex_match_simple ("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", text, G_REGEX_DOLLAR_ENDONLY, 0))
    return FALSE;

  int year = atoi (text);
  int month = atoi (text + 5);
  int day = atoi (text + 8);
  if (!g_date_valid_dmy (day, month, year))
    return FALSE;
  if (date != NULL)
    g_date_set_dmy (date, day, month, year);
  return TRUE;
}
