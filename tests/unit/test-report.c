/* What the reports say, in every format. SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "report-fixture.h"
#include "report-readers.h"
#include "test-utils.h"

static const DrieFormat for_people[] = { DRIE_FORMAT_PDF, DRIE_FORMAT_TEXT, DRIE_FORMAT_ODT, DRIE_FORMAT_HTML };
static const DrieFormat all_formats[]
    = { DRIE_FORMAT_PDF, DRIE_FORMAT_TEXT, DRIE_FORMAT_ODT, DRIE_FORMAT_HTML, DRIE_FORMAT_JSON, DRIE_FORMAT_POSTER };

static DrieSummary *evening;

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

static void
set (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
assert_says (const char *report, const char *words)
{
  ck_assert_msg (strstr (report, words) != NULL, "nowhere: “%s” in:\n%s", words, report);
}

START_TEST (test_format_names)
{
  static const struct
  {
    const char *name;
    gboolean known;
    DrieFormat format;
    const char *extension;
  } cases[] = {
    { "pdf", TRUE, DRIE_FORMAT_PDF, "pdf" },
    { "json", TRUE, DRIE_FORMAT_JSON, "json" },
    { "txt", TRUE, DRIE_FORMAT_TEXT, "txt" },
    { "poster", TRUE, DRIE_FORMAT_POSTER, "pdf" },
    { "odt", TRUE, DRIE_FORMAT_ODT, "odt" },
    { "html", TRUE, DRIE_FORMAT_HTML, "html" },
    { "PDF", FALSE, 0, NULL },
    { "", FALSE, 0, NULL },
    { NULL, FALSE, 0, NULL },
  };
  DrieFormat format;

  ck_assert_int_eq (drie_format_from_name (cases[_i].name, &format), cases[_i].known);
  if (cases[_i].known)
    {
      ck_assert_int_eq (format, cases[_i].format);
      ck_assert_str_eq (drie_format_extension (format), cases[_i].extension);
    }
}
END_TEST

/* What must come out of an evening is in every format for people. */
static const char *const said[] = {
  "Scholengemeenschap De Brug",
  "Tuesday 24 November 2026",
  "19:32 – 21:41",
  "Huiswerk",
  "Wat helpt jou om thuis en op school je huiswerk af te krijgen?",
  "Weten wat de drie kringen van elkaar nodig hebben.",
  "Hoeveel huiswerk wij geven en wanneer, niet óf wij huiswerk geven.",
  /* counts per circle, and the balance */
  "10 questions came in for this circle. 5 were put to the circle.",
  "7 questions · put: 3",
  "3 questions · put: 2",
  "16 questions · put: 7",
  "1 is about one person and is handled apart. 1 was removed. The words of 1 are erased.",
  /* recaps */
  "Leerlingen beginnen makkelijker als zij in de les al een begin maken",
  "Overhoren door ouders mag, als zij het vragen.",
  "Ouders willen helpen, maar weten vaak niet wat er op is.",
  "Docenten stemmen hun huiswerk weinig met elkaar af.",
  "Alle drie de kringen willen dat huiswerk in de les begint.",
  "Over de telefoon: ouders willen een vaste tijd, leerlingen willen zelf kiezen.",
  "Fijn dat er geluisterd werd. Wij houden jullie aan de planner!",
  /* the questions put, their answers, where they came from */
  "Hoe laat vind jij dat de telefoon weg moet?",
  "Na negen uur, zeiden de meesten; afspreken werkt beter dan afpakken.",
  "From parents: 2 · From teachers: 1 · 3 similar questions",
  "Wanneer heb je onze hulp nodig en wanneer niet?",
  /* the others, what became of them, and why */
  "Kept for the team",
  "Zou een planner in de klas helpen?",
  "Not possible",
  "de school heeft thuis geen zeggenschap",
  "Belongs elsewhere",
  "naar de ouderraad",
  /* agreements */
  "Elke les eindigt met tien minuten begin aan het huiswerk",
  "sectie talen (Teachers)",
  "1 February 2027",
  "klassenvertegenwoordi",
  "The school",
  "At home",
  /* how it goes on */
  "Marleen de Wit, teamleider onderbouw, kamer 1.12",
  "The words of questions that were not put to a circle are erased on 22 February 2027.",
  "Teachers talk",
  "17:07",
};

