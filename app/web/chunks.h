/* A body that comes in chunks. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DRIE_CHUNKS_SIZE,    /* the digits of a size */
  DRIE_CHUNKS_SIZED,   /* the line feed behind them */
  DRIE_CHUNKS_DATA,    /* the chunk itself */
  DRIE_CHUNKS_RETURN,  /* the carriage return behind it */
  DRIE_CHUNKS_FEED,    /* and the line feed */
  DRIE_CHUNKS_TRAILER, /* the start of a line behind the last chunk */
  DRIE_CHUNKS_LINE,    /* within that line */
  DRIE_CHUNKS_LAST,    /* the line feed that ends it all */
  DRIE_CHUNKS_END,
  DRIE_CHUNKS_BAD,
} DrieChunksPlace;

/**
 * DrieChunks:
 * @digits: of the size so far
 * @left: bytes of the chunk that are to come
 *
 * Where one is in the body. All zero: at its start.
 */
typedef struct
{
  DrieChunksPlace place;
  guint digits;
  guint64 left;
} DrieChunks;

/* How many of these bytes are as they should be, from the first on: plain sizes in hexadecimal, with carriage return and line feed, and
 * nothing else beside them. Fewer than @length: what follows does not belong to the body, or breaks it off. */
gsize drie_chunks_measure (DrieChunks *self, const char *data, gsize length);

G_END_DECLS
