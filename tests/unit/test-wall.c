/* Which notes hang on the chair's wall, in which order, and what the chair reads about them. SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <time.h>

#include "chair-fixture.h"
#include "ui/live-words.h"
#include "ui/note-picks.h"
#include "ui/questions-model.h"
#include "ui/export-document.h"
#include "ui/wall-model.h"

static DrieWallModel *wall;
static DrieNoteItem *items[6];

/* Four notes of parents, two of teachers, as they came in. */
static void
setup (void)
{
  static const struct
  {
    DrieCircle from;
    const char *text;
  } notes[] = {
    { DRIE_CIRCLE_PARENTS, "Waarom zeg je dat je geen huiswerk hebt?" },
    { DRIE_CIRCLE_TEACHERS, "Helpt een planner?" },
    { DRIE_CIRCLE_PARENTS, "Hoe laat moet de telefoon weg?" },
    { DRIE_CIRCLE_PARENTS, "Zou een PLANNER op papier helpen?" },
    { DRIE_CIRCLE_TEACHERS, "Wanneer vraag je om hulp?" },
    { DRIE_CIRCLE_PARENTS, "Is het thuis rustig?" },
  };

  chair_setup ();
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    items[i] = chair_paper (notes[i].from, notes[i].text);
  wall = drie_wall_model_new ();
  drie_wall_model_set_notes (wall, drie_evening_get_notes (evening));
  drie_wall_model_set_circle (wall, DRIE_CIRCLE_PUPILS);
}

static void
teardown (void)
{
  g_assert_finalize_object (wall);
  chair_teardown ();
}

/* What hangs there, as positions in @items: "0 1 2 3 4 5". */
static char *
shown (void)
{
  GListModel *list = drie_wall_model_get_list (wall);
  GString *line = g_string_new (NULL);

  while (g_main_context_iteration (NULL, FALSE))
    ;
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (DrieNoteItem) item = g_list_model_get_item (list, i);

      for (guint j = 0; j < G_N_ELEMENTS (items); j++)
        if (items[j] == item)
          g_string_append_printf (line, "%s%u", line->len > 0 ? " " : "", j);
    }
  return g_string_free (line, FALSE);
}

#define assert_shown(expected)                                                                                                             \
  G_STMT_START                                                                                                                             \
  {                                                                                                                                        \
    g_autofree char *shown_ = shown ();                                                                                                    \
    ck_assert_str_eq (shown_, expected);                                                                                                   \
  }                                                                                                                                        \
  G_STMT_END

/* A note that comes in is the last one: none that is being read moves. */
START_TEST (test_order)
{
  assert_shown ("0 1 2 3 4 5");
  ck_assert_uint_eq (drie_wall_model_count (wall, DRIE_CIRCLE_NONE), 6);
  ck_assert_uint_eq (drie_wall_model_count (wall, DRIE_CIRCLE_TEACHERS), 2);
  drie_wall_model_set_circle (wall, DRIE_CIRCLE_PARENTS);
  assert_shown ("");
  drie_wall_model_set_circle (wall, DRIE_CIRCLE_NONE);
  assert_shown ("0 1 2 3 4 5");
}
END_TEST

/* Notes about one person and removed ones leave at once, and come back by undo. */
START_TEST (test_leaving)
{
  must (drie_evening_dispose (evening, chair_key (items[2]), DRIE_DISPOSITION_PERSONAL, NULL, &error));
  must (drie_evening_dispose (evening, chair_key (items[4]), DRIE_DISPOSITION_REMOVED, NULL, &error));
  assert_shown ("0 1 3 5");
  ck_assert_uint_eq (drie_wall_model_count (wall, DRIE_CIRCLE_NONE), 4);
  drie_wall_model_set_show (wall, DRIE_WALL_PERSONAL);
  assert_shown ("2");
  drie_wall_model_set_show (wall, DRIE_WALL_ALL);
  must (drie_evening_undo (evening, &error));
  must (drie_evening_undo (evening, &error));
  assert_shown ("0 1 2 3 4 5");
}
END_TEST

