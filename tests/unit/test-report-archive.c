/* The archive of an evening: what app/report/archive.md promises. SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "report-fixture.h"
#include "report-readers.h"
#include "test-utils.h"
#include "wire/json.h"

static DrieSummary *evening;

static void
setup (void)
{
  evening = fixture_evening ("nl");
}

static void
teardown (void)
{
  g_clear_pointer (&evening, drie_summary_free);
}

static JsonObject *
parse (GBytes *bytes, JsonNode **root)
{
  g_autoptr (GError) error = NULL;

  *root = drie_json_parse (g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), &error);
  ck_assert_msg (*root != NULL, "%s", error != NULL ? error->message : "");
  return json_node_get_object (*root);
}

static JsonObject *
note_at (JsonObject *archive, guint i)
{
  return json_array_get_object_element (json_object_get_array_member (archive, "notes"), i);
}

static void
assert_members (JsonObject *object, const char *names)
{
  g_autoptr (GList) members = json_object_get_members (object);
  g_autoptr (GString) found = g_string_new (NULL);

  for (GList *l = members; l != NULL; l = l->next)
    g_string_append_printf (found, "%s%s", found->len > 0 ? " " : "", (const char *)l->data);
  ck_assert_str_eq (found->str, names);
}

/* The members, in their order: importers and people who compare files rely on it. */
START_TEST (test_shape)
{
  g_autoptr (GBytes) bytes = report_write (evening, DRIE_FORMAT_JSON);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *archive = parse (bytes, &root);

  assert_members (archive, "format version uuid status plan started_at closed_at events steps notes counts recaps agreements review_date "
                           "additions versions reviews");
  assert_members (note_at (archive, 0), "from to step text source disposition reason rank asked_at answer group late");
  assert_members (note_at (archive, 4), "from to step text translation source disposition reason rank asked_at answer group late");
  assert_members (json_object_get_object_member (archive, "recaps"), "pupils parents teachers shared different reaction");
  assert_members (json_array_get_object_element (json_object_get_array_member (archive, "steps"), 0),
                  "phase circle planned_seconds extended_seconds real_seconds");
  assert_members (json_array_get_object_element (json_object_get_array_member (archive, "events"), 0), "type at value");
  ck_assert_str_eq (json_object_get_string_member (archive, "format"), "driegesprek-evening");
  ck_assert_int_eq (json_object_get_int_member (archive, "version"), 1);
  ck_assert_str_eq (json_object_get_string_member (archive, "uuid"), evening->uuid);
  ck_assert_str_eq (json_object_get_string_member (archive, "status"), "closed");
}
END_TEST

START_TEST (test_times)
{
  g_autoptr (GBytes) bytes = report_write (evening, DRIE_FORMAT_JSON);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *archive = parse (bytes, &root);
  JsonArray *events = json_object_get_array_member (archive, "events");
  JsonArray *steps = json_object_get_array_member (archive, "steps");
  JsonObject *extended = json_array_get_object_element (steps, 5);

  ck_assert_str_eq (json_object_get_string_member (archive, "started_at"), "2026-11-24T18:32:00.000000Z");
  ck_assert_str_eq (json_object_get_string_member (archive, "closed_at"), "2026-11-24T20:41:17.000000Z");
  ck_assert_uint_eq (json_array_get_length (events), evening->events->len);
  ck_assert_str_eq (json_object_get_string_member (json_array_get_object_element (events, 0), "value"), "2026-11-24T18:32:00.000000Z");
  ck_assert_int_eq (json_object_get_int_member (json_array_get_object_element (events, 1), "value"), 1);
  ck_assert_uint_eq (json_array_get_length (steps), 12);
  ck_assert_str_eq (json_object_get_string_member (extended, "circle"), "teachers");
  ck_assert_int_eq (json_object_get_int_member (extended, "planned_seconds"), 900);
  ck_assert_int_eq (json_object_get_int_member (extended, "extended_seconds"), 60);
  ck_assert_int_eq (json_object_get_int_member (extended, "real_seconds"), 17 * 60 + 7);
}
END_TEST

/* To the microsecond, so that the log replays to the same second. */
START_TEST (test_exact_moment)
{
  g_array_index (evening->events, DrieEvent, 2).at += 123456;
  g_autofree char *archive = report_read (evening, DRIE_FORMAT_JSON);

  ck_assert_ptr_nonnull (strstr (archive, "\"2026-11-24T18:58:14.123456Z\""));
}
END_TEST

