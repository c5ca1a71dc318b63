/* How the drawn reports stand on their pages. SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <time.h>

#include "report-fixture.h"
#include "report-readers.h"
#include "test-utils.h"

static DrieSummary *evening;
static const DrieReportOrder poster = { .format = DRIE_FORMAT_POSTER };

static void
setup (void)
{
  g_setenv ("TZ", "Europe/Amsterdam", TRUE);
  g_setenv ("DRIE_LOCALE_DIR", "/nonexistent", TRUE);
  evening = fixture_evening ("nl");
}

static void
teardown (void)
{
  g_clear_pointer (&evening, drie_summary_free);
}

START_TEST (test_metadata)
{
  g_autoptr (GBytes) pdf = report_write (evening, DRIE_FORMAT_PDF);
  g_autofree char *info = reader_flatten (reader_run (pdf, "pdfinfo", "-", NULL));
  g_autofree char *folder = test_temp_dir ();
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);

  ck_assert (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize)g_bytes_get_size (pdf), NULL));
  g_autofree char *outline = reader_run (NULL, "pdftohtml", "-xml", "-i", "-stdout", path, NULL);
  test_remove_dir (folder);

  ck_assert_ptr_nonnull (strstr (info, "Title: Summary of a driegesprek – Huiswerk"));
  ck_assert_ptr_nonnull (strstr (info, "Author: Scholengemeenschap De Brug"));
  ck_assert_ptr_nonnull (strstr (info, "(A4)"));
  ck_assert_ptr_nonnull (strstr (info, "CreationDate: Tue Nov 24 21:41:17 2026")); /* of the evening, not of the printing */
  ck_assert_ptr_nonnull (strstr (outline, "<outline>"));
  ck_assert_ptr_nonnull (strstr (outline, "page=\"1\">Pupils</item>"));
  ck_assert_ptr_nonnull (strstr (outline, ">Agreements</item>"));
}
END_TEST

/* The same evening gives the same bytes: nothing of the hour or the machine gets in. */
START_TEST (test_same_bytes)
{
  DrieFormat format = _i == 0 ? DRIE_FORMAT_PDF : DRIE_FORMAT_POSTER;
  g_autoptr (GBytes) first = report_write (evening, format);
  g_autoptr (GBytes) second = report_write (evening, format);

  ck_assert (g_bytes_equal (first, second));
}
END_TEST

/* The poster shows the address as a code that is also read from a poor picture. */
START_TEST (test_code)
{
  g_autoptr (GBytes) poster = report_write (evening, DRIE_FORMAT_POSTER);
  g_autofree char *code = reader_pdf_code (poster, 1, 25);

  ck_assert_str_eq (code, FIXTURE_ADDRESS);
}
END_TEST

/* A page for everybody, then one for each circle, whose code chooses it. */
START_TEST (test_poster_of_each_circle)
{
  static const char *const circles[] = { "pupils", "parents", "teachers" };
  static const char *const words[] = { "Pupils", "Parents", "Teachers" };
  g_autoptr (GBytes) poster = report_write (evening, DRIE_FORMAT_POSTER);

  ck_assert_uint_eq (reader_pdf_pages (poster), 4);
  for (guint i = 0; i < G_N_ELEMENTS (circles); i++)
    {
      g_autofree char *code = reader_pdf_code (poster, i + 2, 25);
      g_autofree char *expected = g_strconcat (FIXTURE_ADDRESS, "?circle=", circles[i], NULL);
      g_autofree char *text = reader_flatten (reader_pdf_text (poster, i + 2, i + 2));
      ck_assert_str_eq (code, expected);
      for (guint other = 0; other < G_N_ELEMENTS (words); other++)
        ck_assert_int_eq (strstr (text, words[other]) != NULL, other == i);
      ck_assert_ptr_null (strstr (text, "Choose your circle."));
    }
}
END_TEST

START_TEST (test_no_address)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&evening->address, g_free);
  ck_assert_ptr_null (drie_report_write (evening, &poster, &error));
  ck_assert (g_error_matches (error, DRIE_REPORT_ERROR, DRIE_REPORT_ERROR_FAILED));
}
END_TEST

/* More than a QR code can hold. */
START_TEST (test_endless_address)
{
  g_autoptr (GError) error = NULL;

  g_free (evening->address);
  evening->address = g_strnfill (3000, 'a');
  ck_assert_ptr_null (drie_report_write (evening, &poster, &error));
  ck_assert (g_error_matches (error, DRIE_REPORT_ERROR, DRIE_REPORT_ERROR_FAILED));
}
END_TEST

