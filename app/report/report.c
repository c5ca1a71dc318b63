/* Reports: which writer writes which format. SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/report.h"

#include <glib/gi18n-lib.h>

#include "report/writers.h"

G_DEFINE_QUARK (drie_report_error, drie_report_error)

static const char *const documents[] = {
  [DRIE_DOCUMENT_SUMMARY] = "summary",
  [DRIE_DOCUMENT_LEAFLET] = "leaflet",
  [DRIE_DOCUMENT_SHEET] = "sheet",
};

static const struct
{
  const char *name;
  const char *extension;
  gboolean text;
} formats[] = {
  [DRIE_FORMAT_PDF] = { "pdf", "pdf", TRUE },  [DRIE_FORMAT_JSON] = { "json", "json", FALSE },
  [DRIE_FORMAT_TEXT] = { "txt", "txt", TRUE }, [DRIE_FORMAT_POSTER] = { "poster", "pdf", FALSE },
  [DRIE_FORMAT_ODT] = { "odt", "odt", TRUE },  [DRIE_FORMAT_HTML] = { "html", "html", TRUE },
  [DRIE_FORMAT_CSV] = { "csv", "csv", FALSE }, [DRIE_FORMAT_ICS] = { "ics", "ics", FALSE },
};

gboolean
drie_document_from_name (const char *name, DrieDocument *document)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (documents); i++)
    if (g_str_equal (documents[i], name))
      {
        *document = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
drie_format_from_name (const char *name, DrieFormat *format)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].name, name))
      {
        *format = i;
        return TRUE;
      }
  return FALSE;
}

const char *
drie_format_extension (DrieFormat format)
{
  g_return_val_if_fail (format < G_N_ELEMENTS (formats), "");

  return formats[format].extension;
}

gboolean
drie_format_is_text (DrieFormat format)
{
  g_return_val_if_fail (format < G_N_ELEMENTS (formats), FALSE);

  return formats[format].text;
}

DriePaper *
drie_report_lay_out (const DrieSummary *summary, const DrieReportOrder *order, GError **error)
{
  g_return_val_if_fail (summary != NULL && order != NULL, NULL);

  DrieManuscript *manuscript = drie_manuscript_new (summary, order, error);
  return manuscript != NULL ? drie_paper_new (manuscript, error) : NULL;
}

static GBytes *
write_pdf (const DrieSummary *summary, const DrieReportOrder *order, GError **error)
{
  g_autoptr (DriePaper) paper = drie_report_lay_out (summary, order, error);

  return paper != NULL ? drie_report_write_pdf (paper, error) : NULL;
}

static GBytes *
write_text (const DrieSummary *summary, const DrieReportOrder *order, GBytes *(*write) (const DrieManuscript *manuscript, GError **error),
            GError **error)
{
  g_autoptr (DrieManuscript) manuscript = drie_manuscript_new (summary, order, error);

  return manuscript != NULL ? write (manuscript, error) : NULL;
}

/* In the language of the evening, whatever was asked for: for its own hall, spreadsheet or calendar. */
static GBytes *
write_local (const DrieSummary *summary, GBytes *(*write) (const DrieSummary *summary, const DrieCatalog *catalog, GError **error),
             GError **error)
{
  g_autoptr (DrieCatalog) catalog = drie_catalog_new (summary->plan->language);

  return write (summary, catalog, error);
}

GBytes *
drie_report_write (const DrieSummary *summary, const DrieReportOrder *order, GError **error)
{
  g_return_val_if_fail (summary != NULL && order != NULL, NULL);

  switch (order->format)
    {
    case DRIE_FORMAT_PDF:
      return write_pdf (summary, order, error);
    case DRIE_FORMAT_ODT:
      return write_text (summary, order, drie_report_write_odt, error);
    case DRIE_FORMAT_HTML:
      return write_text (summary, order, drie_report_write_html, error);
    case DRIE_FORMAT_TEXT:
      return write_text (summary, order, drie_report_write_text, error);
    case DRIE_FORMAT_JSON:
      return drie_report_write_archive (summary);
    case DRIE_FORMAT_POSTER:
      return write_local (summary, drie_report_write_poster, error);
    case DRIE_FORMAT_CSV:
      return write_local (summary, drie_report_write_csv, error);
    case DRIE_FORMAT_ICS:
      return write_local (summary, drie_report_write_calendar, error);
    }
  g_set_error_literal (error, DRIE_REPORT_ERROR, DRIE_REPORT_ERROR_FORMAT, _ ("There is no such format"));
  return NULL;
}