START_TEST (test_notes)
{
  g_autoptr (GBytes) bytes = report_write (evening, DRIE_FORMAT_JSON);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *archive = parse (bytes, &root);

  ck_assert_uint_eq (json_array_get_length (json_object_get_array_member (archive, "notes")), evening->notes->len);
  for (guint i = 0; i < evening->notes->len; i++)
    {
      const DrieNote *note = g_ptr_array_index (evening->notes, i);
      JsonObject *object = note_at (archive, i);
      gboolean shown = note->text != NULL && drie_disposition_is_public (note->disposition);
      ck_assert_str_eq (json_object_get_string_member (object, "from"), drie_circle_to_wire (note->from));
      ck_assert_str_eq (json_object_get_string_member (object, "to"), drie_circle_to_wire (note->to));
      ck_assert_str_eq (json_object_get_string_member (object, "disposition"), drie_disposition_to_wire (note->disposition));
      ck_assert_int_eq (json_object_get_null_member (object, "text"), !shown);
      if (shown)
        ck_assert_str_eq (json_object_get_string_member (object, "text"), note->text);
    }
  ck_assert (json_object_get_null_member (note_at (archive, 0), "group"));
  ck_assert_int_eq (json_object_get_int_member (note_at (archive, 1), "group"), 0);
  ck_assert_str_eq (json_object_get_string_member (note_at (archive, 4), "translation"), "Wanneer heb je onze hulp nodig en wanneer niet?");
}
END_TEST

/* Of a removed note, and of one about a person, nothing that was written; a number remains. */
START_TEST (test_wordless)
{
  static const char *const words[] = { "text", "reason", "answer" };
  g_autoptr (GBytes) bytes = report_write (evening, DRIE_FORMAT_JSON);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *archive = parse (bytes, &root);
  guint wordless = 0;

  for (guint i = 0; i < evening->notes->len; i++)
    {
      const DrieNote *note = g_ptr_array_index (evening->notes, i);
      if (drie_disposition_is_public (note->disposition))
        continue;
      wordless++;
      for (guint j = 0; j < G_N_ELEMENTS (words); j++)
        ck_assert (json_object_get_null_member (note_at (archive, i), words[j]));
      ck_assert (!json_object_has_member (note_at (archive, i), "translation"));
    }
  ck_assert_uint_eq (wordless, 2);
}
END_TEST

START_TEST (test_counts_and_agreements)
{
  g_autoptr (GBytes) bytes = report_write (evening, DRIE_FORMAT_JSON);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *archive = parse (bytes, &root);
  JsonObject *counts = json_object_get_object_member (archive, "counts");
  JsonObject *pupils = json_object_get_object_member (counts, "pupils");
  JsonArray *agreements = json_object_get_array_member (archive, "agreements");

  assert_members (pupils, "parents teachers");
  ck_assert_int_eq (json_object_get_int_member (pupils, "parents"), 7);
  ck_assert_int_eq (json_object_get_int_member (pupils, "teachers"), 3);
  ck_assert_uint_eq (json_array_get_length (agreements), 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrieAgreement) read = drie_agreement_from_json (json_array_get_element (agreements, i), &error);
      ck_assert_msg (read != NULL, "%s", error != NULL ? error->message : "");
      ck_assert_str_eq (read->what, ((DrieAgreement *)g_ptr_array_index (evening->agreements, i))->what);
    }
}
END_TEST

/* The plan in it is a plan file: it reads back to the same plan. */
START_TEST (test_plan)
{
  g_autoptr (GBytes) bytes = report_write (evening, DRIE_FORMAT_JSON);
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *archive = parse (bytes, &root);
  g_autoptr (DriePlan) plan = drie_plan_from_json (json_object_get_member (archive, "plan"), &error);

  ck_assert_msg (plan != NULL, "%s", error != NULL ? error->message : "");
  ck_assert_str_eq (plan->question, evening->plan->question);
  ck_assert_str_eq (plan->wifi, evening->plan->wifi);
  ck_assert_int_eq (plan->seconds[DRIE_PHASE_TALK], 900);
}
END_TEST

