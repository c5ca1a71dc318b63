/* The web thread's own book of notes: what a phone reads is always what it was last told, although the evening publishes a little later.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "web/public-state.h"

G_BEGIN_DECLS

/**
 * DrieWebNote:
 * @device: whose it is; NULL for paper
 * @text: NULL once its words are gone
 * @published: the evening knows it
 * @edited: its writer changed the words, and the evening has not shown them yet
 */
typedef struct
{
  char *key;
  char *device;
  DrieCircle from;
  DrieCircle to;
  char *text;
  DrieDisposition disposition;
  char *reason;
  gboolean published;
  gboolean edited;
} DrieWebNote;

/* As its writer sees it: {"key":…,"text":…,"to":…,"disposition":…,"reason":…}. Transfer full. */
char *drie_web_note_to_json (const DrieWebNote *note);

typedef struct _DrieNoteBook DrieNoteBook;
/* Told of each note that looks different to its writer now. */
typedef void (*DrieNoteChanged) (const DrieWebNote *note, gpointer user_data);

DrieNoteBook *drie_note_book_new (DrieNoteChanged changed, gpointer user_data);
void drie_note_book_free (DrieNoteBook *self);

/* What the evening published (element-type DriePublicNote; kept, and not to be changed any more). It decides what became of each note; but
 * it may be older than what phones were told: a note that was acknowledged since then does not vanish, one that was withdrawn does not come
 * back, words that were edited stay. */
void drie_note_book_merge (DrieNoteBook *self, GPtrArray *notes);
/* What the store confirmed. */
const DrieWebNote *drie_note_book_add (DrieNoteBook *self, const DrieNote *note);
const DrieWebNote *drie_note_book_edit (DrieNoteBook *self, const char *key, const char *text);
void drie_note_book_withdraw (DrieNoteBook *self, const char *key);

/* NULL if unknown. */
const DrieWebNote *drie_note_book_find (DrieNoteBook *self, const char *key);
/* The notes of one device in order of arrival (element-type DrieWebNote, borrowed); NULL if there are none. */
const GPtrArray *drie_note_book_list (DrieNoteBook *self, const char *device);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieNoteBook, drie_note_book_free)

G_END_DECLS
