/* Typing in paper post-its: they count the same. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

/* Stays open after a note, with the circle still chosen: paper comes in handfuls. */
#define DRIE_TYPE_PAPER_POPOVER (drie_paper_popover_get_type ())
G_DECLARE_FINAL_TYPE (DriePaperPopover, drie_paper_popover, DRIE, PAPER_POPOVER, GtkPopover)

GtkWidget *drie_paper_popover_new (void);
void drie_paper_popover_set_evening (DriePaperPopover *self, DrieEvening *evening); /* NULL clears */

G_END_DECLS
