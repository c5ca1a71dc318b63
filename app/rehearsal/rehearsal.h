/* Simulated phones, over real HTTP: for practising, for tests, for the load programs. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DRIE_TYPE_REHEARSAL (drie_rehearsal_get_type ())
G_DECLARE_FINAL_TYPE (DrieRehearsal, drie_rehearsal, DRIE, REHEARSAL, GObject)

/* @url: of the evening. @language: of the questions ("nl", "en"). @phones: how many, spread over the circles as in a hall.
 * @pace: one second counts as that many: the phones write that much faster. */
DrieRehearsal *drie_rehearsal_new (const char *url, const char *language, guint phones, double pace);
/* Joins, holds the live stream, writes questions while its circle may. On the main context of the caller; ends with stop() or the last
 * reference. */
void drie_rehearsal_start (DrieRehearsal *self);
void drie_rehearsal_stop (DrieRehearsal *self);
guint drie_rehearsal_get_joined (DrieRehearsal *self);
guint drie_rehearsal_get_acknowledged (DrieRehearsal *self); /* notes answered with 201 */
guint drie_rehearsal_get_refused (DrieRehearsal *self);      /* notes answered otherwise */

G_END_DECLS
