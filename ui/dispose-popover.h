/* Asks for the reason before notes are sent elsewhere or called not possible. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

/* Signal `given` (GPtrArray items, int disposition, string reason): Enter or the button; the reason is "" only where none is required. */
#define DRIE_TYPE_DISPOSE_POPOVER (drie_dispose_popover_get_type ())
G_DECLARE_FINAL_TYPE (DrieDisposePopover, drie_dispose_popover, DRIE, DISPOSE_POPOVER, GtkPopover)

GtkWidget *drie_dispose_popover_new (void);
/* @items: of DrieNoteItem, all for the same reason; @disposition: elsewhere or not possible; @rect: where it points, in the parent's
 * coordinates. */
void drie_dispose_popover_ask (DrieDisposePopover *self, GPtrArray *items, DrieDisposition disposition, const GdkRectangle *rect);

G_END_DECLS
