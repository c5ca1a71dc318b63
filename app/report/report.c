/* Reports: which writer writes which format. SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/report.h"

#include <glib/gi18n-lib.h>

#include "report/writers.h"

G_DEFINE_QUARK (drie_report_error, drie_report_error)

static const struct
{
  const char *name;
  const char *extension;
} formats[] = {
  [DRIE_FORMAT_PDF] = { "pdf", "pdf" },
  [DRIE_FORMAT_JSON] = { "json", "json" },
  [DRIE_FORMAT_TEXT] = { "txt", "txt" },
  [DRIE_FORMAT_POSTER] = { "poster", "pdf" },
};

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

GBytes *
drie_report_write (const DrieSummary *summary, DrieFormat format, GError **error)
{
  g_return_val_if_fail (summary != NULL, NULL);

  g_autoptr (DrieCatalog) catalog = drie_catalog_new (summary->plan->language);
  switch (format)
    {
    case DRIE_FORMAT_PDF:
      return drie_report_write_pdf (summary, catalog, error);
    case DRIE_FORMAT_JSON:
      return drie_report_write_archive (summary);
    case DRIE_FORMAT_TEXT:
      return drie_report_write_text (summary, catalog);
    case DRIE_FORMAT_POSTER:
      return drie_report_write_poster (summary, catalog, error);
    }
  g_set_error_literal (error, DRIE_REPORT_ERROR, DRIE_REPORT_ERROR_FORMAT, _ ("There is no such format"));
  return NULL;
}
