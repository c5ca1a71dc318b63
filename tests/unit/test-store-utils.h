/* What the tests of the store share: a library in a folder of its own, writers that wait for their answer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store-private.h"
#include "test-utils.h"

/* Of the test that runs: where its library is; NULL for @store where it opens its own. */
extern char *directory;
extern DrieStore *store;
/* Checked fixtures, ended by the last: the folder alone, or a new library in it. */
void folder_set_up (void);
void store_set_up (void);
void store_tear_down (void);

/* A store that can be written, or the test fails. */
DrieStore *open_store (const char *directory);
DrieStore *open_store_at (const char *directory, gint64 now);
/* Expects @code and gives the message. Transfer full. */
char *expect_open_error (const char *directory, DrieStoreMode mode, int code);

/* Runs the main context until the answer is there. Transfer full. */
GAsyncResult *wait_for (GAsyncResult **slot);

/* Each waits for the answer, and fails the test if it is an error. */
gint64 create (DrieStore *store, const char *theme);
gint64 create_plan (DrieStore *store, const DriePlan *plan);
void add_event (DrieStore *store, gint64 id, guint position, DrieEventType type, gint64 at, gint64 value, DrieStatus status);
/* A note of the parents to the pupils; @key is completed to a UUID. */
DrieNote *make_note (const char *key, const char *device, const char *text);
DrieNoteOutcome write_note (DrieStore *store, gint64 id, DrieNoteOp op, const DrieNote *note, DrieNote **stored);
DrieNoteOutcome write_text (DrieStore *store, gint64 id, DrieNoteOp op, const char *key, const char *device, const char *text);
void update_note (DrieStore *store, gint64 id, DrieNote *note);
void dispose (DrieStore *store, gint64 id, const char *key, DrieDisposition disposition);
void settle (DrieStore *store);
void set_recap (DrieStore *store, gint64 id, DrieRecapPart part, const char *text);
gint64 put_agreement (DrieStore *store, gint64 id, const DrieAgreement *agreement);
void set_draft (DrieStore *store, gint64 id, const char *place, const char *text);
/* What is half typed there; NULL: nothing. Transfer full. */
char *load_draft (DrieStore *store, gint64 id, const char *place);
void finalise (DrieStore *store, gint64 id);

DrieSummary *load (DrieStore *store, gint64 id);
/* The note with that key; NULL if it is not there. Borrowed. */
DrieNote *find_note (DrieSummary *summary, const char *key);
/* The evenings found, as "3 1 ". Transfer full. */
char *search (DrieStore *store, const char *words);
gboolean finds (DrieStore *store, const char *words, const char *expected);
/* Notes get into the index in a pause: adds one to evening @id and waits until it is found, and with it all that came before. */
void wait_for_index (DrieStore *store, gint64 id);

/* Is @text in any file of the folder, or @text in another case? The names are put into @where. */
gboolean folder_holds (const char *directory, const char *text, GString *where);
void assert_gone (const char *directory, const char *text);
void assert_there (const char *directory, const char *text);
/* Files in the folder whose names begin with @prefix. */
guint count_files (const char *directory, const char *prefix);
/* sqlite's own opinion; NULL if it is content. Transfer full. */
char *check_integrity (const char *directory);
