/* One writer per format; drie_report_write() chooses. Writers for people walk the pieces of a manuscript.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/manuscript.h"

G_BEGIN_DECLS

/* Each: transfer full; NULL and an error if it cannot be made. */
GBytes *drie_report_write_pdf (const DriePaper *paper, GError **error);
GBytes *drie_report_write_odt (const DrieManuscript *manuscript, GError **error);
GBytes *drie_report_write_html (const DrieManuscript *manuscript, GError **error);
GBytes *drie_report_write_text (const DrieManuscript *manuscript, GError **error);
GBytes *drie_report_write_poster (const DrieSummary *summary, const DrieCatalog *catalog, GError **error);
GBytes *drie_report_write_archive (const DrieSummary *summary);
GBytes *drie_report_write_csv (const DrieSummary *summary, const DrieCatalog *catalog, GError **error);
GBytes *drie_report_write_calendar (const DrieSummary *summary, const DrieCatalog *catalog, GError **error);

/* Takes @manuscript. */
DriePaper *drie_paper_new (DrieManuscript *manuscript, GError **error);

G_END_DECLS
