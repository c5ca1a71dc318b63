/* Notices that the other side is gone while nothing is being read or written. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DrieHangup DrieHangup;
/* @tag: of the one who hung up; it is no longer watched. */
typedef void (*DrieHangupFunc) (gpointer tag, gpointer user_data);

/* One descriptor for all: a main loop that polls a thousand idle sockets one by one pays for each of them at each turn.
 * Lives on the thread-default main context. */
DrieHangup *drie_hangup_new (DrieHangupFunc func, gpointer user_data);
void drie_hangup_free (DrieHangup *self);
/* @tag: unique among the watched. */
void drie_hangup_watch (DrieHangup *self, int fd, gpointer tag);
void drie_hangup_unwatch (DrieHangup *self, gpointer tag);

G_END_DECLS
