/* What the screens know without a screen. SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-utils.h"

#include "ui/agreement-row.h"
#include "ui/hall-content.h"
#include "ui/hall-place.h"
#include "ui/plan-draft.h"
#include "ui/self-test.h"
#include "ui/text-label.h"
#include "ui/theme-list.h"
#include "ui/when.h"
#include "ui/words.h"

#define SECOND ((gint64)G_USEC_PER_SEC)

/* A second that has begun is shown whole; overtime counts up from +0:00's end. */
START_TEST (clock_rounds_up_and_counts_overtime)
{
  static const struct
  {
    gint64 remaining;
    const char *shown;
  } rows[] = {
    { 15 * 60 * SECOND, "15:00" },
    { 15 * 60 * SECOND - 1, "15:00" },
    { 554 * SECOND, "9:14" },
    { 553 * SECOND + 1, "9:14" },
    { 1, "0:01" },
    { 0, "0:00" },
    { -SECOND + 1, "0:00" },
    { -SECOND, "+0:01" },
    { -12 * SECOND, "+0:12" },
    { -605 * SECOND, "+10:05" },
    { 125 * 60 * SECOND, "125:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shown = drie_words_clock (rows[i].remaining);
      ck_assert_str_eq (shown, rows[i].shown);
    }
}
END_TEST

/* By the first letter, whatever stands before it. */
START_TEST (arabic_is_read_leftwards)
{
  ck_assert (drie_text_is_leftwards ("لماذا؟"));
  ck_assert (drie_text_is_leftwards ("3 - كم ساعة?"));
  ck_assert (!drie_text_is_leftwards ("Wat is “لماذا”?"));
  ck_assert (!drie_text_is_leftwards ("Чому?"));
  ck_assert (!drie_text_is_leftwards ("3?"));
  ck_assert (!drie_text_is_leftwards (""));
}
END_TEST

/* One line that reads on: what stands in its middle has no capital. */
START_TEST (agreement_details_read_on)
{
  g_autoptr (DrieAgreement) agreement = drie_agreement_new ();
  g_autofree char *details = NULL;

  agreement->circle = DRIE_CIRCLE_PARENTS;
  agreement->decides = DRIE_DECIDES_TOGETHER;
  details = drie_agreement_row_dup_details (agreement);
  ck_assert_str_eq (details, "Parents · decision: together");
}
END_TEST

/* Every step, floor and rule of whichever circle has words. */
START_TEST (every_step_has_words)
{
  g_autoptr (DriePlan) plan = drie_plan_new ();
  g_autoptr (GArray) steps = drie_plan_steps (plan);

  for (guint i = 0; i < steps->len; i++)
    {
      const DrieStep *step = &g_array_index (steps, DrieStep, i);
      ck_assert_str_ne (drie_words_step (step), "");
      ck_assert_str_ne (drie_words_floor (step->phase, step->circle), "");
      ck_assert_str_ne (drie_words_listeners (step->phase, step->circle), "");
    }
  for (DrieDisposition d = 0; d < DRIE_N_DISPOSITIONS; d++)
    ck_assert_str_ne (drie_words_disposition (d), "");
  for (DrieStatus s = DRIE_STATUS_PLANNED; s <= DRIE_STATUS_FINAL; s++)
    ck_assert_str_ne (drie_words_status (s), "");
  for (DrieRecapPart p = 0; p < DRIE_N_RECAPS; p++)
    ck_assert_str_ne (drie_words_recap_part (p), "");
}
END_TEST

START_TEST (dates_are_read_as_people_type_them)
{
  static const struct
  {
    const char *typed;
    const char *iso;
  } rows[] = {
    { "2026-11-24", "2026-11-24" }, { "24-11-2026", "2026-11-24" },
    { "24/11/26", "2026-11-24" },   { "24.11.2026", "2026-11-24" },
    { " 4-1-2027 ", "2027-01-04" }, { "29-2-2028", "2028-02-29" },
    { "29-2-2027", NULL },          { "31-4-2027", NULL },
    { "2026-13-01", NULL },         { "24-11", NULL },
    { "next Tuesday", NULL },       { "", NULL },
    { "24-11-2026-1", NULL },       { "99999-1-1", NULL },
    { "0-11-2026", NULL },          { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *iso = drie_when_parse_date (rows[i].typed);
      ck_assert_pstr_eq (iso, rows[i].iso);
    }
  g_autofree char *typed = drie_when_format_date ("2026-11-24");
  ck_assert_str_eq (typed, "24-11-2026");
}
END_TEST

START_TEST (times_are_read_as_people_type_them)
{
  static const struct
  {
    const char *typed;
    const char *time;
  } rows[] = {
    { "19:30", "19:30" },  { "19.30", "19:30" }, { "1930", "19:30" },  { "730", "07:30" }, { "7", "07:00" },
    { "19h30", "19:30" },  { "0:00", "00:00" },  { "24:00", NULL },    { "19:60", NULL },  { "2460", NULL },
    { "half acht", NULL }, { "", NULL },         { "19:30:00", NULL }, { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *time = drie_when_parse_time (rows[i].typed);
      ck_assert_pstr_eq (time, rows[i].time);
    }
  g_autofree char *after_midnight = drie_when_from_minutes (25 * 60 + 5);
  ck_assert_str_eq (after_midnight, "01:05");
  ck_assert_int_eq (drie_when_minutes ("01:05"), 65);
  ck_assert_int_eq (drie_when_minutes (NULL), -1);
}
END_TEST

START_TEST (an_end_before_the_start_is_seen)
{
  static const struct
  {
    const char *start, *end;
    gboolean before;
  } rows[] = {
    { "19:30", "21:40", FALSE }, { "20:00", "18:00", TRUE }, { "20:00", "19:59", TRUE },  { "22:00", "0:30", FALSE },
    { "20:00", "8:00", FALSE },  { "20:00", "8:01", TRUE },  { "9:00", "8:00", TRUE },    { "20:00", "20:00", FALSE },
    { "20:00", NULL, FALSE },    { "", "18:00", FALSE },     { "20:00", "later", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    ck_assert_int_eq (drie_when_is_before (rows[i].end, rows[i].start), rows[i].before);
}
END_TEST

/* A plan that does not hold comes back as it was typed. */
START_TEST (drafts_keep_what_was_typed)
{
  g_autofree char *directory = test_temp_dir ();
  g_autoptr (DriePlan) plan = drie_plan_new ();
  g_autoptr (DriePlan) back = NULL;
  g_autoptr (GError) error = NULL;

  plan->situation = g_strdup ("Zondagavond,\nnegen uur; \"en\" #nu = straks ");
  plan->date = g_strdup ("next Tuesday");
  plan->seconds[DRIE_PHASE_TALK] = 17 * 60;
  plan->erase_after_days = 30;
  plan->open_during_answer = TRUE;
  g_hash_table_insert (plan->translations, g_strdup ("tr"), drie_translation_new (NULL, "Ne zaman?"));
  ck_assert_ptr_null (drie_plan_draft_load (directory, 3));
  ck_assert_msg (drie_plan_draft_save (directory, 3, plan, &error), "%s", error != NULL ? error->message : "");
  ck_assert_ptr_null (drie_plan_draft_load (directory, 0));
  back = drie_plan_draft_load (directory, 3);
  ck_assert_ptr_nonnull (back);
  ck_assert_str_eq (back->theme, "");
  ck_assert_str_eq (back->situation, plan->situation);
  ck_assert_str_eq (back->date, "next Tuesday");
  ck_assert_ptr_null (back->goal);
  ck_assert_int_eq (back->seconds[DRIE_PHASE_TALK], 17 * 60);
  ck_assert_int_eq (back->erase_after_days, 30);
  ck_assert (back->open_during_answer);
  ck_assert_uint_eq (g_hash_table_size (back->translations), 1);
  const DrieTranslation *translation = g_hash_table_lookup (back->translations, "tr");
  ck_assert_str_eq (translation->theme, "");
  ck_assert_str_eq (translation->question, "Ne zaman?");
  drie_plan_draft_discard (directory, 3);
  ck_assert_ptr_null (drie_plan_draft_load (directory, 3));
  test_remove_dir (directory);
}
END_TEST

START_TEST (themes_are_complete)
{
  GPtrArray *themes = drie_theme_list ();

  ck_assert_uint_ge (themes->len, 10);
  for (guint i = 0; i < themes->len; i++)
    {
      const DrieTheme *theme = g_ptr_array_index (themes, i);
      ck_assert (theme->id != NULL && theme->title != NULL && theme->question != NULL && theme->situation != NULL);
      ck_assert_ptr_eq (drie_theme_find (theme->id), theme);
    }
  ck_assert_ptr_nonnull (drie_theme_find ("safety")->care);
  ck_assert_ptr_null (drie_theme_find ("nothing"));
}
END_TEST

/* The beamer that was chosen once, else the largest other monitor; never the chair's own, nor a mirror of it. */
START_TEST (hall_finds_its_monitor)
{
  static const DrieHallMonitor laptop = { { 0, 0, 1280, 720 }, "eDP-1" };
  static const DrieHallMonitor beamer = { { 1280, 0, 1024, 768 }, "HDMI-1" };
  static const DrieHallMonitor wall = { { 2304, 0, 1920, 1080 }, "DP-2" };
  static const DrieHallMonitor mirror = { { 0, 0, 1024, 768 }, "HDMI-1" };
  static const DrieHallMonitor coming = { { 0, 0, 0, 0 }, "HDMI-1" };
  const struct
  {
    DrieHallMonitor monitors[3];
    guint n;
    int chair;
    const char *wished;
    int place;
  } rows[] = {
    { { laptop }, 1, 0, NULL, -1 },
    { { laptop }, 1, 0, "eDP-1", -1 },
    { { laptop, beamer }, 2, 0, NULL, 1 },
    { { laptop, beamer }, 2, 1, NULL, 0 },
    { { laptop, beamer }, 2, 0, "DP-2", 1 },
    { { laptop, beamer, wall }, 3, 0, "", 2 },
    { { laptop, beamer, wall }, 3, 0, "HDMI-1", 1 },
    { { laptop, beamer, wall }, 3, 0, "eDP-1", 2 },
    { { laptop, mirror }, 2, 0, "HDMI-1", -1 },
    { { laptop, coming }, 2, 0, "HDMI-1", -1 },
    { { laptop, beamer }, 2, -1, NULL, -1 },
    { { laptop }, 0, 0, NULL, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    ck_assert_msg (drie_hall_place_choose (rows[i].monitors, rows[i].n, rows[i].chair, rows[i].wished) == rows[i].place, "row %u", i);
}
END_TEST

/* --- The hall's screen --- */

static char *directory;
static DrieLibrary *library;
static DrieEvening *evening;

static void
open_evening (void)
{
  g_autoptr (DriePlan) plan = drie_plan_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  gint64 id;

  directory = test_temp_dir ();
  library = drie_library_open (directory, DRIE_LIBRARY_WRITE, &error);
  ck_assert_msg (library != NULL, "%s", error != NULL ? error->message : "");
  g_free (plan->theme);
  g_free (plan->question);
  g_free (plan->language);
  plan->theme = g_strdup ("Homework");
  plan->question = g_strdup ("What helps you?");
  plan->contact = g_strdup ("the mentor");
  plan->language = g_strdup ("en");
  drie_library_create_async (library, plan, test_result_cb, &result);
  test_wait_until (result != NULL);
  id = drie_library_create_finish (library, result, &error);
  g_clear_object (&result);
  evening = drie_evening_open (library, id, 1.0, &error);
  ck_assert_msg (evening != NULL, "%s", error != NULL ? error->message : "");
}

static void
close_evening (void)
{
  GAsyncResult *result = NULL;

  drie_evening_settle_async (evening, test_result_cb, &result);
  test_wait_until (result != NULL);
  g_clear_object (&result);
  g_clear_object (&evening);
  g_clear_object (&library);
  test_remove_dir (directory);
  g_clear_pointer (&directory, g_free);
}

static void
add_note (DrieCircle from, const char *text)
{
  GListModel *notes = drie_evening_get_notes (evening);
  guint before = g_list_model_get_n_items (notes);

  ck_assert (drie_evening_paper (evening, from, text, NULL));
  test_wait_until (g_list_model_get_n_items (notes) > before);
}

static const char *
get_key (const char *text)
{
  GListModel *notes = drie_evening_get_notes (evening);

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (DrieNoteItem) item = g_list_model_get_item (notes, i);
      const DrieNote *note = drie_note_item_get_note (item);
      if (g_strcmp0 (note->text, text) == 0)
        return note->key;
    }
  ck_abort_msg ("no note %s", text);
  return NULL;
}

static gboolean
shows (const char *words)
{
  g_autoptr (DrieHallContent) content = drie_hall_content_new (evening);
  g_autofree char *everything = g_strjoin ("\n", content->title, content->caption, content->main, content->detail, content->footer,
                                           content->footer_end, content->wifi, NULL);

  return strstr (everything, words) != NULL;
}

/* The question stands alone: no ring, no code beside it, and which one it is of how many. */
START_TEST (hall_gives_the_question_all_the_room)
{
  g_autoptr (DrieHallContent) content = NULL;

  ck_assert (drie_evening_start (evening, 0, NULL) && drie_evening_next (evening, NULL));
  add_note (DRIE_CIRCLE_PARENTS, "first");
  add_note (DRIE_CIRCLE_TEACHERS, "second");
  ck_assert (drie_evening_select (evening, get_key ("first"), NULL) && drie_evening_select (evening, get_key ("second"), NULL));
  ck_assert (drie_evening_next (evening, NULL) && drie_evening_ask (evening, get_key ("first"), NULL));
  ck_assert (drie_evening_pause (evening, NULL));
  content = drie_hall_content_new (evening);
  ck_assert_str_eq (content->main, "first");
  ck_assert_str_eq (content->footer, "Question 1 of 2");
  ck_assert (!content->invite && !content->ring && content->clock && content->paused);
}
END_TEST

/* A question in another language: large in the hall's, small in its own; and by its translation in the recap. */
START_TEST (hall_shows_a_translation)
{
  g_autoptr (DrieHallContent) content = NULL;

  ck_assert (drie_evening_start (evening, 0, NULL) && drie_evening_next (evening, NULL));
  add_note (DRIE_CIRCLE_PARENTS, "Neden?");
  ck_assert (drie_evening_translate (evening, get_key ("Neden?"), "Why?", NULL));
  ck_assert (drie_evening_next (evening, NULL));
  ck_assert (!shows ("Why?") && !shows ("Neden?"));
  ck_assert (drie_evening_ask (evening, get_key ("Neden?"), NULL));
  content = drie_hall_content_new (evening);
  ck_assert_str_eq (content->main, "Why?");
  ck_assert_str_eq (content->detail, "Neden?");
  for (int i = 0; i < 5; i++)
    ck_assert (drie_evening_next (evening, NULL));
  ck_assert (shows ("Why?") && !shows ("Neden?"));
}
END_TEST

/* --- The self-test of the address --- */

static const char *reply;

static gboolean
incoming_cb (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer user_data)
{
  char request[512];

  g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), request, sizeof request, NULL, NULL);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), reply, strlen (reply), NULL, NULL, NULL);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  return TRUE;
}

static DrieSelfTest
try_address (const char *url)
{
  GAsyncResult *result = NULL;
  DrieSelfTest outcome;

  drie_self_test_async (url, NULL, test_result_cb, &result);
  test_wait_until (result != NULL);
  ck_assert (drie_self_test_finish (result, &outcome, NULL));
  g_clear_object (&result);
  ck_assert_str_ne (drie_self_test_describe (outcome), "");
  return outcome;
}

START_TEST (self_test_tells_apart_what_answers)
{
  g_autoptr (GSocketService) service = g_threaded_socket_service_new (2);
  guint16 port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, NULL);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/ABC234", port);

  g_signal_connect (service, "run", G_CALLBACK (incoming_cb), NULL);
  g_socket_service_start (service);
  reply = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
  ck_assert_int_eq (try_address (url), DRIE_SELF_TEST_LOOPBACK);
  reply = "HTTP/1.1 404 Not Found\r\n\r\n";
  ck_assert_int_eq (try_address (url), DRIE_SELF_TEST_STRANGER);
  reply = "";
  ck_assert_int_eq (try_address (url), DRIE_SELF_TEST_STRANGER);
  g_socket_service_stop (service);
  g_socket_listener_close (G_SOCKET_LISTENER (service));
  ck_assert_int_eq (try_address (url), DRIE_SELF_TEST_SILENT);
  ck_assert_int_eq (try_address ("no address"), DRIE_SELF_TEST_SILENT);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("ui");
  TCase *words = tcase_create ("words");
  TCase *hall = tcase_create ("hall");

  tcase_add_test (words, clock_rounds_up_and_counts_overtime);
  tcase_add_test (words, every_step_has_words);
  tcase_add_test (words, agreement_details_read_on);
  tcase_add_test (words, arabic_is_read_leftwards);
  tcase_add_test (words, dates_are_read_as_people_type_them);
  tcase_add_test (words, times_are_read_as_people_type_them);
  tcase_add_test (words, an_end_before_the_start_is_seen);
  tcase_add_test (words, drafts_keep_what_was_typed);
  tcase_add_test (words, themes_are_complete);
  tcase_add_test (words, hall_finds_its_monitor);
  tcase_add_test (words, self_test_tells_apart_what_answers);
  suite_add_tcase (suite, words);
  tcase_add_checked_fixture (hall, open_evening, close_evening);
  tcase_add_test (hall, hall_gives_the_question_all_the_room);
  tcase_add_test (hall, hall_shows_a_translation);
  suite_add_tcase (suite, hall);
  return test_run (suite);
}
