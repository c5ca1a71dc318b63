/* The writer: order, shared commits, jobs that fail alone, answers where they belong. SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-store-utils.h"

#include <signal.h>
#include <sys/resource.h>

/* What the jobs of these tests share. */
static GMutex mutex;
static GCond cond;
static gboolean gate_reached;
static gboolean gate_open;
static guint commits;
static GString *order;

static void
set_up (void)
{
  store_set_up ();
  order = g_string_new (NULL);
}

static void
tear_down (void)
{
  store_tear_down ();
  g_string_free (order, TRUE);
}

static int
count_commit_cb (gpointer unused)
{
  commits++;
  return 0;
}

static int
refuse_commit_cb (gpointer unused)
{
  return 1;
}

/* Holds the writer up in the middle of a transaction until the gate is opened. */
static gboolean
gate_job (DrieDatabase *database, gpointer data, GError **error)
{
  sqlite3_commit_hook (drie_database_get_handle (database), count_commit_cb, NULL);
  g_mutex_lock (&mutex);
  gate_reached = TRUE;
  g_cond_broadcast (&cond);
  while (!gate_open)
    g_cond_wait (&cond, &mutex);
  g_mutex_unlock (&mutex);
  return TRUE;
}

static gboolean
refuse_commit_job (DrieDatabase *database, gpointer data, GError **error)
{
  sqlite3_commit_hook (drie_database_get_handle (database), refuse_commit_cb, NULL);
  return TRUE;
}

static gboolean
allow_commit_job (DrieDatabase *database, gpointer data, GError **error)
{
  sqlite3_commit_hook (drie_database_get_handle (database), NULL, NULL);
  return TRUE;
}

/* Writes something, then fails. */
static gboolean
failing_job (DrieDatabase *database, gpointer data, GError **error)
{
  ck_assert (drie_database_exec (database, "UPDATE dialogue SET theme = 'half done'", NULL));
  g_set_error_literal (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_IO, "meant to fail");
  return FALSE;
}

/* Writes something, then loses the whole transaction, as a full disk makes SQLite do. */
static gboolean
catastrophe_job (DrieDatabase *database, gpointer data, GError **error)
{
  ck_assert (drie_database_exec (database, "ROLLBACK", NULL));
  g_set_error_literal (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_IO, "disk full");
  return FALSE;
}

static void
push (DrieJob job, GAsyncResult **slot)
{
  drie_writer_push (drie_store_get_writer (store), g_task_new (NULL, NULL, slot != NULL ? test_result_cb : NULL, slot), job,
                    DRIE_JOB_PLAIN);
}

static void
close_gate (void)
{
  gate_reached = gate_open = FALSE;
  push (gate_job, NULL);
  g_mutex_lock (&mutex);
  while (!gate_reached)
    g_cond_wait (&cond, &mutex);
  g_mutex_unlock (&mutex);
}

static void
open_gate (void)
{
  g_mutex_lock (&mutex);
  gate_open = TRUE;
  g_cond_broadcast (&cond);
  g_mutex_unlock (&mutex);
}

static gboolean
succeeded (GAsyncResult **slot)
{
  g_autoptr (GAsyncResult) result = wait_for (slot);

  return drie_store_finish (store, result, NULL);
}

/* A burst of notes that waits while the disk is busy shares one commit; every note is answered. */
START_TEST (test_burst_shares_a_commit)
{
  gint64 id = create (store, "burst");
  GAsyncResult *slots[200] = { NULL };

  close_gate ();
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      g_autofree char *key = g_strdup_printf ("note %u", i);
      g_autoptr (DrieNote) note = make_note (key, "device", key);
      drie_store_write_note_async (store, id, DRIE_NOTE_ADD, note, test_result_cb, &slots[i]);
    }
  open_gate ();
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    ck_assert (succeeded (&slots[i]));

  /* The gate's own and one for all notes. */
  ck_assert_uint_eq (commits, 2);
  g_autoptr (DrieSummary) summary = load (store, id);
  ck_assert_uint_eq (summary->notes->len, G_N_ELEMENTS (slots));
  for (guint i = 0; i < summary->notes->len; i++)
    {
      g_autofree char *text = g_strdup_printf ("note %u", i);
      ck_assert_str_eq (((DrieNote *)g_ptr_array_index (summary->notes, i))->text, text);
    }
}
END_TEST

