/* A body that comes in chunks. SPDX-License-Identifier: GPL-3.0-or-later */
#include "web/chunks.h"

/* No chunk is longer than what so many digits can say. */
#define MOST_DIGITS 8

/* Goes on to @next if the byte is the one that must stand here. */
static gboolean
expect (DrieChunks *self, char byte, char wanted, DrieChunksPlace next)
{
  self->place = next;
  return byte == wanted;
}

static gboolean
read_size (DrieChunks *self, char byte)
{
  if (self->digits > 0 && byte == '\r')
    {
      self->place = DRIE_CHUNKS_SIZED;
      return TRUE;
    }
  if (!g_ascii_isxdigit (byte) || ++self->digits > MOST_DIGITS)
    return FALSE;
  self->left = self->left << 4 | g_ascii_xdigit_value (byte);
  return TRUE;
}

/* A line that says nothing to us, or the empty one behind them. */
static gboolean
read_trailer (DrieChunks *self, char byte)
{
  if (self->place == DRIE_CHUNKS_LINE)
    self->place = byte == '\n' ? DRIE_CHUNKS_TRAILER : DRIE_CHUNKS_LINE;
  else
    self->place = byte == '\r' ? DRIE_CHUNKS_LAST : DRIE_CHUNKS_LINE;
  return byte != '\n' || self->place == DRIE_CHUNKS_TRAILER;
}

/* May this byte stand here? */
static gboolean
read_byte (DrieChunks *self, char byte)
{
  switch (self->place)
    {
    case DRIE_CHUNKS_SIZE:
      return read_size (self, byte);
    case DRIE_CHUNKS_SIZED:
      return expect (self, byte, '\n', self->left > 0 ? DRIE_CHUNKS_DATA : DRIE_CHUNKS_TRAILER);
    case DRIE_CHUNKS_RETURN:
      return expect (self, byte, '\r', DRIE_CHUNKS_FEED);
    case DRIE_CHUNKS_FEED:
      self->digits = 0;
      return expect (self, byte, '\n', DRIE_CHUNKS_SIZE);
    case DRIE_CHUNKS_TRAILER:
    case DRIE_CHUNKS_LINE:
      return read_trailer (self, byte);
    case DRIE_CHUNKS_LAST:
      return expect (self, byte, '\n', DRIE_CHUNKS_END);
    default:
      return FALSE;
    }
}

/* A part of the chunk itself. Returns how much of it there is. */
static gsize
read_data (DrieChunks *self, gsize length)
{
  gsize part = MIN (length, self->left);

  self->left -= part;
  if (self->left == 0)
    self->place = DRIE_CHUNKS_RETURN;
  return part;
}

gsize
drie_chunks_measure (DrieChunks *self, const char *data, gsize length)
{
  gsize i = 0;

  while (i < length)
    {
      if (self->place == DRIE_CHUNKS_DATA)
        i += read_data (self, length - i);
      else if (read_byte (self, data[i]))
        i++;
      else
        {
          self->place = DRIE_CHUNKS_BAD;
          return i;
        }
    }
  return i;
}
