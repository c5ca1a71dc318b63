/* Before a document with the words of notes nobody has looked at is saved or printed. SPDX-License-Identifier: GPL-3.0-or-later */
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

/* @n: of how many notes nobody has said what becomes of them; @answered: called once, and then owns @user_data. */
void drie_undecided_dialog_ask (GtkWidget *widget, guint left, guint naming, DrieUndecidedAnswered answered, gpointer user_data);

G_END_DECLS
