/* Acknowledged means durable: a process that writes is killed again and again. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program is its own victim: with --write DIRECTORY ROUND it writes notes until it is killed, and says on its standard output what it
 * was answered: "+key" for a note that is stored, "-key" for one that was taken back. */
#define _GNU_SOURCE /* pipe2 */

#include "test-store-utils.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define ROUNDS    12
#define IN_FLIGHT 48

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

/* The test */

static char *directory;

static void
set_up (void)
{
  directory = test_temp_dir ();
}

static void
tear_down (void)
{
  test_remove_dir (directory);
  g_free (directory);
}

static pid_t
start_victim (guint round, FILE **answers)
{
  g_autofree char *number = g_strdup_printf ("%u", round);
  int ends[2];

  ck_assert_int_eq (pipe2 (ends, O_CLOEXEC), 0);
  pid_t child = fork ();
  if (child == 0)
    {
      dup2 (ends[1], STDOUT_FILENO);
      execl ("/proc/self/exe", "test-store-kill", "--write", directory, number, NULL);
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
      pid_t victim = start_victim (round, &answers);
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

int
main (int argc, char **argv)
{
  if (argc == 4 && g_strcmp0 (argv[1], "--write") == 0)
    return write_until_killed (argv[2], argv[3]);

  Suite *suite = suite_create ("store-kill");
  TCase *tcase = tcase_create ("kill");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, test_killed_while_writing);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
