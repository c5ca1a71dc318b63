/* Notes, the words in them, and the small values beside them. SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/agreement.h"
#include "model/note.h"
#include "model/step.h"
#include "model/text.h"
#include "test-utils.h"

/* --- Words --- */

/* @normal: NULL where the text is refused */
static const struct
{
  const char *raw;
  const char *normal;
} texts[] = {
  { "Waarom zo veel toetsen?", "Waarom zo veel toetsen?" },
  { "", "" },
  { " \t\r\n ", "" },
  { "  a  b  ", "a  b" },
  { "a\r\nb\rc\nd", "a\nb\nc\nd" },
  { "a\r\r\nb", "a\n\nb" },
  { "\n\na\n\n", "a" },
  { "a\tb", "a b" },
  { "a\x01\x08\x0b\x0c\x1b[31m\x7f"
    "b",
    "a[31mb" },
  { "a\xc2\x80\xc2\x85\xc2\x9f"
    "b",
    "ab" },
  { "e\xcc\x81", "\xc3\xa9" },                                        /* e + combining acute */
  { "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "한" },                   /* jamo compose */
  { "\xef\xac\x81", "\xef\xac\x81" },                                 /* NFC, not NFKC: the fi ligature stays */
  { "a\xef\xbf\xbe\xef\xbf\xbf\xf0\x9f\xbf\xbe\xef\xb7\x90z", "az" }, /* U+FFFE U+FFFF U+1FFFE U+FDD0 */
  { "\xc2\xa0\xe2\x80\x83\xe3\x80\x80\xe2\x80\xa8x\xe2\x80\xa9\xc2\xa0", "x" },
  { "\xe2\x80\xab\xd8\xb3\xd9\x84\xd8\xa7\xd9\x85\xe2\x80\xac", "\xe2\x80\xab\xd8\xb3\xd9\x84\xd8\xa7\xd9\x85\xe2\x80\xac" }, /* RLE…PDF */
  { "\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xb1\xd9\x88\xd9\x85", "\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xb1\xd9\x88\xd9\x85" },         /* ZWNJ */
  { "👨‍👩‍👧", "👨‍👩‍👧" },                                                                             /* ZWJ */
  { "\xe2\x80\x8b\xe2\x80\x8d \xe2\x80\xae\xef\xbb\xbf", "" }, /* ZWSP ZWJ RLO BOM: nothing to be seen */
  { "\xe3\x85\xa4\xe2\xa0\x80\xc2\xad", "" },                  /* Hangul filler, blank Braille, soft hyphen */
  { "\xef\xb8\x8f", "" },                                      /* a variation selector alone */
  { "<script>alert(1)</script> & \"x\"", "<script>alert(1)</script> & \"x\"" },
  { "?", "?" },
  { "\xff", NULL },
  { "a\xc3", NULL },
  { "\xc0\x80", NULL },
  { "\xed\xa0\x80", NULL },
  { "\xf4\x90\x80\x80", NULL },
};

START_TEST (test_normalise)
{
  g_autofree char *normal = drie_note_normalise (texts[_i].raw, -1);

  if (texts[_i].normal == NULL)
    ck_assert_ptr_null (normal);
  else
    ck_assert_str_eq (normal, texts[_i].normal);
}
END_TEST

/* What was normalised once stays as it is, however it came together. */
START_TEST (test_normalise_is_stable)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  static const gunichar alphabet[]
      = { 'a', 'e', ' ', '\n', '\r', '\t', 0x301, 0x323, 0xa0, 0x200d, 0x202b, 0x1100, 0x1161, 1, 0x85, 0xfffe, 0x1f468 };

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) raw = g_string_new (NULL);
      for (int i = g_rand_int_range (rand, 0, 9); i > 0; i--)
        g_string_append_unichar (raw, alphabet[g_rand_int_range (rand, 0, G_N_ELEMENTS (alphabet))]);
      g_autofree char *once = drie_note_normalise (raw->str, raw->len);
      g_autofree char *twice = drie_note_normalise (once, -1);
      ck_assert_str_eq (once, twice);
    }
}
END_TEST

