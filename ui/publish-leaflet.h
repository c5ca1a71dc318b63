/* Publishing the leaflet. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

/* Shows phones what became of their questions, and says in a toast over @widget where they read it, or why they cannot. */
void drie_publish_leaflet (GtkWidget *widget, DrieEvening *evening);
/* Where phones read it, for who comes late; they can. */
void drie_publish_show_address (GtkWidget *widget, DrieEvening *evening);
/* Can phones read the leaflet now? @evening may be NULL. */
gboolean drie_publish_is_read (DrieEvening *evening);
/* Says on a button whether phones can. */
void drie_publish_update_button (GtkButton *button, DrieEvening *evening);

G_END_DECLS
