/* The hall's screen: what it says at every step, and how that looks on every beamer. It leaves pictures of what is seen most in the folder
 * $DRIE_SCREENSHOTS; with $DRIE_HALL_PICTURES, another one, of everything. SPDX-License-Identifier: GPL-3.0-or-later */
#include "screen-fixture.h"

#include "ui/circle-mark.h"
#include "ui/fit-label.h"
#include "ui/hall-clock.h"
#include "ui/hall-window.h"
#include "ui/hall-words.h"
#include "ui/qr-view.h"

static GtkWidget *hall;

static void
open_hall (const char *language, const char *theme, const char *question, int grace)
{
  g_autoptr (DriePlan) plan = drie_plan_new ();

  g_free (plan->language);
  g_free (plan->theme);
  g_free (plan->question);
  plan->language = g_strdup (language);
  plan->theme = g_strdup (theme);
  plan->question = g_strdup (question);
  plan->contact = g_strdup ("mevrouw De Wit");
  plan->wifi = g_strdup ("School-gast");
  plan->date = g_strdup ("2026-11-24");
  plan->grace_seconds = grace;
  screen_start ();
  chair_open (plan);
  hall = drie_hall_window_new (NULL);
  drie_hall_window_set_evening (DRIE_HALL_WINDOW (hall), evening);
}

static void
setup (void)
{
  open_hall ("nl", "Huiswerk", "Wat helpt jou om thuis en op school je huiswerk af te krijgen?", 0);
}

static void
setup_english (void)
{
  open_hall ("en", "Homework", "What helps you?", 0);
  must (drie_evening_serve (evening, "127.0.0.1", 0, FALSE, &error));
}

static void
setup_with_grace (void)
{
  open_hall ("en", "Homework", "What helps you?", 30);
  must (drie_evening_serve (evening, "127.0.0.1", 0, FALSE, &error));
}

static void
teardown (void)
{
  gtk_window_destroy (GTK_WINDOW (hall));
  chair_teardown ();
}

static void
next (guint steps)
{
  for (guint i = 0; i < steps; i++)
    must (drie_evening_next (evening, &error));
}

static void
agree (const char *what, const char *who, DrieCircle circle, const char *before)
{
  g_autoptr (DrieAgreement) agreement = drie_agreement_new ();

  g_free (agreement->what);
  g_free (agreement->who);
  agreement->what = g_strdup (what);
  agreement->who = g_strdup (who);
  agreement->circle = circle;
  agreement->before = g_strdup (before);
  must (drie_evening_agree (evening, agreement, &error));
}

/* --- What it says --- */

/* All that can be read in it, a piece of text after the other; the signs of circles in capitals, and whether the clock and the code are
 * there. */
static void
read_all (GtkWidget *root, GString *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      static const char *const circles[] = { "PUPILS", "PARENTS", "TEACHERS" };
      const char *words = NULL;
      int circle;

      if (!gtk_widget_get_visible (child))
        continue;
      ck_assert_ptr_null (gtk_widget_get_tooltip_text (child));
      if (GTK_IS_LABEL (child))
        words = gtk_label_get_text (GTK_LABEL (child));
      else if (DRIE_IS_FIT_LABEL (child))
        words = drie_fit_label_get_text (DRIE_FIT_LABEL (child));
      else if (DRIE_IS_HALL_CLOCK (child))
        words = "CLOCK";
      else if (DRIE_IS_QR_VIEW (child))
        words = "CODE";
      else if (DRIE_IS_CIRCLE_MARK (child))
        {
          g_object_get (child, "circle", &circle, NULL);
          words = circles[circle];
        }
      if (words != NULL && *words != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " | " : "", words);
      read_all (child, text);
    }
}

