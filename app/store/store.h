/* The library: one SQLite file, one writer thread, read-only readers. Nobody else writes SQL.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/note-write.h"
#include "model/summary.h"

G_BEGIN_DECLS

#define DRIE_STORE_ERROR (drie_store_error_quark ())
GQuark drie_store_error_quark (void);

typedef enum
{
  DRIE_STORE_ERROR_NEWER,     /* written by a newer program; left untouched */
  DRIE_STORE_ERROR_DAMAGED,   /* no sound library; a writer has set it aside under the name in the message, a reader has left it */
  DRIE_STORE_ERROR_BUSY,      /* another program writes this library */
  DRIE_STORE_ERROR_NOT_FOUND, /* no such evening, note or file */
  DRIE_STORE_ERROR_DISK,      /* the disk is full, gives errors, or may not be written */
  DRIE_STORE_ERROR_IO,        /* anything else that cannot be done */
} DrieStoreError;

typedef enum
{
  DRIE_STORE_READ,  /* changes nothing (SQLite may lay its -wal and -shm beside the file) */
  DRIE_STORE_WRITE, /* creates and migrates; exclusive among programs (a lock file beside the database) */
} DrieStoreMode;

typedef struct _DrieStore DrieStore;

/* The school's logo, a file in the library's folder: backups take it along, restoring one that has a logo brings it back. */
#define DRIE_STORE_LOGO "logo.png"

/* A line of the archive. */
typedef struct
{
  gint64 id;
  char *uuid;
  char *date; /* planned, else of creation: YYYY-MM-DD */
  char *theme;
  char *question;
  char *school; /* or NULL */
  DrieStatus status;
  guint notes;
  guint agreements;
  guint done;   /* agreements that are, as every circle sees it that said something */
  guint partly; /* agreements that are not, though a circle says that they are, or partly */
  guint place;  /* of this evening among those of its day, from 1, in the order in which they were made */
  guint total;  /* how many evenings that day has */
  gboolean follows;
  char *review;   /* the day for looking back, or NULL */
  char *reviewed; /* the day on which was looked back last, or NULL */
} DrieEntry;

void drie_entry_free (DrieEntry *self);

/* Part of a text, in bytes. */
typedef struct
{
  gsize start;
  gsize end;
} DrieMark;

typedef enum
{
  DRIE_HIT_NOTE = 1,
  DRIE_HIT_RECAP,
  DRIE_HIT_AGREEMENT,
} DrieHitKind;

/**
 * DrieHit:
 * @text: an excerpt on one line
 * @marks: of #DrieMark: where in it the words stand that were searched for
 */
typedef struct
{
  DrieHitKind kind;
  char *text;
  GArray *marks;
} DrieHit;

void drie_hit_free (DrieHit *self);

/* How much was erased because its day had come: evenings that lost words, and notes. */
typedef struct
{
  guint evenings;
  guint notes;
} DrieErased;

/**
 * drie_store_open:
 * @directory: the folder of the library; created in %DRIE_STORE_WRITE
 *
 * In %DRIE_STORE_WRITE also brings the library up to date (a copy of the file stays beside it as library.db.before-vN, for 14 days or until
 * words go that it may hold) and carries out every term that has passed: see drie_store_finalise_async() and drie_store_get_erased(). A
 * small library, and one that was not closed properly, is looked through for damage.
 *
 * Returns: (transfer full): the store, or NULL
 */
DrieStore *drie_store_open (const char *directory, DrieStoreMode mode, GError **error);
/* Waits for every job that was submitted, checkpoints, closes. NULL-safe. Answers that are still on their way arrive nevertheless; only the
 * _finish functions may then be called. */
void drie_store_close (DrieStore *self);
/* On any thread: the disk takes nothing at the moment, or another program keeps it busy, for the reason in @error; NULL: it takes
 * everything again. Shall not ask anything of the store. */
typedef void (*DrieStoreTrouble) (const GError *error, gpointer user_data);

/* @trouble: (nullable): told until another is set, or the store is closed. */
void drie_store_watch (DrieStore *self, DrieStoreTrouble trouble, gpointer user_data);
/* For telling the user: words of notes not put to a circle go @erase_after_days after the evening (the planned day or the real one,
 * whichever is later), at the first opening from that day on. */
DrieErased drie_store_get_erased (DrieStore *self);

/* Readers: any thread, each call on its own snapshot. NULL and %DRIE_STORE_ERROR if something cannot be read. */
/* Notes are found a moment (a tenth of a second of quiet, or a thousand further notes) after they were acknowledged. */
GPtrArray *drie_store_list (DrieStore *self, const char *words, /* NULL or "": all; else full-text search, every word as a prefix */
                            GError **error);                    /* of DrieEntry, newest first, owns */
