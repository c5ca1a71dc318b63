/* The guide of a rehearsal: explains each thing once, in a sentence beside it, and never in a real evening.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

/**
 * DrieGuide:
 *
 * A card over the screens that takes no keyboard focus: whoever goes on without reading it is not held up. Escape or its button goes on.
 * Property `enabled` (boolean): explain at all; off when everything was explained or the chair wants no more, everything anew when it is
 * set.
 */
#define DRIE_TYPE_GUIDE (drie_guide_get_type ())
G_DECLARE_FINAL_TYPE (DrieGuide, drie_guide, DRIE, GUIDE, GtkWidget)

/* @overlay: holds the guide above @screens, whose pages the explanations belong to. Borrowed, must outlive the guide. */
void drie_guide_attach (DrieGuide *self, GtkOverlay *overlay, GtkStack *screens);
void drie_guide_set_evening (DrieGuide *self, DrieEvening *evening); /* the rehearsal; NULL: nothing is to be explained */

/* For tests: how many things are explained, and where the @i-th is, as "screen:widget/widget". */
guint drie_guide_n_tips (void);
char *drie_guide_dup_place (guint i);
/* The widget at @path ("wall/hints": ids of .ui files) below @root, or NULL. */
GtkWidget *drie_guide_find (GtkWidget *root, const char *path);

G_END_DECLS