/* @expected may hold "ADDRESS" and "RULES". */
static void
must_say (const char *when, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) wanted = g_string_new (expected);
  const char *url = drie_evening_get_url (evening);
  g_autofree char *host = g_strndup (url + strlen ("http://"), strrchr (url, '/') - url - strlen ("http://"));
  g_autofree char *address = g_strdup_printf ("Wi-Fi: School-gast | CODE | %s | %s", host, drie_evening_get_code (evening));

  g_autofree char *rules = drie_hall_words_rules ("en");

  read_all (hall, text);
  g_string_replace (wanted, "ADDRESS", address, 0);
  g_string_replace (wanted, "RULES", rules, 0);
  ck_assert_msg (g_str_equal (text->str, wanted->str), "%s:\n  %s\ninstead of\n  %s", when, text->str, wanted->str);
}

#define QUESTION "Tonight’s question | What helps you?"
#define COME_IN  "Take your phone, scan the code and choose your circle. No app, no name."
#define NOTE     "A question? Write a note: one question per note."
#define GRACE    "Parents and teachers: you can still send the note you are writing."
#define SUM_UP   "The chair sums up. Everyone listens."
#define ANSWER   "Every question gets an answer: your phone will tell what became of yours."
#define CONTACT  "Something on your mind afterwards? Ask mevrouw De Wit."

/* Of every kind, to the circle that has the floor. */
static void
write_secrets (void)
{
  static const DrieDisposition dispositions[] = { DRIE_DISPOSITION_PERSONAL, DRIE_DISPOSITION_REMOVED, DRIE_DISPOSITION_KEPT };

  chair_paper (DRIE_CIRCLE_TEACHERS, "SECRET received");
  must (drie_evening_select (evening, chair_key (chair_paper (DRIE_CIRCLE_PARENTS, "SECRET selected")), &error));
  for (guint i = 0; i < G_N_ELEMENTS (dispositions); i++)
    must (drie_evening_dispose (evening, chair_key (chair_paper (DRIE_CIRCLE_PARENTS, "SECRET")), dispositions[i], NULL, &error));
  must (drie_evening_recap (evening, DRIE_RECAP_PUPILS, "SECRET draft", &error));
}

/* From before the start to after the close: of the notes only the two that were put to the pupils, of the chair's own words none, and no
 * number but the sum of two circles. */
START_TEST (test_says)
{
  static const char *const steps[] = {
    "PUPILS | Pupils have the floor | CLOCK | " QUESTION " | ADDRESS | PARENTS | TEACHERS | Parents and teachers listen. " NOTE,
    "PUPILS | Pupils answer | CLOCK | " QUESTION " | ADDRESS | PARENTS | TEACHERS | 7 notes from parents and teachers · no note gets lost",
    "PARENTS | Parents have the floor | CLOCK | " QUESTION " | ADDRESS | PUPILS | TEACHERS | Pupils and teachers listen. " NOTE,
    "PARENTS | Parents answer | CLOCK | " QUESTION " | ADDRESS | PUPILS | TEACHERS | Pupils and teachers listen.",
    "TEACHERS | Teachers have the floor | CLOCK | " QUESTION " | ADDRESS | PUPILS | PARENTS | Pupils and parents listen. " NOTE,
    "TEACHERS | Teachers answer | CLOCK | " QUESTION " | ADDRESS | PUPILS | PARENTS | Pupils and parents listen.",
    "PUPILS | These questions were put to the pupils | CLOCK | •  Why so much?\n•  When do you begin? | " SUM_UP,
    "PARENTS | What the parents brought | CLOCK | " QUESTION " | " SUM_UP,
    "TEACHERS | What the teachers brought | CLOCK | " QUESTION " | " SUM_UP,
    "PUPILS | Pupils react | CLOCK | " QUESTION " | PARENTS | TEACHERS | Parents and teachers listen.",
    "How it goes on | CLOCK | " ANSWER " | ADDRESS | " CONTACT,
  };
  DrieNoteItem *first, *second;

  must_say ("before", "Homework | " QUESTION " | RULES | ADDRESS | " COME_IN);
  must (drie_evening_start (evening, 0, &error));
  must_say ("welcome", "Homework | CLOCK | " QUESTION " | RULES | ADDRESS | " COME_IN);
  next (1);
  first = chair_paper (DRIE_CIRCLE_PARENTS, "Why so much?");
  second = chair_paper (DRIE_CIRCLE_TEACHERS, "When do you begin?");
  must (drie_evening_select (evening, chair_key (first), &error));
  must (drie_evening_select (evening, chair_key (second), &error));
  write_secrets ();
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *when = g_strdup_printf ("step %u", i + 1);
      must_say (when, steps[i]);
      if (i == 1)
        {
          must (drie_evening_ask (evening, chair_key (first), &error));
          must_say ("question", "PUPILS | Pupils answer | CLOCK | Why so much? | Question 1 of 3"
                                " | 7 notes from parents and teachers · no note gets lost");
          must (drie_evening_ask (evening, chair_key (second), &error));
          must (drie_evening_pause (evening, &error));
          must_say ("paused question", "PUPILS | Pupils answer | Break | CLOCK | When do you begin? | Question 2 of 3"
                                       " | 7 notes from parents and teachers · no note gets lost");
          must (drie_evening_resume (evening, &error));
        }
      if (i + 1 < G_N_ELEMENTS (steps))
        next (1);
    }
  agree ("One diary", "the team leader", DRIE_CIRCLE_NONE, "2027-02-01");
  agree ("Help", "", DRIE_CIRCLE_PARENTS, NULL);
  agree ("A quiet room", "", DRIE_CIRCLE_NONE, NULL);
  must_say ("agreements", "How it goes on | CLOCK | What we agreed tonight | "
                          "•  One diary (the team leader, before 1 February 2027)\n•  Help (Parents)\n•  A quiet room"
                          " | ADDRESS | " CONTACT);
  must (drie_evening_close (evening, &error));
  must_say ("closed", "Thank you, and get home safely | What we agreed tonight | "
                      "•  One diary (the team leader, before 1 February 2027)\n•  Help (Parents)\n•  A quiet room | ADDRESS | " CONTACT);
}
END_TEST

