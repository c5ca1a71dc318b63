/* Before words go out of notes that nobody has looked at, or that may name somebody. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  DRIE_UNDECIDED_CANCEL,
  DRIE_UNDECIDED_LOOK, /* at the notes first */
  DRIE_UNDECIDED_GO_ON,
} DrieUndecided;

typedef void (*DrieUndecidedAnswered) (DrieUndecided answer, gpointer user_data);

/* @left: of how many notes nobody has said what becomes of them; @naming: how many of those that go out may name somebody; @answered:
 * called once, and then owns @user_data. */
void drie_undecided_dialog_ask (GtkWidget *widget, guint left, guint naming, DrieUndecidedAnswered answered, gpointer user_data);

G_END_DECLS
