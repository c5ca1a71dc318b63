/* What lies round the text of an OpenDocument file. SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/odt-package.h"

#include <glib/gi18n-lib.h>
#include <gsf/gsf-outfile-zip.h>
#include <gsf/gsf-output-memory.h>
#include <string.h>

#include "report/logo.h"
#include "report/look.h"
#include "report/written.h"

#define MIMETYPE "application/vnd.oasis.opendocument.text"
#define OASIS    "urn:oasis:names:tc:opendocument:xmlns:"
#define LOGO     "Pictures/logo.png"

#define ZIP_EPOCH 315532800 /* 1 January 1980: no file in a package is older */

typedef struct
{
  const DrieManuscript *manuscript;
  GsfOutfile *zip;
  GDateTime *moment; /* of all files: the same document, the same bytes */
} Package;

/* Files of the package */

static gboolean
add_file (const Package *self, GsfOutfile *folder, const char *name, int level, const void *data, gsize size)
{
  GsfOutput *file = gsf_outfile_new_child_full (folder, name, FALSE, "compression-level", level, "modtime", self->moment, NULL);
  gboolean written = gsf_output_write (file, size, data) && gsf_output_close (file);

  g_object_unref (file);
  return written;
}

static gboolean
add_text (const Package *self, GsfOutfile *folder, const char *name, const char *text)
{
  return add_file (self, folder, name, GSF_ZIP_DEFLATED, text, strlen (text));
}

static gboolean
add_in_folder (const Package *self, const char *folder_name, const char *name, const void *data, gsize size)
{
  GsfOutput *folder = gsf_outfile_new_child_full (self->zip, folder_name, TRUE, "modtime", self->moment, NULL);
  gboolean written = add_file (self, GSF_OUTFILE (folder), name, GSF_ZIP_DEFLATED, data, size) && gsf_output_close (folder);

  g_object_unref (folder);
  return written;
}

static gboolean
add_manifest (const Package *self)
{
  g_autoptr (GString) text
      = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<manifest:manifest xmlns:manifest=\"" OASIS "manifest:1.0\" manifest:version=\"1.2\">\n"
                      "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\" manifest:media-type=\"" MIMETYPE "\"/>\n");
  const char *const files[] = { "content.xml", "styles.xml", "meta.xml" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_string_append_printf (text, "<manifest:file-entry manifest:full-path=\"%s\" manifest:media-type=\"text/xml\"/>\n", files[i]);
  if (self->manuscript->logo != NULL)
    g_string_append (text, "<manifest:file-entry manifest:full-path=\"" LOGO "\" manifest:media-type=\"image/png\"/>\n");
  g_string_append (text, "</manifest:manifest>\n");
  return add_in_folder (self, "META-INF", "manifest.xml", text->str, text->len);
}

static gboolean
add_meta (const Package *self)
{
  const DrieManuscript *manuscript = self->manuscript;
  g_autofree char *date = g_date_time_format (self->moment, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *creator
      = manuscript->school != NULL ? g_markup_printf_escaped ("<meta:initial-creator>%s</meta:initial-creator>", manuscript->school) : NULL;
  g_autofree char *text
      = g_markup_printf_escaped ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta xmlns:office=\"" OASIS
                                 "office:1.0\" xmlns:meta=\"" OASIS
                                 "meta:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.2\"><office:meta>"
                                 "<meta:generator>Driegesprek</meta:generator><dc:title>%s</dc:title><dc:language>%s</dc:language>"
                                 "<meta:creation-date>%s</meta:creation-date>",
                                 manuscript->title, drie_catalog_get_language (manuscript->catalog), date);
  g_autofree char *whole = g_strconcat (text, creator != NULL ? creator : "", "</office:meta></office:document-meta>\n", NULL);

  return add_text (self, self->zip, "meta.xml", whole);
}

/* Styles */

