/* Reading the members of foreign objects, with errors that name them. Private to the wire layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wire/json.h"

G_BEGIN_DECLS

/**
 * DrieReader:
 * @object: what is read
 * @prefix: "" or where @object stands, with a dot at the end: "minutes."
 *
 * Every function leaves its out argument as it is when the member is absent or null, and fails with %DRIE_WIRE_ERROR_SHAPE when it is of
 * another type.
 */
typedef struct
{
  JsonObject *object;
  const char *prefix;
} DrieReader;

/* @node: what should be an object, called @name in the error. */
gboolean drie_reader_init (DrieReader *self, JsonNode *node, const char *name, GError **error);
/* Replaces *@value with the normalised text. Also fails beyond three times @max code points, the most that normalising can shorten. */
gboolean drie_reader_text (const DrieReader *self, const char *name, glong max, char **value, GError **error);
/* Likewise, and an empty text counts as absent. */
gboolean drie_reader_optional (const DrieReader *self, const char *name, glong max, char **value, GError **error);
gboolean drie_reader_number (const DrieReader *self, const char *name, double *value, GError **error);
/* A whole number; what an int cannot hold becomes -1 or %G_MAXINT. */
gboolean drie_reader_int (const DrieReader *self, const char *name, int *value, GError **error);
gboolean drie_reader_boolean (const DrieReader *self, const char *name, gboolean *value, GError **error);
/* *@value is borrowed. */
gboolean drie_reader_object (const DrieReader *self, const char *name, JsonObject **value, GError **error);
gboolean drie_reader_array (const DrieReader *self, const char *name, JsonArray **value, GError **error);
/* Set the error: the member says something else than it may, is longer than it may be, is needed. Return FALSE. */
gboolean drie_reader_fail (const DrieReader *self, const char *name, GError **error);
gboolean drie_reader_too_long (const DrieReader *self, const char *name, GError **error);
gboolean drie_reader_missing (const DrieReader *self, const char *name, GError **error);

G_END_DECLS
