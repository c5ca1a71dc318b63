/* How much the web takes, in one place, and the buckets that count it. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A form with 500 characters, each percent-encoded from four bytes, takes 6,000 bytes; the fields beside it a few hundred. */
#define DRIE_LIMIT_BODY (8 * 1024)
/* All lines of a request's head: several times a browser's. Bytes. */
#define DRIE_LIMIT_HEAD (16 * 1024)
/* A header, or the query of an address, longer than this is treated as empty. Bytes. */
#define DRIE_LIMIT_HEADER 4096
/* Bytes of a method that nobody has heard of, beyond which its line is cut. */
#define DRIE_LIMIT_METHOD (64 * 1024)
/* A body that is too large is read and thrown away up to here, so that its sender hears the 413; after that the line is cut. */
#define DRIE_LIMIT_DISCARD (16 * 1024 * 1024)
/* So many may wait; beyond that, a connection is closed with its answer. Each that waits costs every turn of the thread's loop, and a phone
 * that opens another for its next note, minutes later, is none the worse. */
#define DRIE_LIMIT_WAITING 128
/* What may wait for a live page that does not read. A state takes 300 bytes: some two hundred changes behind. */
#define DRIE_LIMIT_STREAM_QUEUE (64 * 1024)
/* A page that comes back is told of its notes in portions of so much, one when the other has been taken. */
#define DRIE_LIMIT_STREAM_PORTION (16 * 1024)
/* What the kernel keeps beyond that for one live page; its own choice can be megabytes. */
#define DRIE_LIMIT_STREAM_SOCKET (32 * 1024)
/* A live page that does not acknowledge what was sent is gone after this. Milliseconds. */
#define DRIE_LIMIT_STREAM_SILENCE 45000
#define DRIE_LIMIT_HEARTBEAT      15 /* seconds */
/* Milliseconds after which a live page that lost its line comes back; each is told another time between these, so that a hall whose Wi-Fi
 * fails does not come back in one moment. */
#define DRIE_LIMIT_RETRY_MIN 2000
#define DRIE_LIMIT_RETRY_MAX 8000
/* States that differ only in their counts are told at most this often: a burst of notes costs each phone four lines a second. */
#define DRIE_LIMIT_COUNTS_INTERVAL   250 /* milliseconds */
#define DRIE_LIMIT_PRESENCE_INTERVAL 500 /* milliseconds */
/* Answers longer than this are compressed. */
#define DRIE_LIMIT_PLAIN 1024
/* The level at which, as zlib counts. Level 6 takes a seventh more time and makes a page hardly shorter. */
#define DRIE_LIMIT_EFFORT 4
/* Parts of a page that never change are compressed once, if they are as long as this: shorter ones get smaller together. Bytes. */
#define DRIE_LIMIT_PIECE 1024
/* What a reader may type or have typed into the address, beyond which nothing is kept. Bytes. */
#define DRIE_LIMIT_CODE_TYPED 64
/* How long stop() waits for notes that are still being written. Seconds. */
#define DRIE_LIMIT_DRAIN 10
/* Ports tried after the one that was wanted. */
#define DRIE_LIMIT_PORTS 64
/* Connections that wait to be accepted: more than a full hall has phones. The system may allow fewer. */
#define DRIE_LIMIT_BACKLOG 2048
/* Connections that are taken in one turn of the thread's loop, so that a crowd at the door does not keep those waiting who are in. */
#define DRIE_LIMIT_ACCEPT 64
/* How long the requests of one address may keep a round of the thread's loop busy, and so all others waiting; a phone's note takes some
 * five rounds. Microseconds. */
#define DRIE_LIMIT_ROUND 20000
/* Of those who wait for their turn, how many are called in a round at most: pages for a round's time. */
#define DRIE_LIMIT_CALLS 32
/* How long the door stays shut when the system has no descriptor left. Milliseconds. */
#define DRIE_LIMIT_SHUT 100
/* What the kernel keeps, each way, for one connection: else a program that asks for page after page and reads none could make it keep
 * megabytes. The longest answer fits in several times over. */
