/* Does the address that phones are given answer? The program asks itself, as a phone would. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  DRIE_SELF_TEST_OK,
  DRIE_SELF_TEST_LOOPBACK, /* it answers, but only this laptop can reach it: there is no network */
  DRIE_SELF_TEST_SILENT,   /* nothing answers */
  DRIE_SELF_TEST_STRANGER, /* something else answers */
} DrieSelfTest;

/* Fetches @url within three seconds. Answered on the thread-default main context. */
void drie_self_test_async (const char *url, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* FALSE and G_IO_ERROR_CANCELLED if it was cancelled; otherwise @outcome holds. */
gboolean drie_self_test_finish (GAsyncResult *result, DrieSelfTest *outcome, GError **error);
/* The outcome as a sentence for the chair. Borrowed, translated. */
const char *drie_self_test_describe (DrieSelfTest outcome);

G_END_DECLS
