/* JSON as it crosses the border. SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/text.h"
#include "test-utils.h"
#include "wire/json.h"

#include <string.h>

/* --- Parsing --- */

/* What is taken, and how it is written again; NULL where it must be refused. Everything is JSON or it is nothing. */
static const struct
{
  const char *text;
  const char *line;
} parse_cases[] = {
  { "{}", "{}" },
  { " { \"a\" : [ 1 , -2.5 , true , null , \"x\" ] } \n", "{\"a\":[1,-2.5,true,null,\"x\"]}" },
  { "{\"z\":1,\"a\":2}", "{\"z\":1,\"a\":2}" },
  { "\"caf\\u00e9 \\ud83d\\ude00\"", "\"café 😀\"" },
  { "\"\\\\u0000\"", "\"\\\\u0000\"" },
  { "\"\\\\\\\\\"", "\"\\\\\\\\\"" },
  { "\"\\\"[[[\"", "\"\\\"[[[\"" },
  { "\"a\\nb\"", "\"a\\nb\"" },
  { "\xef\xbb\xbf{}", "{}" },
  { "[0,-0.5,10,1e2,1E+2,5e-1]", "[0,-0.5,10,100.0,100.0,0.5]" },
  { "", NULL },
  { "  ", NULL },
  { "\xef\xbb\xbf", NULL },
  { "\xef\xbb\xbf\xef\xbb\xbf{}", NULL },
  { "{}\xef\xbb\xbf", NULL },
  { "[010]", NULL },
  { "[0x10]", NULL },
  { "[-01]", NULL },
  { "[+1]", NULL },
  { "[1.]", NULL },
  { "[.5]", NULL },
  { "[-]", NULL },
  { "[1e]", NULL },
  { "[1e+]", NULL },
  { "[1.2.3]", NULL },
  { "[--1]", NULL },
  { "[1a]", NULL },
  { "[TRUE]", NULL },
  { "[nul]", NULL },
  { "[NaN]", NULL },
  { "nonsense", NULL },
  { "{", NULL },
  { "[1,", NULL },
  { "{\"a\"}", NULL },
  { "{\"a\":}", NULL },
  { "]", NULL },
  { "{}{}", NULL },
  { "{} x", NULL },
  { "{},{}", NULL },
  { "1{}", NULL },
  { "\"a\" \"b\"", NULL },
  { "[]]", NULL },
  { "truefalse", NULL },
  { "1 2", NULL },
  { "\"unfinished", NULL },
  { "\"unfinished\\", NULL },
  { "\"unfinished\\u00", NULL },
  { "\"\\u0000\"", NULL },
  { "\"a\\\\\\u0000b\"", NULL },
  { "{\"\\u0000\":1}", NULL },
  { "\"\\uzzzz\"", NULL },
  { "\"\\x41\"", NULL },
  { "\"\\ud800\"", NULL },
  { "\"\\udc00\"", NULL },
  { "\"\\ud800\\ud800\"", NULL },
  { "\"\\ud800x\"", NULL },
  { "\"\\udc00\\ud800\"", NULL },
  { "\"line\nbreak\"", NULL },
  { "\"\xff\"", NULL },
  { "\"\xed\xa0\x80\"", NULL },
  { "{'a':1}", NULL },
  { "/* \" */ {}", NULL },
  { "{} // x", NULL },
  { "var x = {}", NULL },
};

START_TEST (test_parse)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = drie_json_parse (parse_cases[_i].text, -1, &error);

  if (parse_cases[_i].line == NULL)
    {
      ck_assert_msg (node == NULL, "taken: %s", parse_cases[_i].text);
      ck_assert (g_error_matches (error, DRIE_WIRE_ERROR, DRIE_WIRE_ERROR_SYNTAX));
      return;
    }
  ck_assert_msg (error == NULL, "%s: %s", parse_cases[_i].text, error != NULL ? error->message : "");
  g_autofree char *line = drie_json_to_line (node);
  ck_assert_str_eq (line, parse_cases[_i].line);
}
END_TEST

