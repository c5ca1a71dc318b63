/* The school's logo. SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/logo.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "report/ink.h"

#define MAX_BYTES  (4 * 1024 * 1024)
#define MAX_PIXELS 4000
#define MAX_WIDTH  (50 * DRIE_MM)
#define MAX_HEIGHT (18 * DRIE_MM)

static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R' };

typedef struct
{
  const guint8 *data;
  gsize left;
} Reader;

static cairo_status_t
read_cb (void *closure, unsigned char *data, unsigned int length)
{
  Reader *reader = closure;

  if (length > reader->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reader->data, length);
  reader->data += length;
  reader->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static guint32
read_be32 (const guint8 *data)
{
  return (guint32)data[0] << 24 | (guint32)data[1] << 16 | (guint32)data[2] << 8 | data[3];
}

/* Looked up before it is unpacked: a few bytes can hold a picture that fills the memory. */
static gboolean
has_size (const guint8 *data, gsize size)
{
  if (size > MAX_BYTES || size < sizeof signature + 8 || memcmp (data, signature, sizeof signature) != 0)
    return FALSE;
  guint32 width = read_be32 (data + sizeof signature), height = read_be32 (data + sizeof signature + 4);
  return width > 0 && height > 0 && width <= MAX_PIXELS && height <= MAX_PIXELS;
}

cairo_surface_t *
drie_logo_read (GBytes *png, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (png, &size);
  Reader reader = { data, size };

  if (has_size (data, size))
    {
      cairo_surface_t *logo = cairo_image_surface_create_from_png_stream (read_cb, &reader);
      if (cairo_surface_status (logo) == CAIRO_STATUS_SUCCESS)
        return logo;
      cairo_surface_destroy (logo);
    }
  g_set_error_literal (error, DRIE_REPORT_ERROR, DRIE_REPORT_ERROR_FAILED,
                       _ ("The school’s logo is no picture that documents can show. Choose it again, or take it away."));
  return NULL;
}

void
drie_logo_measure (cairo_surface_t *logo, double *width, double *height)
{
  double pixels_wide = cairo_image_surface_get_width (logo), pixels_high = cairo_image_surface_get_height (logo);
  double scale = MIN (MAX_WIDTH / pixels_wide, MAX_HEIGHT / pixels_high);

  *width = pixels_wide * scale;
  *height = pixels_high * scale;
}

gboolean
drie_report_check_logo (GBytes *logo, GError **error)
{
  cairo_surface_t *surface = drie_logo_read (logo, error);

  if (surface == NULL)
    return FALSE;
  cairo_surface_destroy (surface);
  return TRUE;
}
