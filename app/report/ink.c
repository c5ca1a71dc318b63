/* What the drawn documents share. SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/ink.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#include "report/report.h"
#include "report/written.h"

guint32
drie_ink_circle (DrieCircle circle)
{
  static const guint32 colours[] = { 0x0072b2, 0xa35f00, 0x007a5a };

  return circle < DRIE_CIRCLE_NONE ? colours[circle] : DRIE_INK_TEXT;
}

guint32
drie_ink_tint (DrieCircle circle)
{
  static const guint32 tints[] = { 0xd3e8f8, 0xffe9b8, 0xcdeee1 };

  return circle < DRIE_CIRCLE_NONE ? tints[circle] : DRIE_INK_PANEL;
}

void
drie_ink_set (cairo_t *cr, guint32 rgb)
{
  cairo_set_source_rgb (cr, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0);
}

PangoContext *
drie_ink_context_new (const char *language, gboolean rtl)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);

  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (language));
  pango_context_set_base_dir (context, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  return context;
}

/* Arabic letters are drawn with twice the height that their lines need, and by another measure than the Latin ones between them: all lines
 * of a page that is read from the right stand equally far apart. */
static void
set_leading (PangoLayout *layout, double size, gboolean rtl)
{
  if (!rtl)
    {
      pango_layout_set_line_spacing (layout, size < 14 ? 1.12f : 1.04f);
      return;
    }
  PangoAttrList *attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_line_height_new_absolute ((int)(size * 1.4 * PANGO_SCALE)));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

PangoLayout *
drie_ink_layout (PangoContext *context, const char *text, double size, DrieWeight weight, double width)
{
  gboolean rtl = pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL;
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string (DRIE_FONT_FAMILY);

  pango_font_description_set_size (font, (int)(size * PANGO_SCALE));
  pango_font_description_set_weight (font, (PangoWeight)weight);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  set_leading (layout, size, rtl);
  pango_layout_set_width (layout, (int)(width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  /* Pango takes this for the context's own direction, and turns it round for a paragraph that runs the other way. */
  pango_layout_set_alignment (layout, rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

double
drie_ink_layout_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double)height / PANGO_SCALE;
}

double
drie_ink_layout_baseline (PangoLayout *layout)
{
  return (double)pango_layout_get_baseline (layout) / PANGO_SCALE;
}

double
drie_ink_layout_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double)logical.width / PANGO_SCALE;
}

void
drie_ink_layout_turn (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);
  gboolean rtl = pango_context_get_base_dir (pango_layout_get_context (layout)) == PANGO_DIRECTION_RTL;

  if (drie_written_is_rtl (text, rtl) != rtl)
    drie_ink_layout_fit (layout);
  else if (strchr (text, '\n') == NULL)
    pango_layout_set_auto_dir (layout, FALSE); /* Pango goes by letters between isolates too */
}

void
drie_ink_layout_fit (PangoLayout *layout)
{
  int needed = (int)((drie_ink_layout_width (layout) + 1) * PANGO_SCALE); /* one point more, so that its lines end where they did */

  pango_layout_set_width (layout, MIN (pango_layout_get_width (layout), needed));
}

void
drie_ink_mark (cairo_t *cr, DrieCircle circle, double x, double y, double size)
{
  drie_ink_set (cr, drie_ink_circle (circle));
  cairo_new_path (cr);
  switch (circle)
    {
    case DRIE_CIRCLE_PUPILS:
      cairo_arc (cr, x + size / 2, y + size / 2, size / 2, 0, 2 * G_PI);
      break;
    case DRIE_CIRCLE_PARENTS:
      cairo_move_to (cr, x + size / 2, y);
      cairo_line_to (cr, x + size, y + size);
      cairo_line_to (cr, x, y + size);
      cairo_close_path (cr);
      break;
    case DRIE_CIRCLE_TEACHERS:
      cairo_rectangle (cr, x + size * 0.06, y + size * 0.06, size * 0.88, size * 0.88);
      break;
    case DRIE_CIRCLE_NONE:
      break;
    }
  cairo_fill (cr);
}

/* Neighbouring dark modules of a row become one rectangle: no hair lines between them, and a small file. */
static void
add_row (cairo_t *cr, const guint8 *modules, guint width, double x, double y, double module)
{
  for (guint i = 0; i < width; i++)
    {
      guint start = i;
      while (i < width && modules[i])
        i++;
      if (i > start)
        cairo_rectangle (cr, x + start * module, y, (i - start) * module, module);
    }
}

gboolean
drie_ink_qr (cairo_t *cr, const char *text, double x, double y, double size)
{
  guint width;
  g_autoptr (GBytes) bytes = drie_qr_encode (text, &width);
  if (bytes == NULL)
    return FALSE;

  const guint8 *modules = g_bytes_get_data (bytes, NULL);
  double module = size / (width + 2 * DRIE_QR_QUIET_ZONE);
  drie_ink_set (cr, 0xffffff);
  cairo_rectangle (cr, x, y, size, size);
  cairo_fill (cr);
  drie_ink_set (cr, 0x000000);
  for (guint row = 0; row < width; row++)
    add_row (cr, modules + row * width, width, x + DRIE_QR_QUIET_ZONE * module, y + (DRIE_QR_QUIET_ZONE + row) * module, module);
  cairo_fill (cr);
  return TRUE;
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t *
drie_ink_pdf_new (GByteArray *buffer, const char *title, const char *author, gint64 created)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, buffer, DRIE_PAGE_WIDTH, DRIE_PAGE_HEIGHT);
  g_autoptr (GDateTime) moment = created != 0 ? g_date_time_new_from_unix_utc (created / G_USEC_PER_SEC) : NULL;
  g_autofree char *date = moment != NULL ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_5);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  if (author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Driegesprek");
  if (date != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  return surface;
}
