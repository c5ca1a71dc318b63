/* What the circles add to the summary: a column each, with what they added before, to be corrected or emptied,
 * and what they add today.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

#define DRIE_TYPE_ADDITIONS_EDITOR (drie_additions_editor_get_type ())
G_DECLARE_FINAL_TYPE (DrieAdditionsEditor, drie_additions_editor, DRIE, ADDITIONS_EDITOR, GtkWidget)

void drie_additions_editor_set_evening (DrieAdditionsEditor *self, DrieEvening *evening); /* NULL clears */
void drie_additions_editor_flush (DrieAdditionsEditor *self);                             /* stores what was typed last */

G_END_DECLS
