/* Reading the members of foreign objects. SPDX-License-Identifier: GPL-3.0-or-later */
#include "wire/member.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static gboolean
fail_with (const DrieReader *self, const char *name, const char *format, GError **error)
{
  g_autofree char *member = g_strconcat (self->prefix, name, NULL);
  g_auto (GStrv) parts = g_strsplit (format, "{member}", -1);
  g_autofree char *message = g_strjoinv (member, parts);

  g_set_error_literal (error, DRIE_WIRE_ERROR, DRIE_WIRE_ERROR_SHAPE, message);
  return FALSE;
}

gboolean
drie_reader_fail (const DrieReader *self, const char *name, GError **error)
{
  /* Translators: {member} is replaced with the name of a member of a JSON object; keep it as it is. */
  return fail_with (self, name, _ ("“{member}” is not what it should be."), error);
}

gboolean
drie_reader_too_long (const DrieReader *self, const char *name, GError **error)
{
  return fail_with (self, name, _ ("“{member}” is too long."), error);
}

gboolean
drie_reader_missing (const DrieReader *self, const char *name, GError **error)
{
  return fail_with (self, name, _ ("“{member}” must not be empty."), error);
}

gboolean
drie_reader_init (DrieReader *self, JsonNode *node, const char *name, GError **error)
{
  *self = (DrieReader){ NULL, "" };
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return drie_reader_fail (self, name, error);

  self->object = json_node_get_object (node);
  return TRUE;
}

/* NULL if the member is absent or null. */
static JsonNode *
get_node (const DrieReader *self, const char *name)
{
  JsonNode *node = json_object_get_member (self->object, name);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

static gboolean
holds (JsonNode *node, GType type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

gboolean
drie_reader_text (const DrieReader *self, const char *name, glong max, char **value, GError **error)
{
  JsonNode *node = get_node (self, name);

  if (node == NULL)
    return TRUE;
  if (!holds (node, G_TYPE_STRING))
    return fail_with (self, name, _ ("“{member}” must be a text."), error);

  const char *raw = json_node_get_string (node);
  if (g_utf8_strlen (raw, -1) > 3 * max)
    return drie_reader_too_long (self, name, error);
  g_free (*value);
  *value = drie_note_normalise (raw, -1);
  return TRUE;
}

gboolean
drie_reader_optional (const DrieReader *self, const char *name, glong max, char **value, GError **error)
{
  g_autofree char *text = NULL;

  if (!drie_reader_text (self, name, max, &text, error))
    return FALSE;
  if (text != NULL && *text != '\0')
    {
      g_free (*value);
      *value = g_steal_pointer (&text);
    }
  return TRUE;
}

gboolean
drie_reader_number (const DrieReader *self, const char *name, double *value, GError **error)
{
  JsonNode *node = get_node (self, name);

  if (node == NULL)
    return TRUE;
  if (!holds (node, G_TYPE_INT64) && !holds (node, G_TYPE_DOUBLE))
    return fail_with (self, name, _ ("“{member}” must be a number."), error);

  *value = json_node_get_double (node);
  return TRUE;
}

gboolean
drie_reader_int (const DrieReader *self, const char *name, int *value, GError **error)
{
  double number = *value;

  if (!drie_reader_number (self, name, &number, error))
    return FALSE;
  if (number != floor (number))
    return fail_with (self, name, _ ("“{member}” must be a whole number."), error);

  *value = (int)CLAMP (number, -1, G_MAXINT);
  return TRUE;
}

gboolean
drie_reader_boolean (const DrieReader *self, const char *name, gboolean *value, GError **error)
{
  JsonNode *node = get_node (self, name);

  if (node == NULL)
    return TRUE;
  if (!holds (node, G_TYPE_BOOLEAN))
    return fail_with (self, name, _ ("“{member}” must be true or false."), error);

  *value = json_node_get_boolean (node);
  return TRUE;
}

gboolean
drie_reader_array (const DrieReader *self, const char *name, JsonArray **value, GError **error)
{
  JsonNode *node = get_node (self, name);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail_with (self, name, _ ("“{member}” must be a list."), error);

  *value = json_node_get_array (node);
  return TRUE;
}

gboolean
drie_reader_object (const DrieReader *self, const char *name, JsonObject **value, GError **error)
{
  JsonNode *node = get_node (self, name);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail_with (self, name, _ ("“{member}” must be an object."), error);

  *value = json_node_get_object (node);
  return TRUE;
}

gboolean
drie_reader_words (const DrieReader *self, const char *name, glong max, char **value, GError **error)
{
  return drie_reader_optional (self, name, max, value, error)
         && (*value == NULL || g_utf8_strlen (*value, -1) <= max || drie_reader_too_long (self, name, error));
}

gboolean
drie_reader_list (const DrieReader *self, const char *name, DrieReadItem read, gpointer target, GError **error)
{
  JsonArray *array = NULL;

  if (!drie_reader_array (self, name, &array, error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *place = g_strdup_printf ("%s%s[%u]", self->prefix, name, i);
      g_autofree char *prefix = g_strconcat (place, ".", NULL);
      JsonNode *node = json_array_get_element (array, i);
      DrieReader item;

      if (!drie_reader_init (&item, node, place, error))
        return FALSE;
      item.prefix = prefix;
      if (!read (&item, node, target, error))
        return FALSE;
    }
  return TRUE;
}
