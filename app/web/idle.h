/* Connections between two requests. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DrieIdle:
 *
 * libsoup 3.2 reads on when an answer is out, but if what it finds is the end of the line, or nothing for as long as the socket's timeout,
 * it stops reading and lets the connection be: a descriptor for ever, and a page whose next request on it is never heard. So connections
 * that wait have no timeout, and are closed here: soon after their other end was, or when they have waited for long.
 *
 * On the thread of its maker.
 */
typedef struct _DrieIdle DrieIdle;

/* @sweep: how often to look, milliseconds; what has ended is closed at the second look. @limit: how long a connection may wait, µs. */
DrieIdle *drie_idle_new (guint sweep, gint64 limit);
void drie_idle_free (DrieIdle *self);

/* An answer is out on @socket. */
void drie_idle_begin (DrieIdle *self, GSocket *socket);
/* A request came on @socket. */
void drie_idle_end (DrieIdle *self, GSocket *socket);
guint drie_idle_size (DrieIdle *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieIdle, drie_idle_free)

G_END_DECLS