/* What a version said of a note is not told once the note may not be shown, nor read from a file that tells it. */
START_TEST (test_said_of_removed)
{
  DrieVersion *version = drie_version_new ("2026-12-10", NULL);
  DrieNote *note = g_ptr_array_index (evening->notes, 0);

  g_free (note->answer);
  note->answer = g_strdup ("Ezelsbruggetje");
  version->said = drie_summary_get_said (evening);
  g_ptr_array_add (evening->versions, version);
  g_autofree char *before = report_read (evening, DRIE_FORMAT_JSON);
  ck_assert_ptr_nonnull (strstr (before, "Ezelsbruggetje"));
  drie_note_wipe (note);
  note->disposition = DRIE_DISPOSITION_REMOVED;
  g_autofree char *after = report_read (evening, DRIE_FORMAT_JSON);
  ck_assert_ptr_null (strstr (after, "Ezelsbruggetje"));

  g_auto (GStrv) parts = g_strsplit (after, "\"said\":", 2);
  const char *said = strstr (before, "\"said\":");
  g_autofree char *forged = g_strconcat (parts[0], said, NULL);
  g_autoptr (JsonNode) root = drie_json_parse (forged, -1, NULL);
  g_autoptr (DrieSummary) read = drie_archive_from_json (root, NULL);
  ck_assert_ptr_nonnull (read);
  g_autofree char *again = report_read (read, DRIE_FORMAT_JSON);
  ck_assert_str_eq (again, after);
}
END_TEST

/* The same evening, the same bytes: in another zone, another language, with translations stored in another order. */
START_TEST (test_same_bytes)
{
  static const char *const languages[] = { "tr", "ar", "pl", "uk", "fr", "de", "es" };
  g_autoptr (DrieSummary) other = fixture_evening ("nl");

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      const char *backwards = languages[G_N_ELEMENTS (languages) - 1 - i];
      g_hash_table_insert (evening->plan->translations, g_strdup (languages[i]), drie_translation_new (languages[i], "?"));
      g_hash_table_insert (other->plan->translations, g_strdup (backwards), drie_translation_new (backwards, "?"));
    }
  other->id = 77;
  g_setenv ("TZ", "Asia/Tokyo", TRUE);
  g_autoptr (GBytes) first = report_write (evening, DRIE_FORMAT_JSON);
  g_setenv ("TZ", "America/New_York", TRUE);
  g_autoptr (GBytes) second = report_write (other, DRIE_FORMAT_JSON);

  ck_assert (g_bytes_equal (first, second));
  ck_assert_int_eq (((const char *)g_bytes_get_data (first, NULL))[g_bytes_get_size (first) - 1], '\n');
}
END_TEST

/* When a note came in cannot be read out of it: two evenings that differ only in that are one archive. */
START_TEST (test_no_moment_of_a_note)
{
  g_autoptr (GBytes) before = report_write (evening, DRIE_FORMAT_JSON);

  for (guint i = 0; i < evening->notes->len; i++)
    {
      DrieNote *note = g_ptr_array_index (evening->notes, i);
      note->created_at += 61 * G_USEC_PER_SEC;
      g_free (note->language);
      note->language = g_strdup ("nl");
      g_clear_pointer (&note->key, g_free);
      g_clear_pointer (&note->device, g_free);
    }
  g_autoptr (GBytes) after = report_write (evening, DRIE_FORMAT_JSON);
  ck_assert (g_bytes_equal (before, after));
}
END_TEST

START_TEST (test_planned)
{
  g_autoptr (DrieSummary) empty = drie_summary_new ();
  g_autoptr (GBytes) bytes = report_write (empty, DRIE_FORMAT_JSON);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *archive = parse (bytes, &root);

  ck_assert (json_object_get_null_member (archive, "started_at"));
  ck_assert (json_object_get_null_member (archive, "closed_at"));
  ck_assert (json_object_get_null_member (json_object_get_object_member (archive, "recaps"), "shared"));
  ck_assert_uint_eq (json_array_get_length (json_object_get_array_member (archive, "notes")), 0);
  ck_assert_uint_eq (json_array_get_length (json_object_get_array_member (archive, "steps")), 12);
}
END_TEST

