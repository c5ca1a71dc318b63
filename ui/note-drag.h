/* Notes that are dragged onto each other. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/note-item.h"

G_BEGIN_DECLS

/* The note that @widget shows, borrowed; NULL: none that can be dragged now. */
typedef DrieNoteItem *(*DrieNoteDragged) (GtkWidget *widget);
/* @other, another note, was dropped on @widget. */
typedef void (*DrieNoteDropped) (GtkWidget *widget, DrieNoteItem *other);

/* Lets the note of @widget be dragged, and others be dropped on it. */
void drie_note_drag_attach (GtkWidget *widget, DrieNoteDragged get_dragged, DrieNoteDropped dropped);

G_END_DECLS
