/* Notes on their way in. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/submit.h"

#include <string.h>

#include "web/device.h"
#include "web/draft.h"
#include "web/page.h"

/**
 * Job: a note the sink is working on
 * @key, @device, @text: copied
 * @waiting: the exchanges that want to know; the first one began it, the others sent the same key meanwhile
 */
typedef struct
{
  DrieSite *site;
  DrieNoteOp op;
  char *key;
  char *device;
  char *text;
  char *peer;
  GPtrArray *waiting;
} Job;

/* JSON, or for a browser without script the page with everything still in its place. */
static void
refuse (DrieSite *site, DrieExchange *exchange, const DrieDraft *draft, guint status, const char *code, guint wait)
{
  g_autofree char *device = drie_device_find (&exchange->request, site->device_key);

  if (wait > 0)
    {
      g_autofree char *seconds = g_strdup_printf ("%u", wait);
      drie_reply_add_header (&exchange->reply, "Retry-After", seconds);
    }
  if (draft != NULL && drie_request_wants_html (&exchange->request))
    {
      DriePageView view;
      drie_page_view_init (&view, site, &exchange->request, &exchange->reply, device);
      drie_page_view_set_language (&view, site, draft->language);
      if (draft->circle != DRIE_CIRCLE_NONE)
        view.circle = draft->circle;
      view.key = draft->key_given ? draft->key : NULL;
      view.draft = draft->draft;
      view.error = code;
      view.retry_after = wait;
      drie_page_render (&view, site, DRIE_PAGE_MAIN, status, &exchange->reply);
    }
  else
    drie_reply_set_error (&exchange->reply, status, code);
  drie_exchange_finish (exchange);
}

void
drie_submit_refuse (DrieSite *site, DrieExchange *exchange, guint status, const char *code)
{
  g_auto (DrieDraft) draft = { 0 };

  drie_draft_read (&draft, &exchange->request);
  refuse (site, exchange, &draft, status, code, 0);
}

/* A browser without script goes back to the page, where it finds the note. One that refuses cookies takes along what they would say. */
static void
go_back (DrieSite *site, DrieExchange *exchange, DrieCircle circle)
{
  g_auto (DrieDraft) draft = { 0 };
  g_autofree char *spare = drie_device_get_spare (&exchange->request);
  DriePageView view;

  drie_draft_read (&draft, &exchange->request);
  drie_page_view_init (&view, site, &exchange->request, &exchange->reply, NULL);
  drie_page_view_set_language (&view, site, draft.language);
  view.circle = circle;
  g_autofree char *query = drie_page_view_get_query (&view);
  g_autofree char *page = g_strconcat ("/", site->code, spare != NULL ? query : "", NULL);
  drie_reply_set_cookie (&exchange->reply, DRIE_COOKIE_CIRCLE, drie_circle_to_wire (circle));
  drie_reply_add_header (&exchange->reply, "Location", page);
  exchange->reply.status = 303;
}

static void
accept (DrieSite *site, DrieExchange *exchange, const DrieWebNote *note, guint status)
{
  if (drie_request_wants_html (&exchange->request))
    go_back (site, exchange, note->from);
  else
    {
      g_autofree char *place = g_strconcat ("/", site->code, "/notes/", note->key, NULL);
      if (status == 201)
        drie_reply_add_header (&exchange->reply, "Location", place);
      drie_reply_set_json (&exchange->reply, status, drie_web_note_to_json (note));
    }
  drie_exchange_finish (exchange);
}

/* A key that is known already. Its writer hears of the note, and so does who sends the same words again: a phone that lost its secret
 * since. A key alone tells nothing of somebody else's note. */
static void
acknowledge (DrieSite *site, DrieExchange *exchange, const DrieWebNote *note)
{
  g_autofree char *device = drie_device_find (&exchange->request, site->device_key);
  g_auto (DrieDraft) draft = { 0 };

  drie_draft_read (&draft, &exchange->request);
  gboolean own = device != NULL && g_strcmp0 (device, note->device) == 0;
  gboolean same_words = note->text != NULL && g_strcmp0 (draft.text, note->text) == 0;
  if (own || same_words)
    {
      accept (site, exchange, note, 200);
      return;
    }
  draft.key_given = FALSE; /* the page that comes back has a key of its own */
  refuse (site, exchange, &draft, 422, "key", 0);
}

static void
job_free (Job *job)
{
  g_free (job->key);
  g_free (job->device);
  g_free (job->text);
  g_free (job->peer);
  g_ptr_array_unref (job->waiting);
  g_free (job);
}

