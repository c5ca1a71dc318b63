/* The archive as ui and cli see it. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/summary.h"

G_BEGIN_DECLS

#define DRIE_TYPE_LIBRARY (drie_library_get_type ())
G_DECLARE_FINAL_TYPE (DrieLibrary, drie_library, DRIE, LIBRARY, GObject)

typedef enum
{
  DRIE_LIBRARY_READ,  /* changes nothing; there must be a library */
  DRIE_LIBRARY_WRITE, /* makes one if there is none, brings it up to date, erases what is due; one program at a time */
} DrieLibraryMode;

/* A line of the archive, as a list row. All properties are read-only; strings are borrowed, and never NULL ("" where there
 * is none). */
#define DRIE_TYPE_LIBRARY_ITEM (drie_library_item_get_type ())
G_DECLARE_FINAL_TYPE (DrieLibraryItem, drie_library_item, DRIE, LIBRARY_ITEM, GObject)

gint64 drie_library_item_get_id (DrieLibraryItem *self);
const char *drie_library_item_get_uuid (DrieLibraryItem *self);
const char *drie_library_item_get_date (DrieLibraryItem *self); /* YYYY-MM-DD */
const char *drie_library_item_get_theme (DrieLibraryItem *self);
const char *drie_library_item_get_question (DrieLibraryItem *self);
const char *drie_library_item_get_school (DrieLibraryItem *self);
DrieStatus drie_library_item_get_status (DrieLibraryItem *self);
guint drie_library_item_get_notes (DrieLibraryItem *self);
guint drie_library_item_get_agreements (DrieLibraryItem *self);
guint drie_library_item_get_done (DrieLibraryItem *self);   /* agreements that are, as every circle sees it that said something */
guint drie_library_item_get_partly (DrieLibraryItem *self); /* agreements that are not, but were begun, as some circle sees it */
/* Is it another one's follow-up? */
gboolean drie_library_item_is_follow_up (DrieLibraryItem *self);
/* Which of the evenings of its day it is, from 1, in the order in which they were made. Returns how many there are. */
guint drie_library_item_get_place (DrieLibraryItem *self, guint *place);
const char *drie_library_item_get_review (DrieLibraryItem *self);   /* the day for looking back, YYYY-MM-DD */
const char *drie_library_item_get_reviewed (DrieLibraryItem *self); /* the day on which was looked back last, YYYY-MM-DD */
/* Has the day for looking back come by @today (YYYY-MM-DD), and nobody has since? */
gboolean drie_library_item_is_review_due (DrieLibraryItem *self, const char *today);

#define DRIE_LIBRARY_ERROR (drie_library_error_quark ())
GQuark drie_library_error_quark (void);

typedef enum
{
  DRIE_LIBRARY_ERROR_FILE,  /* the file is not what was asked for */
  DRIE_LIBRARY_ERROR_NEWER, /* written by a newer version of the program */
} DrieLibraryError;

/* @directory: NULL for the user's: $XDG_DATA_HOME/driegesprek. Errors are sentences for the user. */
DrieLibrary *drie_library_open (const char *directory, DrieLibraryMode mode, GError **error);
/* Is @error, of drie_library_open(), that there is no library yet? */
gboolean drie_library_is_missing (const GError *error);
/* … that another program or window writes in it: it can still be opened for reading. */
gboolean drie_library_is_busy (const GError *error);
/* … that the library is damaged: it has been set aside, the next time a new one is made. */
gboolean drie_library_is_damaged (const GError *error);
/* Why nothing can be written at the moment, or NULL: the disk is full or gives errors, another program keeps the library busy. Borrowed.
 * `trouble` is emitted when that changes. */
const GError *drie_library_get_trouble (DrieLibrary *self);
const char *drie_library_get_directory (DrieLibrary *self); /* its folder; borrowed */
/* How many notes lost their words on opening because the date set beforehand had come; for telling the user. */
guint drie_library_get_erased (DrieLibrary *self);
/* The same, and of how many evenings. */
void drie_library_get_purged (DrieLibrary *self, guint *evenings, guint *notes);

