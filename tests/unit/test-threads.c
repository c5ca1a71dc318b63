/* What lives on one thread says so when another one comes: with a clear end rather than a race. Each test ends its own process.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening/inbox.h"
#include "model/thread.h"
#include "store/database.h"
#include "test-evening-utils.h"
#include "web/server.h"
#include "web/site.h"

#include <signal.h>

static void
elsewhere (GThreadFunc func, gpointer data)
{
  g_thread_join (g_thread_new ("elsewhere", func, data));
}

/* --- What it must not do --- */

static gpointer
claim (gpointer data)
{
  drie_thread_claim ((DrieThread *)data);
  return NULL;
}

/* Handed over properly, from nobody's hands or by its owner; claimed twice by one. */
START_TEST (test_handed_over)
{
  DrieThread thread = { 0 };

  drie_thread_claim (&thread);
  drie_thread_claim (&thread);
  drie_thread_assert (&thread);
  drie_thread_release (&thread);
  elsewhere (claim, &thread);
}
END_TEST

static DrieDatabase *
open_database (void)
{
  g_autofree char *folder = test_temp_dir ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);

  ck_assert (g_file_set_contents (path, "", 0, NULL));
  DrieDatabase *database = drie_database_open (path, DRIE_DATABASE_READ, NULL);
  ck_assert_ptr_nonnull (database);
  test_remove_dir (folder);
  return database;
}

static gpointer
read_database (gpointer data)
{
  drie_database_get_statement (data, "SELECT 1", NULL);
  return NULL;
}

/* However its transaction ended, a connection is free for another thread. */
START_TEST (test_database_released)
{
  g_autoptr (DrieDatabase) database = open_database ();

  for (int i = 0; i < 2; i++)
    {
      ck_assert (drie_database_begin (database, NULL));
      if (i == 0)
        drie_database_roll_back (database);
      else
        ck_assert (drie_database_commit (database, NULL));
      elsewhere (read_database, database);
    }
}
END_TEST

/* --- What it must do --- */

START_TEST (test_taken)
{
  DrieThread thread = { 0 };

  drie_thread_claim (&thread);
  elsewhere (claim, &thread);
}
END_TEST

START_TEST (test_nobodys)
{
  DrieThread thread = { 0 };

  drie_thread_assert (&thread);
}
END_TEST

/* A connection in the middle of another thread's transaction. */
START_TEST (test_database)
{
  DrieDatabase *database = open_database ();

  ck_assert (drie_database_begin (database, NULL));
  elsewhere (read_database, database);
}
END_TEST

static gpointer
drain (gpointer data)
{
  drie_inbox_drain (data);
  return NULL;
}

/* What phones wrote reaches the main thread, and no other. */
START_TEST (test_inbox)
{
  elsewhere (drain, drie_inbox_new (NULL, 1, NULL, NULL, NULL));
}
END_TEST

static gpointer
command (gpointer data)
{
  drie_evening_start (data, 0, NULL);
  return NULL;
}

/* What the chair does, too. */
START_TEST (test_evening)
{
  setup ();
  test_remove_dir (directory);
  elsewhere (command, evening);
}
END_TEST

static gpointer
prune (gpointer data)
{
  drie_site_prune (data, 0);
  return NULL;
}

START_TEST (test_site)
{
  g_autoptr (DriePublicState) state = drie_public_state_new ();

  elsewhere (prune, drie_site_new ("KXRT7M", "00", (DrieNoteSink){ 0 }, state, NULL, NULL, NULL));
}
END_TEST

static gpointer
stop (gpointer data)
{
  drie_web_server_stop (data);
  return NULL;
}

START_TEST (test_server)
{
  static const char *const addresses[] = { "127.0.0.1", NULL };
  DrieWebConfig config = { .addresses = addresses, .code = "KXRT7M", .device_key = "00" };
  g_autoptr (DriePublicState) state = drie_public_state_new ();

  elsewhere (stop, drie_web_server_start (&config, state, NULL, NULL, NULL));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("threads");
  TCase *tcase = tcase_create ("threads");

  tcase_add_test (tcase, test_handed_over);
  tcase_add_test (tcase, test_database_released);
  tcase_add_test_raise_signal (tcase, test_taken, SIGABRT);
  tcase_add_test_raise_signal (tcase, test_nobodys, SIGABRT);
  tcase_add_test_raise_signal (tcase, test_database, SIGABRT);
  tcase_add_test_raise_signal (tcase, test_inbox, SIGABRT);
  tcase_add_test_raise_signal (tcase, test_evening, SIGABRT);
  tcase_add_test_raise_signal (tcase, test_site, SIGABRT);
  tcase_add_test_raise_signal (tcase, test_server, SIGABRT);
  suite_add_tcase (suite, tcase);
  return test_run (suite);
}