/* From the evening that is there to the one that follows it, before its start. */
static void
follow_up (void)
{
  g_autoptr (DriePlan) plan = drie_plan_copy (drie_evening_get_plan (evening));
  g_autoptr (GAsyncResult) result = NULL;
  gint64 id;

  g_free (plan->follows);
  plan->follows = g_strdup (drie_evening_get_summary (evening)->uuid);
  must (drie_evening_close (evening, &error));
  chair_settle ();
  drie_library_create_async (library, plan, test_result_cb, &result);
  test_wait_until (result != NULL);
  must ((id = drie_library_create_finish (library, result, &error)) > 0);
  drie_hall_window_set_evening (DRIE_HALL_WINDOW (hall), NULL);
  g_clear_object (&evening);
  must ((evening = drie_evening_open (library, id, 1.0, &error)) != NULL);
  drie_hall_window_set_evening (DRIE_HALL_WINDOW (hall), evening);
  must (drie_evening_serve (evening, "127.0.0.1", 0, FALSE, &error));
}

/* What was agreed last time and the rules each have their moment: below one another the last row could read neither. */
START_TEST (test_follow_up)
{
  must (drie_evening_start (evening, 0, &error));
  agree ("One diary", "", DRIE_CIRCLE_NONE, NULL);
  agree ("Help", "", DRIE_CIRCLE_PARENTS, NULL);
  follow_up ();
  must_say ("before", "Homework | " QUESTION " | RULES | ADDRESS | " COME_IN);
  must (drie_evening_start (evening, 0, &error));
  must_say ("welcome", "Homework | CLOCK | " QUESTION " | What we agreed last time\n•  One diary\n•  Help | ADDRESS | " COME_IN);
}
END_TEST

/* A question in Arabic begins below the Dutch one, not at the other side of the screen. */
START_TEST (test_list_begins_at_one_side)
{
  static const char *const texts[] = { "Why?", "لماذا؟" };
  DrieNoteItem *items[G_N_ELEMENTS (texts)];

  must (drie_evening_start (evening, 0, &error));
  next (1);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    items[i] = chair_paper (DRIE_CIRCLE_PARENTS, texts[i]);
  next (1);
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    must (drie_evening_ask (evening, chair_key (items[i]), &error));
  next (5);
  must_say ("recap", "PUPILS | These questions were put to the pupils | CLOCK | •  Why?\n\u200e•  لماذا؟ | " SUM_UP);
}
END_TEST

