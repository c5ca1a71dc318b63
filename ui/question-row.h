/* A question to be put, or one that was, in the panel beside the wall. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/note-item.h"

G_BEGIN_DECLS

/**
 * DrieQuestionRow:
 *
 * Properties: `blind` (boolean) hides the circle and the language; `askable` (boolean): it may be asked now. Signals: `dropped`
 * (DrieNoteItem): another note was dropped here; `lay-back`, `ask`, `translate`: its buttons.
 */
#define DRIE_TYPE_QUESTION_ROW (drie_question_row_get_type ())
G_DECLARE_FINAL_TYPE (DrieQuestionRow, drie_question_row, DRIE, QUESTION_ROW, GtkListBoxRow)

/* @language: the hall's. */
GtkWidget *drie_question_row_new (DrieNoteItem *item, const char *language);
DrieNoteItem *drie_question_row_get_item (DrieQuestionRow *self);
gboolean drie_question_row_is_put (DrieQuestionRow *self);

G_END_DECLS