/* Long texts are composed piece by piece: that shows neither in what comes out nor in the time it takes. */
START_TEST (test_normalise_long)
{
  static const gunichar alphabet[]
      = { 'a',    'e',    0x301,  0x323,  0x327,  0xe9,   0x1ec7, 0x5d0,   0x5bc,   0x0915,  0x093c,  0x09c7, 0x09be, 0x0bc6,
          0x0bbe, 0x1100, 0x1161, 0x11a8, 0xac00, 0x11a7, 0x200d, 0x1f468, 0x1f3fb, 0x110a5, 0x110ba, 0x3042, 0x3099 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) raw = g_string_new ("x");
      for (int i = g_rand_int_range (rand, 0, 1500); i > 0; i--)
        g_string_append_unichar (raw, alphabet[g_rand_int_range (rand, 0, G_N_ELEMENTS (alphabet))]);
      g_autofree char *normal = drie_note_normalise (raw->str, raw->len);
      g_autofree char *expected = g_utf8_normalize (raw->str, raw->len, G_NORMALIZE_NFC);
      ck_assert_msg (g_str_equal (normal, expected), "round %u", round);
    }

  g_autoptr (GString) accents = g_string_new (NULL);
  for (guint i = 0; i < 300000; i++)
    g_string_append (accents, "é");
  gint64 begin = g_get_monotonic_time ();
  g_autofree char *same = drie_note_normalise (accents->str, accents->len);
  ck_assert_str_eq (same, accents->str);
  ck_assert_int_lt (g_get_monotonic_time () - begin, 10 * G_USEC_PER_SEC);
}
END_TEST

/* The length is in bytes, and a NUL within it refuses the text instead of cutting it. */
START_TEST (test_normalise_length)
{
  g_autofree char *part = drie_note_normalise ("abc", 2);
  g_autofree char *none = drie_note_normalise ("abc", 0);
  g_autofree char *cut = drie_note_normalise ("ab\0c", 4);
  g_autofree char *split = drie_note_normalise ("é", 1);

  ck_assert_str_eq (part, "ab");
  ck_assert_str_eq (none, "");
  ck_assert_ptr_null (cut);
  ck_assert_ptr_null (split);
}
END_TEST

