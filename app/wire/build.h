/* Members of a JSON object that is being built, a call each. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void drie_build_text (JsonBuilder *builder, const char *name, const char *text); /* NULL: null */
void drie_build_int (JsonBuilder *builder, const char *name, gint64 value);
void drie_build_boolean (JsonBuilder *builder, const char *name, gboolean value);
void drie_build_null (JsonBuilder *builder, const char *name);
/* Ends the object and writes it as one line, without a line feed. Transfer full. */
char *drie_build_end_line (JsonBuilder *builder);

G_END_DECLS
