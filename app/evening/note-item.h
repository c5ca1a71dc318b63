/* A note as a list row. The evening replaces its content and notifies; nobody else writes it. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/note.h"

G_BEGIN_DECLS

/**
 * DrieNoteItem:
 *
 * Emits `changed` after any change of its note. Property `similar` (guint): how many notes it stands for (1 = itself alone).
 */
#define DRIE_TYPE_NOTE_ITEM (drie_note_item_get_type ())
G_DECLARE_FINAL_TYPE (DrieNoteItem, drie_note_item, DRIE, NOTE_ITEM, GObject)

/* Borrowed; valid until `changed`. */
const DrieNote *drie_note_item_get_note (DrieNoteItem *self);
guint drie_note_item_get_similar (DrieNoteItem *self);
/* As drie_note_may_name(), looked at once for each change. */
gboolean drie_note_item_may_name (DrieNoteItem *self);
/* Grouped under another note: not shown on its own. */
gboolean drie_note_item_is_grouped (DrieNoteItem *self);

G_END_DECLS
