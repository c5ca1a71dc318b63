/* How many of each circle's notes were chosen: "▲ 2 of 14". SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/circle.h"

G_BEGIN_DECLS

#define DRIE_TYPE_CHOSEN_BALANCE (drie_chosen_balance_get_type ())
G_DECLARE_FINAL_TYPE (DrieChosenBalance, drie_chosen_balance, DRIE, CHOSEN_BALANCE, GtkBox)

/* Of @notes (DrieNoteItem), those to the circle @to. */
void drie_chosen_balance_show (DrieChosenBalance *self, GListModel *notes, DrieCircle to);

G_END_DECLS
