/* A post-it on the chair's wall. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/note-item.h"

G_BEGIN_DECLS

/**
 * DrieNoteCard:
 *
 * Shows a note and follows its changes. Property `blind` (boolean): hides circle, language, tint and everything that tells of arrival.
 * Signals: `dropped` (DrieNoteItem): another note was dropped on this one; `menu` (double x, double y): its menu is asked for there.
 */
#define DRIE_TYPE_NOTE_CARD (drie_note_card_get_type ())
G_DECLARE_FINAL_TYPE (DrieNoteCard, drie_note_card, DRIE, NOTE_CARD, GtkWidget)

GtkWidget *drie_note_card_new (void);
void drie_note_card_set_item (DrieNoteCard *self, DrieNoteItem *item); /* NULL lets go */
DrieNoteItem *drie_note_card_get_item (DrieNoteCard *self);
/* The evening's language: a note in another one says which. */
void drie_note_card_set_language (DrieNoteCard *self, const char *language);
/* @now: by the evening's clock, microseconds; a note of the last minute is called new. */
void drie_note_card_set_now (DrieNoteCard *self, gint64 now);
/* Waits for the note it is to be grouped with. */
void drie_note_card_set_marked (DrieNoteCard *self, gboolean marked);
/* Is one of several that are dealt with together. */
void drie_note_card_set_picked (DrieNoteCard *self, gboolean picked);
/* Says for which circle it is, where the notes of all circles hang together. */
void drie_note_card_set_show_to (DrieNoteCard *self, gboolean show_to);
/* Texts of the notes grouped under it, one a line, or NULL; for the tooltip. */
void drie_note_card_set_similar (DrieNoteCard *self, const char *texts);
/* The keyboard is on it: the whole text is shown, however long. */
void drie_note_card_set_whole (DrieNoteCard *self, gboolean whole);

G_END_DECLS