START_TEST (test_says)
{
  g_autofree char *report = report_read (evening, for_people[_i]);

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    assert_says (report, said[i]);
}
END_TEST

/* A circle that the words name already is not named again beside them; to who reads another language it is. */
START_TEST (test_who)
{
  DrieAgreement *agreement = g_ptr_array_index (evening->agreements, 1);
  const char *const cases[][2] = { { "the Parents of 2b", "the Parents of 2b" }, { "ouders van 2b", "ouders van 2b (Parents)" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_free (agreement->who);
      agreement->who = g_strdup (cases[i][0]);
      g_autofree char *report = report_read (evening, DRIE_FORMAT_TEXT);
      assert_says (report, cases[i][1]);
      ck_assert_int_eq (strstr (report, "(Parents)") != NULL, strstr (cases[i][1], "(Parents)") != NULL);
    }
}
END_TEST

/* The questions put stand in the order in which they were asked, numbered; a grouped one does not stand by itself. */
START_TEST (test_order)
{
  g_autofree char *report = report_read (evening, for_people[_i]);
  const char *first = strstr (report, "Hoe laat vind jij");
  const char *second = strstr (report, "Helpt het als het huiswerk");

  ck_assert (first != NULL && second != NULL && first < second);
  ck_assert_ptr_null (strstr (report, "Wanneer gaat de telefoon uit?"));
  for (guint i = 1; i < evening->notes->len; i++)
    {
      DrieNote *note = g_ptr_array_index (evening->notes, i);
      if (g_strcmp0 (note->text, "Helpt het als het huiswerk al in de les begint?") == 0)
        note->asked_at = 1;
    }
  g_autofree char *turned = report_read (evening, for_people[_i]);
  ck_assert (strstr (turned, "Hoe laat vind jij") > strstr (turned, "Helpt het als het huiswerk"));
}
END_TEST

/* A translated question is read in the language of all; its own words stand below. */
START_TEST (test_translated)
{
  g_autofree char *report = report_read (evening, DRIE_FORMAT_TEXT);
  const char *translation = strstr (report, "Wanneer heb je onze hulp nodig en wanneer niet?");
  const char *original = strstr (report, "Original: ");

  ck_assert (translation != NULL && original != NULL && translation < original);
  ck_assert (strstr (original, "متى تحتاج إلى مساعدتنا ومتى لا؟") != NULL);
}
END_TEST

/* About one person, removed, keys, devices, languages: in no byte of any format. */
START_TEST (test_keeps_silent)
{
  static const char *const secrets[]
      = { FIXTURE_PERSONAL, FIXTURE_REMOVED, "00000000-0000-4000", "d3v1ced3v1ce", "5ec2e75ec2e7", "x-klingon", "mevrouw" };
  g_autoptr (GBytes) bytes = report_write (evening, all_formats[_i]);
  g_autofree char *raw = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *read = report_read (evening, all_formats[_i]);

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      ck_assert_msg (strstr (read, secrets[i]) == NULL, "tells %s", secrets[i]);
      ck_assert_msg (g_strstr_len (raw, (gssize)g_bytes_get_size (bytes), secrets[i]) == NULL, "holds %s", secrets[i]);
    }
}
END_TEST

/* A question that was put and only then found to be about one person goes too, with its answer and its translation. */
START_TEST (test_withdrawn_after_asking)
{
  for (guint i = 0; i < evening->notes->len; i++)
    {
      DrieNote *note = g_ptr_array_index (evening->notes, i);
      if (note->answer != NULL && drie_disposition_is_put (note->disposition))
        note->disposition = DRIE_DISPOSITION_PERSONAL;
    }
  g_autofree char *report = report_read (evening, all_formats[_i]);
  ck_assert_ptr_null (strstr (report, "Hoe laat vind jij"));
  ck_assert_ptr_null (strstr (report, "Na negen uur"));
}
END_TEST

