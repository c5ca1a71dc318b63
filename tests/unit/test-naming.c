/* Does a note name somebody? SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/naming.h"
#include "model/summary.h"
#include "test-utils.h"

#include <json-glib/json-glib.h>

/* The examples that the phone page's hint is tried with, too: tests/web/hints.js. */
static void
check_examples (const char *list, gboolean expected)
{
  g_autofree char *path = g_build_filename (g_getenv ("DRIE_SOURCE_ROOT"), "tests", "names.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *texts;

  ck_assert (json_parser_load_from_file (parser, path, NULL));
  texts = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), list);
  ck_assert_uint_gt (json_array_get_length (texts), 0);
  for (guint i = 0; i < json_array_get_length (texts); i++)
    {
      const char *text = json_array_get_string_element (texts, i);
      ck_assert_msg (drie_text_may_name (text, "nl") == expected, "%s: “%s”", list, text);
    }
}

START_TEST (test_examples)
{
  check_examples ("person", TRUE);
  check_examples ("alone", TRUE);
  check_examples ("nobody", FALSE);
}
END_TEST

/* Capitals that are no one's: how sentences begin, schools, subjects, days, languages, programs, polite words, places. */
START_TEST (test_false_friends)
{
  static const char *const nobody[] = {
    "Ik snap het niet Waarom moet dit?",
    "Mag het ook anders? Graag!",
    "Waarom heeft het Erasmus College geen kantine?",
    "Waarom is er op Erasmus College geen kantine?",
    "Op de Anne Frank School was dat anders",
    "Moet alles in Magister of in Google Classroom?",
    "Wie helpt met Wiskunde, Biologie en Aardrijkskunde?",
    "Krijgen we op Maandag minder les dan op Vrijdag?",
    "Kan dat na Kerst?",
    "Is er hulp voor wie thuis Turks of Arabisch praat?",
    "Mogen de Ouders dat van de Mentor weten?",
    "Wat vindt U daarvan, en wat doet Uw school?",
    "Wij wonen in Utrecht en in Den Haag",
    "Can't we, as pupils, have English on Monday? I'm serious, and I’ll help.",
    "Czy mogą Państwo pomóc?",
    "Як Ви допомагаєте?",
    "Öğretmen İngilizce konuşuyor, Pazartesi zor",
    "Warum sind Hausaufgaben und Tests nötig?",
    "Gaan we nog naar de Efteling?",
    "WAAROM MAG DAT NIET?",
    "Evet, hocam!",
    "Wanneer komt 't Rapport?",
    "Waar is die mevrouw van? Gisteren was ze er",
    "Ze zeggen steeds “Straks begin ik”, en dan?",
    "Moet dat (gisteren ook niet.) Straks wel?",
    "Waarom is er huiswerk\nStraks weer",
    "",
    "?!",
  };

  for (guint i = 0; i < G_N_ELEMENTS (nobody); i++)
    ck_assert_msg (!drie_text_may_name (nobody[i], NULL), "“%s”", nobody[i]);
  ck_assert (!drie_text_may_name (NULL, NULL));
  ck_assert (!drie_text_may_name ("Brauchen Schüler Hausaufgaben?", "de"));
  ck_assert (drie_text_may_name ("Brauchen Schüler Frau Schmidt?", "de"));
}
END_TEST

/* The longest note of anything is looked through at once. */
START_TEST (test_any_text)
{
  static const char *const pieces[] = { "Aa ", "mr. ", "van ", "?", "\"", "'", "؟ السيد ", "\n", "t'", "İ", "”." };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      gint64 begin = g_get_monotonic_time ();
      while (text->len < 4000)
        g_string_append (text, pieces[i]);
      drie_text_may_name (text->str, "nl");
      ck_assert_int_lt (g_get_monotonic_time () - begin, 5 * G_USEC_PER_SEC);
    }
}
END_TEST

static DrieNote *
add_note (DrieSummary *summary, DrieDisposition disposition, const char *text)
{
  DrieNote *note = drie_note_new ();

  note->disposition = disposition;
  note->text = g_strdup (text);
  g_ptr_array_add (summary->notes, note);
  return note;
}

/* Counted are words that go out: whatever became of the note, but for those set apart, removed or erased. A translation counts as well. */
START_TEST (test_count)
{
  g_autoptr (DrieSummary) summary = drie_summary_new ();

  for (DrieDisposition disposition = 0; disposition < DRIE_N_DISPOSITIONS; disposition++)
    add_note (summary, disposition, "Waarom mag Sanne dat?");
  add_note (summary, DRIE_DISPOSITION_KEPT, NULL);
  add_note (summary, DRIE_DISPOSITION_KEPT, "Waarom is er huiswerk?");
  ck_assert_uint_eq (drie_summary_count_naming (summary, FALSE), 7);
  ck_assert_uint_eq (drie_summary_count_naming (summary, TRUE), 2);
  add_note (summary, DRIE_DISPOSITION_ASKED, "لماذا؟")->translation = g_strdup ("Waarom krijgt Omar straf?");
  ck_assert_uint_eq (drie_summary_count_naming (summary, TRUE), 3);
}
END_TEST

int
main (void)
{
  TCase *tcase = tcase_create ("naming");
  Suite *suite = suite_create ("naming");

  tcase_add_test (tcase, test_examples);
  tcase_add_test (tcase, test_false_friends);
  tcase_add_test (tcase, test_any_text);
  tcase_add_test (tcase, test_count);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
