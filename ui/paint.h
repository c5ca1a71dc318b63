/* What widgets that draw themselves share. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/circle.h"

G_BEGIN_DECLS

/* The CSS colour of @widget. */
void drie_paint_get_color (GtkWidget *widget, GdkRGBA *color);
/* ● ▲ ■ filled with the current source, in a square of @size at the origin; nothing for NONE. The three look equally heavy. */
void drie_paint_circle (cairo_t *cr, DrieCircle circle, double size);
/* Sets exactly one of the style classes circle-pupils, circle-parents and circle-teachers, or none. */
void drie_paint_set_circle_class (GtkWidget *widget, DrieCircle circle);

G_END_DECLS
