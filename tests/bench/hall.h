/* Phones as a hall full of people holds them, on bench lines. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lines.h"

G_BEGIN_DECLS

typedef struct _BenchHall BenchHall;
typedef struct _BenchPhone BenchPhone;

/* @took: µs from scanning the code until the live page shows what happens; 0: it came to nothing. */
typedef void (*BenchJoined) (BenchPhone *phone, gint64 took, gpointer user_data);
/* @status: of the answer; 0: none came. @took: µs since the moment the note was due. */
typedef void (*BenchWrote) (BenchPhone *phone, const char *key, guint status, gint64 took, gpointer user_data);
/* The data of a state that came over the live stream. */
typedef void (*BenchTold) (BenchPhone *phone, const char *json, gint64 at, gpointer user_data);

/* The phones of an evening at @url. It fetches the page once, to know what a phone fetches beside it. */
BenchHall *bench_hall_new (BenchNet *net, const char *url);
/* With all its phones. */
void bench_hall_free (BenchHall *self);
void bench_hall_on_told (BenchHall *self, BenchTold told, gpointer user_data);
guint16 bench_hall_get_port (BenchHall *self);
const char *bench_hall_get_path (BenchHall *self); /* "/CODE" */

/* A device of its own, from an address of its own: of a parent or a teacher. Borrowed. */
BenchPhone *bench_hall_add (BenchHall *self);
BenchPhone *bench_hall_get_phone (BenchHall *self, guint position); /* borrowed */
guint bench_hall_get_phones (BenchHall *self);                      /* that hold the live page now */
/* All phones that are added from now on come from one address: 127.0.0.1. */
void bench_hall_stand_together (BenchHall *self);
/* Its connections end; it may join again, as the same phone. */
void bench_phone_leave (BenchPhone *self);
/* The page, its script, then the live page, which it holds from then on. */
void bench_phone_join (BenchPhone *self, BenchJoined joined, gpointer user_data);
/* Sends a question that was @due now or a moment ago: a note that is still on its way goes first. */
void bench_phone_write (BenchPhone *self, gint64 due, BenchWrote wrote, gpointer user_data);

/* @phones more join, spread evenly over @seconds. Returns when all have; fails if one cannot. @times: NULL, or takes how long each took. */
void bench_hall_fill (BenchHall *self, guint phones, double seconds, GArray *times);

G_END_DECLS
