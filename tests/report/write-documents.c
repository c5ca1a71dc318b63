/* Writes every document of the fixtures' evenings in every format into a folder, for programs that know nothing of ours to read.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "report-fixture.h"
#include "report/pieces.h"
#include "report/writers.h"

static const char *const documents[] = { "summary", "leaflet", "sheet" };
static const char *const formats[] = { "pdf", "odt", "html", "txt" };
/* What programs read rather than people, and posters. */
static const char *const rest[] = { "csv", "ics", "json", "poster" };

static void
write_file (const char *folder, const char *name, GBytes *bytes)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), &error))
    g_error ("%s", error->message);
}

static void
write_order (const char *folder, const char *prefix, const DrieSummary *summary, const DrieReportOrder *order)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = drie_report_write (summary, order, &error);
  g_autofree char *name = g_strdup_printf ("%s-%s%s%s.%s", prefix, documents[order->document], order->language != NULL ? "-" : "",
                                           order->language != NULL ? order->language : "", drie_format_extension (order->format));

  if (bytes == NULL)
    g_error ("%s: %s", name, error->message);
  write_file (folder, name, bytes);
}

static void
write_all (const char *folder, const char *prefix, const DrieSummary *summary, GBytes *logo)
{
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    for (guint j = 0; j < G_N_ELEMENTS (formats); j++)
      {
        DrieReportOrder order = { .document = i, .logo = logo };
        drie_format_from_name (formats[j], &order.format);
        write_order (folder, prefix, summary, &order);
      }
}

static void
write_format (const char *folder, const char *prefix, const DrieSummary *summary, const char *format)
{
  DrieReportOrder order = { .document = DRIE_DOCUMENT_SUMMARY };
  g_autofree char *name = g_strconcat (prefix, "-", format, NULL);

  drie_format_from_name (format, &order.format);
  write_order (folder, name, summary, &order);
}

static void
write_leaflet (const char *folder, const char *prefix, const DrieSummary *summary, const char *language, const char *format)
{
  DrieReportOrder order = { .document = DRIE_DOCUMENT_LEAFLET, .language = language };

  drie_format_from_name (format, &order.format);
  write_order (folder, prefix, summary, &order);
}

/* write-documents FOLDER LOGO.png LANGUAGE… (of leaflets) */
int
main (int argc, char **argv)
{
  g_autoptr (DrieSummary) full = fixture_full_evening ("nl");
  g_autoptr (DrieSummary) hostile = fixture_hostile_evening ();
  g_autoptr (DrieSummary) small = fixture_evening ("nl");
  g_autoptr (DrieSummary) formula = fixture_evening ("nl");
  g_autoptr (GBytes) logo = NULL;
  char *content;
  gsize size;

  if (argc < 3 || !g_file_get_contents (argv[2], &content, &size, NULL))
    return 2;
  logo = g_bytes_new_take (content, size);
  write_all (argv[1], "full", full, logo);
  write_all (argv[1], "hostile", hostile, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    {
      write_format (argv[1], "full", full, rest[i]);
      write_format (argv[1], "hostile", hostile, rest[i]);
    }
  fixture_say_everywhere (formula, "=1+1");
  write_format (argv[1], "formula", formula, "csv");
  for (int i = 3; i < argc; i++)
    {
      write_leaflet (argv[1], "small", small, argv[i], "pdf");
      for (guint j = 0; j < G_N_ELEMENTS (formats); j++)
        write_leaflet (argv[1], "full", full, argv[i], formats[j]);
    }
  return 0;
}
