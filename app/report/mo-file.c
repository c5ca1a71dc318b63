/* A compiled catalogue of messages (.mo), read with care. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The format (GNU gettext manual, "The Format of GNU MO Files"): seven words of 32 bits – magic, revision, number of strings,
 * offsets of the table of originals and of the table of translations, size and offset of a hash table that is optional and not
 * needed here, for the originals are sorted. A table has a length and an offset per string; each string ends in a NUL. */
#include "report/mo-file.h"

#include <string.h>

#define MAGIC         0x950412deu
#define MAGIC_SWAPPED 0xde120495u
#define HEADER_SIZE   28

struct _DrieMoFile
{
  GMappedFile *file;
  const char *data;
  gsize size;
  gboolean swapped;
  guint32 n_strings;
  guint32 originals;
  guint32 translations;
};

/* The word at @offset, of which the caller knows that it lies in the file. */
static guint32
read_word (const DrieMoFile *self, gsize offset)
{
  guint32 word;

  memcpy (&word, self->data + offset, sizeof word);
  return self->swapped ? GUINT32_SWAP_LE_BE (word) : word;
}

static gboolean
table_fits (const DrieMoFile *self, guint32 offset)
{
  return (guint64)offset + (guint64)self->n_strings * 8 <= self->size;
}

/* String @i of the table at @table, or NULL if it sticks out of the file or has no end. */
static const char *
read_string (const DrieMoFile *self, guint32 table, guint32 i, gsize *length)
{
  guint64 bytes = read_word (self, table + (gsize)i * 8);
  guint64 offset = read_word (self, table + (gsize)i * 8 + 4);

  if (offset + bytes >= self->size || self->data[offset + bytes] != '\0')
    return NULL;
  *length = bytes;
  return self->data + offset;
}

static gboolean
read_header (DrieMoFile *self)
{
  if (self->size < HEADER_SIZE)
    return FALSE;

  guint32 magic = read_word (self, 0);
  if (magic != MAGIC && magic != MAGIC_SWAPPED)
    return FALSE;
  self->swapped = magic == MAGIC_SWAPPED;

  /* Minor revisions only add tables; of the major ones 0 and 1 keep this shape. */
  if (read_word (self, 4) >> 16 > 1)
    return FALSE;
  self->n_strings = read_word (self, 8);
  self->originals = read_word (self, 12);
  self->translations = read_word (self, 16);
  return table_fits (self, self->originals) && table_fits (self, self->translations);
}

DrieMoFile *
drie_mo_file_open (const char *path, GError **error)
{
  GMappedFile *file = g_mapped_file_new (path, FALSE, error);
  if (file == NULL)
    return NULL;

  g_autoptr (DrieMoFile) self = g_new0 (DrieMoFile, 1);
  self->file = file;
  self->data = g_mapped_file_get_contents (file);
  self->size = g_mapped_file_get_length (file);
  if (!read_header (self))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s is no catalogue of messages", path);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
drie_mo_file_free (DrieMoFile *self)
{
  if (self == NULL)
    return;
  g_mapped_file_unref (self->file);
  g_free (self);
}

const char *
drie_mo_file_lookup (const DrieMoFile *self, const char *msgid, gsize *length)
{
  guint32 low = 0, high = self->n_strings;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      gsize unused;
      const char *original = read_string (self, self->originals, middle, &unused);
      if (original == NULL)
        return NULL;

      /* An original with a plural is "singular NUL plural": comparing stops where the singular ends. */
      int order = strcmp (msgid, original);
      if (order == 0)
        return read_string (self, self->translations, middle, length);
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return NULL;
}
