/* Which addresses of this machine phones can reach. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Addresses of interfaces that are up, the likeliest for phones first: private IPv4, other IPv4, global IPv6 (bare, without brackets);
 * loopback only when there is nothing else. Never empty. Transfer full. */
GStrv drie_net_get_addresses (void);
/* Does this machine have @address (written as drie_net_get_addresses() writes it), on an interface that is up? */
gboolean drie_net_has_address (const char *address);
/* http://ADDRESS:PORT/CODE, an IPv6 address in brackets. Transfer full. */
char *drie_net_make_url (const char *address, guint16 port, const char *code);

G_END_DECLS
