/* Who may ask: only a page that came from here, under our own name. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "web/exchange.h"

G_BEGIN_DECLS

/* Does @host name the address and port of @local? On loopback localhost, 127.0.0.1 and [::1] will do as well. A foreign name that was made
 * to point at us (DNS rebinding) will not. */
gboolean drie_guard_host (const char *host, GSocketAddress *local);
/* May the page that sends this change anything? Only one of ours: its Origin is http:// and our Host. Without Origin (a program, an old
 * browser) only if the browser doesn't say that it comes from elsewhere. */
gboolean drie_guard_origin (const DrieRequest *request);

/* Did one of our pages lead here? Browsers tell, as our pages ask them to (Referrer-Policy); what stands elsewhere cannot say so. */
gboolean drie_guard_referer (const DrieRequest *request);

G_END_DECLS
