/* Requests and replies. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/exchange.h"

#include <string.h>

#include "web/limits.h"
#include "web/pack.h"

/* Referrer: with "no-referrer" a form post would carry "Origin: null". */
const DrieHeader drie_fixed_headers[] = {
  { "Content-Security-Policy", DRIE_POLICY },
  { "X-Content-Type-Options", "nosniff" },
  { "Referrer-Policy", "same-origin" },
  { "Cache-Control", "no-store" },
  { NULL, NULL },
};

DrieExchange *
drie_exchange_new (DrieExchangeDone done, gpointer user_data)
{
  DrieExchange *self = g_new0 (DrieExchange, 1);

  self->done = done;
  self->user_data = user_data;
  self->reply.headers = g_ptr_array_new_with_free_func (g_free);
  self->reply.circle = DRIE_CIRCLE_NONE;
  return self;
}

static void
request_clear (DrieRequest *request)
{
  g_free (request->path);
  g_free (request->query);
  g_free (request->host);
  g_free (request->origin);
  g_free (request->fetch_site);
  g_free (request->referer);
  g_free (request->accept);
  g_free (request->accept_language);
  g_free (request->accept_encoding);
  g_free (request->content_type);
  g_free (request->content_encoding);
  g_free (request->cookie);
  g_free (request->last_event_id);
  g_clear_object (&request->local);
  g_free (request->peer);
  g_clear_pointer (&request->body, g_bytes_unref);
}

void
drie_exchange_free (DrieExchange *self)
{
  if (self == NULL)
    return;
  request_clear (&self->request);
  g_clear_pointer (&self->reply.body, g_bytes_unref);
  g_ptr_array_unref (self->reply.headers);
  g_free (self->reply.device);
  g_free (self);
}

void
drie_exchange_finish (DrieExchange *self)
{
  drie_reply_complete (&self->reply, &self->request);
  self->done (self, self->user_data);
}

/* "q=0.5" → 500; what cannot be read weighs nothing. */
static int
parse_weight (const char *parameters)
{
  g_auto (GStrv) parts = g_strsplit (parameters, ";", -1);

  for (int i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);
      if (g_ascii_tolower (part[0]) != 'q' || part[1] != '=')
        continue;
      double weight = g_ascii_strtod (part + 2, NULL);
      return weight >= 0 && weight <= 1 ? (int)(weight * 1000) : 0;
    }
  return 1000;
}

int
drie_header_weight (const char *header, const char *token)
{
  g_auto (GStrv) items = g_strsplit (header != NULL ? header : "", ",", -1);

  for (int i = 0; items[i] != NULL; i++)
    {
      char *parameters = strchr (items[i], ';');
      if (parameters != NULL)
        *parameters++ = '\0';
      if (g_ascii_strcasecmp (g_strstrip (items[i]), token) == 0)
        return parameters != NULL ? parse_weight (parameters) : 1000;
    }
  return -1;
}

gboolean
drie_request_wants_html (const DrieRequest *request)
{
  return drie_header_weight (request->accept, "text/html") > 0;
}

GStrv
drie_request_get_cookies (const DrieRequest *request, const char *name)
{
  g_auto (GStrv) cookies = g_strsplit_set (request->cookie != NULL ? request->cookie : "", ";,", -1);
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  gsize length = strlen (name);

  for (int i = 0; cookies[i] != NULL; i++)
    {
      const char *cookie = g_strstrip (cookies[i]);
      if (strncmp (cookie, name, length) == 0 && cookie[length] == '=')
        g_strv_builder_add (values, cookie + length + 1);
    }
  return g_strv_builder_end (values);
}

void
drie_reply_add_header (DrieReply *reply, const char *name, const char *value)
{
  g_ptr_array_add (reply->headers, g_strdup (name));
  g_ptr_array_add (reply->headers, g_strdup (value));
}

/* The place of the header that sets the cookie whose setting begins with @start; -1 if there is none. */
static int
find_cookie (const DrieReply *reply, const char *start)
{
  for (guint i = 0; i < reply->headers->len; i += 2)
    {
      if (g_str_equal (g_ptr_array_index (reply->headers, i), "Set-Cookie")
          && g_str_has_prefix (g_ptr_array_index (reply->headers, i + 1), start))
        return i;
    }
  return -1;
}

void
drie_reply_set_cookie (DrieReply *reply, const char *name, const char *value)
{
  int age = *value != '\0' ? DRIE_LIMIT_COOKIE_AGE : 0;
  const char *whom = g_str_equal (name, DRIE_COOKIE_CIRCLE) ? "SameSite=Lax" : "HttpOnly; SameSite=Strict";
  g_autofree char *start = g_strconcat (name, "=", NULL);
  g_autofree char *cookie = g_strdup_printf ("%s%s; Path=/; Max-Age=%d; %s", start, value, age, whom);
  int before = find_cookie (reply, start);

  if (before >= 0)
    g_ptr_array_remove_range (reply->headers, before, 2);
  drie_reply_add_header (reply, "Set-Cookie", cookie);
}

void
drie_reply_set_json (DrieReply *reply, guint status, char *json)
{
  reply->status = status;
  reply->type = "application/json";
  g_clear_pointer (&reply->body, g_bytes_unref);
  reply->body = g_bytes_new_take (json, strlen (json));
}

void
drie_reply_set_error (DrieReply *reply, guint status, const char *code)
{
  drie_reply_set_json (reply, status, g_strdup_printf ("{\"error\":\"%s\"}", code));
}

/* What does not get smaller stays as it is. */
static void
compress (DrieReply *reply)
{
  g_autoptr (DriePack) pack = drie_pack_new ();
  g_autoptr (GBytes) packed = NULL;
  gsize length;
  const char *data = g_bytes_get_data (reply->body, &length);

  drie_pack_add (pack, data, length);
  packed = drie_pack_finish (pack);
  if (g_bytes_get_size (packed) >= length)
    return;
  g_bytes_unref (reply->body);
  reply->body = g_steal_pointer (&packed);
  reply->encoding = "gzip";
}

void
drie_reply_complete (DrieReply *reply, const DrieRequest *request)
{
  if (reply->encoding == NULL && reply->body != NULL && g_bytes_get_size (reply->body) > DRIE_LIMIT_PLAIN
      && drie_header_weight (request->accept_encoding, "gzip") > 0)
    compress (reply);
  if (reply->encoding != NULL)
    drie_reply_add_header (reply, "Content-Encoding", reply->encoding);
  drie_reply_add_header (reply, "Vary", reply->immutable ? "Accept-Encoding" : "Accept, Accept-Encoding, Accept-Language, Cookie");
  if (reply->immutable)
    drie_reply_add_header (reply, "Cache-Control", "public, max-age=31536000, immutable");
}
