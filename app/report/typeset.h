/* How each piece of an outline looks on paper. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/flow.h"
#include "report/manuscript.h"

G_BEGIN_DECLS

/**
 * drie_typeset:
 * @width: of the column
 * @letters: their size: 1 that of the summary, 1.1 a tenth larger
 * @again: it was set before, and its progress told
 * @error: %G_IO_ERROR_CANCELLED if nobody wants it any more
 *
 * Sets the pieces of a manuscript one below the other.
 */
gboolean drie_typeset (DrieFlow *flow, PangoContext *context, double width, double letters, gboolean again,
                       const DrieManuscript *manuscript, GError **error);

G_END_DECLS
