/* Routes. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/router.h"

#include <string.h>

#include "web/device.h"
#include "web/draft.h"
#include "web/form.h"
#include "web/guard.h"
#include "web/page.h"
#include "web/route.h"
#include "web/submit.h"

/* @segment: the last one: a file's name, a note's key. */
typedef void (*Handler) (DrieSite *site, DrieExchange *exchange, const char *segment);

/* The field for the code, with what was tried in it. */
static void
show_code_page (DrieSite *site, DrieExchange *exchange, guint status, const char *error, const char *tried)
{
  g_autofree char *draft = tried != NULL ? g_utf8_substring (tried, 0, MIN (g_utf8_strlen (tried, -1), DRIE_LIMIT_CODE_TYPED)) : NULL;
  DriePageView view;

  drie_page_view_init (&view, site, &exchange->request, &exchange->reply, NULL);
  view.error = error;
  view.draft = draft;
  drie_page_render (&view, site, DRIE_PAGE_CODE, status, &exchange->reply);
}

/* A form of a page that is no longer in use: its text comes back, though there is nowhere to send it. */
static void
show_unsent (DrieSite *site, DrieExchange *exchange)
{
  g_auto (DrieDraft) draft = { 0 };
  DriePageView view;

  drie_draft_read (&draft, &exchange->request);
  drie_page_view_init (&view, site, &exchange->request, &exchange->reply, NULL);
  drie_page_view_set_language (&view, site, draft.language);
  view.error = "old";
  view.unsent = draft.draft;
  drie_page_render (&view, site, DRIE_PAGE_CODE, 404, &exchange->reply);
}

/* Under a name that is not ours there is nothing of the evening. Who typed it is told how to come here, on a page that looks as it should.
 */
static void
answer_misdirected (DrieSite *site, DrieExchange *exchange)
{
  if (drie_request_wants_html (&exchange->request) && g_str_equal (exchange->request.method, "GET"))
    show_code_page (site, exchange, 421, "host", NULL);
  else
    drie_reply_set_error (&exchange->reply, 421, "host");
  drie_exchange_finish (exchange);
}

/* A browser that asks for what is not there gets a page. */
static void
answer_not_found (DrieSite *site, DrieExchange *exchange, const char *tried)
{
  const DrieRequest *request = &exchange->request;
  gboolean html = drie_request_wants_html (request);

  if (html && g_str_equal (request->method, "GET"))
    show_code_page (site, exchange, 404, "not_found", tried);
  else if (html && g_str_equal (request->method, "POST") && drie_guard_origin (request))
    show_unsent (site, exchange);
  else
    drie_reply_set_error (&exchange->reply, 404, "not_found");
  drie_exchange_finish (exchange);
}

/* @query: "" or what begins with "?". */
static void
redirect (DrieSite *site, DrieExchange *exchange, const char *query)
{
  g_autofree char *page = g_strconcat ("/", site->code, query, NULL);

  drie_reply_add_header (&exchange->reply, "Location", page);
  exchange->reply.status = 303;
  drie_exchange_finish (exchange);
}

/* As read from a poster or heard across a table: spaces and hyphens do not matter. */
static char *
clean_code (const char *typed)
{
  GString *clean = g_string_new (NULL);

  for (; *typed != '\0'; typed++)
    {
      if (!g_ascii_isspace (*typed) && *typed != '-')
        g_string_append_c (clean, *typed);
    }
  return g_string_free (clean, FALSE);
}

static void
answer_root (DrieSite *site, DrieExchange *exchange, const char *segment)
{
  const char *query = exchange->request.query;
  g_autoptr (DrieForm) form = drie_form_parse (query, query != NULL ? strlen (query) : 0);
  DriePageView view;
  const char *typed;

  DrieFieldState state = drie_form_get (form, "code", &typed);
  g_autofree char *code = typed != NULL ? clean_code (typed) : NULL;
  if (code != NULL && drie_route_is_code (site, code))
    {
      redirect (site, exchange, "");
      return;
    }
  if (state == DRIE_FIELD_BAD || (code != NULL && *code != '\0'))
    {
      answer_not_found (site, exchange, typed);
      return;
    }
  drie_page_view_init (&view, site, &exchange->request, &exchange->reply, NULL);
  drie_page_render (&view, site, DRIE_PAGE_CODE, 200, &exchange->reply);
  drie_exchange_finish (exchange);
}

static void
answer_file (DrieSite *site, DrieExchange *exchange, const char *segment)
{
  drie_pages_serve_script (site->pages, &exchange->request, &exchange->reply);
  drie_exchange_finish (exchange);
}

/* In the query of a page that the page itself asked for. */
#define HERE "here"

