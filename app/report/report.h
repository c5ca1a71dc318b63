/* The summary of an evening, written in several formats, in the evening's language whatever the desktop's.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "model/summary.h"

G_BEGIN_DECLS

#define DRIE_REPORT_ERROR (drie_report_error_quark ())
GQuark drie_report_error_quark (void);

typedef enum
{
  DRIE_REPORT_ERROR_FORMAT,    /* no such format */
  DRIE_REPORT_ERROR_LANGUAGE,  /* no translation into it */
  DRIE_REPORT_ERROR_NO_REVIEW, /* no agreement says before when */
  DRIE_REPORT_ERROR_FAILED,
} DrieReportError;

typedef enum
{
  DRIE_DOCUMENT_SUMMARY,
  DRIE_DOCUMENT_LEAFLET, /* in plain words, for all participants: what was agreed, what became of the questions */
  DRIE_DOCUMENT_SHEET,   /* good practice, for other schools: theme, question, outcome, agreements; no note */
} DrieDocument;

typedef enum
{
  DRIE_FORMAT_PDF,
  DRIE_FORMAT_JSON,   /* the archive format: documented, versioned */
  DRIE_FORMAT_TEXT,   /* what `show` prints */
  DRIE_FORMAT_POSTER, /* PDF: A4 with the QR code and the address, to hang in the hall: one page for everybody, one for each circle */
  DRIE_FORMAT_ODT,    /* to be edited: LibreOffice, Word, Google Docs */
  DRIE_FORMAT_HTML,   /* one file, nothing from elsewhere */
  DRIE_FORMAT_CSV,    /* the notes as a table */
  DRIE_FORMAT_ICS,    /* the review date for calendars */
} DrieFormat;

/* "summary", "leaflet", "sheet". */
gboolean drie_document_from_name (const char *name, DrieDocument *document);
/* "pdf", "json", "txt", "poster", "odt", "html", "csv", "ics". */
gboolean drie_format_from_name (const char *name, DrieFormat *format);
const char *drie_format_extension (DrieFormat format); /* "pdf", "json", "txt", "pdf", "odt", "html", "csv", "ics" */
/* Is it read by people, so that every document and language can be had in it? The others write the summary. */
gboolean drie_format_is_text (DrieFormat format);

/**
 * DrieReportOrder:
 * @language: the document's; NULL for the evening's. Sentences without a translation are in English
 * @logo: the school's, as PNG, or NULL
 * @cancellable: or NULL
 * @progress: called now and then by the thread that writes, with the share that is done, 0 to 1; or NULL
 *
 * What is to be written. All zero is the summary as PDF.
 */
typedef struct
{
  DrieDocument document;
  DrieFormat format;
  const char *language;
  GBytes *logo;
  GCancellable *cancellable;
  void (*progress) (double done, gpointer data);
  gpointer progress_data;
} DrieReportOrder;

/* Any thread. @error: %DRIE_REPORT_ERROR, or %G_IO_ERROR_CANCELLED. Transfer full. */
GBytes *drie_report_write (const DrieSummary *summary, const DrieReportOrder *order, GError **error);

/* A document on paper, A4, as the PDF has it. Made on any thread, drawn on any other, on one at a time. */
typedef struct _DriePaper DriePaper;

/* @order: its format does not matter. Transfer full. */
DriePaper *drie_report_lay_out (const DrieSummary *summary, const DrieReportOrder *order, GError **error);
void drie_paper_free (DriePaper *self);
guint drie_paper_count_pages (const DriePaper *self);
/* @page: from 0. @cr: in points, its origin in the upper left corner of the paper. */
void drie_paper_draw_page (const DriePaper *self, cairo_t *cr, guint page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DriePaper, drie_paper_free)

/* Is it a picture that documents can show: PNG, at most 4 MB and 4,000 pixels a side? @error: a sentence for the chair. */
gboolean drie_report_check_logo (GBytes *logo, GError **error);

/* The modules of a QR code, row by row, one byte each, 1 = dark, without quiet zone (draw 4 modules around it).
 * @width: (out): modules per side. NULL if @text does not fit. Transfer full. */
GBytes *drie_qr_encode (const char *text, guint *width);

G_END_DECLS
