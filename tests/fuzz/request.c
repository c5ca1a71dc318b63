/* Requests: method and path on the first line, then headers, an empty line and the body. SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fuzz.h"
#include "site.h"
#include "web/router.h"

static guint answers;

/* A reply that a phone may get, without anything in it that is not the phone's own. */
static void
check_reply (const DrieReply *reply)
{
  static const guint statuses[] = { 200, 201, 204, 303, 403, 404, 405, 409, 413, 415, 421, 422, 429 };
  gsize length = 0;
  const char *body = reply->body != NULL ? g_bytes_get_data (reply->body, &length) : NULL;
  gboolean page = reply->type != NULL && g_str_has_prefix (reply->type, "text/html");
  gboolean known = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    known |= reply->status == statuses[i];
  fuzz_promise (known, "status %u", reply->status);
  for (guint i = 0; i < reply->headers->len; i++)
    {
      const char *text = g_ptr_array_index (reply->headers, i);
      fuzz_promise (strpbrk (text, "\r\n") == NULL && g_utf8_validate (text, -1, NULL), "header “%s”", text);
    }
  if (body == NULL || reply->encoding != NULL)
    return;
  fuzz_promise (g_utf8_validate_len (body, length, NULL), "a body that is no text");
  fuzz_promise (g_strstr_len (body, length, SITE_SECRET) == NULL, "somebody else's note");
  fuzz_promise (!page || g_strstr_len (body, length, FUZZ_MARKUP) == NULL, "markup in a page");
  fuzz_promise (!page || g_strstr_len (body, length, "x\"xss") == NULL, "the end of an attribute in a page");
}

static void
done_cb (DrieExchange *exchange, gpointer unused)
{
  answers++;
  check_reply (&exchange->reply);
  drie_exchange_free (exchange);
}

static void
set_header (DrieRequest *request, const char *name, const char *value)
{
  const struct
  {
    const char *name;
    char **value;
  } headers[] = {
    { "Host", &request->host },
    { "Origin", &request->origin },
    { "Sec-Fetch-Site", &request->fetch_site },
    { "Referer", &request->referer },
    { "Accept", &request->accept },
    { "Accept-Language", &request->accept_language },
    { "Accept-Encoding", &request->accept_encoding },
    { "Content-Type", &request->content_type },
    { "Content-Encoding", &request->content_encoding },
    { "Cookie", &request->cookie },
    { "Last-Event-ID", &request->last_event_id },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      if (g_ascii_strcasecmp (headers[i].name, name) != 0)
        continue;
      g_free (*headers[i].value);
      *headers[i].value = g_strndup (value, DRIE_LIMIT_HEADER);
    }
}

/* Cuts the next line off @rest. */
static char *
take_line (const char **rest, const char *end)
{
  const char *feed = memchr (*rest, '\n', end - *rest);
  char *line = g_strndup (*rest, (feed != NULL ? feed : end) - *rest);

  *rest = feed != NULL ? feed + 1 : end;
  return line;
}

static void
set_target (DrieRequest *request, const char *line)
{
  const char *space = strchr (line, ' ');
  const char *target = space != NULL ? space + 1 : "/";
  const char *query = strchr (target, '?');
  g_autofree char *method = g_strndup (line, strcspn (line, " "));

  request->head = g_str_equal (method, "HEAD");
  request->method = g_intern_string (request->head ? "GET" : method);
  request->path = query != NULL ? g_strndup (target, query - target) : g_strdup (target);
  request->query = query != NULL ? g_strdup (query + 1) : NULL;
  if (request->path[0] != '/')
    {
      g_free (request->path);
      request->path = g_strdup ("/");
    }
}

static void
read_request (DrieRequest *request, const char *data, gsize size)
{
  const char *rest = data;
  const char *end = data + size;
  g_autofree char *first = take_line (&rest, end);

  set_target (request, first);
  while (rest < end)
    {
      g_autofree char *line = take_line (&rest, end);
      char *colon = strstr (line, ": ");
      if (*line == '\0')
        break;
      if (colon == NULL)
        continue;
      *colon = '\0';
      set_header (request, line, colon + 2);
    }
  request->too_large = end - rest > DRIE_LIMIT_BODY;
  request->body = request->too_large ? NULL : g_bytes_new (rest, end - rest);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  DrieSite *site = site_begin ();
  DrieExchange *exchange = drie_exchange_new (done_cb, NULL);
  DrieRequest *request = &exchange->request;

  request->host = g_strdup (SITE_HOST);
  request->local = g_inet_socket_address_new_from_string ("192.168.1.20", 8080);
  request->peer = g_strdup ("192.168.1.77");
  request->now = G_USEC_PER_SEC;
  read_request (request, (const char *)data, size);
  answers = 0;
  drie_router_answer (site, exchange);
  fuzz_promise (answers == 1, "%u answers", answers);
  site_end (site);
  return 0;
}
