/* What becomes of the evenings in the long run: brought in from a file, erased, backed up, restored.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "evening/library-private.h"
#include "wire/json.h"

/* The largest file that is read; an evening with ten thousand questions takes a tenth of it. */
#define MAX_BYTES (64 * 1024 * 1024)
#define PIECE     (256 * 1024)

G_DEFINE_QUARK (drie - library - error - quark, drie_library_error)

/* --- Import --- */

static GBytes *
read_bounded (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) content = g_byte_array_new ();

  while (stream != NULL)
    {
      g_autoptr (GBytes) piece = g_input_stream_read_bytes (G_INPUT_STREAM (stream), PIECE, cancellable, error);
      if (piece == NULL)
        return NULL;
      if (g_bytes_get_size (piece) == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&content));
      g_byte_array_append (content, g_bytes_get_data (piece, NULL), g_bytes_get_size (piece));
      if (content->len > MAX_BYTES)
        {
          g_set_error_literal (error, DRIE_LIBRARY_ERROR, DRIE_LIBRARY_ERROR_FILE, _ ("This file is too big to be an evening."));
          return NULL;
        }
    }
  return NULL;
}

static DrieSummary *
parse (GBytes *bytes, GError **error)
{
  gsize size;
  const char *content = g_bytes_get_data (bytes, &size);
  g_autoptr (JsonNode) node = drie_json_parse (content != NULL ? content : "", size, error);

  return node != NULL ? drie_archive_from_json (node, error) : NULL;
}

/* Which of the files it was that the chair chose or dropped. */
static GError *
name_file (GFile *file, const GError *why)
{
  g_autofree char *path = g_file_get_basename (file);
  g_autofree char *name = path != NULL ? g_filename_display_name (path) : g_file_get_parse_name (file);

  if (g_error_matches (why, DRIE_WIRE_ERROR, DRIE_WIRE_ERROR_NEWER))
    return g_error_new_literal (DRIE_LIBRARY_ERROR, DRIE_LIBRARY_ERROR_NEWER, why->message);
  /* Translators: a file's name, and a sentence that says what is wrong. */
  return g_error_new (DRIE_LIBRARY_ERROR, DRIE_LIBRARY_ERROR_FILE, _ ("“%s” cannot be read as an evening. %s"), name, why->message);
}

static gboolean
check_source (DrieLibrary *self, GFile *file, GError **error)
{
  g_autofree char *path = g_file_get_path (file);

  return path == NULL || drie_store_check_source (drie_library_get_store (self), path, error);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) why = NULL;
  g_autoptr (GBytes) bytes = check_source (source, data, &why) ? read_bounded (data, cancellable, &why) : NULL;
  DrieSummary *summary = bytes != NULL ? parse (bytes, &why) : NULL;

  if (summary != NULL)
    g_task_return_pointer (task, summary, (GDestroyNotify)drie_summary_free);
  else if (g_error_matches (why, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&why));
  else
    g_task_return_error (task, name_file (data, why));
}