/* A NUL byte ends no text; the length counts. */
START_TEST (test_parse_length)
{
  g_autoptr (JsonNode) whole = drie_json_parse ("{\"a\":\"b\0c\"}", 11, NULL);
  g_autoptr (JsonNode) after = drie_json_parse ("{}\0", 3, NULL);
  g_autoptr (JsonNode) cut = drie_json_parse ("{}garbage", 2, NULL);

  ck_assert_ptr_null (whole);
  ck_assert_ptr_null (after);
  ck_assert_ptr_nonnull (cut);
}
END_TEST

static JsonNode *
parse_nested (guint depth, char open, char close)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, open == '{' ? "{\"a\":" : "[");
  g_string_append (text, "1");
  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, close);
  return drie_json_parse (text->str, text->len, NULL);
}

/* 32 levels are taken, one more is not, and neither are 200,000, which end json-glib with the stack. */
START_TEST (test_parse_depth)
{
  static const struct
  {
    guint depth;
    gboolean taken;
  } cases[] = { { 1, TRUE }, { 32, TRUE }, { 33, FALSE }, { 200000, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) arrays = parse_nested (cases[i].depth, '[', ']');
      g_autoptr (JsonNode) objects = parse_nested (cases[i].depth, '{', '}');
      ck_assert_int_eq (arrays != NULL, cases[i].taken);
      ck_assert_int_eq (objects != NULL, cases[i].taken);
    }
}
END_TEST

/* Brackets in texts are no nesting, and many siblings are none either. */
START_TEST (test_parse_wide)
{
  g_autoptr (GString) text = g_string_new ("[\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"");

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, ",[]");
  g_string_append_c (text, ']');
  g_autoptr (JsonNode) node = drie_json_parse (text->str, -1, NULL);
  ck_assert_ptr_nonnull (node);
}
END_TEST

START_TEST (test_parse_size)
{
  gsize size = 64 * 1024 * 1024;
  g_autofree char *text = g_malloc (size + 1);

  memset (text, ' ', size + 1);
  memcpy (text, "{}", 2);
  g_autoptr (JsonNode) most = drie_json_parse (text, size, NULL);
  g_autoptr (JsonNode) more = drie_json_parse (text, size + 1, NULL);
  ck_assert_ptr_nonnull (most);
  ck_assert_ptr_null (more);
}
END_TEST

/* Whatever comes in: nothing crashes, and what is taken is UTF-8 that can be read again. */
START_TEST (test_parse_noise)
{
  static const char *const pieces[] = { "{", "}", "[", "]", "\"", "\\", "u0000", "ud83d", ",", ":", "1", "e9", "-", ".", "a", " ", "null" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261124);
  guint taken = 0;

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      for (int i = g_rand_int_range (rand, 0, 10); i >= 0; i--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      g_autoptr (JsonNode) node = drie_json_parse (text->str, text->len, NULL);
      if (node == NULL)
        continue;
      taken++;
      g_autofree char *line = drie_json_to_line (node);
      g_autoptr (JsonNode) again = drie_json_parse (line, -1, NULL);
      ck_assert_msg (g_utf8_validate (line, -1, NULL) && again != NULL, "%s became %s", text->str, line);
    }
  ck_assert_uint_gt (taken, 100);
}
END_TEST

/* --- Plans --- */

static DriePlan *
read_plan (const char *text, GError **error)
{
  g_autoptr (GError) parse_error = NULL;
  g_autoptr (JsonNode) node = drie_json_parse (text, -1, &parse_error);

  ck_assert_msg (node != NULL, "%s", text);
  return drie_plan_from_json (node, error);
}

