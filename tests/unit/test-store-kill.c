/* Acknowledged means durable: a process that writes is killed again and again. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program is its own victim: with --write DIRECTORY ROUND it writes notes until it is killed, with --finalise it makes one evening
 * after the other final. It says on its standard output what it was answered: "+key" for a note that is stored, "-key" for one that was
 * taken back or wiped, "?" before it asks for an evening to become final. */
#define _GNU_SOURCE /* pipe2 */

#include "test-store-utils.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define ROUNDS    12
#define IN_FLIGHT 48
#define N_NOTES   20

/* The victim */

typedef struct
{
  DrieStore *store;
  guint round;
  guint next;
} Victim;

typedef struct
{
  Victim *victim;
  DrieNoteOp op;
  char *name;
} Request;

static void submit_next (Victim *victim);

static void
say (char sign, const char *name)
{
  g_autofree char *line = g_strdup_printf ("%c%s\n", sign, name);

  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    _exit (1);
}

static void submit (Victim *victim, DrieNoteOp op, const char *name);

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Request *request = user_data;
  Victim *victim = request->victim;
  DrieNoteOutcome outcome;

  if (!drie_store_write_note_finish (victim->store, result, &outcome, NULL, NULL) || outcome != DRIE_NOTE_DONE)
    _exit (1);
  say (request->op == DRIE_NOTE_ADD ? '+' : '-', request->name);
  /* Every fifth is taken back. */
  if (request->op == DRIE_NOTE_ADD && g_str_has_suffix (request->name, "5"))
    submit (victim, DRIE_NOTE_WITHDRAW, request->name);
  else
    submit_next (victim);
  g_free (request->name);
  g_free (request);
}

static void
submit (Victim *victim, DrieNoteOp op, const char *name)
{
  g_autoptr (DrieNote) note = make_note (name, "device", name);
  Request *request = g_new0 (Request, 1);

  request->victim = victim;
  request->op = op;
  request->name = g_strdup (name);
  drie_store_write_note_async (victim->store, 1, op, note, answered_cb, request);
}

static void
submit_next (Victim *victim)
{
  g_autofree char *name = g_strdup_printf ("round %u note %u", victim->round, victim->next++);

  submit (victim, DRIE_NOTE_ADD, name);
}

static int
write_until_killed (const char *directory, const char *round)
{
  Victim victim = { drie_store_open (directory, DRIE_STORE_WRITE, NULL), atoi (round), 0 };

  if (victim.store == NULL)
    return 1;
  for (int i = 0; i < IN_FLIGHT; i++)
    submit_next (&victim);
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
}

/* The helpers of the tests do not work outside of one. */
static GAsyncResult *
await (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (slot);
}

static gint64
add_evening (DrieStore *store)
{
  g_autoptr (DriePlan) plan = drie_plan_new ();
  GAsyncResult *slot = NULL;

  drie_store_create_async (store, plan, test_result_cb, &slot);
  g_autoptr (GAsyncResult) result = await (&slot);
  return drie_store_create_finish (store, result, NULL);
}

/* An evening with a note that holds @word and was removed. */
static gint64
add_evening_with (DrieStore *store, const char *word)
{
  gint64 id = add_evening (store);
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autoptr (DrieNote) stored = NULL;
  GAsyncResult *slot = NULL;

  for (guint i = 0; i < N_NOTES; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);
      g_autoptr (DrieNote) note = make_note (key, "device", i == 0 ? word : "an ordinary note");
      drie_store_write_note_async (store, id, DRIE_NOTE_ADD, note, i == 0 ? test_result_cb : NULL, &slot);
    }
  g_autoptr (GAsyncResult) result = await (&slot);
  if (!drie_store_write_note_finish (store, result, NULL, &stored, NULL))
    _exit (1);
  stored->disposition = DRIE_DISPOSITION_REMOVED;
  g_ptr_array_add (notes, stored);
  drie_store_update_notes_async (store, id, notes, NULL, NULL);
  return id;
}

static int
finalise_until_killed (const char *directory, const char *round)
{
  DrieStore *store = drie_store_open (directory, DRIE_STORE_WRITE, NULL);
  GAsyncResult *slot = NULL;

  if (store == NULL)
    return 1;
  for (guint n = 0; TRUE; n++)
    {
      g_autofree char *word = g_strdup_printf ("secret%sround%uword", round, n);
      gint64 id = add_evening_with (store, word);

      say ('?', word);
      drie_store_finalise_async (store, id, 1, drie_version_new (NULL, NULL), test_result_cb, &slot);
      g_autoptr (GAsyncResult) result = await (&slot);
      if (!drie_store_finish (store, result, NULL))
        _exit (1);
      say ('-', word);
    }
}

/* The test */

static pid_t
start_victim (const char *task, guint round, FILE **answers)
{
  g_autofree char *number = g_strdup_printf ("%u", round);
  int ends[2];

  ck_assert_int_eq (pipe2 (ends, O_CLOEXEC), 0);
  pid_t child = fork ();
  if (child == 0)
    {
      dup2 (ends[1], STDOUT_FILENO);
      execl ("/proc/self/exe", "test-store-kill", task, directory, number, NULL);
      _exit (127);
    }
  close (ends[1]);
  *answers = fdopen (ends[0], "r");
  return child;
}