START_TEST (test_state)
{
  static const struct
  {
    DrieStatus status;
    const char *notice;
  } cases[] = {
    { DRIE_STATUS_PLANNED, "This evening has not begun yet." },
    { DRIE_STATUS_RUNNING, "A draft: this evening is still going on." },
    { DRIE_STATUS_CLOSED, "A draft: this summary can still change." },
    { DRIE_STATUS_OPEN, "A draft: each circle can still add to this summary." },
    { DRIE_STATUS_FINAL, NULL },
  };

  evening->status = cases[_i].status;
  for (guint i = 0; i < G_N_ELEMENTS (for_people); i++)
    {
      g_autofree char *report = report_read (evening, for_people[i]);
      if (cases[_i].notice != NULL)
        assert_says (report, cases[_i].notice);
      else
        ck_assert_ptr_null (strstr (report, "draft"));
    }
}
END_TEST

/* An evening that goes on: its time is counted up to what happened last, and its end is open. */
START_TEST (test_running)
{
  evening->status = DRIE_STATUS_RUNNING;
  evening->closed_at = 0;
  g_array_set_size (evening->events, 4);
  for (guint i = 0; i < G_N_ELEMENTS (for_people); i++)
    {
      g_autofree char *report = report_read (evening, for_people[i]);
      assert_says (report, "19:32 – …");
      assert_says (report, "16:07");
    }
}
END_TEST

