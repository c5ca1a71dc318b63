/* What lies round the text of an OpenDocument file. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gsf/gsf-libxml.h>

#include "report/manuscript.h"

G_BEGIN_DECLS

/* Writes what stands in <office:text>. */
typedef gboolean (*DrieOdtBody) (GsfXMLOut *xml, const DrieManuscript *manuscript, GError **error);

/* The whole file, @body in it. @error: what @body said, or %DRIE_REPORT_ERROR_FAILED. Transfer full. */
GBytes *drie_odt_write_package (const DrieManuscript *manuscript, DrieOdtBody body, GError **error);

/* A paragraph with the school's logo; @words say what it shows. */
void drie_odt_add_logo (GsfXMLOut *xml, const DrieManuscript *manuscript, const char *words);

G_END_DECLS