START_TEST (test_poster)
{
  static const char *const said[] = {
    "Scholengemeenschap De Brug",
    "Huiswerk",
    "Wat helpt jou om thuis en op school je huiswerk af te krijgen?",
    FIXTURE_ADDRESS,
    "KXRT7M",
    "Connect your phone to this Wi-Fi: Brug-gasten",
    "Choose your circle.",
    "Pupils",
    "one question per note",
  };
  g_autofree char *poster = report_read (evening, DRIE_FORMAT_POSTER);

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    ck_assert_msg (strstr (poster, said[i]) != NULL, "nowhere: %s", said[i]);
}
END_TEST

/* A measure of a word on the first page, in points: "xMin", "yMin", "xMax" or "yMax". */
static double
word_edge (GBytes *pdf, const char *word, const char *edge)
{
  g_autofree char *boxes = reader_run (pdf, "pdftotext", "-bbox", "-l", "1", "-", "-", NULL);
  g_autofree char *end = g_strdup_printf ("\">%s</word>", word);
  g_autofree char *name = g_strdup_printf ("%s=\"", edge);
  char *at = strstr (boxes, end);

  ck_assert_ptr_nonnull (at);
  *at = '\0';
  return g_ascii_strtod (strstr (g_strrstr (boxes, "<word"), name) + strlen (name), NULL);
}

/* Theme and question of any length leave the code and the steps on the page; twenty words of each become smaller, but stay whole. */
START_TEST (test_poster_with_long_words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < 20 * _i; i++)
    g_string_append_printf (text, "woord%d ", i);
  g_free (evening->plan->theme);
  evening->plan->theme = g_strdup (text->str);
  g_free (evening->plan->question);
  evening->plan->question = g_strdup (text->str);

  g_autoptr (GBytes) poster = report_write (evening, DRIE_FORMAT_POSTER);
  g_autofree char *code = reader_pdf_code (poster, 1, 25);
  g_autofree char *words = reader_flatten (reader_pdf_text (poster, 1, 1));
  ck_assert_str_eq (code, FIXTURE_ADDRESS);
  ck_assert_ptr_nonnull (strstr (words, "KXRT7M"));
  ck_assert_ptr_nonnull (strstr (words, "Nobody sees who wrote it."));
  /* Not only as the text of an ellipsis, which stands in the PDF too. */
  if (_i == 1)
    ck_assert_double_lt (word_edge (poster, "woord0", "yMax") - word_edge (poster, "woord0", "yMin"), 40);
  ck_assert_uint_eq (reader_pdf_pages (poster), 4);
}
END_TEST

/* In a language written from right to left the page is mirrored: facts follow each other leftwards, the foot changes its sides, and words
 * that run from left to right stand on the right as well. */
