/* Pages. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/page.h"

#include <string.h>

#include "web/device.h"
#include "web/form.h"
#include "web/language.h"
#include "web/leaflet.h"

#define LANGUAGE_COOKIE "lang"

/* What the cookie says, if it says a language that there is. */
static const char *
remembered_language (const char *const *available, const DrieRequest *request)
{
  g_auto (GStrv) values = drie_request_get_cookies (request, LANGUAGE_COOKIE);
  const char *found = NULL;

  for (int i = 0; found == NULL && values[i] != NULL; i++)
    found = drie_language_find (available, values[i]);
  return found;
}

static void
choose_language (DriePageView *view, const DrieSite *site, const DrieForm *query, DrieReply *reply)
{
  const char *const *available = drie_pages_get_languages (site->pages);
  const char *remembered = remembered_language (available, view->request);
  const char *asked;

  drie_form_get (query, "lang", &asked);
  view->language = drie_language_choose (available, asked, remembered, view->request->accept_language, site->state->plan->language);
  view->language_asked = asked != NULL && g_ascii_strcasecmp (asked, view->language) == 0;
  if (view->language_asked)
    drie_reply_set_cookie (reply, LANGUAGE_COOKIE, view->language);
}

static DrieCircle
remembered_circle (const DrieRequest *request)
{
  g_auto (GStrv) values = drie_request_get_cookies (request, DRIE_COOKIE_CIRCLE);
  DrieCircle circle;

  for (int i = 0; values[i] != NULL; i++)
    {
      if (drie_circle_from_wire (values[i], &circle))
        return circle;
    }
  return DRIE_CIRCLE_NONE;
}

static DrieCircle
choose_circle (const DrieRequest *request, const DrieForm *query, DrieReply *reply)
{
  DrieCircle circle;
  const char *asked;

  drie_form_get (query, "circle", &asked);
  if (asked != NULL && drie_circle_from_wire (asked, &circle))
    {
      drie_reply_set_cookie (reply, DRIE_COOKIE_CIRCLE, asked);
      return circle;
    }
  if (g_strcmp0 (asked, "none") != 0)
    return remembered_circle (request);
  drie_reply_set_cookie (reply, DRIE_COOKIE_CIRCLE, DRIE_COOKIE_NO_CIRCLE);
  return DRIE_CIRCLE_NONE;
}

void
drie_page_view_init (DriePageView *view, const DrieSite *site, const DrieRequest *request, DrieReply *reply, const char *device)
{
  g_autoptr (DrieForm) query = drie_form_parse (request->query, request->query != NULL ? strlen (request->query) : 0);

  *view = (DriePageView){ .request = request, .device = device };
  choose_language (view, site, query, reply);
  view->circle = choose_circle (request, query, reply);
}

void
drie_page_view_set_language (DriePageView *view, const DrieSite *site, const char *language)
{
  const char *found = drie_language_find (drie_pages_get_languages (site->pages), language);

  if (found == NULL)
    return;
  view->language_asked |= !g_str_equal (found, view->language);
  view->language = found;
}

static const char *
circle_word (DrieCircle circle)
{
  return circle < DRIE_CIRCLE_NONE ? drie_circle_to_wire (circle) : "";
}

/* The evening in one word, as the reader's circle sees it; for whoever chose none, notes are open if they are for anyone. */
static const char *
status_word (const DriePublicState *state, DrieCircle circle)
{
  DrieCircleSet asked = circle < DRIE_CIRCLE_NONE ? DRIE_CIRCLE_BIT (circle) : DRIE_CIRCLE_SET_ALL;

  if (state->state.closed)
    return "closed";
  if (state->state.step < 0)
    return "before";
  if ((state->state.open_for & asked) != 0)
    return "open";
  return drie_public_state_has_floor (state, circle) ? "speaking" : "listening-closed";
}

static void
set_minutes (DrieValues *values, const DriePublicState *state, gint64 now)
{
  gint64 left = MAX (drie_public_state_remaining_ms (state, now), 0);

  if (state->state.closed || state->state.step < 0)
    return;
  g_autofree char *minutes = g_strdup_printf ("%" G_GINT64_FORMAT, (left + 59999) / 60000);
  drie_values_set (values, "minutes_left", minutes);
}