START_TEST (test_filters)
{
  must (drie_evening_dispose (evening, chair_key (items[0]), DRIE_DISPOSITION_KEPT, NULL, &error));
  must (drie_evening_select (evening, chair_key (items[1]), &error));
  assert_shown ("0 1 2 3 4 5");
  drie_wall_model_set_show (wall, DRIE_WALL_SET_ASIDE);
  assert_shown ("0");
  drie_wall_model_set_show (wall, DRIE_WALL_OPEN);
  assert_shown ("1 2 3 4 5");
  drie_wall_model_set_show (wall, DRIE_WALL_LEFT);
  assert_shown ("1 2 3 4 5");
  drie_wall_model_set_show (wall, DRIE_WALL_ALL);
  drie_wall_model_set_from (wall, DRIE_CIRCLE_BIT (DRIE_CIRCLE_TEACHERS));
  assert_shown ("1 4");
  drie_wall_model_set_from (wall, 0);
  drie_wall_model_set_words (wall, "  Planner helpen ");
  assert_shown ("3");
  drie_wall_model_set_words (wall, "planner");
  assert_shown ("1 3");
  drie_wall_model_set_words (wall, " ");
  assert_shown ("0 1 2 3 4 5");
}
END_TEST

/* What may name somebody, also under another note; not once it is set apart. */
START_TEST (test_naming)
{
  DrieNoteItem *name = chair_paper (DRIE_CIRCLE_PARENTS, "Waarom mag Sanne dat?");

  must (drie_evening_group (evening, chair_key (name), chair_key (items[1]), &error));
  assert_shown ("0 1 2 3 4 5");
  drie_wall_model_set_show (wall, DRIE_WALL_NAMING);
  ck_assert_uint_eq (g_list_model_get_n_items (drie_wall_model_get_list (wall)), 1);
  must (drie_evening_dispose (evening, chair_key (name), DRIE_DISPOSITION_PERSONAL, NULL, &error));
  drie_wall_model_set_show (wall, DRIE_WALL_ALL);
  drie_wall_model_set_show (wall, DRIE_WALL_NAMING);
  ck_assert_uint_eq (g_list_model_get_n_items (drie_wall_model_get_list (wall)), 0);
}
END_TEST

/* A grouped note hangs under its leader: it counts, it is found, it has no card. */
START_TEST (test_groups)
{
  g_autofree char *similar = NULL;

  must (drie_evening_group (evening, chair_key (items[3]), chair_key (items[1]), &error));
  assert_shown ("0 1 2 4 5");
  ck_assert_uint_eq (drie_wall_model_count (wall, DRIE_CIRCLE_PARENTS), 4);
  drie_wall_model_set_words (wall, "papier");
  assert_shown ("1");
  similar = drie_wall_model_dup_similar (wall, items[1]);
  ck_assert_str_eq (similar, "Zou een PLANNER op papier helpen?");
  ck_assert_ptr_null (drie_wall_model_dup_similar (wall, items[0]));
}
END_TEST

/* A translation is searched as well, also of a note that hangs under another. */
START_TEST (test_translated)
{
  must (drie_evening_translate (evening, chair_key (items[2]), "When should the telephone go?", &error));
  drie_wall_model_set_words (wall, "telephone");
  assert_shown ("2");
  must (drie_evening_group (evening, chair_key (items[2]), chair_key (items[5]), &error));
  assert_shown ("5");
  g_autofree char *similar = drie_wall_model_dup_similar (wall, items[5]);
  ck_assert_str_eq (similar, "When should the telephone go?");
}
END_TEST

/* What may say the same comes after the note itself, the most alike first, whatever the filters say; with a translation, across languages.
 */
START_TEST (test_similar)
{
  DrieNoteItem *turkish = chair_paper (DRIE_CIRCLE_PARENTS, "Planlayıcı işe yarar mı?");

  drie_wall_model_set_words (wall, "rustig");
  drie_wall_model_set_similar_to (wall, items[3]);
  ck_assert (drie_wall_model_is_similar (wall));
  assert_shown ("3 1");
  drie_wall_model_set_similar_to (wall, NULL);
  assert_shown ("5");
  must (drie_evening_translate (evening, chair_key (turkish), "Helpt een planner op papier?", &error));
  drie_wall_model_set_similar_to (wall, items[1]);
  assert_shown ("1 3");
  ck_assert_uint_eq (g_list_model_get_n_items (drie_wall_model_get_list (wall)), 3);
  drie_wall_model_set_words (wall, NULL);
  ck_assert (!drie_wall_model_is_similar (wall));
  assert_shown ("0 1 2 3 4 5");
  drie_wall_model_set_similar_to (wall, items[5]);
  assert_shown ("5");
}
END_TEST