static const char full_plan[]
    = "{\"theme\":\"Huiswerk\",\"question\":\"Wat helpt?\",\"situation\":\"Drukte\",\"school\":\"De Linde\",\"date\":\"2026-11-24\","
      "\"language\":\"en\",\"minutes\":{\"welcome\":8,\"talk\":12,\"answer\":0.25,\"recap\":4,\"reaction\":3,\"closing\":2},"
      "\"start\":\"19:30\",\"end\":\"21:40\",\"grace_seconds\":20,\"erase_after_days\":30,"
      "\"translations\":{\"ar\":{\"theme\":\"الواجب\",\"question\":\"ماذا؟\"},\"tr\":{\"theme\":\"Ödev\",\"question\":\"Ne?\"}},"
      "\"wifi\":\"Linde\",\"goal\":\"Rust\",\"open_for_decision\":\"Toetsweek\",\"contact\":\"Mevrouw Vos\",\"open_during_answer\":true}";

START_TEST (test_plan_full)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DriePlan) plan = read_plan (full_plan, &error);

  ck_assert_msg (plan != NULL, "%s", error != NULL ? error->message : "");
  ck_assert_str_eq (plan->theme, "Huiswerk");
  ck_assert_str_eq (plan->question, "Wat helpt?");
  ck_assert_str_eq (plan->situation, "Drukte");
  ck_assert_str_eq (plan->school, "De Linde");
  ck_assert_str_eq (plan->date, "2026-11-24");
  ck_assert_str_eq (plan->language, "en");
  ck_assert_str_eq (plan->start, "19:30");
  ck_assert_str_eq (plan->end, "21:40");
  ck_assert_str_eq (plan->wifi, "Linde");
  ck_assert_str_eq (plan->goal, "Rust");
  ck_assert_str_eq (plan->open_for_decision, "Toetsweek");
  ck_assert_str_eq (plan->contact, "Mevrouw Vos");
  ck_assert_int_eq (plan->grace_seconds, 20);
  ck_assert_int_eq (plan->erase_after_days, 30);
  ck_assert (plan->open_during_answer);
  static const int seconds[DRIE_N_PHASES] = { 480, 720, 15, 240, 180, 120 };
  for (guint i = 0; i < DRIE_N_PHASES; i++)
    ck_assert_int_eq (plan->seconds[i], seconds[i]);
  const DrieTranslation *turkish = g_hash_table_lookup (plan->translations, "tr");
  ck_assert_uint_eq (g_hash_table_size (plan->translations), 2);
  ck_assert_str_eq (turkish->theme, "Ödev");
  ck_assert_str_eq (turkish->question, "Ne?");
}
END_TEST

/* Written as it was read, member for member. */
START_TEST (test_plan_round_trip)
{
  g_autoptr (DriePlan) plan = read_plan (full_plan, NULL);
  g_autoptr (JsonNode) node = drie_plan_to_json (plan);
  g_autofree char *line = drie_json_to_line (node);

  ck_assert_str_eq (line, full_plan);
}
END_TEST

/* Only theme and question are needed; null counts as absent; texts are normalised; members from later programs are ignored. */
START_TEST (test_plan_least)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DriePlan) plan
      = read_plan ("{\"theme\":\"  T\\r\\nx \",\"question\":\"Q\",\"goal\":null,\"school\":\" \",\"minutes\":{\"talk\":7},"
                   "\"translations\":{\"pl\":null},\"invented\":[1]}",
                   &error);

  ck_assert_msg (plan != NULL, "%s", error != NULL ? error->message : "");
  g_autoptr (JsonNode) node = drie_plan_to_json (plan);
  g_autofree char *line = drie_json_to_line (node);
  ck_assert_str_eq (line, "{\"theme\":\"T\\nx\",\"question\":\"Q\",\"language\":\"nl\","
                          "\"minutes\":{\"welcome\":10,\"talk\":7,\"answer\":15,\"recap\":5,\"reaction\":5,\"closing\":5},"
                          "\"grace_seconds\":30,\"erase_after_days\":90}");
}
END_TEST

