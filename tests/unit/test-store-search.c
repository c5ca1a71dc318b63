/* Finding evenings: prefixes, accents, what must not be found, hostile words. SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-store-utils.h"

#include <string.h>

static void
assert_found (const char *words, const char *expected)
{
  g_autofree char *found = search (store, words);

  ck_assert_msg (g_strcmp0 (found, expected) == 0, "“%s” finds “%s”, not “%s”", words, found, expected);
}

/* An evening that has something of everything; its number is 1, an unrelated one has 2. */
static void
make_evening (void)
{
  g_autoptr (DriePlan) plan = drie_plan_new ();
  g_autoptr (DrieAgreement) agreement = drie_agreement_new ();

  g_free (plan->theme);
  plan->theme = g_strdup ("Huiswerk en toetsen");
  g_free (plan->question);
  plan->question = g_strdup ("Hoeveel is genoeg?");
  plan->school = g_strdup ("Sint-Jozefcollege");
  gint64 id = create_plan (store, plan);
  ck_assert_int_eq (create (store, "Zittenblijven"), 2);

  write_text (store, id, DRIE_NOTE_ADD, "one", "device", "Waarom zo’n stress vóór het weekend, André?");
  write_text (store, id, DRIE_NOTE_ADD, "two", "device", "لماذا الواجبات؟");
  set_recap (store, id, DRIE_RECAP_PUPILS, "De leerlingen slapen slecht");
  g_free (agreement->what);
  agreement->what = g_strdup ("Spreiding bewaken");
  g_free (agreement->who);
  agreement->who = g_strdup ("de teamleider");
  g_free (agreement->reminds);
  agreement->reminds = g_strdup ("mentorraad");
  put_agreement (store, id, agreement);
  test_wait_until (finds (store, "stress لماذا", "1 "));
}

/* Each word may be the beginning of one, stand in another field than the next, and be written without accents or capitals. */
START_TEST (test_words)
{
  static const struct
  {
    const char *words;
    const char *found;
  } cases[] = {
    { NULL, "2 1 " },       { "", "2 1 " },     { " \t ", "2 1 " },
    { "huiswerk", "1 " },   { "HUIS", "1 " },   { "h", "1 " },
    { "genoeg", "1 " },     { "jozef", "1 " },  { "sint-jozef", "1 " },
    { "jozef-sint", "" },   { "stress", "1 " }, { "voor", "1 " },
    { "vóór", "1 " },       { "ANDRE", "1 " },  { "Andrè", "1 " },
    { "الواج", "1 " },      { "slapen", "1 " }, { "spreid", "1 " },
    { "teamleider", "1 " }, { "mentor", "1 " }, { "huis slap spreid stress", "1 " },
    { "huis zitten", "" },  { "zitten", "2 " }, { "werk", "" },
    { "e", "1 " },          { "z", "2 1 " },
  };

  make_evening ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_found (cases[i].words, cases[i].found);
}
END_TEST

/* Nothing that is typed is an operator, a syntax error or a crash; marks beside a word are no matter. */
START_TEST (test_hostile_words)
{
  static const struct
  {
    const char *words;
    const char *found;
  } cases[] = {
    { "\"", "" },
    { "\"\"\"", "" },
    { "*", "" },
    { "huis*", "1 " },
    { "\"huiswerk\"", "1 " },
    { "huis\"werk", "" },
    { "NEAR(huiswerk toetsen)", "" },
    { "NEAR", "" },
    { "AND", "1 " },
    { "OR", "" },
    { "huiswerk NOT toetsen", "" },
    { "huiswerk OR zittenblijven", "" },
    { "words:huiswerk", "" },
    { "{words}:huiswerk", "" },
    { "^huiswerk", "1 " },
    { "huiswerk;", "1 " },
    { "'; DROP TABLE note; --", "" },
    { "-", "" },
    { "+ - ( ) huiswerk", "1 " },
    { "(", "" },
    { "\\", "" },
    { "\x01\x02", "" },
    { "huis\xff", "1 " },
    { "\xc3", "" },
    { "%", "" },
    { "_uiswerk", "" },
    { "😀", "" },
  };

  make_evening ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_found (cases[i].words, cases[i].found);

  g_autofree char *many = g_strnfill (20000, ' ');
  for (guint i = 0; i < 20000; i += 2)
    many[i] = 'h';
  assert_found (many, "1 ");
  g_autofree char *giant = g_strnfill (1000000, 'h');
  assert_found (giant, "");
}
END_TEST