/* While they are being read, none moves and none joins; what is grouped or removed leaves, and with the last one all come back. */
START_TEST (test_similar_stays)
{
  drie_wall_model_set_similar_to (wall, items[1]);
  assert_shown ("1 3");
  chair_paper (DRIE_CIRCLE_PARENTS, "Helpt een planner?");
  assert_shown ("1 3");
  ck_assert_uint_eq (g_list_model_get_n_items (drie_wall_model_get_list (wall)), 2);
  must (drie_evening_group (evening, chair_key (items[1]), chair_key (items[3]), &error));
  assert_shown ("3");
  must (drie_evening_undo (evening, &error));
  assert_shown ("1 3");
  must (drie_evening_dispose (evening, chair_key (items[1]), DRIE_DISPOSITION_PERSONAL, NULL, &error));
  must (drie_evening_dispose (evening, chair_key (items[3]), DRIE_DISPOSITION_REMOVED, NULL, &error));
  assert_shown ("0 2 4 5");
  ck_assert (!drie_wall_model_is_similar (wall));
}
END_TEST

/* A group is likened by the words of all its notes. */
START_TEST (test_similar_groups)
{
  must (drie_evening_group (evening, chair_key (items[3]), chair_key (items[5]), &error));
  drie_wall_model_set_similar_to (wall, items[1]);
  assert_shown ("1 5");
}
END_TEST

/* Choosing blind, it tells nothing of arrival either: what waits to be mixed in is not there, and equally alike notes are in random order.
 */
START_TEST (test_similar_blind)
{
  gboolean mixed = FALSE;

  for (int i = 0; i < 6; i++)
    chair_paper (i % 2 == 0 ? DRIE_CIRCLE_PARENTS : DRIE_CIRCLE_TEACHERS, "Helpt een planner?");
  for (int i = 0; i < 3; i++)
    {
      GListModel *list = drie_wall_model_get_list (wall);
      gint64 before = 0;

      drie_wall_model_set_blind (wall, TRUE);
      drie_wall_model_set_similar_to (wall, items[1]);
      ck_assert_uint_eq (g_list_model_get_n_items (list), 8);
      for (guint j = 1; j < 7; j++)
        {
          g_autoptr (DrieNoteItem) item = g_list_model_get_item (list, j);
          gint64 id = drie_note_item_get_note (item)->id;

          mixed = mixed || id < before;
          before = id;
        }
      drie_wall_model_set_blind (wall, FALSE);
      ck_assert (!drie_wall_model_is_similar (wall));
    }
  ck_assert (mixed);
}
END_TEST

