/* Catalogues of documents: the .mo files of any language, whatever the desktop's. SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem() */
#include <glib/gstdio.h>
#include <string.h>

#include "report/catalog.h"
#include "report/mo-file.h"
#include "report/plural-rule.h"
#include "test-utils.h"

#define HEADER                                                                                                                             \
  "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"                                                              \
  "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n"

static const char dutch[]
    = HEADER "msgid \"Pupils\"\nmsgstr \"Leerlingen\"\n\n"
             "msgctxt \"in a date\"\nmsgid \"May\"\nmsgstr \"mei\"\n\n"
             "msgid \"May\"\nmsgstr \"Mag\"\n\n"
             "msgid \"%u question\"\nmsgid_plural \"%u questions\"\nmsgstr[0] \"één vraag\"\nmsgstr[1] \"%u vragen\"\n\n"
             "msgid \"%1$s in %2$d\"\nmsgstr \"%2$d in %1$s\"\n";

static char *folder;

static void
setup (void)
{
  folder = test_temp_dir ();
  g_setenv ("DRIE_LOCALE_DIR", folder, TRUE);
}

static void
teardown (void)
{
  test_remove_dir (folder);
  g_clear_pointer (&folder, g_free);
}

static char *
mo_path (const char *language)
{
  g_autofree char *messages = g_build_filename (folder, language, "LC_MESSAGES", NULL);

  g_mkdir_with_parents (messages, 0700);
  return g_build_filename (messages, "driegesprek.mo", NULL);
}

static void
compile_with (const char *language, const char *po, const char *option)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *source = g_build_filename (folder, "source.po", NULL);
  g_autofree char *path = mo_path (language);
  g_autoptr (GSubprocess) msgfmt = NULL;

  ck_assert (g_file_set_contents (source, po, -1, &error));
  msgfmt = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "msgfmt", option, "-o", path, source, NULL);
  ck_assert_msg (msgfmt != NULL && g_subprocess_wait_check (msgfmt, NULL, &error), "%s", error != NULL ? error->message : "");
}

static void
compile (const char *language, const char *po)
{
  compile_with (language, po, "--endianness=little");
}

/* Words come from the file of the language asked for, with and without context; what it lacks stays English. */
START_TEST (test_words)
{
  compile ("nl", dutch);
  g_autoptr (DrieCatalog) catalog = drie_catalog_new ("nl");

  ck_assert_str_eq (T_ (catalog, "Pupils"), "Leerlingen");
  ck_assert_str_eq (T_ (catalog, "May"), "Mag");
  ck_assert_str_eq (TC_ (catalog, "in a date", "May"), "mei");
  ck_assert_str_eq (TC_ (catalog, "elsewhere", "May"), "May");
  ck_assert_str_eq (T_ (catalog, "Teachers"), "Teachers");
  ck_assert_str_eq (T_ (catalog, ""), "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n");
  ck_assert_str_eq (drie_catalog_get_language (catalog), "nl");
}
END_TEST

START_TEST (test_plural)
{
  static const struct
  {
    gulong n;
    const char *words;
  } cases[] = { { 0, "0 vragen" }, { 1, "één vraag" }, { 2, "2 vragen" }, { 101, "101 vragen" } };

  compile ("nl", dutch);
  g_autoptr (DrieCatalog) catalog = drie_catalog_new ("nl");
  g_autofree char *words = g_strdup_printf (TN_ (catalog, "%u question", "%u questions", cases[_i].n), (guint)cases[_i].n);
  ck_assert_str_eq (words, cases[_i].words);
}
END_TEST

