/* The sign of a circle. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/circle-mark.h"

#include "ui/paint.h"
#include "ui/words.h"

struct _DrieCircleMark
{
  GtkWidget parent_instance;

  DrieCircle circle;
  int pixel_size;
};

enum
{
  PROP_CIRCLE = 1,
  PROP_PIXEL_SIZE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DrieCircleMark, drie_circle_mark, GTK_TYPE_WIDGET)

/* Where there is no circle there is only room. */
static void
update_name (DrieCircleMark *self)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, self->circle == DRIE_CIRCLE_NONE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, drie_words_circle (self->circle), -1);
}

static void
drie_circle_mark_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = *natural = DRIE_CIRCLE_MARK (widget)->pixel_size;
}

static void
drie_circle_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DrieCircleMark *self = DRIE_CIRCLE_MARK (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double size = MIN (width, height);
  GdkRGBA color;
  cairo_t *cr;

  if (self->circle >= DRIE_CIRCLE_NONE || size <= 0)
    return;
  drie_paint_get_color (widget, &color);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_translate (cr, (width - size) / 2, (height - size) / 2);
  gdk_cairo_set_source_rgba (cr, &color);
  drie_paint_circle (cr, self->circle, size);
  cairo_destroy (cr);
}

static void
drie_circle_mark_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DrieCircleMark *self = DRIE_CIRCLE_MARK (object);

  switch (id)
    {
    case PROP_CIRCLE:
      g_value_set_int (value, self->circle);
      break;
    case PROP_PIXEL_SIZE:
      g_value_set_int (value, self->pixel_size);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drie_circle_mark_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DrieCircleMark *self = DRIE_CIRCLE_MARK (object);

  switch (id)
    {
    case PROP_CIRCLE:
      drie_circle_mark_set_circle (self, g_value_get_int (value));
      break;
    case PROP_PIXEL_SIZE:
      drie_circle_mark_set_pixel_size (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
drie_circle_mark_class_init (DrieCircleMarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = drie_circle_mark_get_property;
  object_class->set_property = drie_circle_mark_set_property;
  widget_class->measure = drie_circle_mark_measure;
  widget_class->snapshot = drie_circle_mark_snapshot;

  properties[PROP_CIRCLE] = g_param_spec_int ("circle", NULL, NULL, 0, DRIE_CIRCLE_NONE, DRIE_CIRCLE_NONE, flags);
  properties[PROP_PIXEL_SIZE] = g_param_spec_int ("pixel-size", NULL, NULL, 1, 4096, 16, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "circlemark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
drie_circle_mark_init (DrieCircleMark *self)
{
  self->circle = DRIE_CIRCLE_NONE;
  self->pixel_size = 16;
  update_name (self);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
drie_circle_mark_new (DrieCircle circle, int pixel_size)
{
  return g_object_new (DRIE_TYPE_CIRCLE_MARK, "circle", circle, "pixel-size", pixel_size, NULL);
}

DrieCircle
drie_circle_mark_get_circle (DrieCircleMark *self)
{
  g_return_val_if_fail (DRIE_IS_CIRCLE_MARK (self), DRIE_CIRCLE_NONE);

  return self->circle;
}

void
drie_circle_mark_set_circle (DrieCircleMark *self, DrieCircle circle)
{
  g_return_if_fail (DRIE_IS_CIRCLE_MARK (self));
  g_return_if_fail (circle <= DRIE_CIRCLE_NONE);

  if (self->circle == circle)
    return;
  self->circle = circle;
  drie_paint_set_circle_class (GTK_WIDGET (self), circle);
  update_name (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CIRCLE]);
}

void
drie_circle_mark_set_pixel_size (DrieCircleMark *self, int pixel_size)
{
  g_return_if_fail (DRIE_IS_CIRCLE_MARK (self));
  g_return_if_fail (pixel_size > 0);

  if (self->pixel_size == pixel_size)
    return;
  self->pixel_size = pixel_size;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PIXEL_SIZE]);
}
