/* What the tests of the store share. SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */

#include "test-store-utils.h"

#include <string.h>

#include "store/files.h"
#include "store/statement.h"

char *directory;
DrieStore *store;

void
folder_set_up (void)
{
  directory = test_temp_dir ();
}

void
store_set_up (void)
{
  folder_set_up ();
  store = open_store (directory);
}

void
store_tear_down (void)
{
  g_clear_pointer (&store, drie_store_close);
  test_remove_dir (directory);
  g_clear_pointer (&directory, g_free);
}

DrieStore *
open_store (const char *directory)
{
  return open_store_at (directory, g_get_real_time ());
}

DrieStore *
open_store_at (const char *directory, gint64 now)
{
  g_autoptr (GError) error = NULL;
  DrieStore *store = drie_store_open_at (directory, DRIE_STORE_WRITE, now, &error);

  ck_assert_msg (store != NULL, "%s", error != NULL ? error->message : "");
  return store;
}

char *
expect_open_error (const char *directory, DrieStoreMode mode, int code)
{
  g_autoptr (GError) error = NULL;
  DrieStore *store = drie_store_open (directory, mode, &error);

  ck_assert_ptr_null (store);
  ck_assert_msg (g_error_matches (error, DRIE_STORE_ERROR, code), "code %d: %s", error->code, error->message);
  return g_strdup (error->message);
}

GAsyncResult *
wait_for (GAsyncResult **slot)
{
  test_wait_until (*slot != NULL);
  return *slot;
}

static void
finish (DrieStore *store, GAsyncResult **slot)
{
  g_autoptr (GAsyncResult) result = wait_for (slot);
  g_autoptr (GError) error = NULL;

  ck_assert_msg (drie_store_finish (store, result, &error), "%s", error != NULL ? error->message : "");
}

gint64
create_plan (DrieStore *store, const DriePlan *plan)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GError) error = NULL;

  drie_store_create_async (store, plan, test_result_cb, &slot);
  g_autoptr (GAsyncResult) result = wait_for (&slot);
  gint64 id = drie_store_create_finish (store, result, &error);
  ck_assert_msg (id > 0, "%s", error != NULL ? error->message : "");
  return id;
}

gint64
create (DrieStore *store, const char *theme)
{
  g_autoptr (DriePlan) plan = drie_plan_new ();

  g_free (plan->theme);
  plan->theme = g_strdup (theme);
  return create_plan (store, plan);
}

void
add_event (DrieStore *store, gint64 id, guint position, DrieEventType type, gint64 at, gint64 value, DrieStatus status)
{
  GAsyncResult *slot = NULL;
  DrieEvent event = { type, at, value };

  drie_store_add_event_async (store, id, position, &event, status, test_result_cb, &slot);
  finish (store, &slot);
}

static char *
make_key (const char *key)
{
  return g_strdup_printf ("%08x-0000-4000-8000-%012x", g_str_hash (key), g_str_hash (key));
}

DrieNote *
make_note (const char *key, const char *device, const char *text)
{
  DrieNote *note = drie_note_new ();

  note->key = make_key (key);
  note->device = g_strdup (device);
  note->text = g_strdup (text);
  note->from = DRIE_CIRCLE_PARENTS;
  note->to = DRIE_CIRCLE_PUPILS;
  note->step = 1;
  note->created_at = g_get_real_time ();
  return note;
}

DrieNoteOutcome
write_note (DrieStore *store, gint64 id, DrieNoteOp op, const DrieNote *note, DrieNote **stored)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GError) error = NULL;
  DrieNoteOutcome outcome = DRIE_NOTE_UNKNOWN;

  drie_store_write_note_async (store, id, op, note, test_result_cb, &slot);
  g_autoptr (GAsyncResult) result = wait_for (&slot);
  ck_assert_msg (drie_store_write_note_finish (store, result, &outcome, stored, &error), "%s", error != NULL ? error->message : "");
  return outcome;
}

DrieNoteOutcome
write_text (DrieStore *store, gint64 id, DrieNoteOp op, const char *key, const char *device, const char *text)
{
  g_autoptr (DrieNote) note = make_note (key, device, text);

  return write_note (store, id, op, note, NULL);
}

void
update_note (DrieStore *store, gint64 id, DrieNote *note)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();

  g_ptr_array_add (notes, note);
  drie_store_update_notes_async (store, id, notes, test_result_cb, &slot);
  finish (store, &slot);
}

void
dispose (DrieStore *store, gint64 id, const char *key, DrieDisposition disposition)
{
  g_autoptr (DrieSummary) summary = load (store, id);
  DrieNote *note = find_note (summary, key);

  note->disposition = disposition;
  update_note (store, id, note);
}

void
settle (DrieStore *store)
{
  GAsyncResult *slot = NULL;

  drie_store_settle_async (store, test_result_cb, &slot);
  finish (store, &slot);
}

void
set_recap (DrieStore *store, gint64 id, DrieRecapPart part, const char *text)
{
  GAsyncResult *slot = NULL;

  drie_store_set_recap_async (store, id, part, text, test_result_cb, &slot);
  finish (store, &slot);
}