/* Words of a note about one person, or of a removed one, are found by nobody; when that is undone, they are found again. */
START_TEST (test_hidden_notes)
{
  static const DrieDisposition hidden[] = { DRIE_DISPOSITION_PERSONAL, DRIE_DISPOSITION_REMOVED };
  gint64 id = create (store, "hidden");

  write_text (store, id, DRIE_NOTE_ADD, "key", "device", "gevoelig");
  test_wait_until (finds (store, "gevoelig", "1 "));
  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    {
      dispose (store, id, "key", hidden[i]);
      assert_found ("gevoelig", "");
      dispose (store, id, "key", DRIE_DISPOSITION_KEPT);
      assert_found ("gevoelig", "1 ");
    }
  dispose (store, id, "key", DRIE_DISPOSITION_PERSONAL);
  dispose (store, id, "key", DRIE_DISPOSITION_REMOVED);
  assert_found ("gevoelig", "");
}
END_TEST

/* What is changed is found by its new words only. */
START_TEST (test_changed_words)
{
  g_autoptr (DriePlan) plan = drie_plan_new ();
  g_autoptr (DrieAgreement) agreement = drie_agreement_new ();
  gint64 id = create (store, "oudthema");
  GAsyncResult *slot = NULL;

  g_free (agreement->what);
  agreement->what = g_strdup ("oudafspraak");
  agreement->id = put_agreement (store, id, agreement);
  set_recap (store, id, DRIE_RECAP_SHARED, "oudverslag");
  write_text (store, id, DRIE_NOTE_ADD, "key", "device", "oudbriefje");
  test_wait_until (finds (store, "oudbriefje", "1 "));
  assert_found ("oudthema oudafspraak oudverslag oudbriefje", "1 ");

  g_free (agreement->what);
  agreement->what = g_strdup ("nieuwafspraak");
  put_agreement (store, id, agreement);
  set_recap (store, id, DRIE_RECAP_SHARED, "nieuwverslag");
  write_text (store, id, DRIE_NOTE_EDIT, "key", "device", "nieuwbriefje");
  g_free (plan->theme);
  plan->theme = g_strdup ("nieuwthema");
  drie_store_set_plan_async (store, id, plan, test_result_cb, &slot);
  g_autoptr (GAsyncResult) changed = wait_for (&slot);
  assert_found ("nieuwthema nieuwafspraak nieuwverslag nieuwbriefje", "1 ");
  assert_found ("oud", "");

  set_recap (store, id, DRIE_RECAP_SHARED, NULL);
  assert_found ("nieuwverslag", "");
  slot = NULL;
  drie_store_remove_agreement_async (store, id, agreement->id, test_result_cb, &slot);
  g_autoptr (GAsyncResult) removed = wait_for (&slot);
  assert_found ("nieuwafspraak", "");
  write_text (store, id, DRIE_NOTE_WITHDRAW, "key", "device", NULL);
  assert_found ("nieuwbriefje", "");
  assert_found ("nieuwthema", "1 ");
}
END_TEST

