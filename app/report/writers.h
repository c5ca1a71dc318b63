/* One writer per format; drie_report_write() chooses. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/catalog.h"
#include "report/report.h"

G_BEGIN_DECLS

GBytes *drie_report_write_pdf (const DrieSummary *summary, const DrieCatalog *catalog, GError **error);
GBytes *drie_report_write_poster (const DrieSummary *summary, const DrieCatalog *catalog, GError **error);
GBytes *drie_report_write_text (const DrieSummary *summary, const DrieCatalog *catalog);
GBytes *drie_report_write_archive (const DrieSummary *summary);

G_END_DECLS