/* A region falls back to its language, what has no file to English, and nothing leads out of the folder. */
START_TEST (test_which_file)
{
  static const struct
  {
    const char *language;
    const char *word;
    const char *answers_in;
  } cases[] = {
    { "nl", "Leerlingen", "nl" }, { "nl-BE", "Leerlingen", "nl-BE" }, { "nl_NL", "Leerlingen", "nl_NL" },
    { "sv", "Pupils", "en" },     { "en", "Pupils", "en" },           { "", "Pupils", "en" },
    { NULL, "Pupils", "en" },     { "../x/nl", "Pupils", "en" },      { "nl/../nl", "Pupils", "en" },
    { "n\xffl", "Pupils", "en" },
  };

  compile ("nl", dutch);
  g_autoptr (DrieCatalog) catalog = drie_catalog_new (cases[_i].language);
  ck_assert_str_eq (T_ (catalog, "Pupils"), cases[_i].word);
  ck_assert_str_eq (drie_catalog_get_language (catalog), cases[_i].answers_in);
}
END_TEST

START_TEST (test_byte_orders)
{
  compile_with ("nl", dutch, _i == 0 ? "--endianness=little" : "--endianness=big");
  g_autofree char *path = mo_path ("nl");
  g_autofree char *data = NULL;
  g_autoptr (DrieCatalog) catalog = drie_catalog_new ("nl");

  ck_assert (g_file_get_contents (path, &data, NULL, NULL));
  ck_assert_uint_eq ((guint8)data[0], _i == 0 ? 0xde : 0x95);
  ck_assert_str_eq (T_ (catalog, "Pupils"), "Leerlingen");
  ck_assert_str_eq (TN_ (catalog, "%u question", "%u questions", 1), "één vraag");
}
END_TEST

/* The headers of the nine languages, as translators' tools write them. */
static const struct
{
  const char *language;
  const char *expression;
  const char *forms; /* the form of each number in `numbers` */
} rules[] = {
  { "nl en de es", "(n != 1);", "1011111111" },
  { "fr", "(n > 1);", "0011111111" },
  { "tr", "(n > 1)\n", "0011111111" },
  { "tr, older", "0;", "0000000000" },
  { "pl", "(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);", "2012221212" },
  { "uk", "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);", "2012221012" },
  { "ar", "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);", "0123444554" },
  { "sums", "( n + 1 - 2 * 3 / 6 ) % 7 ;", "0125451346" },
  { "not", "!(n == 1) && !!n", "0011111111" },
  { "whichever way", "n <= 1 ? n >= 1 ? 1 : 2 : n < 5", "2110000000" },
  { "by zero", "n % 0 + n / 0", "0000000000" },
};
static const gulong numbers[] = { 0, 1, 2, 5, 11, 12, 22, 101, 102, 111 };

START_TEST (test_plural_rules)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      gulong form = 99;
      gulong want = (gulong)(rules[_i].forms[i] - '0');
      ck_assert (drie_plural_rule_eval (rules[_i].expression, numbers[i], &form));
      ck_assert_msg (form == want, "%s: %lu is form %lu, not %lu", rules[_i].language, numbers[i], form, want);
    }
}
END_TEST

START_TEST (test_broken_rules)
{
  static const char *const expressions[]
      = { "", ";", "n +", "(n", "n)", "n n", "n ? 1", "n ? : 1", "m", "n = 1", "n == ", "exit(1)", "1 ? 2 : 3 4", "n & 1" };
  gulong form;

  ck_assert_msg (!drie_plural_rule_eval (expressions[_i], 1, &form), "taken for a rule: %s", expressions[_i]);
}
END_TEST

START_TEST (test_deep_rule)
{
  static const char *const signs[] = { "(", "!", "n?", "n?n:" };
  GString *deep = g_string_new (NULL);
  gulong form;

  for (guint i = 0; i < 200000; i++)
    g_string_append (deep, signs[_i]);
  ck_assert (!drie_plural_rule_eval (deep->str, 1, &form));
  g_string_free (deep, TRUE);
}
END_TEST

