/* Plan files, and the JSON of an agreement: what is taken holds, and comes out as it went in. SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"
#include "wire/json.h"

static void
check_plan (JsonNode *node)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DriePlan) plan = drie_plan_from_json (node, &error);

  fuzz_promise ((plan != NULL) == (error == NULL), "a plan and an error");
  if (plan == NULL)
    return;
  fuzz_promise (drie_plan_validate (plan, &error), "taken, and not valid: %s", error->message);
  g_autoptr (JsonNode) written = drie_plan_to_json (plan);
  g_autofree char *line = drie_json_to_line (written);
  g_autoptr (JsonNode) parsed = drie_json_parse (line, -1, &error);
  fuzz_promise (parsed != NULL, "written, and not JSON: %s", line);
  g_autoptr (DriePlan) again = drie_plan_from_json (parsed, &error);
  fuzz_promise (again != NULL, "written, and refused: %s: %s", error->message, line);
  g_autoptr (JsonNode) rewritten = drie_plan_to_json (again);
  g_autofree char *same = drie_json_to_line (rewritten);
  fuzz_promise (g_str_equal (line, same), "%s\nbecomes %s", line, same);
}

static void
check_agreement (JsonNode *node)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrieAgreement) agreement = drie_agreement_from_json (node, &error);

  fuzz_promise ((agreement != NULL) == (error == NULL), "an agreement and an error");
  if (agreement == NULL)
    return;
  g_autoptr (JsonNode) written = drie_agreement_to_json (agreement);
  g_autofree char *line = drie_json_to_line (written);
  g_autoptr (DrieAgreement) again = drie_agreement_from_json (written, &error);
  fuzz_promise (again != NULL, "written, and refused: %s: %s", error->message, line);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = drie_json_parse ((const char *)data, size, &error);

  fuzz_promise ((node != NULL) == (error == NULL), "JSON and an error");
  if (node == NULL)
    return 0;
  check_plan (node);
  check_agreement (node);
  return 0;
}
