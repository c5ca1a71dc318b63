/* A QR code. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/qr-view.h"

#include <glib/gi18n-lib.h>

#include "evening/library.h"

struct _DrieQrView
{
  GtkWidget parent_instance;

  char *text;
  GBytes *modules; /* one byte each, row by row; NULL: nothing to draw */
  guint width;     /* modules per side */
  int pixel_size;
  int quiet_zone; /* modules of white on every side */
};

enum
{
  PROP_TEXT = 1,
  PROP_PIXEL_SIZE,
  PROP_QUIET_ZONE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DrieQrView, drie_qr_view, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
drie_qr_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
drie_qr_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                      int *natural_baseline)
{
  DrieQrView *self = DRIE_QR_VIEW (widget);

  /* Two pixels a module are still read from a hand's distance. */
  *minimum = MIN (self->pixel_size, 2 * 41);
  *natural = self->pixel_size;
}

/* Every module the same whole number of device pixels: a camera reads that better than blurred edges. */
static void
drie_qr_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DrieQrView *self = DRIE_QR_VIEW (widget);
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA black = { 0, 0, 0, 1 };
  int size = MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  int scale = gtk_widget_get_scale_factor (widget);
  int module = self->modules != NULL ? size * scale / (int)(self->width + 2 * self->quiet_zone) : 0;
  const guint8 *dark;
  float step, side, x0, y0;

  if (module == 0)
    return;
  step = (float)module / scale;
  side = step * (self->width + 2 * self->quiet_zone);
  x0 = (int)((gtk_widget_get_width (widget) - side) / 2);
  y0 = (int)((gtk_widget_get_height (widget) - side) / 2);
  dark = g_bytes_get_data (self->modules, NULL);
  gtk_snapshot_append_color (snapshot, &white, &GRAPHENE_RECT_INIT (x0, y0, side, side));
  for (guint row = 0; row < self->width; row++)
    for (guint column = 0; column < self->width; column++)
      {
        guint run = 0;
        while (column + run < self->width && dark[row * self->width + column + run])
          run++;
        if (run > 0)
          gtk_snapshot_append_color (snapshot, &black,
                                     &GRAPHENE_RECT_INIT (x0 + (column + self->quiet_zone) * step, y0 + (row + self->quiet_zone) * step,
                                                          run * step, step));
        column += run;
      }
}

static void
drie_qr_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DrieQrView *self = DRIE_QR_VIEW (object);

  switch (id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_PIXEL_SIZE:
      g_value_set_int (value, self->pixel_size);
      break;
    case PROP_QUIET_ZONE:
      g_value_set_int (value, self->quiet_zone);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drie_qr_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DrieQrView *self = DRIE_QR_VIEW (object);

  switch (id)
    {
    case PROP_TEXT:
      drie_qr_view_set_text (self, g_value_get_string (value));
      break;
    case PROP_PIXEL_SIZE:
      drie_qr_view_set_pixel_size (self, g_value_get_int (value));
      break;
    case PROP_QUIET_ZONE:
      drie_qr_view_set_quiet_zone (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drie_qr_view_finalize (GObject *object)
{
  DrieQrView *self = DRIE_QR_VIEW (object);

  g_free (self->text);
  g_clear_pointer (&self->modules, g_bytes_unref);
  G_OBJECT_CLASS (drie_qr_view_parent_class)->finalize (object);
}

static void
drie_qr_view_class_init (DrieQrViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = drie_qr_view_get_property;
  object_class->set_property = drie_qr_view_set_property;
  object_class->finalize = drie_qr_view_finalize;
  widget_class->get_request_mode = drie_qr_view_get_request_mode;
  widget_class->measure = drie_qr_view_measure;
  widget_class->snapshot = drie_qr_view_snapshot;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_PIXEL_SIZE] = g_param_spec_int ("pixel-size", NULL, NULL, 1, 8192, 200, flags);
  properties[PROP_QUIET_ZONE] = g_param_spec_int ("quiet-zone", NULL, NULL, 0, 16, 4, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "qrview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
drie_qr_view_init (DrieQrView *self)
{
  self->pixel_size = 200;
  self->quiet_zone = 4;
}

void
drie_qr_view_set_text (DrieQrView *self, const char *text)
{
  g_autofree char *name = NULL;

  g_return_if_fail (DRIE_IS_QR_VIEW (self));

  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  g_clear_pointer (&self->modules, g_bytes_unref);
  if (text != NULL && *text != '\0')
    self->modules = drie_library_encode_qr (text, &self->width);
  name = g_strdup_printf (_ ("QR code of %s"), text != NULL ? text : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

void
drie_qr_view_set_pixel_size (DrieQrView *self, int pixel_size)
{
  g_return_if_fail (DRIE_IS_QR_VIEW (self));
  g_return_if_fail (pixel_size > 0);

  if (self->pixel_size == pixel_size)
    return;
  self->pixel_size = pixel_size;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PIXEL_SIZE]);
}

void
drie_qr_view_set_quiet_zone (DrieQrView *self, int modules)
{
  g_return_if_fail (DRIE_IS_QR_VIEW (self));
  g_return_if_fail (modules >= 0);

  if (self->quiet_zone == modules)
    return;
  self->quiet_zone = modules;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUIET_ZONE]);
}