START_TEST (test_keys)
{
  static const struct
  {
    const char *key;
    gboolean valid;
  } keys[] = {
    { "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", TRUE },
    { "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6", TRUE },
    { "00000000-0000-0000-0000-000000000000", TRUE },
    { NULL, FALSE },
    { "", FALSE },
    { "f81d4fae7dec11d0a76500a0c91e6bf6", FALSE },
    { "{f81d4fae-7dec-11d0-a765-00a0c91e6bf6}", FALSE },
    { "f81d4fae-7dec-11d0-a765-00a0c91e6bf", FALSE },
    { "f81d4fae-7dec-11d0-a765-00a0c91e6bf66", FALSE },
    { "g81d4fae-7dec-11d0-a765-00a0c91e6bf6", FALSE },
    { "f81d4fae-7dec-11d0-a765-00a0c91e6bf6\n", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    ck_assert_msg (drie_note_key_is_valid (keys[i].key) == keys[i].valid, "%s", keys[i].key);
}
END_TEST

START_TEST (test_languages)
{
  static const struct
  {
    const char *code;
    gboolean valid;
  } codes[] = {
    { "nl", TRUE },    { "tr", TRUE },     { "ber", TRUE },     { "pt-BR", TRUE }, { "zh-Hant", TRUE }, { "zh-Hant-TW", TRUE },
    { "n", FALSE },    { "Dutch", FALSE }, { "NL", FALSE },     { "", FALSE },     { "nl-", FALSE },    { "nl_NL", FALSE },
    { "nl\n", FALSE }, { "../x", FALSE },  { "nl-../", FALSE }, { NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    ck_assert_msg (drie_language_is_valid (codes[i].code) == codes[i].valid, "%s", codes[i].code);
}
END_TEST

/* --- Wire names --- */

typedef const char *(*ToWire) (guint value);
typedef gboolean (*FromWire) (const char *wire, guint *value);

static const struct
{
  ToWire to;
  FromWire from;
  const char *names[10];
} enumerations[] = {
  { (ToWire)drie_circle_to_wire, (FromWire)drie_circle_from_wire, { "pupils", "parents", "teachers" } },
  { (ToWire)drie_phase_to_wire, (FromWire)drie_phase_from_wire, { "welcome", "talk", "answer", "recap", "reaction", "closing" } },
  { (ToWire)drie_disposition_to_wire,
    (FromWire)drie_disposition_from_wire,
    { "received", "selected", "asking", "asked", "kept", "elsewhere", "not_possible", "personal", "removed" } },
  { (ToWire)drie_source_to_wire, (FromWire)drie_source_from_wire, { "phone", "paper" } },
  { (ToWire)drie_decides_to_wire, (FromWire)drie_decides_from_wire, { "school", "together", "home", "council" } },
};

/* Other programs rely on the names; unknown ones are refused and leave the value alone. */
START_TEST (test_wire_names)
{
  static const char *const unknown[] = { "", "Pupils", "pupils ", "nobody", NULL };
  guint n = 0, value = 77;

  for (; enumerations[_i].names[n] != NULL; n++)
    {
      ck_assert_str_eq (enumerations[_i].to (n), enumerations[_i].names[n]);
      ck_assert (enumerations[_i].from (enumerations[_i].names[n], &value));
      ck_assert_uint_eq (value, n);
    }
  ck_assert_ptr_null (enumerations[_i].to (n));
  value = 77;
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    ck_assert (!enumerations[_i].from (unknown[i], &value));
  ck_assert_uint_eq (value, 77);
}
END_TEST

/* --- Dispositions --- */

START_TEST (test_dispositions)
{
  static const struct
  {
    DrieDisposition disposition;
    gboolean is_public;
    gboolean is_put;
  } cases[DRIE_N_DISPOSITIONS] = {
    { DRIE_DISPOSITION_RECEIVED, TRUE, FALSE },     { DRIE_DISPOSITION_SELECTED, TRUE, FALSE },
    { DRIE_DISPOSITION_ASKING, TRUE, TRUE },        { DRIE_DISPOSITION_ASKED, TRUE, TRUE },
    { DRIE_DISPOSITION_KEPT, TRUE, FALSE },         { DRIE_DISPOSITION_ELSEWHERE, TRUE, FALSE },
    { DRIE_DISPOSITION_NOT_POSSIBLE, TRUE, FALSE }, { DRIE_DISPOSITION_PERSONAL, FALSE, FALSE },
    { DRIE_DISPOSITION_REMOVED, FALSE, FALSE },
  };

  for (guint i = 0; i < DRIE_N_DISPOSITIONS; i++)
    {
      ck_assert_int_eq (drie_disposition_is_public (cases[i].disposition), cases[i].is_public);
      ck_assert_int_eq (drie_disposition_is_put (cases[i].disposition), cases[i].is_put);
    }
}
END_TEST

/* --- Values --- */

/* A copy is equal and its own: the original may go (the sanitiser watches). */
START_TEST (test_note_copy)
{
  DrieNote *note = drie_note_new ();

  ck_assert_int_eq (note->from, DRIE_CIRCLE_NONE);
  ck_assert_int_eq (note->to, DRIE_CIRCLE_NONE);
  note->key = g_strdup ("k");
  note->text = g_strdup ("t");
  note->language = g_strdup ("l");
  note->translation = g_strdup ("tr");
  note->reason = g_strdup ("r");
  note->answer = g_strdup ("a");
  note->device = g_strdup ("d");
  note->rank = 3;
  g_autoptr (DrieNote) copy = drie_note_copy (note);
  drie_note_free (note);

  ck_assert_str_eq (copy->key, "k");
  ck_assert_str_eq (copy->text, "t");
  ck_assert_str_eq (copy->language, "l");
  ck_assert_str_eq (copy->translation, "tr");
  ck_assert_str_eq (copy->reason, "r");
  ck_assert_str_eq (copy->answer, "a");
  ck_assert_str_eq (copy->device, "d");
  ck_assert_int_eq (copy->rank, 3);
  drie_note_free (NULL);
  ck_assert_ptr_null (drie_note_copy (NULL));
}
END_TEST

START_TEST (test_agreement_copy)
{
  DrieAgreement *agreement = drie_agreement_new ();

  ck_assert_str_eq (agreement->what, "");
  ck_assert_str_eq (agreement->who, "");
  ck_assert_str_eq (agreement->reminds, "");
  ck_assert_ptr_null (agreement->before);
  ck_assert_int_eq (agreement->circle, DRIE_CIRCLE_NONE);
  ck_assert_int_eq (agreement->decides, DRIE_DECIDES_TOGETHER);
  agreement->before = g_strdup ("2027-02-01");
  agreement->id = 9;
  g_autoptr (DrieAgreement) copy = drie_agreement_copy (agreement);
  drie_agreement_free (agreement);

  ck_assert_str_eq (copy->what, "");
  ck_assert_str_eq (copy->who, "");
  ck_assert_str_eq (copy->reminds, "");
  ck_assert_str_eq (copy->before, "2027-02-01");
  ck_assert_int_eq (copy->id, 9);
  drie_agreement_free (NULL);
  ck_assert_ptr_null (drie_agreement_copy (NULL));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("note");
  TCase *words = tcase_create ("words");
  TCase *values = tcase_create ("values");

  tcase_add_loop_test (words, test_normalise, 0, G_N_ELEMENTS (texts));
  tcase_add_test (words, test_normalise_is_stable);
  tcase_add_test (words, test_normalise_length);
  tcase_add_test (words, test_normalise_long);
  tcase_add_test (words, test_keys);
  tcase_add_test (words, test_languages);
  suite_add_tcase (suite, words);

  tcase_add_loop_test (values, test_wire_names, 0, G_N_ELEMENTS (enumerations));
  tcase_add_test (values, test_dispositions);
  tcase_add_test (values, test_note_copy);
  tcase_add_test (values, test_agreement_copy);
  suite_add_tcase (suite, values);
  return test_run (suite);
}
