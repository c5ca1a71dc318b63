/* How a program that is fed waits for what the library does meanwhile. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* Keeps @result, with a reference, in the GAsyncResult * at @user_data. */
void fuzz_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data);
/* Runs the main context until *@result is there, for its _finish() function. Transfer none. */
GAsyncResult *fuzz_wait_for (GAsyncResult **result);
