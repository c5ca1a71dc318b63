/* How the clock stands. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/time-sign.h"

#include <glib/gi18n-lib.h>

#include "ui/paint.h"

struct _DrieTimeSign
{
  GtkWidget parent_instance;

  DrieTimeSignKind kind;
};

G_DEFINE_FINAL_TYPE (DrieTimeSign, drie_time_sign, GTK_TYPE_WIDGET)

/* In a square of 1 × 1 around the origin. */
static void
paint (cairo_t *cr, DrieTimeSignKind kind)
{
  switch (kind)
    {
    case DRIE_TIME_SIGN_PAUSED:
      cairo_rectangle (cr, -0.34, -0.4, 0.22, 0.8);
      cairo_rectangle (cr, 0.12, -0.4, 0.22, 0.8);
      cairo_fill (cr);
      break;
    case DRIE_TIME_SIGN_NEARLY_UP:
      cairo_set_line_width (cr, 0.11);
      cairo_arc (cr, 0, 0, 0.42, 0, 2 * G_PI);
      cairo_stroke (cr);
      cairo_move_to (cr, 0, 0);
      cairo_arc (cr, 0, 0, 0.42, -G_PI / 2 - G_PI / 3, -G_PI / 2);
      cairo_fill (cr);
      break;
    case DRIE_TIME_SIGN_UP:
      cairo_arc (cr, 0, 0, 0.46, 0, 2 * G_PI);
      cairo_fill (cr);
      break;
    case DRIE_TIME_SIGN_NONE:
    default:
      break;
    }
}

static void
drie_time_sign_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DrieTimeSign *self = DRIE_TIME_SIGN (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  GdkRGBA color;

  drie_paint_get_color (widget, &color);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_translate (cr, width / 2.0, height / 2.0);
  cairo_scale (cr, MIN (width, height), MIN (width, height));
  paint (cr, self->kind);
  cairo_destroy (cr);
}

static void
drie_time_sign_class_init (DrieTimeSignClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = drie_time_sign_snapshot;
  gtk_widget_class_set_css_name (widget_class, "timesign");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
drie_time_sign_init (DrieTimeSign *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

void
drie_time_sign_set_kind (DrieTimeSign *self, DrieTimeSignKind kind)
{
  g_return_if_fail (DRIE_IS_TIME_SIGN (self));

  if (self->kind == kind)
    return;
  self->kind = kind;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

DrieTimeSignKind
drie_time_sign_find (gboolean paused, DrieTimeMark mark)
{
  static const DrieTimeSignKind kinds[] = { DRIE_TIME_SIGN_NONE, DRIE_TIME_SIGN_NEARLY_UP, DRIE_TIME_SIGN_UP };

  return paused ? DRIE_TIME_SIGN_PAUSED : kinds[mark];
}

const char *
drie_time_sign_get_word (DrieTimeSignKind kind)
{
  static const char *const words[] = { NULL, N_ ("Break"), N_ ("Last 2 minutes"), N_ ("Time is up") };

  return words[kind];
}
