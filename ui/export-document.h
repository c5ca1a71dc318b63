/* Saving the documents of an evening. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "evening/library.h"

G_BEGIN_DECLS

/**
 * drie_export_document:
 * @widget: on whose window the toasts and the file chooser appear; it may go while that is open
 * @what: "summary/pdf", "leaflet/pdf/tr": document, format and perhaps language, as DrieExport has them
 *
 * Asks where (suggesting Documents and a name out of date and theme), writes on a worker thread, says in a toast where it is; what takes
 * long says how far it is and can be cancelled. With $DRIE_EXPORT_DIR set it asks nothing and writes there.
 */
void drie_export_document (GtkWidget *widget, DrieLibrary *library, gint64 id, const DriePlan *plan, const char *what);

/* "Driegesprek 2026-11-24 Homework.pdf", "… (leaflet, tr).pdf": nothing in it that a file name must not hold. Transfer full. */
char *drie_export_document_name (const DriePlan *plan, const char *what);

G_END_DECLS
