/* The questions to be put to the circle, in order, and the one being asked. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

/* Property `blind` (boolean): hides the circles and with them the balance. */
#define DRIE_TYPE_QUESTIONS_PANEL (drie_questions_panel_get_type ())
G_DECLARE_FINAL_TYPE (DrieQuestionsPanel, drie_questions_panel, DRIE, QUESTIONS_PANEL, GtkWidget)

GtkWidget *drie_questions_panel_new (void);
void drie_questions_panel_set_evening (DrieQuestionsPanel *self, DrieEvening *evening); /* NULL clears */
/* Asks the first of the questions that were not put yet. */
void drie_questions_panel_ask_next (DrieQuestionsPanel *self);
/* Stores its answer and takes the question being put off the hall's screen. */
void drie_questions_panel_finish_asking (DrieQuestionsPanel *self);
/* Asks for a translation of the question being put, if there is one. */
void drie_questions_panel_translate (DrieQuestionsPanel *self);
/* Stores the answer that is being typed. */
void drie_questions_panel_flush (DrieQuestionsPanel *self);

G_END_DECLS