gint64
put_agreement (DrieStore *store, gint64 id, const DrieAgreement *agreement)
{
  GAsyncResult *slot = NULL;
  g_autoptr (GError) error = NULL;

  drie_store_put_agreement_async (store, id, agreement, test_result_cb, &slot);
  g_autoptr (GAsyncResult) result = wait_for (&slot);
  gint64 number = drie_store_put_agreement_finish (store, result, &error);
  ck_assert_msg (number > 0, "%s", error != NULL ? error->message : "");
  return number;
}

void
set_draft (DrieStore *store, gint64 id, const char *place, const char *text)
{
  GAsyncResult *slot = NULL;

  drie_store_set_draft_async (store, id, place, text, test_result_cb, &slot);
  finish (store, &slot);
}

char *
load_draft (DrieStore *store, gint64 id, const char *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) drafts = drie_store_load_drafts (store, id, &error);

  ck_assert_msg (drafts != NULL, "%s", error != NULL ? error->message : "");
  return g_strdup (g_hash_table_lookup (drafts, place));
}

void
finalise (DrieStore *store, gint64 id)
{
  GAsyncResult *slot = NULL;

  drie_store_finalise_async (store, id, 1, drie_version_new (NULL, NULL), test_result_cb, &slot);
  finish (store, &slot);
}

DrieSummary *
load (DrieStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  DrieSummary *summary = drie_store_load (store, id, &error);

  ck_assert_msg (summary != NULL, "%s", error != NULL ? error->message : "");
  return summary;
}

DrieNote *
find_note (DrieSummary *summary, const char *key)
{
  g_autofree char *whole = make_key (key);

  for (guint i = 0; i < summary->notes->len; i++)
    {
      DrieNote *note = g_ptr_array_index (summary->notes, i);
      if (g_strcmp0 (note->key, whole) == 0)
        return note;
    }
  return NULL;
}

char *
search (DrieStore *store, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = drie_store_list (store, words, &error);
  GString *ids = g_string_new (NULL);

  ck_assert_msg (entries != NULL, "“%s”: %s", words, error != NULL ? error->message : "");
  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (ids, "%" G_GINT64_FORMAT " ", ((DrieEntry *)g_ptr_array_index (entries, i))->id);
  return g_string_free (ids, FALSE);
}

gboolean
finds (DrieStore *store, const char *words, const char *expected)
{
  g_autofree char *found = search (store, words);

  return g_str_equal (found, expected);
}

void
wait_for_index (DrieStore *store, gint64 id)
{
  static guint count;
  g_autofree char *word = g_strdup_printf ("marker%u", count++);
  g_autofree char *expected = g_strdup_printf ("%" G_GINT64_FORMAT " ", id);

  write_text (store, id, DRIE_NOTE_ADD, word, "marker", word);
  test_wait_until (finds (store, word, expected));
}

gboolean
folder_holds (const char *directory, const char *text, GString *where)
{
  g_autoptr (GDir) folder = g_dir_open (directory, 0, NULL);
  g_autofree char *folded = g_ascii_strdown (text, -1);
  gboolean found = FALSE;
  const char *name;

  ck_assert_ptr_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length = 0;

      ck_assert (g_file_get_contents (path, &bytes, &length, NULL));
      /* The index keeps words in small letters. */
      for (gsize i = 0; i < length; i++)
        bytes[i] = g_ascii_tolower (bytes[i]);
      if (memmem (bytes, length, folded, strlen (folded)) == NULL)
        continue;
      found = TRUE;
      if (where != NULL)
        g_string_append_printf (where, " %s", name);
    }
  return found;
}

void
assert_gone (const char *directory, const char *text)
{
  g_autoptr (GString) where = g_string_new (NULL);

  ck_assert_msg (!folder_holds (directory, text, where), "“%s” is still in%s", text, where->str);
}

void
assert_there (const char *directory, const char *text)
{
  ck_assert_msg (folder_holds (directory, text, NULL), "“%s” is nowhere", text);
}

guint
count_files (const char *directory, const char *prefix)
{
  g_autoptr (GDir) folder = g_dir_open (directory, 0, NULL);
  guint count = 0;
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    count += g_str_has_prefix (name, prefix);
  return count;
}

char *
check_integrity (const char *directory)
{
  g_autofree char *path = drie_files_path (directory, "");
  g_autoptr (GError) error = NULL;
  g_autoptr (DrieDatabase) database = drie_database_open (path, DRIE_DATABASE_READ, &error);

  if (database == NULL)
    return g_strdup (error->message);
  g_autoptr (DrieStatement) statement = drie_statement_prepare (database, "PRAGMA integrity_check", &error);
  if (statement == NULL || drie_statement_fetch (statement, &error) != DRIE_FETCH_ROW)
    return g_strdup (error != NULL ? error->message : "no answer");
  g_autofree char *verdict = drie_column_text (statement, 0);
  return g_strcmp0 (verdict, "ok") == 0 ? NULL : g_steal_pointer (&verdict);
}
