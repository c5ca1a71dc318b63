/* Three buttons, one a circle: its sign and, if there is room, its name. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/circle.h"

G_BEGIN_DECLS

/**
 * DrieCircleChooser:
 *
 * Property `compact` (boolean, construct-only): signs only. A pressed button can be let go again. Signal `chosen`: the user pressed one.
 */
#define DRIE_TYPE_CIRCLE_CHOOSER (drie_circle_chooser_get_type ())
G_DECLARE_FINAL_TYPE (DrieCircleChooser, drie_circle_chooser, DRIE, CIRCLE_CHOOSER, GtkWidget)

/* NONE: none is pressed. */
DrieCircle drie_circle_chooser_get_circle (DrieCircleChooser *self);
void drie_circle_chooser_set_circle (DrieCircleChooser *self, DrieCircle circle);
/* As if the user pressed it: FALSE if it cannot be chosen. */
gboolean drie_circle_chooser_choose (DrieCircleChooser *self, DrieCircle circle);
/* Which of them can be chosen; the others are not shown. */
void drie_circle_chooser_set_offered (DrieCircleChooser *self, DrieCircleSet offered);

G_END_DECLS
