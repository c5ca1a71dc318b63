/* What can be undone, newest last. Each entry holds how things were. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/summary.h"

G_BEGIN_DECLS

typedef enum
{
  DRIE_UNDO_RECAP = 1 << 0,
  DRIE_UNDO_AGREEMENT_ADDED = 1 << 1,
  DRIE_UNDO_AGREEMENT_CHANGED = 1 << 2,
  DRIE_UNDO_AGREEMENT_REMOVED = 1 << 3,
  DRIE_UNDO_PAPER = 1 << 4,
  DRIE_UNDO_PUBLISHED = 1 << 5,
  DRIE_UNDO_ANSWER = 1 << 6,
  DRIE_UNDO_STATUS = 1 << 7,
  DRIE_UNDO_ADDITION = 1 << 8,
  DRIE_UNDO_REVIEW = 1 << 9,
  DRIE_UNDO_REVIEW_DATE = 1 << 10,
  DRIE_UNDO_CONTACT = 1 << 11,
  DRIE_UNDO_ANY_AGREEMENT = DRIE_UNDO_AGREEMENT_ADDED | DRIE_UNDO_AGREEMENT_CHANGED | DRIE_UNDO_AGREEMENT_REMOVED,
} DrieUndoKind;

/**
 * DrieUndoEntry:
 * @label: what would be undone, translated
 * @n_events: events of the dialogue that this command appended, 0 or 1
 * @notes: how the notes it changed were before, or NULL (#DrieNote, owned)
 * @kind: what else it changed, or 0
 * @whole: what comes next is a change of its own, even if it goes on where this one stopped
 * @part, @text: a recap before; @key: of a paper note, or of the note that was answered
 * @part also: whose addition; @text also: an addition, the review's day or the contact before; @key also: the day of an addition or a
 * review
 * @status: of the summary before; @review: one before, its outcome NONE if there was none
 * @agreement: one before (CHANGED, REMOVED); @agreement_id: the one ADDED, CHANGED or REMOVED; @position: where the REMOVED one stood
 */
typedef struct
{
  const char *label;
  guint n_events;
  GPtrArray *notes;
  DrieUndoKind kind;
  gboolean whole;
  DrieRecapPart part;
  char *text;
  DrieAgreement *agreement;
  gint64 agreement_id;
  guint position;
  char *key;
  DrieStatus status;
  DrieReview *review;
} DrieUndoEntry;

typedef struct _DrieUndo DrieUndo;

DrieUndo *drie_undo_new (void);
void drie_undo_free (DrieUndo *self);
void drie_undo_clear (DrieUndo *self);
/* A new entry on top, to be filled. Borrowed. */
DrieUndoEntry *drie_undo_push (DrieUndo *self, const char *label);
/* The newest entry if what is typed now goes on where it stopped: one text that is being typed is one change, not one a pause for breath.
 * @part: of a recap; @key: of an answer. Borrowed, or NULL. */
DrieUndoEntry *drie_undo_peek_typing (DrieUndo *self, DrieUndoKind kind, DrieRecapPart part, const char *key);
DrieUndoEntry *drie_undo_peek (DrieUndo *self); /* borrowed, NULL if empty */
DrieUndoEntry *drie_undo_pop (DrieUndo *self);  /* transfer full, NULL if empty */
void drie_undo_entry_free (DrieUndoEntry *self);
/* The store has numbered an agreement. */
void drie_undo_renumber_agreement (DrieUndo *self, gint64 before, gint64 after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieUndo, drie_undo_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieUndoEntry, drie_undo_entry_free)

G_END_DECLS
