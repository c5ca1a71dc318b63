/* Reports read back by programs that know nothing of ours. SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-readers.h"

#include <stdlib.h>
#include <string.h>

#include "test-utils.h"

#ifdef __SANITIZE_ADDRESS__
/* fontconfig keeps its configuration to the end of the process. */
const char *__lsan_default_suppressions (void);
const char *__lsan_default_options (void);

const char *
__lsan_default_suppressions (void)
{
  return "leak:libfontconfig\n";
}

const char *
__lsan_default_options (void)
{
  return "print_suppressions=0";
}
#endif

GBytes *
report_write (const DrieSummary *summary, DrieFormat format)
{
  const DrieReportOrder order = { .format = format };

  return report_write_order (summary, &order);
}

GBytes *
report_write_order (const DrieSummary *summary, const DrieReportOrder *order)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = drie_report_write (summary, order, &error);

  ck_assert_msg (bytes != NULL, "%s", error != NULL ? error->message : "");
  ck_assert_ptr_null (error);
  return bytes;
}

char *
reader_run (GBytes *input, const char *program, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) output = NULL;
  va_list args;

  g_ptr_array_add (argv, (gpointer)program);
  va_start (args, program);
  for (const char *arg = va_arg (args, const char *); arg != NULL; arg = va_arg (args, const char *))
    g_ptr_array_add (argv, (gpointer)arg);
  va_end (args);
  g_ptr_array_add (argv, NULL);

  GSubprocessFlags flags = G_SUBPROCESS_FLAGS_STDOUT_PIPE | (input != NULL ? G_SUBPROCESS_FLAGS_STDIN_PIPE : 0);
  g_autoptr (GSubprocess) process = g_subprocess_newv ((const char *const *)argv->pdata, flags, &error);
  ck_assert_msg (process != NULL && g_subprocess_communicate (process, input, NULL, &output, NULL, &error), "%s: %s", program,
                 error != NULL ? error->message : "");
  ck_assert_msg (g_subprocess_get_successful (process), "%s failed", program);
  return g_strndup (g_bytes_get_data (output, NULL), g_bytes_get_size (output));
}

char *
reader_pdf_text (GBytes *pdf, guint first, guint last)
{
  g_autofree char *from = g_strdup_printf ("%u", first);
  g_autofree char *to = g_strdup_printf ("%u", last > 0 ? last : 9999);

  return reader_run (pdf, "pdftotext", "-layout", "-f", from, "-l", to, "-", "-", NULL);
}

guint
reader_pdf_pages (GBytes *pdf)
{
  g_autofree char *info = reader_run (pdf, "pdfinfo", "-", NULL);
  const char *pages = strstr (info, "Pages:");

  ck_assert_ptr_nonnull (pages);
  return (guint)atoi (pages + strlen ("Pages:"));
}

char *
reader_pdf_code (GBytes *pdf, guint page, guint dpi)
{
  g_autofree char *folder = test_temp_dir ();
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  g_autofree char *image = g_build_filename (folder, "page", NULL);
  g_autofree char *png = g_strconcat (image, ".png", NULL);
  g_autofree char *number = g_strdup_printf ("%u", page);
  g_autofree char *resolution = g_strdup_printf ("%u", dpi);
  char *code = NULL;
  int status;

  ck_assert (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize)g_bytes_get_size (pdf), NULL));
  g_free (reader_run (NULL, "pdftoppm", "-png", "-singlefile", "-r", resolution, "-f", number, "-l", number, path, image, NULL));
  char *argv[] = { "zbarimg", "-q", "--raw", png, NULL };
  ck_assert (g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &code, NULL, &status, NULL));
  test_remove_dir (folder);
  return g_strchomp (code);
}

char *
reader_flatten (char *text)
{
  GString *flat = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_len (flat, p, g_utf8_next_char (p) - p);
    else if (flat->len > 0 && flat->str[flat->len - 1] != ' ')
      g_string_append_c (flat, ' ');
  g_free (text);
  return g_string_free (flat, FALSE);
}

/* Scripts of Python's own library, which reads what we wrote; it is strict about XML. */
static const char read_html[]
    = "import sys, html.parser\n"
      "class Reader(html.parser.HTMLParser):\n"
      "    hidden = False\n"
      "    def handle_starttag(self, tag, attributes):\n"
      "        self.hidden = tag == 'style'\n"
      "        assert tag not in ('script', 'b') or ('style', 'width') in [(a[0], a[1][:5]) for a in attributes]\n"
      "        print(dict(attributes).get('aria-label', ''), end=' ')\n"
      "    def handle_endtag(self, tag):\n"
      "        self.hidden = False\n"
      "        print(end='' if tag in ('bdi', 'span') else ' ')\n"
      "    def handle_data(self, data):\n"
      "        print('' if self.hidden else data, end='')\n"
      "Reader().feed(sys.stdin.buffer.read().decode())\n";
static const char read_odt[] = "import io, sys, zipfile\n"
                               "from xml.etree import ElementTree as ET\n"
                               "package = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))\n"
                               "assert package.testzip() is None\n"
                               "def walk(element):\n"
                               "    gap = element.tag.split('}')[1] in ('p', 'h', 's', 'tab', 'line-break', 'title')\n"
                               "    print(' ' if gap else '', element.text or '', sep='', end='')\n"
                               "    for child in element:\n"
                               "        walk(child)\n"
                               "        print(child.tail or '', end='')\n"
                               "for name in ('meta.xml', 'content.xml', 'styles.xml', 'META-INF/manifest.xml'):\n"
                               "    walk(ET.fromstring(package.read(name)))\n";

/* What people read in a file of @format. */
static char *
read_text (GBytes *bytes, DrieFormat format)
{
  switch (format)
    {
    case DRIE_FORMAT_PDF:
    case DRIE_FORMAT_POSTER:
      return reader_run (bytes, "pdftotext", "-", "-", NULL);
    case DRIE_FORMAT_HTML:
      return reader_run (bytes, "/usr/bin/python3", "-c", read_html, NULL);
    case DRIE_FORMAT_ODT:
      return reader_run (bytes, "/usr/bin/python3", "-c", read_odt, NULL);
    default:
      return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
}

char *
report_read (const DrieSummary *summary, DrieFormat format)
{
  const DrieReportOrder order = { .format = format };

  return report_read_order (summary, &order);
}

char *
report_read_order (const DrieSummary *summary, const DrieReportOrder *order)
{
  g_autoptr (GBytes) bytes = report_write_order (summary, order);
  char *text = read_text (bytes, order->format);

  ck_assert (g_utf8_validate (text, -1, NULL));
  return reader_flatten (text);
}