/* Processor time of this thread, in µs: what others do on the machine does not count. */
static gint64
worked (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* Five hundred notes: a letter of a search, a filter and the similar ones are there within a frame or a few. */
START_TEST (test_many)
{
  static const char *const words[] = { "huiswerk", "toets",   "planner", "telefoon", "rust",  "hulp",   "rooster", "pauze",
                                       "mentor",   "cijfers", "stress",  "vrienden", "sport", "muziek", "ouders",  "avond" };
  gint64 start;

  for (int i = 0; i < 500; i++)
    {
      g_autofree char *text = g_strdup_printf ("Hoe gaat het met %s en %s, en wat vinden jullie van %s (%d)?", words[i % 16],
                                               words[i / 16 % 16], words[i / 7 % 16], i);
      must (drie_evening_paper (evening, i % 2 == 0 ? DRIE_CIRCLE_PARENTS : DRIE_CIRCLE_TEACHERS, text, &error));
    }
  chair_settle ();
  test_wait_until (drie_wall_model_count (wall, DRIE_CIRCLE_NONE) == 506);
  start = worked ();
  drie_wall_model_set_words (wall, "planner");
  drie_wall_model_set_words (wall, NULL);
  drie_wall_model_set_from (wall, DRIE_CIRCLE_BIT (DRIE_CIRCLE_TEACHERS));
  drie_wall_model_set_from (wall, 0);
  drie_wall_model_set_similar_to (wall, items[3]);
  drie_wall_model_set_similar_to (wall, NULL);
  /* Six changes, each of which takes about a millisecond. */
  ck_assert_int_lt (worked () - start, 150000);
}
END_TEST

static gboolean
is_permutation (const char *line)
{
  for (char figure = '0'; figure <= '5'; figure++)
    if (strchr (line, figure) == NULL)
      return FALSE;
  return strlen (line) == strlen ("0 1 2 3 4 5");
}

/* Choosing blind, the order says nothing of arrival. (Six notes fall into the order of arrival by chance once in 720 times; three times in
 * a row, once in 373 million.) */
START_TEST (test_blind_order)
{
  gboolean mixed = FALSE;

  for (int i = 0; i < 3; i++)
    {
      g_autofree char *line = NULL;

      drie_wall_model_set_blind (wall, TRUE);
      line = shown ();
      ck_assert_msg (is_permutation (line), "%s", line);
      mixed = mixed || strcmp (line, "0 1 2 3 4 5") != 0;
      drie_wall_model_set_blind (wall, FALSE);
    }
  ck_assert (mixed);
  assert_shown ("0 1 2 3 4 5");
}
END_TEST

/* What comes in while choosing blind waits: mixing it in would move what is being read. */
START_TEST (test_blind_held)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  drie_wall_model_set_blind (wall, TRUE);
  before = shown ();
  chair_paper (DRIE_CIRCLE_PARENTS, "Nog een vraag?");
  after = shown ();
  ck_assert_str_eq (before, after);
  ck_assert_uint_eq (g_list_model_get_n_items (drie_wall_model_get_list (wall)), 6);
  ck_assert_uint_eq (drie_wall_model_get_held (wall), 1);
  ck_assert_uint_eq (drie_wall_model_count (wall, DRIE_CIRCLE_NONE), 7);
  drie_wall_model_admit (wall);
  ck_assert_uint_eq (drie_wall_model_get_held (wall), 0);
  ck_assert_uint_eq (g_list_model_get_n_items (drie_wall_model_get_list (wall)), 7);
}
END_TEST

/* "▲ 2 of 4  ■ 1 of 2": a grouped note is chosen with its leader. */
START_TEST (test_balance)
{
  guint chosen[DRIE_N_CIRCLES], all[DRIE_N_CIRCLES];

  must (drie_evening_group (evening, chair_key (items[3]), chair_key (items[1]), &error));
  must (drie_evening_select (evening, chair_key (items[1]), &error));
  must (drie_evening_select (evening, chair_key (items[0]), &error));
  must (drie_evening_dispose (evening, chair_key (items[5]), DRIE_DISPOSITION_REMOVED, NULL, &error));
  drie_questions_balance (drie_evening_get_notes (evening), DRIE_CIRCLE_PUPILS, chosen, all);
  ck_assert_uint_eq (chosen[DRIE_CIRCLE_PARENTS], 2);
  ck_assert_uint_eq (all[DRIE_CIRCLE_PARENTS], 4);
  ck_assert_uint_eq (chosen[DRIE_CIRCLE_TEACHERS], 1);
  ck_assert_uint_eq (all[DRIE_CIRCLE_TEACHERS], 2);
  ck_assert_uint_eq (all[DRIE_CIRCLE_PUPILS], 0);
}
END_TEST

static void
count_changes_cb (GListModel *list, guint position, guint removed, guint added, gpointer user_data)
{
  *(guint *)user_data += removed + added;
}

/* Moving one question touches that one only: the keyboard stays where it was on the others. */
START_TEST (test_sync)
{
  g_autoptr (GListStore) store = g_list_store_new (DRIE_TYPE_NOTE_ITEM);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  guint touched = 0;

  for (guint i = 0; i < 5; i++)
    g_ptr_array_add (order, items[i]);
  drie_questions_sync (store, order);
  g_signal_connect (store, "items-changed", G_CALLBACK (count_changes_cb), &touched);
  g_ptr_array_remove_index (order, 3);
  g_ptr_array_insert (order, 1, items[3]);
  drie_questions_sync (store, order);
  ck_assert_uint_eq (touched, 2);
  g_ptr_array_set_size (order, 2);
  drie_questions_sync (store, order);
  ck_assert_uint_eq (g_list_model_get_n_items (G_LIST_MODEL (store)), 2);
  for (guint i = 0; i < order->len; i++)
    {
      g_autoptr (DrieNoteItem) item = g_list_model_get_item (G_LIST_MODEL (store), i);

      ck_assert_ptr_eq (item, g_ptr_array_index (order, i));
    }
}
END_TEST

