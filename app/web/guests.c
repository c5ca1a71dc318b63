/* Who is connected. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/guests.h"

#include "model/thread.h"

/**
 * Peer: those from one address; forgotten with its last line
 * @silent: of Guest: whose answers wait to be read, by when they last took some, the longest ago first
 * @unread: bytes that wait for them
 */
typedef struct
{
  DrieGuests *guests;
  GInetAddress *address;
  DrieTurnQueue *queue;
  guint lines;
  GQueue silent;
  gsize unread;
} Peer;

/**
 * Guest:
 * @line: not owned: it says when it ends
 * @peer: NULL for one of this machine
 * @since: when its state began, monotonic µs
 * @place: in the queue of its state; @silence: among its peer's silent ones, while it has something @unread
 * @cut: in no queue: it only has to be closed
 */
typedef struct
{
  DrieGuests *guests;
  DrieLine *line;
  Peer *peer;
  gint64 since;
  GList place;
  GList silence;
  gsize unread;
  gboolean cut;
} Guest;

struct _DrieGuests
{
  DrieThread thread;
  DrieLineLimits limits;
  GQueue queues[DRIE_LINE_N_STATES]; /* of Guest: since the longest first */
  GHashTable *peers;                 /* GInetAddress → Peer */
  GHashTable *all;                   /* set of Guest */
  DrieTurns *turns;
  guint size;
  gsize unread;
  GSource *sweep;
};

static void
peer_free (gpointer data)
{
  Peer *peer = data;

  drie_turn_queue_free (peer->queue);
  g_object_unref (peer->address);
  g_free (peer);
}

static void
peer_leave (Peer *peer)
{
  DrieGuests *guests = peer->guests;

  guests->size--;
  if (--peer->lines == 0)
    g_hash_table_remove (guests->peers, peer->address);
}

/* For one that has a peer. */
static void
set_unread (Guest *guest, gsize unread)
{
  Peer *peer = guest->peer;

  if (guest->unread > 0)
    g_queue_unlink (&peer->silent, &guest->silence);
  if (unread > 0)
    g_queue_push_tail_link (&peer->silent, &guest->silence);
  peer->unread += unread - guest->unread;
  guest->guests->unread += unread - guest->unread;
  guest->unread = unread;
}

/* Out of its queue and no longer counted. */
static void
withdraw (Guest *guest, DrieLineState state)
{
  if (guest->cut)
    return;
  guest->cut = TRUE;
  g_queue_unlink (&guest->guests->queues[state], &guest->place);
  drie_line_take_turns (guest->line, NULL);
  if (guest->peer == NULL)
    return;
  set_unread (guest, 0);
  peer_leave (guest->peer);
}

static void
changed_cb (DrieLine *line, DrieLineState old, gboolean closed, gpointer user_data)
{
  Guest *guest = user_data;

  drie_thread_assert (&guest->guests->thread);
  if (closed)
    {
      withdraw (guest, old);
      g_hash_table_remove (guest->guests->all, guest);
      return;
    }
  guest->since = g_get_monotonic_time ();
  if (guest->cut)
    return;
  g_queue_unlink (&guest->guests->queues[old], &guest->place);
  g_queue_push_tail_link (&guest->guests->queues[drie_line_get_state (line)], &guest->place);
}

static void
cut (Guest *guest)
{
  withdraw (guest, drie_line_get_state (guest->line));
  drie_line_cut (guest->line);
}

/* --- What nobody reads --- */

/* The address for which most waits. NULL: nothing waits. */
static Peer *
find_hungriest (DrieGuests *self)
{
  Peer *hungriest = NULL;
  GHashTableIter iter;
  gpointer peer;

  g_hash_table_iter_init (&iter, self->peers);
  while (g_hash_table_iter_next (&iter, NULL, &peer))
    {
      if (((Peer *)peer)->unread > (hungriest != NULL ? hungriest->unread : 0))
        hungriest = peer;
    }
  return hungriest;
}

static void
flowed_cb (DrieLine *line, gpointer user_data)
{
  Guest *guest = user_data;
  DrieGuests *self = guest->guests;

  if (guest->cut || guest->peer == NULL)
    return;
  set_unread (guest, drie_line_get_unread (line));
  while (self->unread > self->limits.unread)
    cut (find_hungriest (self)->silent.head->data);
}

/* --- Terms --- */

static void
cut_overdue (DrieGuests *self, DrieLineState state, gint64 term, gint64 now)
{
  for (GList *i = self->queues[state].head; i != NULL && now - ((Guest *)i->data)->since > term; i = self->queues[state].head)
    cut (i->data);
}

static gboolean
sweep_cb (gpointer user_data)
{
  DrieGuests *self = user_data;
  gint64 now = g_get_monotonic_time ();

  cut_overdue (self, DRIE_LINE_ASKING, self->limits.request, now);
  cut_overdue (self, DRIE_LINE_READING, self->limits.answer, now);
  cut_overdue (self, DRIE_LINE_WAITING, self->limits.idle, now);
  return G_SOURCE_CONTINUE;
}

/* --- Room --- */

static gboolean
may_give_way (const Guest *guest, const Peer *peer)
{
  return guest->peer != NULL && (peer == NULL || guest->peer == peer);
}

