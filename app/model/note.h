/* A post-it: one question of one circle to another, and what became of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/circle.h"

G_BEGIN_DECLS

/* Longest note, in code points after normalising. */
#define DRIE_NOTE_MAX_CHARS 500
/* Longest translation beside one: some languages take twice the room of others. */
#define DRIE_NOTE_MAX_TRANSLATION (2 * DRIE_NOTE_MAX_CHARS)

typedef enum
{
  DRIE_DISPOSITION_RECEIVED,
  DRIE_DISPOSITION_SELECTED,
  DRIE_DISPOSITION_ASKING,
  DRIE_DISPOSITION_ASKED,
  DRIE_DISPOSITION_KEPT,
  DRIE_DISPOSITION_ELSEWHERE,
  DRIE_DISPOSITION_NOT_POSSIBLE,
  DRIE_DISPOSITION_PERSONAL,
  DRIE_DISPOSITION_REMOVED,
} DrieDisposition;

#define DRIE_N_DISPOSITIONS 9

typedef enum
{
  DRIE_SOURCE_PHONE,
  DRIE_SOURCE_PAPER,
} DrieSource;

/**
 * DrieNote:
 * @id: number in the library, 0 until stored
 * @key: UUID chosen by the writer; NULL once destroyed; never exported
 * @from: the circle that wrote it; @to: the circle it is for; @step: the step in which it came, 0-based
 * @text: normalised; NULL once wiped or erased (the row stays, as a count)
 * @language: language code of the writer's page, or NULL; never exported; @translation: a helper's, or NULL
 * @reason: why not possible, or where else it belongs; NULL if none
 * @rank: 1-based place among the selected of @to; 0 if not selected
 * @asked_at: when it was put to the circle, microseconds since the epoch; 0 if it was not
 * @answer: short answer note of the chair, or NULL
 * @group: id of the note it was grouped under; 0 if it stands alone or leads
 * @late: came within the grace
 * @created_at: microseconds since the epoch
 * @device: keyed hash of the writer's device, hex; NULL for paper and once destroyed; never exported
 */
typedef struct
{
  gint64 id;
  char *key;
  DrieCircle from;
  DrieCircle to;
  int step;
  char *text;
  char *language;
  char *translation;
  DrieSource source;
  DrieDisposition disposition;
  char *reason;
  int rank;
  gint64 asked_at;
  char *answer;
  gint64 group;
  gboolean late;
  gint64 created_at;
  char *device;
} DrieNote;

DrieNote *drie_note_new (void);
DrieNote *drie_note_copy (const DrieNote *self);
void drie_note_free (DrieNote *self);
/* Takes away every word that was written in or about it; it still counts. */
void drie_note_wipe (DrieNote *self);
/* Will words of it stand in the documents of the evening that may be somebody's name? See drie_text_may_name(). */
gboolean drie_note_may_name (const DrieNote *self);
/* What a hall can read: the translation if a helper typed one, else the text. NULL once erased; borrowed. */
const char *drie_note_get_words (const DrieNote *self);

const char *drie_disposition_to_wire (DrieDisposition disposition);
gboolean drie_disposition_from_wire (const char *wire, DrieDisposition *disposition);
const char *drie_source_to_wire (DrieSource source);
gboolean drie_source_from_wire (const char *wire, DrieSource *source);

/* May words of a note with this disposition stand in front of the hall, in a summary or an export? Not if personal or removed. */
gboolean drie_disposition_is_public (DrieDisposition disposition);
/* Was it put to the circle (asking or asked)? */
gboolean drie_disposition_is_put (DrieDisposition disposition);

/* NFC; control characters out except line feed (CR LF and CR become LF), bidi controls, ZWJ and ZWNJ kept; trimmed.
 * NULL if @raw is not valid UTF-8 of @length bytes or holds a NUL. "" if nothing is left. */
char *drie_note_normalise (const char *raw, gssize length);
/* A key is a UUID in its canonical text form (8-4-4-4-12, either case). */
gboolean drie_note_key_is_valid (const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieNote, drie_note_free)

G_END_DECLS
