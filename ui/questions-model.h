/* What the questions' panel shows, out of the evening's notes. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evening/note-item.h"

G_BEGIN_DECLS

/**
 * drie_questions_balance:
 * @notes: of DrieNoteItem
 * @chosen: (out): per writing circle, how many of its notes to @to are chosen, being asked or put; grouped notes count too,
 *   the evening gives them the disposition of their group
 * @all: (out): per writing circle, how many notes to @to there are, whatever became of them
 */
void drie_questions_balance (GListModel *notes, DrieCircle to, guint chosen[DRIE_N_CIRCLES], guint all[DRIE_N_CIRCLES]);
/* Appends to @items (borrowed DrieNoteItem) the leaders that were put to @to, in the order they were asked. */
void drie_questions_add_put (GPtrArray *items, GListModel *notes, DrieCircle to);
/* Makes @store hold @items in their order, touching only what differs. */
void drie_questions_sync (GListStore *store, GPtrArray *items);

G_END_DECLS
