/* How the clock stands, as a shape: two bars for a break, a ring with its last slice when time is nearly up, a disc when it is up. The word
 * stands beside it. As large as its style says. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/dialogue.h"

G_BEGIN_DECLS

typedef enum
{
  DRIE_TIME_SIGN_NONE,
  DRIE_TIME_SIGN_PAUSED,
  DRIE_TIME_SIGN_NEARLY_UP,
  DRIE_TIME_SIGN_UP,
} DrieTimeSignKind;

#define DRIE_TYPE_TIME_SIGN (drie_time_sign_get_type ())
G_DECLARE_FINAL_TYPE (DrieTimeSign, drie_time_sign, DRIE, TIME_SIGN, GtkWidget)

void drie_time_sign_set_kind (DrieTimeSign *self, DrieTimeSignKind kind);

/* What there is to show: a break comes first. */
DrieTimeSignKind drie_time_sign_find (gboolean paused, DrieTimeMark mark);
/* The word, to be translated; NULL for NONE. */
const char *drie_time_sign_get_word (DrieTimeSignKind kind);

G_END_DECLS