static void
answer_added (Job *job, DrieNoteOutcome outcome, const DrieNote *stored)
{
  const DrieWebNote *note = drie_note_book_add (job->site->book, stored);

  for (guint i = 0; i < job->waiting->len; i++)
    {
      if (outcome == DRIE_NOTE_DONE && i == 0)
        accept (job->site, g_ptr_array_index (job->waiting, i), note, 201);
      else
        acknowledge (job->site, g_ptr_array_index (job->waiting, i), note);
    }
}

/* Edits and withdrawals: one exchange each. */
static void
answer_changed (Job *job, DrieNoteOutcome outcome)
{
  DrieExchange *exchange = g_ptr_array_index (job->waiting, 0);

  if (outcome == DRIE_NOTE_DONE && job->op == DRIE_NOTE_WITHDRAW)
    {
      drie_note_book_withdraw (job->site->book, job->key);
      exchange->reply.status = 204;
    }
  else if (outcome == DRIE_NOTE_DONE)
    {
      const DrieWebNote *note = drie_note_book_edit (job->site->book, job->key, job->text);
      if (note != NULL)
        drie_reply_set_json (&exchange->reply, 200, drie_web_note_to_json (note));
      else
        drie_reply_set_error (&exchange->reply, 404, "not_found"); /* withdrawn from another page meanwhile */
    }
  else if (outcome == DRIE_NOTE_TOO_LATE)
    drie_reply_set_error (&exchange->reply, 409, "closed");
  else
    drie_reply_set_error (&exchange->reply, 404, "not_found");
  drie_exchange_finish (exchange);
}

/* It could not be saved. Whoever wrote it may try again, and loses nothing of what they may write. */
static void
answer_failed (Job *job)
{
  for (guint i = 0; i < job->waiting->len; i++)
    {
      DrieExchange *exchange = g_ptr_array_index (job->waiting, i);
      if (job->op == DRIE_NOTE_ADD)
        drie_submit_refuse (job->site, exchange, 500, "internal");
      else
        {
          drie_reply_set_error (&exchange->reply, 500, "internal");
          drie_exchange_finish (exchange);
        }
    }
}

static void
give_back (Job *job)
{
  gint64 now = ((DrieExchange *)g_ptr_array_index (job->waiting, 0))->request.now;

  if (job->op != DRIE_NOTE_ADD)
    return;
  drie_buckets_give_back (job->site->devices, job->device, now);
  drie_buckets_give_back (job->site->addresses, job->peer, now);
}

static void
written_cb (DrieNoteOutcome outcome, const DrieNote *note, const GError *error, gpointer user_data)
{
  Job *job = user_data;

  drie_thread_assert (&job->site->thread);
  job->site->jobs--;
  if (job->op == DRIE_NOTE_ADD)
    g_hash_table_remove (job->site->in_flight, job->key);
  if (error != NULL || outcome != DRIE_NOTE_DONE)
    give_back (job);
  if (error != NULL || (job->op == DRIE_NOTE_ADD && note == NULL))
    answer_failed (job);
  else if (job->op == DRIE_NOTE_ADD)
    answer_added (job, outcome, note);
  else
    answer_changed (job, outcome);
  job_free (job);
}

/* @note: borrowed. */
static void
hand_over (DrieSite *site, DrieExchange *exchange, DrieNoteOp op, const DrieNote *note)
{
  Job *job = g_new0 (Job, 1);

  job->site = site;
  job->op = op;
  job->key = g_strdup (note->key);
  job->device = g_strdup (note->device);
  job->text = g_strdup (note->text);
  job->peer = g_strdup (exchange->request.peer);
  job->waiting = g_ptr_array_new ();
  g_ptr_array_add (job->waiting, exchange);
  if (op == DRIE_NOTE_ADD)
    g_hash_table_insert (site->in_flight, job->key, job);
  site->jobs++;
  site->sink.write (site->sink.sink, op, note, written_cb, job);
}

/* "speaking", "closed", or NULL if the note may be written. A note that waited in a phone names the circle it was meant for: if that one no
 * longer has the floor, "closed" tells the phone that waiting is of no use. */
static const char *
check_turn (const DriePublicState *state, const DrieDraft *draft)
{
  if (draft->to != DRIE_CIRCLE_NONE && draft->to != state->open_to && draft->to != state->state.speaking)
    return "closed";
  if (drie_public_state_has_floor (state, draft->circle))
    return "speaking";
  if (state->open_to == DRIE_CIRCLE_NONE || !DRIE_CIRCLE_SET_HAS (state->state.open_for, draft->circle))
    return "closed";
  return draft->to != DRIE_CIRCLE_NONE && draft->to != state->open_to ? "closed" : NULL;
}

