/* Dates and times as people type them. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/when.h"

#include <stdlib.h>

#define DAY_MINUTES (24 * 60)

/* The numbers in @text, separated by anything but digits; how many there are, at most @max, or -1 if one has over four digits. */
static int
read_numbers (const char *text, int *numbers, int max, int *first_digits)
{
  int n = 0;

  while (*text != '\0')
    {
      int digits = 0;
      int value = 0;

      for (; g_ascii_isdigit (*text); text++, digits++)
        value = digits < 5 ? value * 10 + (*text - '0') : value;
      if (digits > 4 || (digits > 0 && n == max))
        return -1;
      if (digits > 0)
        {
          if (n == 0)
            *first_digits = digits;
          numbers[n++] = value;
        }
      else
        text++;
    }
  return n;
}

char *
drie_when_parse_date (const char *text)
{
  int part[3];
  int first_digits = 0;
  int year, month, day;

  if (text == NULL || read_numbers (text, part, 3, &first_digits) != 3)
    return NULL;
  month = part[1];
  year = first_digits == 4 ? part[0] : part[2];
  day = first_digits == 4 ? part[2] : part[0];
  if (year < 100)
    year += 2000;
  if (year < 2000 || month < 1 || month > 12 || day > 31 || !g_date_valid_dmy (day, month, year))
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

char *
drie_when_format_date (const char *iso)
{
  g_autofree char *valid = drie_when_parse_date (iso);

  if (valid == NULL)
    return g_strdup ("");
  return g_strdup_printf ("%s-%.2s-%.4s", valid + 8, valid + 5, valid);
}

char *
drie_when_parse_time (const char *text)
{
  int part[2] = { 0, 0 };
  int first_digits = 0;
  int n = text != NULL ? read_numbers (text, part, 2, &first_digits) : 0;

  if (n == 1 && first_digits > 2)
    {
      part[1] = part[0] % 100;
      part[0] /= 100;
    }
  else if (n < 1)
    return NULL;
  if (part[0] > 23 || part[1] > 59)
    return NULL;
  return g_strdup_printf ("%02d:%02d", part[0], part[1]);
}

int
drie_when_minutes (const char *time)
{
  g_autofree char *valid = drie_when_parse_time (time);

  return valid != NULL ? atoi (valid) * 60 + atoi (valid + 3) : -1;
}

gboolean
drie_when_is_before (const char *end, const char *start)
{
  int begins = drie_when_minutes (start), ends = drie_when_minutes (end);

  return begins >= 0 && ends >= 0 && ends < begins && ends + DAY_MINUTES - begins > DAY_MINUTES / 2;
}

char *
drie_when_from_minutes (int minutes)
{
  int of_day = ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;

  return g_strdup_printf ("%02d:%02d", of_day / 60, of_day % 60);
}
