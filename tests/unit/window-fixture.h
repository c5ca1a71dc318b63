/* The chair's screens over a real evening, in a real window. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "screen-fixture.h"

extern GtkWidget *window;

/* Checked fixtures: screen-fixture's evening, and an empty window. */
void window_setup (void);
void window_teardown (void);

/* The first widget of @type below @root that is on the screen (or any, if @hidden). */
gpointer find (GtkWidget *root, GType type, gboolean hidden);
/* Does a label with that text stand below @root, on the screen? */
gboolean holds_label (GtkWidget *root, const char *text);
/* The button of the wrap-up below @root that makes the summary final. */
GtkWidget *find_final_button (GtkWidget *root);
/* The live screen of the evening, in the window. */
GtkWidget *show_live (void);
/* Takes @view out of the window and asserts that nothing else holds it. */
void drop (GtkWidget *view);
char *get_text (GtkTextView *text);         /* transfer full */
const char *get_recap (DrieRecapPart part); /* as the evening has it; borrowed */