/* Put questions stand after the chosen ones, in the order they were asked. */
START_TEST (test_put)
{
  g_autoptr (GPtrArray) put = g_ptr_array_new ();

  must (drie_evening_next (evening, &error));
  must (drie_evening_ask (evening, chair_key (items[4]), &error));
  must (drie_evening_ask (evening, chair_key (items[0]), &error));
  must (drie_evening_ask (evening, chair_key (items[2]), &error));
  drie_questions_add_put (put, drie_evening_get_notes (evening), DRIE_CIRCLE_PUPILS);
  ck_assert_uint_eq (put->len, 2);
  ck_assert_ptr_eq (g_ptr_array_index (put, 0), items[4]);
  ck_assert_ptr_eq (g_ptr_array_index (put, 1), items[0]);
}
END_TEST

START_TEST (test_words)
{
  static const struct
  {
    int seconds;
    const char *minutes;
  } minutes[] = { { 900, "15" }, { 0, "0" }, { 15, "15 s" }, { 59, "59 s" }, { 60, "1" }, { 89, "1" }, { 90, "2" } };
  static const struct
  {
    gint64 drift;
    const char *words;
  } drifts[] = {
    { 0, "as planned" },
    { 29 * G_USEC_PER_SEC, "as planned" },
    { 30 * G_USEC_PER_SEC, "1 minute later than planned" },
    { 240 * G_USEC_PER_SEC, "4 minutes later than planned" },
    { -120 * G_USEC_PER_SEC, "2 minutes earlier than planned" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      g_autofree char *words = drie_words_minutes (minutes[i].seconds);

      ck_assert_str_eq (words, minutes[i].minutes);
    }
  for (guint i = 0; i < G_N_ELEMENTS (drifts); i++)
    {
      g_autofree char *words = drie_words_drift (drifts[i].drift);

      ck_assert_str_eq (words, drifts[i].words);
    }
  ck_assert (drie_words_same_language ("nl", "nl-BE"));
  ck_assert (!drie_words_same_language ("nl", "n"));
  ck_assert (!drie_words_same_language (NULL, "nl"));
  ck_assert_str_eq (drie_words_language ("ar-SA"), "Arabic");
  ck_assert_str_eq (drie_words_language ("xx"), "xx");
}
END_TEST

/* Only what was written in another language, is there, and has no translation is beyond the hall. */
START_TEST (test_untranslated)
{
  static const struct
  {
    const char *language;
    const char *text;
    const char *translation;
    const char *words;
  } cases[] = {
    { "tr", "Neden?", NULL, "Turkish, not translated" },
    { "ar-SA", "لماذا؟", NULL, "Arabic, not translated" },
    { "tr", "Neden?", "Waarom?", NULL },
    { "nl-BE", "Waarom?", NULL, NULL },
    { NULL, "Waarom?", NULL, NULL },
    { "tr", NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DrieNote) note = drie_note_new ();
      g_autofree char *words = NULL;

      note->language = g_strdup (cases[i].language);
      note->text = g_strdup (cases[i].text);
      note->translation = g_strdup (cases[i].translation);
      words = drie_words_untranslated (note, "nl");
      ck_assert_msg (g_strcmp0 (words, cases[i].words) == 0, "%u: %s", i, words);
    }
}
END_TEST

/* Which are picked, as positions in @items. */
static char *
picked (DrieNotePicks *picks)
{
  g_autoptr (GPtrArray) all = drie_note_picks_dup (picks);
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (items); j++)
      if (items[j] == g_ptr_array_index (all, i))
        g_string_append_printf (line, "%s%u", line->len > 0 ? " " : "", j);
  ck_assert_uint_eq (all->len, drie_note_picks_count (picks));
  return g_string_free (line, FALSE);
}