/* Every length of a step survives being written in minutes. */
START_TEST (test_plan_minutes_round_trip)
{
  for (int seconds = 1; seconds <= DRIE_PLAN_MAX_SECONDS; seconds += seconds < 200 ? 1 : 137)
    {
      g_autoptr (DriePlan) plan = read_plan ("{\"theme\":\"T\",\"question\":\"Q\"}", NULL);
      plan->seconds[DRIE_PHASE_TALK] = seconds;
      g_autoptr (JsonNode) node = drie_plan_to_json (plan);
      g_autofree char *line = drie_json_to_line (node);
      g_autoptr (DriePlan) again = read_plan (line, NULL);
      ck_assert_int_eq (again->seconds[DRIE_PHASE_TALK], seconds);
    }
}
END_TEST

enum
{
  SHAPE = -1
};

/* @member: what to add to a plan that holds; @code: a DriePlanError or SHAPE; @named: the member the message names */
static const struct
{
  const char *member;
  int code;
  const char *named;
} wrong_plans[] = {
  { "\"theme\":1", SHAPE, "theme" },
  { "\"theme\":[\"T\"]", SHAPE, "theme" },
  { "\"theme\":null,\"theme\":\"\"", DRIE_PLAN_ERROR_THEME, NULL },
  { "\"theme\":\" \\u200b \"", DRIE_PLAN_ERROR_THEME, NULL },
  { "\"question\":{}", SHAPE, "question" },
  { "\"question\":\"\"", DRIE_PLAN_ERROR_QUESTION, NULL },
  { "\"situation\":false", SHAPE, "situation" },
  { "\"goal\":1", SHAPE, "goal" },
  { "\"open_for_decision\":1", SHAPE, "open_for_decision" },
  { "\"contact\":1", SHAPE, "contact" },
  { "\"school\":1", SHAPE, "school" },
  { "\"wifi\":1", SHAPE, "wifi" },
  { "\"date\":20261124", SHAPE, "date" },
  { "\"date\":\"24-11-2026\"", DRIE_PLAN_ERROR_DATE, NULL },
  { "\"date\":\"2026-02-29\"", DRIE_PLAN_ERROR_DATE, NULL },
  { "\"start\":1930", SHAPE, "start" },
  { "\"start\":\"7:30\"", DRIE_PLAN_ERROR_TIME, NULL },
  { "\"end\":\"24:00\"", DRIE_PLAN_ERROR_TIME, NULL },
  { "\"end\":true", SHAPE, "end" },
  { "\"language\":[]", SHAPE, "language" },
  { "\"language\":\"Nederlands\"", DRIE_PLAN_ERROR_LANGUAGE, NULL },
  { "\"minutes\":15", SHAPE, "minutes" },
  { "\"minutes\":[15]", SHAPE, "minutes" },
  { "\"minutes\":{\"talk\":\"15\"}", SHAPE, "minutes.talk" },
  { "\"minutes\":{\"closing\":true}", SHAPE, "minutes.closing" },
  { "\"minutes\":{\"talk\":181}", DRIE_PLAN_ERROR_MINUTES, NULL },
  { "\"minutes\":{\"talk\":-1}", DRIE_PLAN_ERROR_MINUTES, NULL },
  { "\"minutes\":{\"talk\":1e300}", DRIE_PLAN_ERROR_MINUTES, NULL },
  { "\"grace_seconds\":\"30\"", SHAPE, "grace_seconds" },
  { "\"grace_seconds\":0.5", SHAPE, "grace_seconds" },
  { "\"grace_seconds\":601", DRIE_PLAN_ERROR_GRACE, NULL },
  { "\"grace_seconds\":-4294967266", DRIE_PLAN_ERROR_GRACE, NULL },
  { "\"grace_seconds\":4294967326", DRIE_PLAN_ERROR_GRACE, NULL },
  { "\"erase_after_days\":{}", SHAPE, "erase_after_days" },
  { "\"erase_after_days\":0", DRIE_PLAN_ERROR_ERASE, NULL },
  { "\"open_during_answer\":1", SHAPE, "open_during_answer" },
  { "\"translations\":[]", SHAPE, "translations" },
  { "\"translations\":{\"tr\":\"Ödev\"}", SHAPE, "translations.tr" },
  { "\"translations\":{\"tr\":{\"theme\":1}}", SHAPE, "translations.tr.theme" },
  { "\"translations\":{\"tr\":{\"question\":1}}", SHAPE, "translations.tr.question" },
  { "\"translations\":{\"Türkçe\":{}}", SHAPE, "translations" },
};

