/* The evenings there are: the start of the program. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

/* Opens evenings through the window's actions win.open, win.prepare, win.rehearse and win.resume. */
#define DRIE_TYPE_ARCHIVE_VIEW (drie_archive_view_get_type ())
G_DECLARE_FINAL_TYPE (DrieArchiveView, drie_archive_view, DRIE, ARCHIVE_VIEW, GtkWidget)

GtkWidget *drie_archive_view_new (void);
/* @reading: it is open in another window, and can only be read here. */
void drie_archive_view_set_library (DrieArchiveView *self, DrieLibrary *library, gboolean reading);
/* The current evening: offered for resumption at the top while it runs. NULL: none. */
void drie_archive_view_set_evening (DrieArchiveView *self, DrieEvening *evening);
/* Reads the list again; what was chosen in it stays chosen. */
void drie_archive_view_reload (DrieArchiveView *self);

G_END_DECLS