/* What was written is read back to the last byte, whatever the notes' numbers were; of notes without words the rows come back. */
START_TEST (test_read_back)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;

  for (guint i = 0; i < evening->notes->len; i++)
    {
      DrieNote *note = g_ptr_array_index (evening->notes, i);
      note->id += 1000;
      note->group += note->group != 0 ? 1000 : 0;
    }
  g_array_index (evening->events, DrieEvent, 2).at += 123457;
  evening->plan->seconds[DRIE_PHASE_TALK] = 100;
  DrieVersion *version = drie_version_new ("2026-12-10", NULL);
  g_ptr_array_add (evening->versions, version);
  version->said = drie_summary_get_said (evening);
  g_hash_table_insert (evening->plan->translations, g_strdup ("tr"), drie_translation_new ("Ödev", NULL));
  g_autoptr (GBytes) written = report_write (evening, DRIE_FORMAT_JSON);
  parse (written, &root);
  g_autoptr (DrieSummary) read = drie_archive_from_json (root, &error);
  ck_assert_msg (read != NULL, "%s", error != NULL ? error->message : "");
  g_autoptr (GBytes) again = report_write (read, DRIE_FORMAT_JSON);
  ck_assert_msg (g_bytes_equal (written, again), "%s\n%s", (const char *)g_bytes_get_data (written, NULL),
                 (const char *)g_bytes_get_data (again, NULL));
}
END_TEST

#define HEAD "\"format\":\"driegesprek-evening\",\"version\":1,\"uuid\":\"5f0c2f6e-8b1e-4e53-9d53-6f8f6f6b3c11\","
#define PLAN "\"plan\":{\"theme\":\"T\",\"question\":\"Q\"},"
#define DAY  "\"2026-11-24T18:32:00.000000Z\""
#define RUNS HEAD PLAN "\"status\":\"running\",\"events\":[{\"type\":\"started\",\"at\":" DAY ",\"value\":" DAY "}],"
#define NOTE "\"from\":\"parents\",\"to\":\"pupils\",\"step\":1,\"source\":\"phone\",\"disposition\":\"received\""

#define FATE "{\"disposition\":\"kept\",\"note\":0}"

/* Each is refused, and the sentence names the place; the last few are taken. */
static const struct
{
  const char *archive;
  const char *says; /* NULL: is taken */
} archives[] = {
  { "[]", "no evening" },
  { "{}", "no evening" },
  { "{\"theme\":\"T\",\"question\":\"Q\"}", "no evening" },
  { "{\"format\":\"driegesprek-evening\",\"version\":2}", "newer version" },
  { "{\"format\":\"driegesprek-evening\",\"version\":0}", "version" },
  { "{\"format\":\"driegesprek-evening\",\"version\":1}", "uuid" },
  { "{\"format\":\"driegesprek-evening\",\"version\":1,\"uuid\":\"1\"}", "uuid" },
  { "{" HEAD PLAN "\"a\":1}", "status" },
  { "{" HEAD "\"status\":\"planned\"}", "plan" },
  { "{" HEAD "\"status\":\"planned\",\"plan\":{}}", "theme" },
  { "{" HEAD PLAN "\"status\":\"closed\"}", "cannot have happened" },
  { "{" HEAD PLAN "\"status\":\"running\"}", "cannot have happened" },
  { "{" HEAD PLAN "\"status\":\"planned\",\"closed_at\":" DAY "}", "cannot have happened" },
  { "{" HEAD PLAN "\"status\":\"running\",\"events\":{}}", "events" },
  { "{" HEAD PLAN "\"status\":\"running\",\"events\":[1]}", "events[0]" },
  { "{" HEAD PLAN "\"status\":\"running\",\"events\":[{\"type\":\"exploded\"}]}", "events[0].type" },
  { "{" HEAD PLAN "\"status\":\"running\",\"events\":[{\"type\":\"paused\"}]}", "events[0].at" },
  { "{" HEAD PLAN "\"status\":\"running\",\"events\":[{\"type\":\"paused\",\"at\":\"yesterday\"}]}", "events[0].at" },
  { "{" HEAD PLAN "\"status\":\"running\",\"events\":[{\"type\":\"paused\",\"at\":" DAY ",\"value\":0}]}", "cannot have happened" },
  { "{" RUNS "\"notes\":[{}]}", "notes[0].from" },
  { "{" RUNS "\"notes\":[{" NOTE "},{" NOTE ",\"group\":1}]}", "notes[1].group" },
  { "{" RUNS "\"notes\":[{" NOTE "},{" NOTE ",\"group\":2}]}", "notes[1].group" },
  { "{" RUNS "\"notes\":[{" NOTE "},{" NOTE ",\"group\":-1}]}", "notes[1].group" },
  { "{" RUNS "\"notes\":[{" NOTE ",\"group\":1},{" NOTE ",\"group\":0}]}", "notes[0].group" },
  { "{" RUNS "\"notes\":[{" NOTE ",\"text\":7}]}", "notes[0].text" },
  { "{" RUNS "\"notes\":[{" NOTE ",\"step\":99}]}", "notes[0].step" },
  { "{" RUNS "\"notes\":[{" NOTE ",\"rank\":-2}]}", "notes[0].rank" },
  { "{" RUNS "\"notes\":[{" NOTE ",\"to\":\"parents\"}]}", "notes[0].to" },
  { "{" RUNS "\"recaps\":{\"shared\":[]}}", "recaps.shared" },
  { "{" RUNS "\"agreements\":[{}]}", "what" },
  { "{" RUNS "\"agreements\":[\"promise\"]}", "agreement" },
  { "{" RUNS "\"versions\":[{\"said\":[]}]}", "versions[0].said" },
  { "{" RUNS "\"versions\":[{},{\"said\":{\"recaps\":{\"shared\":1}}}]}", "versions[1].said.recaps.shared" },
  { "{" RUNS "\"versions\":[{\"said\":{\"notes\":[{\"disposition\":\"kept\",\"note\":0}]}}]}", "versions[0].said.notes[0].note" },
  { "{" RUNS "\"notes\":[{" NOTE "}],\"versions\":[{\"said\":{\"notes\":[" FATE "," FATE "]}}]}", "versions[0].said.notes[1].note" },
  { "{" RUNS "\"notes\":[{" NOTE "}],\"versions\":[{\"said\":{\"notes\":[" FATE "]}}]}", NULL },
  { "{" RUNS "\"notes\":[{" NOTE "},{" NOTE ",\"group\":0}],\"later\":{\"member\":1}}", NULL },
  { "{" RUNS "\"notes\":null}", NULL },
  { "{" HEAD PLAN "\"status\":\"planned\"}", NULL },
};

