/* The phone's secret: whose notes are whose, without a name. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "web/exchange.h"

G_BEGIN_DECLS

/* The keyed hash (HMAC-SHA256, hex) of the phone's cookie; NULL if it sent none that we could have made. Transfer full. */
char *drie_device_find (const DrieRequest *request, const char *device_key);
/* The same, but a phone without a cookie gets one with @reply, and is a new device. Transfer full. */
char *drie_device_ensure (const DrieRequest *request, DrieReply *reply, const char *device_key);

G_END_DECLS
