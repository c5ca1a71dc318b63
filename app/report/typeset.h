/* How each piece of an outline looks on paper. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/flow.h"
#include "report/manuscript.h"

G_BEGIN_DECLS

/* Sets the pieces of a manuscript one below the other, @width wide. FALSE and %G_IO_ERROR_CANCELLED if nobody wants it any more. */
gboolean drie_typeset (DrieFlow *flow, PangoContext *context, double width, const DrieManuscript *manuscript, GError **error);

G_END_DECLS
