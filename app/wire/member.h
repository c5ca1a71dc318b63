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
/* At most @max code points; NULL if there are none. */
gboolean drie_reader_words (const DrieReader *self, const char *name, glong max, char **value, GError **error);

/* An item of a list: @node is the object itself, @target what it becomes part of. */
typedef gboolean (*DrieReadItem) (const DrieReader *item, JsonNode *node, gpointer target, GError **error);
/* Reads each object of the array @name; an error names its place: "notes[3].text". */
gboolean drie_reader_list (const DrieReader *self, const char *name, DrieReadItem read, gpointer target, GError **error);

/* The longest of the words that stand for themselves: names, moments, UUIDs. */
#define DRIE_READER_MAX_WORD 64
/* Reads such a name, which must be there, with drie_…_from_wire(); returns FALSE from the function it stands in if it is another. */
#define drie_reader_name(reader, name, from_wire, value, error)                                                                            \
  G_STMT_START                                                                                                                             \
  {                                                                                                                                        \
    g_autofree char *word = NULL;                                                                                                          \
    if (!drie_reader_optional (reader, name, DRIE_READER_MAX_WORD, &word, error))                                                          \
      return FALSE;                                                                                                                        \
    if (word == NULL || !from_wire (word, value))                                                                                          \
      return drie_reader_fail (reader, name, error);                                                                                       \
  }                                                                                                                                        \
  G_STMT_END

/* Set the error: the member says something else than it may, is longer than it may be, is needed. Return FALSE. */
gboolean drie_reader_fail (const DrieReader *self, const char *name, GError **error);
gboolean drie_reader_too_long (const DrieReader *self, const char *name, GError **error);
gboolean drie_reader_missing (const DrieReader *self, const char *name, GError **error);

G_END_DECLS
