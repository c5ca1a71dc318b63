/* What it means to make a summary final, and what is left to do before. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

/**
 * DrieFinalisePopover:
 *
 * Says how many notes are left, whether an agreement is half written and how many notes may name somebody, and asks of a later version what
 * changed. Its buttons activate wrapup.finalise and wrapup.look.
 */
#define DRIE_TYPE_FINALISE_POPOVER (drie_finalise_popover_get_type ())
G_DECLARE_FINAL_TYPE (DrieFinalisePopover, drie_finalise_popover, DRIE, FINALISE_POPOVER, GtkPopover)

void drie_finalise_popover_set_evening (DrieFinalisePopover *self, DrieEvening *evening); /* NULL clears */
/* How many notes have not been decided on; said when it is shown next. */
void drie_finalise_popover_set_left (DrieFinalisePopover *self, guint left);
/* To be asked each time before the summary is made final, which cannot be undone: FALSE: it was spoken of a moment ago only, and Enter
 * bounced. */
gboolean drie_finalise_popover_is_meant (DrieFinalisePopover *self);
/* What changed in this version, as typed. Borrowed. */
const char *drie_finalise_popover_get_changed (DrieFinalisePopover *self);

G_END_DECLS
