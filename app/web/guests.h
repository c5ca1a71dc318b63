/* Who is connected, how long each may take, and who gives way. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "web/limits.h"
#include "web/line.h"

G_BEGIN_DECLS

/**
 * DrieGuests:
 *
 * Every line that was let in, until it is closed. Each state but WORKING and LIVE has a term, and a line that is over it is cut, however
 * busily it drips. Where there are too many, from one address or in all, the one that can best be spared gives way to the new one: the one
 * that has waited longest for its next request, else that has taken longest over asking or over reading; else the live page that came
 * last. The chair's own machine is not counted and never gives way.
 *
 * The addresses take turns to be read (see #DrieTurns). When more waits to be read by them than there may, the line that has taken nothing
 * for the longest time is cut, of the address for which most waits: a slow phone takes some all the time.
 *
 * On the thread of its maker.
 */
typedef struct _DrieGuests DrieGuests;

/* @limits: copied */
DrieGuests *drie_guests_new (const DrieLineLimits *limits);
/* Lines that are still open go on by themselves. */
void drie_guests_free (DrieGuests *self);

/* FALSE: nobody gives way. */
gboolean drie_guests_admit (DrieGuests *self, DrieLine *line);
/* Lets go of the one that can best be spared, as if one had come too many. FALSE: there is none. */
gboolean drie_guests_make_room (DrieGuests *self);
/* How many are in @state; those of this machine count too. */
guint drie_guests_count (DrieGuests *self, DrieLineState state);
/* How many there are whom the limits count, of how many addresses. */
guint drie_guests_size (DrieGuests *self);
guint drie_guests_addresses (DrieGuests *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieGuests, drie_guests_free)

G_END_DECLS
