/* The phone's secret: whose notes are whose, without a name. A cookie; or where cookies are refused the spare secret, which the page itself
 * carries and gives back in its forms and addresses. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "web/exchange.h"

G_BEGIN_DECLS

/* The keyed hash (HMAC-SHA256, hex) of the phone's cookie, or if none came that we could have made, of its spare secret; NULL if it sent
 * neither. Transfer full. */
char *drie_device_find (const DrieRequest *request, const char *device_key);
/* The same, but a phone with neither gets a cookie with @reply, and is a new device. Not by a GET that brought a circle: a link on another
 * site led here, the browser may have kept the secret to itself (SameSite=Strict), and a new one in its place would part the phone from its
 * notes. NULL then. Before what sets the circle. Transfer full. */
char *drie_device_ensure (const DrieRequest *request, DrieReply *reply, const char *device_key);

gboolean drie_device_has_cookie (const DrieRequest *request);
/* The spare secret by which the phone is known; NULL if it has a cookie, or none, or one that anybody may have given it (see
 * DrieRequest.stray). Transfer full. */
char *drie_device_get_spare (const DrieRequest *request);
/* For a page: 32 random hex digits. Transfer full. */
char *drie_device_make_secret (void);

G_END_DECLS
