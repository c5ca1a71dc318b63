/* JSON: foreign text in, one line out. SPDX-License-Identifier: GPL-3.0-or-later */
#include "wire/json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_BYTES       (64 * 1024 * 1024)
#define MAX_DEPTH       32
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

G_DEFINE_QUARK (drie - wire - error - quark, drie_wire_error)

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, DRIE_WIRE_ERROR, DRIE_WIRE_ERROR_SYNTAX, message);
  return FALSE;
}

/* The code unit of a \uXXXX at @p, or -1. */
static int
read_escape (const char *p, const char *end)
{
  int unit = 0;

  if (end - p < 6 || p[0] != '\\' || p[1] != 'u')
    return -1;
  for (int i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return -1;
      unit = unit * 16 + g_ascii_xdigit_value (p[i]);
    }
  return unit;
}

/* The character after an escape at @p; NULL if it is none, or one that json-glib 1.6 makes invalid UTF-8 or the end of the string of. */
static const char *
skip_escape (const char *p, const char *end)
{
  if (end - p < 2 || strchr ("\"\\/bfnrtu", p[1]) == NULL)
    return NULL;
  if (p[1] != 'u')
    return p + 2;

  int unit = read_escape (p, end);
  if (unit <= 0 || (unit >= 0xdc00 && unit <= 0xdfff))
    return NULL;
  if (unit < 0xd800 || unit > 0xdbff)
    return p + 6;
  int low = read_escape (p + 6, end);
  return low >= 0xdc00 && low <= 0xdfff ? p + 12 : NULL;
}

/* The character after a string whose opening quote stands at @p, or NULL. */
static const char *
skip_string (const char *p, const char *end)
{
  p++;
  while (p != NULL && p < end && *p != '"')
    {
      if ((guchar)*p < 0x20)
        return NULL;
      p = *p == '\\' ? skip_escape (p, end) : p + 1;
    }
  return p != NULL && p < end ? p + 1 : NULL;
}

static const char *
skip_digits (const char *p, const char *end)
{
  while (p < end && g_ascii_isdigit (*p))
    p++;
  return p;
}

/* The character after the number at @p, or NULL. json-glib would also take 010 for 8. */
static const char *
skip_number (const char *p, const char *end)
{
  const char *whole = *p == '-' ? p + 1 : p;
  const char *rest = skip_digits (whole, end);

  if (rest == whole || (*whole == '0' && rest > whole + 1))
    return NULL;
  if (rest < end && *rest == '.')
    {
      const char *fraction = rest + 1;
      rest = skip_digits (fraction, end);
      if (rest == fraction)
        return NULL;
    }
  if (rest < end && (*rest == 'e' || *rest == 'E'))
    {
      const char *exponent = rest + 1;
      if (exponent < end && (*exponent == '+' || *exponent == '-'))
        exponent++;
      rest = skip_digits (exponent, end);
      if (rest == exponent)
        return NULL;
    }
  return rest;
}

static const char *
skip_name (const char *p, const char *end)
{
  static const char *const names[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length = strlen (names[i]);
      if ((gsize)(end - p) >= length && strncmp (p, names[i], length) == 0)
        return p + length;
    }
  return NULL;
}

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || c == '+' || c == '-' || c == '.';
}

/* The character after the token at @p, or NULL. json-glib would also take comments, single quotes and assignments, behind which brackets
 * could hide from the count of the depth. */
static const char *
skip_token (const char *p, const char *end)
{
  if (*p == '"')
    return skip_string (p, end);
  if (*p != '\0' && strchr ("{}[]:,", *p) != NULL)
    return p + 1;

  const char *rest = *p == '-' || g_ascii_isdigit (*p) ? skip_number (p, end) : skip_name (p, end);
  return rest == NULL || rest == end || !is_word (*rest) ? rest : NULL;
}

/* That it is made of JSON's tokens, not nested too deeply, and one value only (json-glib forgets what follows the first): the rest is for
 * the parser to see. */
static gboolean
check_tokens (const char *text, gsize length, GError **error)
{
  const char *end = text + length;
  const char *p = text;
  int depth = 0;
  guint values = 0;

  while (p < end)
    {
      if (g_ascii_isspace (*p))
        {
          p++;
          continue;
        }
      if (depth == 0 && values++ > 0)
        return fail (error, _ ("This is not JSON: something follows its end."));
      if (*p == '[' || *p == '{')
        depth++;
      if (*p == ']' || *p == '}')
        depth--;
      if (depth > MAX_DEPTH)
        return fail (error, _ ("This JSON is nested too deeply."));
      p = skip_token (p, end);
      if (p == NULL)
        return fail (error, _ ("This is not JSON."));
    }
  return TRUE;
}

JsonNode *
drie_json_parse (const char *text, gssize length, GError **error)
{
  gsize size = length < 0 ? strlen (text) : (gsize)length;

  if (size > MAX_BYTES)
    {
      fail (error, _ ("This JSON is too long."));
      return NULL;
    }
  if (!g_utf8_validate_len (text, size, NULL))
    {
      fail (error, _ ("This is not JSON: it is not UTF-8."));
      return NULL;
    }
  /* Some editors put one at the beginning of a file; it says nothing. */
  if (size >= strlen (BYTE_ORDER_MARK) && memcmp (text, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    {
      text += strlen (BYTE_ORDER_MARK);
      size -= strlen (BYTE_ORDER_MARK);
    }
  if (!check_tokens (text, size, error))
    return NULL;

  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, text, size, NULL) || json_parser_get_root (parser) == NULL)
    {
      fail (error, _ ("This is not JSON."));
      return NULL;
    }
  return json_parser_steal_root (parser);
}

char *
drie_json_to_line (JsonNode *node)
{
  return json_to_string (node, FALSE);
}