/* Nothing but what a new plan holds; likewise an evening with every text empty. */
START_TEST (test_nothing)
{
  g_autoptr (DrieSummary) empty = drie_summary_new ();

  if (_i > 0)
    {
      set (&empty->plan->situation, "");
      set (&empty->plan->school, " \n ");
      set (&empty->plan->date, "");
      set (&empty->plan->start, "");
      set (&empty->plan->contact, "");
      set (&empty->address, "");
      set (&empty->recaps[0], "");
      fixture_note (empty, DRIE_CIRCLE_PUPILS, DRIE_CIRCLE_PARENTS, DRIE_DISPOSITION_ASKED, NULL);
      fixture_note (empty, DRIE_CIRCLE_PUPILS, DRIE_CIRCLE_PARENTS, DRIE_DISPOSITION_KEPT, "");
      fixture_agreement (empty, "", "", DRIE_CIRCLE_NONE, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (for_people); i++)
    {
      g_autofree char *report = report_read (empty, for_people[i]);
      assert_says (report, "An evening without a theme");
      ck_assert_ptr_null (strstr (report, "How it goes on")); /* a heading with nothing below it */
    }
  g_bytes_unref (report_write (empty, DRIE_FORMAT_JSON));
}
END_TEST

/* Whatever people type: the report is written, is UTF-8, has few pages, and shows it as letters. */
static struct
{
  const char *name;
  const char *text;
  const char *shown; /* what must be read back; NULL: that there is a report at all */
} hostile[] = {
  { "markup", "<b>vet</b> &amp; <script>alert(1)</script> %s %n \\u0000", "<b>vet</b> &amp; <script>alert(1)</script> %s %n \\u0000" },
  { "override", "links \xe2\x80\xae thcer", "links" },
  { "isolates", "\xe2\x81\xa9\xe2\x81\xa9\xe2\x80\xae weg \xe2\x81\xa7 vrij", "vrij" },
  { "emoji", "Ja 👩‍👩‍👧‍👦🏳️‍🌈 nee", "Ja" },
  { "arabic", "متى تحتاج إلى مساعدتنا؟", NULL },
  { "controls", "rood \033[31m\007 en \t tab", "rood" },
  { "not UTF-8", "caf\xe9 \xc3\x28", "caf" },
  { "line feeds", "een\n\n\n\ntwee\n", "twee" },
  { "marks", NULL, NULL },
  { "long word", NULL, NULL },
  { "long text", NULL, NULL },
};

static char *
hostile_text (guint i)
{
  GString *text = g_string_new (hostile[i].text);

  if (strcmp (hostile[i].name, "marks") == 0)
    {
      g_string_append_c (text, 'e');
      for (guint j = 0; j < 500; j++)
        g_string_append (text, "\xcc\x81");
    }
  else if (strcmp (hostile[i].name, "long word") == 0)
    for (guint j = 0; j < 1000; j++)
      g_string_append_c (text, 'W');
  else if (strcmp (hostile[i].name, "long text") == 0)
    for (guint j = 0; j < 1000; j++)
      g_string_append (text, "wel en niet ");
  return g_string_free (text, FALSE);
}

START_TEST (test_hostile)
{
  g_autofree char *text = hostile_text (_i);

  fixture_say_everywhere (evening, text);
  for (guint i = 0; i < G_N_ELEMENTS (all_formats); i++)
    {
      g_autofree char *report = report_read (evening, all_formats[i]);
      if (hostile[_i].shown != NULL && all_formats[i] != DRIE_FORMAT_JSON)
        assert_says (report, hostile[_i].shown);
      ck_assert_ptr_null (strchr (report, '\033'));
    }
  g_autoptr (GBytes) pdf = report_write (evening, DRIE_FORMAT_PDF);
  g_autoptr (GBytes) poster = report_write (evening, DRIE_FORMAT_POSTER);
  ck_assert_uint_le (reader_pdf_pages (pdf), strcmp (hostile[_i].name, "marks") == 0 ? 20 : 80);
  ck_assert_uint_eq (reader_pdf_pages (poster), 4);
}
END_TEST

/* Compiles @po to where documents look for @language. Returns: (transfer full): a folder to be removed */
static char *
install_messages (const char *language, const char *po)
{
  char *folder = test_temp_dir ();
  g_autofree char *source = g_build_filename (folder, "messages.po", NULL);
  g_autofree char *messages = g_build_filename (folder, language, "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (messages, "driegesprek.mo", NULL);

  g_mkdir_with_parents (messages, 0700);
  ck_assert (g_file_set_contents (source, po, -1, NULL));
  g_free (reader_run (NULL, "msgfmt", "-o", path, source, NULL));
  g_setenv ("DRIE_LOCALE_DIR", folder, TRUE);
  return folder;
}

/* The document speaks the evening's language, whatever the desktop's; dates and plurals too. */
START_TEST (test_language)
{
  static const char po[] = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                           "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n"
                           "msgid \"Parents\"\nmsgstr \"Ouders\"\n\n"
                           "msgid \"Questions put to the circle\"\nmsgstr \"Aan de kring gestelde vragen\"\n\n"
                           "msgid \"%u question\"\nmsgid_plural \"%u questions\"\nmsgstr[0] \"%u vraag\"\nmsgstr[1] \"%u vragen\"\n\n"
                           "msgctxt \"in a date\"\nmsgid \"Tuesday\"\nmsgstr \"dinsdag\"\n\n"
                           "msgctxt \"in a date\"\nmsgid \"November\"\nmsgstr \"november\"\n\n"
                           "msgid \"Page %1$u of %2$u\"\nmsgstr \"Bladzijde %1$u van %2$u\"\n\n"
                           "msgid \"Choose your circle.\"\nmsgstr \"Kies je kring.\"\n";
  g_autofree char *folder = install_messages ("nl", po);

  g_autofree char *pdf = report_read (evening, DRIE_FORMAT_PDF);
  g_autofree char *text = report_read (evening, DRIE_FORMAT_TEXT);
  g_autofree char *poster = report_read (evening, DRIE_FORMAT_POSTER);
  assert_says (pdf, "Ouders");
  assert_says (pdf, "Aan de kring gestelde vragen");
  assert_says (pdf, "dinsdag 24 november 2026");
  assert_says (pdf, "Bladzijde 1 van");
  assert_says (text, "1 vraag · put: 1");
  assert_says (text, "16 vragen");
  assert_says (poster, "Kies je kring.");
  test_remove_dir (folder);
}
END_TEST

/* Of a language that is there for phones only, documents are in English, sentence by sentence, and none of the phones' words slip in. */
START_TEST (test_language_of_phones_only)
{
  static const char po[]
      = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
        "\"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\\n\"\n\n"
        "msgctxt \"phone\"\nmsgid \"Parents\"\nmsgstr \"الأهل\"\n\n"
        "msgctxt \"phone\"\nmsgid \"Kept for the team\"\nmsgstr \"محفوظة\"\n\n"
        "msgid \"Questions put to the circle\"\nmsgstr \"الأسئلة\"\n";
  g_autofree char *folder = install_messages ("ar", po);
  g_free (evening->plan->language);
  evening->plan->language = g_strdup ("ar");

  g_autofree char *text = report_read (evening, DRIE_FORMAT_TEXT);
  g_autofree char *pdf = report_read (evening, DRIE_FORMAT_PDF);
  g_autofree char *poster = report_read (evening, DRIE_FORMAT_POSTER);
  assert_says (text, "Parents");
  assert_says (text, "الأسئلة");
  assert_says (text, "Tuesday 24 November 2026");
  assert_says (text, "1 question · put: 1");
  assert_says (text, "16 questions");
  assert_says (pdf, "Page 1 of");
  assert_says (poster, "Choose your circle.");
  ck_assert_ptr_null (strstr (text, "الأهل"));
  ck_assert_ptr_null (strstr (text, "محفوظة"));
  test_remove_dir (folder);
}
END_TEST

typedef struct
{
  double last;
  guint calls;
  GCancellable *cancellable; /* cancelled by the first call, or NULL */
} Watch;

static void
progress_cb (double done, gpointer data)
{
  Watch *watch = data;

  ck_assert (done >= watch->last && done <= 1);
  watch->last = done;
  watch->calls++;
  g_cancellable_cancel (watch->cancellable);
}

/* What takes long says how far it is, up to the end. */
START_TEST (test_progress)
{
  Watch watch = { 0 };
  const DrieReportOrder order = { .format = for_people[_i], .progress = progress_cb, .progress_data = &watch };

  fixture_add_many (evening, 300);
  g_bytes_unref (report_write_order (evening, &order));
  ck_assert_uint_gt (watch.calls, 5);
  ck_assert_double_eq (watch.last, 1);
}
END_TEST

/* Cancelled half-way, it stops there. */
START_TEST (test_cancel)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Watch watch = { .cancellable = cancellable };
  const DrieReportOrder order = { .format = for_people[_i], .cancellable = cancellable, .progress = progress_cb, .progress_data = &watch };

  fixture_add_many (evening, 300);
  ck_assert_ptr_null (drie_report_write (evening, &order, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  ck_assert_uint_eq (watch.calls, 1);
}
END_TEST

static gpointer
write_cb (gpointer data)
{
  g_autoptr (DrieSummary) summary = fixture_evening ("nl");
  GBytes *bytes = NULL;

  for (guint i = 0; i < 3; i++)
    {
      const DrieReportOrder order = { .format = all_formats[(GPOINTER_TO_UINT (data) + i) % G_N_ELEMENTS (all_formats)] };
      g_clear_pointer (&bytes, g_bytes_unref);
      bytes = drie_report_write (summary, &order, NULL);
    }
  return bytes;
}

START_TEST (test_any_thread)
{
  GThread *threads[6];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("report", write_cb, GUINT_TO_POINTER (i));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GBytes) bytes = g_thread_join (threads[i]);
      ck_assert_ptr_nonnull (bytes);
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("report");
  TCase *tcase = tcase_create ("report");

  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_loop_test (tcase, test_format_names, 0, 9);
  tcase_add_loop_test (tcase, test_says, 0, G_N_ELEMENTS (for_people));
  tcase_add_loop_test (tcase, test_order, 0, G_N_ELEMENTS (for_people));
  tcase_add_test (tcase, test_who);
  tcase_add_test (tcase, test_translated);
  tcase_add_loop_test (tcase, test_keeps_silent, 0, G_N_ELEMENTS (all_formats));
  tcase_add_loop_test (tcase, test_withdrawn_after_asking, 0, G_N_ELEMENTS (all_formats));
  tcase_add_loop_test (tcase, test_state, 0, 5);
  tcase_add_test (tcase, test_running);
  tcase_add_loop_test (tcase, test_nothing, 0, 2);
  tcase_add_loop_test (tcase, test_hostile, 0, G_N_ELEMENTS (hostile));
  tcase_add_test (tcase, test_language);
  tcase_add_test (tcase, test_language_of_phones_only);
  tcase_add_loop_test (tcase, test_progress, 0, G_N_ELEMENTS (for_people));
  tcase_add_loop_test (tcase, test_cancel, 0, G_N_ELEMENTS (for_people));
  tcase_add_test (tcase, test_any_thread);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