/* Evenings, newest first; @words NULL or "" for all. Transfer full: a GListStore of DrieLibraryItem. */
GListModel *drie_library_list (DrieLibrary *self, const char *words, GError **error);
/* The same, on a worker thread: a search of thousands of evenings takes some frames. */
void
drie_library_list_async (DrieLibrary *self, const char *words, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GListModel *drie_library_list_finish (DrieLibrary *self, GAsyncResult *result, GError **error); /* transfer full */
/**
 * DrieFound:
 * @where: "note", "recap", "agreement"
 * @text: an excerpt on one line
 * @marks: of guint, two for each word that was searched for: its first character in @text, and the one behind its last
 *
 * Where in an evening the words stand.
 */
typedef struct
{
  const char *where;
  char *text;
  GArray *marks;
} DrieFound;

void drie_found_free (DrieFound *self);
/* What of the evening, beside its theme, question and school, has most of the words. NULL if nothing has any. Transfer full. */
DrieFound *drie_library_find (DrieLibrary *self, gint64 id, const char *words);
/* Where a search for @words finds @text: as the marks of #DrieFound. Transfer full. */
GArray *drie_library_mark (DrieLibrary *self, const char *words, const char *text);

/* Read-only: everything of one evening. Transfer full; NULL and an error if there is none, or it cannot be read. */
DrieSummary *drie_library_load (DrieLibrary *self, gint64 id, GError **error);
/* The evening that was running when the program last ended: its id, or 0. The newest if there are several. */
gint64 drie_library_get_running (DrieLibrary *self);

/* A plan without a date is for today: the summary and the erasing count from it. */
void drie_library_create_async (DrieLibrary *self, const DriePlan *plan, GAsyncReadyCallback callback, gpointer user_data);
gint64 drie_library_create_finish (DrieLibrary *self, GAsyncResult *result, GError **error); /* the new evening's id, 0 on error */
/* Only before the start. */
void drie_library_set_plan_async (DrieLibrary *self, gint64 id, const DriePlan *plan, GAsyncReadyCallback callback, gpointer user_data);
gboolean drie_library_set_plan_finish (DrieLibrary *self, GAsyncResult *result, GError **error);

/**
 * DrieExport:
 * @document: "summary" (also NULL), "leaflet" or "sheet"
 * @format: "pdf", "odt", "html", "txt"; of the summary also "json", "csv", "ics" and "poster"
 * @language: the document's language; NULL for the evening's
 *
 * What is to be exported.
 */
typedef struct
{
  const char *document;
  const char *format;
  const char *language;
} DrieExport;

/* What a file of that format's name ends with: "pdf". NULL if there is no such format. */
const char *drie_library_export_extension (const char *format);
/* Any thread. Transfer full. */
GBytes *drie_library_export (DrieLibrary *self, gint64 id, const DrieExport *what, GError **error);

/* Before a document is written somewhere else than by drie_library_export_async(): FALSE and a sentence if @file belongs to the library.
 * Any thread. */
gboolean drie_library_check_target (DrieLibrary *self, GFile *file, GError **error);

/* @done: 0 to 1. On the main context of the call. */
typedef void (*DrieExportProgress) (double done, gpointer data);

/* The same, on a worker thread, into @file (written whole or not at all, and never over the library's own files). @what is copied.
 * @progress: or NULL; not called after the end. */
void drie_library_export_async (DrieLibrary *self, gint64 id, const DrieExport *what, GFile *file, GCancellable *cancellable,
                                DrieExportProgress progress, gpointer progress_data, GAsyncReadyCallback callback, gpointer user_data);
gboolean drie_library_export_finish (DrieLibrary *self, GAsyncResult *result, GError **error);

/* The school's logo on documents: PNG, in the library's folder. NULL if there is none, or, with @error, none that can be read. Transfer
 * full. */
GBytes *drie_library_get_logo (DrieLibrary *self, GError **error);
/* @logo: NULL takes it away. FALSE and a sentence for the chair if documents cannot show it, or the disk refuses it. */
gboolean drie_library_set_logo (DrieLibrary *self, GBytes *logo, GError **error);

/* What becomes of the evenings in the long run; each is explained in library-keep.c. The library is open for writing, backup and
 * title_matches() apart. Errors are sentences for the user. */
void
drie_library_import_async (DrieLibrary *self, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gint64 drie_library_import_finish (DrieLibrary *self, GAsyncResult *result, gboolean *known, GError **error);
/* The evening with everything that belongs to it; answered when its words are gone from the disk. It must not be open. */
void drie_library_erase_async (DrieLibrary *self, gint64 id, GAsyncReadyCallback callback, gpointer user_data);
gboolean drie_library_erase_finish (DrieLibrary *self, GAsyncResult *result, GError **error);
gboolean drie_library_title_matches (const char *typed, const char *theme);
void drie_library_purge_async (DrieLibrary *self, const char *before, GAsyncReadyCallback callback, gpointer user_data);
gboolean drie_library_purge_finish (DrieLibrary *self, GAsyncResult *result, guint *evenings, guint *notes, GError **error);
void drie_library_backup_async (DrieLibrary *self, GFile *file, gint *permille, GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);
void drie_library_restore_async (DrieLibrary *self, GFile *file, gint *permille, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
/* Of both of them. */
gboolean drie_library_copy_finish (DrieLibrary *self, GAsyncResult *result, GError **error);

/* Modules of a QR code, see report/report.h. */
GBytes *drie_library_encode_qr (const char *text, guint *width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieFound, drie_found_free)

G_END_DECLS
