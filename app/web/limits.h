/* How much the web takes, in one place, and the buckets that count it. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A form with 500 characters, each percent-encoded from four bytes, takes 6,000 bytes; the fields beside it a few hundred. */
#define DRIE_LIMIT_BODY (8 * 1024)
/* A header longer than this is treated as empty. Bytes. */
#define DRIE_LIMIT_HEADER 4096
/* A body that is too large is read and thrown away up to here, so that its sender hears the 413; after that the line is cut. */
#define DRIE_LIMIT_DISCARD (16 * 1024 * 1024)
/* A connection on which nothing comes or goes in the middle of a request is closed after this. Seconds. */
#define DRIE_LIMIT_SILENCE 75
/* One that waits for another request is closed after this: longer than browsers keep one themselves, so that none is closed under a request
 * that is just being sent. Microseconds. */
#define DRIE_LIMIT_IDLE (330 * G_TIME_SPAN_SECOND)
/* So many may wait; beyond that, a connection is closed with its answer. Each that waits costs every turn of the thread's loop, and a phone
 * that opens another for its next note, minutes later, is none the worse. */
#define DRIE_LIMIT_WAITING 128
/* How often those are looked at. Milliseconds. */
#define DRIE_LIMIT_SWEEP 2000
/* What may wait for a live page that does not read. A state takes 300 bytes: some two hundred changes behind. */
#define DRIE_LIMIT_STREAM_QUEUE (64 * 1024)
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
/* The level at which, as zlib counts. */
#define DRIE_LIMIT_EFFORT 4
/* What a reader may type or have typed into the address, beyond which nothing is kept. Bytes. */
#define DRIE_LIMIT_CODE_TYPED 64
/* How long stop() waits for notes that are still being written. Seconds. */
#define DRIE_LIMIT_DRAIN 10
/* Ports tried after the one that was wanted. */
#define DRIE_LIMIT_PORTS 64
/* Connections that wait to be accepted: more than a full hall has phones. The system may allow fewer. */
#define DRIE_LIMIT_BACKLOG 2048
/* A live page takes one descriptor, its other requests one or two more. */
#define DRIE_LIMIT_DESCRIPTORS 16384
#define DRIE_LIMIT_COOKIE_AGE  (14 * 24 * 60 * 60) /* seconds: as long as hashes of devices are kept */

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