/* Notes that were changed, hidden or taken back before they came into the index are found by their last words, or not at all. */
START_TEST (test_changed_before_indexed)
{
  gint64 id = create (store, "vroeg");

  write_text (store, id, DRIE_NOTE_ADD, "edited", "device", "eerst");
  write_text (store, id, DRIE_NOTE_EDIT, "edited", "device", "daarna");
  write_text (store, id, DRIE_NOTE_ADD, "hidden", "device", "verborgen");
  dispose (store, id, "hidden", DRIE_DISPOSITION_REMOVED);
  write_text (store, id, DRIE_NOTE_ADD, "withdrawn", "device", "weg");
  write_text (store, id, DRIE_NOTE_WITHDRAW, "withdrawn", "device", NULL);
  test_wait_until (finds (store, "daarna", "1 "));
  assert_found ("eerst", "");
  assert_found ("verborgen", "");
  assert_found ("weg", "");
  write_text (store, id, DRIE_NOTE_ADD, "later", "device", "later");
  test_wait_until (finds (store, "later", "1 "));
  dispose (store, id, "hidden", DRIE_DISPOSITION_KEPT);
  assert_found ("verborgen", "1 ");
}
END_TEST

/* Closing leaves no note out of the index; neither does a crash, once the library was opened again. */
START_TEST (test_indexed_on_closing)
{
  gint64 id = create (store, "dicht");

  write_text (store, id, DRIE_NOTE_ADD, "a", "device", "briefje");
  g_clear_pointer (&store, drie_store_close);
  store = drie_store_open (directory, DRIE_STORE_READ, NULL);
  assert_found ("briefje", "1 ");
}
END_TEST

/* A translation and an answer are found with their note. */
START_TEST (test_translation_and_answer)
{
  gint64 id = create (store, "taal");
  g_autoptr (DrieNote) note = make_note ("key", "device", "ödev");
  g_autoptr (DrieNote) stored = NULL;

  write_note (store, id, DRIE_NOTE_ADD, note, &stored);
  stored->translation = g_strdup ("opdracht");
  stored->answer = g_strdup ("antwoord");
  update_note (store, id, stored);
  test_wait_until (finds (store, "odev opdracht antwoord", "1 "));
  g_clear_pointer (&stored->answer, g_free);
  update_note (store, id, stored);
  assert_found ("antwoord", "");
}
END_TEST

/* A translation that comes a moment after its writer changed the words is of other words. */
START_TEST (test_late_translation)
{
  g_autoptr (DrieNote) note = make_note ("key", "device", "odev");
  g_autoptr (DrieNote) stored = NULL;
  gint64 id = create (store, "Huiswerk");

  write_note (store, id, DRIE_NOTE_ADD, note, &stored);
  write_text (store, id, DRIE_NOTE_EDIT, "key", "device", "okul");
  stored->translation = g_strdup ("opdracht");
  update_note (store, id, stored);
  g_autoptr (DrieSummary) summary = load (store, id);
  ck_assert_str_eq (find_note (summary, "key")->text, "okul");
  ck_assert_ptr_null (find_note (summary, "key")->translation);
}
END_TEST

/* The index goes along with everything that happens to notes, in whatever order: after a thousand random changes it finds what a look at
 * every note finds. */
