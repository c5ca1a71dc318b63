/* The text that is being written, and beside it what it is about: of a circle the questions put to it with their answers, of the reaction
 * what was shared and what stayed different. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

/* Action recap.scroll (i: 1 down, -1 up; Alt+Down, Alt+Up): the questions, while the keyboard stays in the text. */
#define DRIE_TYPE_RECAP_PAGE (drie_recap_page_get_type ())
G_DECLARE_FINAL_TYPE (DrieRecapPage, drie_recap_page, DRIE, RECAP_PAGE, GtkWidget)

/* @part: a circle’s text, or the reaction. @evening NULL clears. */
void drie_recap_page_set_evening (DrieRecapPage *self, DrieEvening *evening, DrieRecapPart part);
/* For a page that scrolls itself, once: all questions stand there at their full height, and nothing is said about the time afterwards. */
void drie_recap_page_unfold (DrieRecapPage *self);
/* Stores what is being typed. */
void drie_recap_page_flush (DrieRecapPage *self);

G_END_DECLS