START_TEST (test_right_to_left)
{
  g_autofree char *folder = test_temp_dir ();
  g_autofree char *source = g_build_filename (folder, "ar.po", NULL);
  g_autofree char *messages = g_build_filename (folder, "ar", "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (messages, "driegesprek.mo", NULL);

  g_mkdir_with_parents (messages, 0700);
  ck_assert (g_file_set_contents (source, "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n", -1, NULL));
  g_free (reader_run (NULL, "msgfmt", "-o", path, source, NULL));
  g_autoptr (GBytes) left = report_write (evening, DRIE_FORMAT_PDF);
  g_setenv ("DRIE_LOCALE_DIR", folder, TRUE);
  g_free (evening->plan->language);
  evening->plan->language = g_strdup ("ar");
  g_autoptr (GBytes) right = report_write (evening, DRIE_FORMAT_PDF);
  g_autoptr (GBytes) right_poster = report_write (evening, DRIE_FORMAT_POSTER);

  ck_assert_double_gt (word_edge (left, "Page", "xMin"), 400);
  ck_assert_double_lt (word_edge (right, "Page", "xMin"), 100);
  ck_assert_double_lt (word_edge (left, "School", "xMin"), word_edge (left, "Date", "xMin"));
  ck_assert_double_gt (word_edge (right, "School", "xMin"), word_edge (right, "Date", "xMin"));
  ck_assert_double_lt (word_edge (left, "Huiswerk", "xMin"), 100);
  ck_assert_double_gt (word_edge (right, "Huiswerk", "xMax"), 500);
  ck_assert_double_gt (word_edge (right_poster, "Huiswerk", "xMax"), 500);
  test_remove_dir (folder);
}
END_TEST

static gboolean
is_heading (const char *line)
{
  static const char *const headings[] = {
    "Pupils",
    "Parents",
    "Teachers",
    "What the pupils brought",
    "What the parents brought",
    "What the teachers brought",
    "Questions put to the circle",
    "The other questions",
    "Received",
    "Kept for the team",
    "Agreements",
    "Who asked how much",
    "The three circles together",
    "What was shared",
    "What stayed different",
    "How it goes on",
    "The evening’s time",
    "Whom to ask",
    "The situation",
    "The goal",
    "Open for decision",
    NULL,
  };

  return g_strv_contains (headings, line);
}

/* The lines of a page between its head and its foot. */
static char **
page_lines (GBytes *pdf, guint page)
{
  g_autofree char *text = reader_pdf_text (pdf, page, page);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *body = g_ptr_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0' && strstr (lines[i], "Page ") == NULL && *lines[i] != '\f')
      g_ptr_array_add (body, g_strdup (lines[i]));
  g_ptr_array_add (body, NULL);
  return (char **)g_ptr_array_free (body, FALSE);
}

/* However many questions there are: no heading is the last line of a page, and each page is numbered and marked. */
START_TEST (test_no_heading_left_alone)
{
  fixture_add_many (evening, (guint)_i * 3);
  g_autoptr (GBytes) pdf = report_write (evening, DRIE_FORMAT_PDF);
  guint pages = reader_pdf_pages (pdf);

  for (guint page = 1; page <= pages; page++)
    {
      g_auto (GStrv) lines = page_lines (pdf, page);
      guint n = g_strv_length (lines);
      g_autofree char *text = reader_pdf_text (pdf, page, page);
      g_autofree char *number = g_strdup_printf ("Page %u of %u", page, pages);
      const char *draft = strstr (text, "Scholengemeenschap De Brug · Draft summary");

      ck_assert_uint_gt (n, 1);
      ck_assert_msg (!is_heading (lines[n - 1]), "page %u of %u ends with “%s”", page, pages, lines[n - 1]);
      ck_assert_ptr_nonnull (strstr (text, number));
      ck_assert_ptr_nonnull (draft);
    }
}
END_TEST

/* However long a leaflet is: how many questions there were and whom to ask stand on one page, and no heading without either. */
START_TEST (test_end_of_leaflet_stays_together)
{
  static const char *const end[] = { "How many questions there were", "Any questions later?", "Marleen de Wit" };
  const DrieReportOrder leaflet = { .format = DRIE_FORMAT_PDF, .document = DRIE_DOCUMENT_LEAFLET };
  guint found = 0;

  for (int i = 0; i < 3 * _i; i++)
    fixture_note (evening, DRIE_CIRCLE_PARENTS, DRIE_CIRCLE_TEACHERS, DRIE_DISPOSITION_ASKED, "Hoe lang duurt het huiswerk?");
  g_autoptr (GBytes) pdf = report_write_order (evening, &leaflet);
  for (guint page = 1; page <= reader_pdf_pages (pdf); page++)
    {
      g_autofree char *text = reader_flatten (reader_pdf_text (pdf, page, page));
      gboolean here = strstr (text, end[0]) != NULL;
      for (guint i = 0; i < G_N_ELEMENTS (end); i++)
        ck_assert_int_eq (strstr (text, end[i]) != NULL, here);
      found += here;
    }
  ck_assert_uint_eq (found, 1);
}
END_TEST

/* Who copies a question or hears it read gets its number first, and the label before the answer. */
START_TEST (test_order_of_reading)
{
  g_autoptr (GBytes) pdf = report_write (evening, DRIE_FORMAT_PDF);
  g_autofree char *text = reader_flatten (reader_run (pdf, "pdftotext", "-raw", "-", "-", NULL));

  ck_assert_ptr_nonnull (strstr (text, "1 Hoe laat vind jij dat de telefoon weg moet? Answer Na negen uur, zeiden"));
}
END_TEST

/* A question is never cut by the end of a page: both of its ends are on the same one. */
START_TEST (test_questions_stay_whole)
{
  for (guint i = 0; i < 120; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_string_printf (text, "begin%u", i);
      for (guint j = 0; j < i % 60; j++)
        g_string_append (text, " woord");
      g_string_append_printf (text, " eind%u.", i);
      DrieNote *note = fixture_note (evening, DRIE_CIRCLE_PARENTS, i % 2 == 0 ? DRIE_CIRCLE_PUPILS : DRIE_CIRCLE_TEACHERS,
                                     i % 3 == 0 ? DRIE_DISPOSITION_ASKED : DRIE_DISPOSITION_KEPT, text->str);
      note->answer = g_strdup_printf ("slot%u.", i);
    }

  g_autoptr (GBytes) pdf = report_write (evening, DRIE_FORMAT_PDF);
  guint found = 0;
  for (guint page = 1; page <= reader_pdf_pages (pdf); page++)
    {
      g_autofree char *text = reader_flatten (reader_pdf_text (pdf, page, page));
      for (guint i = 0; i < 120; i++)
        {
          g_autofree char *begin = g_strdup_printf (" begin%u ", i);
          g_autofree char *end = g_strdup_printf (" eind%u. ", i);
          g_autofree char *answer = g_strdup_printf (" slot%u. ", i);
          gboolean begins = strstr (text, begin) != NULL;
          ck_assert_int_eq (begins, strstr (text, end) != NULL);
          if (i % 3 == 0)
            ck_assert_int_eq (begins, strstr (text, answer) != NULL);
          found += begins;
        }
    }
  ck_assert_uint_eq (found, 120);
}
END_TEST

/* However long the name of who does it: nothing stands below the foot of a page. */
START_TEST (test_endless_fact)
{
  g_autofree char *who = g_strnfill (4000, 'W');

  fixture_agreement (evening, "Iets doen", who, DRIE_CIRCLE_NONE, NULL);
  fixture_agreement (evening, "Nog iets", "wij", DRIE_CIRCLE_NONE, NULL);
  g_autoptr (GBytes) pdf = report_write (evening, DRIE_FORMAT_PDF);
  g_autofree char *boxes = reader_run (pdf, "pdftotext", "-bbox", "-", "-", NULL);
  for (const char *at = strstr (boxes, "yMax=\""); at != NULL; at = strstr (at + 1, "yMax=\""))
    ck_assert_double_lt (g_ascii_strtod (at + strlen ("yMax=\""), NULL), 815);
}
END_TEST

START_TEST (test_five_hundred_notes)
{
  fixture_add_many (evening, 500);
  clock_t start = clock ();
  g_autoptr (GBytes) pdf = report_write (evening, DRIE_FORMAT_PDF);
  double seconds = (double)(clock () - start) / CLOCKS_PER_SEC;
  guint pages = reader_pdf_pages (pdf);
  g_autofree char *text = reader_flatten (reader_pdf_text (pdf, 1, 0));

  ck_assert_msg (seconds < 1, "took %.2f s", seconds);
  ck_assert_msg (pages > 20 && pages < 40, "%u pages", pages);
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *number = g_strdup_printf ("(%u)", i);
      ck_assert_msg (i % 7 > 5 || strstr (text, number) != NULL, "lost: %s", number);
    }
}
END_TEST

