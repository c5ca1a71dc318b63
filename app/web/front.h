/* Where libsoup ends and plain requests begin. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "web/guests.h"
#include "web/stream.h"

G_BEGIN_DECLS

typedef struct _DrieFront DrieFront;

/* Answers every request to @soup with what the router says. Borrows all four; outlives @soup. */
DrieFront *drie_front_new (SoupServer *soup, DrieSite *site, DrieStreams *streams, DrieGuests *guests);
void drie_front_free (DrieFront *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieFront, drie_front_free)

G_END_DECLS
