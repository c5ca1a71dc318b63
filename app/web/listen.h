/* A port that phones can come to. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Makes @server listen on @addresses (IP addresses; NULL: all of this machine), all on one port: @port, or unless @exact one of the next
 * ones; 0 takes a free one. It accepts nobody: that is the gate's to do. Returns: the port, or 0 and an error. */
guint16 drie_listen (SoupServer *server, const char *const *addresses, guint16 port, gboolean exact, GError **error);
/* Lets this process hold as many connections as a school hall brings. Returns: how many descriptors it may have now. */
guint drie_listen_raise_limit (void);

G_END_DECLS
