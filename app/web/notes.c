/* The book of notes. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/notes.h"

#include "wire/build.h"

struct _DrieNoteBook
{
  GHashTable *notes;     /* key → DrieWebNote */
  GHashTable *devices;   /* device → GPtrArray of its DrieWebNote, borrowed */
  GPtrArray *merged;     /* what the evening published last; NULL before that */
  GHashTable *withdrawn; /* set of keys: kept, since a publication of any age may still name them */
  DrieNoteChanged changed;
  gpointer user_data;
};

static void
note_free (gpointer data)
{
  DrieWebNote *note = data;

  g_free (note->key);
  g_free (note->device);
  g_free (note->text);
  g_free (note->reason);
  g_free (note);
}

char *
drie_web_note_to_json (const DrieWebNote *note)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  drie_build_text (builder, "key", note->key);
  drie_build_text (builder, "text", note->text != NULL ? note->text : "");
  drie_build_text (builder, "to", drie_circle_to_wire (note->to));
  drie_build_text (builder, "disposition", drie_disposition_to_wire (note->disposition));
  drie_build_text (builder, "reason", note->reason);
  return drie_build_end_line (builder);
}

DrieNoteBook *
drie_note_book_new (DrieNoteChanged changed, gpointer user_data)
{
  DrieNoteBook *self = g_new0 (DrieNoteBook, 1);

  self->notes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, note_free);
  self->devices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  self->withdrawn = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->changed = changed;
  self->user_data = user_data;
  return self;
}

void
drie_note_book_free (DrieNoteBook *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->devices);
  g_hash_table_unref (self->notes);
  g_hash_table_unref (self->withdrawn);
  g_clear_pointer (&self->merged, g_ptr_array_unref);
  g_free (self);
}

static void
tell (DrieNoteBook *self, const DrieWebNote *note)
{
  if (self->changed != NULL)
    self->changed (note, self->user_data);
}

static DrieWebNote *
insert (DrieNoteBook *self, const char *key, const char *device, DrieCircle from, DrieCircle to, const char *text)
{
  DrieWebNote *note = g_new0 (DrieWebNote, 1);

  note->key = g_strdup (key);
  note->device = g_strdup (device);
  note->from = from;
  note->to = to;
  note->text = g_strdup (text);
  g_hash_table_insert (self->notes, note->key, note);
  if (device != NULL)
    {
      GPtrArray *own = g_hash_table_lookup (self->devices, device);
      if (own == NULL)
        {
          own = g_ptr_array_new ();
          g_hash_table_insert (self->devices, g_strdup (device), own);
        }
      g_ptr_array_add (own, note);
    }
  return note;
}

static void
forget (DrieNoteBook *self, DrieWebNote *note)
{
  GPtrArray *own = note->device != NULL ? g_hash_table_lookup (self->devices, note->device) : NULL;

  if (own != NULL)
    {
      g_ptr_array_remove (own, note);
      if (own->len == 0)
        g_hash_table_remove (self->devices, note->device);
    }
}

/* @edited: TRUE if the words that the phone was told of are newer than the published ones. */
static gboolean
update (DrieWebNote *note, const DriePublicNote *published)
{
  gboolean changed = FALSE;

  if (g_strcmp0 (note->text, published->text) == 0)
    note->edited = FALSE;
  else if (published->text == NULL || !note->edited)
    {
      g_free (note->text);
      note->text = g_strdup (published->text);
      note->edited = FALSE;
      changed = TRUE;
    }
  if (g_strcmp0 (note->reason, published->reason) != 0)
    {
      g_free (note->reason);
      note->reason = g_strdup (published->reason);
      changed = TRUE;
    }
  changed |= note->disposition != published->disposition;
  note->disposition = published->disposition;
  note->published = TRUE;
  return changed;
}

/* How many of @notes, from the first, are the very ones that were merged last time: most of them, and nothing is to be done for them. */
static guint
count_same (DrieNoteBook *self, const GPtrArray *notes)
{
  guint same = 0;

  while (self->merged != NULL && same < MIN (self->merged->len, notes->len)
         && g_ptr_array_index (self->merged, same) == g_ptr_array_index (notes, same))
    same++;
  return same;
}

/* What the evening knew and knows no longer: a paper note that was taken back. */
static void
forget_missing (DrieNoteBook *self, guint same, GHashTable *present)
{
  for (guint i = same; self->merged != NULL && i < self->merged->len; i++)
    {
      const DriePublicNote *known = g_ptr_array_index (self->merged, i);
      DrieWebNote *note = known->key != NULL ? g_hash_table_lookup (self->notes, known->key) : NULL;
      if (note == NULL || !note->published || g_hash_table_contains (present, note->key))
        continue;
      forget (self, note);
      g_hash_table_remove (self->notes, note->key);
    }
}

void
drie_note_book_merge (DrieNoteBook *self, GPtrArray *notes)
{
  g_autoptr (GHashTable) present = g_hash_table_new (g_str_hash, g_str_equal);
  guint same = count_same (self, notes);

  for (guint i = same; i < notes->len; i++)
    {
      const DriePublicNote *published = g_ptr_array_index (notes, i);
      if (published->key == NULL || g_hash_table_contains (self->withdrawn, published->key))
        continue;

      g_hash_table_add (present, published->key);
      DrieWebNote *note = g_hash_table_lookup (self->notes, published->key);
      gboolean is_new = note == NULL;
      if (is_new)
        note = insert (self, published->key, published->device, published->from, published->to, published->text);
      if (update (note, published) || is_new)
        tell (self, note);
    }
  forget_missing (self, same, present);
  g_ptr_array_ref (notes);
  g_clear_pointer (&self->merged, g_ptr_array_unref);
  self->merged = notes;
}

const DrieWebNote *
drie_note_book_add (DrieNoteBook *self, const DrieNote *stored)
{
  DrieWebNote *note = g_hash_table_lookup (self->notes, stored->key);

  if (note != NULL)
    return note;

  g_autoptr (DriePublicNote) public = drie_public_note_new (stored);
  g_hash_table_remove (self->withdrawn, stored->key);
  note = insert (self, public->key, public->device, public->from, public->to, public->text);
  note->disposition = public->disposition;
  note->reason = g_strdup (public->reason);
  tell (self, note);
  return note;
}

const DrieWebNote *
drie_note_book_edit (DrieNoteBook *self, const char *key, const char *text)
{
  DrieWebNote *note = g_hash_table_lookup (self->notes, key);

  if (note == NULL || g_strcmp0 (note->text, text) == 0)
    return note;
  g_free (note->text);
  note->text = g_strdup (text);
  note->edited = TRUE;
  tell (self, note);
  return note;
}

void
drie_note_book_withdraw (DrieNoteBook *self, const char *key)
{
  DrieWebNote *note = g_hash_table_lookup (self->notes, key);

  g_hash_table_add (self->withdrawn, g_strdup (key));
  if (note == NULL)
    return;
  forget (self, note);
  g_hash_table_remove (self->notes, key);
}

const DrieWebNote *
drie_note_book_find (DrieNoteBook *self, const char *key)
{
  return g_hash_table_lookup (self->notes, key);
}

const GPtrArray *
drie_note_book_list (DrieNoteBook *self, const char *device)
{
  return device != NULL ? g_hash_table_lookup (self->devices, device) : NULL;
}