/* Nothing is answered before its commit: while the gate is closed, nothing comes, and readers see nothing. */
START_TEST (test_no_answer_before_the_commit)
{
  gint64 id = create (store, "before");
  g_autoptr (DrieNote) note = make_note ("key", "device", "text");
  GAsyncResult *slot = NULL;

  close_gate ();
  drie_store_write_note_async (store, id, DRIE_NOTE_ADD, note, test_result_cb, &slot);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  ck_assert_ptr_null (slot);
  g_autoptr (DrieSummary) before = load (store, id);
  ck_assert_uint_eq (before->notes->len, 0);

  open_gate ();
  g_autoptr (GAsyncResult) result = wait_for (&slot);
  g_autoptr (DrieSummary) after = load (store, id);
  ck_assert_uint_eq (after->notes->len, 1);
}
END_TEST

/* A job that fails is undone alone: what came before and after it in the same transaction stays. */
START_TEST (test_a_job_fails_alone)
{
  gint64 id = create (store, "alone");
  GAsyncResult *slots[3] = { NULL };
  g_autoptr (GError) error = NULL;

  close_gate ();
  drie_store_set_address_async (store, id, "http://before", test_result_cb, &slots[0]);
  push (failing_job, &slots[1]);
  drie_store_set_published_async (store, id, TRUE, test_result_cb, &slots[2]);
  open_gate ();

  ck_assert (succeeded (&slots[0]));
  g_autoptr (GAsyncResult) failed = wait_for (&slots[1]);
  ck_assert (!drie_store_finish (store, failed, &error));
  ck_assert_str_eq (error->message, "meant to fail");
  ck_assert (succeeded (&slots[2]));
  ck_assert_uint_eq (commits, 2);

  g_autoptr (DrieSummary) summary = load (store, id);
  ck_assert_str_eq (summary->address, "http://before");
  ck_assert_str_eq (summary->plan->theme, "alone");
  ck_assert_int_eq (summary->published, TRUE);
}
END_TEST

/* If the commit fails, so does every job in it, and the next ones succeed. */
START_TEST (test_commit_fails)
{
  gint64 id = create (store, "commit");
  GAsyncResult *slots[3] = { NULL };

  close_gate ();
  drie_store_set_address_async (store, id, "http://lost", test_result_cb, &slots[0]);
  push (refuse_commit_job, &slots[1]);
  open_gate ();
  ck_assert (!succeeded (&slots[0]));
  ck_assert (!succeeded (&slots[1]));

  /* The hook goes before its own transaction commits. */
  push (allow_commit_job, &slots[2]);
  ck_assert (succeeded (&slots[2]));
  settle (store);
  g_autoptr (DrieSummary) summary = load (store, id);
  ck_assert_ptr_null (summary->address);
  ck_assert_int_eq (write_text (store, id, DRIE_NOTE_ADD, "key", "device", "text"), DRIE_NOTE_DONE);
}
END_TEST

/* If SQLite drops the transaction in the middle, nobody who was in it is told that it was saved; a barrier is still answered. */
START_TEST (test_transaction_lost)
{
  gint64 id = create (store, "lost");
  GAsyncResult *slots[4] = { NULL };

  close_gate ();
  drie_store_set_address_async (store, id, "http://lost", test_result_cb, &slots[0]);
  push (catastrophe_job, &slots[1]);
  drie_store_set_published_async (store, id, TRUE, test_result_cb, &slots[2]);
  drie_store_settle_async (store, test_result_cb, &slots[3]);
  open_gate ();
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GAsyncResult) result = wait_for (&slots[i]);
      g_autoptr (GError) error = NULL;
      ck_assert (!drie_store_finish (store, result, &error));
      ck_assert_str_eq (error->message, "disk full");
    }
  ck_assert (succeeded (&slots[3]));

  g_autoptr (DrieSummary) summary = load (store, id);
  ck_assert_ptr_null (summary->address);
  ck_assert_int_eq (summary->published, FALSE);
  drie_store_set_published_async (store, id, TRUE, NULL, NULL);
  settle (store);
  g_autoptr (DrieSummary) after = load (store, id);
  ck_assert_int_eq (after->published, TRUE);
}
END_TEST