/* A rule that is none, or one that answers beyond the forms there are, gives English words and no crash. */
START_TEST (test_rule_and_forms_disagree)
{
  static const struct
  {
    const char *rule;
    const char *two;
  } cases[] = {
    { "nplurals=2; plural=7;", "%u questions" },
    { "nplurals=2; plural=n-3;", "%u questions" },
    { "nplurals=2; plural=(;", "%u vragen" },
    { "nplurals=2", "%u vragen" },
  };
  g_autofree char *path = mo_path ("nl");
  g_autoptr (GString) po = g_string_new (dutch);

  g_string_replace (po, "nplurals=2; plural=(n != 1);", "PLACE-OF-THE-RULE-PLACE-OF--", 0);
  g_string_replace (po, "Plural-Forms", "X-Forms-Here", 0); /* msgfmt checks the real field */
  compile ("nl", po->str);

  g_autofree char *data = NULL;
  gsize length;
  ck_assert (g_file_get_contents (path, &data, &length, NULL));
  char *field = memmem (data, length, "X-Forms-Here: PLACE", 19);
  memcpy (field, "Plural-Forms: ", 14);
  memset (field + 14, ' ', 28);
  memcpy (field + 14, cases[_i].rule, strlen (cases[_i].rule));
  ck_assert (g_file_set_contents (path, data, (gssize)length, NULL));

  g_autoptr (DrieCatalog) catalog = drie_catalog_new ("nl");
  ck_assert_str_eq (T_ (catalog, "Pupils"), "Leerlingen");
  ck_assert_str_eq (TN_ (catalog, "%u question", "%u questions", 2), cases[_i].two);
}
END_TEST

/* Translations that would make printf read what is not there, or that are not UTF-8, are not used. */
START_TEST (test_unusable_translations)
{
  static const struct
  {
    const char *msgid;
    const char *msgstr;
    gboolean usable;
  } cases[] = {
    { "%u steps", "%u stappen", TRUE },   { "%u steps", "stappen", TRUE },
    { "%u steps", "%s stappen", FALSE },  { "%u steps", "%u %u stappen", FALSE },
    { "%u steps", "%lu stappen", FALSE }, { "%u steps", "%n stappen", FALSE },
    { "%u steps", "%*u stappen", FALSE }, { "%u steps", "100 %% stappen", TRUE },
    { "%u steps", "stappen %", FALSE },   { "steps", "%s stappen", FALSE },
    { "%s: %u", "%2$u: %1$s", TRUE },     { "%s: %u", "%u: %s", FALSE },
    { "%s: %u", "%2$u", FALSE },          { "%s: %u", "%1$s: %1$u", FALSE },
    { "%s: %u", "%99$s", FALSE },         { "%1$d %2$s", "%2$s %1$d", TRUE },
    { "%1$d %2$s", "%1$s %2$d", FALSE },  { "%u steps", "", FALSE },
    { "steps", "sta\xffppen", FALSE },    { "%u steps", "%05.1u stappen", TRUE },
  };
  g_autofree char *po = g_strdup_printf ("%smsgid \"%s\"\nmsgstr \"%s\"\n", HEADER, cases[_i].msgid,
                                         strchr (cases[_i].msgstr, '\xff') != NULL ? "sta?ppen" : cases[_i].msgstr);
  g_autofree char *path = mo_path ("nl");
  g_autofree char *data = NULL;
  gsize length;

  compile ("nl", po);
  ck_assert (g_file_get_contents (path, &data, &length, NULL));
  char *question = memmem (data, length, "sta?ppen", 8);
  if (question != NULL)
    question[3] = '\xff';
  ck_assert (g_file_set_contents (path, data, (gssize)length, NULL));

  g_autoptr (DrieCatalog) catalog = drie_catalog_new ("nl");
  ck_assert_str_eq (drie_catalog_get (catalog, NULL, cases[_i].msgid), cases[_i].usable ? cases[_i].msgstr : cases[_i].msgid);
}
END_TEST

START_TEST (test_other_charset)
{
  g_autoptr (GString) po = g_string_new (dutch);

  g_string_replace (po, "UTF-8", "ISO-8859-1", 0);
  compile ("nl", po->str);
  g_autoptr (DrieCatalog) catalog = drie_catalog_new ("nl");
  ck_assert_str_eq (T_ (catalog, "Pupils"), "Pupils");
}
END_TEST