/* What of the evening, beside its theme, question and school, has most of the words that were searched for. NULL without an error if
 * nothing has any. Transfer full. */
DrieHit *drie_store_find_hit (DrieStore *self, gint64 id, const char *words, GError **error);
/* Of #DrieMark: where a search for @words finds @text. Transfer full; NULL on error. */
GArray *drie_store_mark (DrieStore *self, const char *words, const char *text, GError **error);
/* Everything of one evening. Transfer full. @error: %DRIE_STORE_ERROR_NOT_FOUND if there is none with this number */
DrieSummary *drie_store_load (DrieStore *self, gint64 id, GError **error);
/* See drie_store_set_draft_async(): place → text, empty if there is none. Transfer full. */
GHashTable *drie_store_load_drafts (DrieStore *self, gint64 id, GError **error);

/* Before a file is read that somebody chose: FALSE and a sentence if it is the library itself, whose locks SQLite would lose when the file
 * is closed again. Any thread. */
gboolean drie_store_check_source (DrieStore *self, const char *path, GError **error);
/* Before a file is written that somebody chose: FALSE and a sentence if it would take the place of what the store keeps in its folder: the
 * library, its journal, a copy beside it, the logo. Any thread. */
gboolean drie_store_check_target (DrieStore *self, const char *path, GError **error);

/* The whole library as one file, with the logo, without what could tell who wrote what. Any thread; takes time. @permille: (nullable): is
 * set, atomically, to how much is done. Nothing is left behind if it fails or is cancelled; a file of that name is then as it was. */
gboolean drie_store_backup (DrieStore *self, const char *path, GCancellable *cancellable, gint *permille, GError **error);

/**
 * drie_store_restore:
 * @self: open to be written; nobody asks anything of its writers before this returns
 * @path: a backup, also of an older version of the program
 * @permille: (nullable): is set, atomically, to how much is done; until 1000 it can be cancelled
 * @error: %DRIE_STORE_ERROR_NEWER, DAMAGED, NOT_FOUND, IO
 *
 * Replaces everything in the library with what the backup holds, carries out every term that has passed (see drie_store_get_erased()), and
 * keeps what the library held as library.db.before-restore-…, for 14 days or until words go that it may hold. Any thread; takes time. If it
 * fails, the library is as it was.
 */
gboolean drie_store_restore (DrieStore *self, const char *path, GCancellable *cancellable, gint *permille, GError **error);

/* Writers: from any thread; the answer comes on the caller's thread-default main context, after the commit (durable).
 * Jobs are carried out in the order of submission; all that wait share one transaction, each in its savepoint.
 * Everything passed is copied. @callback may be NULL. */
void drie_store_create_async (DrieStore *self, const DriePlan *plan, GAsyncReadyCallback callback, gpointer user_data);
gint64 drie_store_create_finish (DrieStore *self, GAsyncResult *result, GError **error); /* id; uuid, code and device key are made */
void drie_store_set_plan_async (DrieStore *self, gint64 id, const DriePlan *plan, GAsyncReadyCallback callback, gpointer user_data);
/* From here to drie_store_forget_versions_async(), and with a note on paper, what the chair does in an evening waits while the disk takes
 * nothing (see drie_store_watch()), in order, and is written and answered when it does; everything else fails at once. */
void drie_store_set_address_async (DrieStore *self, gint64 id, const char *url, GAsyncReadyCallback callback, gpointer user_data);
/* STARTED makes the status running; CLOSED makes it closed; UNDONE recomputes it from the log. */
void drie_store_add_event_async (DrieStore *self, gint64 id, guint position, const DrieEvent *event, DrieStatus status,
                                 GAsyncReadyCallback callback, gpointer user_data);
/* The fields that the chair may change of each note: disposition, reason, rank, asked_at, answer, translation, group. All or none; but
 * notes that their writers took back are passed over: nobody's command fails because a phone was quicker. When the note that leads a group
 * is taken back, the others stand alone again. */
void drie_store_update_notes_async (DrieStore *self, gint64 id, GPtrArray *notes, GAsyncReadyCallback callback, gpointer user_data);
void drie_store_set_recap_async (DrieStore *self, gint64 id, DrieRecapPart part, const char *text, GAsyncReadyCallback callback,
                                 gpointer user_data);
/* What is half typed at @place, a word of the asker's own: kept until it is taken away (@text NULL), the summary is final or the erase date
 * has come; no part of the summary. */
void drie_store_set_draft_async (DrieStore *self, gint64 id, const char *place, const char *text, GAsyncReadyCallback callback,
                                 gpointer user_data);
