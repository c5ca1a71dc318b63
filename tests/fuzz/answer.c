/* How a program that is fed waits for what the library does meanwhile. SPDX-License-Identifier: GPL-3.0-or-later */
#include "answer.h"

void
fuzz_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

GAsyncResult *
fuzz_wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}
