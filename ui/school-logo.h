/* Choosing the logo that stands on documents. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/library.h"

G_BEGIN_DECLS

/* Asks for a picture of any kind that the desktop reads, keeps it as PNG in the library's folder, and says so in a toast. */
void drie_school_logo_choose (GtkWidget *widget, DrieLibrary *library);
/* Reads @file and keeps it, on a worker thread. What drie_school_logo_choose() does with the file it was given. */
void drie_school_logo_keep (GtkWidget *widget, DrieLibrary *library, GFile *file);
void drie_school_logo_remove (GtkWidget *widget, DrieLibrary *library);
/* Enables @widget's action of that name if there is a logo to take away. @library: or NULL. */
void drie_school_logo_update_action (GtkWidget *widget, const char *action, DrieLibrary *library);

G_END_DECLS
