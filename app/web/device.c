/* Devices. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/device.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#define COOKIE        "device"
#define SECRET_BYTES  16
#define SECRET_LENGTH (2 * SECRET_BYTES)

static char *
make_secret (void)
{
  guint8 bytes[SECRET_BYTES];
  gsize have = 0;
  GString *hex = g_string_sized_new (SECRET_LENGTH);

  while (have < sizeof bytes)
    {
      gssize got = getrandom (bytes + have, sizeof bytes - have, 0);
      if (got < 0 && errno != EINTR)
        g_error ("The system has no random numbers: %s", g_strerror (errno));
      have += MAX (got, 0);
    }
  for (gsize i = 0; i < sizeof bytes; i++)
    g_string_append_printf (hex, "%02x", bytes[i]);
  return g_string_free (hex, FALSE);
}

static char *
hash (const char *secret, const char *device_key)
{
  return g_compute_hmac_for_string (G_CHECKSUM_SHA256, (const guchar *)device_key, strlen (device_key), secret, -1);
}

char *
drie_device_find (const DrieRequest *request, const char *device_key)
{
  g_autofree char *secret = drie_request_get_cookie (request, COOKIE);

  if (secret == NULL || strlen (secret) != SECRET_LENGTH || strspn (secret, "0123456789abcdef") != SECRET_LENGTH)
    return NULL;
  return hash (secret, device_key);
}

char *
drie_device_ensure (const DrieRequest *request, DrieReply *reply, const char *device_key)
{
  char *device = drie_device_find (request, device_key);

  if (device != NULL)
    return device;

  g_autofree char *secret = make_secret ();
  drie_reply_set_cookie (reply, COOKIE, secret);
  return hash (secret, device_key);
}
