/* Live pages. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/stream.h"

#include <string.h>

#include "web/hangup.h"
#include "web/live-page.h"

/* The device of those that have none. */
#define NOBODY ""

/**
 * DrieStreams:
 * @news: its version begins with the time, so that a page that comes back after the program was started anew is not taken for one that
 * missed nothing
 * @thread: of all of it
 * @told: the state that all pages know
 */
struct _DrieStreams
{
  DrieThread thread;
  GHashTable *all;     /* set of DrieLivePage */
  GHashTable *devices; /* device → GPtrArray of DrieLivePage in order of arrival, borrowed */
  DrieHangup *hangup;
  DrieNews news;
  DriePublicState *told;
  GSource *heartbeat;
  GSource *counts_timer;
  GSource *presence_timer;
  gint64 presence_at;
  guint phones[DRIE_N_CIRCLES + 1];
  DrieStreamsPresence presence;
  gpointer user_data;
};

static void presence_changed (DrieStreams *self);

static GSource *
add_timer (guint milliseconds, GSourceFunc func, gpointer user_data)
{
  GSource *source = g_timeout_source_new (milliseconds);

  g_source_set_callback (source, func, user_data, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
  return source;
}

static void
clear_timer (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

/* Forgets the page: its connection is closed, or about to be. */
static void
end_page (DrieLivePage *page, gpointer user_data)
{
  DrieStreams *self = user_data;
  GPtrArray *pages = g_hash_table_lookup (self->devices, drie_live_page_get_device (page));

  drie_hangup_unwatch (self->hangup, page);
  g_ptr_array_remove (pages, page);
  if (pages->len == 0)
    g_hash_table_remove (self->devices, drie_live_page_get_device (page));
  g_hash_table_remove (self->all, page);
  presence_changed (self);
}

static void
drop_page (gpointer page, gpointer user_data)
{
  drie_live_page_cut (page);
  end_page (page, user_data);
}

/* A page that does not read is dropped: it comes back and gets the state of then. */
static void
send_event (DrieStreams *self, DrieLivePage *page, GBytes *event)
{
  if (!drie_live_page_tell (page, event))
    drop_page (page, self);
}

static void
send_to_all (DrieStreams *self, GBytes *event)
{
  g_autoptr (GList) pages = g_hash_table_get_keys (self->all);

  for (GList *i = pages; i != NULL; i = i->next)
    send_event (self, i->data, event);
}

static void
tell_state (DrieStreams *self)
{
  clear_timer (&self->counts_timer);
  g_clear_pointer (&self->told, drie_public_state_unref);
  self->told = drie_public_state_ref (self->news.state);

  g_autoptr (GBytes) event = drie_news_of_state (&self->news, TRUE);
  send_to_all (self, event);
}

static gboolean
counts_cb (gpointer user_data)
{
  DrieStreams *self = user_data;

  tell_state (self);
  return G_SOURCE_REMOVE;
}

static gboolean
counts_differ (const DriePublicState *a, const DriePublicState *b)
{
  return memcmp (a->state.counts, b->state.counts, sizeof a->state.counts) != 0;
}

/* Do they differ in more than the counts and the seconds that have passed? */
static gboolean
differ (const DriePublicState *a, const DriePublicState *b)
{
  const DrieWireState *x = &a->state, *y = &b->state;
  gint64 now = MAX (a->at, b->at);
  gint64 jump = ABS (drie_public_state_remaining_ms (a, now) - drie_public_state_remaining_ms (b, now));

  return x->step != y->step || x->steps != y->steps || x->phase != y->phase || x->speaking != y->speaking || x->paused != y->paused
         || x->open_for != y->open_for || x->closed != y->closed || g_strcmp0 (a->asking, b->asking) != 0 || a->open_to != b->open_to
         || a->ticking != b->ticking || x->published != y->published || g_strcmp0 (a->plan->contact, b->plan->contact) != 0
         || jump > 250 * MAX (a->pace, 1);
}

void
drie_streams_state_changed (DrieStreams *self, DriePublicState *state)
{
  DriePublicState *before = self->news.state;

  drie_thread_assert (&self->thread);
  self->news.state = drie_public_state_ref (state);
  if (before != NULL)
    drie_public_state_unref (before);
  self->news.version++;
  if (self->told == NULL || differ (self->told, state))
    tell_state (self);
  else if (counts_differ (self->told, state) && self->counts_timer == NULL)
    self->counts_timer = add_timer (DRIE_LIMIT_COUNTS_INTERVAL, counts_cb, self);
}

void
drie_streams_note_changed (DrieStreams *self, const DrieWebNote *note)
{
  drie_thread_assert (&self->thread);
  self->news.version++;
  GPtrArray *pages = note->device != NULL ? g_hash_table_lookup (self->devices, note->device) : NULL;
  if (pages == NULL)
    return;

  g_autoptr (GBytes) event = drie_news_of_note (&self->news, note, TRUE);
  g_autoptr (GPtrArray) copy = g_ptr_array_copy (pages, NULL, NULL);
  for (guint i = 0; i < copy->len; i++)
    send_event (self, g_ptr_array_index (copy, i), event);
}

static void
count_phones (DrieStreams *self, guint phones[DRIE_N_CIRCLES + 1])
{
  GHashTableIter iter;
  gpointer device, pages;

  memset (phones, 0, (DRIE_N_CIRCLES + 1) * sizeof phones[0]);
  g_hash_table_iter_init (&iter, self->devices);
  while (g_hash_table_iter_next (&iter, &device, &pages))
    {
      const GPtrArray *own = pages;
      /* The page opened last knows the circle best. */
      for (guint i = g_str_equal (device, NOBODY) ? 0 : own->len - 1; i < own->len; i++)
        phones[drie_live_page_get_circle (g_ptr_array_index (own, i))]++;
    }
}

static gboolean
presence_cb (gpointer user_data)
{
  DrieStreams *self = user_data;
  guint phones[DRIE_N_CIRCLES + 1];

  clear_timer (&self->presence_timer);
  self->presence_at = g_get_monotonic_time ();
  count_phones (self, phones);
  if (memcmp (phones, self->phones, sizeof phones) != 0)
    {
      memcpy (self->phones, phones, sizeof phones);
      self->presence (phones, self->user_data);
    }
  return G_SOURCE_REMOVE;
}

static void
presence_changed (DrieStreams *self)
{
  gint64 quiet = (g_get_monotonic_time () - self->presence_at) / 1000;

  if (self->presence_timer == NULL)
    self->presence_timer
        = add_timer ((guint)CLAMP (DRIE_LIMIT_PRESENCE_INTERVAL - quiet, 0, DRIE_LIMIT_PRESENCE_INTERVAL), presence_cb, self);
}

/* A comment for what only listens whether the line lives; and the state, which a page hears of and then asks for nothing. */
static gboolean
heartbeat_cb (gpointer user_data)
{
  DrieStreams *self = user_data;
  g_autoptr (GBytes) beat = g_bytes_new_static (":\n\n", 3);

  send_to_all (self, beat);
  if (self->news.state != NULL)
    tell_state (self);
  return G_SOURCE_CONTINUE;
}

DrieStreams *
drie_streams_new (DrieStreamsPresence presence, gpointer user_data)
{
  DrieStreams *self = g_new0 (DrieStreams, 1);

  drie_thread_claim (&self->thread);
  self->all = g_hash_table_new_full (NULL, NULL, (GDestroyNotify)drie_live_page_free, NULL);
  self->devices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  self->hangup = drie_hangup_new (drop_page, self);
  self->news.version = (guint64)(g_get_real_time () / 1000);
  self->heartbeat = add_timer (DRIE_LIMIT_HEARTBEAT * 1000, heartbeat_cb, self);
  self->presence = presence;
  self->user_data = user_data;
  return self;
}

void
drie_streams_free (DrieStreams *self)
{
  if (self == NULL)
    return;
  clear_timer (&self->heartbeat);
  clear_timer (&self->counts_timer);
  clear_timer (&self->presence_timer);
  drie_hangup_free (self->hangup);
  g_hash_table_unref (self->devices);
  g_hash_table_unref (self->all);
  g_clear_pointer (&self->told, drie_public_state_unref);
  g_clear_pointer (&self->news.state, drie_public_state_unref);
  g_free (self);
}

static void
remember (DrieStreams *self, DrieLivePage *page)
{
  const char *device = drie_live_page_get_device (page);
  GPtrArray *pages = g_hash_table_lookup (self->devices, device);

  if (pages == NULL)
    {
      pages = g_ptr_array_new ();
      g_hash_table_insert (self->devices, g_strdup (device), pages);
    }
  g_ptr_array_add (pages, page);
  g_hash_table_add (self->all, page);
  presence_changed (self);
}

void
drie_streams_add (DrieStreams *self, DrieSite *site, SoupServerMessage *message, const DrieReply *reply, const char *last_event_id)
{
  const char *device = reply->device != NULL ? reply->device : NOBODY;
  DrieLivePage *page = drie_live_page_new (message, device, reply->circle, site->book, &self->news, end_page, self);
  int fd = drie_live_page_get_fd (page);

  if (fd >= 0)
    drie_hangup_watch (self->hangup, fd, page);
  drie_live_page_greet (page, last_event_id);
  remember (self, page);
}
