/* Buttons for what can become of a note, each with its key. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For the inside of a #DrieNoteGrid, whose actions they are. */
GtkWidget *drie_note_bar_new (void);

G_END_DECLS