/* How large a file may become; as if the disk were full then. */
static void
limit_files (rlim_t size)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  ck_assert_int_eq (getrlimit (RLIMIT_FSIZE, &limit), 0);
  limit.rlim_cur = size == RLIM_INFINITY ? limit.rlim_max : size;
  ck_assert_int_eq (setrlimit (RLIMIT_FSIZE, &limit), 0);
}

/* The disk fills up during an evening: who is told that a note was saved can rely on it, the others are told that it was not. Once there is
 * room again, it goes on. */
START_TEST (test_disk_full)
{
  gint64 id = create (store, "full");
  g_autofree char *text = g_strnfill (1000, 'x');
  GAsyncResult *slots[400] = { NULL };
  guint saved = 0;

  limit_files (300 * 1024);
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      g_autofree char *key = g_strdup_printf ("note %u", i);
      g_autoptr (DrieNote) note = make_note (key, "device", text);
      drie_store_write_note_async (store, id, DRIE_NOTE_ADD, note, test_result_cb, &slots[i]);
      if (i % 10 == 9)
        wait_for (&slots[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      g_autoptr (GAsyncResult) result = wait_for (&slots[i]);
      g_autoptr (GError) error = NULL;
      if (drie_store_finish (store, result, &error))
        saved++;
      else
        ck_assert_msg (g_error_matches (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_DISK), "%s", error->message);
    }
  ck_assert_uint_gt (saved, 10);
  ck_assert_uint_lt (saved, G_N_ELEMENTS (slots));

  limit_files (RLIM_INFINITY);
  ck_assert_int_eq (write_text (store, id, DRIE_NOTE_ADD, "afterwards", "device", "room again"), DRIE_NOTE_DONE);
  g_clear_pointer (&store, drie_store_close);
  store = open_store (directory);
  g_autoptr (DrieSummary) summary = load (store, id);
  ck_assert_uint_eq (summary->notes->len, saved + 1);
  g_autofree char *trouble = check_integrity (directory);
  ck_assert_msg (trouble == NULL, "%s", trouble);
}
END_TEST

/* A disk that takes nothing while it is broken; it says so as SQLite would. */
static gint broken;
static gint troubles;

static gboolean
disk_job (DrieDatabase *database, gpointer data, GError **error)
{
  if (g_atomic_int_get (&broken))
    g_set_error_literal (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_DISK, "broken");
  return !g_atomic_int_get (&broken);
}

/* Counts down on "broken" and up on its end. */
static void
trouble_cb (const GError *error, gpointer unused)
{
  if (error != NULL)
    g_atomic_int_set (&troubles, g_str_equal (error->message, "broken") ? -1 : -100);
  else
    g_atomic_int_add (&troubles, 2);
}

static gboolean
is_disk_error (GAsyncResult **slot)
{
  g_autoptr (GAsyncResult) result = wait_for (slot);
  g_autoptr (GError) error = NULL;

  return !drie_store_finish (store, result, &error) && g_error_matches (error, DRIE_STORE_ERROR, DRIE_STORE_ERROR_DISK);
}

/* While the disk takes nothing, what phones sent fails at once, and what the chair did waits; both are said. When it takes something again,
 * what waited is written, in its order, and only once. */
START_TEST (test_chair_waits_for_the_disk)
{
  gint64 id = create (store, "waits");
  const DrieEvent started = { .type = DRIE_EVENT_STARTED, .at = 1 }, entered = { .type = DRIE_EVENT_ENTERED, .at = 2, .value = 1 };
  g_autoptr (DrieNote) paper = make_note ("paper", NULL, "On paper");
  g_autoptr (DrieNote) phone = make_note ("phone", "device", "On a phone");
  GAsyncResult *slots[7] = { NULL };

  drie_store_watch (store, trouble_cb, NULL);
  g_atomic_int_set (&broken, TRUE);
  drie_writer_push (drie_store_get_writer (store), g_task_new (NULL, NULL, test_result_cb, &slots[3]), disk_job, DRIE_JOB_KEEP);
  test_wait_until (g_atomic_int_get (&troubles) == -1);
  push (disk_job, &slots[0]);
  drie_store_add_event_async (store, id, 0, &started, DRIE_STATUS_RUNNING, test_result_cb, &slots[1]);
  drie_store_write_note_async (store, id, DRIE_NOTE_ADD, paper, test_result_cb, &slots[2]);
  drie_store_write_note_async (store, id, DRIE_NOTE_ADD, phone, test_result_cb, &slots[4]);
  drie_store_settle_async (store, test_result_cb, &slots[5]);
  ck_assert (is_disk_error (&slots[0]));
  ck_assert (is_disk_error (&slots[4]));
  ck_assert (is_disk_error (&slots[5]));
  ck_assert_int_eq (g_atomic_int_get (&troubles), -1);
  drie_store_add_event_async (store, id, 1, &entered, DRIE_STATUS_RUNNING, test_result_cb, &slots[6]);
  slots[5] = NULL;
  drie_store_settle_async (store, test_result_cb, &slots[5]);
  ck_assert (is_disk_error (&slots[5]));
  ck_assert (slots[1] == NULL && slots[2] == NULL && slots[3] == NULL && slots[6] == NULL);

  g_atomic_int_set (&broken, FALSE);
  ck_assert (succeeded (&slots[6]));
  ck_assert (succeeded (&slots[1]) && succeeded (&slots[2]) && succeeded (&slots[3]));
  ck_assert_int_eq (g_atomic_int_get (&troubles), 1);
  g_autoptr (DrieSummary) summary = load (store, id);
  ck_assert_uint_eq (summary->events->len, 2);
  ck_assert_uint_eq (summary->notes->len, 1);
  ck_assert_str_eq (((DrieNote *)g_ptr_array_index (summary->notes, 0))->text, "On paper");
}
END_TEST

/* A store that is closed while the disk takes nothing gives up, and says so. */
START_TEST (test_gives_up_on_closing)
{
  GAsyncResult *slots[2] = { NULL };

  g_atomic_int_set (&broken, TRUE);
  drie_writer_push (drie_store_get_writer (store), g_task_new (NULL, NULL, test_result_cb, &slots[0]), disk_job, DRIE_JOB_KEEP);
  drie_store_settle_async (store, test_result_cb, &slots[1]);
  ck_assert (is_disk_error (&slots[1]));
  g_clear_pointer (&store, drie_store_close);
  ck_assert (is_disk_error (&slots[0]));
}
END_TEST

static void
note_order_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_string_append (order, user_data);
}

