/* A text of the summary while it is being written. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

/**
 * DrieRecapEditor:
 *
 * Saves by itself: in a pause and every two seconds while somebody types, when the keyboard leaves it, when it is hidden and when it gets
 * another text. What comes in from elsewhere (undo) is shown, unless something is being typed.
 */
#define DRIE_TYPE_RECAP_EDITOR (drie_recap_editor_get_type ())
G_DECLARE_FINAL_TYPE (DrieRecapEditor, drie_recap_editor, DRIE, RECAP_EDITOR, GtkWidget)

GtkWidget *drie_recap_editor_new (void);
void drie_recap_editor_set_evening (DrieRecapEditor *self, DrieEvening *evening, DrieRecapPart part); /* NULL clears */
/* Saves what was typed now. */
void drie_recap_editor_flush (DrieRecapEditor *self);

G_END_DECLS