/* "Page 2 of 5", where the word processor counts; it is told apart by numbers that no document has. */
static char *
foot_markup (const DrieManuscript *manuscript)
{
  g_autofree char *number = drie_manuscript_page_number (manuscript, 111111111, 222222222);
  gboolean rtl = drie_catalog_is_rtl (manuscript->catalog);
  g_autofree char *foot = drie_written_isolate (manuscript->foot, rtl);
  g_autoptr (GString) words = g_string_new (NULL);

  for (const char *p = foot; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (words, *p == '\n' ? ' ' : g_utf8_get_char (p));
  g_autofree char *before = g_markup_escape_text (words->str, -1);
  g_autofree char *numbered = drie_written_isolate (number, rtl);
  g_autofree char *escaped = g_markup_escape_text (numbered, -1);
  g_autoptr (GString) after = g_string_new (escaped);
  g_string_replace (after, "111111111", "<text:page-number text:select-page=\"current\">1</text:page-number>", 0);
  g_string_replace (after, "222222222", "<text:page-count>1</text:page-count>", 0);
  return g_strconcat (before, "<text:tab/>", after->str, NULL);
}

static gboolean
add_styles (const Package *self)
{
  const DrieManuscript *manuscript = self->manuscript;
  g_autofree char *look = drie_look_read ("odt-styles.xml");
  g_autoptr (GString) styles = g_string_new (look);
  g_auto (GStrv) tag = g_strsplit_set (drie_catalog_get_language (manuscript->catalog), "-_@", 2);
  g_autofree char *country = tag[1] != NULL && strlen (tag[1]) == 2 ? g_ascii_strup (tag[1], -1) : g_strdup ("none");
  g_autofree char *foot = foot_markup (manuscript);
  gboolean rtl = drie_catalog_is_rtl (manuscript->catalog);

  g_string_replace (styles, "{{mode}}", rtl ? "rl-tb" : "lr-tb", 0);
  g_string_replace (styles, "{{start}}", rtl ? "right" : "left", 0); /* LibreOffice takes "start" for the left, however a text runs */
  g_string_replace (styles, "{{language}}", tag[0], 0);
  g_string_replace (styles, "{{country}}", country, 0);
  g_string_replace (styles, "{{foot}}", foot, 0); /* last: nothing that somebody typed is looked through for braces */
  return add_text (self, self->zip, "styles.xml", styles->str);
}

/* Text */

static void
add_columns (GsfXMLOut *xml)
{
  static const struct
  {
    const char *name, *width;
  } columns[] = { { "First", "5cm" }, { "Other", "5.8cm" } };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      gsf_xml_out_start_element (xml, "style:style");
      gsf_xml_out_add_cstr_unchecked (xml, "style:name", columns[i].name);
      gsf_xml_out_add_cstr_unchecked (xml, "style:family", "table-column");
      gsf_xml_out_start_element (xml, "style:table-column-properties");
      gsf_xml_out_add_cstr_unchecked (xml, "style:column-width", columns[i].width);
      gsf_xml_out_end_element (xml);
      gsf_xml_out_end_element (xml);
    }
}

/* A table of facts stands on one page with what comes next, as in the PDF. */
static void
add_tables (GsfXMLOut *xml)
{
  static const char *const names[] = { "Table", "Facts" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsf_xml_out_start_element (xml, "style:style");
      gsf_xml_out_add_cstr_unchecked (xml, "style:name", names[i]);
      gsf_xml_out_add_cstr_unchecked (xml, "style:family", "table");
      gsf_xml_out_start_element (xml, "style:table-properties");
      gsf_xml_out_add_cstr_unchecked (xml, "style:may-break-between-rows", "false");
      gsf_xml_out_add_cstr_unchecked (xml, "fo:keep-with-next", i == 1 ? "always" : "auto");
      gsf_xml_out_end_element (xml);
      gsf_xml_out_end_element (xml);
    }
}

static void
start_content (GsfXMLOut *xml)
{
  static const struct
  {
    const char *prefix, *uri;
  } names[] = {
    { "xmlns:office", OASIS "office:1.0" },
    { "xmlns:style", OASIS "style:1.0" },
    { "xmlns:text", OASIS "text:1.0" },
    { "xmlns:table", OASIS "table:1.0" },
    { "xmlns:draw", OASIS "drawing:1.0" },
    { "xmlns:fo", OASIS "xsl-fo-compatible:1.0" },
    { "xmlns:svg", OASIS "svg-compatible:1.0" },
    { "xmlns:xlink", "http://www.w3.org/1999/xlink" },
    { "office:version", "1.2" },
  };

  gsf_xml_out_set_pretty_print (xml, FALSE); /* spaces are words here */
  gsf_xml_out_start_element (xml, "office:document-content");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gsf_xml_out_add_cstr_unchecked (xml, names[i].prefix, names[i].uri);
}

