/* A display with the program's own look, for tests of its screens. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "chair-fixture.h"

/* Checked fixture, ended by chair_teardown(): GTK as the program starts it, and the chair's evening. */
void screen_setup (void);
/* GTK alone. */
void screen_start (void);

/* Runs until what has changed in @widget's window has its place and is drawn. */
void screen_draw (GtkWidget *widget);

/* Leaves a picture of @window as @name.png in the folder that the environment names in @folder, if it does. */
void screen_picture (GtkWidget *window, const char *folder, const char *name);
