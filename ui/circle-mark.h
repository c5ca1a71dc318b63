/* The sign of a circle: ● pupils, ▲ parents, ■ teachers, in its colour. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/circle.h"

G_BEGIN_DECLS

/**
 * DrieCircleMark:
 *
 * Properties: `circle` (int, a DrieCircle, default NONE: empty), `pixel-size` (int, default 16). Read to screen readers as an image named
 * after the circle; where the name stands beside it in text, give it the accessible role "presentation" at construction.
 */
#define DRIE_TYPE_CIRCLE_MARK (drie_circle_mark_get_type ())
G_DECLARE_FINAL_TYPE (DrieCircleMark, drie_circle_mark, DRIE, CIRCLE_MARK, GtkWidget)

GtkWidget *drie_circle_mark_new (DrieCircle circle, int pixel_size);
void drie_circle_mark_set_circle (DrieCircleMark *self, DrieCircle circle);
DrieCircle drie_circle_mark_get_circle (DrieCircleMark *self);
void drie_circle_mark_set_pixel_size (DrieCircleMark *self, int pixel_size);

G_END_DECLS
