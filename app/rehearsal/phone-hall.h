/* What all phones of a rehearsal share. SPDX-License-Identifier: GPL-3.0-or-later */
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

/* Calls @callback after so many real seconds, on the hall's context. Transfer full; see drie_phone_hall_clear_timer(). */
GSource *drie_phone_hall_start_timer (DriePhoneHall *self, double seconds, GSourceFunc callback, gpointer user_data);
/* @timer: NULL afterwards, and before if it does not run. */
void drie_phone_hall_clear_timer (GSource **timer);

/* Real seconds before what was lost is tried again: %DRIE_PHONE_RETRY at first, doubled each time up to %DRIE_PHONE_LONGEST_RETRY. */
#define DRIE_PHONE_RETRY         1.0
#define DRIE_PHONE_LONGEST_RETRY 10.0
/* @retry: how long to wait now, which is returned; the next time after that. */
double drie_phone_next_retry (double *retry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DriePhoneHall, drie_phone_hall_unref)

G_END_DECLS
