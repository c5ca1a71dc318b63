/* What goes out of an evening that is still being worked on: documents, prints, the leaflet on phones. Before words go out that nobody has
 * looked at, or that may name somebody, the chair is asked. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/evening.h"

G_BEGIN_DECLS

typedef struct _DrieOutgoing DrieOutgoing;

/**
 * drie_outgoing_new:
 * @view: over which it is asked and told; its action "wrapup.look" leads to the notes. Borrowed, outlives what is returned
 * @flush: (closure view): stores what is being typed, which belongs in a document
 *
 * Returns: (transfer full)
 */
DrieOutgoing *drie_outgoing_new (GtkWidget *view, void (*flush) (GtkWidget *view));
void drie_outgoing_free (DrieOutgoing *self);
/* NULL clears. Of another evening it is asked anew. */
void drie_outgoing_set_evening (DrieOutgoing *self, DrieEvening *evening);
/* The chair has been at the notes of which nothing became. */
void drie_outgoing_set_looked (DrieOutgoing *self);

/* @what: as drie_export_document() takes it; @document: as drie_print_document() does. */
void drie_outgoing_save (DrieOutgoing *self, const char *what);
void drie_outgoing_print (DrieOutgoing *self, const char *document);
void drie_outgoing_publish (DrieOutgoing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieOutgoing, drie_outgoing_free)

G_END_DECLS
