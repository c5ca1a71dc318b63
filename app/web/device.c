/* Devices. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/device.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#include "web/form.h"

#define COOKIE        "device"
#define SPARE         "spare"
#define SECRET_BYTES  16
#define SECRET_LENGTH (2 * SECRET_BYTES)

char *
drie_device_make_secret (void)
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

static gboolean
is_secret (const char *text)
{
  return text != NULL && strlen (text) == SECRET_LENGTH && strspn (text, "0123456789abcdef") == SECRET_LENGTH;
}

/* The first that we could have made: a browser may send an older one of the same name beside it. */
static char *
get_cookie (const DrieRequest *request)
{
  g_auto (GStrv) values = drie_request_get_cookies (request, COOKIE);

  for (int i = 0; values[i] != NULL; i++)
    {
      if (is_secret (values[i]))
        return g_strdup (values[i]);
    }
  return NULL;
}

gboolean
drie_device_has_cookie (const DrieRequest *request)
{
  g_autofree char *secret = get_cookie (request);

  return secret != NULL;
}

/* In the form where there is one, else in the address. */
static DrieForm *
parse_fields (const DrieRequest *request)
{
  gsize length = 0;
  const char *body = request->body != NULL ? g_bytes_get_data (request->body, &length) : NULL;
  gboolean has_form = g_strcmp0 (request->method, "POST") == 0 || g_strcmp0 (request->method, "PUT") == 0;

  if (has_form)
    return drie_form_parse (body, length);
  return drie_form_parse (request->query, request->query != NULL ? strlen (request->query) : 0);
}

char *
drie_device_get_spare (const DrieRequest *request)
{
  g_autoptr (DrieForm) fields = parse_fields (request);
  const char *spare;

  drie_form_get (fields, SPARE, &spare);
  return !request->stray && is_secret (spare) && !drie_device_has_cookie (request) ? g_strdup (spare) : NULL;
}

char *
drie_device_find (const DrieRequest *request, const char *device_key)
{
  g_autofree char *cookie = get_cookie (request);
  g_autofree char *spare = cookie == NULL ? drie_device_get_spare (request) : NULL;

  if (cookie == NULL && spare == NULL)
    return NULL;
  return hash (cookie != NULL ? cookie : spare, device_key);
}

/* Whoever has a secret of ours has a circle beside it, if only none. */
static gboolean
may_be_held_back (const DrieRequest *request)
{
  g_auto (GStrv) circles = drie_request_get_cookies (request, DRIE_COOKIE_CIRCLE);

  return g_strcmp0 (request->method, "GET") == 0 && circles[0] != NULL;
}

char *
drie_device_ensure (const DrieRequest *request, DrieReply *reply, const char *device_key)
{
  char *device = drie_device_find (request, device_key);

  if (device != NULL || may_be_held_back (request))
    return device;

  g_autofree char *secret = drie_device_make_secret ();
  drie_reply_set_cookie (reply, COOKIE, secret);
  drie_reply_set_cookie (reply, DRIE_COOKIE_CIRCLE, DRIE_COOKIE_NO_CIRCLE);
  return hash (secret, device_key);
}
