/* What the unit tests share. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <check.h>
#include <gio/gio.h>

/* Runs the suite (CK_RUN_CASE and friends work) and returns main()'s exit status. Takes @suite. */
int test_run (Suite *suite);

/* A fresh folder below the temporary one. Transfer full. */
char *test_temp_dir (void);
/* Removes it and what is in it. */
void test_remove_dir (const char *path);

/* Runs the main context until @condition, at most a minute; then the test fails. */
#define test_wait_until(condition)                                                                                                         \
  G_STMT_START                                                                                                                             \
  {                                                                                                                                        \
    gint64 deadline_ = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;                                                                      \
    guint wake_ = g_timeout_add (10, G_SOURCE_FUNC (test_wake_cb), NULL);                                                                  \
    while (!(condition) && g_get_monotonic_time () < deadline_)                                                                            \
      g_main_context_iteration (NULL, TRUE);                                                                                               \
    g_source_remove (wake_);                                                                                                               \
    ck_assert_msg ((condition), "waited in vain for: %s", #condition);                                                                     \
  }                                                                                                                                        \
  G_STMT_END

gboolean test_wake_cb (gpointer unused);

/* GAsyncReadyCallback that stores a reference to the result in *(GAsyncResult **) user_data. */
void test_result_cb (GObject *source, GAsyncResult *result, gpointer user_data);