static void
write_note (DrieSite *site, DrieExchange *exchange, const DrieDraft *draft, const char *device)
{
  const DriePublicState *state = site->state;
  DrieNote note = {
    .key = draft->key,
    .from = draft->circle,
    .to = state->open_to,
    .step = state->state.step,
    .text = draft->text,
    .language = draft->language,
    .source = DRIE_SOURCE_PHONE,
    .late = state->late,
    .created_at = drie_public_state_wall (state, exchange->request.now),
    .device = (char *)device,
  };

  drie_buckets_take (site->devices, device, exchange->request.now);
  drie_buckets_take (site->addresses, exchange->request.peer, exchange->request.now);
  hand_over (site, exchange, DRIE_NOTE_ADD, &note);
}

void
drie_submit_add (DrieSite *site, DrieExchange *exchange)
{
  DrieRequest *request = &exchange->request;
  g_autofree char *device = drie_device_ensure (request, &exchange->reply, site->device_key);
  g_auto (DrieDraft) draft = { 0 };

  drie_draft_read (&draft, request);
  const DrieWebNote *known = draft.key != NULL ? drie_note_book_find (site->book, draft.key) : NULL;
  Job *job = draft.key != NULL ? g_hash_table_lookup (site->in_flight, draft.key) : NULL;
  if (known != NULL)
    {
      acknowledge (site, exchange, known);
      return;
    }
  if (job != NULL)
    {
      g_ptr_array_add (job->waiting, exchange);
      return;
    }
  if (draft.error != NULL)
    {
      refuse (site, exchange, &draft, 422, draft.error, 0);
      return;
    }

  const char *turn = check_turn (site->state, &draft);
  guint wait
      = MAX (drie_buckets_wait (site->devices, device, request->now), drie_buckets_wait (site->addresses, request->peer, request->now));
  if (turn != NULL)
    refuse (site, exchange, &draft, 409, turn, 0);
  else if (wait > 0)
    refuse (site, exchange, &draft, 429, "too_fast", wait);
  else
    write_note (site, exchange, &draft, device);
}

/* Is there a note of @device's own, or will there be as soon as the sink answers? */
static gboolean
is_own (DrieSite *site, const char *device, const char *key)
{
  const DrieWebNote *note = drie_note_book_find (site->book, key);
  const Job *job = g_hash_table_lookup (site->in_flight, key);

  return device != NULL && ((note != NULL && g_strcmp0 (note->device, device) == 0) || (job != NULL && g_str_equal (job->device, device)));
}

static gboolean
is_too_late (DrieSite *site, const char *key)
{
  const DrieWebNote *note = drie_note_book_find (site->book, key);

  return note != NULL && note->disposition != DRIE_DISPOSITION_RECEIVED;
}

void
drie_submit_edit (DrieSite *site, DrieExchange *exchange, const char *key)
{
  g_autofree char *device = drie_device_find (&exchange->request, site->device_key);
  g_autofree char *text = NULL;

  if (!is_own (site, device, key))
    {
      refuse (site, exchange, NULL, 404, "not_found", 0);
      return;
    }

  const char *error = drie_draft_read_text (&exchange->request, &text);
  guint wait = drie_buckets_wait (site->edits, device, exchange->request.now);
  if (error != NULL)
    refuse (site, exchange, NULL, 422, error, 0);
  else if (is_too_late (site, key))
    refuse (site, exchange, NULL, 409, "closed", 0);
  else if (wait > 0)
    refuse (site, exchange, NULL, 429, "too_fast", wait);
  else
    {
      DrieNote note = { .key = (char *)key, .device = device, .text = text };
      drie_buckets_take (site->edits, device, exchange->request.now);
      hand_over (site, exchange, DRIE_NOTE_EDIT, &note);
    }
}

void
drie_submit_withdraw (DrieSite *site, DrieExchange *exchange, const char *key)
{
  g_autofree char *device = drie_device_find (&exchange->request, site->device_key);
  DrieNote note = { .key = (char *)key, .device = device };

  if (!is_own (site, device, key))
    refuse (site, exchange, NULL, 404, "not_found", 0);
  else if (is_too_late (site, key))
    refuse (site, exchange, NULL, 409, "closed", 0);
  else
    hand_over (site, exchange, DRIE_NOTE_WITHDRAW, &note);
}