START_TEST (test_plan_wrong)
{
  g_autofree char *text = g_strdup_printf ("{\"theme\":\"T\",\"question\":\"Q\",%s}", wrong_plans[_i].member);
  g_autoptr (GError) error = NULL;
  g_autoptr (DriePlan) plan = read_plan (text, &error);

  ck_assert_msg (plan == NULL, "taken: %s", wrong_plans[_i].member);
  if (wrong_plans[_i].code != SHAPE)
    {
      ck_assert_msg (g_error_matches (error, DRIE_PLAN_ERROR, wrong_plans[_i].code), "%s: %s", wrong_plans[_i].member, error->message);
      return;
    }
  g_autofree char *named = g_strdup_printf ("“%s”", wrong_plans[_i].named);
  ck_assert_msg (g_error_matches (error, DRIE_WIRE_ERROR, DRIE_WIRE_ERROR_SHAPE), "%s: %s", wrong_plans[_i].member, error->message);
  ck_assert_msg (strstr (error->message, named) != NULL, "%s: %s", wrong_plans[_i].member, error->message);
}
END_TEST

START_TEST (test_plan_no_object)
{
  static const char *const texts[] = { "[]", "null", "\"plan\"", "1" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DriePlan) plan = read_plan (texts[i], &error);
      ck_assert_ptr_null (plan);
      ck_assert (g_error_matches (error, DRIE_WIRE_ERROR, DRIE_WIRE_ERROR_SHAPE));
    }
}
END_TEST

