/* The way in: every connection is accepted here, and let in or not. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "web/guests.h"

G_BEGIN_DECLS

typedef struct _DrieGate DrieGate;

/* Hands the connections that come to @server's listeners to @server, if @guests admits them. Borrows both. On the thread-default main
 * context. */
DrieGate *drie_gate_new (SoupServer *server, DrieGuests *guests);
/* Nobody comes in any more; call before @server closes its listeners. */
void drie_gate_free (DrieGate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieGate, drie_gate_free)

G_END_DECLS