/* No more lines than the last row can read: the last questions, the first agreements, and of last time's three short ones. */
START_TEST (test_lists_stay_short)
{
  static const char *const what[]
      = { "One", "Two\ntoo", "Fifty-two characters are all that stand in such a line, no", "Four", "Five", "Six", "Seven" };

  must (drie_evening_start (evening, 0, &error));
  next (2);
  for (guint i = 0; i < G_N_ELEMENTS (what); i++)
    {
      g_autofree char *question = g_strdup_printf ("Question %u?", i + 1);
      must (drie_evening_ask (evening, chair_key (chair_paper (DRIE_CIRCLE_PARENTS, question)), &error));
      agree (what[i], "", DRIE_CIRCLE_NONE, NULL);
    }
  next (5);
  must_say ("recap",
            "PUPILS | These questions were put to the pupils | CLOCK | •  Question 2?\n•  Question 3?\n•  Question 4?\n•  Question 5?\n"
            "•  Question 6?\n•  Question 7? | " SUM_UP);
  next (4);
  must_say ("closing", "How it goes on | CLOCK | What we agreed tonight | •  One\n•  Two\ntoo\n"
                       "•  Fifty-two characters are all that stand in such a line, no\n•  Four\n•  Five\n•  Six | ADDRESS | " CONTACT);
  follow_up ();
  must (drie_evening_start (evening, 0, &error));
  must_say ("welcome", "Homework | CLOCK | " QUESTION " | What we agreed last time\n•  One\n•  Two too\n"
                       "•  Fifty-two characters are all that stand in such a l…\n•  … | ADDRESS | " COME_IN);
}
END_TEST

/* Whoever is still writing is told so in the line of those who listen, or beside the question's number; nothing else changes. */
START_TEST (test_grace)
{
  DrieNoteItem *item;

  must (drie_evening_start (evening, 0, &error));
  next (1);
  must_say ("talk",
            "PUPILS | Pupils have the floor | CLOCK | " QUESTION " | ADDRESS | PARENTS | TEACHERS | Parents and teachers listen. " NOTE);
  item = chair_paper (DRIE_CIRCLE_PARENTS, "Why so much?");
  next (1);
  must_say ("no question", "PUPILS | Pupils answer | CLOCK | " QUESTION " | ADDRESS | PARENTS | TEACHERS | " GRACE);
  must (drie_evening_ask (evening, chair_key (item), &error));
  must_say ("question", "PUPILS | Pupils answer | CLOCK | Why so much? | Question 1 of 1 | " GRACE);
}
END_TEST

/* --- How it looks --- */

static const struct
{
  int width;
  int height;
  gboolean seen_most;
} sizes[] = { { 1280, 800, TRUE }, { 1920, 1080, TRUE }, { 1280, 720 }, { 1024, 768 }, { 800, 600 }, { 1080, 1920 }, { 640, 1024 } };

static void
check_inside (GtkWidget *widget, int width, int height)
{
  graphene_rect_t place;

  ck_assert (gtk_widget_compute_bounds (widget, hall, &place));
  ck_assert_msg (place.origin.x >= -0.5 && place.origin.y >= -0.5 && place.origin.x + place.size.width <= width + 0.5
                     && place.origin.y + place.size.height <= height + 0.5,
                 "%s at %g, %g, %g × %g in %d × %d", G_OBJECT_TYPE_NAME (widget), place.origin.x, place.origin.y, place.size.width,
                 place.size.height, width, height);
}

/* No line hangs over the edge, and the letters are large enough. */
static void
check_fits (DrieFitLabel *label, int width, int height)
{
  int text_width, text_height;

  drie_fit_label_measure_text (label, &text_width, &text_height);
  ck_assert_int_le (text_width, gtk_widget_get_width (GTK_WIDGET (label)));
  ck_assert_int_le (text_height, gtk_widget_get_height (GTK_WIDGET (label)));
  ck_assert_int_ge (drie_fit_label_get_size (label), MIN (width, height) / 40);
}