/* Answers come in the order of submission, a barrier's after all that was asked before it. */
START_TEST (test_order_of_answers)
{
  gint64 id = create (store, "order");
  g_autoptr (DrieNote) note = make_note ("key", "device", "text");
  GAsyncResult *slot = NULL;

  for (int round = 0; round < 50; round++)
    {
      g_string_truncate (order, 0);
      drie_store_set_address_async (store, id, "a", note_order_cb, "a");
      drie_store_write_note_async (store, id, DRIE_NOTE_ADD, note, note_order_cb, "b");
      drie_store_set_recap_async (store, 4711, DRIE_RECAP_PUPILS, "fails", note_order_cb, "c");
      drie_store_settle_async (store, note_order_cb, "|");
      drie_store_set_address_async (store, id, "d", note_order_cb, "d");
      drie_store_settle_async (store, test_result_cb, &slot);
      g_autoptr (GAsyncResult) result = wait_for (&slot);
      slot = NULL;
      ck_assert_str_eq (order->str, "abc|d");
    }
}
END_TEST

/* A thread with a main context of its own, as the web has. */
static gpointer
other_thread (gpointer data)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  gint64 id = *(gint64 *)data;
  GAsyncResult *slot = NULL;

  g_main_context_push_thread_default (context);
  for (int i = 0; i < 100; i++)
    {
      g_autofree char *key = g_strdup_printf ("%p %d", g_thread_self (), i);
      g_autoptr (DrieNote) note = make_note (key, "device", key);
      drie_store_write_note_async (store, id, DRIE_NOTE_ADD, note, test_result_cb, &slot);
      while (slot == NULL)
        g_main_context_iteration (context, TRUE);
      ck_assert (g_task_get_context (G_TASK (slot)) == context);
      g_autoptr (DrieSummary) seen = load (store, id);
      ck_assert_ptr_nonnull (find_note (seen, key));
      g_clear_object (&slot);
    }
  g_main_context_pop_thread_default (context);
  return NULL;
}

