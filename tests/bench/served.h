/* driegesprek-cli serve as a process, in a library of its own. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lines.h"

G_BEGIN_DECLS

typedef struct _BenchServed BenchServed;

/* @at: when it was read */
typedef void (*BenchSaid) (const char *line, gint64 at, gpointer user_data);

/* Begins an evening; returns when phones can come. @cli: the program. Fails if it does not start. */
BenchServed *bench_served_start (BenchNet *net, const char *cli);
/* The same; one second of its clock counts as @pace. */
BenchServed *bench_served_start_at_pace (BenchNet *net, const char *cli, guint pace);
/* Ends it and throws its library away. */
void bench_served_stop (BenchServed *self);
const char *bench_served_get_url (BenchServed *self);
int bench_served_get_pid (BenchServed *self);
double bench_served_get_start (BenchServed *self);                                 /* ms from the process's start until phones can come */
void bench_served_on_said (BenchServed *self, BenchSaid said, gpointer user_data); /* every line from now on */
/* Carried out and answered with ok, or the end. */
void bench_served_command (BenchServed *self, const char *command);
/* Does not wait for the answer. */
void bench_served_say (BenchServed *self, const char *command);
/* Into the pupils' talk, when all others may write. */
void bench_served_open_notes (BenchServed *self);

/* The value of a text member of a line, without its escapes undone; NULL without it. Transfer full. */
char *bench_served_get_member (const char *line, const char *name);

G_END_DECLS
