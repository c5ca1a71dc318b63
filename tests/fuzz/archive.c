/* Archived evenings: what is taken can be written again, byte for byte, and read as a document. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fuzz.h"
#include "report/report.h"
#include "wire/json.h"

static GBytes *
write_as (const DrieSummary *summary, DrieDocument document, DrieFormat format)
{
  const DrieReportOrder order = { .document = document, .format = format };
  g_autoptr (GError) error = NULL;
  GBytes *bytes = drie_report_write (summary, &order, &error);

  fuzz_promise (bytes != NULL || g_error_matches (error, DRIE_REPORT_ERROR, DRIE_REPORT_ERROR_NO_REVIEW), "format %d: %s", format,
                error->message);
  return bytes;
}

static DrieSummary *
read_again (GBytes *archive)
{
  gsize length;
  const char *text = g_bytes_get_data (archive, &length);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = drie_json_parse (text, length, &error);
  DrieSummary *summary = node != NULL ? drie_archive_from_json (node, &error) : NULL;

  fuzz_promise (summary != NULL, "written, and refused: %s: %.*s", error->message, (int)length, text);
  return summary;
}

static void
check_documents (const DrieSummary *summary)
{
  static const DrieFormat formats[] = { DRIE_FORMAT_TEXT, DRIE_FORMAT_HTML, DRIE_FORMAT_CSV, DRIE_FORMAT_ICS };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) bytes = write_as (summary, DRIE_DOCUMENT_SUMMARY, formats[i]);
      gsize length = 0;
      const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : "";
      fuzz_promise (g_utf8_validate_len (text, length, NULL), "a document that is no text");
      fuzz_promise (formats[i] != DRIE_FORMAT_HTML || g_strstr_len (text, length, FUZZ_MARKUP) == NULL, "markup in a document");
    }
  g_autoptr (GBytes) leaflet = write_as (summary, DRIE_DOCUMENT_LEAFLET, DRIE_FORMAT_HTML);
  g_autoptr (GBytes) sheet = write_as (summary, DRIE_DOCUMENT_SHEET, DRIE_FORMAT_HTML);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = drie_json_parse ((const char *)data, size, &error);
  g_autoptr (DrieSummary) summary = node != NULL ? drie_archive_from_json (node, &error) : NULL;

  fuzz_promise ((summary != NULL) == (error == NULL), "an evening and an error");
  if (summary == NULL)
    return 0;
  g_autoptr (GBytes) first = write_as (summary, DRIE_DOCUMENT_SUMMARY, DRIE_FORMAT_JSON);
  g_autoptr (DrieSummary) again = read_again (first);
  g_autoptr (GBytes) second = write_as (again, DRIE_DOCUMENT_SUMMARY, DRIE_FORMAT_JSON);
  fuzz_promise (g_bytes_equal (first, second), "%s\nbecomes %s", (const char *)g_bytes_get_data (first, NULL),
                (const char *)g_bytes_get_data (second, NULL));
  check_documents (summary);
  return 0;
}
