/* What became of our questions, for everybody: in the holes of leaflet-part.xhtml. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "web/public-state.h"
#include "web/template.h"

G_BEGIN_DECLS

/* Nothing before it is published. */
void drie_leaflet_fill (DrieValues *values, const DriePublicState *state);

G_END_DECLS