/* The page, which is at home here, asks for itself, once: now the browser sends all it has. */
static void
ask_again (DrieSite *site, DrieExchange *exchange)
{
  const char *query = exchange->request.query;
  g_autoptr (DrieForm) form = drie_form_parse (query, query != NULL ? strlen (query) : 0);
  g_autofree char *refresh = g_strdup_printf ("0; url=/%s?" HERE "=1", site->code);

  if (drie_form_get (form, HERE, NULL) == DRIE_FIELD_ABSENT)
    drie_reply_add_header (&exchange->reply, "Refresh", refresh);
}

static void
answer_page (DrieSite *site, DrieExchange *exchange, const char *segment)
{
  g_autofree char *device = drie_device_ensure (&exchange->request, &exchange->reply, site->device_key);
  DriePageView view;

  if (device == NULL)
    ask_again (site, exchange);
  drie_page_view_init (&view, site, &exchange->request, &exchange->reply, device);
  drie_page_render (&view, site, DRIE_PAGE_MAIN, 200, &exchange->reply);
  drie_exchange_finish (exchange);
}

static void
answer_page_slash (DrieSite *site, DrieExchange *exchange, const char *segment)
{
  redirect (site, exchange, "");
}

static void
answer_state (DrieSite *site, DrieExchange *exchange, const char *segment)
{
  drie_reply_set_json (&exchange->reply, 200, drie_site_get_state_json (site, exchange->request.now));
  drie_exchange_finish (exchange);
}

static void
answer_events (DrieSite *site, DrieExchange *exchange, const char *segment)
{
  const char *query = exchange->request.query;
  g_autoptr (DrieForm) form = drie_form_parse (query, query != NULL ? strlen (query) : 0);
  DrieReply *reply = &exchange->reply;
  const char *circle;

  drie_form_get (form, "circle", &circle);
  if (circle == NULL || !drie_circle_from_wire (circle, &reply->circle))
    reply->circle = DRIE_CIRCLE_NONE;
  reply->device = drie_device_find (&exchange->request, site->device_key);
  reply->status = 200;
  reply->type = "text/event-stream";
  /* What stands between us and the phone shall pass on each line as it comes. */
  drie_reply_add_header (reply, "Cache-Control", "no-store, no-transform");
  drie_reply_add_header (reply, "X-Accel-Buffering", "no");
  reply->stream = !exchange->request.head;
  drie_exchange_finish (exchange);
}

/* A browser gets there without script, when it reloads a page that told of an error. */
static void
answer_notes (DrieSite *site, DrieExchange *exchange, const char *segment)
{
  if (drie_request_wants_html (&exchange->request))
    {
      redirect (site, exchange, "");
      return;
    }

  g_autofree char *device = drie_device_ensure (&exchange->request, &exchange->reply, site->device_key);
  const GPtrArray *notes = drie_note_book_list (site->book, device);
  GString *json = g_string_new ("[");

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      g_autofree char *note = drie_web_note_to_json (g_ptr_array_index (notes, i));
      g_string_append_printf (json, "%s%s", i > 0 ? "," : "", note);
    }
  g_string_append_c (json, ']');
  drie_reply_set_json (&exchange->reply, 200, g_string_free (json, FALSE));
  drie_exchange_finish (exchange);
}

static void
answer_add (DrieSite *site, DrieExchange *exchange, const char *segment)
{
  drie_submit_add (site, exchange);
}

static void
answer_edit (DrieSite *site, DrieExchange *exchange, const char *segment)
{
  g_autofree char *key = g_ascii_strdown (segment, -1);

  drie_submit_edit (site, exchange, key);
}

static void
answer_withdraw (DrieSite *site, DrieExchange *exchange, const char *segment)
{
  g_autofree char *key = g_ascii_strdown (segment, -1);

  drie_submit_withdraw (site, exchange, key);
}

static void
answer_leaflet (DrieSite *site, DrieExchange *exchange, const char *segment)
{
  DriePageView view;

  if (!site->state->state.published && !drie_request_wants_html (&exchange->request))
    drie_reply_set_error (&exchange->reply, 404, "not_found");
  else
    {
      gboolean published = site->state->state.published;
      g_autofree char *device = drie_device_find (&exchange->request, site->device_key);
      drie_page_view_init (&view, site, &exchange->request, &exchange->reply, device);
      view.error = published ? NULL : "not_found";
      drie_page_render (&view, site, published ? DRIE_PAGE_LEAFLET : DRIE_PAGE_MAIN, published ? 200 : 404, &exchange->reply);
    }
  drie_exchange_finish (exchange);
}