/* The theme and the question, first in the reader's language where the chair had them translated. */
static void
set_question (DrieValues *values, const DriePlan *plan, const char *language)
{
  const DrieTranslation *translation = g_hash_table_lookup (plan->translations, language);
  gboolean theme = translation != NULL && translation->theme != NULL && *translation->theme != '\0';
  gboolean question = translation != NULL && translation->question != NULL && *translation->question != '\0';

  drie_values_set (values, "theme", theme ? translation->theme : plan->theme);
  drie_values_set (values, "theme_lang", theme ? language : plan->language);
  drie_values_set (values, "question", question ? translation->question : plan->question);
  drie_values_set (values, "question_lang", question ? language : plan->language);
  if (!theme && !question)
    return;
  DrieValues *original = drie_values_add (values, "original");
  drie_values_set (original, "original_theme", plan->theme);
  drie_values_set (original, "original_question", plan->question);
  drie_values_set (original, "original_lang", plan->language);
}

static void
set_state (DrieValues *values, const DriePublicState *state, const DriePageView *view)
{
  g_autofree char *json = drie_public_state_to_json (state, view->request->now);

  drie_values_set (values, "state", json);
  drie_values_set (values, "status", status_word (state, view->circle));
  drie_values_set (values, "phase", state->state.step >= 0 ? drie_phase_to_wire (state->state.phase) : "");
  drie_values_set (values, "speaking", circle_word (state->state.speaking));
  drie_values_set (values, "to", circle_word (state->open_to));
  set_minutes (values, state, view->request->now);
  if (state->asking == NULL)
    return;
  drie_values_set (values, "asking", state->asking);
  drie_values_set (drie_values_add (values, "asking_now"), "asking", state->asking);
}

static void
set_notes (DrieValues *values, const GPtrArray *notes)
{
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      const DrieWebNote *note = g_ptr_array_index (notes, i);
      DrieValues *item = drie_values_add (values, "notes");
      drie_values_set (item, "note_key", note->key);
      drie_values_set (item, "note_text", note->text);
      drie_values_set (item, "note_to", circle_word (note->to));
      drie_values_set (item, "note_disposition", drie_disposition_to_wire (note->disposition));
      drie_values_set (item, "note_reason", note->reason);
    }
}

static void
set_languages (DrieValues *values, const char *const *languages, const char *current)
{
  for (int i = 0; languages[i] != NULL; i++)
    {
      DrieValues *item = drie_values_add (values, "languages");
      drie_values_set (item, "language_code", languages[i]);
      drie_values_set (item, "language_name", drie_language_get_name (languages[i]));
      drie_values_set (item, "language_dir", drie_language_get_direction (languages[i]));
      drie_values_set (item, "current", g_str_equal (languages[i], current) ? "true" : "");
    }
}

static void
add_pair (GString *query, const char *name, const char *value)
{
  if (value != NULL)
    g_string_append_printf (query, "&%s=%s", name, value);
}

/* A query, without its "?", of what this browser does not remember for us, beginning with "&". @circle, @language: is that wanted too?
 * Codes and secrets need no encoding. */
static GString *
make_query (const DriePageView *view, gboolean circle, gboolean language)
{
  GString *query = g_string_new (NULL);

  if (drie_device_has_cookie (view->request))
    return query;
  g_autofree char *spare = drie_device_get_spare (view->request);
  add_pair (query, "spare", spare);
  if (circle && view->circle != DRIE_CIRCLE_NONE)
    add_pair (query, "circle", circle_word (view->circle));
  if (language && view->language_asked)
    add_pair (query, "lang", view->language);
  return query;
}

char *
drie_page_view_get_query (const DriePageView *view)
{
  GString *query = make_query (view, TRUE, TRUE);

  if (query->len > 0)
    query->str[0] = '?';
  return g_string_free (query, FALSE);
}