static void
check_all (GtkWidget *root, int width, int height)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_mapped (child))
        continue;
      check_inside (child, width, height);
      if (GTK_IS_LABEL (child))
        ck_assert_msg (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (child))), "%s in %d × %d",
                       gtk_label_get_text (GTK_LABEL (child)), width, height);
      else if (DRIE_IS_FIT_LABEL (child) && *drie_fit_label_get_text (DRIE_FIT_LABEL (child)) != '\0')
        check_fits (DRIE_FIT_LABEL (child), width, height);
      check_all (child, width, height);
    }
}

static gboolean
has_size (int width, int height)
{
  return gtk_widget_get_width (hall) == width && gtk_widget_get_height (hall) == height;
}

static void
resize (int width, int height)
{
  gtk_window_set_default_size (GTK_WINDOW (hall), width, height);
  gtk_window_present (GTK_WINDOW (hall));
  test_wait_until (has_size (width, height));
  screen_draw (hall);
}

static void
take_picture (const char *folder, const char *name)
{
  g_autofree char *file = g_strdup_printf ("hall-%s-%dx%d", name, gtk_widget_get_width (hall), gtk_widget_get_height (hall));

  screen_picture (hall, folder, file);
}

/* On each of the screens. */
static void
look (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      resize (sizes[i].width, sizes[i].height);
      check_all (hall, sizes[i].width, sizes[i].height);
      take_picture ("DRIE_HALL_PICTURES", name);
    }
}

/* What is seen most, for people to look at: light and dark. */
static void
show (const char *name)
{
  g_autofree char *dark = g_strconcat (name, "-dark", NULL);

  look (name);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      if (!sizes[i].seen_most)
        continue;
      resize (sizes[i].width, sizes[i].height);
      take_picture ("DRIE_SCREENSHOTS", name);
      g_object_set (hall, "dark", TRUE, NULL);
      screen_draw (hall);
      take_picture ("DRIE_SCREENSHOTS", dark);
      g_object_set (hall, "dark", FALSE, NULL);
    }
}

#define LONG_QUESTION                                                                                                                       \
  "Waarom krijgen we zo vaak drie toetsen in dezelfde week, terwijl iedereen weet dat je dan niet alles goed kunt leren, en zou het niet "  \
  "beter zijn als de docenten samen in één agenda bijhouden wat er al staat, zodat je het een beetje kunt verdelen en ook nog tijd hebt " \
  "voor sport, werk, vrienden en familie? En wat vinden jullie zelf een eerlijke hoeveelheid huiswerk per dag nu, als je bedenkt dat "      \
  "sommige leerlingen thuis geen rustige plek hebben om te werken en anderen juist heel veel hulp krijgen?"
#define ARABIC_QUESTION "لماذا لدينا في كثير من الأحيان ثلاثة اختبارات في نفس الأسبوع، وكيف يمكننا توزيعها بشكل أفضل؟"

/* Nothing is cut, and letters are large enough: from before the start to the first answers. */
START_TEST (test_looks_welcome)
{
  must (drie_evening_serve (evening, "127.0.0.1", 0, FALSE, &error));
  look ("before");
  must (drie_evening_start (evening, 0, &error));
  show ("1-welcome");
  next (1);
  show ("2-talk");
  next (1);
  look ("answer");
}
END_TEST

/* However long the question, and in whichever letters. */
START_TEST (test_looks_question)
{
  static const char *const texts[] = { "Wat doet een leraar waardoor je zin krijgt om te beginnen?", ARABIC_QUESTION, LONG_QUESTION };
  DrieNoteItem *items[G_N_ELEMENTS (texts)];

  must (drie_evening_start (evening, 0, &error));
  next (1);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    items[i] = chair_paper (DRIE_CIRCLE_PARENTS, texts[i]);
  next (1);
  must (drie_evening_ask (evening, chair_key (items[0]), &error));
  show ("3-question");
  must (drie_evening_ask (evening, chair_key (items[1]), &error));
  must (drie_evening_pause (evening, &error));
  look ("question-arabic-paused");
  must (drie_evening_resume (evening, &error));
  must (drie_evening_ask (evening, chair_key (items[2]), &error));
  ck_assert_int_eq (g_utf8_strlen (LONG_QUESTION, -1), 500);
  show ("4-question-500");
  next (5);
  show ("5-recap");
}
END_TEST

