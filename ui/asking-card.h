/* The question that is being asked, large, with a line for its answer. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

/**
 * DrieAskingCard:
 *
 * Enter stores the answer and goes to the button for the next question (live.next-question). An answer that was typed is also stored in a
 * pause, when the keyboard leaves the line and when another question is asked. Property `blind` (boolean) hides the circle.
 */
#define DRIE_TYPE_ASKING_CARD (drie_asking_card_get_type ())
G_DECLARE_FINAL_TYPE (DrieAskingCard, drie_asking_card, DRIE, ASKING_CARD, GtkWidget)

void drie_asking_card_set_evening (DrieAskingCard *self, DrieEvening *evening); /* NULL clears */
/* Stores what was typed. */
void drie_asking_card_flush (DrieAskingCard *self);

G_END_DECLS
