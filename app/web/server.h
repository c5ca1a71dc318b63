/* What phones talk to: a SoupServer on a thread of its own. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/note-write.h"
#include "web/limits.h"
#include "web/public-state.h"

G_BEGIN_DECLS

typedef struct _DrieWebServer DrieWebServer;

/**
 * DrieWebConfig:
 * @addresses: IP addresses to listen on (NULL-terminated); NULL: all of this machine
 * @port: the port wanted; 0 takes a free one
 * @exact_port: fail if @port is taken; else the next free one is taken
 * @code: the six characters of the evening
 * @device_key: hex key for the hashes of device cookies
 * @limits: what connections may take; NULL: DRIE_LINE_LIMITS
 * @sink: carries out what phones write; called on the web thread
 *
 * A request's Host must name the address (or localhost, on loopback) and port it came in by.
 */
typedef struct
{
  const char *const *addresses;
  guint16 port;
  gboolean exact_port;
  const char *code;
  const char *device_key;
  const DrieLineLimits *limits;
  DrieNoteSink sink;
} DrieWebConfig;

/* Phones that hold the live page, per circle; the last is "not chosen yet". Called on the main context of the one who started the server,
 * at most every half second. */
typedef void (*DrieWebPresence) (const guint phones[DRIE_N_CIRCLES + 1], gpointer user_data);

/* Starts the thread and listens; @state is shown from the first request on (reference taken). NULL and an error if no port can be had. */
DrieWebServer *
drie_web_server_start (const DrieWebConfig *config, DriePublicState *state, DrieWebPresence presence, gpointer user_data, GError **error);
/* Ends all connections and the thread. NULL-safe. */
void drie_web_server_stop (DrieWebServer *self);
guint16 drie_web_server_get_port (DrieWebServer *self);
/* Swaps the state (takes a reference), tells every live page, and `mine` to each device whose note changed.
 * The answer comes when requests see the new state. */
void drie_web_server_publish_async (DrieWebServer *self, DriePublicState *state, GAsyncReadyCallback callback, gpointer user_data);
gboolean drie_web_server_publish_finish (DrieWebServer *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrieWebServer, drie_web_server_stop)

G_END_DECLS