static gboolean
add_content (const Package *self, DrieOdtBody body, GError **error)
{
  GsfOutput *file = gsf_outfile_new_child_full (self->zip, "content.xml", FALSE, "modtime", self->moment, NULL);
  GsfXMLOut *xml = gsf_xml_out_new (file);

  start_content (xml);
  gsf_xml_out_start_element (xml, "office:automatic-styles");
  add_tables (xml);
  add_columns (xml);
  gsf_xml_out_end_element (xml);
  gsf_xml_out_start_element (xml, "office:body");
  gsf_xml_out_start_element (xml, "office:text");
  gboolean written = body (xml, self->manuscript, error);
  for (guint open = 3; written && open > 0; open--)
    gsf_xml_out_end_element (xml);
  g_object_unref (xml);
  written = gsf_output_close (file) && written;
  g_object_unref (file);
  return written;
}

void
drie_odt_add_logo (GsfXMLOut *xml, const DrieManuscript *manuscript, const char *words)
{
  double width, height;

  drie_logo_measure (manuscript->logo, &width, &height);
  gsf_xml_out_start_element (xml, "text:p");
  gsf_xml_out_add_cstr_unchecked (xml, "text:style-name", "Text_20_body");
  gsf_xml_out_start_element (xml, "draw:frame");
  gsf_xml_out_add_cstr_unchecked (xml, "text:anchor-type", "as-char");
  gsf_xml_out_add_cstr_unchecked (xml, "draw:name", "logo");
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *wide = g_strconcat (g_ascii_formatd (number, sizeof number, "%.2f", width), "pt", NULL);
  g_autofree char *high = g_strconcat (g_ascii_formatd (number, sizeof number, "%.2f", height), "pt", NULL);
  gsf_xml_out_add_cstr_unchecked (xml, "svg:width", wide);
  gsf_xml_out_add_cstr_unchecked (xml, "svg:height", high);
  gsf_xml_out_start_element (xml, "draw:image");
  gsf_xml_out_add_cstr_unchecked (xml, "xlink:href", LOGO);
  gsf_xml_out_add_cstr_unchecked (xml, "xlink:type", "simple");
  gsf_xml_out_add_cstr_unchecked (xml, "xlink:show", "embed");
  gsf_xml_out_add_cstr_unchecked (xml, "xlink:actuate", "onLoad");
  gsf_xml_out_end_element (xml);
  gsf_xml_out_start_element (xml, "svg:title");
  gsf_xml_out_add_cstr (xml, NULL, words != NULL ? words : "");
  gsf_xml_out_end_element (xml);
  gsf_xml_out_end_element (xml);
  gsf_xml_out_end_element (xml);
}

/* The package */

static gboolean
add_logo (const Package *self)
{
  if (self->manuscript->logo == NULL)
    return TRUE;
  gsize size;
  const void *data = g_bytes_get_data (self->manuscript->order.logo, &size);
  return add_in_folder (self, "Pictures", "logo.png", data, size);
}

/* The mimetype first and not packed, so that a file is known for what it is by its first bytes. */
static gboolean
add_all (const Package *self, DrieOdtBody body, GError **error)
{
  return add_file (self, self->zip, "mimetype", 0, MIMETYPE, strlen (MIMETYPE)) && add_content (self, body, error) && add_styles (self)
         && add_meta (self) && add_logo (self) && add_manifest (self);
}

/* libgsf registers its types when they are first asked for, without a lock; documents are made on any thread. */
static void
register_types (void)
{
  static gsize registered;

  if (!g_once_init_enter (&registered))
    return;
  g_type_ensure (GSF_OUTPUT_MEMORY_TYPE);
  g_type_ensure (GSF_OUTFILE_ZIP_TYPE);
  g_type_ensure (GSF_XML_OUT_TYPE);
  g_once_init_leave (&registered, 1);
}

GBytes *
drie_odt_write_package (const DrieManuscript *manuscript, DrieOdtBody body, GError **error)
{
  register_types ();

  GsfOutput *memory = gsf_output_memory_new ();
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (MAX (manuscript->created / G_USEC_PER_SEC, ZIP_EPOCH));
  GError *why = NULL;
  Package self = { manuscript, gsf_outfile_zip_new (memory, NULL), moment };
  gboolean written = add_all (&self, body, &why);
  GBytes *bytes = NULL;

  written = gsf_output_close (GSF_OUTPUT (self.zip)) && written;
  g_object_unref (self.zip);
  if (written)
    bytes = g_bytes_new (gsf_output_memory_get_bytes (GSF_OUTPUT_MEMORY (memory)), gsf_output_size (memory));
  else if (why != NULL)
    g_propagate_error (error, why);
  else
    g_set_error_literal (error, DRIE_REPORT_ERROR, DRIE_REPORT_ERROR_FAILED, _ ("The document could not be written."));
  g_object_unref (memory);
  return bytes;
}
