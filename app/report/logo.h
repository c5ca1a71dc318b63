/* The school's logo. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/report.h"

G_BEGIN_DECLS

/* NULL and a sentence for the chair if it is no PNG, or too large to be a logo. Transfer full. */
cairo_surface_t *drie_logo_read (GBytes *png, GError **error);

/* How large it is shown, in points: as large as fits into 50 × 18 mm. */
void drie_logo_measure (cairo_surface_t *logo, double *width, double *height);

G_END_DECLS