/* Lengths count in code points; far too long is refused before it costs time to compose. */
START_TEST (test_plan_lengths)
{
  static const struct
  {
    const char *name;
    guint most;
    guint length;
    gboolean taken;
  } cases[] = {
    { "theme", 200, 200, TRUE },     { "theme", 200, 201, FALSE },    { "theme", 200, 100000, FALSE },  { "question", 500, 500, TRUE },
    { "question", 500, 501, FALSE }, { "contact", 4000, 4000, TRUE }, { "contact", 4000, 4001, FALSE }, { "wifi", 4000, 100000, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new ("{\"theme\":\"T\",\"question\":\"Q\",\"");
      g_string_append_printf (text, "%s\":\"", cases[i].name);
      for (guint c = 0; c < cases[i].length; c++)
        g_string_append (text, "é");
      g_string_append (text, "\"}");
      g_autoptr (DriePlan) plan = read_plan (text->str, NULL);
      ck_assert_msg ((plan != NULL) == cases[i].taken, "%s of %u", cases[i].name, cases[i].length);
    }
}
END_TEST

/* --- Agreements --- */

/* @line: as it is written again, NULL if refused; @named: the member the message names */
static const struct
{
  const char *text;
  const char *line;
  const char *named;
} agreement_cases[] = {
  { "{\"what\":\"Rooster\",\"who\":\"Mentor\",\"circle\":\"parents\",\"before\":\"2027-02-01\",\"reminds\":\"Vos\",\"decides\":"
    "\"council\"}",
    "{\"what\":\"Rooster\",\"who\":\"Mentor\",\"circle\":\"parents\",\"before\":\"2027-02-01\",\"reminds\":\"Vos\",\"decides\":"
    "\"council\"}",
    NULL },
  { "{\"what\":\" Rooster \"}",
    "{\"what\":\"Rooster\",\"who\":\"\",\"circle\":null,\"before\":null,\"reminds\":\"\",\"decides\":\"together\"}", NULL },
  { "{\"what\":\"R\",\"who\":null,\"circle\":null,\"before\":null,\"reminds\":null,\"decides\":null,\"more\":1}",
    "{\"what\":\"R\",\"who\":\"\",\"circle\":null,\"before\":null,\"reminds\":\"\",\"decides\":\"together\"}", NULL },
  { "{\"what\":\"R\",\"decides\":\"home\",\"circle\":\"pupils\"}",
    "{\"what\":\"R\",\"who\":\"\",\"circle\":\"pupils\",\"before\":null,\"reminds\":\"\",\"decides\":\"home\"}", NULL },
  { "{}", NULL, "what" },
  { "{\"what\":\" \"}", NULL, "what" },
  { "{\"what\":1}", NULL, "what" },
  { "{\"what\":\"R\",\"who\":1}", NULL, "who" },
  { "{\"what\":\"R\",\"circle\":\"everybody\"}", NULL, "circle" },
  { "{\"what\":\"R\",\"circle\":0}", NULL, "circle" },
  { "{\"what\":\"R\",\"before\":\"soon\"}", NULL, "before" },
  { "{\"what\":\"R\",\"before\":\"2027-02-30\"}", NULL, "before" },
  { "{\"what\":\"R\",\"reminds\":[]}", NULL, "reminds" },
  { "{\"what\":\"R\",\"decides\":\"nobody\"}", NULL, "decides" },
  { "[]", NULL, "agreement" },
};

START_TEST (test_agreement)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = drie_json_parse (agreement_cases[_i].text, -1, NULL);
  g_autoptr (DrieAgreement) agreement = drie_agreement_from_json (node, &error);

  if (agreement_cases[_i].line != NULL)
    {
      ck_assert_msg (agreement != NULL, "%s", error != NULL ? error->message : "");
      g_autoptr (JsonNode) written = drie_agreement_to_json (agreement);
      g_autofree char *line = drie_json_to_line (written);
      ck_assert_str_eq (line, agreement_cases[_i].line);
      return;
    }
  g_autofree char *named = g_strdup_printf ("“%s”", agreement_cases[_i].named);
  ck_assert_msg (agreement == NULL, "taken: %s", agreement_cases[_i].text);
  ck_assert (g_error_matches (error, DRIE_WIRE_ERROR, DRIE_WIRE_ERROR_SHAPE));
  ck_assert_msg (strstr (error->message, named) != NULL, "%s", error->message);
}
END_TEST

