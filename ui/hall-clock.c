/* The time left; its letters are those of its style, and the ring follows them. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hall-clock.h"

#include "ui/paint.h"
#include "ui/words.h"

/* Times the height of a letter. */
#define RING_SIZE 1.25
#define RING_GAP  0.3

struct _DrieHallClock
{
  GtkWidget parent_instance;

  gint64 remaining;
  gint64 total;
  gboolean ring;
  DrieTimeMark mark;
  char *text;
};

G_DEFINE_FINAL_TYPE (DrieHallClock, drie_hall_clock, GTK_TYPE_WIDGET)

/* Of the letters. */
static double
get_em (DrieHallClock *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));

  return (double)pango_font_description_get_size (pango_context_get_font_description (context)) / PANGO_SCALE;
}

static int
get_ring_size (DrieHallClock *self)
{
  return (int)(get_em (self) * RING_SIZE);
}

static void
drie_hall_clock_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                         int *natural_baseline)
{
  DrieHallClock *self = DRIE_HALL_CLOCK (widget);
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  *minimum = *natural = get_ring_size (self);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    return;
  layout = gtk_widget_create_pango_layout (widget, self->text);
  pango_layout_get_pixel_size (layout, &width, NULL);
  *minimum = *natural = width + (self->ring ? (int)(get_em (self) * (RING_SIZE + RING_GAP)) : 0);
}

/* What is left of the step; in its last two minutes the ring is filled, when time is up it is closed again. */
static void
draw_ring (DrieHallClock *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  int size = get_ring_size (self);
  double width = size * 0.14;
  double fraction = self->total > 0 ? CLAMP ((double)self->remaining / self->total, 0, 1) : 0;
  int y = (gtk_widget_get_height (GTK_WIDGET (self)) - size) / 2;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, y, size, size));

  cairo_translate (cr, size / 2.0, y + size / 2.0);
  cairo_set_line_width (cr, width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_source_rgba (cr, 0.5, 0.5, 0.5, 0.25);
  cairo_arc (cr, 0, 0, (size - width) / 2, 0, 2 * G_PI);
  cairo_stroke (cr);
  if (self->mark == DRIE_TIME_UP)
    fraction = 1;
  if (self->mark != DRIE_TIME_PLENTY)
    {
      cairo_set_source_rgba (cr, color->red, color->green, color->blue, 0.18);
      cairo_arc (cr, 0, 0, size / 2.0 - width, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  if (fraction > 0)
    {
      gdk_cairo_set_source_rgba (cr, color);
      cairo_arc (cr, 0, 0, (size - width) / 2, -G_PI / 2, -G_PI / 2 + fraction * 2 * G_PI);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
}

static void
drie_hall_clock_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DrieHallClock *self = DRIE_HALL_CLOCK (widget);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, self->text);
  GtkWidget *parent = gtk_widget_get_parent (widget);
  GdkRGBA ring_color, text_color;
  PangoRectangle ink;

  drie_paint_get_color (widget, &ring_color);
  /* The figures are in the colour of other text. */
  drie_paint_get_color (parent != NULL ? parent : widget, &text_color);
  if (self->ring)
    draw_ring (self, snapshot, &ring_color);
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (gtk_widget_get_width (widget) - ink.width - ink.x,
                                                          (gtk_widget_get_height (widget) - ink.height) / 2 - ink.y));
  gtk_snapshot_append_layout (snapshot, layout, &text_color);
  gtk_snapshot_restore (snapshot);
}

static void
drie_hall_clock_finalize (GObject *object)
{
  g_free (DRIE_HALL_CLOCK (object)->text);
  G_OBJECT_CLASS (drie_hall_clock_parent_class)->finalize (object);
}

static void
drie_hall_clock_class_init (DrieHallClockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = drie_hall_clock_finalize;
  widget_class->measure = drie_hall_clock_measure;
  widget_class->snapshot = drie_hall_clock_snapshot;
  gtk_widget_class_set_css_name (widget_class, "hallclock");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TIMER);
}

static void
drie_hall_clock_init (DrieHallClock *self)
{
  self->ring = TRUE;
  self->text = drie_words_clock (0);
}

void
drie_hall_clock_set_time (DrieHallClock *self, gint64 remaining, gint64 total, DrieTimeMark mark)
{
  g_autofree char *text = drie_words_clock (remaining);

  g_return_if_fail (DRIE_IS_HALL_CLOCK (self));

  self->remaining = remaining;
  self->total = total;
  self->mark = mark;
  if (!g_str_equal (text, self->text))
    {
      gboolean longer = strlen (text) != strlen (self->text);
      g_free (self->text);
      self->text = g_steal_pointer (&text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->text, -1);
      if (longer)
        gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
drie_hall_clock_set_ring (DrieHallClock *self, gboolean ring)
{
  g_return_if_fail (DRIE_IS_HALL_CLOCK (self));

  if (self->ring == ring)
    return;
  self->ring = ring;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