/* Keys of a hand on a list, and what is picked after each. */
START_TEST (test_picks)
{
  static const struct
  {
    char key; /* m moves there, s is Space there, a is Ctrl+A, c Escape */
    guint to;
    gboolean shift;
    const char *expected;
  } keys[] = {
    { 'm', 1, FALSE, "" },          { 's', 1, FALSE, "1" },      { 'm', 3, FALSE, "1" },
    { 'm', 4, TRUE, "1 3 4" },      { 'm', 5, TRUE, "1 3 4 5" }, { 'm', 2, TRUE, "1 2 3" },
    { 'm', 0, FALSE, "1 2 3" },     { 's', 2, FALSE, "1 3" },    { 'a', 0, FALSE, "0 1 2 3 4 5" },
    { 's', 0, FALSE, "1 2 3 4 5" }, { 'c', 0, FALSE, "" },
  };
  g_autoptr (DrieNotePicks) picks = drie_note_picks_new (drie_wall_model_get_list (wall));

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *now = NULL;

      drie_note_picks_extend_next (picks, keys[i].shift);
      if (keys[i].key == 'm')
        drie_note_picks_move (picks, keys[i].to);
      else if (keys[i].key == 's')
        drie_note_picks_toggle (picks, items[keys[i].to]);
      else if (keys[i].key == 'a')
        drie_note_picks_all (picks);
      else
        drie_note_picks_clear (picks);
      now = picked (picks);
      ck_assert_msg (g_str_equal (now, keys[i].expected), "%u: %s instead of %s", i, now, keys[i].expected);
    }
}
END_TEST

static void
count_cb (guint *count)
{
  (*count)++;
}

/* What leaves the list is picked no more, and not when it comes back. */
START_TEST (test_picks_leave)
{
  g_autoptr (DrieNotePicks) picks = drie_note_picks_new (drie_wall_model_get_list (wall));
  g_autofree char *left = NULL;
  g_autofree char *back = NULL;
  guint changes = 0;

  drie_note_picks_all (picks);
  g_signal_connect_swapped (picks, "changed", G_CALLBACK (count_cb), &changes);
  must (drie_evening_dispose (evening, chair_key (items[2]), DRIE_DISPOSITION_REMOVED, NULL, &error));
  assert_shown ("0 1 3 4 5");
  left = picked (picks);
  ck_assert_str_eq (left, "0 1 3 4 5");
  ck_assert_uint_eq (changes, 1);
  must (drie_evening_undo (evening, &error));
  assert_shown ("0 1 2 3 4 5");
  back = picked (picks);
  ck_assert_str_eq (back, "0 1 3 4 5");
}
END_TEST

static void
promise (GPtrArray *agreements, DrieCircle circle)
{
  DrieAgreement *agreement = drie_agreement_new ();

  agreement->circle = circle;
  g_ptr_array_add (agreements, agreement);
}

/* METHOD: agreements are reciprocal; the program points out a circle that promises nothing. */
START_TEST (test_one_sided)
{
  g_autoptr (GPtrArray) agreements = g_ptr_array_new_with_free_func ((GDestroyNotify)drie_agreement_free);
  g_autofree char *two = NULL;
  g_autofree char *one = NULL;

  ck_assert_ptr_null (drie_words_one_sided (agreements));
  promise (agreements, DRIE_CIRCLE_NONE);
  promise (agreements, DRIE_CIRCLE_TEACHERS);
  two = drie_words_one_sided (agreements);
  ck_assert_str_eq (
      two,
      "No agreement by the pupils yet. No agreement by the parents yet. Is there something small that they would like to promise, too?");
  promise (agreements, DRIE_CIRCLE_PARENTS);
  one = drie_words_one_sided (agreements);
  ck_assert_str_eq (one, "No agreement by the pupils yet. Is there something small that they would like to promise, too?");
  promise (agreements, DRIE_CIRCLE_PUPILS);
  ck_assert_ptr_null (drie_words_one_sided (agreements));
}
END_TEST

