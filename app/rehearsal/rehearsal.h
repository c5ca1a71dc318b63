/* Simulated phones, over real HTTP: for practising, for tests, for the load programs. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DRIE_TYPE_REHEARSAL (drie_rehearsal_get_type ())
G_DECLARE_FINAL_TYPE (DrieRehearsal, drie_rehearsal, DRIE, REHEARSAL, GObject)

/**
 * drie_rehearsal_new:
 * @url: of the evening, http
 * @language: of the questions: "nl", "en"; another gets the English ones
 * @phones: how many, spread over the circles as in a hall (of nine: 3 pupils, 4 parents, 2 teachers)
 * @pace: one second counts as that many, more than 0: the phones write that much faster. What belongs to the network (retries, the
 *   server's Retry-After) stays in real time.
 */
DrieRehearsal *drie_rehearsal_new (const char *url, const char *language, guint phones, double pace);
/* Before start(): the same phones write the same texts after the same waits. Without it, each rehearsal is another. */
void drie_rehearsal_set_seed (DrieRehearsal *self, guint32 seed);
/* Joins, holds the live stream, writes questions while its circle may. On the main context of the caller; ends with stop() or the last
 * reference. A rehearsal is started once. */
void drie_rehearsal_start (DrieRehearsal *self);
void drie_rehearsal_stop (DrieRehearsal *self);
/* Phones that hold the live stream now. */
guint drie_rehearsal_get_joined (DrieRehearsal *self);
/* Notes answered with 201, or with 200 when the 201 got lost on the way. */
guint drie_rehearsal_get_acknowledged (DrieRehearsal *self);
/* Notes answered otherwise; one that is tried again (429, no connection) is not yet answered. */
guint drie_rehearsal_get_refused (DrieRehearsal *self);

G_END_DECLS
