/* The server: a thread with a main loop, and the ways into it and out of it. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/server.h"

#include <libsoup/soup.h>
#include <string.h>

#include "web/front.h"
#include "web/gate.h"
#include "web/listen.h"
#include "web/stream.h"

/* Of the page's files (see data/web); libraries lose resources that nobody names. */
GResource *drie_web_pages_get_resource (void);

/* The way back to the one who started the server. @func is read and cleared on that thread only. */
typedef struct
{
  gatomicrefcount ref_count;
  GMainContext *context;
  DrieThread thread; /* of the one who started the server */
  DrieWebPresence func;
  gpointer user_data;
} Listener;

/**
 * DrieWebServer:
 * @starter: the thread that may stop it, publish, and hears of phones
 * @config, @first, @error: only while it starts
 * @soup, @guests, @gate, @site, @streams, @front: of the web thread
 */
struct _DrieWebServer
{
  GThread *thread;
  DrieThread starter;
  GMainContext *context;
  GMainLoop *loop;
  guint16 port;
  Listener *listener;

  GMutex mutex;
  GCond cond;
  gboolean ready;
  const DrieWebConfig *config;
  DriePublicState *first;
  GError *error;

  SoupServer *soup;
  DrieGuests *guests;
  DrieGate *gate;
  DrieSite *site;
  DrieStreams *streams;
  DrieFront *front;
};

/* Presence */

static void
listener_unref (gpointer data)
{
  Listener *listener = data;

  if (!g_atomic_ref_count_dec (&listener->ref_count))
    return;
  g_main_context_unref (listener->context);
  g_free (listener);
}

typedef struct
{
  Listener *listener;
  guint phones[DRIE_N_CIRCLES + 1];
} Presence;

static void
presence_free (gpointer data)
{
  Presence *presence = data;

  listener_unref (presence->listener);
  g_free (presence);
}

static gboolean
deliver_presence_cb (gpointer user_data)
{
  Presence *presence = user_data;

  drie_thread_assert (&presence->listener->thread);
  if (presence->listener->func != NULL)
    presence->listener->func (presence->phones, presence->listener->user_data);
  return G_SOURCE_REMOVE;
}

static void
presence_cb (const guint phones[DRIE_N_CIRCLES + 1], gpointer user_data)
{
  DrieWebServer *self = user_data;
  Presence *presence = g_new0 (Presence, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  g_atomic_ref_count_inc (&self->listener->ref_count);
  presence->listener = self->listener;
  memcpy (presence->phones, phones, sizeof presence->phones);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_presence_cb, presence, presence_free);
  g_source_attach (source, self->listener->context);
}

/* The thread */

static void
note_changed_cb (const DrieWebNote *note, gpointer user_data)
{
  DrieWebServer *self = user_data;

  if (self->streams != NULL)
    drie_streams_note_changed (self->streams, note);
}

static gboolean
prune_cb (gpointer user_data)
{
  drie_site_prune (user_data, drie_web_boottime ());
  return G_SOURCE_CONTINUE;
}

static void
add_prune_timer (DrieWebServer *self)
{
  g_autoptr (GSource) source = g_timeout_source_new_seconds (DRIE_LIMIT_HEARTBEAT);

  g_source_set_callback (source, prune_cb, self->site, NULL);
  g_source_attach (source, self->context);
}

/* Those of the table, or as many as the system gives descriptors for. */
static DrieGuests *
make_guests (const DrieLineLimits *wanted)
{
  DrieLineLimits limits = wanted != NULL ? *wanted : DRIE_LINE_LIMITS;
  guint descriptors = drie_listen_raise_limit ();

  if (descriptors < limits.total + DRIE_LIMIT_DESCRIPTORS_KEPT)
    limits.total = MAX (descriptors / 2, descriptors - MIN (descriptors, DRIE_LIMIT_DESCRIPTORS_KEPT));
  limits.from_address = MIN (limits.from_address, MAX (limits.total / 2, 1));
  return drie_guests_new (&limits);
}

static gboolean
set_up (DrieWebServer *self, GError **error)
{
  const DrieWebConfig *config = self->config;
  DriePages *pages = drie_pages_new (drie_web_pages_get_resource (), error);

  if (pages == NULL)
    return FALSE;
  self->site = drie_site_new (config->code, config->device_key, config->sink, self->first, pages, note_changed_cb, self);
  self->streams = drie_streams_new (presence_cb, self);
  drie_streams_state_changed (self->streams, self->first);
  self->soup = soup_server_new ("raw-paths", TRUE, NULL);
  self->guests = make_guests (config->limits);
  self->front = drie_front_new (self->soup, self->site, self->streams, self->guests);
  self->port = drie_listen (self->soup, config->addresses, config->port, config->exact_port, error);
  if (self->port != 0)
    self->gate = drie_gate_new (self->soup, self->guests);
  add_prune_timer (self);
  return self->port != 0;
}