/* What links must carry on where cookies are refused. */
static void
set_links (DrieValues *values, const DriePageView *view)
{
  g_autofree char *page = drie_page_view_get_query (view);
  g_autofree char *language = g_string_free (make_query (view, FALSE, TRUE), FALSE);
  g_autofree char *circle = g_string_free (make_query (view, TRUE, FALSE), FALSE);

  drie_values_set (values, "keep_page", page);
  drie_values_set (values, "keep_lang", language);
  drie_values_set (values, "keep_circle", circle);
}

/* Each page has a spare secret of its own, but for those that live by the one they have. */
static void
set_spare (DrieValues *values, const DriePageView *view)
{
  g_autofree char *carried = drie_device_get_spare (view->request);
  g_autofree char *fresh = carried == NULL ? drie_device_make_secret () : NULL;

  drie_values_set (values, "spare", carried != NULL ? carried : fresh);
}

/* @retry_after both for the script, which counts it down, and for who has none. */
static void
set_wait (DrieValues *values, guint retry_after)
{
  if (retry_after == 0)
    return;
  g_autofree char *seconds = g_strdup_printf ("%u", retry_after);
  g_autofree char *clock = g_strdup_printf ("%u:%02u", retry_after / 60, retry_after % 60);
  drie_values_set (values, "retry_after", seconds);
  drie_values_set (values, "wait", clock);
}

static void
set_writing (DrieValues *values, const DriePageView *view)
{
  g_autofree char *made = view->key == NULL ? g_uuid_string_random () : NULL;

  drie_values_set (values, "circle", circle_word (view->circle));
  drie_values_set (values, "key", made != NULL ? made : view->key);
  set_spare (values, view);
  set_wait (values, view->retry_after);
}

/* What every page has. */
static DrieValues *
make_values (const DriePageView *view, const DrieSite *site)
{
  DrieValues *values = drie_values_new ();

  drie_values_set (values, "lang", view->language);
  drie_values_set (values, "dir", drie_language_get_direction (view->language));
  drie_values_set (values, "script", drie_pages_get_script (site->pages));
  drie_values_set (values, "error", view->error);
  drie_values_set (values, "draft", view->draft);
  if (view->unsent != NULL && *view->unsent != '\0')
    drie_values_set (drie_values_add (values, "unsent"), "text", view->unsent);
  set_languages (values, drie_pages_get_languages (site->pages), view->language);
  return values;
}

/* What only those may read who know the code. */
static void
set_evening (DrieValues *values, const DriePageView *view, const DrieSite *site)
{
  const DriePlan *plan = site->state->plan;

  drie_values_set (values, "code", site->code);
  set_question (values, plan, view->language);
  drie_values_set (values, "evening_lang", plan->language);
  drie_values_set (values, "wifi", plan->wifi);
  drie_values_set (values, "school", plan->school);
  drie_values_set (values, "contact", plan->contact);
}

static void
fill (DrieReply *reply, const DrieRequest *request, const DrieTemplate *template, const DrieValues *values)
{
  gboolean packed = drie_header_weight (request->accept_encoding, "gzip") > 0;

  g_clear_pointer (&reply->body, g_bytes_unref);
  reply->body = packed ? drie_template_render_packed (template, values) : drie_template_render (template, values);
  reply->encoding = packed ? "gzip" : NULL;
}

void
drie_page_render (const DriePageView *view, const DrieSite *site, DriePageKind kind, guint status, DrieReply *reply)
{
  g_autoptr (DrieValues) values = make_values (view, site);

  if (kind != DRIE_PAGE_CODE)
    {
      set_evening (values, view, site);
      drie_leaflet_fill (values, site->state);
      set_links (values, view);
    }
  if (kind == DRIE_PAGE_MAIN)
    {
      set_state (values, site->state, view);
      set_notes (values, drie_note_book_list (site->book, view->device));
      set_writing (values, view);
    }
  fill (reply, view->request, drie_pages_get_template (site->pages, kind, view->language), values);
  reply->type = "text/html; charset=utf-8";
  reply->status = status;
  drie_reply_add_header (reply, "Content-Security-Policy", drie_pages_get_policy (site->pages));
}
