/* Reports read back by programs that know nothing of ours. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/report.h"

/* The report as bytes, or a failed test. */
GBytes *report_write (const DrieSummary *summary, DrieFormat format);
GBytes *report_write_order (const DrieSummary *summary, const DrieReportOrder *order);
/* What people read in it: the text itself, or what pdftotext finds. One space between words, wherever lines end. */
char *report_read (const DrieSummary *summary, DrieFormat format);
char *report_read_order (const DrieSummary *summary, const DrieReportOrder *order);

/* The stdout of a program that must succeed. @input: given on stdin, or NULL. */
char *reader_run (GBytes *input, const char *program, ...) G_GNUC_NULL_TERMINATED;
/* pdftotext of the pages @first to @last (from 1; 0: to the end), lines as they are. */
char *reader_pdf_text (GBytes *pdf, guint first, guint last);
guint reader_pdf_pages (GBytes *pdf);
/* What zbar reads on the page, drawn with @dpi; "" if there is no code. */
char *reader_pdf_code (GBytes *pdf, guint page, guint dpi);
/* Any run of white space becomes one space. Takes @text. */
char *reader_flatten (char *text);