static void
look_everything_up (const char *path)
{
  static const char *const msgids[] = { "", "Pupils", "May", "in a date\004May", "%u question", "zzz" };
  g_autoptr (DrieMoFile) file = drie_mo_file_open (path, NULL);

  for (guint i = 0; file != NULL && i < G_N_ELEMENTS (msgids); i++)
    {
      gsize length = 0, sum = 0;
      const char *found = drie_mo_file_lookup (file, msgids[i], &length);
      for (gsize j = 0; found != NULL && j <= length; j++) /* reads to the end: the sanitizer watches */
        sum += (guint8)found[j];
      ck_assert (found == NULL || found[length] == '\0' || sum == 0);
    }
}

/* Cut off anywhere, or with any byte changed: never read outside the file. */
START_TEST (test_broken_files)
{
  static const guint8 masks[] = { 0x01, 0x80, 0xff };
  g_autofree char *path = mo_path ("nl");
  g_autofree char *broken = g_build_filename (folder, "broken.mo", NULL);
  g_autofree char *data = NULL;
  gsize length;

  compile ("nl", dutch);
  ck_assert (g_file_get_contents (path, &data, &length, NULL));
  for (gsize cut = 0; cut < length; cut++)
    {
      ck_assert (g_file_set_contents_full (broken, data, (gssize)cut, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      look_everything_up (broken);
    }
  for (gsize at = 0; at < length; at++)
    for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
      {
        data[at] ^= (char)masks[i];
        ck_assert (g_file_set_contents_full (broken, data, (gssize)length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
        look_everything_up (broken);
        data[at] ^= (char)masks[i];
      }
}
END_TEST

START_TEST (test_no_catalogue_at_all)
{
  static const char *const contents[] = { "", "PK\003\004", "\xde\x12\x04\x95", "msgid \"Pupils\"\nmsgstr \"Leerlingen\"\n" };
  g_autofree char *path = mo_path ("nl");

  ck_assert (g_file_set_contents (path, contents[_i], -1, NULL));
  g_autoptr (DrieCatalog) catalog = drie_catalog_new ("nl");
  ck_assert_str_eq (T_ (catalog, "Pupils"), "Pupils");
  ck_assert_str_eq (TN_ (catalog, "%u question", "%u questions", 2), "%u questions");
}
END_TEST

static gpointer
translate_cb (gpointer unused)
{
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (DrieCatalog) catalog = drie_catalog_new (i % 2 == 0 ? "nl" : "nl-BE");
      if (strcmp (T_ (catalog, "Pupils"), "Leerlingen") != 0)
        return NULL;
    }
  return GINT_TO_POINTER (1);
}

START_TEST (test_many_threads)
{
  GThread *threads[4];

  compile ("nl", dutch);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("translate", translate_cb, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    ck_assert_ptr_nonnull (g_thread_join (threads[i]));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("catalog");
  TCase *tcase = tcase_create ("catalog");

  tcase_add_checked_fixture (tcase, setup, teardown);
  tcase_add_test (tcase, test_words);
  tcase_add_loop_test (tcase, test_plural, 0, 4);
  tcase_add_loop_test (tcase, test_which_file, 0, 10);
  tcase_add_loop_test (tcase, test_byte_orders, 0, 2);
  tcase_add_loop_test (tcase, test_plural_rules, 0, G_N_ELEMENTS (rules));
  tcase_add_loop_test (tcase, test_broken_rules, 0, 14);
  tcase_add_loop_test (tcase, test_deep_rule, 0, 4);
  tcase_add_loop_test (tcase, test_rule_and_forms_disagree, 0, 4);
  tcase_add_loop_test (tcase, test_unusable_translations, 0, 20);
  tcase_add_test (tcase, test_other_charset);
  tcase_add_test (tcase, test_broken_files);
  tcase_add_loop_test (tcase, test_no_catalogue_at_all, 0, 4);
  tcase_add_test (tcase, test_many_threads);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