typedef struct
{
  gint64 id;
  gboolean known;
} Imported;

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DrieLibrary *self = g_task_get_source_object (task);
  GError *error = NULL;
  Imported imported = { 0 };

  imported.id = drie_store_import_finish (drie_library_get_store (self), result, &imported.known, &error);
  if (imported.id != 0)
    g_task_return_pointer (task, g_memdup2 (&imported, sizeof imported), g_free);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DrieLibrary *self = DRIE_LIBRARY (source);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  DrieSummary *summary = g_task_propagate_pointer (G_TASK (result), &error);

  if (summary != NULL)
    drie_store_import_async (drie_library_get_store (self), summary, cancellable, imported_cb, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/**
 * drie_library_import_async:
 * @file: an evening that was exported as JSON; of up to 64 MiB
 *
 * Adds the evening, whole or not at all. Reading and writing happen on other threads.
 */
void
drie_library_import_async (DrieLibrary *self, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, drie_library_import_async);
  g_autoptr (GTask) reading = g_task_new (self, cancellable, read_cb, g_steal_pointer (&task));
  g_task_set_task_data (reading, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (reading, read_thread);
}

/**
 * drie_library_import_finish:
 * @known: (out): this evening, by its UUID, was in the library before; it was left as it is
 * @error: %DRIE_LIBRARY_ERROR_FILE, with the file's name, _NEWER, or of writing the library
 *
 * Returns: the evening's id; 0 on error
 */
gint64
drie_library_import_finish (DrieLibrary *self, GAsyncResult *result, gboolean *known, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  g_autofree Imported *imported = g_task_propagate_pointer (G_TASK (result), error);
  if (imported == NULL)
    return 0;
  *known = imported->known;
  return imported->id;
}

/* --- Erasing --- */

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DrieLibrary *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (drie_store_finish (drie_library_get_store (self), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
drie_library_erase_async (DrieLibrary *self, gint64 id, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, drie_library_erase_async);
  drie_store_erase_async (drie_library_get_store (self), id, stored_cb, g_steal_pointer (&task));
}

gboolean
drie_library_erase_finish (DrieLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Letters and digits in their order, in one case: what somebody types who reads a title from the screen. */
static char *
fold_title (const char *title)
{
  g_autofree char *normal = g_utf8_normalize (title, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : "", -1);
  GString *letters = g_string_new (NULL);

  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      g_string_append_unichar (letters, g_utf8_get_char (c));
  return g_string_free (letters, FALSE);
}

/**
 * drie_library_title_matches:
 *
 * Is @typed the title @theme? Accents, capitals, spaces and punctuation do not count, unless it is made of nothing else.
 */
gboolean
drie_library_title_matches (const char *typed, const char *theme)
{
  g_autofree char *mine = fold_title (theme);
  g_autofree char *its = fold_title (typed);

  return *mine != '\0' ? g_str_equal (mine, its) : g_str_equal (typed, theme);
}

static void
purged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DrieLibrary *self = g_task_get_source_object (task);
  GError *error = NULL;
  DrieErased erased;

  if (drie_store_purge_finish (drie_library_get_store (self), result, &erased, &error))
    g_task_return_pointer (task, g_memdup2 (&erased, sizeof erased), g_free);
  else
    g_task_return_error (task, error);
}

/**
 * drie_library_purge_async:
 * @before: a day, YYYY-MM-DD
 *
 * Carries out every erase date that falls before @before, as opening the library does for the ones that have come.
 */
void
drie_library_purge_async (DrieLibrary *self, const char *before, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, drie_library_purge_async);
  drie_store_purge_async (drie_library_get_store (self), before, purged_cb, g_steal_pointer (&task));
}

/**
 * drie_library_purge_finish:
 * @evenings: (out): how many lost words
 * @notes: (out): how many notes lost theirs
 */
gboolean
drie_library_purge_finish (DrieLibrary *self, GAsyncResult *result, guint *evenings, guint *notes, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  g_autofree DrieErased *erased = g_task_propagate_pointer (G_TASK (result), error);
  if (erased == NULL)
    return FALSE;
  *evenings = erased->evenings;
  *notes = erased->notes;
  return TRUE;
}

/* --- Backup --- */

typedef gboolean (*CopyLibrary) (DrieStore *store, const char *path, GCancellable *cancellable, gint *permille, GError **error);

typedef struct
{
  CopyLibrary copy;
  GFile *file;
  gint *permille; /* borrowed */
} Copying;

static void
copying_free (gpointer data)
{
  Copying *copying = data;

  g_object_unref (copying->file);
  g_free (copying);
}

static void
copy_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Copying *copying = data;
  g_autofree char *path = g_file_get_path (copying->file);
  GError *error = NULL;

  if (path == NULL)
    g_task_return_new_error (task, DRIE_LIBRARY_ERROR, DRIE_LIBRARY_ERROR_FILE,
                             _ ("A backup is made on, and read from, a disk of this computer."));
  else if (copying->copy (drie_library_get_store (source), path, cancellable, copying->permille, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
copy_async (DrieLibrary *self, CopyLibrary copy, GFile *file, gint *permille, GCancellable *cancellable, GAsyncReadyCallback callback,
            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Copying *copying = g_new0 (Copying, 1);

  copying->copy = copy;
  copying->file = g_object_ref (file);
  copying->permille = permille;
  g_task_set_source_tag (task, copy_async);
  /* Restored or not: the answer says what happened, whoever cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, copying, copying_free);
  g_task_run_in_thread (task, copy_thread);
}

/**
 * drie_library_backup_async:
 * @file: on a local disk; whole when it is there
 * @permille: (nullable): is set, atomically, to how much is done; lives until the answer
 *
 * The whole library in one file, without what could tell who wrote what.
 */
void
drie_library_backup_async (DrieLibrary *self, GFile *file, gint *permille, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  copy_async (self, drie_store_backup, file, permille, cancellable, callback, user_data);
}

/**
 * drie_library_restore_async:
 * @self: open for writing, none of its evenings open, and left alone until the answer comes
 *
 * Replaces every evening with those of a backup. If it fails or is cancelled, the library is as it was.
 */
void
drie_library_restore_async (DrieLibrary *self, GFile *file, gint *permille, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  copy_async (self, drie_store_restore, file, permille, cancellable, callback, user_data);
}

gboolean
drie_library_copy_finish (DrieLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