/* Reads what the victim was answered, and kills it after @limit answers; what it could still say counts, too. */
static void
collect_answers (pid_t victim, FILE *answers, guint limit, GHashTable *added, GHashTable *withdrawn)
{
  char line[100];
  guint count = 0;
  int status;

  while (fgets (line, sizeof line, answers) != NULL)
    {
      /* A last line without its end was not said. */
      if (g_str_has_suffix (line, "\n"))
        g_hash_table_add (line[0] == '+' ? added : withdrawn, g_strndup (line + 1, strlen (line) - 2));
      if (++count == limit)
        kill (victim, SIGKILL);
    }
  fclose (answers);
  waitpid (victim, &status, 0);
  ck_assert_msg (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL, "the victim ended by itself");
}

/* @seen: how often each text is in the evening */
static GHashTable *
count_texts (const DrieSummary *summary)
{
  GHashTable *seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < summary->notes->len; i++)
    {
      const DrieNote *note = g_ptr_array_index (summary->notes, i);
      guint before = GPOINTER_TO_UINT (g_hash_table_lookup (seen, note->text));
      g_hash_table_insert (seen, note->text, GUINT_TO_POINTER (before + 1));
    }
  return seen;
}

static void
check_library (GHashTable *added, GHashTable *withdrawn)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrieStore) reader = drie_store_open (directory, DRIE_STORE_READ, &error);
  g_autofree char *trouble = check_integrity (directory);
  GHashTableIter iter;
  gpointer name;

  ck_assert_msg (reader != NULL, "%s", error != NULL ? error->message : "");
  ck_assert_msg (trouble == NULL, "%s", trouble);
  g_autoptr (DrieSummary) summary = load (reader, 1);
  g_autoptr (GHashTable) seen = count_texts (summary);

  g_hash_table_iter_init (&iter, added);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      guint times = GPOINTER_TO_UINT (g_hash_table_lookup (seen, name));
      if (g_hash_table_contains (withdrawn, name))
        ck_assert_msg (times == 0, "%s was taken back and is there", (char *)name);
      else if (g_str_has_suffix (name, "5"))
        ck_assert_msg (times <= 1, "%s is there %u times", (char *)name, times);
      else
        ck_assert_msg (times == 1, "%s is there %u times", (char *)name, times);
    }
}

/* However often and wherever a writing process is killed: every note that was acknowledged is there, once; none that was taken back is; the
 * file is sound; and the next process goes on. */
START_TEST (test_killed_while_writing)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1126);
  g_autoptr (GHashTable) added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) withdrawn = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  DrieStore *store = open_store (directory);

  create (store, "evening");
  drie_store_close (store);
  for (guint round = 0; round < ROUNDS; round++)
    {
      FILE *answers;
      pid_t victim = start_victim ("--write", round, &answers);
      guint before = g_hash_table_size (added);
      collect_answers (victim, answers, g_rand_int_range (random, 1, 400), added, withdrawn);
      ck_assert_uint_gt (g_hash_table_size (added), before);
      check_library (added, withdrawn);
    }
  ck_assert_uint_gt (g_hash_table_size (added), 500);
  ck_assert_uint_gt (g_hash_table_size (withdrawn), 20);

  /* The index has kept step as well. */
  store = open_store (directory);
  g_autofree char *found = search (store, "note 1");
  ck_assert_str_eq (found, "1 ");
  drie_store_close (store);
}
END_TEST

/* Killed while deleted words are being scrubbed, which rewrites the whole file: it is sound, nothing is lost, and what was answered to be
 * gone is gone, the rest after the next opening. */
START_TEST (test_killed_while_scrubbing)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1127);
  g_autoptr (GHashTable) gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char line[100];
  GHashTableIter iter;
  gpointer word;

  for (guint round = 0; round < 10; round++)
    {
      FILE *answers;
      pid_t victim = start_victim ("--finalise", round, &answers);
      guint asked = 0;
      int status;

      while (fgets (line, sizeof line, answers) != NULL)
        {
          if (line[0] == '-' && g_str_has_suffix (line, "\n"))
            g_hash_table_add (gone, g_strndup (line + 1, strlen (line) - 2));
          /* Somewhere in the middle of the third one; where exactly is left to chance. */
          if (line[0] == '?' && ++asked == 3)
            {
              g_usleep (g_rand_int_range (random, 0, 15000));
              kill (victim, SIGKILL);
            }
        }
      fclose (answers);
      waitpid (victim, &status, 0);
      ck_assert_msg (WIFSIGNALED (status), "the victim ended by itself");

      g_hash_table_iter_init (&iter, gone);
      while (g_hash_table_iter_next (&iter, &word, NULL))
        assert_gone (directory, word);
      g_autofree char *trouble = check_integrity (directory);
      ck_assert_msg (trouble == NULL, "%s", trouble);
    }

  ck_assert_uint_ge (g_hash_table_size (gone), 20);
  g_autoptr (DrieStore) store = open_store (directory);
  g_autoptr (GPtrArray) entries = drie_store_list (store, NULL, NULL);
  ck_assert_uint_ge (entries->len, 30);
  for (guint i = 0; i < entries->len; i++)
    {
      const DrieEntry *entry = g_ptr_array_index (entries, i);
      if (entry->status == DRIE_STATUS_FINAL)
        ck_assert_uint_eq (entry->notes, N_NOTES);
    }
}
END_TEST

int
main (int argc, char **argv)
{
  if (argc == 4 && g_strcmp0 (argv[1], "--write") == 0)
    return write_until_killed (argv[2], argv[3]);
  if (argc == 4 && g_strcmp0 (argv[1], "--finalise") == 0)
    return finalise_until_killed (argv[2], argv[3]);

  Suite *suite = suite_create ("store-kill");
  TCase *tcase = tcase_create ("kill");

  tcase_add_checked_fixture (tcase, folder_set_up, store_tear_down);
  tcase_add_test (tcase, test_killed_while_writing);
  tcase_add_test (tcase, test_killed_while_scrubbing);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