static gboolean
too_long_cb (gpointer user_data)
{
  *(gboolean *)user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Notes that are being written still have to be entered and answered, though nobody may be there to hear it. */
static gboolean
drain (DrieWebServer *self)
{
  gboolean too_long = FALSE;
  g_autoptr (GSource) source = g_timeout_source_new_seconds (DRIE_LIMIT_DRAIN);

  g_source_set_callback (source, too_long_cb, &too_long, NULL);
  g_source_attach (source, self->context);
  while (self->site != NULL && self->site->jobs > 0 && !too_long)
    g_main_context_iteration (self->context, TRUE);
  g_source_destroy (source);
  return !too_long;
}

static void
tear_down (DrieWebServer *self)
{
  g_clear_pointer (&self->gate, drie_gate_free);
  if (self->soup != NULL)
    soup_server_disconnect (self->soup);
  g_clear_pointer (&self->streams, drie_streams_free);
  if (!drain (self))
    {
      g_warning ("Notes are still being written after %d seconds", DRIE_LIMIT_DRAIN);
      self->site = NULL; /* its jobs may yet come back to it */
    }
  g_clear_object (&self->soup);
  g_clear_pointer (&self->front, drie_front_free);
  g_clear_pointer (&self->guests, drie_guests_free);
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_clear_pointer (&self->site, drie_site_free);
}

static gpointer
thread_main (gpointer data)
{
  DrieWebServer *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_context_acquire (self->context);
  gboolean ok = set_up (self, &self->error);

  g_mutex_lock (&self->mutex);
  self->ready = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);

  if (ok)
    g_main_loop_run (self->loop);
  tear_down (self);
  g_main_context_release (self->context);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

/* From outside */

DrieWebServer *
drie_web_server_start (const DrieWebConfig *config, DriePublicState *state, DrieWebPresence presence, gpointer user_data, GError **error)
{
  DrieWebServer *self = g_new0 (DrieWebServer, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->listener = g_new0 (Listener, 1);
  g_atomic_ref_count_init (&self->listener->ref_count);
  self->listener->context = g_main_context_ref_thread_default ();
  drie_thread_claim (&self->listener->thread);
  self->listener->func = presence;
  self->listener->user_data = user_data;
  self->config = config;
  self->first = state;
  drie_thread_claim (&self->starter);
  self->thread = g_thread_new ("web", thread_main, self);

  g_mutex_lock (&self->mutex);
  while (!self->ready)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
  self->config = NULL;
  self->first = NULL;
  if (self->error == NULL)
    return self;
  g_propagate_error (error, g_steal_pointer (&self->error));
  drie_web_server_stop (self);
  return NULL;
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

static void
run_on_web_thread (DrieWebServer *self, GSourceFunc func, gpointer data, GDestroyNotify destroy)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, destroy);
  g_source_attach (source, self->context);
}

void
drie_web_server_stop (DrieWebServer *self)
{
  if (self == NULL)
    return;
  drie_thread_assert (&self->starter);
  self->listener->func = NULL;
  run_on_web_thread (self, quit_cb, self->loop, NULL);
  g_thread_join (self->thread);
  listener_unref (self->listener);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

guint16
drie_web_server_get_port (DrieWebServer *self)
{
  return self->port;
}

/* A state on its way to the web thread: the task's data is the state. */
typedef struct
{
  DrieWebServer *self;
  DriePublicState *state;
} Publication;

static void
publication_free (gpointer data)
{
  Publication *publication = data;

  drie_public_state_unref (publication->state);
  g_free (publication);
}

static gboolean
publish_cb (gpointer user_data)
{
  GTask *task = user_data;
  Publication *publication = g_task_get_task_data (task);
  DrieWebServer *self = publication->self;

  if (self->site != NULL)
    drie_site_publish (self->site, publication->state);
  if (self->streams != NULL)
    drie_streams_state_changed (self->streams, publication->state);
  g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

void
drie_web_server_publish_async (DrieWebServer *self, DriePublicState *state, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Publication *publication = g_new0 (Publication, 1);

  drie_thread_assert (&self->starter);
  publication->self = self;
  publication->state = drie_public_state_ref (state);
  g_task_set_source_tag (task, drie_web_server_publish_async);
  g_task_set_task_data (task, publication, publication_free);
  run_on_web_thread (self, publish_cb, task, g_object_unref);
}

gboolean
drie_web_server_publish_finish (DrieWebServer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