START_TEST (test_agreement_lengths)
{
  static const struct
  {
    const char *name;
    guint most;
  } cases[] = { { "what", 500 }, { "who", 200 }, { "reminds", 200 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint more = 0; more <= 1; more++)
      {
        g_autofree char *filling = g_strnfill (cases[i].most + more, 'x');
        g_autofree char *text = g_strdup_printf ("{\"what\":\"R\",\"%s\":\"%s\"}", cases[i].name, filling);
        g_autoptr (JsonNode) node = drie_json_parse (text, -1, NULL);
        g_autoptr (DrieAgreement) agreement = drie_agreement_from_json (node, NULL);
        ck_assert_msg ((agreement != NULL) == (more == 0), "%s of %u", cases[i].name, cases[i].most + more);
      }
}
END_TEST

/* --- The state --- */

static const struct
{
  DrieWireState state;
  const char *line;
} state_cases[] = {
  { { .step = -1, .steps = 12, .speaking = DRIE_CIRCLE_NONE },
    "{\"step\":null,\"steps\":12,\"phase\":null,\"speaking\":null,\"remaining_ms\":0,\"paused\":false,\"open_for\":[],\"asking\":null,"
    "\"counts\":{},\"closed\":false,\"published\":false}" },
  { { .step = 0, .steps = 12, .phase = DRIE_PHASE_WELCOME, .speaking = DRIE_CIRCLE_NONE, .remaining_ms = 600000, .counts = { 1, 2, 3 } },
    "{\"step\":0,\"steps\":12,\"phase\":\"welcome\",\"speaking\":null,\"remaining_ms\":600000,\"paused\":false,\"open_for\":[],"
    "\"asking\":null,\"counts\":{},\"closed\":false,\"published\":false}" },
  { { .step = 1,
      .steps = 12,
      .phase = DRIE_PHASE_TALK,
      .speaking = DRIE_CIRCLE_PUPILS,
      .remaining_ms = 899000,
      .open_for = DRIE_CIRCLE_BIT (DRIE_CIRCLE_PARENTS) | DRIE_CIRCLE_BIT (DRIE_CIRCLE_TEACHERS),
      .counts = { 0, 14, 9 } },
    "{\"step\":1,\"steps\":12,\"phase\":\"talk\",\"speaking\":\"pupils\",\"remaining_ms\":899000,\"paused\":false,"
    "\"open_for\":[\"parents\",\"teachers\"],\"asking\":null,\"counts\":{\"parents\":14,\"teachers\":9},\"closed\":false,\"published\":"
    "false}" },
  { { .step = 4,
      .steps = 12,
      .phase = DRIE_PHASE_ANSWER,
      .speaking = DRIE_CIRCLE_PARENTS,
      .remaining_ms = -61000,
      .paused = TRUE,
      .asking = "Waarom \"zo\"?\nEn wie?",
      .counts = { 0, 0, 0 } },
    "{\"step\":4,\"steps\":12,\"phase\":\"answer\",\"speaking\":\"parents\",\"remaining_ms\":-61000,\"paused\":true,\"open_for\":[],"
    "\"asking\":{\"text\":\"Waarom \\\"zo\\\"?\\nEn "
    "wie?\"},\"counts\":{\"pupils\":0,\"teachers\":0},\"closed\":false,\"published\":false}" },
  { { .step = 11,
      .steps = 12,
      .phase = DRIE_PHASE_CLOSING,
      .speaking = DRIE_CIRCLE_PUPILS,
      .remaining_ms = 5,
      .paused = TRUE,
      .open_for = DRIE_CIRCLE_SET_ALL,
      .asking = "x",
      .counts = { 1, 1, 1 },
      .closed = TRUE,
      .published = TRUE },
    "{\"step\":11,\"steps\":12,\"phase\":\"closing\",\"speaking\":null,\"remaining_ms\":0,\"paused\":false,\"open_for\":[],"
    "\"asking\":null,\"counts\":{},\"closed\":true,\"published\":true}" },
};

START_TEST (test_state)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  drie_wire_state_build (&state_cases[_i].state, builder);
  json_builder_end_object (builder);
  g_autoptr (JsonNode) node = json_builder_get_root (builder);
  g_autofree char *line = drie_json_to_line (node);
  ck_assert_str_eq (line, state_cases[_i].line);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("wire");
  TCase *parse = tcase_create ("parse");
  TCase *plan = tcase_create ("plan");
  TCase *rest = tcase_create ("agreement and state");

  tcase_add_loop_test (parse, test_parse, 0, G_N_ELEMENTS (parse_cases));
  tcase_add_test (parse, test_parse_length);
  tcase_add_test (parse, test_parse_depth);
  tcase_add_test (parse, test_parse_wide);
  tcase_add_test (parse, test_parse_size);
  tcase_add_test (parse, test_parse_noise);
  suite_add_tcase (suite, parse);

  tcase_add_test (plan, test_plan_full);
  tcase_add_test (plan, test_plan_round_trip);
  tcase_add_test (plan, test_plan_least);
  tcase_add_test (plan, test_plan_minutes_round_trip);
  tcase_add_loop_test (plan, test_plan_wrong, 0, G_N_ELEMENTS (wrong_plans));
  tcase_add_test (plan, test_plan_no_object);
  tcase_add_test (plan, test_plan_lengths);
  suite_add_tcase (suite, plan);

  tcase_add_loop_test (rest, test_agreement, 0, G_N_ELEMENTS (agreement_cases));
  tcase_add_test (rest, test_agreement_lengths);
  tcase_add_loop_test (rest, test_state, 0, G_N_ELEMENTS (state_cases));
  suite_add_tcase (suite, rest);
  return test_run (suite);
}
