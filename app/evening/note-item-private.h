/* For the evening, which owns the content of its note rows. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evening/note-item.h"

G_BEGIN_DECLS

/* Takes @note. */
DrieNoteItem *drie_note_item_new (DrieNote *note);
/* The note to change in place; drie_note_item_changed() afterwards. */
DrieNote *drie_note_item_edit (DrieNoteItem *self);
void drie_note_item_set_similar (DrieNoteItem *self, guint similar);
void drie_note_item_changed (DrieNoteItem *self);

G_END_DECLS
