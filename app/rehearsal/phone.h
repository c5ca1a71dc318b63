/* One simulated phone. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rehearsal/phone-hall.h"

G_BEGIN_DECLS

/**
 * DriePhone:
 *
 * Fetches the page, holds the live stream, writes while its circle may. Whatever it is waiting for keeps a reference; the end of the
 * hall (@left) ends it.
 */
typedef struct _DriePhone DriePhone;

/* @place: 0-based, among the phones of @circle. @seed: decides when it writes and how much. */
DriePhone *drie_phone_new (DriePhoneHall *hall, DrieCircle circle, guint place, guint32 seed);
void drie_phone_unref (DriePhone *self);
/* Joins after a moment. */
void drie_phone_join (DriePhone *self);
/* Stops what it was about to do; call after cancelling the hall's @left. */
void drie_phone_leave (DriePhone *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DriePhone, drie_phone_unref)

G_END_DECLS