/* The last two minutes and the end stand there in a word. */
START_TEST (test_looks_time)
{
  must (drie_evening_serve (evening, "127.0.0.1", 0, FALSE, &error));
  must (drie_evening_start (evening, 9, &error));
  look ("nearly-up");
  must (drie_evening_start (evening, 23, &error));
  look ("time-is-up");
}
END_TEST

START_TEST (test_looks_follow_up)
{
  must (drie_evening_start (evening, 0, &error));
  agree ("Eén telefoonregel voor alle lessen", "", DRIE_CIRCLE_NONE, NULL);
  agree ("Telefoons in een mand tijdens het eten, ook in de pauze en bij het huiswerk", "", DRIE_CIRCLE_PARENTS, NULL);
  agree ("Medezeggenschapsraadsverkiezingsbijeenkomst", "", DRIE_CIRCLE_PUPILS, NULL);
  agree ("Een stille plek", "", DRIE_CIRCLE_NONE, NULL);
  follow_up ();
  must (drie_evening_start (evening, 0, &error));
  look ("follow-up");
}
END_TEST

START_TEST (test_looks_closing)
{
  must (drie_evening_serve (evening, "127.0.0.1", 0, FALSE, &error));
  must (drie_evening_start (evening, 0, &error));
  next (11);
  look ("closing-without");
  agree ("Eén agenda voor alle toetsen", "de teamleider", DRIE_CIRCLE_NONE, "2027-02-01");
  agree ("Elke week een huiswerkuur", "de mentoren", DRIE_CIRCLE_TEACHERS, "2027-01-11");
  agree ("Ouders kijken mee in de planner", "", DRIE_CIRCLE_PARENTS, NULL);
  show ("6-closing");
  must (drie_evening_close (evening, &error));
  look ("closed");
}
END_TEST

static void
count_cb (guint *count)
{
  (*count)++;
}

/* With the seconds only the clock is drawn anew: no place is given again, so nothing on the wall of the hall can tremble. */
START_TEST (test_still)
{
  guint ticks = 0, layouts = 0;
  GdkFrameClock *frames;

  must (drie_evening_start (evening, 0, &error));
  resize (1280, 720);
  g_signal_connect_swapped (evening, "tick", G_CALLBACK (count_cb), &ticks);
  test_wait_until (ticks == 1); /* "9:59" takes less room than "10:00" */
  screen_draw (hall);
  frames = gtk_widget_get_frame_clock (hall);
  g_signal_connect_swapped (frames, "layout", G_CALLBACK (count_cb), &layouts);
  test_wait_until (ticks == 2);
  screen_draw (hall);
  ck_assert_uint_eq (layouts, 0);
  g_signal_handlers_disconnect_by_data (frames, &layouts);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("hall");
  TCase *says = tcase_create ("says");
  TCase *grace = tcase_create ("grace");
  TCase *looks = tcase_create ("looks");

  tcase_add_checked_fixture (says, setup_english, teardown);
  tcase_add_test (says, test_says);
  tcase_add_test (says, test_follow_up);
  tcase_add_test (says, test_lists_stay_short);
  tcase_add_test (says, test_list_begins_at_one_side);
  suite_add_tcase (suite, says);
  tcase_add_checked_fixture (grace, setup_with_grace, teardown);
  tcase_add_test (grace, test_grace);
  suite_add_tcase (suite, grace);
  tcase_set_timeout (looks, 60);
  tcase_add_checked_fixture (looks, setup, teardown);
  tcase_add_test (looks, test_looks_welcome);
  tcase_add_test (looks, test_looks_question);
  tcase_add_test (looks, test_looks_time);
  tcase_add_test (looks, test_looks_follow_up);
  tcase_add_test (looks, test_looks_closing);
  tcase_add_test (looks, test_still);
  suite_add_tcase (suite, looks);
  return test_run (suite);
}
