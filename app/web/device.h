/* The phone's secret: whose notes are whose, without a name. A cookie; or where cookies are refused the spare secret, which the page itself
 * carries and gives back in its forms and addresses. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "web/exchange.h"

G_BEGIN_DECLS

/* The keyed hash (HMAC-SHA256, hex) of the phone's cookie, or if none came that we could have made, of its spare secret; NULL if it sent
 * neither. Transfer full. */
char *drie_device_find (const DrieRequest *request, const char *device_key);
/* The same, but a phone with neither gets a cookie with @reply, and is a new device. Transfer full. */
char *drie_device_ensure (const DrieRequest *request, DrieReply *reply, const char *device_key);
/* A page that came without a cookie takes one along, also where its spare secret tells whose it is: an address with a spare secret in it
 * may have been passed on, and nobody who takes cookies shall go on writing under somebody else's. */
void drie_device_offer (const DrieRequest *request, DrieReply *reply);

/* Did the browser keep its secret to itself, since a link on another site led here? (SameSite=Strict.) A new one would take its place, and
 * the phone would be parted from its notes. Not where the page has been asked for once more by itself: DRIE_DEVICE_HERE. */
gboolean drie_device_is_held_back (const DrieRequest *request);
/* In the query of a page that the page itself asked for. */
#define DRIE_DEVICE_HERE "here"

gboolean drie_device_has_cookie (const DrieRequest *request);
/* The spare secret by which the phone is known; NULL if it has a cookie, or none. Transfer full. */
char *drie_device_get_spare (const DrieRequest *request);
/* For a page: 32 random hex digits. Transfer full. */
char *drie_device_make_secret (void);

G_END_DECLS