/* From any thread: each is answered on its own context and reads its own note back at once. */
START_TEST (test_threads)
{
  gint64 id = create (store, "threads");
  GThread *threads[6];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("phone", other_thread, &id);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_autoptr (DrieSummary) summary = load (store, id);
  ck_assert_uint_eq (summary->notes->len, 100 * G_N_ELEMENTS (threads));
}
END_TEST

/* What is passed may be freed at once: the store has its copies. (The sanitizer looks on.) */
START_TEST (test_arguments_are_copied)
{
  gint64 id = create (store, "copies");
  DrieNote *note = make_note ("key", "device", "text");
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify)drie_note_free);
  GAsyncResult *slots[2] = { NULL };

  close_gate ();
  drie_store_write_note_async (store, id, DRIE_NOTE_ADD, note, test_result_cb, &slots[0]);
  g_ptr_array_add (notes, note);
  note->id = 1;
  note->disposition = DRIE_DISPOSITION_KEPT;
  drie_store_update_notes_async (store, id, notes, test_result_cb, &slots[1]);
  g_ptr_array_set_size (notes, 0);
  open_gate ();
  ck_assert (succeeded (&slots[0]));
  ck_assert (succeeded (&slots[1]));
  g_autoptr (DrieSummary) summary = load (store, id);
  ck_assert_int_eq (find_note (summary, "key")->disposition, DRIE_DISPOSITION_KEPT);
}
END_TEST

/* Closing waits for what was submitted, and its answers still arrive. */
START_TEST (test_close_waits)
{
  gint64 id = create (store, "close");
  GAsyncResult *slots[300] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      g_autofree char *key = g_strdup_printf ("note %u", i);
      g_autoptr (DrieNote) note = make_note (key, "device", key);
      drie_store_write_note_async (store, id, DRIE_NOTE_ADD, note, test_result_cb, &slots[i]);
    }
  g_clear_pointer (&store, drie_store_close);
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    ck_assert (succeeded (&slots[i]));

  store = open_store (directory);
  g_autoptr (DrieSummary) summary = load (store, id);
  ck_assert_uint_eq (summary->notes->len, G_N_ELEMENTS (slots));
}
END_TEST

static gint64
size_of (const char *name)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL ? g_file_info_get_size (info) : -1;
}

/* A long journal is copied into the database while the program runs, and closing leaves nothing but the file and the lock. */
START_TEST (test_journal_is_kept_short)
{
  gint64 id = create (store, "journal");
  g_autofree char *text = g_strnfill (2000, 'x');

  for (int i = 0; i < 2000; i++)
    {
      g_autofree char *key = g_strdup_printf ("note %d", i);
      g_autoptr (DrieNote) note = make_note (key, "device", text);
      drie_store_write_note_async (store, id, DRIE_NOTE_ADD, note, NULL, NULL);
      if (i % 50 == 49)
        settle (store);
    }
  /* All that was written would be more than what the journal may hold, which is 1000 pages and the last commit. */
  ck_assert_int_gt (size_of ("library.db"), 2 * 1024 * 1024);
  ck_assert_int_gt (size_of ("library.db-wal"), 0);
  ck_assert_int_lt (size_of ("library.db-wal"), 1500 * 4096);

  g_clear_pointer (&store, drie_store_close);
  ck_assert_uint_eq (count_files (directory, "library.db"), 1);
  ck_assert_uint_eq (count_files (directory, ""), 2);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("store-writer");
  TCase *tcase = tcase_create ("writer");

  tcase_add_checked_fixture (tcase, set_up, tear_down);
  tcase_add_test (tcase, test_burst_shares_a_commit);
  tcase_add_test (tcase, test_no_answer_before_the_commit);
  tcase_add_test (tcase, test_a_job_fails_alone);
  tcase_add_test (tcase, test_commit_fails);
  tcase_add_test (tcase, test_transaction_lost);
  tcase_add_test (tcase, test_disk_full);
  tcase_add_test (tcase, test_chair_waits_for_the_disk);
  tcase_add_test (tcase, test_gives_up_on_closing);
  tcase_add_test (tcase, test_order_of_answers);
  tcase_add_test (tcase, test_threads);
  tcase_add_test (tcase, test_arguments_are_copied);
  tcase_add_test (tcase, test_close_waits);
  tcase_add_test (tcase, test_journal_is_kept_short);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
