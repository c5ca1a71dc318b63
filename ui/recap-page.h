/* The chair sums up a circle, or the pupils react: what was asked on one side, the text being written on the other.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

#define DRIE_TYPE_RECAP_PAGE (drie_recap_page_get_type ())
G_DECLARE_FINAL_TYPE (DrieRecapPage, drie_recap_page, DRIE, RECAP_PAGE, GtkWidget)

/* @part: the text to write; a circle's comes with the questions put to it. @evening NULL clears. */
void drie_recap_page_set_evening (DrieRecapPage *self, DrieEvening *evening, DrieRecapPart part);
/* Stores the text that is being typed. */
void drie_recap_page_flush (DrieRecapPage *self);

G_END_DECLS
