/* Drawing. SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/paint.h"

void
drie_paint_get_color (GtkWidget *widget, GdkRGBA *color)
{
  /* The one call that has a successor above our floor and is deprecated there. */
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
#if GTK_CHECK_VERSION(4, 10, 0)
  gtk_widget_get_color (widget, color);
#else
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
#endif
  G_GNUC_END_IGNORE_DEPRECATIONS
}

void
drie_paint_circle (cairo_t *cr, DrieCircle circle, double size)
{
  double inset = size * 0.08;

  switch (circle)
    {
    case DRIE_CIRCLE_PUPILS:
      cairo_arc (cr, size / 2, size / 2, size / 2 - inset / 2, 0, 2 * G_PI);
      break;
    case DRIE_CIRCLE_PARENTS:
      cairo_move_to (cr, size / 2, inset / 2);
      cairo_line_to (cr, size, size - inset);
      cairo_line_to (cr, 0, size - inset);
      cairo_close_path (cr);
      break;
    case DRIE_CIRCLE_TEACHERS:
      cairo_rectangle (cr, inset, inset, size - 2 * inset, size - 2 * inset);
      break;
    case DRIE_CIRCLE_NONE:
    default:
      return;
    }
  cairo_fill (cr);
}

void
drie_paint_set_circle_class (GtkWidget *widget, DrieCircle circle)
{
  static const char *const classes[] = { "circle-pupils", "circle-parents", "circle-teachers" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      if (i == (guint)circle)
        gtk_widget_add_css_class (widget, classes[i]);
      else
        gtk_widget_remove_css_class (widget, classes[i]);
    }
}
