/* Text in letters as large as its place allows. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DrieFitLabel:
 *
 * Takes whatever room it is given; the letters of its style are the largest ones. Properties: `text` (plain; lines are broken between
 * words), `yalign`. A list's lines begin with a sign or a number and two spaces: what does not fit on the line hangs below its words.
 */
#define DRIE_TYPE_FIT_LABEL (drie_fit_label_get_type ())
G_DECLARE_FINAL_TYPE (DrieFitLabel, drie_fit_label, DRIE, FIT_LABEL, GtkWidget)

void drie_fit_label_set_text (DrieFitLabel *self, const char *text);
const char *drie_fit_label_get_text (DrieFitLabel *self); /* borrowed */
void drie_fit_label_set_yalign (DrieFitLabel *self, double yalign);
/* Pixels of the letters as they were drawn last; 0 before. For tests. */
int drie_fit_label_get_size (DrieFitLabel *self);
/* @width, @height: (out): pixels that the text takes in the place it has now. For tests. */
void drie_fit_label_measure_text (DrieFitLabel *self, int *width, int *height);

G_END_DECLS
