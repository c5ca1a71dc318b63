/* After the evening: the notes of which nothing became yet, the ones set aside, the ones that may name somebody, the ones about one person.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

/* Property `left` (uint, read-only): of how many notes nothing became yet. */
#define DRIE_TYPE_LEFT_NOTES (drie_left_notes_get_type ())
G_DECLARE_FINAL_TYPE (DrieLeftNotes, drie_left_notes, DRIE, LEFT_NOTES, GtkWidget)

/* Shows what is to be looked at before words go out: what may name somebody, or if nothing does what is left over. */
void drie_left_notes_look (DrieLeftNotes *self);
void drie_left_notes_set_evening (DrieLeftNotes *self, DrieEvening *evening); /* NULL clears */

G_END_DECLS
