/* How a program without a main loop waits for what the library does. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* Keeps @result, with a reference, in the GAsyncResult * at @user_data, which is NULL until then. */
void cli_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data);
/* Runs the main context until *@answer is there, for its _finish() function. Transfer none. */
GAsyncResult *cli_wait_for (GAsyncResult **answer);
