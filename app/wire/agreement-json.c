/* Agreements. SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/text.h"
#include "wire/member.h"

/* At most @max code points after normalising. */
static gboolean
read_short (const DrieReader *reader, const char *name, glong max, char **value, GError **error)
{
  return drie_reader_text (reader, name, max, value, error)
         && (g_utf8_strlen (*value, -1) <= max || drie_reader_too_long (reader, name, error));
}

static gboolean
read_circle (const DrieReader *reader, DrieAgreement *agreement, GError **error)
{
  g_autofree char *circle = NULL;

  if (!drie_reader_optional (reader, "circle", DRIE_AGREEMENT_MAX_WHO, &circle, error))
    return FALSE;
  return circle == NULL || drie_circle_from_wire (circle, &agreement->circle) || drie_reader_fail (reader, "circle", error);
}

static gboolean
read_before (const DrieReader *reader, DrieAgreement *agreement, GError **error)
{
  return drie_reader_optional (reader, "before", DRIE_AGREEMENT_MAX_WHO, &agreement->before, error)
         && (agreement->before == NULL || drie_date_parse (agreement->before, NULL) || drie_reader_fail (reader, "before", error));
}

static gboolean
read_decides (const DrieReader *reader, DrieAgreement *agreement, GError **error)
{
  g_autofree char *decides = NULL;

  if (!drie_reader_optional (reader, "decides", DRIE_AGREEMENT_MAX_WHO, &decides, error))
    return FALSE;
  return decides == NULL || drie_decides_from_wire (decides, &agreement->decides) || drie_reader_fail (reader, "decides", error);
}

DrieAgreement *
drie_agreement_from_json (JsonNode *node, GError **error)
{
  g_autoptr (DrieAgreement) agreement = drie_agreement_new ();
  DrieReader reader;

  if (!drie_reader_init (&reader, node, "agreement", error)
      || !read_short (&reader, "what", DRIE_AGREEMENT_MAX_WHAT, &agreement->what, error)
      || !read_short (&reader, "who", DRIE_AGREEMENT_MAX_WHO, &agreement->who, error)
      || !read_short (&reader, "reminds", DRIE_AGREEMENT_MAX_WHO, &agreement->reminds, error) || !read_circle (&reader, agreement, error)
      || !read_before (&reader, agreement, error) || !read_decides (&reader, agreement, error))
    return NULL;
  if (*agreement->what == '\0')
    {
      drie_reader_missing (&reader, "what", error);
      return NULL;
    }
  return g_steal_pointer (&agreement);
}

static void
add_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

JsonNode *
drie_agreement_to_json (const DrieAgreement *agreement)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  add_text (object, "what", agreement->what);
  add_text (object, "who", agreement->who);
  add_text (object, "circle", drie_circle_to_wire (agreement->circle));
  add_text (object, "before", agreement->before);
  add_text (object, "reminds", agreement->reminds);
  add_text (object, "decides", drie_decides_to_wire (agreement->decides));
  return node;
}
