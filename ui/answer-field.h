/* The line for an answer: one line high, more when it is needed. Enter is done, Shift+Enter begins a new line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DrieAnswerField:
 *
 * Signals: `changed` (also by set_text()), `activate` (Enter), `left` (the keyboard went elsewhere).
 * Asked to take the keyboard, its text does.
 */
#define DRIE_TYPE_ANSWER_FIELD (drie_answer_field_get_type ())
G_DECLARE_FINAL_TYPE (DrieAnswerField, drie_answer_field, DRIE, ANSWER_FIELD, GtkWidget)

char *drie_answer_field_dup_text (DrieAnswerField *self); /* as it is typed, "" if nothing is; transfer full */
void drie_answer_field_set_text (DrieAnswerField *self, const char *text);

G_END_DECLS