START_TEST (test_index_keeps_up)
{
  static const char *const words[] = { "appel", "boom", "cijfer", "druk", "eerlijk", "fiets", "gesprek", "huis" };
  g_autoptr (GRand) random = g_rand_new_with_seed (20261124);
  gint64 ids[3] = { create (store, "een"), create (store, "twee"), create (store, "drie") };

  for (int i = 0; i < 1000; i++)
    {
      guint number = g_rand_int_range (random, 0, 40);
      gint64 id = ids[number % 3];
      g_autofree char *key = g_strdup_printf ("note %u", number);
      const char *text = words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];
      g_autoptr (DrieNote) note = make_note (key, "device", text);
      g_autoptr (DrieSummary) summary = load (store, id);
      DrieNote *known = find_note (summary, key);

      switch (g_rand_int_range (random, 0, 4))
        {
        case 0:
          drie_store_write_note_async (store, id, DRIE_NOTE_ADD, note, NULL, NULL);
          break;
        case 1:
          drie_store_write_note_async (store, id, DRIE_NOTE_EDIT, note, NULL, NULL);
          break;
        case 2:
          if (g_rand_boolean (random))
            drie_store_write_note_async (store, id, DRIE_NOTE_WITHDRAW, note, NULL, NULL);
          break;
        default:
          if (known != NULL)
            {
              g_autoptr (GPtrArray) notes = g_ptr_array_new ();
              known->disposition = g_rand_boolean (random) ? 0 : g_rand_int_range (random, 0, DRIE_N_DISPOSITIONS);
              g_free (known->answer);
              known->answer = g_rand_boolean (random) ? g_strdup (text) : NULL;
              g_ptr_array_add (notes, known);
              drie_store_update_notes_async (store, id, notes, NULL, NULL);
            }
        }
      if (i % 10 == 9)
        settle (store);
      /* Now and then a pause, in which the index catches up; changes come to notes that are in it and to notes that are not. */
      if (i % 250 == 200)
        wait_for_index (store, ids[0]);
    }
  wait_for_index (store, ids[0]);

  for (guint w = 0; w < G_N_ELEMENTS (words); w++)
    {
      g_autoptr (GString) expected = g_string_new (NULL);
      for (int e = 2; e >= 0; e--)
        {
          g_autoptr (DrieSummary) summary = load (store, ids[e]);
          gboolean found = FALSE;
          for (guint n = 0; n < summary->notes->len; n++)
            {
              const DrieNote *note = g_ptr_array_index (summary->notes, n);
              found = found
                      || (drie_disposition_is_public (note->disposition)
                          && (g_strcmp0 (note->text, words[w]) == 0 || g_strcmp0 (note->answer, words[w]) == 0));
            }
          if (found)
            g_string_append_printf (expected, "%" G_GINT64_FORMAT " ", ids[e]);
        }
      assert_found (words[w], expected->str);
    }
  g_autofree char *trouble = check_integrity (directory);
  ck_assert_msg (trouble == NULL, "%s", trouble);
}
END_TEST

/* A change that is undone with its transaction leaves the index as it was. */
START_TEST (test_index_and_failed_jobs)
{
  gint64 id = create (store, "mislukt");
  g_autoptr (DrieNote) stored = NULL;
  g_autoptr (DrieNote) note = make_note ("key", "device", "bestaat");
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autoptr (DrieNote) nonsense = make_note ("key", "device", "bestaat");
  GAsyncResult *slot = NULL;

  write_note (store, id, DRIE_NOTE_ADD, note, &stored);
  test_wait_until (finds (store, "bestaat", "1 "));
  stored->answer = g_strdup ("nergens");
  stored->disposition = DRIE_DISPOSITION_ASKED;
  nonsense->id = stored->id;
  nonsense->disposition = DRIE_N_DISPOSITIONS;
  g_ptr_array_add (notes, stored);
  g_ptr_array_add (notes, nonsense);
  drie_store_update_notes_async (store, id, notes, test_result_cb, &slot);
  g_autoptr (GAsyncResult) result = wait_for (&slot);
  ck_assert (!drie_store_finish (store, result, NULL));
  assert_found ("nergens", "");
  assert_found ("bestaat", "1 ");
  write_text (store, id, DRIE_NOTE_WITHDRAW, "key", "device", NULL);
  assert_found ("bestaat", "");
}
END_TEST

/* "note: Waarom zo’n [stress] …", or "" if nothing of the evening has the words but its own title. */
static char *
hit (gint64 id, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrieHit) found = drie_store_find_hit (store, id, words, &error);
  static const char *const kinds[] = { "", "note", "recap", "agreement" };
  GString *shown = g_string_new (NULL);
  gsize end = 0;

  ck_assert_msg (error == NULL, "%s", error != NULL ? error->message : "");
  if (found == NULL)
    return g_string_free (shown, FALSE);
  g_string_append_printf (shown, "%s: ", kinds[found->kind]);
  for (guint i = 0; i < found->marks->len; i++)
    {
      DrieMark mark = g_array_index (found->marks, DrieMark, i);
      ck_assert_uint_le (mark.end, strlen (found->text));
      g_string_append_len (shown, found->text + end, mark.start - end);
      g_string_append_printf (shown, "[%.*s]", (int)(mark.end - mark.start), found->text + mark.start);
      end = mark.end;
    }
  g_string_append (shown, found->text + end);
  return g_string_free (shown, FALSE);
}