START_TEST (test_qr)
{
  guint width = 99;

  ck_assert_ptr_null (drie_qr_encode ("", &width));
  ck_assert_uint_eq (width, 0);
  g_autofree char *endless = g_strnfill (2332, '1');
  ck_assert_ptr_null (drie_qr_encode (endless, &width));

  g_autofree char *longest = g_strnfill (2331, '1');
  g_autoptr (GBytes) large = drie_qr_encode (longest, &width);
  ck_assert_uint_eq (width, 177);

  g_autoptr (GBytes) bytes = drie_qr_encode (FIXTURE_ADDRESS, &width);
  const guint8 *modules = g_bytes_get_data (bytes, NULL);
  ck_assert_uint_eq (g_bytes_get_size (bytes), width * width);
  for (guint i = 0; i < 7; i++) /* the upper edge of the finder pattern, and the light line round it */
    {
      ck_assert_uint_eq (modules[i], 1);
      ck_assert_uint_eq (modules[7 * width + i], 0);
    }
  for (guint i = 0; i < width * width; i++)
    ck_assert_uint_le (modules[i], 1);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("report-pages");
  TCase *tcase = tcase_create ("report-pages");

  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_test (tcase, test_metadata);
  tcase_add_loop_test (tcase, test_same_bytes, 0, 2);
  tcase_add_test (tcase, test_code);
  tcase_add_test (tcase, test_poster_of_each_circle);
  tcase_add_test (tcase, test_no_address);
  tcase_add_test (tcase, test_endless_address);
  tcase_add_test (tcase, test_poster);
  tcase_add_loop_test (tcase, test_poster_with_long_words, 0, 4);
  tcase_add_test (tcase, test_right_to_left);
  tcase_add_loop_test (tcase, test_no_heading_left_alone, 0, 20);
  tcase_add_loop_test (tcase, test_end_of_leaflet_stays_together, 0, 12);
  tcase_add_test (tcase, test_order_of_reading);
  tcase_add_test (tcase, test_questions_stay_whole);
  tcase_add_test (tcase, test_endless_fact);
  tcase_add_test (tcase, test_five_hundred_notes);
  tcase_add_test (tcase, test_qr);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