#define DRIE_LIMIT_SOCKET (128 * 1024)
/* Asked of the system at start. */
#define DRIE_LIMIT_DESCRIPTORS 16384
/* Descriptors that phones never get: for the chair's own machine, the library, documents, the screen. */
#define DRIE_LIMIT_DESCRIPTORS_KEPT 512
#define DRIE_LIMIT_COOKIE_AGE       (14 * 24 * 60 * 60) /* seconds: as long as hashes of devices are kept */

/**
 * DrieLineLimits: what connections may take
 * @total: how many at a time. A live page takes one, its other requests one or two more for a moment: two thousand phones take five
 * thousand
 * @from_address: how many of them from one address. Less than half of all, so that one address never shuts out the others; a hall of a
 *   thousand phones behind one address takes two and a half thousand. Each takes up to 28 KB of memory, most of it libsoup's. (The chair's
 *   own machine counts in neither.)
 * @request: from opening, or from a request's first byte, to its last, whatever comes in between. A note takes 7,000 bytes at most, a
 *   second on the worst of Wi-Fi; the rest is for what has to be sent again. µs
 * @answer: until the answer is read. A page takes 13,000 bytes, the agreements of a long evening ten times as much. µs
 * @idle: between two requests. Longer than browsers keep a connection themselves, so that none is closed under a request that is just
 *   being sent. µs
 * @sweep: how often these are looked at. Milliseconds
 * @unread: of answers and live pages that are made and not yet in the system's hands, in all. Bytes. All that a hall gets while it joins is
 *   less; the notes of one evening's busiest phone are two megabytes
 */
typedef struct
{
  guint total;
  guint from_address;
  gint64 request;
  gint64 answer;
  gint64 idle;
  guint sweep;
  gsize unread;
} DrieLineLimits;

#define DRIE_LINE_LIMITS                                                                                                                   \
  ((DrieLineLimits){ .total = 8192,                                                                                                        \
                     .from_address = 3072,                                                                                                 \
                     .request = 30 * G_TIME_SPAN_SECOND,                                                                                   \
                     .answer = 60 * G_TIME_SPAN_SECOND,                                                                                    \
                     .idle = 330 * G_TIME_SPAN_SECOND,                                                                                     \
                     .sweep = 1000,                                                                                                        \
                     .unread = 16 * 1024 * 1024 })

/**
 * DrieRate:
 * @burst: how many at once
 * @per_second: how many more each second
 */
typedef struct
{
  double burst;
  double per_second;
} DrieRate;

/* One writer: five notes in a row, then one every ten seconds. */
#define DRIE_RATE_DEVICE ((DrieRate){ 5, 0.1 })
/* Changing the words of notes one wrote: a hand that corrects itself, not a program. */
#define DRIE_RATE_EDIT ((DrieRate){ 20, 0.5 })
/* One address, only against a program that throws its cookies away. A hall behind one address must not feel it: a thousand people who
 * write their five notes at the same moment are 5,000; a thousand who then write one every ten seconds are 100 a second. */
#define DRIE_RATE_ADDRESS ((DrieRate){ 6000, 200 })

typedef struct _DrieBuckets DrieBuckets;

DrieBuckets *drie_buckets_new (DrieRate rate);
void drie_buckets_free (DrieBuckets *self);

/* Seconds (at least 1) until @name may take one, 0 if it may now. @now: any clock that only goes forward, µs. */
guint drie_buckets_wait (DrieBuckets *self, const char *name, gint64 now);
void drie_buckets_take (DrieBuckets *self, const char *name, gint64 now);
void drie_buckets_give_back (DrieBuckets *self, const char *name, gint64 now);
/* Forgets all names whose bucket is full again: nothing is known of who has been quiet. */
void drie_buckets_prune (DrieBuckets *self, gint64 now);
guint drie_buckets_size (DrieBuckets *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieBuckets, drie_buckets_free)

G_END_DECLS
