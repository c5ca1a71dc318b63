/* Pages with holes: {{name}} is replaced by escaped text, {{#name}}…{{/name}} is repeated for each item of a list. No logic: a condition
 * is a list of none or one. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DrieTemplate DrieTemplate;
typedef struct _DrieValues DrieValues;

/* Error: G_IO_ERROR_INVALID_DATA if a hole or a repetition is not closed. */
DrieTemplate *drie_template_new (const char *text, gsize length, GError **error);
void drie_template_free (DrieTemplate *self);
/* A name that has no value leaves nothing. */
GBytes *drie_template_render (const DrieTemplate *self, const DrieValues *values);
/* The same as gzip, made from what was compressed beforehand. */
GBytes *drie_template_render_packed (const DrieTemplate *self, const DrieValues *values);

DrieValues *drie_values_new (void);
void drie_values_free (DrieValues *self);
/* @name: static. NULL counts as "". */
void drie_values_set (DrieValues *self, const char *name, const char *text);
/* Adds an item to the list @name and returns it, to be filled; it belongs to @self. Names not in it are looked up in @self. */
DrieValues *drie_values_add (DrieValues *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieTemplate, drie_template_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieValues, drie_values_free)

G_END_DECLS
