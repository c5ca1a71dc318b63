/* Says that the hall will not understand a note, and what can be done. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/note.h"

G_BEGIN_DECLS

/**
 * DrieUntranslatedButton:
 *
 * Stands beside a note for as long as it is in a language that is not the hall's and nobody has translated it; a click asks for a
 * translation. Property `key` (string): what else does so, "T".
 */
#define DRIE_TYPE_UNTRANSLATED_BUTTON (drie_untranslated_button_get_type ())
G_DECLARE_FINAL_TYPE (DrieUntranslatedButton, drie_untranslated_button, DRIE, UNTRANSLATED_BUTTON, GtkButton)

/* @language: the hall's; @named: whether the note's own may be named, which it may not while choosing blind. */
void drie_untranslated_button_show (DrieUntranslatedButton *self, const DrieNote *note, const char *language, gboolean named);

G_END_DECLS
