/* What the chair does with a note: each gives the evening one command and says in a toast what went wrong, or what Ctrl+Z brings back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

/* Chooses it to be put to the circle, or lays it back. */
gboolean drie_note_toggle_chosen (GtkWidget *widget, DrieEvening *evening, DrieNoteItem *item);
/* Chooses it; does nothing if it is chosen already. */
gboolean drie_note_choose (GtkWidget *widget, DrieEvening *evening, DrieNoteItem *item);
/* @rank: 1-based place among the chosen. */
gboolean drie_note_move (GtkWidget *widget, DrieEvening *evening, DrieNoteItem *item, int rank);
/* Puts it to the circle now. */
gboolean drie_note_ask (GtkWidget *widget, DrieEvening *evening, DrieNoteItem *item);
/* The question being put counts as put: it leaves the hall's screen. */
gboolean drie_note_finish_asking (GtkWidget *widget, DrieEvening *evening);
/* Hangs @item under @leader. */
gboolean drie_note_group (GtkWidget *widget, DrieEvening *evening, DrieNoteItem *item, DrieNoteItem *leader);
/* Takes the notes under @leader out of its group again. */
gboolean drie_note_ungroup (GtkWidget *widget, DrieEvening *evening, DrieNoteItem *leader);
/* Lays a translation beside it; "" takes it away. */
gboolean drie_note_translate (GtkWidget *widget, DrieEvening *evening, DrieNoteItem *item, const char *text);
/* @items: of DrieNoteItem, as one change; @reason: NULL for none; required for not possible. */
gboolean drie_note_dispose (GtkWidget *widget, DrieEvening *evening, GPtrArray *items, DrieDisposition disposition, const char *reason);

G_END_DECLS