START_TEST (test_refused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = drie_json_parse (archives[_i].archive, -1, NULL);
  ck_assert_msg (node != NULL, "%s", archives[_i].archive);
  g_autoptr (DrieSummary) read = drie_archive_from_json (node, &error);

  ck_assert_msg ((read != NULL) == (archives[_i].says == NULL), "%s: %s", archives[_i].archive, error != NULL ? error->message : "taken");
  if (read == NULL)
    ck_assert_msg (strstr (error->message, archives[_i].says) != NULL, "%s: %s", archives[_i].archive, error->message);
}
END_TEST

/* Words of a note about one person do not come in, whoever put them there. */
START_TEST (test_read_without_personal_words)
{
  g_autoptr (JsonNode) node = drie_json_parse ("{" RUNS "\"notes\":[{" NOTE ",\"disposition\":\"personal\",\"text\":\"a\",\"reason\":"
                                               "\"b\",\"answer\":\"c\",\"translation\":\"d\"}]}",
                                               -1, NULL);
  g_autoptr (DrieSummary) read = drie_archive_from_json (node, NULL);
  const DrieNote *note = g_ptr_array_index (read->notes, 0);

  ck_assert_int_eq (note->disposition, DRIE_DISPOSITION_PERSONAL);
  ck_assert (note->text == NULL && note->reason == NULL && note->answer == NULL && note->translation == NULL);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("archive");
  TCase *tcase = tcase_create ("archive");

  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_test (tcase, test_shape);
  tcase_add_test (tcase, test_times);
  tcase_add_test (tcase, test_exact_moment);
  tcase_add_test (tcase, test_notes);
  tcase_add_test (tcase, test_wordless);
  tcase_add_test (tcase, test_counts_and_agreements);
  tcase_add_test (tcase, test_plan);
  tcase_add_test (tcase, test_said_of_removed);
  tcase_add_test (tcase, test_same_bytes);
  tcase_add_test (tcase, test_no_moment_of_a_note);
  tcase_add_test (tcase, test_planned);
  tcase_add_test (tcase, test_read_back);
  tcase_add_loop_test (tcase, test_refused, 0, G_N_ELEMENTS (archives));
  tcase_add_test (tcase, test_read_without_personal_words);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
