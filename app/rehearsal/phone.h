/* One simulated phone, and what all phones of a rehearsal share. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "rehearsal/deck.h"

G_BEGIN_DECLS

/**
 * DriePhoneHall:
 * @session: keeps no cookies: each phone brings its own
 * @context: of all phones
 * @left: cancelled when the rehearsal ends
 * @url: of the evening, without a slash at the end
 * @origin: scheme, host and port of @url
 * @pace: one second counts as that many
 * @per_circle: how many phones each circle has
 * @joined: phones that hold the live stream now
 * @acknowledged, @refused: notes so far
 */
typedef struct
{
  SoupSession *session;
  GMainContext *context;
  GCancellable *left;
  char *url;
  char *origin;
  char *language;
  double pace;
  DrieDeck *deck;
  guint per_circle[DRIE_N_CIRCLES];
  guint joined;
  guint acknowledged;
  guint refused;
} DriePhoneHall;

/* A rehearsal's. NULL if @url is no http URL. Free with drie_phone_hall_unref(). */
DriePhoneHall *drie_phone_hall_new (const char *url, const char *language, guint phones, double pace, guint32 seed);
DriePhoneHall *drie_phone_hall_ref (DriePhoneHall *self);
void drie_phone_hall_unref (DriePhoneHall *self);

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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DriePhoneHall, drie_phone_hall_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DriePhone, drie_phone_unref)

G_END_DECLS
