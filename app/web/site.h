/* What the web thread knows and every route works with. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/note-write.h"
#include "model/thread.h"
#include "web/limits.h"
#include "web/notes.h"
#include "web/pages.h"
#include "web/public-state.h"

G_BEGIN_DECLS

/**
 * DrieSite:
 * @code: in upper case
 * @state: what the evening published last
 * @line_head, @line_tail: what stands before and after the milliseconds in the state's JSON; NULL until somebody asked for it
 * @book: the notes, as far as phones were told
 * @devices, @edits, @addresses: what each has left to write
 * @in_flight: key → the note that is being written (see submit.c)
 * @jobs: how many answers of the sink are still to come
 * @thread: of it all; every function that takes a site runs there
 */
typedef struct
{
  char *code;
  char *device_key;
  DrieNoteSink sink;
  DriePublicState *state;
  char *line_head;
  char *line_tail;
  DrieNoteBook *book;
  DrieBuckets *devices;
  DrieBuckets *edits;
  DrieBuckets *addresses;
  DriePages *pages;
  GHashTable *in_flight;
  guint jobs;
  DrieThread thread;
} DrieSite;

/* @code, @device_key: copied. @state: reference taken. @pages: taken over. @changed: told when a note looks different to its writer. On
 * the thread of the caller. */
DrieSite *drie_site_new (const char *code, const char *device_key, DrieNoteSink sink, DriePublicState *state, DriePages *pages,
                         DrieNoteChanged changed, gpointer user_data);
/* No job may be left. */
void drie_site_free (DrieSite *self);
/* Takes a reference to @state. */
void drie_site_publish (DrieSite *self, DriePublicState *state);
/* The JSON of the state at @now: what drie_public_state_to_json() says, made once for a hall that asks for it. Transfer full. */
char *drie_site_get_state_json (DrieSite *self, gint64 now);
/* CLOCK_BOOTTIME, µs: what the published states count from. */
gint64 drie_web_boottime (void);
/* Forgets who has been quiet. */
void drie_site_prune (DrieSite *self, gint64 now);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieSite, drie_site_free)

G_END_DECLS
