/* Which notes may say the same. SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/similar.h"
#include "test-utils.h"

/* What lies on a wall. */
static const char *const wall[] = {
  "Waarom moeten jullie zo veel huiswerk maken?",
  "Waarom krijgen we zoveel huiswerk?",
  "Waarom duurt de pauze maar zo kort?",
  "Kan de pauze langer?",
  "Mogen telefoons in de klas?",
  "TELEFOON in de klás, wat vinden jullie daarvan?",
  "Waarom hebben jullie geen mentoruur?",
  "Ne zaman yardıma ihtiyacınız var?",
  "Yardıma ne zaman ihtiyacınız oluyor?",
  "متى تحتاج إلى مساعدتنا؟",
  "متى لا تحتاج إلى مساعدتنا في البيت؟",
  "?",
  "Zo",
};

/* @alike: position of the only other note that is like @note; -1 for none */
static const struct
{
  int note;
  int alike;
} pairs[] = {
  { 0, 1 }, { 1, 0 }, { 2, 3 }, { 3, 2 }, { 4, 5 }, { 5, 4 }, { 6, -1 }, { 7, 8 }, { 9, 10 }, { 11, -1 }, { 12, -1 },
};

START_TEST (alike)
{
  guint8 likeness[G_N_ELEMENTS (wall)];
  int note = pairs[_i].note;

  drie_similar_measure (wall, G_N_ELEMENTS (wall), note, likeness);
  for (int i = 0; i < (int)G_N_ELEMENTS (wall); i++)
    ck_assert_msg ((likeness[i] >= DRIE_SIMILAR_ENOUGH) == (i == pairs[_i].alike), "“%s” and “%s”: %u", wall[note], wall[i], likeness[i]);
}
END_TEST

/* Two notes of the same words are wholly alike, however often the words occur; a note is not compared with itself. */
START_TEST (the_same)
{
  const char *const same[] = { "Waarom geen pauze?", "waarom géén PAUZE", "Waarom geen pauze?" };
  guint8 likeness[3];

  drie_similar_measure (same, 3, 1, likeness);
  ck_assert_uint_eq (likeness[0], 100);
  ck_assert_uint_eq (likeness[1], 0);
  ck_assert_uint_eq (likeness[2], 100);
}
END_TEST

/* Nothing to compare with. */
START_TEST (alone)
{
  const char *const one[] = { "Waarom?" };
  guint8 likeness[1] = { 7 };

  drie_similar_measure (one, 1, 0, likeness);
  ck_assert_uint_eq (likeness[0], 0);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("similar");
  TCase *notes = tcase_create ("notes");

  tcase_add_loop_test (notes, alike, 0, G_N_ELEMENTS (pairs));
  tcase_add_test (notes, the_same);
  tcase_add_test (notes, alone);
  suite_add_tcase (suite, notes);
  return test_run (suite);
}
