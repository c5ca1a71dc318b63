/* Printing the documents of an evening. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/library.h"

G_BEGIN_DECLS

/**
 * drie_print_document:
 * @widget: on whose window the dialog and what goes wrong appear; it may go meanwhile
 * @document: "summary", "leaflet" or "sheet", in the evening's language
 *
 * The desktop's print dialog, with the pages that the PDF has, set on a worker thread. With $DRIE_EXPORT_DIR set it asks nothing and prints
 * into a PDF there.
 */
void drie_print_document (GtkWidget *widget, DrieLibrary *library, gint64 id, const DriePlan *plan, const char *document);

G_END_DECLS
