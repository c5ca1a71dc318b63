/* The summary of an evening, written in several formats, in the evening's language whatever the desktop's.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/summary.h"

G_BEGIN_DECLS

#define DRIE_REPORT_ERROR (drie_report_error_quark ())
GQuark drie_report_error_quark (void);

typedef enum
{
  DRIE_REPORT_ERROR_FORMAT, /* no such format */
  DRIE_REPORT_ERROR_FAILED,
} DrieReportError;

typedef enum
{
  DRIE_FORMAT_PDF,
  DRIE_FORMAT_JSON,   /* the archive format: documented, versioned */
  DRIE_FORMAT_TEXT,   /* what `show` prints */
  DRIE_FORMAT_POSTER, /* PDF: A4 with the QR code and the address, to hang in the hall: one page for everybody, one for each circle */
} DrieFormat;

/* "pdf", "json", "txt", "poster". */
gboolean drie_format_from_name (const char *name, DrieFormat *format);
const char *drie_format_extension (DrieFormat format); /* "pdf", "json", "txt", "pdf" */

/* Any thread. Transfer full. */
GBytes *drie_report_write (const DrieSummary *summary, DrieFormat format, GError **error);

/* The modules of a QR code, row by row, one byte each, 1 = dark, without quiet zone (draw 4 modules around it).
 * @width: (out): modules per side. NULL if @text does not fit. Transfer full. */
GBytes *drie_qr_encode (const char *text, guint *width);

G_END_DECLS