/* Inserts (agreement->id 0), replaces, or puts a removed one back under its number. */
void drie_store_put_agreement_async (DrieStore *self, gint64 id, const DrieAgreement *agreement, GAsyncReadyCallback callback,
                                     gpointer user_data);
gint64 drie_store_put_agreement_finish (DrieStore *self, GAsyncResult *result, GError **error); /* the agreement's id */
void drie_store_remove_agreement_async (DrieStore *self, gint64 id, gint64 agreement, GAsyncReadyCallback callback, gpointer user_data);
void drie_store_set_published_async (DrieStore *self, gint64 id, gboolean published, GAsyncReadyCallback callback, gpointer user_data);
/* For the states of a summary; see drie_store_finalise_async() for the last one. */
void drie_store_set_status_async (DrieStore *self, gint64 id, DrieStatus status, GAsyncReadyCallback callback, gpointer user_data);
void drie_store_set_addition_async (DrieStore *self, gint64 id, const DrieAddition *addition, GAsyncReadyCallback callback,
                                    gpointer user_data); /* its text NULL or "" takes it away */
void drie_store_set_review_async (DrieStore *self, gint64 id, const DrieReview *review, GAsyncReadyCallback callback,
                                  gpointer user_data); /* its outcome NONE takes it away */
void drie_store_set_review_date_async (DrieStore *self, gint64 id, const char *date, GAsyncReadyCallback callback, gpointer user_data);
/* Status final, by @version (transfer full), the @number-th, from 1; words of removed notes, all writers' keys, device hashes
 * and their key are destroyed, and answered when no byte of them is left in the files (unless somebody reads just then: in that case at the
 * next occasion, at the latest on closing or opening). Takes a tenth of a second, for an archive of thousands of evenings some seconds. */
void drie_store_finalise_async (DrieStore *self, gint64 id, guint number, DrieVersion *version, GAsyncReadyCallback callback,
                                gpointer user_data);
/* Keeps what the @number-th version @said (transfer full), of which nothing was kept. */
void
drie_store_keep_version_async (DrieStore *self, gint64 id, guint number, DrieSaid *said, GAsyncReadyCallback callback, gpointer user_data);
/* Erases what all but the last version said; answered as drie_store_finalise_async(). */
void drie_store_forget_versions_async (DrieStore *self, gint64 id, GAsyncReadyCallback callback, gpointer user_data);
/* Adds an evening of another library, whole or not at all. @summary: (transfer full): as drie_archive_from_json() gives it; it gets a code
 * of its own here. Words whose erase date has come are left out. */
void drie_store_import_async (DrieStore *self, DrieSummary *summary, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
/* @known: (out): the evening, by its UUID, was here before and was left as it is. Returns: its id, 0 on error */
gint64 drie_store_import_finish (DrieStore *self, GAsyncResult *result, gboolean *known, GError **error);
/* Erases the evening and everything that belongs to it; answered as drie_store_finalise_async(). */
void drie_store_erase_async (DrieStore *self, gint64 id, GAsyncReadyCallback callback, gpointer user_data);
/* Carries out every erase date that falls before the day @before (YYYY-MM-DD); answered as drie_store_finalise_async(). */
void drie_store_purge_async (DrieStore *self, const char *before, GAsyncReadyCallback callback, gpointer user_data);
gboolean drie_store_purge_finish (DrieStore *self, GAsyncResult *result, DrieErased *erased, GError **error);
/* Answered when every job submitted before it has been answered for, or with what is wrong while the disk takes nothing: a barrier. */
void drie_store_settle_async (DrieStore *self, GAsyncReadyCallback callback, gpointer user_data);
/* For every writer above without a _finish of its own. */
gboolean drie_store_finish (DrieStore *self, GAsyncResult *result, GError **error);

/* What phones write: see model/note-write.h. */
/* @note: key, from, to, step, text, language, source, late, created_at, device; for edit key, device, text; for withdraw key, device.
 * Paper has no device: the chair takes a paper note back with a NULL device. An edit drops the helper's translation, which was of other
 * words. */
void drie_store_write_note_async (DrieStore *self, gint64 id, DrieNoteOp op, const DrieNote *note, GAsyncReadyCallback callback,
                                  gpointer user_data);
/* @note: (out) (optional) (transfer full): the note as stored now; NULL after withdraw and unknown. Returns FALSE on a store error. */
gboolean drie_store_write_note_finish (DrieStore *self, GAsyncResult *result, DrieNoteOutcome *outcome, DrieNote **note, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieStore, drie_store_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieEntry, drie_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieHit, drie_hit_free)

G_END_DECLS
