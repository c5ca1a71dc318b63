/* gzip. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A piece ends with a full flush: on a whole byte, and nothing behind it refers to it. So it may stand anywhere in a stream, if what comes
 * before it was flushed in the same way. */
#include "web/pack.h"

#include <string.h>
#include <zlib.h>

#include "web/limits.h"

/* RFC 1952, 2.3: deflated, no name, no time, unknown system. */
static const guint8 head[] = { 0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255 };
/* How far back zlib looks for what repeats, as a power of two, and what it keeps to find it. What is compressed for each phone is short:
 * all that zlib can have makes it no smaller, and each time would have to come from the kernel. */
#define WINDOW 13
#define MEMORY 6
/* Room for what is compressed in one go. */
#define ROOM 4096

struct _DriePiece
{
  GByteArray *packed;
  guint32 crc;
  gsize length; /* of the text */
};

/* @flushed: nothing that comes next refers to what is there */
struct _DriePack
{
  z_stream stream;
  GByteArray *packed;
  guint32 crc;
  gsize length;
  gboolean flushed;
};

static void
start (z_stream *stream, int effort, int window, int memory)
{
  /* Without zlib's own head and end. Fails only for want of memory, which ends the program elsewhere too. */
  if (deflateInit2 (stream, effort, Z_DEFLATED, -window, memory, Z_DEFAULT_STRATEGY) != Z_OK)
    g_error ("zlib: %s", stream->msg != NULL ? stream->msg : "no memory");
}

static void
deflate_into (z_stream *stream, const char *text, gsize length, int flush, GByteArray *out)
{
  stream->next_in = (Bytef *)text;
  stream->avail_in = (uInt)length;
  do
    {
      guint before = out->len;
      g_byte_array_set_size (out, before + ROOM);
      stream->next_out = out->data + before;
      stream->avail_out = ROOM;
      deflate (stream, flush);
      g_byte_array_set_size (out, before + ROOM - stream->avail_out);
    }
  while (stream->avail_out == 0);
}

DriePiece *
drie_piece_new (const char *text, gsize length)
{
  DriePiece *self = g_new0 (DriePiece, 1);
  z_stream stream = { 0 };

  self->packed = g_byte_array_new ();
  self->crc = crc32_z (0, (const Bytef *)text, length);
  self->length = length;
  start (&stream, Z_BEST_COMPRESSION, MAX_WBITS, MAX_MEM_LEVEL);
  deflate_into (&stream, text, length, Z_FULL_FLUSH, self->packed);
  deflateEnd (&stream);
  return self;
}

void
drie_piece_free (DriePiece *self)
{
  if (self == NULL)
    return;
  g_byte_array_unref (self->packed);
  g_free (self);
}

DriePack *
drie_pack_new (void)
{
  DriePack *self = g_new0 (DriePack, 1);

  self->packed = g_byte_array_sized_new (4 * ROOM);
  self->flushed = TRUE;
  g_byte_array_append (self->packed, head, sizeof head);
  start (&self->stream, DRIE_LIMIT_EFFORT, WINDOW, MEMORY);
  return self;
}

void
drie_pack_free (DriePack *self)
{
  if (self == NULL)
    return;
  deflateEnd (&self->stream);
  g_clear_pointer (&self->packed, g_byte_array_unref);
  g_free (self);
}

static void
count (DriePack *self, guint32 crc, gsize length)
{
  self->crc = (guint32)crc32_combine (self->crc, crc, (z_off_t)length);
  self->length += length;
}

void
drie_pack_add (DriePack *self, const char *text, gsize length)
{
  if (length == 0)
    return;
  count (self, crc32_z (0, (const Bytef *)text, length), length);
  deflate_into (&self->stream, text, length, Z_NO_FLUSH, self->packed);
  self->flushed = FALSE;
}

void
drie_pack_add_piece (DriePack *self, const DriePiece *piece)
{
  if (!self->flushed)
    deflate_into (&self->stream, "", 0, Z_FULL_FLUSH, self->packed);
  self->flushed = TRUE;
  count (self, piece->crc, piece->length);
  g_byte_array_append (self->packed, piece->packed->data, piece->packed->len);
}

GBytes *
drie_pack_finish (DriePack *self)
{
  guint32 tail[] = { GUINT32_TO_LE (self->crc), GUINT32_TO_LE ((guint32)self->length) };

  deflate_into (&self->stream, "", 0, Z_FINISH, self->packed);
  g_byte_array_append (self->packed, (const guint8 *)tail, sizeof tail);
  return g_byte_array_free_to_bytes (g_steal_pointer (&self->packed));
}
