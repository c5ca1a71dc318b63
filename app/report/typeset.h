/* How each piece of an outline looks on paper. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/flow.h"
#include "report/outline.h"

G_BEGIN_DECLS

/* Sets the pieces of an outline one below the other, @width wide. */
void drie_typeset (DrieFlow *flow, PangoContext *context, double width, GPtrArray *pieces);

G_END_DECLS
