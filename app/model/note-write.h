/* What a phone does to its notes, and what comes of it: the one promise between web and store, which do not know each other.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/note.h"

G_BEGIN_DECLS

typedef enum
{
  DRIE_NOTE_ADD,
  DRIE_NOTE_EDIT,     /* text only */
  DRIE_NOTE_WITHDRAW, /* the row goes, words, index and all */
} DrieNoteOp;

typedef enum
{
  DRIE_NOTE_DONE,
  DRIE_NOTE_KNOWN,    /* add: the key was there already; nothing changed, the stored note is returned */
  DRIE_NOTE_TOO_LATE, /* edit, withdraw: the note is no longer only received */
  DRIE_NOTE_UNKNOWN,  /* edit, withdraw: no such note of this device */
} DrieNoteOutcome;

/* Called once, on the thread-default main context of the one who asked, after the commit.
 * @note: as stored now, borrowed; NULL after withdraw, unknown and errors. @error: NULL unless the store failed. */
typedef void (*DrieNoteWritten) (DrieNoteOutcome outcome, const DrieNote *note, const GError *error, gpointer user_data);

/**
 * DrieNoteSink:
 * @write: carries out @op on @note (copied before it returns); callable from any thread
 * @sink: first argument of @write
 *
 * @note holds for ADD: key, from, to, step, text, language, source, late, created_at, device; EDIT: key, device, text;
 * WITHDRAW: key, device.
 */
typedef struct
{
  void (*write) (gpointer sink, DrieNoteOp op, const DrieNote *note, DrieNoteWritten written, gpointer user_data);
  gpointer sink;
} DrieNoteSink;

G_END_DECLS
