/* Posters with the way to the phone page: one for everybody, one for each circle. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

/* Asks where, writes them on a worker thread, and says in a toast on the window of @widget where they are. With $DRIE_EXPORT_DIR set it
 * asks nothing and writes there. */
void drie_posters_save (GtkWidget *widget, DrieEvening *evening);

G_END_DECLS