START_TEST (test_find_circle)
{
  ck_assert_int_eq (drie_words_find_circle ("the PARENTS of 2b"), DRIE_CIRCLE_PARENTS);
  ck_assert_int_eq (drie_words_find_circle ("Teachers"), DRIE_CIRCLE_TEACHERS);
  ck_assert_int_eq (drie_words_find_circle ("pupils and parents"), DRIE_CIRCLE_NONE);
  ck_assert_int_eq (drie_words_find_circle ("the team leader"), DRIE_CIRCLE_NONE);
  ck_assert_int_eq (drie_words_find_circle ("docententeam met leerlingenraad"), DRIE_CIRCLE_TEACHERS);
  ck_assert_int_eq (drie_words_find_circle ("Mentoren klas 2"), DRIE_CIRCLE_TEACHERS);
  ck_assert_int_eq (drie_words_find_circle ("het team"), DRIE_CIRCLE_TEACHERS);
  ck_assert_int_eq (drie_words_find_circle ("leraren, leerkrachten"), DRIE_CIRCLE_TEACHERS);
  ck_assert_int_eq (drie_words_find_circle ("leerlingen van elke klas"), DRIE_CIRCLE_PUPILS);
  ck_assert_int_eq (drie_words_find_circle ("the student council with the mentors"), DRIE_CIRCLE_PUPILS);
  ck_assert_int_eq (drie_words_find_circle ("met ouders"), DRIE_CIRCLE_PARENTS);
  ck_assert_int_eq (drie_words_find_circle ("ouders en mentoren"), DRIE_CIRCLE_NONE);
  ck_assert_int_eq (drie_words_find_circle ("teamleider onderbouw"), DRIE_CIRCLE_NONE);
  ck_assert_int_eq (drie_words_find_circle (NULL), DRIE_CIRCLE_NONE);
}
END_TEST

START_TEST (test_file_name)
{
  g_autoptr (DriePlan) plan = drie_plan_new ();
  g_autofree char *undated = NULL;
  g_autofree char *dated = NULL;
  g_autofree char *leaflet = NULL;

  g_free (plan->theme);
  plan->theme = g_strdup (" Huiswerk/toetsen: samen? ");
  undated = drie_export_document_name (plan, "summary/pdf");
  ck_assert_str_eq (undated, "Driegesprek Huiswerk toetsen samen.pdf");
  plan->date = g_strdup ("2026-11-24");
  dated = drie_export_document_name (plan, "summary/pdf");
  ck_assert_str_eq (dated, "Driegesprek 2026-11-24 Huiswerk toetsen samen.pdf");
  leaflet = drie_export_document_name (plan, "leaflet/odt/tr");
  ck_assert_str_eq (leaflet, "Driegesprek 2026-11-24 Huiswerk toetsen samen (leaflet, tr).odt");

  g_autoptr (GString) theme = g_string_new ("Lang");
  for (guint i = 0; i < 25; i++)
    g_string_append (theme, " واجبات"); /* as long as a theme may be, in letters of two bytes */
  g_free (plan->theme);
  plan->theme = g_string_free (g_steal_pointer (&theme), FALSE);
  g_autofree char *last = drie_export_document_name (plan, "leaflet/odt/tr");
  ck_assert_uint_lt (strlen (last), 255);
  ck_assert_str_eq (strrchr (last, '.'), ".odt");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("wall");
  TCase *notes = tcase_create ("notes");
  TCase *words = tcase_create ("words");

  tcase_add_checked_fixture (notes, setup, teardown);
  tcase_add_test (notes, test_order);
  tcase_add_test (notes, test_leaving);
  tcase_add_test (notes, test_filters);
  tcase_add_test (notes, test_naming);
  tcase_add_test (notes, test_groups);
  tcase_add_test (notes, test_translated);
  tcase_add_test (notes, test_similar);
  tcase_add_test (notes, test_similar_stays);
  tcase_add_test (notes, test_similar_groups);
  tcase_add_test (notes, test_similar_blind);
  tcase_add_test (notes, test_many);
  tcase_add_test (notes, test_blind_order);
  tcase_add_test (notes, test_blind_held);
  tcase_add_test (notes, test_picks);
  tcase_add_test (notes, test_picks_leave);
  tcase_add_test (notes, test_balance);
  tcase_add_test (notes, test_sync);
  tcase_add_test (notes, test_put);
  suite_add_tcase (suite, notes);
  tcase_add_test (words, test_words);
  tcase_add_test (words, test_untranslated);
  tcase_add_test (words, test_one_sided);
  tcase_add_test (words, test_find_circle);
  tcase_add_test (words, test_file_name);
  suite_add_tcase (suite, words);
  return test_run (suite);
}
