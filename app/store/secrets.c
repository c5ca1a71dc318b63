/* What must not be guessed. SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/secrets.h"

#include <errno.h>
#include <sys/random.h>

/* The kernel's generator; it never gives up for so few bytes. */
static void
fill (guint8 *bytes, gsize length)
{
  ssize_t got;

  do
    got = getrandom (bytes, length, 0);
  while (got < 0 && errno == EINTR);
  g_assert (got == (ssize_t)length);
}

char *
drie_secrets_make_code (void)
{
  const guint symbols = sizeof DRIE_CODE_ALPHABET - 1;
  char *code = g_new0 (char, DRIE_CODE_LENGTH + 1);

  for (guint i = 0; i < DRIE_CODE_LENGTH;)
    {
      guint8 byte;

      fill (&byte, 1);
      /* The last, incomplete round of the alphabet would make its first letters likelier. */
      if (byte < 256 / symbols * symbols)
        code[i++] = DRIE_CODE_ALPHABET[byte % symbols];
    }
  return code;
}

char *
drie_secrets_make_key (void)
{
  guint8 bytes[32];
  GString *hex = g_string_sized_new (2 * sizeof bytes);

  fill (bytes, sizeof bytes);
  for (guint i = 0; i < sizeof bytes; i++)
    g_string_append_printf (hex, "%02x", bytes[i]);
  return g_string_free (hex, FALSE);
}
