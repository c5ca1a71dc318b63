/* What comes in on a phone's connection: one request at a time, and only methods that there are. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "web/turns.h"

G_BEGIN_DECLS

/* The method of every request that has another than the page uses. */
#define DRIE_INLET_OTHER "OTHER"

/**
 * DrieInlet:
 *
 * Between the kernel and libsoup 3.2, for what that one would take wrongly:
 *
 * - It keeps the name of every method it ever saw, up to 100 KiB each (g_intern_string()), and the path of every request whose length
 *   cannot be read: whoever makes such things up fills the memory. It gets to see only the methods in use, and #DRIE_INLET_OTHER for any
 *   other.
 * - It takes the last of several lengths, and passes over lines that it cannot read, so that two readers may differ on where a request
 *   ends; and it keeps up to twice 64 KiB of half a head. A head that is in doubt or too long ends there and then, which libsoup answers
 *   with 400 and the end of the connection. To know where a head begins, the end of each request is found first: what follows stays in the
 *   kernel until the answer is out.
 * - It takes a body in chunks for whole that breaks off, or goes on with something else: this one ends in an error instead.
 * - It forgets a connection that ends between two requests: it stops reading, and keeps it for ever. One that ends in the middle of a
 *   request it closes. So the end comes as a beginning that breaks off.
 */
#define DRIE_TYPE_INLET (drie_inlet_get_type ())
G_DECLARE_FINAL_TYPE (DrieInlet, drie_inlet, DRIE, INLET, GFilterInputStream)

/* Reads from @connection, which outlives it; never waits. */
DrieInlet *drie_inlet_new (GSocketConnection *connection);
/* The head of a request has been read. @length: bytes of its body; -1: it comes in chunks. */
void drie_inlet_expect_body (DrieInlet *self, gint64 length);
/* For it, the connection ends here, whatever of it the kernel still has. */
void drie_inlet_end (DrieInlet *self);
/* Reads when it is its turn among those of @queue. NULL: whenever there is something, as from the beginning. */
void drie_inlet_take_turns (DrieInlet *self, DrieTurnQueue *queue);

G_END_DECLS