/* @peer: among its lines only; NULL: among all. */
static Guest *
find_spare (DrieGuests *self, const Peer *peer)
{
  static const DrieLineState order[] = { DRIE_LINE_WAITING, DRIE_LINE_ASKING, DRIE_LINE_READING };

  for (gsize state = 0; state < G_N_ELEMENTS (order); state++)
    for (GList *i = self->queues[order[state]].head; i != NULL; i = i->next)
      if (may_give_way (i->data, peer))
        return i->data;
  /* Those who came first are the hall. */
  for (GList *i = self->queues[DRIE_LINE_LIVE].tail; i != NULL; i = i->prev)
    if (may_give_way (i->data, peer))
      return i->data;
  return NULL;
}

static gboolean
spare_one (DrieGuests *self, const Peer *peer)
{
  Guest *guest = find_spare (self, peer);

  if (guest == NULL)
    return FALSE;
  cut (guest);
  return TRUE;
}

gboolean
drie_guests_make_room (DrieGuests *self)
{
  return spare_one (self, NULL);
}

/* --- Coming --- */

static GInetAddress *
get_address (DrieLine *line)
{
  return g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (drie_line_get_remote (line)));
}

static Peer *
find_peer (DrieGuests *self, GInetAddress *address)
{
  Peer *peer = g_hash_table_lookup (self->peers, address);

  if (peer != NULL)
    return peer;
  peer = g_new0 (Peer, 1);
  peer->guests = self;
  peer->address = g_object_ref (address);
  peer->queue = drie_turn_queue_new (self->turns);
  g_hash_table_insert (self->peers, peer->address, peer);
  return peer;
}

static gboolean
has_room_for (DrieGuests *self, GInetAddress *address)
{
  const Peer *peer = g_hash_table_lookup (self->peers, address);

  if (peer != NULL && peer->lines >= self->limits.from_address)
    return spare_one (self, peer);
  return self->size < self->limits.total || spare_one (self, NULL);
}

gboolean
drie_guests_admit (DrieGuests *self, DrieLine *line)
{
  gboolean own = drie_line_is_own (line);

  drie_thread_assert (&self->thread);
  if (!own && !has_room_for (self, get_address (line)))
    return FALSE;

  Guest *guest = g_new0 (Guest, 1);
  guest->guests = self;
  guest->line = line;
  guest->since = g_get_monotonic_time ();
  guest->place.data = guest->silence.data = guest;
  if (!own)
    {
      guest->peer = find_peer (self, get_address (line));
      guest->peer->lines++;
      self->size++;
      drie_line_take_turns (line, guest->peer->queue);
    }
  g_queue_push_tail_link (&self->queues[drie_line_get_state (line)], &guest->place);
  g_hash_table_add (self->all, guest);
  drie_line_on_changed (line, changed_cb, flowed_cb, guest);
  return TRUE;
}

guint
drie_guests_count (DrieGuests *self, DrieLineState state)
{
  return g_queue_get_length (&self->queues[state]);
}

guint
drie_guests_size (DrieGuests *self)
{
  return self->size;
}

guint
drie_guests_addresses (DrieGuests *self)
{
  return g_hash_table_size (self->peers);
}

static guint
address_hash (gconstpointer address)
{
  GInetAddress *self = (GInetAddress *)address;
  const guint8 *bytes = g_inet_address_to_bytes (self);
  guint hash = 5381;

  for (gsize i = 0; i < g_inet_address_get_native_size (self); i++)
    hash = hash * 33 + bytes[i];
  return hash;
}

static gboolean
address_equal (gconstpointer a, gconstpointer b)
{
  return g_inet_address_equal ((GInetAddress *)a, (GInetAddress *)b);
}

DrieGuests *
drie_guests_new (const DrieLineLimits *limits)
{
  DrieGuests *self = g_new0 (DrieGuests, 1);

  drie_thread_claim (&self->thread);
  self->limits = *limits;
  for (int i = 0; i < DRIE_LINE_N_STATES; i++)
    g_queue_init (&self->queues[i]);
  self->peers = g_hash_table_new_full (address_hash, address_equal, NULL, peer_free);
  self->all = g_hash_table_new_full (NULL, NULL, g_free, NULL);
  self->turns = drie_turns_new ();
  self->sweep = g_timeout_source_new (limits->sweep);
  g_source_set_callback (self->sweep, sweep_cb, self, NULL);
  g_source_attach (self->sweep, g_main_context_get_thread_default ());
  return self;
}

void
drie_guests_free (DrieGuests *self)
{
  GHashTableIter iter;
  gpointer guest;

  if (self == NULL)
    return;
  g_source_destroy (self->sweep);
  g_source_unref (self->sweep);
  g_hash_table_iter_init (&iter, self->all);
  while (g_hash_table_iter_next (&iter, &guest, NULL))
    {
      drie_line_take_turns (((Guest *)guest)->line, NULL);
      drie_line_on_changed (((Guest *)guest)->line, NULL, NULL, NULL);
    }
  g_hash_table_unref (self->all);
  g_hash_table_unref (self->peers);
  drie_turns_free (self->turns);
  g_free (self);
}
