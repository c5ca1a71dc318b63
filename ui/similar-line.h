/* The line above notes that may say the same. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/wall-model.h"

G_BEGIN_DECLS

/* There only while the wall shows them: says what they are likened by, with a button (note.all) back to all notes. */
#define DRIE_TYPE_SIMILAR_LINE (drie_similar_line_get_type ())
G_DECLARE_FINAL_TYPE (DrieSimilarLine, drie_similar_line, DRIE, SIMILAR_LINE, GtkWidget)

void drie_similar_line_set_model (DrieSimilarLine *self, DrieWallModel *model);

G_END_DECLS