/* It is shown where the words are, marked as the index reads them: without accents, as beginnings, in any script. */
START_TEST (test_hits)
{
  static const struct
  {
    const char *words;
    const char *shown;
  } cases[] = {
    { "huiswerk", "" },
    { "jozef", "" },
    { "stress", "note: Waarom zo’n [stress] vóór het weekend, André?  " },
    { "VOOR andre", "note: Waarom zo’n stress [vóór] het weekend, [André]?  " },
    { "week", "note: Waarom zo’n stress vóór het [weekend], André?  " },
    { "الواج", "note: لماذا [الواجبات]؟  " },
    { "slapen", "recap: De leerlingen [slapen] slecht" },
    { "spreid teamleid", "agreement: [Spreiding] bewaken de [teamleider] mentorraad" },
    /* what is several words for the index stands together, and has one mark; so have words that share letters */
    { "zo’n", "note: Waarom [zo’n] stress vóór het weekend, André?  " },
    { "zo-stress", "" },
    { "we weekend", "note: Waarom zo’n stress vóór het [weekend], André?  " },
    /* most of the words win */
    { "de leerlingen slapen teamleider", "recap: [De] [leerlingen] [slapen] slecht" },
    { "nergens", "" },
    { "\"", "" },
  };

  make_evening ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = hit (1, cases[i].words);
      ck_assert_msg (g_str_equal (shown, cases[i].shown), "“%s”: “%s”", cases[i].words, shown);
    }
}
END_TEST

/* Of a long text the part around the first word, whole letters, on one line; of a note about one person nothing. */
START_TEST (test_excerpt)
{
  g_autofree char *before = g_strnfill (300, 'a');
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 id = create (store, "lang");

  for (guint i = 0; i < 30; i++)
    g_string_append (text, "é ö\nü ");
  g_string_append (text, "zeppelin ");
  for (guint i = 0; i < 30; i++)
    g_string_append (text, "é ö\nü ");
  set_recap (store, id, DRIE_RECAP_SHARED, text->str);
  g_autoptr (DrieHit) found = drie_store_find_hit (store, id, "zepp", NULL);
  ck_assert (g_utf8_validate (found->text, -1, NULL));
  ck_assert (g_str_has_prefix (found->text, "…") && g_str_has_suffix (found->text, "…"));
  ck_assert_uint_le (g_utf8_strlen (found->text, -1), 170);
  ck_assert_ptr_null (strchr (found->text, '\n'));
  ck_assert_uint_eq (found->marks->len, 1);
  DrieMark mark = g_array_index (found->marks, DrieMark, 0);
  ck_assert (strncmp (found->text + mark.start, "zeppelin", mark.end - mark.start) == 0);

  set_recap (store, id, DRIE_RECAP_SHARED, before);
  write_text (store, id, DRIE_NOTE_ADD, "key", "device", "xylofoon");
  test_wait_until (finds (store, "xylofoon", "1 "));
  dispose (store, id, "key", DRIE_DISPOSITION_PERSONAL);
  ck_assert_ptr_null (drie_store_find_hit (store, id, "xylofoon", NULL));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("store-search");
  TCase *tcase = tcase_create ("search");

  tcase_add_checked_fixture (tcase, store_set_up, store_tear_down);
  tcase_add_test (tcase, test_words);
  tcase_add_test (tcase, test_hostile_words);
  tcase_add_test (tcase, test_hidden_notes);
  tcase_add_test (tcase, test_changed_words);
  tcase_add_test (tcase, test_changed_before_indexed);
  tcase_add_test (tcase, test_indexed_on_closing);
  tcase_add_test (tcase, test_translation_and_answer);
  tcase_add_test (tcase, test_late_translation);
  tcase_add_test (tcase, test_index_keeps_up);
  tcase_add_test (tcase, test_index_and_failed_jobs);
  tcase_add_test (tcase, test_hits);
  tcase_add_test (tcase, test_excerpt);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
