/* A row of a form: title, what is typed, and below it what is wrong with it, in a sentence. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DrieFieldRow:
 *
 * Properties: `title` (of AdwPreferencesRow), `multiline` (construct-only: text wraps and Enter begins a new line), `suffix` (a widget at
 * the end), `note` (a line below the text, for what the program makes of it). Signals: `changed` when the text changed, by whomever; `left`
 * when the keyboard focus left the row. AdwEntryRow has no room for an error, and at 1.2 no name for screen readers.
 */
#define DRIE_TYPE_FIELD_ROW (drie_field_row_get_type ())
G_DECLARE_FINAL_TYPE (DrieFieldRow, drie_field_row, DRIE, FIELD_ROW, AdwPreferencesRow)

/* Without white space at both ends; NULL if nothing is left. Transfer full. */
char *drie_field_row_dup_text (DrieFieldRow *self);
void drie_field_row_set_text (DrieFieldRow *self, const char *text);      /* NULL empties it */
void drie_field_row_set_error (DrieFieldRow *self, const char *sentence); /* NULL or "": nothing is wrong */
gboolean drie_field_row_has_error (DrieFieldRow *self);
void drie_field_row_set_note (DrieFieldRow *self, const char *note); /* NULL or "": none */
void drie_field_row_focus (DrieFieldRow *self);                      /* the next key goes on with what stands there */

G_END_DECLS