/* A shared phone's next writer: it is a new phone from now on. Its page asks for a circle. */
static void
answer_next (DrieSite *site, DrieExchange *exchange, const char *segment)
{
  static const char *const cookies[] = { "device", "circle", "lang" };
  const char *accept = exchange->request.accept;

  for (gsize i = 0; i < G_N_ELEMENTS (cookies); i++)
    drie_reply_set_cookie (&exchange->reply, cookies[i], "");
  if (drie_request_wants_html (&exchange->request) || drie_header_weight (accept, "application/json") <= 0)
    {
      redirect (site, exchange, "?circle=none");
      return;
    }
  exchange->reply.status = 204;
  drie_exchange_finish (exchange);
}

/* @form: carries a form, so its size and type are checked. */
static const struct
{
  DrieRoute route;
  const char *method;
  gboolean form;
  Handler answer;
} routes[] = {
  { DRIE_ROUTE_ROOT, "GET", FALSE, answer_root },       { DRIE_ROUTE_FILE, "GET", FALSE, answer_file },
  { DRIE_ROUTE_PAGE, "GET", FALSE, answer_page },       { DRIE_ROUTE_PAGE_SLASH, "GET", FALSE, answer_page_slash },
  { DRIE_ROUTE_STATE, "GET", FALSE, answer_state },     { DRIE_ROUTE_EVENTS, "GET", FALSE, answer_events },
  { DRIE_ROUTE_NOTES, "GET", FALSE, answer_notes },     { DRIE_ROUTE_NOTES, "POST", TRUE, answer_add },
  { DRIE_ROUTE_NOTE, "PUT", TRUE, answer_edit },        { DRIE_ROUTE_NOTE, "DELETE", FALSE, answer_withdraw },
  { DRIE_ROUTE_LEAFLET, "GET", FALSE, answer_leaflet }, { DRIE_ROUTE_NEXT, "POST", FALSE, answer_next },
};

static void
answer_method (DrieExchange *exchange, DrieRoute route)
{
  g_autoptr (GString) allow = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      if (routes[i].route != route)
        continue;
      g_string_append_printf (allow, "%s%s", allow->len > 0 ? ", " : "", routes[i].method);
      if (g_str_equal (routes[i].method, "GET"))
        g_string_append (allow, ", HEAD");
    }
  drie_reply_add_header (&exchange->reply, "Allow", allow->str);
  drie_reply_set_error (&exchange->reply, 405, "method");
  drie_exchange_finish (exchange);
}

/* A form that cannot be taken: the note's own keeps what was typed. */
static void
answer_refused (DrieSite *site, DrieExchange *exchange, Handler handler, guint status, const char *code)
{
  if (handler == answer_add)
    drie_submit_refuse (site, exchange, status, code);
  else
    {
      drie_reply_set_error (&exchange->reply, status, code);
      drie_exchange_finish (exchange);
    }
}

/* As it stands: nothing is unpacked here. */
static gboolean
is_form (const DrieRequest *request)
{
  static const char form[] = "application/x-www-form-urlencoded";
  const char *content_type = request->content_type;

  return request->content_encoding == NULL && content_type != NULL && g_ascii_strncasecmp (content_type, form, strlen (form)) == 0
         && strchr ("; \t", content_type[strlen (form)]) != NULL;
}

/* A page takes its links and its form's secret from its address, and whoever makes a link can write into that what they like. What our own
 * script fetches is read by nobody else. */
static gboolean
is_stray (const DrieRequest *request, DrieRoute route)
{
  if (!g_str_equal (request->method, "GET"))
    return !drie_guard_origin (request);
  return (route == DRIE_ROUTE_PAGE || route == DRIE_ROUTE_LEAFLET) && !drie_guard_referer (request);
}

void
drie_router_answer (DrieSite *site, DrieExchange *exchange)
{
  DrieRequest *request = &exchange->request;
  gsize i = 0;

  drie_thread_assert (&site->thread);
  g_auto (GStrv) segments = drie_route_split (request->path);
  DrieRoute route = drie_route_find (site, segments);
  if (!drie_guard_host (request->host, request->local))
    {
      answer_misdirected (site, exchange);
      return;
    }
  if (route == DRIE_ROUTE_NONE)
    {
      answer_not_found (site, exchange, segments != NULL ? segments[0] : NULL);
      return;
    }
  request->stray = is_stray (request, route);
  while (i < G_N_ELEMENTS (routes) && (routes[i].route != route || !g_str_equal (routes[i].method, request->method)))
    i++;
  if (i == G_N_ELEMENTS (routes))
    answer_method (exchange, route);
  else if (!g_str_equal (request->method, "GET") && request->stray)
    answer_refused (site, exchange, routes[i].answer, 403, "origin");
  else if (request->too_large)
    answer_refused (site, exchange, routes[i].answer, 413, "too_large");
  else if (routes[i].form && !is_form (request))
    answer_refused (site, exchange, routes[i].answer, 415, "media_type");
  else
    routes[i].answer (site, exchange, segments[MAX (g_strv_length (segments), 1) - 1]);
}
